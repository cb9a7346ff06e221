"""Taking in what was looked at: the rows that were taken become a draft, all of them or none."""

import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from leaving_care.models import Authority, User
from offers.actions.bringing import opened
from offers.actions.copying import open_draft, start_empty
from offers.actions.editing import editing, label
from offers.actions.rows import all_says
from offers.bringing.checking import Checked, check, fill
from offers.bringing.saying import called
from offers.bringing.sheets import EDITION
from offers.contents import read_contents
from offers.models import Bringing, BroughtRow, Edit, Edition

NOT_LOOKED = "Rows that nobody has looked at yet: {0}. Take or leave each of them first."
NOTHING = "You took none of the rows, so there is nothing to take in."
MOST_TOLD = 30
MORE = "And more: {0}."
FULL = (
    "You are working on edition {0}, and there is something in it already. "
    "Set it aside first, or publish it: a file goes into an empty draft."
)


def take_in(bringing: Bringing, *, by: User, at: datetime, once: uuid.UUID | None = None) -> Edition:
    """Makes a draft of the rows that were taken, or fills the empty draft that there is, all at once or not at all.

    Raises as `look`, and ValidationError, in words, while a row was not looked at, or those that were taken are no whole
    offer; each row then says what is wrong with it.
    """
    with opened(bringing, by=by, at=at, once=once, said="file brought in") as held:
        if unseen := held.rows.filter(taken=None).count():
            raise ValidationError(NOT_LOOKED.format(unseen))
        rows = list(held.rows.filter(taken=True))
        if not rows:
            raise ValidationError(NOTHING)
        checked = check(rows, held.authority)
        _raise_unless_sound(rows, checked)
        draft = _empty_draft(held.authority, rows, by=by, at=at)
        with editing(draft, by=by, at=at, why=f"Brought in from {held.file_name}") as change:
            fill(change.edition, checked)
            for row, said in _written(change.edition):
                identity = getattr(row, "identity", None)
                change.note(label(row), Edit.What.ADDED, after=said, identity=identity)
        held.edition, held.taken_in_at = draft, at
        held.save()
        return draft


def _raise_unless_sound(rows: list[BroughtRow], checked: Checked) -> None:
    said = [*checked.whole]
    for place, faults in sorted(checked.faults.items()):
        said += [f"{called(rows[place].sheet, rows[place].values)}: {fault}" for fault in faults]
    if said:
        raise ValidationError(said[:MOST_TOLD] + ([MORE.format(len(said) - MOST_TOLD)] if said[MOST_TOLD:] else []))


def _empty_draft(authority: Authority, rows: list[BroughtRow], *, by: User, at: datetime) -> Edition:
    draft = open_draft(authority)
    if draft is None:
        title = next((row.values.get("title", "") for row in rows if row.sheet == EDITION.name), "")
        return start_empty(authority, title=title, by=by, at=at)
    if any(getattr(draft, name).exists() for name in ("themes", "items", "contacts", "statements", "documents")):
        raise ValidationError(FULL.format(draft.number))
    return draft


def _written(draft: Edition) -> Iterator[tuple[Model, dict[str, Any]]]:
    """Each row of a draft with its parts, and what it says, as the history has it."""
    contents = read_contents(draft)
    for item in contents.items:
        themes = [contents.first_theme[item.pk].slug, *(theme.slug for theme in contents.also_in[item.pk])]
        yield item, all_says(item, list(item.rules.all()), list(item.providers.all()), themes=themes)
    for contact in contents.contacts:
        yield contact, all_says(contact, list(contact.numbers.all()), list(contact.emails.all()))
    for rows in (contents.themes, contents.statements, contents.documents):
        for row in rows:
            yield row, all_says(row)
