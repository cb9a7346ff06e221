"""What a row said before and after a change, in words, for the history."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from leaving_care.dates import in_words, uk_day
from leaving_care.models import Authority
from offers.desk_lists.money import FIGURE, how_much, is_told_with_figure
from offers.desk_lists.pointing import Pointed, gone, model_of, of_the_law, points_to
from offers.desk_lists.values import is_told, value_in_words
from offers.findings.kinds import kind_of
from offers.models import ContactEmail, ContactNumber, Edit, ItemProvider, ItemRule
from offers.reading import lines
from offers.reading.fields import CALLED
from offers.words import NOT_RECORDED

# Parts of rows that are told whole, as a person would: "16 to 20 (not the year after)" for a rule.
TOLD_WHOLE: dict[str, tuple[type[Model], Callable[[Any], str]]] = {
    ItemRule.__name__: (ItemRule, lines.rule),
    ItemProvider.__name__: (ItemProvider, lines.provider),
    ContactNumber.__name__: (ContactNumber, lines.number),
    ContactEmail.__name__: (ContactEmail, lines.email),
}
# Parts of rows, under the name of their kind.
PARTS = {
    ItemRule.__name__: "Who it is for",
    ItemProvider.__name__: "Who gives it",
    ContactNumber.__name__: "Numbers",
    ContactEmail.__name__: "Email addresses",
    "ItemTheme": "Themes",
    "ContactDistrict": "Districts",
    "items": "The items it is about",
    "proposed": "What was proposed",
    "order": "Order",
    "advice": "The advice",
    "passed_over": "The advice",
    "amount_unit": "What is counted",
    "amount_at_most": "Is it the most there is?",
    "amount_each": "How often",
    "copied_from": "Copied from",
    "set_aside_at": "Set aside",
}
# What names a row inside the portal and in addresses alone, and which edition and promise it is of.
UNTOLD = ("identity", "source", "key", "slug")
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
    if "proposed" in edit.after:
        return f"a proposal about {called} taken up"
    return f"{called} {edit.get_what_display()}"


def differences(edit: Edit, pointed: Pointed | None = None, unit: str = "") -> list[Difference]:
    """What an edit changed, field by field, in the row's own order of fields.

    `pointed`: see `offers.desk_lists.pointing`. `unit`: what an amount in it counts, where it does not say that itself
    (`offers.desk_lists.money`).
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


def field_in_words(row: str, name: str) -> str:
    """What a field is called."""
    if name in PARTS:
        return PARTS[name]
    model = model_of(row)
    if model in CALLED and name in CALLED[model]:
        return CALLED[model][name]
    try:
        called = model._meta.get_field(name).verbose_name if model else name  # type: ignore[union-attr]
    except FieldDoesNotExist:
        called = name
    return str(called).replace("_", " ").capitalize()


def _told(row: str, name: str, value: Any, pointed: Pointed) -> str:
    """A value of a field of a row, as a person would say it."""
    if name == "passed_over":
        return f"Of the kind “{kind_of(value)}”"
    if name in TOLD_WHOLE and isinstance(value, list):
        return "\n".join(_part(*TOLD_WHOLE[name], part, pointed) for part in value) or NOT_RECORDED
    if name == "set_aside_at":
        return in_words(uk_day(datetime.fromisoformat(value))) if value else "No"
    model = model_of(row)
    if (to := points_to(model, name)) and isinstance(value, int):
        return pointed.get((to, value)) or gone(to)
    choices = (
        next((dict(each.flatchoices) for each in model._meta.concrete_fields if each.name == name), {}) if model else {}
    )
    known = isinstance(value, str) and value and value in choices
    return str(choices[value]) if known else value_in_words(of_the_law(name, value))


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


def _says_something(edit: Edit, name: str) -> bool:
    """A row that was added or taken out is told without the fields that say nothing."""
    if name in UNTOLD or is_told_with_figure(edit, name) or _is_said_above(edit, name):
        return False
    return bool(edit.before and edit.after) or is_told(name, {**edit.before, **edit.after}[name])


def _is_said_above(edit: Edit, name: str) -> bool:
    """What the line above says: of which district, or which other council, it is.

    Of advice that was passed over: its code, where its words are kept, and the reason, which stands with the day.
    """
    said = {**edit.before, **edit.after}
    if edit.row.startswith(("in ", "joint ")):
        return name in ("district", "differs_from", "authority")
    if "passed_over" not in said:
        return False
    return (
        "advice" in said if name == "passed_over" else name == "reason" and not edit.before and said[name] == edit.why
    )
