"""What a list of the feed answers: the rows that were asked for, a page at a time. Pure: no Django."""

from collections.abc import Mapping
from typing import Any

Row = dict[str, Any]
PER_PAGE, MOST = 50, 200
LONGEST = 200  # characters of a search
LARGEST = 1_000_000
WHOLE = ("page", "per_page", "minimum_age", "maximum_age")
DETAILS = ("service_areas", "service_at_locations", "contacts", "attributes")


class BadQuestion(ValueError):
    """A question that cannot be answered; its text says why, in words."""


def page(rows: list[Row], asked: Mapping[str, str]) -> Row:
    """A page of rows as Open Referral wraps it. Past the last page: none. Raises BadQuestion."""
    number, size = _whole(asked, "page", 1), _whole(asked, "per_page", PER_PAGE)
    if not number or not size:
        raise BadQuestion("page and per_page are counted from 1.")
    size = min(size, MOST)
    pages = max(1, -(-len(rows) // size))
    contents = rows[(number - 1) * size : number * size]
    return {
        "total_items": len(rows),
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": contents,
    }


def found(services: list[Row], asked: Mapping[str, str]) -> list[Row]:
    """The services that were asked for, each without the rows that only its own page has. Raises BadQuestion.

    `search`: every word stands in the name or description. `minimum_age`, `maximum_age`: theirs is at least, at most this.
    `taxonomy_term_id`, `taxonomy_id`: it is about the term, or about any of the taxonomy.
    """
    words = asked.get("search", "").casefold().split()
    if len(asked.get("search", "")) > LONGEST:
        raise BadQuestion(f"search takes at most {LONGEST} characters.")
    youngest, oldest = _whole(asked, "minimum_age"), _whole(asked, "maximum_age")
    term, taxonomy = asked.get("taxonomy_term_id", ""), asked.get("taxonomy_id", "")
    return [
        {name: value for name, value in row.items() if name not in DETAILS}
        for row in services
        if all(word in f"{row['name']} {row.get('description', '')}".casefold() for word in words)
        and (youngest is None or row.get("minimum_age", -1) >= youngest)
        and (oldest is None or row.get("maximum_age", LARGEST + 1) <= oldest)
        and (not term or any(each["taxonomy_term_id"] == term for each in row["attributes"]))
        and (not taxonomy or any(each["taxonomy_term"]["taxonomy_id"] == taxonomy for each in row["attributes"]))
    ]


def _whole(asked: Mapping[str, str], name: str, otherwise: int | None = None) -> int | None:
    said = asked.get(name, "")
    if not said:
        if name in asked:
            raise BadQuestion(f"{name} is a whole number.")
        return otherwise
    if not (said.isascii() and said.isdigit() and len(said) <= 7 and int(said) <= LARGEST):
        raise BadQuestion(f"{name} is a whole number up to {LARGEST}.")
    return int(said)
