"""Why a status is what it is, in plain words, each with the provision that it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from leaving_care.care import SETTINGS
from leaving_care.dates import birthday, in_words
from leaving_care.status.reckoning import (
    ELIGIBLE,
    FORMER_RELEVANT,
    NONE,
    QUALIFYING,
    RELEVANT,
    TOO_OLD,
    Reckoning,
    long_at_home,
)

PARA_19A, PARA_19B, REG_40, REG_48 = "ca1989-sch2-19a", "ca1989-sch2-19b", "cpr2010-reg40", "cpr2010-reg48"
S23A, S23C, S23C_7, S24_1A, S24_1B, S24_2 = (
    "ca1989-s23a",
    "ca1989-s23c",
    "ca1989-s23c-7",
    "ca1989-s24-1a",
    "ca1989-s24-1b",
    "ca1989-s24-2",
)
S24, S24B, REG_3_2, REG_3_5, REG_3_6 = "ca1989-s24", "ca1989-s24b", "clr2010-reg3-2", "clr2010-reg3-5", "clr2010-reg3-6"


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the working. `provision` is the id of the place in the law that it rests on."""

    text: str
    provision: str


def reasons(case: Reckoning) -> Iterator[Reason]:
    """The steps that lead to the status, in order; never none."""
    yield _age(case)
    if case.status in (ELIGIBLE, RELEVANT, FORMER_RELEVANT) and case.route != "detained":
        yield _weeks(case)
    yield from _ROUTES[case.route](case)
    if case.status == TOO_OLD:
        yield _over(case)


def _age(case: Reckoning) -> Reason:
    if case.day < case.b16:
        return Reason(f"Not 16 until {_day(case.b16)}. Leaving-care status starts at 16.", PARA_19B)
    if case.day < case.b18:
        return Reason(f"16 or 17 years old: turned 16 on {_day(case.b16)}.", PARA_19B)
    return Reason(f"18 or over: turned 18 on {_day(case.b18)}.", S23C)


def _weeks(case: Reckoning) -> Reason:
    needed = case.figures.looked_after_days
    enough = "which is enough" if case.reached is not None else "which is not enough"
    counted = f"{case.counted} day{'' if case.counted == 1 else 's'}"
    return Reason(
        f"In care for {counted} since turning 14 on {_day(case.b14)}, {enough}: 13 weeks, which is {needed} days, are needed."
        if needed == 91
        else f"In care for {counted} since turning 14 on {_day(case.b14)}, {enough}: {needed} days are needed.",
        REG_40,
    )


def _under_16(case: Reckoning) -> Iterator[Reason]:
    if case.counted:
        yield _weeks(case)


def _eligible(case: Reckoning) -> Iterator[Reason]:
    yield Reason(f"In care on {_day(case.day)}, and so for some time after turning 16.", PARA_19B)


def _left_care(case: Reckoning) -> Iterator[Reason]:
    yield Reason(f"Was an eligible child, first on {_day(case.first_eligible)}.", PARA_19B)
    if case.day < case.b18 or case.status == RELEVANT:
        yield Reason("Is no longer in care in England or Wales.", S23A)
    else:
        yield Reason("Left care before 18, and would be a relevant child if under 18.", S23C)
    if case.care.home:
        yield Reason("Had not lived at home for six months without a break by then, as far as is recorded.", REG_3_5)


def _detained(case: Reckoning) -> Iterator[Reason]:
    yield Reason(
        "Was in custody or in hospital on turning 16, straight after at least 13 weeks in care since 14, with no care order.",
        REG_3_2,
    )
    if case.day >= case.b18:
        yield Reason("Was a relevant child, and would be one if under 18.", S23C)


def _in_care_at_18(case: Reckoning) -> Iterator[Reason]:
    yield Reason(f"Was an eligible child, first on {_day(case.first_eligible)}.", PARA_19B)
    yield Reason("Was in care on turning 18.", S23C)


def _home_ended(case: Reckoning) -> Iterator[Reason]:
    yield Reason(f"Was an eligible child, first on {_day(case.first_eligible)}.", PARA_19B)
    yield Reason("Had lived at home for six months or more on turning 18, and that has ended since.", REG_3_6)
    yield Reason("Would be a relevant child if under 18.", S23C)


def _course(case: Reckoning) -> Iterator[Reason]:
    yield Reason(
        "Is a former relevant child, on a course that the pathway plan sets out and that goes on past 25.", S23C_7
    )


def _guardianship(case: Reckoning) -> Iterator[Reason]:
    yield Reason(
        "A special guardianship order was made straight from care, and it stands or stood on turning 18.", S24_1A
    )
    if case.in_care:
        yield _weeks(case)


def _in_care_after_16(case: Reckoning) -> Iterator[Reason]:
    yield Reason("Was in care at some time between 16 and 18, and no longer is.", S24_1B)
    if case.first_eligible is None:
        yield _weeks(case)
    else:
        yield Reason(
            "Would be in a stronger group, but had lived at home for six months or more without a break.", REG_3_5
        )


def _setting(case: Reckoning) -> Iterator[Reason]:
    yield Reason(f"Was {SETTINGS[case.route]} at some time between 16 and 18, and no longer is.", S24_2)
    yield _weeks(case)


def _education(case: Reckoning) -> Iterator[Reason]:
    yield Reason(
        "Qualified for advice and help before 21, and is in education or training: that help goes on to 25.", S24B
    )


def _in_care(case: Reckoning) -> Iterator[Reason]:
    yield Reason(f"In care on {_day(case.day)}.", PARA_19A)
    yield _weeks(case)


def _short_break(case: Reckoning) -> Iterator[Reason]:
    yield Reason(
        f"On {_day(case.day)} in one of a series of short breaks, which does not make somebody an eligible child.",
        REG_48,
    )
    yield _weeks(case)


def _in_care_in_wales(case: Reckoning) -> Iterator[Reason]:
    yield Reason("In care of a council in Wales now: English leaving-care status stops while that lasts.", S23A)


def _no_route(case: Reckoning) -> Iterator[Reason]:
    if case.first_eligible is not None:
        yield Reason("Has lived at home for six months or more without a break.", REG_3_5)
    after_16 = any(last >= case.b16 for _, last in case.runs.counted)
    if case.care.periods and not after_16:
        yield Reason("No day in care after turning 16 is recorded.", PARA_19B)
    yield _weeks(case)
    yield Reason(
        "No other way to qualify is recorded: special guardianship from care, or being looked after elsewhere at 16 or 17.",
        S24,
    )


def _adopted(case: Reckoning) -> Iterator[Reason]:
    yield Reason("Adopted: on the reading chosen here, leaving-care status ends with adoption.", S24)


def _over(case: Reckoning) -> Reason:
    born = case.care.date_of_birth
    if case.route in SETTINGS or case.route in ("guardianship", "in_care_after_16", "education"):
        ended = birthday(born, case.figures.qualifying_to_age)
        return Reason(f"Turned {case.figures.qualifying_to_age} on {in_words(ended)}, when qualifying ends.", S24)
    ended = birthday(born, case.figures.education_to_age)
    return Reason(
        f"Turned {case.figures.education_to_age} on {in_words(ended)}: every duty with an age limit is over.", S23C
    )


_ROUTES = {
    "under_16": _under_16,
    "eligible": _eligible,
    "left_care": _left_care,
    "detained": _detained,
    "in_care_at_18": _in_care_at_18,
    "home_ended": _home_ended,
    "course": _course,
    "guardianship": _guardianship,
    "in_care_after_16": _in_care_after_16,
    "education": _education,
    "in_care": _in_care,
    "short_break": _short_break,
    "in_care_in_wales": _in_care_in_wales,
    "no_route": _no_route,
    "adopted": _adopted,
    **dict.fromkeys(SETTINGS, _setting),
}


def who_to_ask(case: Reckoning, authority: str) -> str:
    """Whom to ask, and why: there is always somebody."""
    team = (
        f"the leaving care team of {authority}"
        if authority
        else "the leaving care team of the council that gave the care"
    )
    if case.in_care and case.status == NONE:
        return (
            f"Ask {'the social worker at ' + authority if authority else 'the social worker'}, or the independent reviewing "
            "officer: everybody in care is owed advice and help to get ready for leaving it, and status can still come."
        )
    if case.day < case.b16:
        return "Ask the social worker, or the children's services of the council, what will happen at 16."
    if case.status == NONE and not case.care.periods:
        return (
            "Ask the council where the young person lives to check: care that is not recorded here may count, and anybody of "
            "16 or 17 without a safe home can ask it for help."
        )
    if case.status in (NONE, TOO_OLD):
        return f"Ask {team} to check the dates: only a person can decide, and help may still be there."
    if case.status == QUALIFYING:
        return f"Ask {team}, or the council where the young person lives: help has to be considered when somebody asks."
    return f"Ask {team}: it is responsible wherever the young person lives."


def what_would_change(case: Reckoning) -> Iterator[str]:
    """What else, if it were so, would give another answer."""
    missing = case.figures.looked_after_days - case.counted
    if missing > 0 and case.day < case.b18:
        more = f"{missing} more day{'' if missing == 1 else 's'} in care"
        if case.in_care:
            reached = case.day + missing
            when = f", on {_day(reached)} if care goes on without a break" if reached < case.b18 else ""
            late = "" if reached < case.b18 else ", but the 18th birthday comes first"
            yield f"{more} would make 13 weeks{when}{late}."
        else:
            yield f"{more} before 18, some of it after 16, would make 13 weeks."
    if missing > 0:
        yield "Time in care between 14 and 18 that is not listed here would be added, whichever council in England it was with."
    if case.status in (NONE, QUALIFYING, TOO_OLD) and missing <= 0 and case.first_eligible is None:
        yield "One day in care after turning 16 would be enough, if it is not listed here."
    if case.first_eligible is not None and long_at_home(case, case.day):
        yield "If living at home ends, or did not last six months without a break, the answer is another."
    elif case.status == RELEVANT:
        yield "Going back into care makes somebody eligible again."
        yield "Six months without a break with a parent, or somebody with parental responsibility, ends it until that ends."
    if case.status in (NONE, QUALIFYING) and not case.care.away and case.day >= case.b16:
        yield "Having been in custody or hospital on the 16th birthday, straight from care, can count."
    if case.status == NONE and not case.care.guardianship and case.day >= case.b16:
        yield "A special guardianship order made straight from care can count."


def _day(ordinal: int | None) -> str:
    return in_words(date.fromordinal(ordinal or 1))
