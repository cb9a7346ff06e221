"""Themes of a draft: adding one, changing one, and taking an empty one out."""

import uuid
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from leaving_care.actions.council import fingerprint
from leaving_care.models import User
from offers.actions.editing import editing, label, says
from offers.actions.rows import all_says, changing_row, next_place, still_there
from offers.models import DistrictItem, Edit, Edition, ItemTheme, Theme
from offers.models.themes import RESERVED_SLUGS

NOT_EMPTY = "There are still items under this theme. Move them to another one first."
DISTRICTS_ADD = "Districts add items under this theme. Move them to another one first."
NO_ADDRESS = "Use letters in the name: the theme’s address is made from it."


def add_theme(edition: Edition, *, by: User, at: datetime, once: uuid.UUID | None = None, **values: Any) -> Theme:
    """Adds a theme at the end: `name`, `intro`, `areas`, `icon`. Its address is made from the name and stays as it is.

    Raises as `editing`, and ValidationError for values that a theme cannot have.
    """
    with editing(edition, by=by, at=at, once=once) as change:
        position = next_place(change.edition.themes.all())
        theme = Theme(edition=change.edition, position=position, slug=_slug(change.edition, values["name"]), **values)
        theme.full_clean(exclude=["edition"])
        theme.save()
        change.note(label(theme), Edit.What.ADDED, after=says(theme))
        return theme


def change_theme(
    theme: Theme, *, by: User, at: datetime, version: int | None = None, once: uuid.UUID | None = None, **values: Any
) -> None:
    """Changes a theme's `name`, `intro`, `areas` and `icon`. `version`: `version_of` the theme that a form was opened on.

    Raises as `editing`, ChangedMeanwhile, and ValidationError for values that a theme cannot have.
    """
    with editing(theme.edition, by=by, at=at, once=once) as change:
        with changing_row(change, change.edition.themes.all(), theme, version) as held:
            for name, value in values.items():
                setattr(held, name, value)
            held.full_clean(exclude=["edition"])
            held.save()


def remove_theme(theme: Theme, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Takes a theme out that has no item, of the council's own or of a district. Raises as `editing`, and ValidationError."""
    with editing(theme.edition, by=by, at=at, once=once) as change:
        held = still_there(change.edition.themes.all(), theme)
        if ItemTheme.objects.filter(theme=held).exists():
            raise ValidationError(NOT_EMPTY)
        if DistrictItem.objects.filter(edition=change.edition, theme_slug=held.slug).exists():
            raise ValidationError(DISTRICTS_ADD)
        change.note(label(held), Edit.What.REMOVED, before=says(held))
        held.delete()


def version_of(theme: Theme) -> int:
    """A number that changes with what a theme says, and not with its place."""
    return fingerprint(all_says(theme))


def _slug(edition: Edition, name: str) -> str:
    """An address that no other theme of the edition and no other page has."""
    plain = slugify(name)[:45].strip("-")
    if not plain:
        raise ValidationError({"name": NO_ADDRESS})
    taken = set(Theme.objects.filter(edition=edition).values_list("slug", flat=True)) | RESERVED_SLUGS
    slug, number = plain, 2
    while slug in taken:
        slug, number = f"{plain}-{number}", number + 1
    return slug
