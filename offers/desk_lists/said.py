"""What a row said before and after a change, in words, for the history."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from leaving_care.dates import in_words
from offers.models import (
    Contact,
    ContactEmail,
    ContactNumber,
    Document,
    Edit,
    Edition,
    Item,
    ItemProvider,
    ItemRule,
    Statement,
    Theme,
)
from offers.words import NOT_RECORDED

KINDS: dict[str, type[Model]] = {
    "edition": Edition,
    "item": Item,
    "contact": Contact,
    "statement": Statement,
    "document": Document,
    "theme": Theme,
}
# Parts of rows, under the name of their kind.
PARTS = {
    ItemRule.__name__: "Who it is for",
    ItemProvider.__name__: "Who gives it",
    ContactNumber.__name__: "Numbers",
    ContactEmail.__name__: "Email addresses",
    "ItemTheme": "Themes",
    "ContactDistrict": "Districts",
    "order": "Order",
    "slug": "Address",
    "copied_from": "Copied from edition",
    "set_aside_at": "Set aside",
}


@dataclass(frozen=True)
class Difference:
    """One field of a row, before and after a change, in words. Blank: the row was not there."""

    name: str
    before: str
    after: str


def differences(edit: Edit) -> list[Difference]:
    """What an edit changed, field by field, in the row's own order of fields."""
    names = list(dict.fromkeys([*edit.after, *edit.before]))
    return [
        Difference(
            field_in_words(edit.row, name),
            value_in_words(edit.before[name]) if name in edit.before else "",
            value_in_words(edit.after[name]) if name in edit.after else "",
        )
        for name in names
        if _says_something(edit, name)
    ]


def field_in_words(row: str, name: str) -> str:
    """What a field is called."""
    if name in PARTS:
        return PARTS[name]
    model = KINDS.get(row.partition(" ")[0])
    try:
        called = model._meta.get_field(name).verbose_name if model else name  # type: ignore[union-attr]
    except FieldDoesNotExist:
        called = name
    return str(called).replace("_", " ").capitalize()


def value_in_words(value: Any) -> str:
    """A value of a field, in words; of a list, a line each."""
    if value is None or value == "" or value == []:
        return NOT_RECORDED
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, dict):
        return ", ".join(
            f"{name.replace('_', ' ')} {value_in_words(said)}" for name, said in value.items() if _is_told(name, said)
        )
    if isinstance(value, list):
        return "\n".join(map(value_in_words, value))
    return _day(value) if isinstance(value, str) else str(value)


def _day(said: str) -> str:
    """A day is kept as 2026-04-01 and read as 1 April 2026."""
    try:
        return in_words(date.fromisoformat(said)) if len(said) == 10 else said
    except ValueError:
        return said


def _is_told(name: str, said: Any) -> bool:
    return said not in (None, "", [], False) and name not in ("item", "contact", "position", "source")


def _says_something(edit: Edit, name: str) -> bool:
    """A row that was added or taken out is told without the fields that say nothing."""
    if name in ("identity", "source"):
        return False
    return bool(edit.before and edit.after) or _is_told(name, {**edit.before, **edit.after}[name])
