"""A young person's own status, in plain words: what it is, why, what comes next, and what the council has to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from entitlements.ahead import Ahead, ahead, spell_of
from entitlements.questions.answers import Answers
from entitlements.questions.arguable import question
from entitlements.questions.owed import ELSEWHERE, Ground, Owed, owed, owed_in_care
from entitlements.questions.you import to_you
from leaving_care.dates import age_on, birthday
from leaving_care.law import Provision, duties, provisions, statuses
from leaving_care.law import Status as Group
from leaving_care.models import StatusSettled, StatusSpell, YoungPerson
from leaving_care.readings_setting import readings
from leaving_care.status import FLAGS, LiveDuty, StatusDecision
from leaving_care.status.figures import figures_on

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
