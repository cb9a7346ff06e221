"""Open actions that cite a promise which the offer in force, or its next edition, has otherwise or no more: what changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from leaving_care.access import reachable
from leaving_care.models import User, YoungPerson
from offers import words
from offers.models import Edition, Item
from pathways.models import PlanAction, PlanVersion

# What is short enough to be said before and after, by its name; what is long is said to be worded anew.
SHORT = {
    "name": "Name",
    "duty": "How strong the promise is",
    "who_decides": "Who decides",
    "decided_within": "Decided within",
    "who_for": "Who it is for",
    "happens": "When it happens",
    "ends_with": "What it ends with",
}
TEXTS = {
    "what_we_offer": "What we offer",
    "to_know": "What to know",
    "our_part": "Our part",
    "your_part": "Their part",
    "how_to_get_it": "How to get it",
    "elsewhere": "From another area",
}


@dataclass(frozen=True, slots=True)
class CitedChange:
    """One action whose promise changed. `cited` and `now`: numbers of editions; `now` None: the promise ended, or ends.

    `changed`: what differs, a line for each; for a promise that ended, that it did.
    """

    action: PlanAction
    name: str
    cited: int
    now: int | None
    changed: tuple[str, ...]

    @property
    def person(self) -> YoungPerson:
        """Whose plan it is in."""
        return self.action.person

    @property
    def version(self) -> PlanVersion:
        """The version that cites it: the draft where there is one, else the one that holds."""
        return self.action.version


def cited_changes(user: User, on: date, to: Edition | None = None) -> list[CitedChange]:
    """Those of everybody whose plan a user may see or write on a day, by person. Five queries, however many there are.

    `to`: beside this edition, for people of its council, whether it is in force or still a draft.
    """
    able = Q(pk__in=reachable(user, "see_plan", on).values("pk")) | Q(
        pk__in=reachable(user, "write_plan", on).values("pk")
    )
    people = YoungPerson.objects.filter(able)
    if to is None:
        return _changes(PlanAction.objects.filter(person__in=people), on)
    return _changes(PlanAction.objects.filter(person__in=people.filter(authority=to.authority_id)), on, to)


def cited_changes_of(person: YoungPerson, on: date) -> list[CitedChange]:
    """Those of one person. One query where nothing cites the offer."""
    return _changes(PlanAction.objects.filter(person=person), on)


def differences(before: Item, after: Item) -> tuple[str, ...]:
    """What differs between a promise in two editions, a line for each; nothing where it is the same promise."""
    found = [
        _change(label, _said(before, field), _said(after, field))
        for field, label in SHORT.items()
        if getattr(before, field) != getattr(after, field)
    ]
    if (was := words.amount(before)) != (now := words.amount(after)):
        found.append(_change("How much", was, now))
    if (was := _for_whom(before)) != (now := _for_whom(after)):
        found.append(_change("Who can have it", was, now))
    if before.in_plan != after.in_plan:
        found.append(
            "It is to be agreed in the plan now." if after.in_plan else "It need not be agreed in the plan now."
        )
    if before.provision != after.provision or before.national != after.national:
        found.append("The law that it rests on is another.")
    found += [
        f"{label}: worded anew." for field, label in TEXTS.items() if getattr(before, field) != getattr(after, field)
    ]
    return tuple(found)


def _changes(actions, on: date, to: Edition | None = None) -> list[CitedChange]:
    rows = _standing(actions)
    councils = {row.person.authority_id for row in rows}
    editions = {to.authority_id: to.number} if to else _in_force(councils, on)
    stale = [row for row in rows if row.edition != editions.get(row.person.authority_id)]
    items = _items(stale, set(editions.values())) if stale else {}
    found = []
    for row in stale:
        item, cited, number = row.item, row.edition, editions.get(row.person.authority_id)
        if item is None or cited is None:
            continue
        before, after = items.get((row.item_id, cited)), items.get((row.item_id, number))
        if after is None:
            name = before.name if before else item.key
            found.append(CitedChange(row, name, cited, None, ("The offer does not have this any more.",)))
        elif changed := differences(before, after) if before else ("We no longer have what it said.",):
            found.append(CitedChange(row, after.name, cited, number, changed))
    return found


def _standing(actions) -> list[PlanAction]:
    """The open actions that cite an item, in the version that holds or the draft after it. The draft's word wins."""
    later = PlanVersion.objects.filter(
        person=OuterRef("person"), number__gt=OuterRef("version__number"), approved_at__isnull=False
    )
    rows = actions.filter(~Exists(later)).select_related("person__authority", "version", "item")
    newest: dict[tuple, PlanAction] = {}
    for row in rows.order_by("person__name_used", "person", "version__number", "section", "position", "pk"):
        newest[row.person_id, row.thread] = row
    return [row for row in newest.values() if row.item_id and row.is_open]


def _in_force(authorities: Iterable[int], on: date) -> dict[int, int]:
    """The number of the edition in force of each council that has one."""
    ids = set(authorities)
    if not ids:
        return {}
    rows = Edition.objects.filter(authority__in=ids).in_force(on)
    return dict(rows.values_list("authority", "number"))


def _items(rows: Sequence[PlanAction], numbers: Iterable[int]) -> dict[tuple[int | None, int | None], Item]:
    wanted = Item.objects.filter(
        identity__in={row.item_id for row in rows}, edition__number__in={*numbers, *(row.edition for row in rows)}
    )
    found = wanted.select_related("edition", "amount_set_in").prefetch_related("rules")
    return {(item.identity_id, item.edition.number): item for item in found}


def _for_whom(item: Item) -> str:
    """Every rule in words: ages, and what is asked beside."""
    said = []
    for rule in item.rules.all():
        parts = [words.ages(rule), *(f"if {clause}" for clause in words.conditions(rule)), rule.note]
        said.append(", ".join(part for part in parts if part) + (", with less" if rule.limited else ""))
    return "; ".join(said) or "everyone"


def _said(item: Item, field: str) -> str:
    return words.duty(item) if field == "duty" else str(getattr(item, field))


def _change(label: str, was: str, now: str) -> str:
    return f"{label}: “{was or words.NOT_RECORDED}” before, “{now or words.NOT_RECORDED}” now."
