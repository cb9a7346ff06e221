"""The order of themes, and of the items under one. Whoever comes second sees the order as it is now, and chooses."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError

from leaving_care.changing import ChangedMeanwhile
from leaving_care.models import User
from offers.actions.editing import Editing, editing, label
from offers.models import Edit, Edition, ItemTheme, Theme

NOT_ALL = "This order does not name every row once. Nothing was changed."
THEMES = "themes"
UP, DOWN, TOP = "up", "down", "top"


def order_themes(
    edition: Edition,
    *,
    keys: Sequence[str],
    opened: Sequence[str],
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> None:
    """Puts a draft's themes in the order of `keys` (slugs). `opened`: the order that the reader was looking at.

    Raises as `editing`, ChangedMeanwhile where they are in another order by now or others were added or removed, and
    ValidationError where `keys` leaves one out.
    """
    with editing(edition, by=by, at=at, once=once) as change:
        themes = {theme.slug: theme for theme in themes_of(change.edition)}
        _put(change, THEMES, themes, list(keys), list(opened))
        Theme.objects.bulk_update(themes.values(), ["position"])


def order_items(
    theme: Theme,
    *,
    keys: Sequence[str],
    opened: Sequence[str],
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> None:
    """Puts the items under a theme in the order of `keys` (of their identities). Raises as `order_themes`.

    Those that live under the theme stay before those that are listed there too, as on its page.
    """
    with editing(theme.edition, by=by, at=at, once=once) as change:
        links = {link.item.identity.key: link for link in listed(theme)}
        wanted = sorted(keys, key=lambda key: key in links and not links[key].is_first)
        _put(change, label(theme), links, wanted, list(opened))
        ItemTheme.objects.bulk_update(links.values(), ["position"])


def themes_of(edition: Edition) -> list[Theme]:
    """The themes of an edition, in order."""
    return list(Theme.objects.filter(edition=edition).order_by("position", "pk"))


def listed(theme: Theme) -> list[ItemTheme]:
    """What is listed under a theme, in order, each with its `item` and that one's identity: first the items that live there."""
    links = ItemTheme.objects.filter(theme=theme).select_related("item__identity")
    return list(links.order_by("-is_first", "position", "pk"))


def moved(keys: Sequence[str], key: str, where: str) -> list[str]:
    """The order with one row moved: UP, DOWN or to the TOP. A row that is not there, or cannot go further, stays."""
    order = list(keys)
    if key not in order:
        return order
    at = order.index(key)
    to = {UP: max(at - 1, 0), DOWN: at + 1, TOP: 0}.get(where, at)
    order.insert(to, order.pop(at))
    return order


def merged(mine: Sequence[str], now: Sequence[str]) -> list[str]:
    """The reader's own order of the rows that are there now; rows that came since stand at the end."""
    kept = [key for key in dict.fromkeys(mine) if key in now]
    return kept + [key for key in now if key not in kept]


def _put(change: Editing, row: str, rows: dict, keys: list[str], opened: list[str]) -> None:
    """Gives each row its place and notes it. The caller saves."""
    current = list(rows)
    if opened != current:
        raise ChangedMeanwhile
    if sorted(keys) != sorted(current):
        raise ValidationError(NOT_ALL)
    for position, key in enumerate(keys):
        rows[key].position = position
    change.note(row, Edit.What.MOVED, before={"order": current}, after={"order": keys})
