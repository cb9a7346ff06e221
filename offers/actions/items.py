"""Changes of an item of a draft: it is added, or brought back from an earlier edition; it is changed; it is ended."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, QuerySet, Subquery

from leaving_care.actions.council import raise_if_changed
from leaving_care.models import User
from offers.actions.editing import Editing, editing, label
from offers.actions.rows import (
    PartSaid,
    all_says,
    changing_row,
    free_word,
    next_place,
    put,
    put_parts,
    raise_unless_of,
    still_there,
)
from offers.models import Edit, Edition, Item, ItemIdentity, ItemProvider, ItemRule, ItemTheme, Theme

THERE = "This is in the draft already. Change it there."


def said_by(item: Item) -> dict[str, Any]:
    """All that an item says: its fields, rules and providers, and the slugs of its themes, the first first. Three queries."""
    links = item.item_themes.select_related("theme").order_by("-is_first", "theme__position")
    themes = [link.theme.slug for link in links]
    return all_says(item, list(item.rules.all()), list(item.providers.order_by("pk")), themes=themes)


def may_come_back(edition: Edition) -> QuerySet[ItemIdentity]:
    """What the council offered once and this draft does not: it can be brought back, and is then the same promise.

    `called`: the name that it had last.
    """
    mine = ItemIdentity.objects.filter(authority=edition.authority_id, items__isnull=False)
    said = Item.objects.filter(identity=OuterRef("pk")).order_by("-edition__number")
    gone = mine.exclude(items__edition=edition).distinct()
    return gone.annotate(called=Subquery(said.values("name")[:1])).order_by("called", "key")


def add_item(
    edition: Edition,
    *,
    values: Mapping[str, Any],
    themes: Sequence[Theme],
    rules: Iterable[PartSaid] = (),
    providers: Iterable[PartSaid] = (),
    again: ItemIdentity | None = None,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
    why: str = "",
) -> Item:
    """Adds an item under themes, of which the first gives it its address.

    `again`: the promise of an earlier edition that it is; None: a new one, with a key made from its name. Raises as
    `editing`, and ValidationError in words.
    """
    with editing(edition, by=by, at=at, once=once, why=why) as change:
        _raise_unless_of(change, values, themes)
        item = Item(edition=change.edition, identity=_identity(change, values["name"], again))
        place = {
            "slug": free_word(values["name"], change.edition.items.all(), "slug"),
            "position": next_place(change.edition.items.all()),
        }
        put(item, {**values, **place})
        _put_parts(item, themes, [(None, said) for _, said in rules], [(None, said) for _, said in providers])
        change.note(label(item), Edit.What.ADDED, after=said_by(item), identity=item.identity)
    return item


def change_item(
    item: Item,
    *,
    values: Mapping[str, Any],
    themes: Sequence[Theme],
    rules: Iterable[PartSaid] = (),
    providers: Iterable[PartSaid] = (),
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
    why: str = "",
) -> None:
    """Changes an item with its rules, providers and themes: it has these and no others. Its address stays.

    `version`: of `said_by`, as in `changing_row`. Raises as `editing`, and ValidationError in words.
    """
    with editing(item.edition, by=by, at=at, once=once, why=why) as change:
        with changing_row(change, _items(change), item, version, says=said_by, identity="identity") as held:
            _raise_unless_of(change, values, themes)
            put(held, values)
            _put_parts(held, themes, rules, providers)


def end_item(
    item: Item, *, why: str, by: User, at: datetime, version: int | None = None, once: uuid.UUID | None = None
) -> None:
    """Takes an item out of the draft. Earlier editions keep it, and it can be brought back. `why` is needed."""
    if not why.strip():
        raise ValidationError({"why": "Say why it ends"})
    with editing(item.edition, by=by, at=at, once=once, why=why.strip()) as change:
        held = still_there(_items(change), item)
        before = said_by(held)
        raise_if_changed(version, before)
        change.note(label(held), Edit.What.REMOVED, before=before, identity=held.identity)
        held.delete()


def _items(change: Editing) -> QuerySet[Item]:
    return change.edition.items.select_related("identity")


def _identity(change: Editing, name: str, again: ItemIdentity | None) -> ItemIdentity:
    ours = ItemIdentity.objects.filter(authority=change.edition.authority)
    if again is None:
        return ours.create(authority=change.edition.authority, key=free_word(name, ours, "key", most=80))
    if again.authority_id != change.edition.authority_id:
        raise ValidationError("This was another council’s. Add it as new.")
    if change.edition.items.filter(identity=again).exists():
        raise ValidationError(THERE)
    return again


def _raise_unless_of(change: Editing, values: Mapping[str, Any], themes: Sequence[Theme]) -> None:
    if not themes:
        raise ValidationError({"theme": "Choose the theme that it stands in"})
    raise_unless_of(change, [*themes, values.get("policy"), values.get("amount_set_in")])


def _put_parts(item: Item, themes: Sequence[Theme], rules: Iterable[PartSaid], providers: Iterable[PartSaid]) -> None:
    put_parts(item, ItemRule, "item", rules)
    put_parts(item, ItemProvider, "item", providers)
    wanted = {theme.pk: place == 0 for place, theme in reversed(list(enumerate(themes)))}
    had = {link.theme_id: link for link in item.item_themes.all()}
    if {pk: link.is_first for pk, link in had.items()} == wanted:
        return
    # Taken off first: an item has one first theme at any moment.
    item.item_themes.filter(is_first=True).exclude(theme__in=[pk for pk, first in wanted.items() if first]).update(
        is_first=False
    )
    item.item_themes.exclude(theme__in=wanted).delete()
    for pk, is_first in wanted.items():
        link = had.get(pk) or ItemTheme(item=item, theme_id=pk, position=next_place(ItemTheme.objects.filter(theme=pk)))
        link.is_first = is_first
        link.save()
