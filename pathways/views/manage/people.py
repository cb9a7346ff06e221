"""The young people of a team, and how much there is for each adviser."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.council_views import Signed, councils_for, paged
from pathways.caseload import SEE_TEAM, advisers_of, caseloads, detailed, team_list
from pathways.forms.manage.lists import TeamListForm
from pathways.views.searching import query_without_page, searched


@searched
def people_view(request: Signed) -> HttpResponse:
    """A page of the list. Everybody in reach, those without a main adviser first."""
    councils_for(request, SEE_TEAM)
    user, today = request.user, request.today
    asked = request.asked if any(name in request.asked for name in TeamListForm.base_fields) else None
    advisers = [(str(row.key), row.user.name or row.user.email) for row in advisers_of(user, today)]
    form = TeamListForm(asked, advisers=advisers)
    page = paged(request, team_list(user, today, **(form.filters() if asked else {})))
    told = {
        "form": form,
        "page": page,
        "people": detailed(page.object_list, today),
        "query": query_without_page(request),
        "asked": bool(asked),
    }
    return render(request, "manage/people.html", told)


@require_safe
def caseloads_view(request: Signed) -> HttpResponse:
    """How much there is for each adviser. Every number opens the people behind it."""
    councils_for(request, SEE_TEAM)
    return render(request, "manage/caseloads.html", {"loads": caseloads(request.user, request.today)})
