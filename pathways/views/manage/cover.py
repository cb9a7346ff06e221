"""Who covers while somebody is away."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.actions import allocations
from leaving_care.council_views import (
    CouncilFormView,
    Signed,
    address,
    choice_of_councils,
    council_for,
    councils_for,
    paged,
)
from leaving_care.models import Cover, Membership
from pathways.forms.manage.staff import CoverForm, EndCoverForm
from pathways.views.searching import query_without_page

COVER = "cover"


@require_safe
def cover_view(request: Signed) -> HttpResponse:
    """Every adviser and social worker, with who covers for them today or later."""
    council = council_for(request, COVER)
    today = request.today
    page = paged(request, _workers(council, today))
    covers: dict[int, list[Cover]] = {}
    rows = Cover.objects.filter(away__in=[row.pk for row in page], ends_on__gte=today).select_related(
        "cover__user", "cover__authority"
    )
    for row in rows.order_by("starts_on", "pk"):
        covers.setdefault(row.away_id, []).append(row)
    told = {
        "council": council,
        "councils": choice_of_councils(request, COVER, council),
        "page": page,
        "rows": [_shown(request, row, covers.get(row.pk, [])) for row in page],
        "query": query_without_page(request),
        "today": today,
    }
    return render(request, "manage/cover.html", told)


def _shown(request: Signed, worker: Membership, covers: list[Cover]) -> dict[str, Any]:
    """One worker, and which links there are: the manager of a team has those between workers of that team."""

    def may_cover(*workers: Membership) -> bool:
        return allocations.may_cover(request.user, request.today, *workers)

    return {
        "worker": worker,
        "covers": [(row, may_cover(worker, row.cover)) for row in covers],
        "may_cover": may_cover(worker),
    }


def _workers(council, today):
    rows = Membership.objects.filter(authority=council, role__in=allocations.WORKERS).exclude(ends_on__lt=today)
    return rows.select_related("user", "team", "authority").order_by("user__name", "pk")


class CoverFormView(CouncilFormView):
    """A form about who covers for one worker."""

    what = COVER

    def find(self, request, **kwargs):
        """The worker who is away."""
        able = councils_for(request, self.what)
        rows = Membership.objects.filter(authority__in=able, role__in=allocations.WORKERS, key=kwargs["key"])
        found = rows.select_related("user", "authority").first()
        if found is None:
            raise Http404
        self.membership, self.council = found, found.authority
        if not allocations.may_cover(request.user, request.today, found):
            raise PermissionDenied(self.what)

    def back(self):
        """The list."""
        return address("manage_cover", council=self.council)

    def get_context_data(self, **kwargs):
        """Who is away."""
        return super().get_context_data(member=self.membership, **kwargs)


class AddCoverView(CoverFormView):
    """Letting somebody cover."""

    form_class = CoverForm
    title = "Cover for somebody who is away"
    lead = ("Whoever covers sees and changes what this worker does, from the first day to the last.",)
    done = "The cover is set."

    def get_form_kwargs(self):
        """Who is away, the day, and of which teams somebody may cover."""
        teams = allocations.teams_managed(self.request.user, self.council, self.request.today)
        more = {"membership": self.membership, "today": self.request.today, "teams": teams}
        return super().get_form_kwargs() | more

    def act(self, form, **opened):
        """Calls the action."""
        allocations.cover(self.membership, **form.cleaned_data, **opened)


class EndCoverView(CoverFormView):
    """Ending cover early: by one colleague, the time that runs or comes next."""

    form_class = EndCoverForm
    title = "End cover"
    done = "The cover is changed."

    def find(self, request, **kwargs):
        """The cover, too."""
        super().find(request, **kwargs)
        rows = Cover.objects.filter(away=self.membership, cover__key=kwargs["colleague"], ends_on__gte=request.today)
        self.cover = (
            rows.select_related("away__authority", "cover__user", "cover__authority")
            .order_by("starts_on", "pk")
            .first()
        )
        if self.cover is None:
            raise Http404
        if not allocations.may_cover(request.user, request.today, self.cover.cover):
            raise PermissionDenied(self.what)

    def act(self, form, **opened):
        """Calls the action."""
        allocations.end_cover(self.cover, **form.cleaned_data, **opened)
