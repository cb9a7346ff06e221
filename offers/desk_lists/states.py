"""How each edition of a council stands on a day."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from leaving_care.models import Authority
from offers.actions.editing import QUIET
from offers.models import ApprovingBody, BodyDecision, Edit, Edition, Publishing, Submission, Timed


class State(Enum):
    """How an edition stands, in the words that are shown, and the colour of the tag that says them."""

    DRAFT = "Draft", "blue"
    SUBMITTED = "Submitted", "yellow"
    RETURNED = "Returned with comments", "orange"
    APPROVED = "Approved", "green"
    TIMED = "Goes out at a set time", "green"
    GOING_OUT = "Being published", "turquoise"
    PUBLISHED = "Published, applies later", "green"
    IN_FORCE = "In force", "green"
    EARLIER = "An earlier edition", "grey"
    WITHDRAWN = "Withdrawn", "grey"
    SET_ASIDE = "Set aside", "grey"

    @property
    def words(self) -> str:
        """What the tag says."""
        return self.value[0]

    @property
    def colour(self) -> str:
        """Of GOV.UK's tags. The words say it all without it."""
        return self.value[1]


@dataclass(frozen=True)
class Standing:
    """An edition and how it stands. `is_open`: it can be worked on."""

    edition: Any  # an Edition with what `editions_of` adds
    state: State

    @property
    def is_open(self) -> bool:
        """Whether it is a draft that is worked on."""
        return self.edition.is_draft and not self.edition.set_aside_at


def editions_of(authority: Authority, *, on: date, now: datetime) -> list[Standing]:
    """Every edition of a council, the newest first, in one query.

    Each has, too: `begun_at` and `last_edit` (id) of its changes, `submitted_at` of what was submitted last, and `goes_out_at`.
    """
    of_this = Q(edition=OuterRef("pk"))
    edits = Edit.objects.filter(of_this)
    put = Submission.objects.filter(of_this).order_by("-number")
    decided = BodyDecision.objects.filter(submission=OuterRef("last_submission")).order_by()
    agreed = decided.filter(decision=BodyDecision.Decision.APPROVED)
    bodies = ApprovingBody.objects.filter(authority=OuterRef("authority")).exclude(ends_on__lt=on).order_by()
    rows = (
        Edition.objects.filter(authority=authority)
        .select_related("withdrawal")
        .annotate(
            begun_at=Subquery(edits.order_by("at", "pk").values("at")[:1]),
            last_edit=Subquery(edits.order_by("-at", "-pk").values("pk")[:1]),
            last_edit_at=Subquery(edits.order_by("-at", "-pk").values("at")[:1]),
            last_submission=Subquery(put.values("pk")[:1]),
            submitted_at=Subquery(put.values("at")[:1]),
            is_returned=Exists(decided.filter(decision=BodyDecision.Decision.RETURNED)),
            bodies_agreed=Coalesce(Subquery(agreed.values("submission").annotate(n=Count("pk")).values("n")), 0),
            bodies_asked=Coalesce(Subquery(bodies.values("authority").annotate(n=Count("pk")).values("n")), 0),
            goes_out_at=Subquery(Timed.objects.filter(of_this, cancelled_at=None).values("goes_out_at")[:1]),
            is_going_out=Exists(Publishing.objects.filter(of_this, ended_at=None, seen_at__gt=now - QUIET)),
        )
        .order_by(F("number").desc())
    )
    found = list(rows)
    in_force = _in_force(found, on)
    return [Standing(edition, _state(edition, in_force, on)) for edition in found]


def in_force_of(standings: list[Standing]) -> Standing | None:
    """The edition that applies today; None: there is none."""
    return next((each for each in standings if each.state is State.IN_FORCE), None)


def open_of(standings: list[Standing]) -> Standing | None:
    """The draft that is worked on; None: there is none."""
    return next((each for each in standings if each.is_open), None)


def _in_force(editions: list[Any], on: date) -> Any:
    """As `EditionQuerySet.in_force`, of editions that are at hand."""
    standing = [
        each for each in editions if each.published_at and each.effective_from <= on and not _is_withdrawn(each, on)
    ]
    return max(standing, key=lambda each: (each.effective_from, each.published_at, each.pk), default=None)


def _is_withdrawn(edition: Edition, on: date) -> bool:
    withdrawal = getattr(edition, "withdrawal", None)
    return withdrawal is not None and withdrawal.withdrawn_on <= on


def _state(edition: Any, in_force: Any, on: date) -> State:
    if edition.published_at:
        if _is_withdrawn(edition, on):
            return State.WITHDRAWN
        if edition == in_force:
            return State.IN_FORCE
        return State.PUBLISHED if edition.effective_from > on else State.EARLIER
    if edition.set_aside_at:
        return State.SET_ASIDE
    if edition.is_going_out:
        return State.GOING_OUT
    # What was changed after it was submitted is no longer what was submitted.
    if edition.submitted_at is None or (edition.last_edit_at and edition.last_edit_at > edition.submitted_at):
        return State.DRAFT
    if edition.is_returned:
        return State.RETURNED
    if edition.bodies_agreed < edition.bodies_asked or not edition.bodies_agreed:
        return State.SUBMITTED
    return State.TIMED if edition.goes_out_at else State.APPROVED
