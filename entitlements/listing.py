"""Everything that one person can get, national and this council's together, each once. Pure: no Django.

Where an item of the offer gives what is owed nationally (`national`), it stands for both: unless the law gives it more or
sooner than the item does, and then the law stands.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from entitlements.decisions import Answer, Decision, best
from entitlements.entries import Entry
from entitlements.facts import ELSEWHERE, Facts
from entitlements.merging import Offer, Row, of_item, of_law, otherwise
from entitlements.parts import ItemRule
from entitlements.promises import Promise, promised
from entitlements.rules import national
from leaving_care.law import book

TOLD = "Because of what you told us"


@dataclass(frozen=True, slots=True)
class Group:
    """Things under one heading: a theme, a reason they share, or when they come."""

    name: str
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Listing:
    """What is there now, by theme; what may be and what is not, by the reason; what comes later, by when."""

    now: list[Group]
    may_be: list[Group]
    later: list[Group]
    not_for: list[Group]

    @property
    def counts(self) -> dict[str, int]:
        """How many there are in each part."""
        return {
            part: sum(len(group.entries) for group in getattr(self, part))
            for part in ("now", "may_be", "later", "not_for")
        }


def listing(offer: Offer, facts: Facts) -> Listing:
    """Sorts a council's items (its offer as offers.answering has it) and the national entitlements for one person."""
    law = book()
    owed = {one.id: one for one in national(facts)}
    local = [(row, promised(_promise(row), facts)) for row in offer["items"]]
    # Of the items that give the same national entitlement, the best speaks for the offer.
    offered: dict[str, Decision] = {}
    for row, decision in local:
        if id := row["national"]:
            offered[id] = best([offered[id], decision]) if id in offered else decision
    by_law = {id for id, one in owed.items() if id not in offered or _is_more(one.decision, offered[id])}
    entries = [
        of_item(row, decision, owed.get(row["national"]), offer, facts, law)
        for row, decision in local
        if row["national"] not in by_law
    ]
    for id in owed:
        if id in by_law:
            rows = [row for row, _ in local if row["national"] == id and facts.lives != ELSEWHERE]
            said = [place for row in rows for place in otherwise(row)]
            entries.append(replace(of_law(owed[id], offer, facts, law), otherwise=tuple(dict.fromkeys(said))))
    placed: dict[str, list[Entry]] = {"now": [], "may_be": [], "later": [], "not_for": []}
    for entry in entries:
        placed[_place(entry.decision.answer)].append(entry)
    placed["now"].sort(key=lambda entry: not entry.decision.by_answers)
    placed["later"].sort(key=lambda entry: entry.decision.soonness)
    return Listing(
        now=_grouped(placed["now"], lambda entry: TOLD if entry.decision.by_answers else entry.theme),
        may_be=_grouped(placed["may_be"], lambda entry: entry.decision.because),
        later=_grouped(placed["later"], lambda entry: entry.when),
        not_for=_grouped(placed["not_for"], lambda entry: entry.decision.because),
    )


def _is_more(law: Decision, ours: Decision) -> bool:
    return best([ours, law]) is law


def _place(answer: Answer) -> str:
    if answer == Answer.ENTITLED:
        return "now"
    if answer in (Answer.MAY_BE, Answer.NEED_TO_KNOW):
        return "may_be"
    return "later" if answer == Answer.NOT_YET else "not_for"


def _grouped(entries: Iterable[Entry], by: Callable[[Entry], str]) -> list[Group]:
    groups: dict[str, Group] = {}
    for entry in entries:
        groups.setdefault(by(entry), Group(by(entry))).entries.append(entry)
    return list(groups.values())


def _promise(row: Row) -> Promise:
    return Promise(
        rules=tuple(ItemRule.read(rule) for rule in row["rules"]),
        duty=row["duty"],
        provision=row["provision"],
        open_to_others=row["open_to_other_councils"],
        meant_for=row.get("who_for", ""),
        money_until=date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
    )
