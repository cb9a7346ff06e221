"""Rows that are written at the desk or come in a spreadsheet: points people made, why items changed, districts, joint offers.

The files of a folder hold none of them.
"""

from functools import cached_property
from typing import Any

from leaving_care.models import Authority
from offers.loading.build import MISSING, build, chosen, no_twins
from offers.loading.faults import Faults, shown
from offers.loading.files import Files, Row
from offers.loading.items import identities_of
from offers.models import Change, DistrictItem, Edition, ItemChange, ItemIdentity, JointAuthority, Point, PointItem

POINT = "said said_by people answer did reason source".split()
ITEM_CHANGE = "kind words reason decided_by decided_on minute source".split()
DISTRICT_ITEM = (
    "key theme_slug name what_we_offer to_know how_to_get_it who_decides amount_figure amount_each amount_words reason "
    "gives_less source"
).split()
NO_ITEM = "There is no item {0} in this offer, and the council has promised nothing under this word before."
ENDED = "If it has ended, say so under the kind of change."
NO_DISTRICT = "{0} is no district of this council. Known: {1}."
NO_COUNCIL = "{0} is no council here. Ask whoever looks after the portal to add it, or leave this row out."
NO_THEME = "{0} is no theme. Known: {1}."
KEEPER = "This council keeps the offer itself."
A_DISTRICT = "A district’s care leavers are the county’s. Name a council that looks after young people."
OWN_OFFER = "{0} has published an offer of its own. It cannot share this one as well."


class DeskRows:
    """Those rows, built and checked beside the rest of the edition; `save` writes them."""

    def __init__(self, files: Files, faults: Faults, edition, council):
        self.faults, self.edition, self.council = faults, edition, council
        points, changes, districts, joint = (
            files.tables.get(name, []) for name in ("points", "item_changes", "district_items", "joint_authorities")
        )
        no_twins(changes, "identity", faults)
        no_twins(districts, "key", faults, within="district")
        no_twins(districts, "differs_from", faults, within="district")
        no_twins(joint, "authority", faults)
        self.points = [self._point(row, place) for place, row in enumerate(points)]
        self.item_changes = [self._item_change(row) for row in changes]
        self.district_items = [self._district_item(row, place) for place, row in enumerate(districts)]
        self.joint = self._joint(joint)

    @cached_property
    def promised(self) -> set[str]:
        """The words of all that the council promises or has promised before."""
        before = ItemIdentity.objects.filter(authority__slug=self.council.authority.slug)
        return {built["identity"] for built in self.edition.items.built} | set(before.values_list("key", flat=True))

    def _check_item(self, row: Row, key: str, word: Any, more: str = "") -> None:
        if word is not None and word not in self.promised:
            self.faults.add(row, key, f"{NO_ITEM.format(shown(word))} {more}".strip())

    def _point(self, row: Row, place: int) -> tuple[Point, Any, list[str]]:
        point = build(Point, row, self.faults, fields=POINT, also=["consultation", "items"], position=place)
        made_in = chosen(row, "consultation", self.edition.consultations, self.faults, "consultation")
        items = row.words("items", self.faults)
        for word in items:
            self._check_item(row, "items", word)
        return point, made_in, items

    def _item_change(self, row: Row) -> tuple[ItemChange, str]:
        change = build(ItemChange, row, self.faults, fields=ITEM_CHANGE, also=["identity"])
        only = Row(row.file, row.label, {key: word for key, word in row.values.items() if key == "identity"})
        identity = build(ItemIdentity, only, self.faults, fields=(), renamed={"identity": "key"})
        # What has ended is in no offer any more: its word is all that is left of it.
        if change.kind != Change.Kind.ENDED:
            self._check_item(row, "identity", row.values.get("identity"), ENDED)
        return change, identity.key

    def _district_item(self, row: Row, place: int) -> tuple[DistrictItem, Any, Any]:
        district, differs_from = row.values.get("district"), row.values.get("differs_from")
        # While it is being checked, any item will do: the right one is set when it is saved.
        stand_in: dict[str, Any] = {"differs_from_id": 0} if differs_from else {}
        also = ["district", "differs_from"]
        made = build(DistrictItem, row, self.faults, fields=DISTRICT_ITEM, also=also, position=place, **stand_in)
        if district is None:
            self.faults.add(row, "district", MISSING)
        elif district not in self.council.district_slugs:
            known = ", ".join(sorted(self.council.district_slugs)) or "none"
            self.faults.add(row, "district", NO_DISTRICT.format(shown(district), known))
        self._check_item(row, "differs_from", differs_from)
        themes = list(dict.fromkeys(theme.slug for theme in self.edition.themes if theme.slug))
        if made.theme_slug and made.theme_slug not in themes:
            self.faults.add(row, "theme_slug", NO_THEME.format(shown(made.theme_slug), ", ".join(themes)))
        return made, district, differs_from

    def _joint(self, rows: list[Row]) -> list[tuple[JointAuthority, Any]]:
        named = {row.values.get("authority") for row in rows}
        with_own = Edition.objects.published().filter(authority__slug__in=named - {None}) if named else None
        own = set(with_own.values_list("authority__slug", flat=True)) if with_own is not None else set()
        made = []
        for row in rows:
            slug = row.values.get("authority")
            other = self.council.elsewhere.get(slug)
            if slug is None:
                self.faults.add(row, "authority", MISSING)
            elif slug == self.council.authority.slug:
                self.faults.add(row, "authority", KEEPER)
            elif other is None:
                self.faults.add(row, "authority", NO_COUNCIL.format(shown(slug)))
            elif other.tier == Authority.Tier.DISTRICT:
                self.faults.add(row, "authority", A_DISTRICT)
            elif slug in own:
                self.faults.add(row, "authority", OWN_OFFER.format(other))
            made.append((build(JointAuthority, row, self.faults, fields=["source"], also=["authority"]), slug))
        return made

    def save(self, edition: Edition, authority: Authority) -> None:
        """Writes the rows; consultations and items are written already."""
        words = [word for _, _, items in self.points for word in items]
        words += [word for _, word in self.item_changes]
        words += [word for _, _, word in self.district_items if word]
        identities = identities_of(authority, words) if words else {}
        slugs = {slug for _, slug, _ in self.district_items} | {slug for _, slug in self.joint}
        councils = Authority.objects.in_bulk(slugs, field_name="slug") if slugs else {}
        for point, made_in, _ in self.points:
            point.edition, point.consultation = edition, made_in
        for change, word in self.item_changes:
            change.edition, change.identity = edition, identities[word]
        for item, slug, word in self.district_items:
            item.edition, item.district, item.differs_from = edition, councils[slug], identities.get(word)
        for joint, slug in self.joint:
            joint.edition, joint.authority = edition, councils[slug]
        Point.objects.bulk_create(point for point, _, _ in self.points)
        PointItem.objects.bulk_create(
            PointItem(point=point, identity=identities[word]) for point, _, items in self.points for word in items
        )
        ItemChange.objects.bulk_create(change for change, _ in self.item_changes)
        DistrictItem.objects.bulk_create(item for item, _, _ in self.district_items)
        JointAuthority.objects.bulk_create(joint for joint, _ in self.joint)
