"""The days of a draft that were copied from the edition before and have to be looked at again."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from leaving_care.council_views import Signed
from offers.actions import editions
from offers.dates_to_check import open_dates
from offers.desk_lists.called import Called
from offers.desk_lists.places import row_place
from offers.desk_lists.said import field_in_words
from offers.models import DateToCheck
from offers.views.desk.common import EDIT, find_edition, may


class _Sent(forms.Form):
    row = forms.CharField(max_length=200)
    field = forms.CharField(max_length=40)


@require_http_methods(["GET", "HEAD", "POST"])
def dates_view(request: Signed, council: str, number: int) -> HttpResponse:
    """Every such day with its row; "still right" settles one. What names none of them settles nothing."""
    edition = find_edition(request, council, number, EDIT if request.method == "POST" else "see_desk")
    if request.method == "POST":
        sent = _Sent(request.POST)
        if sent.is_valid():
            try:
                editions.settle_date(edition, **sent.cleaned_data, by=request.user, at=request.now)
                messages.success(request, "Noted: the day is still right.")
            except ValidationError as wrong:
                messages.error(request, " ".join(wrong.messages))
        return redirect("offers:dates", council, number)
    waiting = open_dates(edition)
    called = Called(edition, [each.row for each in waiting])
    is_open = edition.is_draft and not edition.set_aside_at
    told = {
        "edition": edition,
        "council": edition.authority,
        "dates": [
            (each, called.row(each.row), _field(each), row_place(edition, each.row) if each.row in called else "")
            for each in waiting
        ],
        "may_edit": is_open and may(request, EDIT, edition.authority),
    }
    return render(request, "desk/dates.html", told)


def _field(each: DateToCheck) -> str:
    """What the day is called; one of a part of a row has no name of the row's own."""
    return field_in_words(each.row if ", " not in each.row else "", each.field)
