"""What is due, for an adviser's own calendar: its private address, and what is read there."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leaving_care.access import held
from leaving_care.models import User, YoungPerson
from leaving_care.walls import within
from pathways.actions import calendars
from pathways.calendar import Entry, written
from pathways.models import Summary, VisitPlanned
from pathways.running import caseload, working_as
from pathways.summaries import state_on
from pathways.timetable.words import ON_HOLD
from pathways.views.work.working import of_them

NOT_HERE = "There is no calendar here."
HIDDEN = "/work/calendar/private.ics"
NAMED = uuid.UUID("5f0e6c2a-2f39-4f0e-9a53-0d5f6f7f3b11")  # under which the names of entries are made
PAST = timedelta(days=31)  # how long a visit stays in the calendar


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """Whether there is an address. POST makes one, and shows it this once."""
    if not working_as(request.user, request.today):  # type: ignore
        raise PermissionDenied(calendars.MADE)
    address = ""
    if request.method == "POST":
        secret = calendars.make(by=request.user, at=request.now)  # type: ignore
        address = request.build_absolute_uri(f"/work/calendar/{secret}.ics")
    feed = calendars.standing(request.user)  # type: ignore[arg-type]
    return render(request, "day/calendar.html", {"address": address, "feed": feed})


@require_POST
def end_calendar(request: HttpRequest) -> HttpResponse:
    """Takes the address back."""
    if not working_as(request.user, request.today):  # type: ignore
        raise PermissionDenied(calendars.ENDED)
    calendars.end(by=request.user, at=request.now)  # type: ignore
    messages.success(request, "The address is taken back. Whoever has it finds nothing there any more.")
    return redirect("work_calendar")


@csrf_exempt  # a calendar has no session that a form could be sent in; nothing is changed here
@login_not_required
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """What is due and planned, as a calendar reads it. An address that was taken back is as one that never was."""
    # From here on nothing that is logged of the request has the secret in it.
    request.path = request.path_info = HIDDEN
    return _feed(request, secret)


@csrf_exempt
@login_not_required
def no_feed(request: HttpRequest, spoilt: str) -> HttpResponse:
    """An address that is not quite one: it may hold the secret."""
    request.path = request.path_info = HIDDEN
    return HttpResponseNotFound(NOT_HERE, content_type="text/plain")


@require_safe
def _feed(request: HttpRequest, secret: str) -> HttpResponse:
    user, today = calendars.owner(secret), request.today  # type: ignore[attr-defined]
    if user is None or not working_as(user, today):
        return HttpResponseNotFound(NOT_HERE, content_type="text/plain")
    # Nobody is signed in, so nobody has put the walls up yet.
    with within(*{row.authority_id for row in held(user, today)}, on=today):
        text = written(_entries(user, today), "What is due", request.now)  # type: ignore[attr-defined]
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="due.ics"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _entries(user: User, on: date) -> list[Entry]:
    """Duties with a last day that do not wait, and visits, by day. Initials alone. Three queries."""
    rows = caseload(user, on)
    visits = VisitPlanned.objects.filter(person__in=[row.person_id for row in rows], cancelled="", on__gte=on - PAST)
    people = {row.person_id: row.person for row in rows}
    made = [entry for row in rows for entry in _duties(row, on)]
    made += [
        Entry(f"{visit.key}@leaving-care-portal", visit.on, f"{initials(people[visit.person_id])}: visit")
        for visit in visits
    ]
    return sorted(made, key=lambda entry: (entry.on, entry.text))


def _duties(row: Summary, on: date) -> Iterator[Entry]:
    for duty in row.duties:
        if duty["due_on"] and state_on(duty, on) != ON_HOLD:
            name = uuid.uuid5(NAMED, f"{row.person.key} {duty['id']} {duty['about']}")
            text = f"{initials(row.person)}: {of_them(duty['what'])}"
            yield Entry(f"{name}@leaving-care-portal", date.fromisoformat(duty["due_on"]), text)


def initials(person: YoungPerson) -> str:
    """K. M. for Kai Miller."""
    words: Iterable[str] = person.name_used.split()
    return " ".join(f"{word[0].upper()}." for word in words)
