"""What the bodies of a council agreed, and whether it is still what a draft says.

A draft is put to them as it stands: a submission holds the hash of all its text (`Contents.text_fingerprint`). They agree in
the council's order. Whatever changes a draft afterwards, by whichever door, changes that hash, and takes the agreement back; so
does setting it aside.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet

from leaving_care.dates import in_words, uk_day
from leaving_care.models import Authority, User
from offers.contents import Contents
from offers.models import ApprovingBody, BodyDecision, Edit, Edition, Submission

NO_BODIES = "No body that has to agree the offer is recorded yet. Record the bodies first, in their order."


class Stage(StrEnum):
    """How far a draft is on its way through the bodies."""

    NOT_SUBMITTED = "not submitted"
    WAITING = "waiting"
    RETURNED = "returned"
    AGREED = "agreed"
    CHANGED = "changed"


@dataclass(frozen=True)
class State:
    """Where a draft stands with the bodies that have to agree it.

    `body`: the one that it waits for, or that returned it. `decisions`: on the newest submission, in the bodies' order.
    """

    stage: Stage
    bodies: list[ApprovingBody]
    submission: Submission | None = None
    decisions: list[BodyDecision] = field(default_factory=list)
    body: ApprovingBody | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether every body, and there is one, agreed to the text as it is now."""
        return self.stage == Stage.AGREED

    @property
    def was_agreed(self) -> bool:
        """Whether all of them had agreed to the text as it was submitted, whatever became of it since."""
        return bool(self.bodies) and _first_left(self.bodies, self.decisions) is None

    @property
    def in_words(self) -> str:
        """Where it stands, in a few words."""
        if not self.bodies:
            return "No body that has to agree it is recorded yet"
        return {
            Stage.NOT_SUBMITTED: "Not submitted yet",
            Stage.WAITING: f"Waiting for {self.body}",
            Stage.RETURNED: f"Returned by {self.body}",
            Stage.AGREED: f"Agreed by {listed(self.bodies)}",
            Stage.CHANGED: f"Changed since it was {'agreed' if self.was_agreed else 'submitted'}",
        }[self.stage]

    @property
    def why_not(self) -> str:
        """Why it may not go out, and what to do; blank where it is agreed."""
        if not self.bodies:
            return NO_BODIES
        return {
            Stage.NOT_SUBMITTED: f"It has to be agreed before it goes out. Submit it to {listed(self.bodies)}.",
            Stage.WAITING: f"{self.body} has not agreed it yet.",
            Stage.RETURNED: f"{self.body} returned it with comments. Mend it, then submit it again.",
            Stage.AGREED: "",
            Stage.CHANGED: (
                f"It was changed after it was {'agreed' if self.was_agreed else 'submitted'}. What goes out has to be the"
                " very text that was agreed. Submit it again."
            ),
        }[self.stage]


def bodies_of(authority: Authority) -> list[ApprovingBody]:
    """The bodies that have to agree a council's offer, in its order."""
    return list(ApprovingBody.objects.filter(authority=authority, ends_on=None))


def state(edition: Edition, contents: Contents) -> State:
    """Where an edition stands with its council's bodies. Four queries."""
    bodies = bodies_of(contents.authority)
    submission = edition.submissions.select_related("by").first()
    if submission is None:
        return State(Stage.NOT_SUBMITTED, bodies)
    decisions = list(submission.decisions.select_related("body", "by"))
    returned = next((row for row in decisions if row.decision == BodyDecision.Decision.RETURNED), None)
    if returned:
        return State(Stage.RETURNED, bodies, submission, decisions, returned.body)
    if submission.fingerprint != contents.text_fingerprint() or _was_set_aside(edition, submission):
        return State(Stage.CHANGED, bodies, submission, decisions)
    waits_for = _first_left(bodies, decisions)
    stage = Stage.AGREED if bodies and waits_for is None else Stage.WAITING
    return State(stage, bodies, submission, decisions, waits_for)


def wrong_day(now: State, decided_on: date, today: date) -> dict[str, str]:
    """Why the body whose turn it is cannot have decided on a day, in words, under the name of the field; nothing where it can."""
    if decided_on > today:
        return {"decided_on": "This day is still to come. Give the day on which it was decided."}
    submitted_on = uk_day(now.submission.at) if now.submission else decided_on
    since = max([submitted_on, *(row.decided_on for row in now.decisions)])
    if decided_on < since:
        words = "It was submitted" if since == submitted_on else "The body before agreed"
        return {"decided_on": f"{words} on {in_words(since)}. The day cannot be before that."}
    return {}


def changed_since(submission: Submission) -> QuerySet[Edit]:
    """What was changed in a draft from the moment of a submission on, newest first."""
    return Edit.objects.filter(edition=submission.edition_id, at__gte=submission.at).select_related("by", "identity")


def wrote_in(user: User, edition: Edition) -> bool:
    """Whether somebody changed anything in an edition, or submitted it. They do not record that it is agreed."""
    return edition.edits.filter(by=user).exists() or edition.submissions.filter(by=user).exists()


def listed(bodies: Iterable[ApprovingBody]) -> str:
    """Bodies in a sentence: "Senior team and Board"."""
    *first, last = [body.name for body in bodies]
    return f"{', '.join(first)} and {last}" if first else last


def _was_set_aside(edition: Edition, submission: Submission) -> bool:
    """Whether a draft was set aside since, by which it left the bodies: their list may have been changed meanwhile."""
    return edition.edits.filter(at__gt=submission.at, after__has_key="set_aside_at").exists()


def _first_left(bodies: list[ApprovingBody], decisions: list[BodyDecision]) -> ApprovingBody | None:
    """The first body in order that has not agreed."""
    agreed = {row.body_id for row in decisions if row.decision == BodyDecision.Decision.APPROVED}
    return next((body for body in bodies if body.pk not in agreed), None)
