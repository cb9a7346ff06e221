"""What people call the rows of an edition that findings, dates and the history name by their keys."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import CharField, F, IntegerField, Model, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, Left, NullIf

from leaving_care.models import Authority
from offers.models import Contact, Document, Edition, Item, Statement, Theme

WHOLE = {
    "edition": "the offer as a whole",
    "themes": "the order of the themes",
    "something to add": "something to add",
    "what changed": "the public list of what changed",
}
ITS_CHANGE = "what changed"  # the part of an item's row in which its change is told
SAID_SO = ("point", "consultation")  # rows that are named by their own words


class Called:
    """The names of those rows of an edition that are asked for, in one query."""

    def __init__(self, edition: Edition, rows: Iterable[str] = (), names: dict[str, str] | None = None):
        self.names = _read([edition], rows)[edition.pk] if names is None else names

    @classmethod
    def in_each(cls, editions: Iterable[Edition], rows: Iterable[str]) -> dict[int, "Called"]:
        """Edition id → the names in it, of several editions in one query."""
        editions = list(editions)
        found = _read(editions, rows)
        return {edition.pk: cls(edition, names=found[edition.pk]) for edition in editions}

    @classmethod
    def ever(cls, edition: Edition, rows: Iterable[str]) -> "Called":
        """The same, where an item that the edition has no more is called by its last name. One query more, if there is any."""
        rows = list(rows)
        called = cls(edition, rows)
        items = {whole for row in rows if (whole := _whole(row)).startswith("item ") and whole not in called.names}
        if items:
            keys = [whole.removeprefix("item ") for whole in items]
            said = Item.objects.filter(identity__authority=edition.authority_id, identity__key__in=keys)
            named = said.order_by("edition__number").values_list("identity__key", "name")
            called.names |= {f"item {key}": name for key, name in named}
        return called

    def __contains__(self, row: str) -> bool:
        """Whether the edition has the row."""
        return row == "edition" or _whole(row) in self.names

    def row(self, row: str, said: Mapping[str, Any] | None = None) -> str:
        """A row as people call it; of one that is not there any more, by the name in what was `said` of it, if any."""
        whole, _, part = row.partition(", ")
        kind, _, key = whole.partition(" ")
        told = said or {}
        name = self.names.get(whole) or str(told.get("name") or told.get("title") or "")
        if whole in WHOLE:
            called = WHOLE[whole]
        elif kind in SAID_SO:
            return f"“{row.partition(' ')[2]}”"
        elif kind == "in":
            part = self.names.get(f"item {part}", "")
            called = f"{name or key} (district)"
        elif kind == "district":
            called = name or key
        else:
            called = f"“{name}”" if name else f"{_A.get(kind, kind)} that is not in it any more"
        if part == ITS_CHANGE:
            return f"the words on the change of {called}"
        return f"{called}, {part}" if part else called


_A = {"item": "an item", "contact": "a contact", "statement": "a statement", "document": "a paper", "theme": "a theme"}
_SAID: Any = Coalesce(NullIf(F("title"), Value("")), Left("text", 60))
# Kind of row → its model, the field by which it is named, and what it is called.
_READ: dict[str, tuple[type[Model], str, Any]] = {
    "item": (Item, "identity__key", F("name")),
    "contact": (Contact, "key", F("name")),
    "statement": (Statement, "key", _SAID),
    "document": (Document, "key", F("title")),
    "theme": (Theme, "slug", F("name")),
    "in": (Authority, "slug", F("short_name")),
    "district": (Authority, "slug", F("short_name")),
    "joint": (Authority, "slug", F("name")),
}


def _read(editions: Iterable[Edition], rows: Iterable[str]) -> dict[int, dict[str, str]]:
    """Edition id → row → its name. A council is called the same in every edition."""
    found: dict[int, dict[str, str]] = {edition.pk: {} for edition in editions}
    keys: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        kind, _, key = _whole(row).partition(" ")
        if kind in _READ:
            keys[kind].add(key)
        if kind == "in":
            keys["item"].add(row.partition(", ")[2])
    asked = [_asked(kind, wanted, list(found)) for kind, wanted in keys.items()]
    for edition, kind, key, name in asked[0].union(*asked[1:], all=True) if asked else ():
        for pk in [edition] if edition else found:
            found[pk][f"{kind} {key}"] = name
    return found


def _asked(kind: str, keys: set[str], editions: list[int]) -> QuerySet:
    model, key, name = _READ[kind]
    wanted: dict[str, Any] = {f"{key}__in": keys} | ({} if model is Authority else {"edition__in": editions})
    columns = {
        "d_edition": Value(0, IntegerField()) if model is Authority else F("edition_id"),
        "d_kind": Value(kind, CharField()),
        "d_key": Cast(key, CharField()),
        "d_name": Cast(name, TextField()),
    }
    return model._default_manager.filter(**wanted).order_by().annotate(**columns).values_list(*columns)


def _whole(row: str) -> str:
    return row.partition(", ")[0]
