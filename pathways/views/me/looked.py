"""Who has looked at the reader's record, or changed it."""

from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leaving_care.looks import days, events, folded, told
from leaving_care.models import YoungPerson
from pathways.views.me.own import ask_for, own

DAYS_A_PAGE = 31


@own
def who_looked(request: HttpRequest, person: YoungPerson) -> HttpResponse:
    """Grouped by day, each person's looks and changes of a day as one line each; so many days to a page."""
    today = request.today  # type: ignore[attr-defined]
    page = Paginator(days(person, today), DAYS_A_PAGE).get_page(request.GET.get("page"))
    shown = list(page)
    first, last = (shown[-1], shown[0]) if shown else (today, today)
    rows = events(person, today).filter(day__range=(first, last))  # type: ignore[misc]
    lines = folded(told(rows))
    by_day = [(day, list(looks)) for day, looks in groupby(lines, key=lambda look: look.day)]
    said = {"person": person, "page": page, "days": by_day, "ask": ask_for(person, today)}
    return render(request, "me/who_looked.html", said)
