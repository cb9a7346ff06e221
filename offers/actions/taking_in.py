"""Taking in what was looked at: the rows that were taken become a draft, all of them or none."""

import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from leaving_care.dates import uk_day
from leaving_care.models import Authority, User
from offers.actions import districts
from offers.actions.bringing import opened
from offers.actions.copying import open_draft, start_empty
from offers.actions.editing import editing, label
from offers.actions.rows import all_says
from offers.bringing.checking import Checked, check, fill
from offers.bringing.saying import called
from offers.bringing.sheets import EDITION, number_of
from offers.contents import Contents, read_contents
from offers.models import Bringing, BroughtRow, Edit, Edition

NOT_LOOKED = "Rows that nobody has looked at yet: {0}. Take or leave each of them first."
NOTHING = "You took none of the rows, so there is nothing to take in."
MOST_TOLD = 30
MORE = "And more: {0}."
PARTS = (
    "themes", "items", "contacts", "statements", "documents", "consultations", "points", "changes", "item_changes",
    "district_items", "joint_authorities",
)  # fmt: skip
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
        rows = list(held.rows.filter(taken=True).select_related("bringing"))
        if not rows:
            raise ValidationError(NOTHING)
        checked = check(rows, held.authority, on=uk_day(at))
        _raise_unless_sound(rows, checked)
        draft = _empty_draft(held.authority, rows, by=by, at=at)
        with editing(draft, by=by, at=at, why=f"Brought in from {held.file_name}") as change:
            draft = change.edition
            fill(draft, checked)
            for name, row, said in _written(draft):
                change.note(name, Edit.What.ADDED, after=said, identity=getattr(row, "identity", None))
        held.edition, held.taken_in_at = draft, at
        held.save()
        return draft


def _raise_unless_sound(rows: list[BroughtRow], checked: Checked) -> None:
    said = [*checked.whole]
    for place, faults in sorted(checked.faults.items()):
        row = rows[place]
        where = (
            f"{row.sheet}, row {number_of(row.position)}: " if row.bringing.kind == Bringing.Kind.SPREADSHEET else ""
        )
        said += [f"{where}{called(row.sheet, row.values)}: {fault}" for fault in faults]
    if said:
        raise ValidationError(said[:MOST_TOLD] + ([MORE.format(len(said) - MOST_TOLD)] if said[MOST_TOLD:] else []))


def _empty_draft(authority: Authority, rows: list[BroughtRow], *, by: User, at: datetime) -> Edition:
    if full := draft_in_the_way(authority):
        raise ValidationError(FULL.format(full.number))
    draft = open_draft(authority)
    if draft is None:
        title = next((row.values.get("title", "") for row in rows if row.sheet == EDITION.name), "")
        return start_empty(authority, title=title, by=by, at=at)
    return draft


def draft_in_the_way(authority: Authority) -> Edition | None:
    """The draft that a council works on, where there is something in it, so that no file goes into it; None: a file may come."""
    draft = open_draft(authority)
    return draft if draft and any(getattr(draft, name).exists() for name in PARTS) else None


def _written(draft: Edition) -> Iterator[tuple[str, Model, dict[str, Any]]]:
    """Each row of a draft with its parts: what the history calls it, itself, and what it says."""
    contents = read_contents(draft)
    for item in contents.items:
        themes = [contents.first_theme[item.pk].slug, *(theme.slug for theme in contents.also_in[item.pk])]
        yield label(item), item, all_says(item, list(item.rules.all()), list(item.providers.all()), themes=themes)
    for contact in contents.contacts:
        yield label(contact), contact, all_says(contact, list(contact.numbers.all()), list(contact.emails.all()))
    for rows in (contents.themes, contents.statements, contents.documents):
        for row in rows:
            yield label(row), row, all_says(row)
    yield from _written_around(contents)


def _written_around(contents: Contents) -> Iterator[tuple[str, Model, dict[str, Any]]]:
    for asked in contents.consultations:
        yield f"consultation {asked.who}", asked, all_says(asked)
    for point in contents.points:
        about = sorted(link.identity.key for link in point.point_items.all())
        yield f"point {point.said}", point, all_says(point, items=about)
    for line in contents.changes:
        yield f"what changed, {line.text}", line, all_says(line)
    for change in contents.item_changes:
        yield f"item {change.identity.key}, what changed", change, all_says(change)
    for there in contents.district_items:
        yield districts.called(there), there, districts.says_of(there)
    for joint in contents.joint_authorities:
        yield f"joint {joint.authority.slug}", joint, {"authority": joint.authority.slug}
