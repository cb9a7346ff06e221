"""A county's offer as it is in one of its districts: the county's text, with what the district adds or does otherwise."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace

from django.db.models import Model

from leaving_care.models import Authority
from offers.compare import Difference
from offers.comparing import compared
from offers.contents import Contents
from offers.models import Contact, DistrictItem, Item, ItemIdentity, ItemProvider, ItemRule, ItemTheme

# What a district can say otherwise. What it leaves blank is as the county says it.
FIELDS = (
    "name", "what_we_offer", "to_know", "how_to_get_it", "who_decides", "amount_figure", "amount_each", "amount_words",
)  # fmt: skip


@dataclass(frozen=True)
class Differing:
    """One item that is otherwise in a district: as the county has it, as it is there, and what differs."""

    row: DistrictItem
    item: Item
    there: Item
    differences: tuple[Difference, ...]
    found_less: bool

    @property
    def gives_less(self) -> bool:
        """Whether it gives less than the county's text, by what the comparison finds or by an editor's own judgement."""
        return self.found_less or self.row.gives_less


def contents_in(contents: Contents, district: Authority) -> Contents:
    """A county's offer as it is in one district, in memory. It makes no query.

    An item that differs there is a copy with the district's words; one that is added there is an unsaved item that the
    district gives, last under its theme. Both have their row as `here`. The contacts that serve the district come first.
    """
    rows = [row for row in contents.district_items if row.district_id == district.pk]
    otherwise = {row.differs_from_id: row for row in rows if row.differs_from_id}
    items = [
        _there(item, otherwise[item.identity_id]) if item.identity_id in otherwise else item for item in contents.items
    ]
    themes = {theme.slug: theme.pk for theme in contents.themes}
    added = [
        _added(contents, row, themes[row.theme_slug], len(contents.items) + place)
        for place, row in enumerate(rows)
        if not row.differs_from_id and row.theme_slug in themes
    ]
    serving = [contact for contact in contents.contacts if serves(contact, district)]
    others = [contact for contact in contents.contacts if contact not in serving]
    seen = replace(contents, items=[*items, *added], contacts=[*serving, *others])
    # What changed since the edition before is told of the county's offer.
    seen.comparison = contents.comparison
    return seen


def serves(contact: Contact, district: Authority) -> bool:
    """Whether a contact is recorded as serving a district."""
    return any(link.district_id == district.pk for link in contact.contact_districts.all())


def differing(contents: Contents) -> list[Differing]:
    """Every item that is otherwise in a district, in the order of the edition's items."""
    rows: dict[int, list[DistrictItem]] = {}
    for row in contents.district_items:
        if row.differs_from_id:
            rows.setdefault(row.differs_from_id, []).append(row)
    return [beside(item, row) for item in contents.items for row in rows.get(item.identity_id, [])]


def beside(item: Item, row: DistrictItem) -> Differing:
    """A county's item beside what it is in a district."""
    there = _there(item, row)
    [change] = compared([item], [there]).changes
    return Differing(row, item, there, change.differences, change.gives_less)


def _there(item: Item, row: DistrictItem) -> Item:
    made = copy(item)
    for name in FIELDS:
        if (said := getattr(row, name)) not in ("", None):
            setattr(made, name, said)
    if row.what_we_offer:
        # What a correction says of the county's item (offers.rendering.corrected) holds in its districts too.
        made.what_we_offer = getattr(item, "marked", "") + row.what_we_offer
    made.here = row  # type: ignore[attr-defined]  # for templates, which ask whether an item is otherwise
    return made


def _added(contents: Contents, row: DistrictItem, theme: int, position: int) -> Item:
    """An item that is in no table. Its key is the row's below nought, so that it meets no other item's."""
    said = {name: getattr(row, name) for name in FIELDS}
    made = Item(pk=-row.pk, edition=contents.edition, slug=slug_of(row), position=position, **said)
    made.identity = ItemIdentity(authority=contents.authority, key=slug_of(row))
    given = ItemProvider(item=made, authority=row.district)
    listed = ItemTheme(item=made, theme_id=theme, is_first=True, position=position)
    made._prefetched_objects_cache = {  # type: ignore[attr-defined]  # as if it had been read with its parts
        "rules": _read(ItemRule, []),
        "providers": _read(ItemProvider, [given]),
        "item_themes": _read(ItemTheme, [listed]),
    }
    made.here = row  # type: ignore[attr-defined]
    return made


def slug_of(row: DistrictItem) -> str:
    """The word that stands in the address of what a district adds. It has the district's own in it: no item's is the same."""
    return f"{row.district.slug}-{row.key}"


def _read(model: type[Model], rows: Iterable[Model]):
    """A queryset that holds its rows already."""
    made = model._default_manager.none()
    made._result_cache = list(rows)
    return made
