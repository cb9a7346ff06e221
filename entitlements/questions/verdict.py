"""What the answers come to: one group, or several between which something still has to settle. Pure: no Django."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from entitlements.questions.answers import YES, Answers
from entitlements.questions.asking import RANK, best
from entitlements.questions.cases import Case, cases
from entitlements.questions.life import ONE
from leaving_care.dates import birthday
from leaving_care.status import Flag, StatusDecision, decide, status_on
from leaving_care.status.figures import figures_on

MOST_DECIDED = 60  # of the cases that lead to one group: more of them only repeat what those say


@dataclass(frozen=True, slots=True)
class Settles:
    """Something not known that decides. `outcomes`: by what it can mean, the group; None where that alone does not decide."""

    question: str
    outcomes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """`groups`: every group that the answers allow, the strongest first; one if they agree.

    `decision` is the status engine's, for the strongest group: of the cases that lead there, the one with the fewest days.
    `days`: the fewest and the most days in care that any case has; `periods`: those of the fewest. `reached`: the first and
    the last day on which somebody who is in care, and stays there, can be eligible; None where not every case gets there.
    `at_18`: the groups on the 18th birthday if nothing changes, () from 18. `if_leaving`: the group tomorrow of somebody who
    leaves care today, the best if it depends; "" for somebody who does not say that they are in care, or were on turning 18.
    """

    groups: tuple[str, ...]
    decision: StatusDecision
    days: tuple[int, int]
    periods: tuple[tuple[date, date], ...]
    reached: tuple[date, date] | None
    flags: tuple[Flag, ...]
    settles: tuple[Settles, ...]
    at_18: tuple[str, ...] = ()
    if_leaving: str = ""

    @property
    def group(self) -> str:
        """The one group; "" where it depends."""
        return self.groups[0] if len(self.groups) == 1 else ""


def verdict(told: Answers, today: date, council: str = "") -> Verdict:
    """Puts every case to the status engine."""
    by_group: dict[str, list[Case]] = defaultdict(list)
    for case in cases(told, today, council):
        by_group[status_on(case.care, today)].append(case)
    groups = tuple(sorted(by_group, key=RANK.index))
    decided = [decide(case.care, today) for group in groups for case in _some(by_group[group])]
    leading = [decision for decision in decided if decision.status == groups[0]]
    counted = _counted(told, today, decided)
    flags = {flag.id: flag for decision in decided for flag in decision.flags if not _answered(flag, told)}
    return Verdict(
        groups=groups,
        decision=min(leading, key=lambda decision: decision.counted_days),
        days=(counted[0].counted_days, counted[-1].counted_days),
        periods=counted[0].counted_periods,
        reached=_reached(decided),
        flags=tuple(flags.values()),
        settles=tuple(_settles(by_group)),
        at_18=_at_18(by_group, today),
        if_leaving=_if_leaving(by_group, told, today),
    )


def _some(found: list[Case]) -> list[Case]:
    # Both ends are kept: the extremes of every axis stand there.
    return found if len(found) <= MOST_DECIDED else found[: MOST_DECIDED // 2] + found[-MOST_DECIDED // 2 :]


def _counted(told: Answers, today: date, decided: list[StatusDecision]) -> list[StatusDecision]:
    """The decisions by their count of days. The day on which a guardian took over is no time in care that anybody told of."""
    if told.guardian:
        alone = told.but(guardian="", guardian_on=None)
        decided = [decide(case.care, today) for case in _some(list(cases(alone, today)))]
    return sorted(decided, key=lambda decision: decision.counted_days)


def _reached(decided: list[StatusDecision]) -> tuple[date, date] | None:
    days = [one.next_change.on for one in decided if one.next_change and one.next_change.status == "eligible"]
    return (min(days), max(days)) if len(days) == len(decided) else None


def _answered(flag: Flag, told: Answers) -> bool:
    """Whether the visitor has told us already what the flag would have somebody ask."""
    return flag.id == "education_to_25" and told.course == YES


def _settles(by_group: dict[str, list[Case]]) -> list[Settles]:
    """What is not known and makes a difference while all else stays as it is."""
    if len(by_group) == 1:
        return []
    group_of = {case.chosen: group for group, found in by_group.items() for case in found}
    found = []
    for place, (question, _) in enumerate(next(iter(group_of))):
        rest: dict[tuple[tuple[str, str], ...], set[str]] = defaultdict(set)
        meant: dict[str, set[str]] = defaultdict(set)
        for chosen, group in group_of.items():
            rest[chosen[:place] + chosen[place + 1 :]].add(group)
            meant[chosen[place][1]].add(group)
        if any(len(groups) > 1 for groups in rest.values()):
            decides = all(len(groups) == 1 for groups in meant.values())
            found.append(
                Settles(
                    question,
                    tuple((value, best(frozenset(groups))) for value, groups in meant.items()) if decides else (),
                )
            )
    return found


def _at_18(by_group: dict[str, list[Case]], today: date) -> tuple[str, ...]:
    adult = figures_on(today).adult_age
    found = set()
    for case in (case for group in by_group.values() for case in group):
        day = birthday(case.care.date_of_birth, adult)
        if day > today:
            found.add(status_on(case.care, day))
    return tuple(sorted(found, key=RANK.index))


def _if_leaving(by_group: dict[str, list[Case]], told: Answers, today: date) -> str:
    if told.care != YES:
        return ""
    found = set()
    for case in (case for group in by_group.values() for case in group):
        periods = tuple(replace(one, ends_on=one.ends_on or today) for one in case.care.periods)
        found.add(status_on(replace(case.care, periods=periods), today + ONE))
    return best(frozenset(found))
