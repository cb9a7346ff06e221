"""What somebody decides about a finding: to go past advice, with the reason; to take that back; who sees to it."""

import uuid
from datetime import date, datetime

from django.core.exceptions import ValidationError

from leaving_care import audit
from leaving_care.access import may_in
from leaving_care.actions.council import deciding
from leaving_care.dates import uk_day
from leaving_care.models import User
from offers.actions.editing import EDIT, editing, raise_unless_open
from offers.actions.marking import keep_marks
from offers.around import read_around
from offers.contents import read_contents
from offers.findings import Finding, findings
from offers.findings.finding import LONGEST
from offers.models import AcceptedFault, Edit, Edition, FindingMark

__all__ = ["give_finding", "keep_marks", "pass_advice", "take_back"]

GONE = "This is no longer found in the draft. There is nothing left to decide."
BLOCKS = "This has to be put right before the offer can go out. It cannot be passed over."
NO_EDITOR = "Choose somebody who edits this council’s offer."


def pass_advice(
    edition: Edition, key: str, *, reason: str, by: User, at: datetime, once: uuid.UUID | None = None
) -> None:
    """Goes past one piece of advice, with the reason. It is kept with the edition; what blocks is refused.

    Raises ValidationError, in words, and as `editing`.
    """
    with editing(edition, by=by, at=at, once=once, why=reason) as change:
        finding = _found(change.edition, key, uk_day(at))
        if finding.blocking:
            raise ValidationError(BLOCKS)
        passed = AcceptedFault.objects.filter(edition=change.edition, code=finding.code)
        had = {fault.row: fault for fault in passed.filter(row__in=_rows(finding))}
        for row in _rows(finding):
            fault = had.get(row) or AcceptedFault(edition=change.edition, code=finding.code, row=row)
            before, fault.reason = fault.reason, reason
            fault.full_clean(exclude=["edition"], validate_unique=False)
            fault.save()
            change.note(
                row,
                Edit.What.CHANGED if before else Edit.What.ADDED,
                before={"reason": before} if before else {},
                after=_said(finding, reason),
            )


def take_back(edition: Edition, key: str, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Takes back that a piece of advice was passed over: it waits again. Nothing, where it was not passed over."""
    with editing(edition, by=by, at=at, once=once) as change:
        finding = _found(change.edition, key, uk_day(at))
        passed = AcceptedFault.objects.filter(edition=change.edition, code=finding.code, row__in=_rows(finding))
        for fault in passed:
            change.note(fault.row, Edit.What.REMOVED, before=_said(finding, fault.reason))
            fault.delete()


def give_finding(
    edition: Edition, key: str, *, to: User | None, by: User, at: datetime, once: uuid.UUID | None = None
) -> None:
    """Says who sees to a finding in a draft: somebody who may edit the council's offer. `to` None: nobody.

    Raises ValidationError, in words, and as `deciding`.
    """
    on = uk_day(at)
    with deciding(edition.authority, EDIT, by=by, at=at, once=once) as authority:
        held = Edition.objects.select_for_update().select_related("authority").get(pk=edition.pk)
        raise_unless_open(held, at)
        if to is not None and not may_in(to, EDIT, authority, on):
            raise ValidationError({"owner": NO_EDITOR})
        finding = _found(held, key, on)
        mark, _ = FindingMark.objects.get_or_create(
            edition=held, code=finding.code, row=finding.about, defaults={"first_on": on}
        )
        if mark.owner_id != (to.pk if to else None):
            mark.owner = to
            mark.save(update_fields=["owner"])
            audit.done(authority, EDIT, by=by, at=at, fields=["owner of a finding"], once=once)


def _found(edition: Edition, key: str, on: date) -> Finding:
    contents = read_contents(edition)
    for finding in findings(contents, on, read_around(contents)):
        if finding.key == key:
            return finding
    raise ValidationError(GONE)


def _rows(finding: Finding) -> list[str]:
    return list(dict.fromkeys(row[:LONGEST] for row in finding.rows))


def _said(finding: Finding, reason: str) -> dict[str, str]:
    return {"passed_over": finding.code, "advice": finding.says, "reason": reason}
