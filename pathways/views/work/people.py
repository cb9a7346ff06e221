"""The list of the people whom somebody works with."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leaving_care.access import authorities
from leaving_care.models import Status
from pathways.views.searching import query_without_page, searched
from pathways.views.work.listing import SEARCHED, covered, line, my_people, with_lines

A_PAGE = 100


@searched
def people(request: HttpRequest) -> HttpResponse:
    """My people, by name. Those who have no work with young people are refused."""
    user, today = request.user, request.today  # type: ignore[attr-defined]
    councils = authorities(user, "see_people", today)  # type: ignore[arg-type]
    if not councils:
        raise PermissionDenied("see_people")
    asked = request.asked  # type: ignore[attr-defined]
    search = asked.get("q", "").replace("\0", "").strip()[:SEARCHED]
    status = asked.get("status", "")
    status = status if status in Status.values else ""
    found = my_people(user, today, search=search, status=status)  # type: ignore[arg-type]
    page = Paginator(with_lines(found, user, today), A_PAGE).get_page(request.GET.get("page"))  # type: ignore
    away = covered(user, today)  # type: ignore[arg-type]
    lines = [line(person, user, today, away) for person in page.object_list]  # type: ignore[arg-type]
    return render(
        request,
        "work/people.html",
        {
            "lines": lines,
            "page": page,
            "search": search,
            "status": status,
            "statuses": [(value, label.capitalize()) for value, label in Status.choices],
            "shows": frozenset().union(*(each.shows for each in lines)),
            "councils": len(councils),
            "asked": bool(search or status),
            "query": query_without_page(request),
            "may_add": bool(authorities(user, "add_person", today)),  # type: ignore[arg-type]
        },
    )
