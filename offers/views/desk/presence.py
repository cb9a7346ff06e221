"""Saying that one has a row of a draft open, and being told who else has."""

from django import forms
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from leaving_care.council_views import Signed
from offers.actions.presence import note_presence, others_in
from offers.desk_lists.here import in_words
from offers.views.desk.common import EDIT, find_edition


class _Sent(forms.Form):
    row = forms.CharField(max_length=200)


@require_POST
def presence_view(request: Signed, council: str, number: int) -> HttpResponse:
    """Notes it, and answers with the sentence about others. Nothing is noted of an edition that is no draft."""
    edition = find_edition(request, council, number, EDIT)
    sent = _Sent(request.POST)
    if not sent.is_valid() or not edition.is_draft:
        return JsonResponse({"words": ""})
    row = sent.cleaned_data["row"]
    note_presence(edition, row=row, by=request.user, at=request.now)
    return JsonResponse({"words": in_words(others_in(edition, row, by=request.user, at=request.now), request.now)})
