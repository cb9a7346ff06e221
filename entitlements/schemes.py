"""An amount or scheme of the law book, decided for one person: by group and age, and by one thing more. Pure: no Django."""

from collections.abc import Callable
from dataclasses import replace

from entitlements.decisions import Answer, Decision, best
from entitlements.facts import (
    ADULT,
    ELIGIBLE,
    FORMER_RELEVANT,
    GROUPS,
    QUALIFYING,
    RELEVANT,
    STATUSES,
    Facts,
    later,
)
from entitlements.waiting import NO_GROUP, not_long_enough
from entitlements.words import ages, named, you_are
from leaving_care.dates import in_words
from leaving_care.law import Amount, AmountValue, Book

# How strong a promise is that rests on a source of this kind.
STRENGTH = {"statute": "must", "regulation": "must", "guidance": "should", "policy": "choose", "announcement": ""}


def scheme(
    id: str,
    facts: Facts,
    book: Book,
    *,
    needs: bool | None = True,
    depends: str = "",
    counts: str = "",
    event: str = "",
    told: bool = False,
) -> Decision:
    """Decides an amount of the law book.

    `needs`: what else it asks, as far as is known; `depends` says it after "it is there" where it is not known, and False
    can change with `event`. `counts`: when something that is theirs
    is of use, after "it counts". `told`: `needs` rests on their answers.
    """
    amount = book.amounts[id]
    values = amount.in_force(facts.on)
    if not values:
        return _not_started(amount, facts)
    value = values[0]

    def one(status: str, age: int) -> Decision:
        found = _for_one(value, status, age)
        if found.answer < Answer.ENTITLED:
            return found
        if needs is None:
            return replace(found, answer=Answer.MAY_BE, because=f"This is for you {depends}.")
        if needs:
            return replace(found, condition=counts, by_answers=told)
        answer = Answer.NOT_YET if event else Answer.NOT
        return replace(found, answer=answer, because=f"This is for you {event or depends}.", from_event=event)

    if facts.statuses or not value.groups:
        return _together(value, facts, one)
    if facts.is_child or (facts.age is None and facts.in_care):
        return not_long_enough(one, facts)
    found = _together(value, replace(facts, statuses=frozenset({FORMER_RELEVANT, QUALIFYING})), one)
    if found.answer <= Answer.NOT_YET:
        return found
    return replace(found, answer=Answer.NEED_TO_KNOW, because=NO_GROUP)


def _together(value: AmountValue, facts: Facts, one: Callable[[str, int], Decision]) -> Decision:
    groups = facts.groups or GROUPS
    decided = {(status, age): one(status, age) for status in groups for age in facts.ages(status)}
    found = best(decided.values())
    answers = {each.answer for each in decided.values()}
    if found.answer == Answer.ENTITLED and len(answers) == 1:
        return replace(
            found, because=you_are(facts.age, facts.groups if value.groups else ()) or "This is for every age."
        )
    if found.answer <= Answer.NOT_YET or len(answers) == 1:
        return found
    if facts.age is None:
        return replace(found, answer=Answer.NEED_TO_KNOW, because=f"It depends on your age. {_for_whom(value)}")
    whose = named(status for (status, _), each in decided.items() if each.answer > Answer.NOT_YET)
    why = f"It depends on which group you are in. This is for you if you are {whose}."
    return replace(found, answer=Answer.NEED_TO_KNOW, because=why)


def _for_one(value: AmountValue, status: str, age: int) -> Decision:
    """For one group and age, whatever else it asks."""
    base = Decision(Answer.NOT, "", value.provision, STRENGTH[value.kind])
    groups = frozenset(value.groups) or STATUSES
    if value.age_to is not None and age > value.age_to:
        return replace(base, because=f"It ended when you turned {value.age_to + 1}.")
    start = max(age, value.age_from or 0)
    if later(status, start) not in groups:
        if status == ELIGIBLE and RELEVANT in groups and age < ADULT:
            return replace(
                base, answer=Answer.NOT_YET, because="It starts when you leave care.", from_event="when you leave care"
            )
        then = next((one for one in range(age + 1, ADULT + 1) if later(status, one) in groups), None)
        if then is None:
            return replace(base, because=f"It is for people who are {named(groups)}.")
        start = then
    if age < start:
        return replace(base, answer=Answer.NOT_YET, because=f"It starts when you turn {start}.", from_age=start)
    return replace(base, answer=Answer.ENTITLED, because=you_are(age, [status] if value.groups else []))


def _not_started(amount: Amount, facts: Facts) -> Decision:
    coming = amount.coming(facts.on)
    if not coming:
        return Decision(Answer.NOT, "It has ended.")
    value: AmountValue = coming[0]
    possible = [
        found
        for status in facts.groups or GROUPS
        for age in facts.ages(status)
        if (found := _for_one(value, status, age)).answer > Answer.NOT
    ]
    if not possible:
        return Decision(Answer.NOT, _for_whom(value), value.provision)
    if value.kind == "announcement":
        why = "The government has announced it. It is not law yet."
        return Decision(Answer.NOT_YET, why, value.provision, from_event="if it becomes law")
    when = f", on {in_words(value.starts_on)}" if value.starts_on else ": no day is set yet"
    why = "Parliament has made this law, and it has not started."
    return Decision(Answer.NOT_YET, why, value.provision, STRENGTH[value.kind], from_event=f"when the law starts{when}")


def _for_whom(value: AmountValue) -> str:
    has_ages = value.age_from is not None or value.age_to is not None
    of = f" of {ages(value.age_from, value.age_to)}" if has_ages else ""
    who = f" who are {named(value.groups)}" if value.groups else ""
    return f"It is for people{of}{who}." if of or who else ""
