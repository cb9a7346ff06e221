"""Changes of a statement of a draft: a promise, a notice, a pledge and all else a council says beside its items."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.dates import uk_day
from leaving_care.models import User
from offers.actions.editing import Editing, editing, label
from offers.actions.rows import all_says, changing_row, free_word, next_place, put, raise_unless_of, still_there
from offers.models import Edit, Edition, Statement

NO_END = "Say until which day the notice stands. It goes by itself after that day."
OVER = "The last day of a notice cannot be before today: nobody would see it."


def add_statement(
    edition: Edition, *, kind: str, values: Mapping[str, Any], by: User, at: datetime, once: uuid.UUID | None = None
) -> Statement:
    """Adds a statement of a kind at the end. A notice needs its last day, which is not over.

    Raises as `editing`, and ValidationError in words.
    """
    with editing(edition, by=by, at=at, once=once) as change:
        word = free_word(values.get("title") or values.get("text", "")[:40], change.edition.statements.all(), "key")
        statement = Statement(edition=change.edition, kind=kind, key=word)
        _put(change, statement, {**values, "position": next_place(change.edition.statements.all())}, at)
        change.note(label(statement), Edit.What.ADDED, after=all_says(statement))
    return statement


def change_statement(
    statement: Statement,
    *,
    values: Mapping[str, Any],
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes a statement; its kind stays. `version`: of `all_says`, as in `changing_row`. Raises as `editing`."""
    with editing(statement.edition, by=by, at=at, once=once) as change:
        with changing_row(change, change.edition.statements.all(), statement, version) as held:
            _put(change, held, values, at)


def remove_statement(
    statement: Statement, *, by: User, at: datetime, once: uuid.UUID | None = None, why: str = ""
) -> None:
    """Takes a statement out of the draft, with the parts that it has."""
    with editing(statement.edition, by=by, at=at, once=once, why=why) as change:
        held = still_there(change.edition.statements.all(), statement)
        for part in [*held.parts.all(), held]:
            change.note(label(part), Edit.What.REMOVED, before=all_says(part))
        held.delete()


def _put(change: Editing, statement: Statement, values: Mapping[str, Any], at: datetime) -> None:
    parent = values.get("parent")
    raise_unless_of(change, [parent])
    if parent and (parent.parent_id or parent.pk == statement.pk or (statement.pk and statement.parts.exists())):
        raise ValidationError("A part cannot have parts of its own.")
    if statement.kind == Statement.Kind.NOTICE:
        if not values.get("until"):
            raise ValidationError({"until": NO_END})
        if values["until"] < uk_day(at):
            raise ValidationError({"until": OVER})
    put(statement, values)
