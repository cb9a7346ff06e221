"""One young person's record as one reader may see it: which parts, and what they may do to it. One query, as a rule."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest

from leaving_care import audit
from leaving_care.abilities import Asking
from leaving_care.access import held, reachable
from leaving_care.models import Correction, GlassBroken, Part, StatusElsewhere, TimeInCare, User, YoungPerson
from leaving_care.permissions import SEE_RECORD, seeing

# What a page about a record offers to do.
OFFERED = (
    "change_facts",
    "change_reach",
    "set_level",
    "note_consent",
    "give_booklet",
    "write_note",
    "invite_young_person",
    "settle_status",
    "allocate",
    "refer",
    "write_plan",
    "log_contact",
    "hold_duty",
)
ASKED = (*map(seeing, Part), *OFFERED)


@dataclass(frozen=True)
class Record:
    """A young person, and what this reader may see and do. `glass_until` None: it was not opened outside the usual rule.

    `is_handed`: it is another council's, of which parts were handed to the reader's.
    """

    person: YoungPerson
    able: frozenset[str]
    is_handed: bool

    def sees(self, part: Part) -> bool:
        """Whether the reader may see a part."""
        return seeing(part) in self.able

    @property
    def glass_until(self) -> date | None:
        """The last day on which the reader may look outside the usual rule."""
        return self.person.glass_until  # type: ignore[attr-defined]

    @property
    def glass_reason(self) -> str:
        """Why they do; blank where they look as usual."""
        return self.person.glass_reason or ""  # type: ignore[attr-defined]


def open_record(
    request: HttpRequest,
    key: uuid.UUID,
    part: Part | None = None,
    *,
    more: Callable[[QuerySet[YoungPerson]], QuerySet[YoungPerson]] | None = None,
) -> Record:
    """The record of an address. Raises Http404 where the reader may not see it, PermissionDenied where not this part.

    `more`: asks for more of the person, in the same query.
    """
    what = seeing(part) if part else SEE_RECORD
    request.doing, request.asked_for = what, key  # type: ignore[attr-defined]
    user, today = request.user, request.today  # type: ignore[attr-defined]
    asking = Asking(user, ASKED, today)  # type: ignore[arg-type]
    people = _people(user, today).annotate(**asking.first).filter(key=key)  # type: ignore[arg-type]
    person = (more(people) if more else people).first()
    if person is None:
        raise Http404
    request.found = person  # type: ignore[attr-defined]
    able = asking.settle(person)
    if part and what not in able:
        raise PermissionDenied(what)
    ours = {membership.authority_id for membership in held(user, today)}  # type: ignore[arg-type]
    return Record(person, able, is_handed=person.authority_id not in ours)


def note_look(request: HttpRequest, record: Record, part: str) -> None:
    """Notes that the reader looked at a part, or at a page."""
    audit.looked(record.person, part, by=request.user, at=request.now, reason=record.glass_reason)  # type: ignore


def _people(user: User, today: date):
    glass = GlassBroken.objects.on(today).filter(
        person=OuterRef("pk"), manager__in=[membership.pk for membership in held(user, today)]
    )
    elsewhere = StatusElsewhere.objects.filter(person=OuterRef("pk")).order_by("-read_at", "-pk")
    return (
        reachable(user, SEE_RECORD, today)
        .select_related("authority")
        .annotate(
            glass_until=Subquery(glass.values("ends_on")[:1]),
            glass_reason=Subquery(glass.values("reason")[:1]),
            has_not_agreed=Exists(Correction.objects.filter(person=OuterRef("pk"), agreed=False)),
            has_care=Exists(TimeInCare.objects.filter(person=OuterRef("pk"))),
            status_elsewhere=Subquery(elsewhere.values("status")[:1]),
            status_elsewhere_at=Subquery(elsewhere.values("read_at")[:1]),
        )
    )
