"""A duty of the law book, decided for one person: by their group and age, and by what the duty is owed under. Pure: no Django."""

from collections.abc import Callable
from dataclasses import replace

from entitlements.decisions import Answer, Decision, best
from entitlements.facts import ADULT, ELIGIBLE, FORMER_RELEVANT, OLDEST, QUALIFYING, RELEVANT, YOUNGEST, Facts, later
from entitlements.waiting import NO_GROUP, not_long_enough
from entitlements.words import ages, listed, named, you_are
from leaving_care.dates import in_words
from leaving_care.law import Book, Duty, Owed

EDUCATION = ("higher_education", "further_education")

# When something is owed, as far as a person's answers tell: True, False, or None (not known). What is not here (as far as your
# welfare needs it, if you ask for it) holds for everybody, and is said beside it.
WHEN: dict[str, Callable[[Facts], bool | None]] = {
    "in_education": lambda facts: facts.has(*EDUCATION),
    "higher_education": lambda facts: facts.has("higher_education"),
    # At a further education college it depends on whether it is residential.
    "vacation": lambda facts: (
        facts.has("higher_education") or (None if facts.has(*EDUCATION) else facts.has(*EDUCATION))
    ),
    "foster_care_at_18": lambda facts: facts.living == "staying_put" if facts.living else None,
    "council_home": lambda facts: True if facts.living == "semi_independent" else None,
    "course_continues": lambda facts: False if facts.has(*EDUCATION) is False else None,
    "no_plan_yet": lambda facts: None,
    "assessed": lambda facts: None,
    "exceptional": lambda facts: None,
}
COMING = ("in_education", "higher_education", "vacation")  # what can come to somebody: until then it is "later"
EVERY_CHILD = "You are in care now, and this is for every child in care."
IF_IN_CARE = "If you are in care now, you have this already, whatever your group."

Self = tuple[str, int]  # one group and age that somebody may have


def owed(id: str, facts: Facts, book: Book, *, every_child_from: int | None = None) -> Decision:
    """Decides a duty of the law book for a person, under every group and age that they may have.

    `every_child_from`: the age from which every child in care is owed it, in a group or not; None: only the groups are.
    """
    duty = book.duties[id]
    found = _of_groups(duty, facts) if facts.statuses else _of_no_group(duty, facts)
    if every_child_from is None or found.answer == Answer.ENTITLED or not facts.is_child:
        return found
    rows = [row for row in duty.in_force(facts.on) if row.status == ELIGIBLE]
    if not rows or (facts.age or 0) < every_child_from or facts.in_care is False:
        return found
    answer = Answer.ENTITLED if facts.in_care else Answer.NEED_TO_KNOW
    why = EVERY_CHILD if facts.in_care else IF_IN_CARE
    return Decision(answer, why, rows[0].provision, rows[0].strength, rows[0].when_plain)


def _of_groups(duty: Duty, facts: Facts) -> Decision:
    decided = {
        (status, age): _of_one(duty, status, age, facts) for status in facts.groups for age in facts.ages(status)
    }
    found = best(decided.values())
    if len(decided) == 1:
        return found
    answers = {one.answer for one in decided.values()}
    if len(answers) == 1 or found.answer <= Answer.NOT_YET:
        return _of_all(duty, decided, found, facts)
    if facts.age is None:
        why = f"It depends on {'your age' if len(facts.statuses) == 1 else 'your age and your group'}. {_for_whom(duty, facts)}"
        return Decision(Answer.NEED_TO_KNOW, why, found.provision, found.strength)
    # Where it may be there in any group, it is not the group alone that decides.
    in_any = min(answers) > Answer.NEED_TO_KNOW
    whose = named(
        status for (status, _), one in decided.items() if one.answer > (Answer.MAY_BE if in_any else Answer.NOT_YET)
    )
    then = (
        f"If you are {whose}, you can have this. If not, you may." if in_any else f"This is for you if you are {whose}."
    )
    why = f"It depends on which group you are in. {then}"
    answer = Answer.MAY_BE if in_any else Answer.NEED_TO_KNOW
    return Decision(answer, why, found.provision, found.strength, f"if you are {whose}")


def _of_all(duty: Duty, decided: dict[Self, Decision], found: Decision, facts: Facts) -> Decision:
    """Where all that somebody may be comes to the same, or to nothing today: said without telling them what they are."""
    if found.answer == Answer.NOT_YET:
        whose = named(
            later(self[0], found.from_age or 0) for self, one in decided.items() if one.answer == Answer.NOT_YET
        )
        every = all(one.answer == Answer.NOT_YET for one in decided.values())
        return found if every else replace(found, because=f"{found.because} It is for people who are {whose}.")
    if found.answer == Answer.ENTITLED:
        who = you_are(facts.age, facts.statuses)
        return replace(found, because=who if len(facts.statuses) == 1 else f"{who} This is for every group.".strip())
    return found


def _of_one(duty: Duty, status: str, age: int, facts: Facts) -> Decision:
    """For one group and age: what is owed today, or else the soonest that can come, or else to whom it is owed."""
    in_force = duty.in_force(facts.on)
    rows = [row for row in in_force if row.is_for(status, age)]
    now = best(_under(row, age, facts) for row in rows) if rows else None
    if now and now.answer > Answer.NOT:
        return now
    ahead = range(max(age, YOUNGEST), OLDEST + 1)
    coming = [row for row in duty.coming(facts.on) if any(row.is_for(later(status, one), one) for one in ahead)]
    if coming:
        return not_started(coming[0])
    return _first_to_come(in_force, status, age) or now or Decision(Answer.NOT, _for_whom(duty, facts))


def _first_to_come(rows: tuple[Owed, ...], status: str, age: int) -> Decision | None:
    """The row that comes first, with a birthday or, before the 18th, with leaving care. None where none comes.

    What somebody tells of today says nothing of that day: the condition is said, and not decided.
    """
    for future in range(max(age, YOUNGEST - 1) + 1, OLDEST + 1):
        if future >= ADULT and status == ELIGIBLE:
            if left := [row for row in rows if row.is_for(RELEVANT, max(age, YOUNGEST))]:
                return _later(left[0], from_event="when you leave care")
        then = later(status, future)
        if found := [row for row in rows if row.is_for(then, future) and not row.is_for(status, age)]:
            return _later(found[0], from_age=future)
    return None


def _later(row: Owed, from_age: int | None = None, from_event: str = "") -> Decision:
    when = f", {row.when_plain}" if row.when_plain else ""
    why = f"It starts {from_event or f'when you turn {from_age}'}{when}."
    return Decision(
        Answer.NOT_YET, why, row.provision, row.strength, row.when_plain, from_age=from_age, from_event=from_event
    )


def _under(row: Owed, age: int, facts: Facts) -> Decision:
    """One row, whose group and age are met: whether its condition is, too."""
    condition = WHEN.get(row.when)
    known = condition(facts) if condition else True

    def say(answer: Answer, why: str, **more: str | bool) -> Decision:
        return Decision(answer, why, row.provision, row.strength, row.when_plain, **more)  # type: ignore[arg-type]

    if known is False:
        why = f"This is for you {row.when_plain}. You did not tell us so."
        return say(Answer.NOT_YET, why, from_event=row.when_plain) if row.when in COMING else say(Answer.NOT, why)
    if row.strength == "may":
        there = f", {row.when_plain}" if row.when_plain else ""
        return say(Answer.MAY_BE, f"The law lets the council do this{there}. It does not have to.")
    if known is None:
        return say(Answer.MAY_BE, f"This is for you {row.when_plain}.")
    return say(Answer.ENTITLED, you_are(age, [row.status]), by_answers=condition is not None)


def _of_no_group(duty: Duty, facts: Facts) -> Decision:
    """For somebody in none of the groups: what would be theirs in one, and how they get there, or who checks."""
    if facts.is_child or (facts.age is None and facts.in_care):
        return not_long_enough(lambda status, age: _of_one(duty, status, age, facts), facts)
    found = _of_groups(duty, replace(facts, statuses=frozenset({FORMER_RELEVANT, QUALIFYING})))
    if found.answer <= Answer.NOT_YET:
        return found
    return replace(found, answer=Answer.NEED_TO_KNOW, because=NO_GROUP, condition="")


def not_started(row: Owed) -> Decision:
    """A duty that is made law and has not started: it comes with a day, or with no day set yet."""
    when = f", on {in_words(row.starts_on)}" if row.starts_on else ": no day is set yet"
    return Decision(
        Answer.NOT_YET,
        "Parliament has made this law, and it has not started.",
        row.provision,
        row.strength,
        row.when_plain,
        from_event=f"when the law starts{when}",
    )


def _for_whom(duty: Duty, facts: Facts) -> str:
    """Everybody to whom a duty is owed.

    "It is for people of 16 and 17 who are eligible and of 18 to 24 who are former relevant."
    """
    spans: dict[str, str] = {}
    for row in duty.in_force(facts.on) or duty.values:
        rows = [one for one in duty.in_force(facts.on) or duty.values if one.status == row.status]
        spans[row.status] = ages(min(one.age_from for one in rows), max(one.age_to or OLDEST - 1 for one in rows))
    by_span: dict[str, list[str]] = {}
    for status, span in spans.items():
        by_span.setdefault(span, []).append(status)
    return f"It is for people {listed([f'of {span} who are {named(groups)}' for span, groups in by_span.items()])}."
