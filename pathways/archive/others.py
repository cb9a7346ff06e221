"""The rows of a record that may be about somebody else, which a data officer may hold back."""

import json
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import CharField, DateTimeField, F, Model, QuerySet, Value
from django.db.models.functions import Cast, TruncDate

from leaving_care.dates import UK
from leaving_care.models import HeldBack, Part, YoungPerson
from offers.conditions import CIRCUMSTANCES
from pathways.archive.others_kinds import TOLD, Told

KINDS: dict[str, type[Model]] = {str(model._meta.model_name): model for model in TOLD}
MOST = max(len(told.texts) for told in TOLD.values())


@dataclass(frozen=True)
class Other:
    """One such row. `name`: what HeldBack calls it. `goes_on`: what of it the next plan says word for word; blank: nothing.

    `held`: why and since when it is held back, if it is; for what goes on, also where another plan's row that says the same is.
    """

    kind: str
    key: UUID
    on: date
    words: str
    goes_on: str
    held: HeldBack | None

    @property
    def called(self) -> str:
        """What kind of row it is: person around them."""
        return TOLD[KINDS[self.kind]].called

    @property
    def part(self) -> Part:
        """The part of the record that it is of."""
        return KINDS[self.kind].part  # type: ignore[attr-defined]

    @property
    def name(self) -> str:
        """As leaving_care.actions.rights.row_name calls it."""
        return f"{KINDS[self.kind]._meta.label}:{self.key}"

    @property
    def row(self) -> str:
        """The row to hold back; where it is held back, the one by which it is."""
        return self.held.row if self.held else self.name


def others(person: YoungPerson) -> list[Other]:
    """Every such row of a record, newest first; of those that go on from plan to plan and say the same, the newest. Two queries."""
    found: dict[object, Other] = {}
    for row in sorted(_all(person), key=lambda row: (row.on, row.kind, str(row.key)), reverse=True):
        found.setdefault((row.kind, row.words) if row.goes_on else row.key, row)
    return list(found.values())


def other(person: YoungPerson, kind: str, key: UUID) -> Other | None:
    """One of them; None where there is none of that kind and key."""
    return next((row for row in _all(person) if (row.kind, row.key) == (kind, key)), None)


def held_back(person: YoungPerson) -> dict[str, str]:
    """Name of each row that is held back (leaving_care.actions.rights.row_name) → why. Two queries."""
    return {row.name: row.held.reason for row in _all(person) if row.held}


def _all(person: YoungPerson) -> list[Other]:
    held = {row.row: row for row in HeldBack.objects.filter(person=person, ended_at=None).select_related("by")}
    first, *more = (_rows(model, person) for model in TOLD)
    found = [_other(row, held) for row in first.union(*more, all=True)]
    # A row that is held back by name is so for its own reason, whatever another one says.
    said = {(row.kind, row.goes_on): row.held for row in found if row.goes_on and row.held}
    return [row if row.held else replace(row, held=said.get((row.kind, row.goes_on))) for row in found]


def _rows(model: type[Model], person: YoungPerson) -> QuerySet:
    """kind, key, day and texts, alike for every model."""
    told = TOLD[model]
    names = [*told.texts, *[""] * (MOST - len(told.texts))]
    said = {f"text_{number}": _text(name) for number, name in enumerate(names)}
    rows = model._default_manager.filter(told.only, person=person).order_by()
    named = rows.annotate(model_name=Value(str(model._meta.model_name)), day=_day(model, told), **said)
    return named.values_list("model_name", "key", "day", *said)


def _day(model: type[Model], told: Told):
    """A day as it is; of a moment the day in the UK."""
    for step in told.day.split("__"):
        field = model._meta.get_field(step)
        model = field.related_model or model
    return TruncDate(told.day, tzinfo=UK) if isinstance(field, DateTimeField) else F(told.day)


def _text(name: str):
    return Cast(F(name) if name else Value(""), CharField())


def _other(row: tuple, held: dict[str, HeldBack]) -> Other:
    kind, key, day, *texts = row
    told, label = TOLD[KINDS[kind]], KINDS[kind]._meta.label
    said = dict(zip(told.texts, texts, strict=False))
    words = ", ".join(filter(None, (_words(name, text) for name, text in said.items())))
    return Other(kind, key, day, words, said.get(told.goes_on, ""), held.get(f"{label}:{key}"))


def _words(name: str, text: str) -> str:
    if name == "details":
        return ", ".join(filter(None, json.loads(text).values()))
    return CIRCUMSTANCES.get(text, text) if name == "kind" else text
