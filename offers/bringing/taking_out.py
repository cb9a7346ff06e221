"""An edition as the rows of the spreadsheet: each a text by the field that it stands for. What is blank is left out."""

from collections.abc import Iterator
from typing import Any

from offers.bringing import sheets
from offers.bringing.sheets import Sheet
from offers.contents import Contents
from offers.loading.items import AMOUNT
from offers.models import Contact, Item, Point

Values = dict[str, str]
# The rows of a sheet, each with what is not simply a field of it.
Rows = tuple[Sheet, list[tuple[Any, dict[str, Any]]]]


def rows_of(contents: Contents) -> dict[str, list[Values]]:
    """Every row of an edition, by sheet, in order. No query."""
    return {
        sheet.name: [_said(sheet, row, other) for row, other in rows]
        for sheet, rows in (*_of_the_offer(contents), *_around(contents))
    }


def _of_the_offer(contents: Contents) -> Iterator[Rows]:
    documents: dict[int | None, str] = {row.pk: row.key for row in contents.documents}
    statements: dict[int | None, str] = {row.pk: row.key for row in contents.statements}
    themes = {theme.pk: theme.slug for theme in contents.themes}
    items = [(item, {"of": item.identity.key}) for item in contents.items]
    contacts = [(contact, {"of": contact.key}) for contact in contents.contacts]
    yield sheets.EDITION, [(contents.edition, {})]
    yield sheets.THEMES, [(row, {}) for row in contents.themes]
    yield sheets.ITEMS, [(row, _of_item(row, themes, documents)) for row in contents.items]
    yield sheets.RULES, [(row, of) for item, of in items for row in item.rules.all()]
    providers = [(row, of) for item, of in items for row in item.providers.all()]
    yield sheets.PROVIDERS, [(row, of | {"authority": row.authority and row.authority.slug}) for row, of in providers]
    yield sheets.CONTACTS, [(row, {"districts": _districts(row)}) for row in contents.contacts]
    yield sheets.NUMBERS, [(row, of) for contact, of in contacts for row in contact.numbers.all()]
    yield sheets.EMAILS, [(row, of) for contact, of in contacts for row in contact.emails.all()]
    yield sheets.STATEMENTS, [(row, {"parent": statements.get(row.parent_id)}) for row in contents.statements]
    yield sheets.DOCUMENTS, [(row, {}) for row in contents.documents]


def _around(contents: Contents) -> Iterator[Rows]:
    # A consultation has no short word of its own: in the file it is called by its place.
    asked: dict[int | None, str] = {
        row.pk: f"consultation-{place}" for place, row in enumerate(contents.consultations, start=1)
    }
    yield sheets.CONSULTATIONS, [(row, {"key": asked[row.pk]}) for row in contents.consultations]
    yield (
        sheets.POINTS,
        [(row, {"consultation": asked.get(row.consultation_id), "items": _items(row)}) for row in contents.points],
    )
    yield sheets.CHANGES, [(row, {}) for row in contents.changes]
    yield sheets.ITEM_CHANGES, [(row, {"identity": row.identity.key}) for row in contents.item_changes]
    yield (
        sheets.DISTRICT_ITEMS,
        [
            (row, {"district": row.district.slug, "differs_from": row.differs_from and row.differs_from.key})
            for row in contents.district_items
        ],
    )
    yield sheets.JOINT, [(row, {"authority": row.authority.slug}) for row in contents.joint_authorities]


def _items(point: Point) -> list[str]:
    return [link.identity.key for link in point.point_items.all()]


def _districts(contact: Contact) -> list[str]:
    return [link.district.slug for link in contact.contact_districts.all()]


def _of_item(item: Item, themes: dict[int, str], documents: dict[int | None, str]) -> dict[str, Any]:
    links = sorted(item.item_themes.all(), key=lambda link: (not link.is_first, link.position))
    amount = {f"amount.{key}": getattr(item, name) for key, name in AMOUNT.items()}
    return {
        "identity": item.identity.key,
        "theme": next((themes[link.theme_id] for link in links if link.is_first), ""),
        "also_in": [themes[link.theme_id] for link in links if not link.is_first],
        "places": [str(link.position) for link in links],
        "policy": documents.get(item.policy_id),
        "amount.set_in": documents.get(item.amount_set_in_id),
        **amount,
    }


def _said(sheet: Sheet, row: Any, other: dict[str, Any]) -> Values:
    """What a row says in each column: `other`, where that is not simply a field of it."""
    said = (
        (column, other[column.key] if column.key in other else getattr(row, column.key)) for column in sheet.columns
    )
    return {column.key: text for column, value in said if (text := column.write(value).strip())}
