"""Where a row of a draft is changed, and where a page of the desk is. A page that is not there has no address."""

from django.urls import NoReverseMatch, reverse

from offers.models import Edition

# What findings and the history call a row → the page on which it is changed, and whether that takes the row's own name.
ROWS = {
    "edition": ("offers:facts", False),
    "theme": ("offers:theme", True),
    "themes": ("offers:order", False),
    "item": ("offers:edit_item", True),
    "contact": ("offers:edit_contact", True),
    "statement": ("offers:edit_statement", True),
    "document": ("offers:edit_document", True),
    "in": ("offers:in_district", True),
}


def place(name: str, *args: object) -> str:
    """The address of a page by its name; blank where there is none."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def row_place(edition: Edition, row: str) -> str:
    """Where a row of a draft ("item starter-pack, ages 16 to 20") is changed; blank where it is not, or nothing is known of it.

    `edition` has its authority at hand.
    """
    kind, _, key = row.split(", ", 1)[0].partition(" ")
    if kind not in ROWS or not edition.is_draft or edition.set_aside_at:
        return ""
    name, takes_key = ROWS[kind]
    return place(name, edition.authority.slug, edition.number, *([key] if takes_key else []))
