"""The list of the people whom somebody works with: an adviser's by what is due, everybody else's by name."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leaving_care.access import authorities, held
from leaving_care.models import Role, Status
from leaving_care.permissions import Reach, action
from pathways.day import for_the_list
from pathways.running import caseload, working_as
from pathways.views.day import lines as day
from pathways.views.day.today import of_today
from pathways.views.searching import query_without_page, searched
from pathways.views.work.listing import SEARCHED, covered, line, my_people, with_lines

A_PAGE = 100
SEE_PEOPLE = "see_people"
STATUSES = [(value, label.capitalize()) for value, label in Status.choices]


@searched
def people(request: HttpRequest) -> HttpResponse:
    """My people: those with whom one works by what is due, or else everybody whom one may see."""
    said = _asked(request)
    if working_as(request.user, request.today):  # type: ignore
        return _by_day(request, said)
    return _by_name(request, said)


@searched
def everybody(request: HttpRequest) -> HttpResponse:
    """Everybody whom one may see, for those who have another role beside working with people."""
    return _by_name(request, _asked(request), has_own=bool(working_as(request.user, request.today)))  # type: ignore


def _asked(request) -> dict[str, Any]:
    """What is looked for, and what both lists show. Those who have no work with young people are refused."""
    user, today = request.user, request.today
    councils = authorities(user, SEE_PEOPLE, today)
    if not councils:
        raise PermissionDenied(SEE_PEOPLE)
    search = request.asked.get("q", "").replace("\0", "").strip()[:SEARCHED]
    status = request.asked.get("status", "")
    status = status if status in Status.values else ""
    return {
        "search": search,
        "status": status,
        "asked": bool(search or status),
        "statuses": STATUSES,
        "councils": len(councils),
        "query": query_without_page(request),
        "may_add": bool(authorities(user, "add_person", today)),
    }


def _by_day(request, said: dict[str, Any]) -> HttpResponse:
    """Those with whom one works or for whose worker one covers, what is due soonest first. Two queries."""
    user, today = request.user, request.today
    found = caseload(user, today, more=lambda people: for_the_list(people, user, today), with_back=True)
    rows = [row for row in found if day.is_listed(row.person)]
    lines = [day.line(row, today) for row in rows]
    show = request.GET.get("show", "")
    show = show if show in day.SHOWS else "people"
    asked = day.looked_for(lines, said["search"], said["status"]) if said["asked"] else lines
    page = Paginator([each for each in asked if show in each.counted], A_PAGE).get_page(request.GET.get("page"))
    numbers = day.counts(lines)
    told = {
        "lines": page.object_list,
        # What was asked for is shown as it is; everybody, in groups.
        "groups": [] if said["asked"] or show != "people" else day.grouped(page.object_list),
        "page": page,
        "show": show,
        "shown": day.SHOWS[show],
        # What was looked for stands before everything else.
        "is_looked_for": said["asked"] or show != "people",
        "shows": [(name, words, numbers[name]) for name, words in day.SHOWS.items()],
        "day": of_today(rows, [row.person for row in found if not day.is_listed(row.person)], today),
        "has_people": bool(lines),
        "sees_more": _sees_more(user, today),
    }
    return render(request, "day/people.html", said | told)


def _by_name(request, said: dict[str, Any], *, has_own: bool = False) -> HttpResponse:
    """Everybody whom one may see, by name, with the parts of their record that one may see."""
    user, today = request.user, request.today
    found = my_people(user, today, search=said["search"], status=said["status"])
    page = Paginator(with_lines(found, user, today), A_PAGE).get_page(request.GET.get("page"))
    away = covered(user, today)
    lines = [line(person, user, today, away) for person in page.object_list]
    shows = frozenset[str]().union(*(each.shows for each in lines))
    return render(
        request, "work/people.html", said | {"lines": lines, "page": page, "shows": shows, "has_own": has_own}
    )


def _sees_more(user, today) -> bool:
    """Whether a role of theirs reaches people beside those whom they work with."""
    reaches = action(SEE_PEOPLE).roles
    return any(reaches.get(Role(row.role), Reach.ALLOCATED) is not Reach.ALLOCATED for row in held(user, today))
