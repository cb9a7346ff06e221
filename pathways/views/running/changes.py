"""How often the main advisers of a manager's people changed, how long each stayed, and who changes next."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.council_views import Signed, councils_for
from pathways.adviser_changes import adviser_changes
from pathways.planned_changes import coming
from pathways.running import SEE_TEAM


@require_safe
def changes_view(request: Signed) -> HttpResponse:
    """What comes by itself, by name; of what was, numbers alone."""
    councils_for(request, SEE_TEAM)
    changes, ahead = adviser_changes(request.user, request.today), coming(request.user, request.today)
    return render(request, "running/changes.html", {"changes": changes, "coming": ahead})
