"""What a row said before and after a change, in words, for the history."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey, Model

from leaving_care.dates import in_words
from leaving_care.models import Authority
from offers.desk_lists.money import FIGURE, how_much, is_told_with_figure
from offers.findings.kinds import kind_of
from offers.models import (
    Consultation,
    Contact,
    ContactEmail,
    ContactNumber,
    DistrictItem,
    Document,
    Edit,
    Edition,
    Item,
    ItemProvider,
    ItemRule,
    Point,
    Statement,
    Theme,
)
from offers.reading import lines
from offers.reading.fields import CALLED
from offers.words import NOT_RECORDED

KINDS: dict[str, type[Model]] = {
    "edition": Edition,
    "item": Item,
    "contact": Contact,
    "statement": Statement,
    "document": Document,
    "theme": Theme,
    "consultation": Consultation,
    "point": Point,
    "in": DistrictItem,
}
# Parts of rows that are told whole, as a person would: "16 to 20 (not the year after)" for a rule.
TOLD_WHOLE: dict[str, tuple[type[Model], Callable[[Any], str]]] = {
    ItemRule.__name__: (ItemRule, lines.rule),
    ItemProvider.__name__: (ItemProvider, lines.provider),
    ContactNumber.__name__: (ContactNumber, lines.number),
    ContactEmail.__name__: (ContactEmail, lines.email),
}
Pointed = Mapping[tuple[type[Model], Any], str]
# Parts of rows, under the name of their kind.
PARTS = {
    ItemRule.__name__: "Who it is for",
    ItemProvider.__name__: "Who gives it",
    ContactNumber.__name__: "Numbers",
    ContactEmail.__name__: "Email addresses",
    "ItemTheme": "Themes",
    "ContactDistrict": "Districts",
    "order": "Order",
    "advice": "The advice",
    "passed_over": "The advice",
    "amount_unit": "What is counted",
    "amount_at_most": "Is it the most there is?",
    "amount_each": "How often",
    "slug": "Address",
    "copied_from": "Copied from edition",
    "set_aside_at": "Set aside",
}
PASSED_OVER = {
    Edit.What.ADDED: "passed over",
    Edit.What.CHANGED: "passed over for another reason",
    Edit.What.REMOVED: "no longer passed over",
}


@dataclass(frozen=True)
class Difference:
    """One field of a row, before and after a change, in words. Blank: the row was not there."""

    name: str
    before: str
    after: str


def did(edit: Edit, called: str) -> str:
    """What somebody did, in a line (“Phone money” changed). `called`: what the row is called."""
    if "passed_over" in {**edit.before, **edit.after}:
        return f"advice about {called} {PASSED_OVER[Edit.What(edit.what)]}"
    return f"{called} {edit.get_what_display()}"


def differences(edit: Edit, pointed: Pointed | None = None, unit: str = "") -> list[Difference]:
    """What an edit changed, field by field, in the row's own order of fields.

    `pointed`: see `pointed_at`. `unit`: what an amount in it counts, where it does not say that itself (offers.desk_lists.money).
    """
    names = list(dict.fromkeys([*edit.after, *edit.before]))
    return [
        Difference(
            field_in_words(edit.row, name),
            *(
                (how_much(said, unit) if name == FIGURE else _told(edit.row, name, said[name], pointed or {}))
                if name in said
                else ""
                for said in (edit.before, edit.after)
            ),
        )
        for name in names
        if _says_something(edit, name)
    ]


def pointed_at(edits: Iterable[Edit]) -> Pointed:
    """What the rows are called to which fields of these edits point by a number. One query for each kind of row."""
    wanted: dict[type[Model], set[Any]] = defaultdict(set)
    for edit in edits:
        for said in (edit.before, edit.after):
            for name, value in said.items():
                model = TOLD_WHOLE[name][0] if name in TOLD_WHOLE else _model(edit.row)
                rows = value if name in TOLD_WHOLE else [{name: value}]
                for field, number in ((field, number) for row in rows for field, number in row.items()):
                    if (to := _points_to(model, field)) and isinstance(number, int):
                        wanted[to].add(number)
    return {(to, row.pk): str(row) for to, keys in wanted.items() for row in to._default_manager.filter(pk__in=keys)}


def field_in_words(row: str, name: str) -> str:
    """What a field is called."""
    if name in PARTS:
        return PARTS[name]
    model = _model(row)
    if model in CALLED and name in CALLED[model]:
        return CALLED[model][name]
    try:
        called = model._meta.get_field(name).verbose_name if model else name  # type: ignore[union-attr]
    except FieldDoesNotExist:
        called = name
    return str(called).replace("_", " ").capitalize()


def _model(row: str) -> type[Model] | None:
    return KINDS.get(row.partition(", ")[0].partition(" ")[0])


def _points_to(model: type[Model] | None, name: str) -> type[Model] | None:
    field = next((field for field in model._meta.concrete_fields if field.name == name), None) if model else None
    return field.related_model if isinstance(field, ForeignKey) and name not in ("item", "contact") else None


def _told(row: str, name: str, value: Any, pointed: Pointed) -> str:
    """A value of a field of a row, as a person would say it."""
    if name == "passed_over":
        return f"Of the kind “{kind_of(value)}”"
    if name in TOLD_WHOLE and isinstance(value, list):
        return "\n".join(_part(*TOLD_WHOLE[name], part, pointed) for part in value) or NOT_RECORDED
    model = _model(row)
    if (to := _points_to(model, name)) and isinstance(value, int):
        return pointed.get((to, value), "A row that is not there any more")
    choices = (
        next((dict(each.flatchoices) for each in model._meta.concrete_fields if each.name == name), {}) if model else {}
    )
    return str(choices[value]) if isinstance(value, str) and value and value in choices else value_in_words(value)


def _part(model: type[Model], say: Callable[[Any], str], said: dict[str, Any], pointed: Pointed) -> str:
    """A part that was kept as plain values, told by the words for such a part."""
    fields = {field.name: field for field in model._meta.concrete_fields if field.name != "source"}
    known = {
        name: field.to_python(said[name]) for name, field in fields.items() if name in said and not field.is_relation
    }
    part: Any = model(**known)
    if number := said.get("authority"):
        part.name = pointed.get((Authority, number), "")
    return say(part)


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
    if name in ("identity", "source") or is_told_with_figure(edit, name) or _is_said_above(edit, name):
        return False
    return bool(edit.before and edit.after) or _is_told(name, {**edit.before, **edit.after}[name])


def _is_said_above(edit: Edit, name: str) -> bool:
    """Of advice that was passed over: its code, where its words are kept, and the reason, which stands with the day."""
    said = {**edit.before, **edit.after}
    if "passed_over" not in said:
        return False
    return (
        "advice" in said if name == "passed_over" else name == "reason" and not edit.before and said[name] == edit.why
    )
