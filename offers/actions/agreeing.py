"""A draft is put to the bodies of a council, and what each of them decides is recorded, in their order."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.core.exceptions import ValidationError

from leaving_care import audit
from leaving_care.actions.council import deciding
from leaving_care.changing import ChangedMeanwhile
from leaving_care.dates import uk_day
from leaving_care.models import User
from offers.actions.editing import raise_unless_open
from offers.agreeing import NO_BODIES, Stage, State, state, wrong_day, wrote_in
from offers.around import read_around
from offers.contents import Contents, read_contents
from offers.findings import Finding, findings, standing
from offers.findings.checking import unanswered
from offers.models import Approval, ApprovingBody, BodyDecision, Edition, Submission

SUBMIT, APPROVE = "edit_offer", "approve_offer"
NO_FIRST_DAY = "Say from which day the edition applies before you submit it."
SUBMITTED = "It is submitted already, as it stands now."
OWN_WORK = "You wrote in this draft or submitted it. Somebody else has to record what a body decided."
NOTHING_WAITS = "No body has this draft in front of it. Look at where it stands now."
PAST_ADVICE = (
    "Some advice of the checks is neither followed nor passed over with a reason. Follow it, or say here why you go on."
)
NO_CHAIR = "Say who was in the chair."
NO_MINUTE = "Say where the minute of it is: its number, or the name of the paper."
NEEDED = {"chair": NO_CHAIR, "minute": NO_MINUTE}  # of a board that has a chair


@contextmanager
def settling(
    edition: Edition, what: str, field: str, *, by: User, at: datetime, once: uuid.UUID | None = None
) -> Iterator[Edition]:
    """A transaction in which somebody settles something about a draft and changes no word of it. `field`: for the record.

    Raises NotAllowed, AlreadyDone, and ValidationError, in words, for an edition that cannot be changed now.
    """
    with deciding(edition.authority, what, by=by, at=at, once=once) as authority:
        held = Edition.objects.select_for_update().get(pk=edition.pk)
        held.authority = authority
        raise_unless_open(held, at)
        yield held
        audit.done(authority, what, by=by, at=at, fields=[field], once=once)


def in_the_way(contents: Contents, on: date) -> list[Finding]:
    """The findings that stand in the way of submitting and publishing a draft, on a day."""
    return standing(findings(contents, on), contents.accepted_faults)


def raise_if_blocked(contents: Contents, on: date) -> None:
    """ValidationError, in words, while a finding stands in the way."""
    if found := in_the_way(contents, on):
        more = f" There are {len(found)} in all." if len(found) > 1 else ""
        raise ValidationError(f"Something has to be mended first: {found[0].says}{more} Look at the checks.")


def open_advice(contents: Contents, on: date) -> list[Finding]:
    """The advice that is neither followed nor passed over, but for what the bodies' own agreement mends."""
    return left_to_mend(contents, on)[1]


def left_to_mend(contents: Contents, on: date) -> tuple[list[Finding], list[Finding]]:
    """What stands in the way, and the advice that is open. The edition is looked at once."""
    found, accepted = findings(contents, on, read_around(contents)), contents.accepted_faults
    return standing(found, accepted), [row for row in unanswered(found, accepted) if row.code != "no-approval"]


def submit(edition: Edition, *, note: str = "", by: User, at: datetime, once: uuid.UUID | None = None) -> Submission:
    """Puts a draft to the council's bodies as it stands. What they agreed about it before counts no more.

    `note`: what they should know; it says why, where advice of the checks is neither followed nor passed over one by one.
    Raises ValidationError, in words, where there is no body, a finding stands in the way, or it is submitted already.
    """
    with settling(edition, SUBMIT, "submitted", by=by, at=at, once=once) as held:
        contents = read_contents(held)
        now = state(held, contents)
        if not now.bodies:
            raise ValidationError(NO_BODIES)
        if now.stage in (Stage.WAITING, Stage.AGREED):
            raise ValidationError(SUBMITTED)
        if held.effective_from is None:
            raise ValidationError(NO_FIRST_DAY)
        raise_if_blocked(contents, uk_day(at))
        if not note.strip() and open_advice(contents, uk_day(at)):
            raise ValidationError({"note": PAST_ADVICE})
        held.approvals.all().delete()
        return Submission.objects.create(
            edition=held,
            number=now.submission.number + 1 if now.submission else 1,
            fingerprint=contents.text_fingerprint(),
            note=note,
            at=at,
            by=by,
        )


def approve(
    edition: Edition,
    *,
    chair: str = "",
    decided_on: date,
    minute: str = "",
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> BodyDecision:
    """Records that the body whose turn it is agreed, and says so in the edition. `version`: see `turn`."""
    with settling(edition, APPROVE, "agreed by a body", by=by, at=at, once=once) as held:
        now, submission, body = _waiting(held, by, version)
        said = {"chair": chair, "minute": minute}
        missing = {name: words for name, words in NEEDED.items() if body.has_chair and not said[name]}
        if wrong := missing | wrong_day(now, decided_on, uk_day(at)):
            raise ValidationError(wrong)
        row = BodyDecision.objects.create(
            submission=submission,
            body=body,
            decision=BodyDecision.Decision.APPROVED,
            fingerprint=submission.fingerprint,
            chair=chair,
            decided_on=decided_on,
            minute=minute,
            at=at,
            by=by,
        )
        _say_who_agreed(held, submission)
        return row


def send_back(
    edition: Edition,
    *,
    comments: str,
    decided_on: date,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> BodyDecision:
    """Records that the body whose turn it is returned a draft, and what it said. It has to be submitted again."""
    with settling(edition, APPROVE, "returned by a body", by=by, at=at, once=once) as held:
        now, submission, body = _waiting(held, by, version)
        if wrong := wrong_day(now, decided_on, uk_day(at)):
            raise ValidationError(wrong)
        row = BodyDecision.objects.create(
            submission=submission,
            body=body,
            decision=BodyDecision.Decision.RETURNED,
            fingerprint=submission.fingerprint,
            comments=comments,
            decided_on=decided_on,
            at=at,
            by=by,
        )
        held.approvals.all().delete()
        return row


def turn(now: State) -> int:
    """A number that differs when another body's turn has come: a form is opened on it."""
    return (now.submission.pk if now.submission else 0) * 1000 + (now.body.pk if now.body else 0)


def _waiting(held: Edition, by: User, version: int | None) -> tuple[State, Submission, ApprovingBody]:
    """What waits for which body, whose decision somebody may record. ValidationError, in words, where they may not."""
    now = state(held, read_contents(held))
    if version is not None and version != turn(now):
        raise ChangedMeanwhile
    if now.stage != Stage.WAITING or now.body is None or now.submission is None:
        raise ValidationError(now.why_not or NOTHING_WAITS)
    if wrote_in(by, held):
        raise ValidationError(OWN_WORK)
    return now, now.submission, now.body


def _say_who_agreed(held: Edition, submission: Submission) -> None:
    """The edition names the bodies that agreed what was submitted, in order, and no others."""
    held.approvals.all().delete()
    agreed = submission.decisions.filter(decision=BodyDecision.Decision.APPROVED).select_related("body")
    for position, row in enumerate(agreed.order_by("body__position", "body"), 1):
        Approval.objects.create(
            edition=held,
            position=position,
            body=row.body.name,
            chair=row.chair,
            approved_on=row.decided_on,
            minute=row.minute,
        )
