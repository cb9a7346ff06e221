"""Why a status is what it is, in plain words, each step with the provision that it rests on."""

from collections.abc import Callable, Iterator

from leaving_care.care import SETTINGS
from leaving_care.law import provisions
from leaving_care.status import reasons_in_care, reasons_left_care, reasons_no_route, reasons_qualifying
from leaving_care.status.groups import studies
from leaving_care.status.reckoning import ELIGIBLE, FORMER_RELEVANT, RELEVANT, TOO_OLD, Reckoning
from leaving_care.status.saying import PARA_19B, S22, S23C, S23C_7, S23CZB, S24, S24B, Reason, day_in_words, weeks

_ROUTES: dict[str, Callable[[Reckoning], Iterator[Reason]]] = {
    "under_16": reasons_in_care.under_16,
    "eligible": reasons_in_care.eligible,
    "in_care": reasons_in_care.in_care,
    "short_break": reasons_in_care.short_break,
    "in_care_in_wales": reasons_in_care.in_care_in_wales,
    "left_care": reasons_left_care.left_care,
    "detained": reasons_left_care.detained,
    "in_care_at_18": reasons_left_care.in_care_at_18,
    "home_ended": reasons_left_care.home_ended,
    "course": reasons_left_care.course,
    "guardianship": reasons_qualifying.guardianship,
    "in_care_after_16": reasons_qualifying.in_care_after_16,
    "education": reasons_qualifying.education,
    **dict.fromkeys(SETTINGS, reasons_qualifying.setting),
    "no_route": reasons_no_route.no_route,
    "adopted": reasons_no_route.adopted,
}
_QUALIFYING = frozenset(SETTINGS) | {"guardianship", "in_care_after_16"}


def reasons(case: Reckoning) -> Iterator[Reason]:
    """The steps that lead to the status, in order; never none."""
    yield _age(case)
    if case.care.under_care_order and case.in_care and not _recorded_in_care(case):
        yield Reason("A care order stands, so care goes on, whatever end was recorded.", S22)
    if case.status in (ELIGIBLE, RELEVANT, FORMER_RELEVANT) and case.route != "detained":
        yield weeks(case)
    yield from _ROUTES[case.route](case)
    if case.status == TOO_OLD:
        yield from _over(case)
    elif case.status == FORMER_RELEVANT:
        yield from _from_21(case)


def _age(case: Reckoning) -> Reason:
    if case.day < case.b16:
        return Reason(f"Not 16 until {day_in_words(case.b16)}. Leaving-care status starts at 16.", PARA_19B)
    if case.day < case.b18:
        return Reason(f"16 or 17 years old: turned 16 on {day_in_words(case.b16)}.", PARA_19B)
    return Reason(f"18 or over: turned 18 on {day_in_words(case.b18)}.", S23C)


def _recorded_in_care(case: Reckoning) -> bool:
    return any(
        period.starts_on.toordinal() <= case.day and (period.ends_on is None or period.ends_on.toordinal() >= case.day)
        for period in case.care.periods
    )


def _from_21(case: Reckoning) -> Iterator[Reason]:
    """The group has no upper age, but what is owed changes at 21."""
    turned, over = case.turns(case.figures.full_duties_to_age), case.turns(case.figures.education_to_age)
    if turned <= case.day < over and provisions()[S23CZB].in_force(case.on):
        yield Reason(
            f"Turned {case.figures.full_duties_to_age} on {day_in_words(turned)}: still in this group. An adviser and support are "
            "given on asking, and the council has to offer them every year.",
            S23CZB,
        )


def _over(case: Reckoning) -> Iterator[Reason]:
    figures = case.figures
    if case.route not in _QUALIFYING:
        ended = day_in_words(case.turns(figures.education_to_age))
        yield Reason(f"Turned {figures.education_to_age} on {ended}: every duty with an age limit is over.", S23C)
        if studies(case):
            age = figures.education_to_age
            yield Reason(
                f"The course is not recorded as one that the pathway plan set out, and begun before {age}.", S23C_7
            )
        return
    ended = day_in_words(case.turns(figures.qualifying_to_age))
    yield Reason(f"Turned {figures.qualifying_to_age} on {ended}, when qualifying ends.", S24)
    last = case.turns(figures.qualifying_education_to_age)
    if case.day < last:
        yield Reason(
            f"Help with the cost of education or training can still be asked for until {day_in_words(last)}; "
            "no course is recorded today.",
            S24B,
        )
    else:
        ended = day_in_words(last)
        yield Reason(f"Help with education ended on turning {figures.qualifying_education_to_age}, on {ended}.", S24B)
