"""Easy read: pictures, and the lines of an item."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care import audit
from leaving_care.actions.council import deciding, fingerprint, raise_if_changed
from leaving_care.dates import uk_day
from leaving_care.models import Authority, User
from offers.easy_reading import LONGEST_LINE, MOST_LINES, english_of, figures_beyond
from offers.models import EasyRead, Item, Picture
from offers.pictures import drawn_anew

EDIT = "edit_offer"
IN_USE = "This picture stands in easy read. Take it out there first"


def add_picture(
    authority: Authority, *, content: bytes, alt: str, by: User, at: datetime, once: uuid.UUID | None = None
) -> Picture:
    """Keeps a picture, drawn anew. `alt`: what it shows, in words. Raises ValidationError by field, in words."""
    if not alt.strip():
        raise ValidationError({"alt": "Say what the picture shows"})
    try:
        drawn = drawn_anew(content)
    except ValidationError as wrong:
        raise ValidationError({"file": wrong}) from None
    with deciding(authority, EDIT, by=by, at=at, once=once) as held:
        made = Picture.objects.create(
            authority=held,
            alt=alt.strip(),
            content=drawn.content,
            width=drawn.width,
            height=drawn.height,
            added_at=at,
            added_by=by,
        )
        audit.done(held, EDIT, by=by, at=at, once=once, fields=["picture for easy read"])
        return made


def remove_picture(picture: Picture, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Removes a picture that stands nowhere. Raises ValidationError, in words, for one that does."""
    with deciding(picture.authority, EDIT, by=by, at=at, once=once) as held:
        used = EasyRead.objects.filter(authority=held).values_list("lines", flat=True)
        if any(line.get("picture") == str(picture.key) for lines in used for line in lines):
            raise ValidationError(IN_USE)
        Picture.objects.filter(pk=picture.pk).delete()
        audit.done(held, EDIT, by=by, at=at, once=once, fields=["picture for easy read, removed"])


def version_of(easy_read: EasyRead | None, item: Item) -> int:
    """A number that changes with the easy read of an item or with the item's words."""
    return fingerprint(_said(easy_read), sorted(english_of(item).items()))


def write_easy_read(
    item: Item,
    *,
    lines: Sequence[tuple[str, str]],
    checked_with: str = "",
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Writes an item's easy read from its words of today. `lines`: text and the key of a picture, or "". None: takes it away.

    Raises ValidationError, in words, also for a number that the item does not say, and ChangedMeanwhile where the easy read or
    the item is not what the form was opened on.
    """
    kept = [{"text": text.strip(), "picture": picture} for text, picture in lines if text.strip()]
    if len(kept) > MOST_LINES or any(len(line["text"]) > LONGEST_LINE for line in kept):
        raise ValidationError(f"Easy read is short: at most {MOST_LINES} lines of {LONGEST_LINE} characters")
    wrong = [said for at, line in enumerate(kept, 1) for said in _not_agreed(at, line["text"], item)]
    if wrong:
        raise ValidationError(wrong)
    authority = item.edition.authority
    with deciding(authority, EDIT, by=by, at=at, once=once) as held:
        before = EasyRead.objects.filter(identity=item.identity).first()
        raise_if_changed(version, _said(before), sorted(english_of(item).items()))
        known = {str(key) for key in Picture.objects.filter(authority=held).values_list("key", flat=True)}
        if any(line["picture"] and line["picture"] not in known for line in kept):
            raise ValidationError("One of the pictures is not there any more. Choose another")
        said: dict[str, Any] = {
            "authority": held,
            "lines": kept,
            "english": english_of(item),
            "english_on": uk_day(at),
            "checked_with": checked_with,
            "changed_at": at,
            "changed_by": by,
        }
        if kept:
            EasyRead.objects.update_or_create(identity=item.identity, defaults=said)
        elif before:
            before.delete()
        audit.done(held, EDIT, by=by, at=at, once=once, fields=[f"easy read of {item.identity.key}"])


def _not_agreed(at: int, line: str, item: Item) -> list[str]:
    """That a line names a number that nobody agreed to: the item does not say it."""
    more = figures_beyond(line, item)
    if not more:
        return []
    named = ", ".join(more)
    return [
        f"Line {at} says {named}, and the item does not. Amounts, ages, dates and numbers to ring are those of the item"
    ]


def _said(easy_read: EasyRead | None) -> tuple:
    if easy_read is None:
        return ()
    return [(line["text"], line.get("picture", "")) for line in easy_read.lines], easy_read.checked_with
