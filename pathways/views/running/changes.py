"""How often the main advisers of a manager's people changed, and how long each stayed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.council_views import Signed, councils_for
from pathways.adviser_changes import adviser_changes
from pathways.running import SEE_TEAM


@require_safe
def changes_view(request: Signed) -> HttpResponse:
    """Numbers alone, and nobody's name."""
    councils_for(request, SEE_TEAM)
    return render(request, "running/changes.html", {"changes": adviser_changes(request.user, request.today)})
