"""Changes of a document that a draft points to."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from leaving_care.models import User
from offers.actions.editing import editing, label
from offers.actions.rows import all_says, changing_row, free_word, next_place, put, still_there
from offers.models import Document, Edit, Edition, Item


def items_that_name(document: Document) -> list[Item]:
    """The items whose policy a document is, or whose amount is set in it."""
    return list(Item.objects.filter(Q(policy=document) | Q(amount_set_in=document)).select_related("identity"))


def add_document(
    edition: Edition, *, values: Mapping[str, Any], by: User, at: datetime, once: uuid.UUID | None = None
) -> Document:
    """Adds a document at the end. Raises as `editing`, and ValidationError in words."""
    with editing(edition, by=by, at=at, once=once) as change:
        key = free_word(values["title"], change.edition.documents.all(), "key")
        document = Document(edition=change.edition, key=key)
        put(document, {**values, "position": next_place(change.edition.documents.all())})
        change.note(label(document), Edit.What.ADDED, after=all_says(document))
    return document


def change_document(
    document: Document,
    *,
    values: Mapping[str, Any],
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes a document. `version`: of `all_says`, as in `changing_row`. Raises as `editing`."""
    with editing(document.edition, by=by, at=at, once=once) as change:
        with changing_row(change, change.edition.documents.all(), document, version) as held:
            put(held, values)


def remove_document(
    document: Document, *, by: User, at: datetime, once: uuid.UUID | None = None, why: str = ""
) -> None:
    """Takes a document out of the draft. ValidationError, naming them, while items point to it."""
    with editing(document.edition, by=by, at=at, once=once, why=why) as change:
        held = still_there(change.edition.documents.all(), document)
        if named := items_that_name(held):
            names = ", ".join(item.name for item in named)
            raise ValidationError(f"Items point to this paper: {names}. Change them first.")
        change.note(label(held), Edit.What.REMOVED, before=all_says(held))
        held.delete()
