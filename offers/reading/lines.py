"""A row of an edition as lines: what each field is called, and what it says in words. A blank field makes no line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Field, Model, TextField

from leaving_care.dates import in_words
from leaving_care.law import amounts, areas, duties, provisions, statuses
from offers import text, words
from offers.languages import LANGUAGES
from offers.models import ContactEmail, ContactNumber, DistrictItem, Item, ItemProvider, ItemRule
from offers.reading.fields import CALLED, SOURCE
from offers.small_groups import FEW, FEWEST

YES = {
    "open_to_other_councils": {True: "You can have it too", False: "Only for people who were in our care"},
    "in_plan": {True: "It must be written in your pathway plan"},
    "sensitive": {True: "Yes: it is about something sensitive"},
}


@dataclass(frozen=True)
class Line:
    """One line of a row: what it is called, what it says; `is_text`: it is Markdown, of paragraphs."""

    called: str
    says: str
    is_text: bool = False

    @property
    def html(self) -> str:
        """A text as the pages show it."""
        return text.html(self.says)


@dataclass(frozen=True)
class Names:
    """What rows that others point to are called: items by identity, themes by slug and by id, the rest by id."""

    items: Mapping[int, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    statements: Mapping[int, str] = field(default_factory=dict)
    consultations: Mapping[int, str] = field(default_factory=dict)


def lines_of(row: Model, names: Names) -> list[Line]:
    """What a row says, line by line, in the order of `CALLED`."""
    said = [(called, *_said(row, name, names)) for name, called in {**CALLED[type(row)], **SOURCE}.items()]
    return [Line(called, says, is_text) for called, says, is_text in said if says]


def _said(row: Model, name: str, names: Names) -> tuple[str, bool]:
    told = _TOLD.get(name)
    if told is not None:
        return told(row, names), False
    field_: Any = row._meta.get_field(name)
    value = getattr(row, name)
    return _value(row, field_, value), isinstance(field_, TextField)


def _value(row: Model, field_: Field, value: Any) -> str:
    if field_.choices:
        return str(getattr(row, f"get_{field_.name}_display")()) if value else ""
    if isinstance(value, bool):
        return YES.get(field_.name, {True: "Yes", False: "No" if field_.null else ""}).get(value, "")
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def rule(row: ItemRule) -> str:
    """For whom one rule is: "16 to 17, if you are a young parent"."""
    said = [words.ages(row), *(f"if {clause}" for clause in words.conditions(row)), row.note]
    said += ["with less" if row.limited else "", "worked out, not printed beside it" if row.inferred else ""]
    return ", ".join(part for part in said if part) + _source(row)


def provider(row: ItemProvider) -> str:
    """Who gives an item, what of it, and from when to when."""
    name = row.name or (row.authority.short_name if row.authority else "")
    days = [f"{word} {in_words(day)}" for word, day in (("from", row.starts_on), ("to", row.ends_on)) if day]
    return ", ".join(part for part in (name, row.gives, *days) if part) + _source(row)


def number(row: ContactNumber) -> str:
    """A number with what it is for. What is printed in the place of one is said to be no number."""
    what = [row.label, row.get_kind_display(), row.get_audience_display(), "free" if row.free else "", _language(row)]
    said = f"printed as “{row.as_printed}”" if row.as_printed else ""
    return f"{words.number(row)} ({', '.join(part for part in (*what, said) if part)})" + _source(row)


def _language(row: ContactNumber) -> str:
    return LANGUAGES[row.language].english if row.language in LANGUAGES else row.language


def email(row: ContactEmail) -> str:
    """An address to write to."""
    more = [row.label, f"printed as “{row.as_printed}”" if row.as_printed else ""]
    said = ", ".join(part for part in more if part)
    return f"{row.email or words.NOT_RECORDED}{f' ({said})' if said else ''}" + _source(row)


def _source(row: Any) -> str:
    return f" [{row.source}]" if row.source else ""


def _each(rows: Iterable[str]) -> str:
    return "; ".join(rows)


def _on_lines(rows: Iterable[str]) -> str:
    return "\n".join(rows)


def _titles(ids: Iterable[str], known: Mapping[str, Any], name: str) -> str:
    return _each(getattr(known[word], name) if word in known else word for word in ids)


def _how_much(row: Item | DistrictItem, names: Names) -> str:
    item = row if isinstance(row, Item) else Item(amount_figure=row.amount_figure, amount_each=row.amount_each)
    return words.figure(item) or (item.get_amount_each_display().capitalize() if item.amount_each else "")


def _national(row: Item, names: Names) -> str:
    known = duties().get(row.national) or amounts().get(row.national)
    return known.name if known else row.national


def _also(row: Item, names: Names) -> str:
    return _each(names.themes[str(link.theme_id)] for link in row.item_themes.all() if not link.is_first)


def _items(identities: Iterable[int], names: Names) -> Iterator[str]:
    return (names.items.get(pk, "An item that is not in this edition") for pk in identities if pk)


_TOLD: dict[str, Any] = {
    "rules": lambda row, names: _on_lines(map(rule, row.rules.all())) or "Everyone this offer is for",
    "providers": lambda row, names: _each(map(provider, row.providers.all())),
    "numbers": lambda row, names: _on_lines(map(number, row.numbers.all())),
    "emails": lambda row, names: _on_lines(map(email, row.emails.all())),
    "contact_districts": lambda row, names: _each(
        each.district.short_name + _source(each) for each in row.contact_districts.all()
    ),
    "point_items": lambda row, names: _each(_items((each.identity_id for each in row.point_items.all()), names)),
    "differs_from": lambda row, names: _each(_items([row.differs_from_id], names)),
    "parent": lambda row, names: names.statements.get(row.parent_id, ""),
    "consultation": lambda row, names: names.consultations.get(row.consultation_id, ""),
    "theme_slug": lambda row, names: names.themes.get(row.theme_slug, row.theme_slug),
    "district": lambda row, names: row.district.short_name,
    "people": lambda row, names: "" if row.people is None else str(row.people) if row.people >= FEWEST else FEW,
    "amount_figure": _how_much,
    "also_in": _also,
    "national": _national,
    "provision": lambda row, names: _titles([row.provision] if row.provision else [], provisions(), "title"),
    "legal_basis": lambda row, names: _titles(row.legal_basis, provisions(), "title"),
    "areas": lambda row, names: _titles(row.areas, areas(), "name"),
    "status": lambda row, names: _titles([row.status] if row.status else [], statuses(), "name"),
}
