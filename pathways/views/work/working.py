"""A status with its working, in words for the page: what is owed, what was settled, and what comes next."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from leaving_care.law import Provision, provisions
from leaving_care.models import Status, StatusSettled, StatusSpell
from leaving_care.status import FLAGS, LiveDuty, StatusDecision

STRENGTHS = {"must": "We must", "must_unless": "We must, unless their welfare does not need it", "may": "We may"}
# The law book speaks to the young person; a worker's page speaks of them. Where "you" is an object it is named first.
OF_THEM = {
    r"\b(looked after|thinks of|tells|[Ss]eeing|for) you\b": r"\1 them",
    r"\byou\b": "they",
    r"\byour\b": "their",
}
QUESTIONS = {flag.id: flag for flag in FLAGS.values()}


@dataclass(frozen=True)
class Step:
    """A sentence with the place in the law that it rests on."""

    text: str
    law: Provision


@dataclass(frozen=True)
class Owed:
    """Something owed today. `when` blank: always; `until` None: no birthday ends it."""

    name: str
    strength: str
    when: str
    until: date | None
    law: Provision


@dataclass(frozen=True)
class Standing:
    """The status that counts today, from the record's spells. `spell` None: none yet. `since`: its first day.

    `is_unknown`: no time in care is on the record, so that what the dates say means nothing yet. `following` None: nothing
    recorded changes it. `questions`: what stands open. `elsewhere`: the case system's status where it is another than ours;
    else None.
    """

    spell: StatusSpell | None
    since: date | None
    is_unknown: bool
    following: StatusSpell | None
    questions: tuple[str, ...]
    elsewhere: Status | None


@dataclass
class Stretch:
    """A time with one status, and what the dates say of it. `ends_on` None: it goes on. `is_today`: the day is in it."""

    starts_on: date
    ends_on: date | None
    status: Status
    computed: Status
    is_today: bool


def stretches(spells: Iterable[StatusSpell], today: date) -> list[Stretch]:
    """The spells by day, as few as can be: they are cut where a question opens or closes, too, which changes no status."""
    made: list[Stretch] = []
    for row in spells:
        is_today = row.starts_on <= today and (row.ends_on is None or row.ends_on >= today)
        if made and (made[-1].status, made[-1].computed) == (row.status, row.computed):
            made[-1].ends_on, made[-1].is_today = row.ends_on, made[-1].is_today or is_today
        else:
            made.append(Stretch(row.starts_on, row.ends_on, Status(row.status), Status(row.computed), is_today))
    return made


def is_unknown(status: str | None, computed: str | None, *, has_care: bool) -> bool:
    """Whether a status says nothing: no time in care is on the record, nothing else there gives one, nobody settled one."""
    return not has_care and status == computed and status in (None, Status.NONE, Status.TOO_OLD)


def standing(spells: Sequence[StatusSpell], today: date, elsewhere: str | None, *, has_care: bool) -> Standing:
    """How the status stands today. `spells` by day; `elsewhere`: what the case system says, None for nothing."""
    now = next(
        (row for row in spells if row.starts_on <= today and (row.ends_on is None or row.ends_on >= today)), None
    )
    following = next((row for row in spells if row.starts_on > today and (not now or row.status != now.status)), None)
    differs = elsewhere is not None and elsewhere != (now.status if now else Status.NONE)
    return Standing(
        spell=now,
        since=next((row.starts_on for row in stretches(spells, today) if row.is_today), None),
        is_unknown=is_unknown(now.status if now else None, now.computed if now else None, has_care=has_care),
        following=following,
        questions=tuple(QUESTIONS[flag].question for flag in now.flags if flag in QUESTIONS) if now else (),
        elsewhere=Status(elsewhere) if differs and elsewhere else None,
    )


def steps(decision: StatusDecision) -> list[Step]:
    """The working, step by step."""
    return [Step(reason.text, provisions()[reason.provision]) for reason in decision.reasons]


def questions(decision: StatusDecision, spell: StatusSpell | None) -> list[Step]:
    """The open points on which the status turns, but for those that somebody settled."""
    still_open = set(spell.flags) if spell else set()
    return [Step(flag.question, provisions()[flag.provision]) for flag in decision.flags if flag.id in still_open]


def owed(duties: Iterable[LiveDuty]) -> list[Owed]:
    """What is owed, each thing once, on its strongest ground."""
    rank = list(STRENGTHS)
    found: dict[str, LiveDuty] = {}
    for live in duties:
        known = found.get(live.duty.id)
        if known is None or rank.index(live.owed.strength) < rank.index(known.owed.strength):
            found[live.duty.id] = live
    return [
        Owed(
            of_them(live.duty.name),
            STRENGTHS[live.owed.strength],
            of_them(live.owed.when_plain),
            live.until,
            provisions()[live.owed.provision],
        )
        for live in found.values()
    ]


def of_them(words: str) -> str:
    """The law book's words to a young person, as words about them."""
    for to_them, about_them in OF_THEM.items():
        words = re.sub(to_them, about_them, words)
    return words


def settled_words(rows: Iterable[StatusSettled]) -> list[tuple[StatusSettled, str]]:
    """What was settled, the newest first, each with the question that it answered; blank for an override."""
    return [
        (row, QUESTIONS[row.flag].question if row.flag in QUESTIONS else "")
        for row in sorted(rows, key=lambda row: (row.at, row.pk), reverse=True)
    ]
