"""What a council's own offer promises one person: an item's rules, decided. Pure: no Django.

Whoever meets any one of an item's rules may have it; an item with no rule is for everybody the offer is for.
"""

from dataclasses import dataclass, replace
from datetime import date

from entitlements.decisions import Answer, Decision, best
from entitlements.facts import ELIGIBLE, OTHER_COUNCIL, STATUSES, Facts
from entitlements.parts import FOR_YOU, ItemRule, age_part, circumstances_part, living_part, span, status_part
from entitlements.waiting import long_enough
from entitlements.words import named, you_are
from leaving_care.dates import in_words
from offers.conditions import either

EVERYBODY = "This is for everybody our offer is for."
AGES_UNCLEAR = "One part of our offer has this for people of {}, another names no ages. Ask us whether you can have it at your age."
OTHERS_NOT = "This is for people whom this council looked after. Your own council has an offer too."
OTHERS_UNKNOWN = "Whether people whom another council looked after can have this is not recorded yet."
SOON = "Our offer is for the four groups in law, and you are not in one yet. Ask us: we may help before."
LESS = "We offer less at these ages."
NO_GROUP = "Our offer is for the four groups in law. From what you told us, you are in none. That may be wrong: ask us to look."


@dataclass(frozen=True, slots=True)
class Promise:
    """An item as far as it decides. `duty`: must, should, choose or "". `open_to_others` None: the council has not said.

    `meant_for`: in the council's words, whom it is meant for; blank, nobody in particular. `money_until`: the last day for
    which there is money; None, no such day.
    """

    rules: tuple[ItemRule, ...] = ()
    duty: str = ""
    provision: str = ""
    open_to_others: bool | None = None
    meant_for: str = ""
    money_until: date | None = None


def promised(item: Promise, facts: Facts) -> Decision:
    """Decides an item for a person."""
    base = Decision(Answer.NOT, "", item.provision, item.duty)
    if facts.lives == OTHER_COUNCIL and item.open_to_others is False:
        return replace(base, because=OTHERS_NOT)
    if not facts.statuses and facts.in_care:
        return _not_long_enough(item, facts)
    rules = _whole(item.rules)
    decided = [(rule, _unless_unclear(_one(rule, facts, base), rule, rules, facts)) for rule in rules]
    found = _together(_plainest_first(decided))
    if found.answer <= Answer.NOT_YET:
        return found
    if not facts.statuses:
        return replace(found, answer=Answer.NEED_TO_KNOW, because=NO_GROUP, rule="", by_answers=False)
    if facts.lives == OTHER_COUNCIL and item.open_to_others is None:
        return replace(found, answer=Answer.NEED_TO_KNOW, because=OTHERS_UNKNOWN, rule="", by_answers=False)
    if item.money_until and item.money_until < facts.on:
        why = f"The money for this was there until {in_words(item.money_until)}. What there is now is not recorded yet."
        return replace(found, answer=Answer.NEED_TO_KNOW, because=why, by_answers=False)
    if item.meant_for and found.answer == Answer.ENTITLED:
        why = f"It is meant for: {item.meant_for.rstrip('.')}."
        return replace(found, answer=Answer.MAY_BE, because=why, by_answers=False)
    return found


def _not_long_enough(item: Promise, facts: Facts) -> Decision:
    """For a child in care who is in no group yet: a group comes with more weeks in care, and another on leaving it at 16 or 17."""
    found = promised(item, replace(facts, statuses=frozenset({ELIGIBLE})))
    if found.answer <= Answer.NOT_YET:
        return found
    event = f"{long_enough(facts.on)}, or if you leave care at 16 or 17"
    return replace(found, answer=Answer.NOT_YET, because=SOON, rule="", from_event=event, by_answers=False)


def _whole(rules: tuple[ItemRule, ...]) -> tuple[ItemRule, ...]:
    """The rules, with what they say of each other.

    "16 to 20" beside "21 to 25" includes the year of being 20. An item without a rule has one that asks nothing.
    """
    starts = {rule.age_from for rule in rules}
    return tuple(
        replace(rule, last_year_included=True)
        if rule.last_year_included is None and rule.age_to is not None and rule.age_to + 1 in starts
        else rule
        for rule in rules
    ) or (ItemRule(),)


def _unless_unclear(found: Decision, rule: ItemRule, rules: tuple[ItemRule, ...], facts: Facts) -> Decision:
    """What a rule gives, unless only its silence on ages does, where another for the same people has ages that are not theirs."""
    if found.answer != Answer.ENTITLED or found.by_answers or span(rule):
        return found
    for other in rules:
        asks_more = other.circumstances or other.living
        if span(other) and not asks_more and status_part(other, facts).answer == Answer.ENTITLED:
            if age_part(other, facts).answer < Answer.ENTITLED:
                why = AGES_UNCLEAR.format(span(other))
                return replace(found, answer=Answer.NEED_TO_KNOW, because=why, rule=_noted(rule))
    return found


def _noted(rule: ItemRule) -> str:
    return f"The offer adds: “{rule.note}”" if rule.note else ""


def _plainest_first(decided: list[tuple[ItemRule, Decision]]) -> list[Decision]:
    """Of rules that come to the same, those go first that promise no less and need nothing told, then those that say why."""
    decided.sort(key=lambda each: (each[0].limited, each[1].by_answers, not _for_whom(each[0])))
    return [decision for _, decision in decided]


def _together(decided: list[Decision]) -> Decision:
    """The best of what the rules give. Where several are open on something not told, or all wait for something, each is said."""
    found = best(decided)
    clauses = [one.because.removeprefix(FOR_YOU).rstrip(".") for one in decided if one.answer == found.answer]
    if found.answer == Answer.MAY_BE and len(clauses) > 1:
        return replace(found, because=f"{FOR_YOU}{either(clauses)}.", rule="")
    events = [one.from_event for one in decided if one.answer == found.answer and one.from_event]
    if found.answer == Answer.NOT_YET and found.from_age is None and len(events) > 1:
        return replace(found, from_event=either(events))
    return found


def _one(rule: ItemRule, facts: Facts, base: Decision) -> Decision:
    parts = [part(rule, facts) for part in (age_part, status_part, circumstances_part, living_part)]
    answer = min(part.answer for part in parts)
    decisive = [part.because for part in parts if part.because and part.answer == answer]
    # One reason is enough for a no.
    reasons = " ".join(decisive[:1] if answer == Answer.NOT else decisive)
    added = [LESS] if rule.limited else []
    added += [_noted(rule)] if rule.note else []
    if answer == Answer.ENTITLED:
        who = you_are(facts.age, facts.statuses if rule.statuses else ()) if _for_whom(rule) else ""
        asked = _for_whom(rule) or ("" if reasons else EVERYBODY)
        told = any(part.told for part in parts)
        return replace(base, answer=answer, because=who, rule=_said(asked, reasons, *added), by_answers=told)
    return replace(
        base,
        answer=answer,
        because=reasons,
        # What a rule adds is true of those whom it is for: of nobody else.
        rule=_said(*added) if answer > Answer.NOT_YET else "",
        from_age=max((part.from_age for part in parts if part.from_age), default=None)
        if answer == Answer.NOT_YET
        else None,
        from_event=", and ".join(part.from_event for part in parts if part.from_event)
        if answer == Answer.NOT_YET
        else "",
    )


def _for_whom(rule: ItemRule) -> str:
    """Who a rule is for by age and group, in a sentence; "" where it asks neither."""
    of = f" of {span(rule)}" if span(rule) else ""
    who = f" who are {named(rule.statuses)}" if rule.statuses and frozenset(rule.statuses) != STATUSES else ""
    return f"This is for people{of}{who}." if of or who else ""


def _said(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
