"""Translating a council's offer: one row by a form, or many from a translator's file."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care import audit
from leaving_care.actions.council import deciding, fingerprint, raise_if_changed
from leaving_care.dates import uk_day
from leaving_care.models import Authority, User
from offers.models import Translation
from offers.translating import KEPT, Piece, faults_in, tidy

EDIT = "edit_offer"


@dataclass(frozen=True)
class Text:
    """One field's text, with the English that it was made from. A blank text takes away what there is."""

    field: str
    english: str
    text: str


def version_of(piece: Piece, translation: Translation | None) -> int:
    """A number that changes with the English of a row or with its translation."""
    return fingerprint(*_what_was_open(piece, translation))


def translate(
    authority: Authority,
    language: str,
    piece: Piece,
    texts: Iterable[Text],
    *,
    by: User,
    at: datetime,
    translator: str = "",
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> int:
    """Keeps what a person has translated of one row. Returns how many texts say something else now.

    Raises ValidationError by field, in words, for a text with a figure or a link that its English does not have, and
    ChangedMeanwhile where the English or the translation is no longer what the form was opened on.
    """
    texts = [Text(text.field, tidy(text.english), tidy(text.text)) for text in texts]
    if wrong := {text.field: found for text in texts if (found := faults_in(text.field, text.english, text.text))}:
        raise ValidationError(wrong)
    with deciding(authority, EDIT, by=by, at=at, once=once) as held:
        current = Translation.objects.filter(authority=held, language=language, kind=piece.kind, row=piece.row).first()
        raise_if_changed(version, *_what_was_open(piece, current))
        changed = _keep(held, language, piece, current, texts, on=uk_day(at), translator=translator, by=by, at=at)
        if changed:
            fields = [f"{language} of {piece.row}: {name}" for name in changed]
            audit.done(held, EDIT, by=by, at=at, once=once, fields=fields)
    return len(changed)


def take_in(
    authority: Authority,
    language: str,
    texts: Iterable[tuple[Piece, Text]],
    *,
    english_on: date,
    by: User,
    at: datetime,
    translator: str = "",
    once: uuid.UUID | None = None,
) -> int:
    """Keeps what a translator's file says, all of it or nothing. `english_on`: the day of its English. Returns how many texts."""
    by_row: dict[tuple[str, str], tuple[Piece, list[Text]]] = {}
    for piece, text in texts:
        clean = Text(text.field, tidy(text.english), tidy(text.text))
        if wrong := faults_in(clean.field, clean.english, clean.text):
            raise ValidationError(wrong)
        by_row.setdefault((piece.kind, piece.row), (piece, []))[1].append(clean)
    with deciding(authority, EDIT, by=by, at=at, once=once) as held:
        known = {(row.kind, row.row): row for row in Translation.objects.filter(authority=held, language=language)}
        about: dict[str, Any] = {"on": english_on, "translator": translator, "by": by, "at": at}
        changed = [_keep(held, language, piece, known.get(row), said, **about) for row, (piece, said) in by_row.items()]
        count = sum(map(len, changed))
        audit.done(held, EDIT, by=by, at=at, once=once, fields=[f"{language}: {count} texts from a file"])
    return count


def _what_was_open(piece: Piece, current: Translation | None) -> tuple:
    # As lists in order: a database gives the names of a JSON object back in an order of its own.
    said = [piece.english, current.texts if current else {}, current.english if current else {}]
    return tuple(sorted(each.items()) for each in said)


def _keep(
    held: Authority,
    language: str,
    piece: Piece,
    current: Translation | None,
    texts: Iterable[Text],
    *,
    on: date,
    translator: str,
    by: User,
    at: datetime,
) -> list[str]:
    """Writes one row's translation. Returns the fields that say something else now."""
    row = current or Translation(authority=held, language=language, kind=piece.kind, row=piece.row)
    changed = [text for text in texts if _pair(row, text.field) != (text.english, text.text)]
    changed = [text for text in changed if text.text or text.field in row.texts]
    if not changed:
        return []
    for text in changed:
        _put(row, text)
    row.english_on, row.translated_on = on, uk_day(at)
    row.translator = translator or row.translator
    row.changed_at, row.changed_by = at, by
    row.full_clean(exclude=["authority", "changed_by", "texts", "english", "earlier"])
    row.save()
    return [text.field for text in changed]


def _put(row: Translation, text: Text) -> None:
    # What was made from other words stays, for the editions that say those.
    before = [list(_pair(row, text.field))] if text.field in row.texts else []
    kept = [pair for pair in (*before, *row.earlier.get(text.field, [])) if pair[0] != text.english]
    row.earlier[text.field] = kept[:KEPT]
    if text.text:
        row.texts[text.field], row.english[text.field] = text.text, text.english
    else:
        for said in (row.texts, row.english, row.earlier):
            said.pop(text.field, None)
    row.earlier = {name: pairs for name, pairs in row.earlier.items() if pairs}


def _pair(row: Translation, name: str) -> tuple[str, str]:
    return row.english.get(name, ""), row.texts.get(name, "")
