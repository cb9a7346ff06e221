"""The record of who was asked about a draft, in the edition itself: it is published with it."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.models import User
from offers.actions.editing import editing, says
from offers.actions.rows import changing_row, next_place, still_there
from offers.models import Consultation, Edit, Edition

CONSULT = "consult"
ENDS_BEFORE = "It cannot end before it began"


def add_consultation(
    edition: Edition, *, said: Mapping[str, Any], by: User, at: datetime, once: uuid.UUID | None = None
) -> Consultation:
    """Records that people were asked. `said`: the fields of Consultation; what is blank is not recorded yet."""
    with editing(edition, by=by, at=at, once=once, what=CONSULT) as change:
        row = Consultation(edition=change.edition, position=next_place(change.edition.consultations.all()), **said)
        _keep(row)
        change.note(_called(row), Edit.What.ADDED, after=says(row))
        return row


def change_consultation(
    row: Consultation,
    *,
    said: Mapping[str, Any],
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes what is recorded. `version`: of `all_says`, as in `changing_row`."""
    with editing(row.edition, by=by, at=at, once=once, what=CONSULT) as change:
        rows = change.edition.consultations.all()
        with changing_row(change, rows, row, version, called=_called) as held:
            for name, value in said.items():
                setattr(held, name, value)
            _keep(held)


def remove_consultation(row: Consultation, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Takes a record out of the draft, made by mistake. ValidationError where points rest on it: they come first."""
    with editing(row.edition, by=by, at=at, once=once, what=CONSULT) as change:
        held = still_there(change.edition.consultations.all(), row)
        if held.points.exists():
            raise ValidationError("Points that people made are told of it. Change or remove those first.")
        change.note(_called(held), Edit.What.REMOVED, before=says(held))
        held.delete()


def _keep(row: Consultation) -> None:
    if row.held_on and row.ends_on and row.ends_on < row.held_on:
        raise ValidationError({"ends_on": ENDS_BEFORE})
    row.full_clean(exclude=["edition"])
    row.save()


def _called(row: Consultation) -> str:
    return f"consultation {row.who}"
