"""What differs between an item in two editions, and of each difference whether it gives more or less."""

import re
from dataclasses import dataclass
from decimal import Decimal

from offers.compare.marking import words_of
from offers.compare.reach import more_and_less
from offers.compare.values import Amount, Promise

HOW_MUCH, WHO = "How much", "Who can have it"
# What says for whom something is, and until when: the rules, and what is told beside them (offers.comparing).
WHO_AND_UNTIL = (WHO, "Meant for", "When it ends")
MORE, FEWER, MIXED, NEITHER = "more", "less", "mixed", ""
A_YEAR = {"week": 52, "month": 12, "year": 1}
# The law's word is worth more than guidance's, and that more than the council's own. Not recorded: nothing that one can go by.
DUTIES = {"must": 2, "should": 1, "choose": 0, "": 0}
_TIME = re.compile(r"(\d+|\ban?\b|\bone\b)\s*(working |week)?\s*(hour|day|week|month)", re.I)
_DAYS = {"hour": Decimal(1) / 24, "day": Decimal(1), "week": Decimal(7), "month": Decimal(30)}
_YES_NO = {True: "You can have it too", False: "Only for people who were in our care", None: "Not recorded yet"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: what it is called, what it said and says, and whether that is more, less, mixed or neither.

    `long`: a text of several words, which is shown with its words marked.
    """

    label: str
    before: str
    after: str
    gives: str = NEITHER
    long: bool = False

    def __str__(self) -> str:
        return f"{self.label}: {self.before or 'nothing said'} → {self.after or 'nothing said'}"


def differences(before: Promise, after: Promise) -> tuple[Difference, ...]:
    """Everything that differs, what decides first. Spaces alone are no difference; nor is whether an item is marked sensitive."""
    found = [
        Difference(HOW_MUCH, *moved(before.amount_says, after.amount_says), amounts(before.amount, after.amount)),
        Difference(WHO, before.who_says, after.who_says, who(before, after)),
        Difference("Do we have to?", before.duty_says, after.duty_says, duties(before.duty, after.duty)),
        Difference("Decided within", before.within, after.within, within(before.within, after.within)),
        Difference(
            "If another council looked after you",
            _YES_NO[before.open_to_others],
            _YES_NO[after.open_to_others],
            _more_or_less(bool(before.open_to_others), bool(after.open_to_others)),
        ),
        Difference("Name", before.name, after.name),
        *_each(before.facts, after.facts),
        *_each(before.texts, after.texts, long=True),
    ]
    return tuple(row for row in found if row.gives or _differ(row.before, row.after))


def moved(before: str, after: str) -> tuple[str, str]:
    """Of two texts, the sentences that differ: those with which both begin or end are left out, unless one has no others."""
    was, now = before.split(". "), after.split(". ")
    first = _alike(was, now)
    last = _alike(was[first:][::-1], now[first:][::-1])
    kept = [". ".join(said[first : len(said) - last]) for said in (was, now)]
    return (kept[0], kept[1]) if all(kept) else (before, after)


def amounts(before: Amount, after: Amount) -> str:
    """By what it comes to in a year of 52 weeks or twelve months. "Up to" is less than the same figure for certain.

    A figure that is no longer named is less; one that is named for the first time is neither: what it was is not known. What is
    paid once beside what is paid every year is less, unless a single year of it is as much. Figures in units that cannot
    be compared are mixed, and count as less until somebody says otherwise.
    """
    if before.figure is None or after.figure is None:
        return FEWER if before.figure is not None else NEITHER
    if before.unit != after.unit:
        return MIXED
    was, now = _in_a_year(before), _in_a_year(after)
    if (before.each in A_YEAR) != (after.each in A_YEAR) or (before.each != after.each and before.each not in A_YEAR):
        return _of_other_times(before, after, was, now)
    return _together(_more_or_less(was, now), _more_or_less(not before.at_most, not after.at_most))


def who(before: Promise, after: Promise) -> str:
    """Whether others can have it, by every rule of both."""
    more, less = more_and_less(before.rules, after.rules)
    return _together(MORE if more else NEITHER, FEWER if less else NEITHER)


def duties(before: str, after: str) -> str:
    """Must is more than should, and should more than choose."""
    return _more_or_less(DUTIES[before], DUTIES[after])


def within(before: str, after: str) -> str:
    """A sooner answer is more. A time that is no longer promised is less; words that name no time are neither."""
    was, now = days(before), days(after)
    if was is None or now is None:
        return (
            (MORE if now is not None else NEITHER)
            if not before
            else (FEWER if was is not None and not after else NEITHER)
        )
    return _more_or_less(now, was)


def days(text: str) -> Decimal | None:
    """How many days a text such as "10 working days" comes to: five working days are seven. None: it names no one time."""
    found = _TIME.findall(text)
    if len(found) != 1:
        return None
    number, kind, unit = found[0]
    count = Decimal(number) if number.isdecimal() else Decimal(1)
    return count * _DAYS[unit.lower()] * (Decimal(7) / 5 if kind and unit.lower() == "day" else 1)


def _in_a_year(amount: Amount) -> Decimal:
    return (amount.figure or Decimal(0)) * A_YEAR.get(amount.each, 1)


def _of_other_times(before: Amount, after: Amount, was: Decimal, now: Decimal) -> str:
    kept = not after.at_most or before.at_most
    if before.each == "once" and after.each in A_YEAR and now >= was and kept:
        return MORE
    if before.each in A_YEAR and after.each == "once" and now <= was:
        return FEWER
    return MIXED


def _alike(one: list[str], other: list[str]) -> int:
    return next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )


def _differ(before: str, after: str) -> bool:
    return before != after and words_of(before) != words_of(after)


def _more_or_less(before, after) -> str:
    return NEITHER if before == after else MORE if after > before else FEWER


def _together(*gives: str) -> str:
    said = {each for each in gives if each}
    return said.pop() if len(said) == 1 else MIXED if said else NEITHER


def _each(before: tuple[tuple[str, str], ...], after: tuple[tuple[str, str], ...], long: bool = False):
    was, now = dict(before), dict(after)
    return [
        Difference(label, was.get(label, ""), now.get(label, ""), long=long) for label in dict.fromkeys([*was, *now])
    ]
