"""Who has looked at the reader's record, or changed it."""

from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leaving_care.looks import events, told
from leaving_care.models import YoungPerson
from pathways.views.me.own import ask_of, own

A_PAGE = 100


@own
def who_looked(request: HttpRequest, person: YoungPerson) -> HttpResponse:
    """Line by line, grouped by day, a hundred to a page."""
    today = request.today  # type: ignore[attr-defined]
    page = Paginator(events(person, today), A_PAGE).get_page(request.GET.get("page"))
    days = [(day, list(looks)) for day, looks in groupby(told(page), key=lambda look: look.day)]
    said = {"person": person, "page": page, "days": days, "ask": ask_of(person.authority, today)}
    return render(request, "me/who_looked.html", said)
