"""What the cells of a row say as a person would: a day in words, a provision by its title, a row by its name."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from leaving_care.dates import in_words
from leaving_care.law import amounts, areas, duties, provisions, statuses
from leaving_care.models import Authority
from offers.bringing import sheets
from offers.bringing.columns import BadCell, Column, Holds
from offers.bringing.reading import Brought
from offers.conditions import CIRCUMSTANCES, LIVINGS
from offers.languages import LANGUAGES
from offers.models import BroughtRow

# Of a sheet, its rows' short words → what they are called.
Names = Mapping[str, Mapping[str, str]]
COUNCILS = "councils"
# Whose rows are named by others: under which word a row is known, and which of its columns say what it is called.
NAMED = {
    sheets.THEMES.name: ("slug", "name"),
    sheets.ITEMS.name: ("identity", "name"),
    sheets.CONTACTS.name: ("key", "name"),
    sheets.STATEMENTS.name: ("key", "title"),
    sheets.DOCUMENTS.name: ("key", "title"),
    sheets.CONSULTATIONS.name: ("key", "who"),
}
# Which column names rows of which sheet. What "of" and "identity" name depends on the sheet that they stand on.
POINTS_TO = {
    "theme": sheets.THEMES.name,
    "also_in": sheets.THEMES.name,
    "theme_slug": sheets.THEMES.name,
    "items": sheets.ITEMS.name,
    "differs_from": sheets.ITEMS.name,
    "policy": sheets.DOCUMENTS.name,
    "amount.set_in": sheets.DOCUMENTS.name,
    "parent": sheets.STATEMENTS.name,
    "consultation": sheets.CONSULTATIONS.name,
    "authority": COUNCILS,
    "district": COUNCILS,
    "districts": COUNCILS,
}
OF = {
    (sheets.RULES.name, "of"): sheets.ITEMS.name,
    (sheets.PROVIDERS.name, "of"): sheets.ITEMS.name,
    (sheets.NUMBERS.name, "of"): sheets.CONTACTS.name,
    (sheets.EMAILS.name, "of"): sheets.CONTACTS.name,
    (sheets.ITEM_CHANGES.name, "identity"): sheets.ITEMS.name,
}
# Said of an amount, and nothing where there is none.
OF_AN_AMOUNT = ("amount.unit", "amount.at_most")


def names_of(*offers: Iterable[Brought | BroughtRow]) -> dict[str, dict[str, str]]:
    """What the rows of some offers are called, by sheet and short word; the first that says it counts. One query."""
    found: dict[str, dict[str, str]] = {name: {} for name in NAMED}
    for row in (row for rows in offers for row in rows):
        if row.sheet in NAMED:
            word, name = (row.values.get(key, "") for key in NAMED[row.sheet])
            if word and name:
                found[row.sheet].setdefault(word, name)
    found[COUNCILS] = dict(Authority.objects.values_list("slug", "name"))
    return found


def spoken(sheet: str, values: Mapping[str, str], names: Names) -> dict[str, str]:
    """What each column of a row says in words, by its field. What cannot be read, or names no row, stays as it is."""
    said = {}
    for column in sheets.SHEETS[sheet].columns:
        if text := values.get(column.key):
            known = _words().get(column.key) or names.get(_named(sheet, column.key), {})
            said[column.key] = _say(column, text, known)
    return said


def without_idle(sheet: str, said: Mapping[str, str]) -> dict[str, str]:
    """The same without what says nothing by itself: what an amount is in, where there is no amount."""
    has_amount = sheet != sheets.ITEMS.name or "amount.figure" in said
    return {key: text for key, text in said.items() if has_amount or key not in OF_AN_AMOUNT}


def _named(sheet: str, key: str) -> str:
    return OF.get((sheet, key)) or POINTS_TO.get(key, "")


def _say(column: Column, text: str, known: Mapping[str, str]) -> str:
    try:
        value = column.read(text)
    except BadCell:
        return text
    if isinstance(value, date):
        return in_words(value)
    if column.holds is Holds.CHOICE:
        return column.allowed[value]
    if column.holds is Holds.KEYS:
        return "\n".join(known.get(each, each) for each in value)
    return known.get(text, text)


@cache
def _words() -> dict[str, dict[str, str]]:
    """What stands for the law, for people and for languages, in words, by field."""
    of_status = {row.id: row.name for row in statuses().values()}
    titles = {id: row.title for id, row in provisions().items()}
    return {
        "legal_basis": titles,
        "provision": titles,
        "areas": {id: row.name for id, row in areas().items()},
        "national": {id: row.name for id, row in duties().items()} | {id: row.name for id, row in amounts().items()},
        "statuses": of_status,
        "status": of_status,
        "circumstances": CIRCUMSTANCES,
        "living": LIVINGS,
        "language": {code: language.english for code, language in LANGUAGES.items()},
    }
