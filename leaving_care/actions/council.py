"""Settings of a council: its colour, its titles and words, and when somebody idle is signed out."""

import uuid
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from leaving_care import audit
from leaving_care.access import may_in
from leaving_care.changing import ChangedMeanwhile, NotAllowed, raise_if_done
from leaving_care.dates import uk_day
from leaving_care.models import Authority, AuthorityWord, RoleTitle, User
from leaving_care.walls import within

# Text has to stand out from what is behind it by this much (WCAG 2.2, success criterion 1.4.3).
ENOUGH_CONTRAST = 4.5
SETTINGS = "change_settings"


@contextmanager
def deciding(
    authority: Authority, what: str, *, by: User, at: datetime, once: uuid.UUID | None = None
) -> Iterator[Authority]:
    """A transaction in which somebody does something for an authority, one at a time. The caller writes the event.

    Raises NotAllowed, and AlreadyDone where this very form was sent before.
    """
    with transaction.atomic(), within(authority.pk, on=uk_day(at)):
        held = Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
        if not may_in(by, what, held, uk_day(at)):
            raise NotAllowed(what)
        raise_if_done(once, by)
        yield held


def fingerprint(*values: object) -> int:
    """A number that tells whether values are still what they were when a form was opened on them."""
    return zlib.crc32(repr(values).encode())


def raise_if_changed(version: int | None, *values: object) -> None:
    """ChangedMeanwhile where the values are no longer those that a form was opened on. `version` None: not asked."""
    if version is not None and version != fingerprint(*values):
        raise ChangedMeanwhile


def contrast_with_white(colour: str) -> float:
    """How much a colour, written #rrggbb, stands out from white: 1 (not at all) to 21 (WCAG 2.2, contrast ratio)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05)


def change_colour(
    authority: Authority,
    *,
    accent: str,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes the council's own colour, written #rrggbb; blank takes the portal's. White words have to be read on it."""
    with deciding(authority, SETTINGS, by=by, at=at, once=once) as held:
        raise_if_changed(version, held.accent)
        accent = accent.lower()
        if accent and contrast_with_white(accent) < ENOUGH_CONTRAST:
            raise ValidationError({"accent": "White words cannot be read on this colour. Choose a darker one"})
        _save(held, by=by, at=at, once=once, accent=accent)


def change_times(
    authority: Authority,
    *,
    staff_idle_minutes: int,
    young_idle_minutes: int,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes after how many minutes without anything done staff and young people are signed out."""
    with deciding(authority, SETTINGS, by=by, at=at, once=once) as held:
        raise_if_changed(version, held.staff_idle_minutes, held.young_idle_minutes)
        values = {"staff_idle_minutes": staff_idle_minutes, "young_idle_minutes": young_idle_minutes}
        for name, value in values.items():
            setattr(held, name, value)
        held.validate_constraints()
        _save(held, by=by, at=at, once=once, **values)


def _save(held: Authority, *, by: User, at: datetime, once: uuid.UUID | None, **values: object) -> None:
    for name, value in values.items():
        setattr(held, name, value)
    held.save(update_fields=list(values))
    audit.done(held, SETTINGS, by=by, at=at, fields=values, once=once)


def titles_of(authority: Authority) -> dict[str, str]:
    """What a council calls each job, by role, where it has a title of its own."""
    return dict(RoleTitle.objects.filter(authority=authority).order_by("role").values_list("role", "title"))


def change_titles(
    authority: Authority,
    *,
    titles: Mapping[str, str],
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes what the council calls jobs: role → title. A blank title takes the plain word."""
    with deciding(authority, SETTINGS, by=by, at=at, once=once) as held:
        before = titles_of(held)
        raise_if_changed(version, before)
        changed = {role: title for role, title in titles.items() if before.get(role, "") != title}
        for role, title in changed.items():
            if title:
                # The plural was of the old title.
                new = {"title": title, "plural": "", "source": ""}
                RoleTitle.objects.update_or_create(authority=held, role=role, defaults=new)
            else:
                RoleTitle.objects.filter(authority=held, role=role).delete()
        if changed:
            fields = [f"title of {role}" for role in changed]
            audit.done(held, SETTINGS, by=by, at=at, fields=fields, once=once)


def words_of(authority: Authority) -> dict[str, str]:
    """The words that a council says instead of others: the other word → its own."""
    return dict(
        AuthorityWord.objects.filter(authority=authority).order_by("instead_of").values_list("instead_of", "say")
    )


def change_words(
    authority: Authority,
    *,
    words: Mapping[str, str],
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes which words the council says instead of which: these and no others."""
    with deciding(authority, SETTINGS, by=by, at=at, once=once) as held:
        before = words_of(held)
        raise_if_changed(version, before)
        if before != dict(words):
            keep_only(AuthorityWord, held, words, before, word="instead_of", says="say", source="")
            audit.done(held, SETTINGS, by=by, at=at, fields=["words"], once=once)


def keep_only(
    model: type[Model],
    authority: Authority,
    words: Mapping[str, str],
    before: Mapping[str, str],
    *,
    word: str,
    says: str,
    **more: object,
) -> None:
    """Leaves an authority these words and no others. `before`: those it had; `word`, `says`: the model's fields for each.

    `more`: what else a row says that is new, or says something else from now on.
    """
    rows = model._default_manager.filter(authority=authority)
    rows.exclude(**{f"{word}__in": words}).delete()
    for key, said in words.items():
        if before.get(key) != said:
            named: dict[str, Any] = {"authority": authority, word: key}
            rows.update_or_create(**named, defaults={says: said, **more})
