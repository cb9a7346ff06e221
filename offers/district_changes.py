"""What changed in a county's districts since the edition before: what each adds, has otherwise, or has taken back.

The two rows of a district are both laid over the county's items of now, so that what the county itself changed is not told again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from leaving_care.models import Authority
from offers import compare, words
from offers.compare import Difference, Told
from offers.comparing import TEXTS, compared, told_by
from offers.contents import Contents
from offers.districts import FIELDS, beside
from offers.models import DistrictItem, Item, ItemChange

ADDED, OTHERWISE, TAKEN_BACK = "added", "otherwise", "taken back"


@dataclass(frozen=True)
class DistrictChange:
    """One thing that is new, otherwise or taken back in a district.

    `item`: the county's; None: the district's own. `was` and `now` None: the district said nothing of it. `told`: what is said of
    the county's item, which is where a reason stands once the district's own row is taken back.
    """

    was: DistrictItem | None
    now: DistrictItem | None
    item: Item | None
    differences: tuple[Difference, ...]
    found_less: bool
    told: Told

    @property
    def row(self) -> DistrictItem:
        """What says it: the row of now, or the one that was taken back."""
        found = self.now or self.was
        if found is None:
            raise ValueError("A district says it now, or said it before.")
        return found

    @property
    def district(self) -> Authority:
        """Where."""
        return self.row.district

    @property
    def name(self) -> str:
        """What it is called in the county, or in the district that has it for itself."""
        return self.item.name if self.item else self.row.name

    @property
    def what(self) -> str:
        """Whether the district added it, has it otherwise than before, or took it back."""
        return TAKEN_BACK if self.now is None else OTHERWISE if self.item or self.was else ADDED

    @property
    def gives_less(self) -> bool:
        """Whether people there get less than they did, by the comparison or since an editor says so."""
        said_before = self.was is not None and self.was.gives_less
        return self.found_less or (self.now is not None and self.now.gives_less and not said_before)

    @property
    def reason(self) -> str:
        """Why. What was the reason in the edition before as well is none for giving less now; "": not recorded."""
        said = (self.now.reason if self.now else self.told.reason).strip()
        is_old = self.gives_less and self.now and self.was and said == self.was.reason.strip()
        return "" if is_old else said

    @property
    def lacks_reason(self) -> bool:
        """Whether somebody has to say why: it gives less, and is the county's, of which alone a reason can be said."""
        return self.gives_less and not self.reason and self.item is not None


def district_changes(contents: Contents) -> list[DistrictChange]:
    """What changed in the districts since the edition before, district by district. It makes no query."""
    if contents.before is None:
        return []
    return changed_in_districts(
        contents.before.district_items, contents.district_items, contents.items, contents.item_changes
    )


def changed_in_districts(
    before: Iterable[DistrictItem],
    after: Iterable[DistrictItem],
    items: Iterable[Item],
    told: Iterable[ItemChange] = (),
) -> list[DistrictChange]:
    """The same, of rows and items at hand. What the county gives no more has ended there too, and is told of the county."""
    was, now = {_known(row): row for row in before}, {_known(row): row for row in after}
    by_identity = {item.identity_id: item for item in items}
    said = {row.identity_id: told_by(row) for row in told}
    found = []
    for known in dict.fromkeys([*now, *was]):
        old, new, identity = was.get(known), now.get(known), known[1]
        item = by_identity.get(identity) if identity else None
        if identity and item is None:
            continue
        differences, is_less = _of_item(item, old, new) if item else _of_own(old, new)
        change = DistrictChange(old, new, item, differences, is_less, said.get(identity or 0, Told()))
        if differences or change.gives_less or not (item or (old and new)):
            found.append(change)
    return sorted(found, key=lambda change: change.district.short_name)


def _known(row: DistrictItem) -> tuple[int, int | None, str]:
    return row.district_id, row.differs_from_id, "" if row.differs_from_id else row.key


def _of_item(item: Item, was: DistrictItem | None, now: DistrictItem | None) -> tuple[tuple[Difference, ...], bool]:
    sides = [beside(item, row).there if row else item for row in (was, now)]
    [change] = compared([sides[0]], [sides[1]]).changes
    return change.differences, change.gives_less


def _of_own(was: DistrictItem | None, now: DistrictItem | None) -> tuple[tuple[Difference, ...], bool]:
    before, after = ([_promise(row)] if row else [] for row in (was, now))
    [change] = compare.compare(before, after).changes
    return change.differences, change.gives_less


def _promise(row: DistrictItem) -> compare.Promise:
    """What a district adds, as a plain value."""
    item = Item(**{name: getattr(row, name) for name in FIELDS})
    said = words.amount(item)
    return compare.Promise(
        key=row.key,
        name=item.name,
        amount=compare.Amount(item.amount_figure, item.amount_unit, item.amount_at_most, item.amount_each),
        amount_says="" if said == words.NOT_RECORDED else said,
        facts=(("Who decides", item.who_decides),),
        texts=tuple((label, getattr(item, name)) for name, label in TEXTS.items()),
    )
