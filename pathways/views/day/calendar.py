"""What is due, for an adviser's own calendar: its private address, and what is read there."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leaving_care.access import held
from leaving_care.models import User
from leaving_care.walls import within
from pathways.actions import calendars
from pathways.calendar import written
from pathways.running import caseload, working_as
from pathways.views.day.entries import called, entries, initials

NOT_HERE = "There is no calendar here."
HIDDEN = "/work/calendar/private.ics"


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
    sharing = _sharing(request.user, request.today) if feed else []  # type: ignore
    return render(request, "day/calendar.html", {"address": address, "feed": feed, "sharing": sharing})


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
        text = written(entries(user, today), "What is due", request.now)  # type: ignore[attr-defined]
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="due.ics"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _sharing(user: User, on: date) -> list[tuple[str, str]]:
    """Who is meant where several of one's people have the same initials: what the calendar calls each, and the name."""
    people = {row.person_id: row.person for row in caseload(user, on)}
    short = called(people.values())
    shared = [(short[pk], person.name_used) for pk, person in people.items() if short[pk] != initials(person)]
    return sorted(shared)
