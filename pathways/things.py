"""What one young person can have, by the law and their council's offer, and has not had: each can become an action of the plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.http import Http404

from entitlements.entries import Entry
from entitlements.listing import Group
from entitlements.merging import Offer
from entitlements.of_person import facts_of, listing_of
from entitlements.where_they_live import where_they_live
from leaving_care.law import book
from leaving_care.models import Allocation, YoungPerson
from offers.answering import offer_on
from offers.models import Item, ItemTheme
from pathways.models import PlanAction, PlanVersion
from pathways.placing import section_of, section_of_national
from pathways.sections import SECTIONS

# What is there by having a plan and a worker at all, or is said to everybody: nothing to write an action about.
THERE_ALREADY = frozenset(
    {"pathway-plan", "needs-assessment", "local-offer", "local-offer-arrangements", "corporate-parent"}
)


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing: as the list says it, and what an action that asks for it cites (an item with its edition, or `national`).

    `word` names it in a form. `in_plan`: the council's offer says that it is agreed in the plan.
    """

    word: str
    entry: Entry
    section: str
    item: int | None = None
    edition: int | None = None
    national: str = ""
    in_plan: bool = False


@dataclass(frozen=True, slots=True)
class Things:
    """What is theirs now, and what may be, each without what an action cites already. `edition`: of the offer; None: no offer."""

    now: list[Thing]
    may_be: list[Thing]
    edition: int | None = None

    @property
    def now_by_heading(self) -> list[tuple[str, list[Thing]]]:
        """What is theirs now, under the headings of the plan in the law's order."""
        return _by_heading(self.now)

    @property
    def may_be_by_heading(self) -> list[tuple[str, list[Thing]]]:
        """What may be theirs, in the same way."""
        return _by_heading(self.may_be)

    @property
    def to_settle(self) -> list[Thing]:
        """Those that the offer wants agreed in the plan."""
        return [thing for thing in self.now if thing.in_plan]

    def named(self, word: str) -> Thing | None:
        """The thing of a form; None where it is there no more."""
        return next((thing for thing in (*self.now, *self.may_be) if thing.word == word), None)


def not_had(person: YoungPerson, version: PlanVersion | None, on: date) -> Things:
    """What somebody can have on a day and no action cites: no open one of `version`, and none that was ever done.

    Three queries, however long the offer is. A council that publishes nothing still owes what the law says.
    """
    offer = _offer(person, on)
    rows, nationals = _items(person, offer), _nationals()
    cited = _cited(person, version)
    gives = {rows[row["address"]]["identity"]: row["national"] for row in offer["items"] if row["address"] in rows}
    owed = {national for item, national in cited} | {gives.get(item, "") for item, _ in cited if item}
    had = {item for item, _ in cited if item}

    def of(groups: list[Group]) -> Iterator[Thing]:
        for entry in (entry for group in groups for entry in group.entries):
            if entry.address:
                row = rows.get(entry.offered_at)
                if row and row["identity"] not in had and row["national"] not in (owed | THERE_ALREADY) - {""}:
                    yield _of_offer(entry, row)
            elif (national := nationals.get(entry.name, "")) and national not in owed | THERE_ALREADY:
                section = section_of_national(national)
                yield Thing(f"national:{national}", entry, section, national=national)

    there, facts = where_they_live(offer, facts_of(person, on))
    listing = listing_of(there, facts)
    edition = offer["edition"]["number"] if offer["edition"] else None
    return Things(list(of(listing.now)), list(of(listing.may_be)), edition)


def action_for(thing: Thing, person: YoungPerson, on: date) -> dict[str, Any]:
    """An action that asks for a thing, by the fields of PlanAction. Its owner is the main worker of the day, else the first.

    Nobody works with them: the young person. The day is still to be said. One query.
    """
    row = Allocation.objects.on(on).filter(person=person).order_by("-is_main", "starts_on", "pk").first()
    said: dict[str, Any] = {"what": f"Get: {thing.entry.name}"[:500]}
    said |= {"item_id": thing.item, "edition": thing.edition, "national": thing.national}
    if row is None:
        return said | {"owner_kind": PlanAction.Owner.YOUNG_PERSON}
    return said | {"owner_kind": PlanAction.Owner.WORKER, "worker_id": row.worker_id}


def _by_heading(things: list[Thing]) -> list[tuple[str, list[Thing]]]:
    found = [(section.heading, [thing for thing in things if thing.section == section.key]) for section in SECTIONS]
    return [(heading, under) for heading, under in found if under]


def _offer(person: YoungPerson, on: date) -> Offer:
    council = person.authority
    try:
        return offer_on(council.slug, on)
    except Http404:
        ask = f"the leaving care team of {council.name}"
        return {"name": council.name, "adviser": "personal adviser", "ask_words": ask, "edition": None, "items": []}


def _items(person: YoungPerson, offer: Offer) -> dict[str, dict[str, Any]]:
    """The items of the edition that the offer is of, by address."""
    if not offer["edition"]:
        return {}
    first = ItemTheme.objects.filter(item=OuterRef("pk"), is_first=True)
    found = Item.objects.filter(edition__authority=person.authority_id, edition__number=offer["edition"]["number"])
    found = found.annotate(
        theme=Subquery(first.values("theme__slug")[:1]),
        areas=Subquery(first.values("theme__areas")[:1]),
        icon=Subquery(first.values("theme__icon")[:1]),
    )
    names = ("identity", "slug", "theme", "areas", "icon", "kind", "in_plan", "national", "edition__number")
    rows: Iterable[Any] = found.values(*names)
    return {f"/{offer['slug']}/offer/{row['theme']}/{row['slug']}/": row for row in rows}


def _nationals() -> dict[str, str]:
    """What the law book gives, by the name under which a list has it."""
    law = book()
    amounts = {row.name: key for key, row in law.amounts.items() if key not in law.duties}
    return amounts | {row.name: key for key, row in law.duties.items()}


def _cited(person: YoungPerson, version: PlanVersion | None) -> set[tuple[int | None, str]]:
    """What actions cite that are open in this version, or were done in any."""
    outcome = PlanAction.Outcome
    is_open = Q(version=version) & ~Q(outcome__in=(outcome.DONE, outcome.STOP)) if version else Q(pk__in=[])
    rows = PlanAction.objects.filter(is_open | Q(outcome=outcome.DONE), person=person)
    return set(rows.values_list("item", "national"))


def _of_offer(entry: Entry, row: dict[str, Any]) -> Thing:
    return Thing(
        word=f"item:{row['identity']}",
        entry=entry,
        section=section_of(row),
        item=row["identity"],
        edition=row["edition__number"],
        in_plan=row["in_plan"],
    )
