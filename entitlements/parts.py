"""What one rule of an item asks, a part at a time: how far a person meets it, and the words for it. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from entitlements.decisions import Answer
from entitlements.facts import (
    ADULT,
    ELIGIBLE,
    ELSEWHERE,
    GROUPS,
    HERE,
    OLDEST,
    OTHER_COUNCIL,
    RELEVANT,
    STATUSES,
    YOUNGEST,
    Facts,
    later,
)
from entitlements.words import ages, named
from leaving_care.dates import last_age, ordinal
from offers.conditions import CIRCUMSTANCES, LIVINGS, either

FOR_YOU = "This is for you "
# What can come to somebody by itself: until then it is "later", not "not for you".
AHEAD = {
    "young_parent": "when you expect a baby",
    "higher_education": "when you go to university",
    "further_education": "when you are at school or college",
    "in_education_training_or_work": "when you are in education, training or work",
    "not_in_touch": "if we lose touch with each other",
    "hard_time": "if you go through a hard time",
    "semi_independent": "when you live semi-independently",
    "own_tenancy": "when you have your own tenancy",
    "first_tenancy": "when you move into your first home",
    "staying_put": "if you stay on with your foster carer",
    "with_family": "if you live with family",
    "elsewhere": "if you move to another area",
}


@dataclass(frozen=True, slots=True)
class ItemRule:
    """One rule of an item, as offers.models.ItemRule has it; empty tuples ask nothing."""

    age_from: int | None = None
    age_to: int | None = None
    last_year_included: bool | None = None
    statuses: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    living: tuple[str, ...] = ()
    limited: bool = False
    note: str = ""

    @classmethod
    def read(cls, row: dict[str, Any]) -> "ItemRule":
        """From the stored data of an offer."""
        read: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
        return cls(**read)


@dataclass(frozen=True, slots=True)
class Part:
    """How far one part of a rule is met. `because`: why not, or how far; of what is met, only what they told of their life."""

    answer: Answer
    because: str = ""
    from_age: int | None = None
    from_event: str = ""
    told: bool = False


MET = Part(Answer.ENTITLED)


def span(rule: ItemRule) -> str:
    """The ages of a rule: "16 to 25"; "16 to 24" where it ends with the 25th birthday; "" for none."""
    if rule.age_from is None and rule.age_to is None:
        return ""
    return ages(rule.age_from, last_age(rule.age_from, rule.age_to, rule.last_year_included))


def age_part(rule: ItemRule, facts: Facts) -> Part:
    """The ages. A rule without any, or without a last one, is taken to be for the ages that an offer is for."""
    if facts.age is not None:
        return _at(rule, facts.age)
    if not span(rule):
        return MET
    possible = {age for status in facts.groups or GROUPS for age in facts.ages(status)}
    parts = [_at(rule, age) for age in sorted(possible)]
    answers = {part.answer for part in parts}
    if len(answers) == 1:
        return parts[0]
    return Part(Answer.NEED_TO_KNOW, f"It depends on your age. It is for people of {span(rule)}.")


def _at(rule: ItemRule, age: int) -> Part:
    first = rule.age_from if span(rule) else YOUNGEST
    if first is not None and age < first:
        return Part(Answer.NOT_YET, f"It starts when you turn {first}.", from_age=first)
    if rule.age_to is None:
        is_open = age >= OLDEST > (rule.age_from or 0)
        return Part(Answer.NEED_TO_KNOW, "Up to which age you can have this is not recorded yet.") if is_open else MET
    if age > rule.age_to:
        return Part(Answer.NOT, f"It is for people of {span(rule)}.")
    if age == rule.age_to != rule.age_from and not rule.last_year_included:
        if rule.last_year_included is False:
            return Part(Answer.NOT, f"It ended on your {ordinal(age)} birthday.")
        why = f"It is for people of {span(rule)}. Whether the year when you are {age} counts is not recorded yet."
        return Part(Answer.NEED_TO_KNOW, why)
    return MET


def status_part(rule: ItemRule, facts: Facts) -> Part:
    """The groups in law."""
    asked = frozenset(rule.statuses)
    # Who is in no group is told so once, by whoever asks. And who is in any, is in one of all four.
    if not asked or asked == STATUSES or facts.statuses <= asked:
        return MET
    names = named(asked)
    if facts.statuses & asked:
        return Part(Answer.NEED_TO_KNOW, f"It depends on which group you are in. This is for you if you are {names}.")
    why = f"It is for people who are {names}."
    if facts.age is None or facts.age < ADULT:
        if ELIGIBLE in facts.statuses and RELEVANT in asked:
            return Part(Answer.NOT_YET, why, from_event="when you leave care")
        if {later(status, ADULT) for status in facts.statuses} & asked:
            return Part(Answer.NOT_YET, why, from_age=ADULT)
    return Part(Answer.NOT, why)


def circumstances_part(rule: ItemRule, facts: Facts) -> Part:
    """What is nobody else's business: met by any of the words."""
    if not rule.circumstances:
        return MET
    if facts.circumstances is None:
        return Part(Answer.MAY_BE, _for_you_if(rule.circumstances, CIRCUMSTANCES))
    theirs = [word for word in rule.circumstances if word in facts.circumstances]
    if theirs:
        return Part(Answer.ENTITLED, f"You told us that {either([CIRCUMSTANCES[word] for word in theirs])}.", told=True)
    return _ahead(rule.circumstances, CIRCUMSTANCES)


def living_part(rule: ItemRule, facts: Facts) -> Part:
    """How they live, and whether in another area: met by any of the words."""
    if not rule.living:
        return MET
    theirs = [word for word in (facts.living, facts.lives) if word in rule.living]
    if theirs:
        return Part(Answer.ENTITLED, f"You told us that {LIVINGS[theirs[0]]}.", told=True)
    if "custody" in rule.living and facts.has("custody_or_justice") is not False:
        return Part(Answer.MAY_BE, _for_you_if(rule.living, LIVINGS))
    is_open = {"elsewhere": facts.lives not in (HERE, ELSEWHERE, OTHER_COUNCIL)}
    if any(is_open.get(word, not facts.living) for word in rule.living):
        return Part(Answer.MAY_BE, _for_you_if(rule.living, LIVINGS))
    return _ahead(rule.living, LIVINGS)


def _ahead(words: Iterable[str], said: dict[str, str]) -> Part:
    why = f"{_for_you_if(words, said)} You did not tell us so."
    coming = [AHEAD[word] for word in words if word in AHEAD]
    return Part(Answer.NOT_YET, why, from_event=either(coming)) if coming else Part(Answer.NOT, why)


def _for_you_if(words: Iterable[str], said: dict[str, str]) -> str:
    return f"{FOR_YOU}if {either([said[word] for word in words])}."
