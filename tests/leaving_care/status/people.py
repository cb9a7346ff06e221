"""People for worked cases: born on 14 May 2009, so 14 in 2023, 16 in 2025, 18 in 2027, unless said otherwise."""

from datetime import date

import pytest

from leaving_care.care import DETAINED, HOSPITAL, Away, Care, CarePeriod, Course, HomeSpell, Period, Setting
from leaving_care.status import decide


def day(said):
    """2025-05-14 as a day."""
    return date.fromisoformat(said)


def spell(said):
    """First..last as two days; first.. goes on."""
    first, _, last = said.partition("..")
    return day(first), day(last) if last else None


def person(
    *care,
    born="2009-05-14",
    home=(),
    who="parent",
    detained=(),
    in_hospital=(),
    guardianship=(),
    settings=(),
    courses=(),
    adopted=None,
    **rest,
):
    """Somebody's facts. Each time in care is first..last|legal status|council|nation, of which the last three can be left out.

    `home`, `detained`, `in_hospital` and `guardianship` are spells; `settings` are kind=spell; `courses` are Course objects.
    """
    periods = []
    for said in care:
        when, legal, council, nation = (*said.split("|"), "", "", "")[:4]
        periods.append(CarePeriod(*spell(when), legal or "V2", "", council, nation or "England"))
    away = [Away(*spell(said), DETAINED) for said in several(detained)]
    away += [Away(*spell(said), HOSPITAL) for said in several(in_hospital)]
    elsewhere = [said.split("=") for said in several(settings)]
    return Care(
        date_of_birth=day(born),
        periods=tuple(periods),
        home=tuple(HomeSpell(*spell(said), who) for said in several(home)),
        away=tuple(away),
        guardianship=tuple(Period(*spell(said)) for said in several(guardianship)),
        settings=tuple(Setting(*spell(when), kind) for kind, when in elsewhere),
        courses=tuple([courses] if isinstance(courses, Course) else courses),
        adopted_on=day(adopted) if adopted else None,
        **rest,
    )


def several(said):
    """One spell may be given as it is."""
    return (said,) if isinstance(said, str) else said


def cases(*rows):
    """Worked cases for a test: a sentence, the person, the day asked about, the status, and the flags, none if it is certain."""
    table = [pytest.param(care, day(on), status, set(flags), id=said) for said, care, on, status, *flags in rows]
    return pytest.mark.parametrize(("care", "on", "status", "flags"), table)


def holds(care, on, status, flags):
    """Whether the decision is the one that the law gives, and is flagged just where the law leaves it open."""
    decision = decide(care, on)
    found = {flag.id for flag in decision.flags}
    assert (decision.status, found) == (status, flags), [reason.text for reason in decision.reasons]
    return decision
