"""The decision about one person on one day: status, reasons, what follows, and what a person must settle."""

from dataclasses import dataclass
from datetime import date

from leaving_care.care import LEGAL, NATIONS, SECTION_17, Care, CarePeriod
from leaving_care.status.arguable import flags
from leaving_care.status.asking import what_would_change, who_to_ask
from leaving_care.status.duties import LiveDuty, live_duties
from leaving_care.status.flags import Flag
from leaving_care.status.groups import reckon
from leaving_care.status.readings import DEFAULT, Readings
from leaving_care.status.reasons import reasons
from leaving_care.status.reckoning import NONE, QUALIFYING, Reckoning
from leaving_care.status.runs import covers, merged, run_of
from leaving_care.status.saying import Reason
from leaving_care.status.timeline import Change, next_change


@dataclass(frozen=True, slots=True)
class StatusDecision:
    """What the dates say, likely and not final: a worker confirms it, or overrides it with a reason.

    `status`: eligible, relevant, former_relevant, qualifying, none, or too_old (every duty with an age limit is over).
    `counted_days`: dates in care from the 14th birthday to the day asked about, in `counted_periods` (first and last day).
    `first_eligible_on` None: never eligible so far. `responsible_authority` blank: none, or not recorded.
    `next_change` None: nothing recorded changes it. `flags`: arguable points on which the status turns.
    """

    status: str
    on: date
    reasons: tuple[Reason, ...]
    counted_days: int
    counted_periods: tuple[tuple[date, date], ...]
    first_eligible_on: date | None
    responsible_authority: str
    next_change: Change | None
    duties: tuple[LiveDuty, ...]
    flags: tuple[Flag, ...]
    would_change: tuple[str, ...]
    ask: str

    @property
    def arguable(self) -> bool:
        """Whether the status turns on a point that the law leaves open."""
        return bool(self.flags)


def status_on(care: Care, on: date, readings: Readings = DEFAULT) -> str:
    """The status alone. Raises law.NotInForce for a day before the law book begins."""
    return reckon(care, on, readings).status


def decide(care: Care, on: date, readings: Readings = DEFAULT) -> StatusDecision:
    """The whole decision. Raises law.NotInForce for a day before the law book begins."""
    case = reckon(care, on, readings)
    authority = responsible_authority(case)
    return StatusDecision(
        status=case.status,
        on=on,
        reasons=tuple(reasons(case)),
        counted_days=case.counted,
        counted_periods=_counted_periods(case),
        first_eligible_on=None if case.first_eligible is None else date.fromordinal(case.first_eligible),
        responsible_authority=authority,
        next_change=next_change(care, on, case.status, readings),
        duties=live_duties(case),
        flags=flags(case),
        would_change=tuple(what_would_change(case)),
        ask=who_to_ask(case, authority),
    )


def responsible_authority(case: Reckoning) -> str:
    """The council that is responsible: never by address, but by who looks or last looked after the young person.

    Children Act 1989: Schedule 2 paragraph 19B(1), sections 23A(4), 23C(1) and 24(5). "" where none is, or none recorded.
    """
    if case.status == NONE and not case.in_care:
        return ""
    periods = [period for period in case.care.periods if _counts(case, period)]
    if not periods:
        return case.care.lives_in if case.status == QUALIFYING else ""
    councils = {period.authority for period in periods}
    return max(councils, key=lambda council: _latest(case, council, periods)) if len(councils) > 1 else councils.pop()


def _latest(case: Reckoning, council: str, periods: list[CarePeriod]) -> tuple[int, int, str]:
    """The last day on which a council looked after the person, by the day, and since when: of two, the later took over."""
    until = min(case.day, case.b18 - 1)
    runs = merged([run_of(period) for period in periods if period.authority == council])
    last, first = max((min(last, until), first) for first, last in runs)
    return last, first, council


def _counts(case: Reckoning, period: CarePeriod) -> bool:
    here = period.nation == NATIONS[0] or case.readings.other_nations_count
    cared_for = period.legal in LEGAL or (period.legal == SECTION_17 and case.readings.section_17_counts)
    if not (here and cared_for and period.starts_on.toordinal() <= min(case.day, case.b18 - 1)):
        return False
    # A stay of one date that is not shown to be care is none here either.
    return period.starts_on != period.ends_on or covers(case.runs.every, period.starts_on.toordinal())


def _counted_periods(case: Reckoning) -> tuple[tuple[date, date], ...]:
    until = min(case.day, case.b18 - 1)
    clipped = ((max(first, case.b14), min(last, until)) for first, last in case.runs.counted)
    return tuple((date.fromordinal(first), date.fromordinal(last)) for first, last in clipped if first <= last)
