"""What stood in the edition before, as far as the reader is told what became of it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from offers.before import Before
from offers.models import Item, Theme


@dataclass(frozen=True)
class Then:
    """The parts of the edition before, under the names that a Contents has for them."""

    items: list[Item]
    themes: list[Theme]
    contacts: list[Any]
    statements: list[Any]
    documents: list[Any]
    consultations: list[Any]
    points: list[Any]
    district_items: list[Any]


def read_then(before: Before) -> Then:
    """Reads them, in a number of queries that does not grow with them."""
    edition = before.edition
    prefetch_related_objects(before.items, "item_themes")
    return Then(
        items=before.items,
        themes=list(edition.themes.all()),
        contacts=list(edition.contacts.prefetch_related("numbers", "emails", "contact_districts__district")),
        statements=list(edition.statements.all()),
        documents=list(edition.documents.all()),
        consultations=list(edition.consultations.all()),
        points=list(edition.points.prefetch_related("point_items")),
        district_items=list(edition.district_items.select_related("district", "differs_from")),
    )
