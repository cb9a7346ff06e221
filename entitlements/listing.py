"""Everything that one person can get, national and this council's together, each once. Pure: no Django.

Where an item of the offer gives what is owed nationally (`national`), it stands for both: unless the law gives it more or
sooner than the item does, and then the law stands.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from entitlements.decisions import Answer, Decision, best
from entitlements.entries import THEM, US, Entry, local_sum, national_sum
from entitlements.facts import ELSEWHERE, GROUPS, OTHER_COUNCIL, Facts, later
from entitlements.parts import ItemRule
from entitlements.promises import Promise, promised
from entitlements.rules import National, national
from entitlements.rules.schemes import DECIDES
from leaving_care.law import Book, book

NATIONAL = "The law and national schemes"
TOLD = "Because of what you told us"
Offer = dict[str, Any]
Row = dict[str, Any]


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
        _item(row, decision, owed.get(row["national"]), offer, facts, law)
        for row, decision in local
        if row["national"] not in by_law
    ]
    for id in owed:
        if id in by_law:
            rows = [row for row, _ in local if row["national"] == id and facts.lives != ELSEWHERE]
            said = [place for row in rows for place in _otherwise(row)]
            entries.append(replace(_national(owed[id], offer, facts, law), otherwise=tuple(dict.fromkeys(said))))
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


def _item(row: Row, decision: Decision, one: National | None, offer: Offer, facts: Facts, law: Book) -> Entry:
    within = f", within {row['within']}" if row["within"] else ""
    edition = offer["edition"] or {}
    set_nationally = national_sum(law.amounts.get(row["national"]), facts.on)
    return Entry(
        name=row["name"],
        decision=_with_law(decision, one, facts, law),
        what=row["summary"],
        address=row["address"],
        theme=row["theme"],
        amount=local_sum(
            row["amount"], row["amount_set_in"], row["amount_on"], edition.get("from", ""), set_nationally
        ),
        how=row["how"] or f"Not recorded yet. Ask us: {offer['ask_words']}.",
        who_decides=f"{row['who_decides']}{within}" if row["who_decides"] else "Not recorded yet",
        elsewhere=(row["elsewhere"] or "Not recorded yet. It is still yours to ask for: ask us.")
        if facts.lives == ELSEWHERE
        else "",
        here=row.get("here", ""),
        # Whoever lives outside all of them has what the county says.
        otherwise=() if facts.lives == ELSEWHERE else _otherwise(row),
        offered_at=_offered_at(row["address"], offer),
    )


def _otherwise(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((place["name"], place["address"]) for place in row.get("otherwise", ()))


def _offered_at(address: str, offer: Offer) -> str:
    here = offer.get("here")
    return address.replace(here["home"], f"/{offer['slug']}/", 1) if here else address


def _with_law(ours: Decision, one: National | None, facts: Facts, law: Book) -> Decision:
    """What an item promises, resting on the law of this person's group and age, which need not be the one that it names."""
    if facts.lives == OTHER_COUNCIL:
        # The law binds the council that looked after them: what this one does for them, it chooses to.
        return replace(ours, provision="", strength="choose" if ours.strength else "")
    if one is None:
        return ours if _can_rest_on(ours.provision, facts, law) else replace(ours, provision="")
    if one.id not in law.duties or ours.answer < Answer.ENTITLED:
        return ours
    theirs = one.decision
    if theirs.answer <= Answer.NOT_YET:
        # The offer goes further than the law does for them.
        return replace(ours, provision="", strength="choose" if ours.strength == "must" else ours.strength)
    if theirs.strength == "may":
        return replace(ours, provision=theirs.provision, strength="choose")
    because = theirs.because if theirs.answer == Answer.ENTITLED and theirs.because else ours.because
    if theirs.answer < Answer.ENTITLED and ours.strength != "must":
        return ours
    # Opened by what they told, if neither is there without it.
    by_answers = ours.by_answers and (theirs.answer < Answer.ENTITLED or theirs.by_answers)
    return replace(
        ours,
        because=because,
        provision=theirs.provision,
        strength=theirs.strength,
        condition=theirs.condition,
        by_answers=by_answers,
    )


def _can_rest_on(provision: str, facts: Facts, law: Book) -> bool:
    """Whether a provision can be the one for this person: not if the law book has it only for other groups and ages."""
    rows = [row for duty in law.duties.values() for row in duty if row.provision == provision]
    return not rows or any(
        row.is_for(later(status, age), age)
        for row in rows
        for status in facts.groups or GROUPS
        for age in facts.ages(status)
    )


def _national(one: National, offer: Offer, facts: Facts, law: Book) -> Entry:
    duty, amount = law.duties.get(one.id), law.amounts.get(one.id)
    is_theirs = facts.lives == OTHER_COUNCIL
    adviser = offer["adviser"]
    who = f"your social worker or your {adviser}" if facts.is_child else f"your {adviser}"
    ask = "Ask the council that looked after you." if is_theirs else f"Ask {who}. Or ask us: {offer['ask_words']}."
    values = amount.in_force(facts.on) or amount.coming(facts.on) if amount else ()
    words = values[0].words if values else ""
    if duty:
        elsewhere = "The same anywhere in England, and still from us."
    elif one.decision.strength == "choose":
        elsewhere = "The council where you live decides: ask there, and ask us."
    else:
        elsewhere = "The same anywhere in England."
    return Entry(
        name=duty.name if duty else amount.name if amount else one.id,
        decision=one.decision,
        promised_by="" if not duty else THEM if is_theirs else US,
        what=" ".join(said for said in (duty.plain if duty else "", words, amount.means if amount else "") if said),
        theme=NATIONAL,
        amount=national_sum(amount, facts.on),
        how=amount.how if amount else ask,
        who_for=amount.who if amount else "",
        who_decides=DECIDES.get(one.id, "")
        if not duty
        else "The council that looked after you"
        if is_theirs
        else "We do",
        elsewhere=elsewhere if facts.lives == ELSEWHERE else "",
    )
