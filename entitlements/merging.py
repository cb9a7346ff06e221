"""An item of the offer, or what is owed nationally, as one entry of a person's list. Pure: no Django."""

from dataclasses import replace
from typing import Any

from entitlements.decisions import Answer, Decision
from entitlements.entries import THEM, US, Entry, local_sum, national_sum
from entitlements.facts import ELSEWHERE, GROUPS, OTHER_COUNCIL, Facts, later
from entitlements.rules import National
from entitlements.rules.schemes import DECIDES
from leaving_care.law import Book

NATIONAL = "The law and national schemes"
Offer = dict[str, Any]
Row = dict[str, Any]


def of_item(row: Row, decision: Decision, one: National | None, offer: Offer, facts: Facts, law: Book) -> Entry:
    """An item of the offer. `one`: what it gives of what is owed nationally, if it does."""
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
        otherwise=() if facts.lives == ELSEWHERE else otherwise(row),
        offered_at=_offered_at(row["address"], offer),
    )


def otherwise(row: Row) -> tuple[tuple[str, str], ...]:
    """The districts where an item is otherwise: the name and the address of each."""
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


def of_law(one: National, offer: Offer, facts: Facts, law: Book) -> Entry:
    """What is owed nationally: a duty of the law, or a sum."""
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
