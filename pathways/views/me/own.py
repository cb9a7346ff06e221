"""What the pages under /me/ share: the reader's own record, and whom to ask."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import wraps
from typing import cast

from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.access import held, reachable
from leaving_care.dates import uk_day
from leaving_care.models import Allocation, Authority, Correction, Role, User, YoungPerson
from leaving_care.record_views import PersonFormView
from offers.answering import Offer, offer_on
from pathways.views.me.workers import Number

NOT_LINKED = "me/not_linked.html"
TOLD_FOR = timedelta(days=60)  # for so long an answer to a correction is told on the first pages


class NotLinked(Exception):
    """Somebody belongs to a council as a young person, and no record is theirs yet."""


@dataclass(frozen=True)
class Ask:
    """Whom to ask, always: the council by name, and the way to it. `sentence` (HTML of the offer) blank: no offer is published.

    `phone`: of the team of whoever works with the reader, which goes before the council's. Nobody works with somebody whose
    record is not linked.
    """

    council: str
    slug: str
    sentence: str
    phone: Number | None = None
    has_worker: bool = False
    has_social_worker: bool = False


def own_record(request: HttpRequest) -> YoungPerson:
    """The reader's own record, with its authority, who there is to ask, and when a correction was last answered. One query.

    Raises Http404 for whoever is no young person here today, and NotLinked where their record is not linked yet.
    """
    user, today = cast(User, request.user), request.today  # type: ignore[attr-defined]
    answers = Correction.objects.filter(person=OuterRef("pk"), answered_at__isnull=False).order_by("-answered_at")
    working = Allocation.objects.on(today).filter(person=OuterRef("pk")).order_by("-is_main", "starts_on", "pk")
    there = working.filter(Q(worker__ends_on=None) | Q(worker__ends_on__gte=today))
    own = reachable(user, "see_own", today).annotate(
        last_answer=Subquery(answers.values("answered_at")[:1]),
        team_phone=Subquery(working.exclude(worker__team__phone="").values("worker__team__phone")[:1]),
        has_worker=Exists(there),
        has_social_worker=Exists(there.filter(role=Role.SOCIAL_WORKER)),
    )
    person = own.select_related("authority").first()
    if person is not None:
        return person
    if any(membership.role == Role.YOUNG_PERSON for membership in held(user, today)):
        raise NotLinked
    raise Http404


def answered_on(person: YoungPerson, on: date) -> date | None:
    """The day of the newest answer to what the reader asked to be put right; None where there is none to tell. No query."""
    last: datetime | None = person.last_answer  # type: ignore[attr-defined]
    day = uk_day(last) if last else None
    return day if day and day >= on - TOLD_FOR else None


def not_linked(request: HttpRequest) -> HttpResponse:
    """The page for somebody whose record is not linked yet."""
    today = request.today  # type: ignore[attr-defined]
    theirs = [row.authority for row in held(cast(User, request.user), today) if row.role == Role.YOUNG_PERSON]
    return render(request, NOT_LINKED, {"asks": [ask_of(council, today) for council in theirs]})


def own(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page about the reader's own record, which it is handed as the second argument."""

    @require_safe
    @wraps(view)
    def page(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        try:
            person = own_record(request)
        except NotLinked:
            return not_linked(request)
        return view(request, person, *args, **kwargs)

    return page


class OwnFormView(PersonFormView):
    """A page with one form that changes the reader's own record."""

    template_name = "me/form.html"
    heading = ""
    back = ""

    def dispatch(self, request, *args, **kwargs):
        """Somebody whose record is not linked yet is told so."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except NotLinked:
            return not_linked(request)

    def find(self, request, **kwargs) -> YoungPerson:
        """Their own."""
        return own_record(request)

    def get_context_data(self, **kwargs):
        """The heading, and where the way back leads."""
        return super().get_context_data(heading=self.heading, back=self.get_success_url(), **kwargs)


def offer_of(council: Authority, on: date) -> Offer | None:
    """What the council publishes on a day; None where it publishes nothing."""
    try:
        return offer_on(council.slug, on)
    except Http404:
        return None


def ask_for(person: YoungPerson, on: date) -> Ask:
    """Whom the reader may ask, with the number of their own team where it has one. No query."""
    phone: str | None = person.team_phone  # type: ignore[attr-defined]
    return replace(
        ask_of(person.authority, on),
        phone=Number(phone) if phone else None,
        has_worker=person.has_worker,  # type: ignore[attr-defined]
        has_social_worker=person.has_social_worker,  # type: ignore[attr-defined]
    )


def ask_of(council: Authority, on: date) -> Ask:
    """Whom to ask at a council. No query: its offer is a file."""
    offer = offer_of(council, on)
    return Ask(council.name, council.slug if offer else "", offer["ask_sentence"] if offer else "")
