"""What the fields of an edit point to, by a number, a key or a word of the law book, and what people call that."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import ForeignKey, Model

from leaving_care.law import amounts, areas, duties, provisions, statuses
from offers.actions.ordering import THEMES
from offers.desk_lists.called import ITS_CHANGE, Called
from offers.models import (
    Change,
    Consultation,
    Contact,
    DistrictItem,
    Document,
    Edit,
    Edition,
    Item,
    ItemChange,
    Point,
    Statement,
    Theme,
)
from offers.reading.fields import IN_ONE_LINE

Pointed = Mapping[tuple[type[Model], Any], str]
MODELS: dict[str, type[Model]] = {
    "edition": Edition,
    "what": Change,
    "item": Item,
    "contact": Contact,
    "statement": Statement,
    "document": Document,
    "theme": Theme,
    "consultation": Consultation,
    "point": Point,
    "in": DistrictItem,
}
PARTS: dict[str, type[Model]] = {ITS_CHANGE: ItemChange}
# Fields that hold keys of other rows → the kind of those rows.
KEYS = {
    "items": "item",
    "themes": "theme",
    "ItemTheme": "theme",
    "theme_slug": "theme",
    "districts": "district",
    "ContactDistrict": "district",
}
ORDER = "order"
# Rows that were taken out since, and nothing is left by which to call them.
GONE: dict[type[Model], str] = {
    Document: "A paper",
    Statement: "A statement",
    Consultation: "A record of who was asked",
}


def model_of(row: str) -> type[Model] | None:
    """Whose fields an edit of a row tells; None: of no row of an edition."""
    whole, _, part = row.partition(", ")
    return PARTS.get(part) or MODELS.get(whole.partition(" ")[0])


def points_to(model: type[Model] | None, name: str) -> type[Model] | None:
    """What kind of row a field points to by its number; None: to nothing, or to the row that it is a part of."""
    field = next((field for field in model._meta.concrete_fields if field.name == name), None) if model else None
    stands_above = name in ("item", "contact", "copied_from")
    return field.related_model if isinstance(field, ForeignKey) and not stands_above else None


def pointed_at(edits: Iterable[Edit]) -> Pointed:
    """What the rows are called to which fields of these edits point by a number. One query for each kind of row."""
    parts = {model.__name__: model for model in IN_ONE_LINE}
    wanted: dict[type[Model], set[Any]] = defaultdict(set)
    for edit in edits:
        for said in (edit.before, edit.after):
            for name, value in said.items():
                model = parts.get(name) or model_of(edit.row)
                rows = value if name in parts else [{name: value}]
                for field, number in ((field, number) for row in rows for field, number in row.items()):
                    if (to := points_to(model, field)) and isinstance(number, int):
                        wanted[to].add(number)
    return {(to, row.pk): str(row) for to, keys in wanted.items() for row in to._default_manager.filter(pk__in=keys)}


def gone(model: type[Model]) -> str:
    """What stands for a row that a field pointed to and that was taken out since."""
    return f"{GONE.get(model, 'Something')} that was taken out since"


def named(edits: Iterable[Edit]) -> list[str]:
    """Every row that these edits name by its key, as the history calls rows: "item starter-pack"."""
    edits = list(edits)
    keys = [f"{kind} {key}" for edit in edits for _, _, kind, listed in _keys(edit) for key in listed]
    return [*(edit.row for edit in edits), *keys]


def put_names(edits: Iterable[Edit], called: Called) -> None:
    """Puts names in the place of the keys in what these edits say. They are not saved."""
    for edit in edits:
        for said, name, kind, listed in list(_keys(edit)):
            rows = [called.row(f"{kind} {key}") for key in listed]
            said[name] = rows if isinstance(said[name], list) else rows[0]


def _keys(edit: Edit) -> Iterator[tuple[dict[str, Any], str, str, list[str]]]:
    """Each field of an edit that holds keys: the side of it, the field, the kind of the rows, and the keys."""
    for said in (edit.before, edit.after):
        for name, value in said.items():
            kind = ("theme" if edit.row == THEMES else "item") if name == ORDER else KEYS.get(name)
            listed = value if isinstance(value, list) else [value] if value else []
            if kind and listed and all(isinstance(key, str) for key in listed):
                yield said, name, kind, listed


def of_the_law(name: str, value: Any) -> Any:
    """What words of the law book stand for, where a field holds such words; any other value as it is."""
    if name not in LAW:
        return value
    titles: Mapping[str, str] = LAW[name]()
    return [titles.get(word, word) for word in value] if isinstance(value, list) else titles.get(value, value)


def _acts() -> dict[str, str]:
    return {key: each.title for key, each in provisions().items()}


LAW: dict[str, Any] = {
    "provision": _acts,
    "legal_basis": _acts,
    "areas": lambda: {key: each.name for key, each in areas().items()},
    "status": lambda: {key: each.name for key, each in statuses().items()},
    "national": lambda: {key: each.name for book in (duties(), amounts()) for key, each in book.items()},
}
