"""A young person's own status, in plain words: what it is, why, what comes next, and what the council has to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from entitlements.facts import FORMER_RELEVANT
from entitlements.questions.answers import Answers
from entitlements.questions.arguable import question
from entitlements.questions.owed import ELSEWHERE, Ground, Owed, owed, owed_in_care
from entitlements.questions.you import to_you
from leaving_care.dates import age_on, birthday, in_words
from leaving_care.law import Provision, duties, provisions, statuses
from leaving_care.law import Status as Group
from leaving_care.models import StatusSettled, StatusSpell, YoungPerson
from leaving_care.readings_setting import readings
from leaving_care.status import FLAGS, LiveDuty, StatusDecision
from leaving_care.status.figures import figures_on

ONE = timedelta(days=1)
QUESTIONS = {flag.id: flag for flag in FLAGS.values()}
# The questions on the public pages speak of what somebody told; here it is what we recorded.
_RECORDED = {
    "You have told us of no": "We have recorded no",
    "you have told us of no": "we have recorded no",
    "if you have not listed it here": "if it is not in your record",
    "you have not listed it here": "it is not in your record",
    "you have not listed here": "that is not in your record",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence with the place in the law that it rests on."""

    text: str
    law: Provision


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day on which something changes, as it looks today."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class MyStatus:
    """`group` None: none of the four. `settled` None: it is what the dates say. `until`: when `duties` end that do not say it.

    `duties`: of the group, or of everybody in care where no group's hold. `is_child`: under 18, with a social worker to ask.
    """

    status: str
    group: Group | None
    settled: StatusSettled | None
    steps: tuple[Step, ...]
    questions: tuple[Step, ...]
    ahead: tuple[Ahead, ...]
    duties: tuple[Owed, ...]
    until: str
    ask: str
    is_child: bool


def my_status(
    person: YoungPerson,
    decision: StatusDecision,
    spells: Sequence[StatusSpell],
    settled: Sequence[StatusSettled],
    on: date,
    *,
    is_in_care: bool,
) -> MyStatus:
    """The page's words. `spells` and `settled` by day, the newest last; `decision` is what the dates say on the day."""
    now = spell_of(spells, on)
    status = now.status if now else decision.status
    law = provisions()
    born, leap = person.date_of_birth, readings().born_29_february_ages_on_28
    owing = _owing(decision, status, born)
    live, until = owed(owing, Answers(born=born))
    return MyStatus(
        status=status,
        group=statuses().get(status),
        settled=_settled(now, settled, on),
        steps=tuple(Step(_said(reason.text, is_in_care), law[reason.provision]) for reason in decision.reasons),
        questions=tuple(
            Step(question(QUESTIONS[flag]), law[QUESTIONS[flag].provision])
            for flag in (now.flags if now else ())
            if flag in QUESTIONS
        ),
        ahead=tuple(ahead(born, spells, on, status)),
        duties=owed_in_care(on) if is_in_care and status not in statuses() else (*live, *_owed_to_all(owing)),
        until=until,
        ask=_of_record(decision.ask),
        is_child=age_on(born, on, leap) < figures_on(on).adult_age,
    )


def spell_of(spells: Sequence[StatusSpell], on: date) -> StatusSpell | None:
    """The spell of a day; None before the 14th birthday."""
    return next((row for row in spells if row.starts_on <= on and (row.ends_on is None or row.ends_on >= on)), None)


def ahead(born: date, spells: Sequence[StatusSpell], on: date, status: str) -> Iterator[Ahead]:
    """The days to come on which the status or what is owed changes, soonest first. `status`: that of the day, which holds
    where no spell says otherwise.
    """
    figures, leap = figures_on(on), readings().born_29_february_ages_on_28
    ages = (figures.adult_age, figures.qualifying_to_age, figures.education_to_age)
    birthdays = {birthday(born, age, leap): age for age in ages}
    changes = {row.starts_on for row in spells}
    for day in sorted(one for one in changes | set(birthdays) if one > on):
        before, after = _status(spells, day - ONE) or status, _status(spells, day) or status
        age, last = birthdays.get(day), figures.education_to_age
        if before == FORMER_RELEVANT and (age == last or after not in statuses()):
            # From that birthday on only a spell can say that a course keeps the status up.
            goes_on = _status(spells, day) == FORMER_RELEVANT
            text = _goes_on(_ends_on(spells, day)) if goes_on else _ending(day, birthday(born, last, leap))
        else:
            text = _turning(age, before, after, last)
        if text:
            yield Ahead(day, f"{f'You turn {age}. ' if age else ''}{text}")


def _goes_on(ends_on: date | None) -> str:
    """What goes on past 25 for somebody with a course in the plan; `ends_on` None: to no day that is known."""
    until = f"until {in_words(ends_on)}" if ends_on else "until you finish it"
    return f"Help with the course in your pathway plan goes on {until}. Other help that goes by your age ends."


def _ending(day: date, turns_last: date) -> str:
    """What ends for somebody who is former relevant, at 25 or with the course that went on past it, and what does not."""
    if day > turns_last:
        return "Help with the course in your pathway plan ends, as the course does. You can still ask us for advice."
    if day < turns_last:
        return "Most help from us is likely to end then. You can still ask us for advice."
    return (
        "Your personal adviser and the other help that goes by your age end. Help with a course that is in your pathway plan can "
        "go on until you finish it. You can still ask us for advice."
    )


def _ends_on(spells: Sequence[StatusSpell], day: date) -> date | None:
    """The last day on which somebody who is former relevant on a day still is; None: none is known."""
    later = sorted((row for row in spells if row.ends_on is None or row.ends_on >= day), key=lambda row: row.starts_on)
    other = next((row for row in later if row.status != FORMER_RELEVANT), None)
    return other.starts_on - ONE if other else None


def _turning(age: int | None, before: str, after: str, last: int) -> str:
    if after != before and after in statuses():
        return f"You are likely to be {statuses()[after].name.lower()} from then on."
    if before == FORMER_RELEVANT and age is not None and age < last:
        return (
            f"Some of this ends. From then until you turn {last} you get a personal adviser, advice and support if you ask "
            "for it, and we have to ask you every year. Help with a course that is in your pathway plan goes on to its end."
        )
    if before == "qualifying" and after != before:
        if age is None or age >= last:
            return "This ends. You can still ask us for advice."
        return f"Most of this ends, but you can still ask for help with the cost of education or training until you turn {last}."
    return ""


def _status(spells: Sequence[StatusSpell], on: date) -> str:
    found = spell_of(spells, on)
    return found.status if found else ""


def _settled(now: StatusSpell | None, settled: Sequence[StatusSettled], on: date) -> StatusSettled | None:
    """What a manager said that still counts: the newest about what the dates say today."""
    about = [row for row in settled if now and row.computed == now.computed and row.from_on <= on]
    return about[-1] if about else None


def _owing(decision: StatusDecision, status: str, born: date) -> StatusDecision:
    """The decision with what is owed in the status that counts, which a manager may have settled otherwise."""
    if status == decision.status:
        return decision
    leap = readings().born_29_february_ages_on_28
    age = age_on(born, decision.on, leap)
    live = tuple(
        LiveDuty(duty, row, None if row.age_to is None else birthday(born, row.age_to + 1, leap))
        for duty in duties().values()
        for row in duty.in_force(decision.on)
        if row.is_for(status, age)
    )
    return replace(decision, duties=live)


def _owed_to_all(decision: StatusDecision) -> Iterator[Owed]:
    """What the public pages have places of their own for, such as the advocate and the complaint: each thing once."""
    rows: dict[str, list[LiveDuty]] = {}
    for live in decision.duties:
        if live.duty.id in ELSEWHERE:
            rows.setdefault(live.duty.id, []).append(live)
    for same in rows.values():
        duty, strength = same[0].duty, same[0].owed.strength
        grounds = tuple(Ground(row.owed.when_plain, provisions()[row.owed.provision]) for row in same)
        ends = {row.owed.age_to for row in same}
        (last,) = ends if len(ends) == 1 else (None,)
        yield Owed(duty.name, duty.plain, strength, grounds, "" if last is None else f"until you turn {last + 1}")


def _said(text: str, is_in_care: bool) -> str:
    said = _of_record(text)
    return said if is_in_care else said.replace("You have been in care for", "You were in care for")


def _of_record(text: str) -> str:
    said = to_you(text)
    for told, recorded in _RECORDED.items():
        said = said.replace(told, recorded)
    return said
