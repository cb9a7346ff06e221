"""An edition as the rows of the spreadsheet: each a text by the field that it stands for. What is blank is left out."""

from typing import Any

from offers.bringing.sheets import (
    CONTACTS,
    DOCUMENTS,
    EDITION,
    EMAILS,
    ITEMS,
    NUMBERS,
    PROVIDERS,
    RULES,
    STATEMENTS,
    THEMES,
    Sheet,
)
from offers.contents import Contents
from offers.loading.items import AMOUNT
from offers.models import Item

Values = dict[str, str]


def rows_of(contents: Contents) -> dict[str, list[Values]]:
    """Every row of an edition, by sheet, in order. No query."""
    documents: dict[int | None, str] = {row.pk: row.key for row in contents.documents}
    statements: dict[int | None, str] = {row.pk: row.key for row in contents.statements}
    districts = {row.pk: row.slug for row in contents.authority.districts.all()}
    items, contacts = contents.items, contents.contacts
    return {
        EDITION.name: [_said(EDITION, contents.edition)],
        THEMES.name: [_said(THEMES, row) for row in contents.themes],
        ITEMS.name: [_said(ITEMS, row, **_of_item(row, contents, documents)) for row in items],
        RULES.name: [_said(RULES, rule, of=item.identity.key) for item in items for rule in item.rules.all()],
        PROVIDERS.name: [
            _said(PROVIDERS, row, of=item.identity.key, authority=row.authority.slug if row.authority else "")
            for item in items
            for row in item.providers.all()
        ],
        CONTACTS.name: [
            _said(
                CONTACTS,
                row,
                districts=[
                    districts[link.district_id] for link in row.contact_districts.all() if link.district_id in districts
                ],
            )
            for row in contacts
        ],
        NUMBERS.name: [_said(NUMBERS, row, of=contact.key) for contact in contacts for row in contact.numbers.all()],
        EMAILS.name: [_said(EMAILS, row, of=contact.key) for contact in contacts for row in contact.emails.all()],
        STATEMENTS.name: [
            _said(STATEMENTS, row, parent=statements.get(row.parent_id, "")) for row in contents.statements
        ],
        DOCUMENTS.name: [_said(DOCUMENTS, row) for row in contents.documents],
    }


def _of_item(item: Item, contents: Contents, documents: dict[int | None, str]) -> dict[str, Any]:
    themes = {theme.pk: theme.slug for theme in contents.themes}
    links = sorted(item.item_themes.all(), key=lambda link: (not link.is_first, link.position))
    amount = {f"amount.{key}": getattr(item, name) for key, name in AMOUNT.items()}
    return {
        "identity": item.identity.key,
        "theme": next((themes[link.theme_id] for link in links if link.is_first), ""),
        "also_in": [themes[link.theme_id] for link in links if not link.is_first],
        "places": [str(link.position) for link in links],
        "policy": documents.get(item.policy_id, ""),
        "amount.set_in": documents.get(item.amount_set_in_id, ""),
        **amount,
    }


def _said(sheet: Sheet, row: Any, **other: Any) -> Values:
    """What a row says in each column: `other`, where that is not simply a field of it."""
    said = (
        (column, other[column.key] if column.key in other else getattr(row, column.key)) for column in sheet.columns
    )
    return {column.key: text for column, value in said if (text := column.write(value).strip())}
