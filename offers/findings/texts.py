"""Every row of an edition that says something in words, with its words on one line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from offers.contents import Contents
from offers.findings.finding import Row, row
from offers.models import Contact, Item, Statement

ITEM_FIELDS = (
    "name what_we_offer to_know our_part your_part how_to_get_it who_decides decided_within elsewhere "
    "ends_with happens who_for amount_words"
).split()
BREAK = re.compile(r"^\s*(?:[-*]|\d+\.)\s+|\n\s*\n", re.MULTILINE)
CONTACT_FIELDS = "name host hours welcome say serves".split()


@dataclass(frozen=True)
class Text:
    """A row and all that it says. A bar parts fields, paragraphs and list entries, so that no phrase runs on."""

    row: Row
    words: str


def texts(contents: Contents) -> list[Text]:
    """The texts of the edition in its own order: foreword, themes, items, contacts, statements, papers.

    They are put together once for a `Contents`, for the many rules that read them.
    """
    known: list[Text] | None = contents.__dict__.get("_texts")
    if known is None:
        known = contents.__dict__["_texts"] = list(_texts(contents))
    return known


def _texts(contents: Contents) -> Iterator[Text]:
    edition = contents.edition
    yield Text(row(edition), _joined([edition.title, edition.subtitle, edition.foreword, edition.other_formats]))
    for theme in contents.themes:
        yield Text(row(theme), _joined([theme.name, theme.intro]))
    for item in contents.items:
        yield Text(row(item), _joined([*fields_of(item), *(rule.note for rule in item.rules.all())]))
    for contact in contents.contacts:
        yield Text(row(contact), _joined(fields_of(contact)))
    for statement in contents.statements:
        yield Text(row(statement), _joined(fields_of(statement)))
    for document in contents.documents:
        yield Text(row(document), _joined([document.about]))


def fields_of(part: Item | Contact | Statement) -> list[str]:
    """The fields of an item, a contact or a statement that hold words."""
    if isinstance(part, Item):
        return [getattr(part, name) for name in ITEM_FIELDS]
    if isinstance(part, Contact):
        return [getattr(part, name) for name in CONTACT_FIELDS]
    return [part.title, part.text]


def _joined(fields: Iterable[str]) -> str:
    parts = [part for field in fields for part in BREAK.split(field.replace("**", ""))]
    return " | ".join(" ".join(part.split()) for part in parts if part.strip())
