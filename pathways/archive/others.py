"""The rows of a record that may be about somebody else, which a data officer may hold back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import CharField, F, Model, QuerySet, Value
from django.db.models.functions import Cast

from leaving_care.models import Circumstance, ConsultationNote, HeldBack, Home, KnownPerson, WayToReach, YoungPerson
from offers.conditions import CIRCUMSTANCES

# Model → its first day, and two fields that say what a row is about. A health worker's note is not for the data officer to
# read: they see that there is one, and ask its author.
_TOLD: dict[type[Model], tuple[str, str, str]] = {
    KnownPerson: ("starts_on", "name", "is_to_them"),
    Home: ("starts_on", "carer", "council"),
    WayToReach: ("starts_on", "value", "note"),
    Circumstance: ("starts_on", "kind", "note"),
    ConsultationNote: ("on", "", ""),
}
KINDS: dict[str, type[Model]] = {str(model._meta.model_name): model for model in _TOLD}


@dataclass(frozen=True)
class Other:
    """One such row. `held`: why and since when it is held back, if it is."""

    kind: str
    key: UUID
    on: date
    words: str
    held: HeldBack | None

    @property
    def called(self) -> str:
        """What kind of row it is: person around them."""
        return str(KINDS[self.kind]._meta.verbose_name)

    @property
    def row(self) -> str:
        """What HeldBack calls it (leaving_care.actions.rights.row_name)."""
        return f"{KINDS[self.kind]._meta.label}:{self.key}"


def others(person: YoungPerson) -> list[Other]:
    """Every such row of a record, newest first. Two queries."""
    held = {row.row: row for row in HeldBack.objects.filter(person=person, ended_at=None).select_related("by")}
    first, *more = (_rows(model, person) for model in _TOLD)
    found = [_other(row, held) for row in first.union(*more, all=True)]
    return sorted(found, key=lambda other: (other.on, other.kind, str(other.key)), reverse=True)


def other(person: YoungPerson, kind: str, key: UUID) -> Other | None:
    """One of them; None where there is none of that kind and key."""
    row = _rows(KINDS[kind], person).filter(key=key).first() if kind in KINDS else None
    if row is None:
        return None
    held = HeldBack.objects.filter(person=person, ended_at=None, row=f"{KINDS[kind]._meta.label}:{key}")
    return _other(row, {one.row: one for one in held.select_related("by")})


def _rows(model: type[Model], person: YoungPerson) -> QuerySet:
    """kind, key, first day and two texts, alike for every model."""
    day, *texts = _TOLD[model]
    said = {f"text_{number}": _text(name) for number, name in enumerate(texts)}
    rows = model._default_manager.filter(person=person).order_by()
    named = rows.annotate(model_name=Value(str(model._meta.model_name)), day=F(day), **said)
    return named.values_list("model_name", "key", "day", "text_0", "text_1")


def _text(name: str):
    return Cast(F(name) if name else Value(""), CharField())


def _other(row: tuple[str, UUID, date, str, str], held: dict[str, HeldBack]) -> Other:
    kind, key, day, first, second = row
    words = ", ".join(word for word in (CIRCUMSTANCES.get(first, first), second) if word)
    return Other(kind, key, day, words, held.get(f"{KINDS[kind]._meta.label}:{key}"))
