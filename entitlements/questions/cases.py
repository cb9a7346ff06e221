"""Answers → facts: everything that the answers can mean, each as one leaving_care.care.Care. Pure: no Django.

An answer of "not sure", and a date without its day, can mean several things. Each is an axis, and a case is one choice on
every axis. Dates that are short of a day are taken at both extremes, all of them together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from entitlements.questions.answers import (
    CUSTODY,
    HERE,
    HOSPITAL,
    LESS,
    MORE,
    NO,
    NONE_AT_ALL,
    NOT_SURE,
    SECTION_17_HOME,
    SKIPPED,
    YES,
    Answers,
)
from entitlements.questions.life import ONE, Life, births
from entitlements.questions.stays import LONGEST, SHORTEST, Pick, dated, stays
from leaving_care.care import (
    DETAINED,
    PARENT,
    SECTION_17,
    SETTINGS,
    Away,
    Care,
    CarePeriod,
    Course,
    HomeSpell,
    Period,
    Setting,
)
from leaving_care.care import HOSPITAL as IN_HOSPITAL

HALF_A_YEAR_AND_MORE = timedelta(days=240)
LONG_BEFORE = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that the answers can mean: the facts, and what was chosen on each axis."""

    care: Care
    chosen: tuple[tuple[str, str], ...] = ()


def axes(told: Answers, today: date) -> dict[str, tuple[str, ...]]:
    """What is not known, by question, each with what it can mean."""
    found: dict[str, tuple[str, ...]] = {}
    if told.born is None:
        found["born"] = tuple(births(told, today))
    if told.care == NOT_SURE and told.when == NOT_SURE:
        found["care"] = (YES, NO)
    if told.was_in_care and not all(spell.is_exact for spell in told.spells):
        found["days"] = (LONGEST, SHORTEST)
    if told.rough == NOT_SURE:
        found["rough"] = (MORE, LESS, NONE_AT_ALL) if told.when == NOT_SURE else (MORE, LESS)
    if told.home_spell and not told.home_spell.is_exact:
        found["home_days"] = (LONGEST, SHORTEST)
    for question in ("england", "after16", "breaks", "more", "home", "straight", "guardian", "course"):
        if getattr(told, question) in (NOT_SURE, SKIPPED):
            found[question] = (YES, NO)
    if told.sixteen == SKIPPED:
        found["sixteen"] = (CUSTODY, NO)
    if told.places == {NOT_SURE}:
        found["places"] = (YES, NO)
    return found


def cases(told: Answers, today: date, council: str = "") -> tuple[Case, ...]:
    """Everything that the answers can mean. `council` is whose page it is; it counts where it looked after the visitor."""
    unknown = axes(told, today)
    authority = council if told.council == HERE else ""
    return tuple(
        Case(care_for(told, today, dict(chosen), authority), chosen)
        for chosen in (tuple(zip(unknown, choice, strict=True)) for choice in product(*unknown.values()))
    )


def care_for(told: Answers, today: date, chosen: Mapping[str, str], council: str = "") -> Care:
    """The facts of one case."""

    def pick(question: str) -> str:
        said = chosen.get(question)
        return str(getattr(told, question, "")) if said is None else said

    life = Life(births(told, today)[chosen.get("born", "")], today)
    periods = list(stays(told, life, pick, council))
    orders = list(_guardianship(told, life, pick, periods))
    # Straight from care: there was care up to the order, though nobody asked for times before 14.
    periods += [CarePeriod(order.starts_on - ONE, order.starts_on, authority=council) for order in orders]
    away = tuple(_at_sixteen(told, life, pick, periods))
    return Care(
        date_of_birth=life.born,
        periods=(*periods, *_housed(told, life, council)),
        home=tuple(_home(told, life, pick)),
        away=away,
        guardianship=tuple(orders),
        settings=tuple(_settings(told, life, pick)),
        courses=(Course(),) if pick("course") == YES else (),
        short_breaks_within_limits={YES: False, NO: True}.get(pick("breaks")),
    )


def _home(told: Answers, life: Life, pick: Pick) -> Iterator[HomeSpell]:
    if pick("home") != YES:
        return
    if told.home_spell:
        first, last = dated(told.home_spell, life, pick, "home_days")
        yield HomeSpell(first, last, with_whom=PARENT)
    else:
        yield HomeSpell(min(life.today, life.b18) - HALF_A_YEAR_AND_MORE, with_whom=PARENT)


def _at_sixteen(told: Answers, life: Life, pick: Pick, periods: list[CarePeriod]) -> Iterator[Away]:
    kind = pick("sixteen")
    straight = pick("straight") == YES or (told.sixteen == SKIPPED and kind == CUSTODY)
    ends = [period.ends_on for period in periods if period.ends_on and period.ends_on < life.b16]
    if kind in (CUSTODY, HOSPITAL) and straight and ends:
        yield Away(max(ends) + ONE, life.b16, kind=DETAINED if kind == CUSTODY else IN_HOSPITAL)


def _guardianship(told: Answers, life: Life, pick: Pick, periods: list[CarePeriod]) -> Iterator[Period]:
    if pick("guardian") != YES or not told.was_in_care:
        return
    if told.guardian_on is None:
        yield Period(life.b14 - LONG_BEFORE)
        return
    first, last = told.guardian_on.earliest, min(told.guardian_on.latest, life.today)
    ends = [period.ends_on for period in periods if period.ends_on and first <= period.ends_on <= last]
    yield Period(max(ends, default=first))


def _settings(told: Answers, life: Life, pick: Pick) -> Iterator[Setting]:
    kinds = {"voluntary_org"} if told.places == {NOT_SURE} and pick("places") == YES else set(told.places or ())
    for kind in sorted(kinds & set(SETTINGS)):
        yield Setting(life.last - HALF_A_YEAR_AND_MORE, None if told.places_now == YES else life.last, kind=kind)


def _housed(told: Answers, life: Life, council: str) -> Iterator[CarePeriod]:
    """A home that children's services found without taking somebody into care."""
    if SECTION_17_HOME in (told.places or ()):
        last = None if told.places_now == YES else life.last
        yield CarePeriod(max(life.b16, life.last - LONG_BEFORE), last, legal=SECTION_17, authority=council)
