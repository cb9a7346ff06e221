"""What the pages under /me/ share: the reader's own record, and whom to ask."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.access import held, reachable
from leaving_care.models import Authority, Role, User, YoungPerson
from leaving_care.record_views import PersonFormView
from offers.answering import Offer, offer_on

NOT_LINKED = "me/not_linked.html"


class NotLinked(Exception):
    """Somebody belongs to a council as a young person, and no record is theirs yet."""


@dataclass(frozen=True)
class Ask:
    """Whom to ask, always: the council by name, and the way to it. `sentence` (HTML of the offer) blank: no offer is published."""

    council: str
    slug: str
    sentence: str


def own_record(request: HttpRequest) -> YoungPerson:
    """The reader's own record, with its authority. One query.

    Raises Http404 for whoever is no young person here today, and NotLinked where their record is not linked yet.
    """
    user, today = cast(User, request.user), request.today  # type: ignore[attr-defined]
    person = reachable(user, "see_own", today).select_related("authority").first()
    if person is not None:
        return person
    if any(membership.role == Role.YOUNG_PERSON for membership in held(user, today)):
        raise NotLinked
    raise Http404


def not_linked(request: HttpRequest) -> HttpResponse:
    """The page for somebody whose record is not linked yet."""
    today = request.today  # type: ignore[attr-defined]
    theirs = [row.authority for row in held(cast(User, request.user), today) if row.role == Role.YOUNG_PERSON]
    return render(request, NOT_LINKED, {"asks": [ask_of(council, today) for council in theirs]})


def own(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page about the reader's own record, which it is handed as the second argument."""

    @require_safe
    @wraps(view)
    def page(request: HttpRequest, *args, **kwargs) -> HttpResponse:
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


def ask_of(council: Authority, on: date) -> Ask:
    """Whom to ask at a council. No query: its offer is a file."""
    offer = offer_of(council, on)
    return Ask(council.name, council.slug if offer else "", offer["ask_sentence"] if offer else "")
