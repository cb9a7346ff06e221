"""What the council has to do, or may do, for somebody in a group today: a short list for the page. Pure: no Django."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date

from entitlements.questions.answers import Answers
from leaving_care.dates import in_words
from leaving_care.law import Provision, duties, figures, provisions
from leaving_care.status import LiveDuty, StatusDecision

# What the page has a place of its own for, or what is owed to everybody alike.
ELSEWHERE = frozenset({"complaint", "advocate", "local-offer", "local-offer-arrangements", "corporate-parent"})
# What is owed to every child in care, whatever their age: the duties to an eligible child that rest on these.
FOR_ALL_IN_CARE = frozenset(
    {"ca1989-s22a", "ca1989-s22b", "ca1989-s25a", "ca1989-s26", "ca1989-s26a", "ca1989-sch2-19a", "cpr2010-reg28"}
)
STRENGTHS = {"must": 0, "must_unless": 1, "may": 2}


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason why something is owed: the condition, blank for always, and the place in the law."""

    when: str
    law: Provision


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing. `strength`: must, must_unless or may. Any one of the `grounds` is enough. `until` blank: as the rest."""

    name: str
    plain: str
    strength: str
    grounds: tuple[Ground, ...]
    until: str = ""


def owed(decision: StatusDecision, told: Answers) -> tuple[tuple[Owed, ...], str]:
    """Each thing once, on its strongest grounds, and until when most of it holds; the others say it themselves.

    What must be done comes first, and what hangs on nothing before the rest.
    """
    by_duty: dict[str, list[LiveDuty]] = defaultdict(list)
    for live in decision.duties:
        if live.duty.id not in ELSEWHERE:
            by_duty[live.duty.id].append(live)
    strongest = sorted(map(_strongest, by_duty.values()), key=lambda rows: _rank(rows[0]))
    found = [_owed(rows, told) for rows in strongest]
    ends = Counter(each.until for each in found if each.until)
    usual = ends.most_common(1)[0][0] if ends else ""
    return tuple(replace(each, until="" if each.until == usual else each.until) for each in found), usual


def _rank(live: LiveDuty) -> tuple[int, bool]:
    return STRENGTHS[live.owed.strength], bool(live.owed.when)


def _strongest(rows: list[LiveDuty]) -> list[LiveDuty]:
    """The strongest rows of a duty: one that hangs on nothing alone, else all, the plainest condition first."""
    best = min(map(_rank, rows))
    rows = [row for row in rows if _rank(row) == best]
    return sorted(rows, key=lambda row: len(row.owed.when_plain)) if best[1] else rows[:1]


def _owed(rows: list[LiveDuty], told: Answers) -> Owed:
    first = rows[0]
    until = ""
    if first.until is not None and first.owed.age_to is not None:
        until = f"until you turn {first.owed.age_to + 1}"
        if told.born is not None:
            until += f", on {in_words(first.until)}"
    grounds = tuple(Ground(row.owed.when_plain, provisions()[row.owed.provision]) for row in rows)
    return Owed(first.duty.name, first.duty.plain, first.owed.strength, grounds, until)


def owed_in_care(today: date) -> tuple[Owed, ...]:
    """What is owed to everybody in care, in a group or not, in the law book's order."""
    age = figures()["eligible-age"].on(today).value
    return tuple(
        Owed(duty.name, duty.plain, row.strength, (Ground(row.when_plain, provisions()[row.provision]),))
        for duty in duties().values()
        for row in duty.in_force(today)
        if row.is_for("eligible", age) and row.provision in FOR_ALL_IN_CARE
    )
