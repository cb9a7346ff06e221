"""Whom to ask, and what would change the answer."""

from collections.abc import Iterator

from leaving_care.dates import ordinal
from leaving_care.status.home import long_at_home
from leaving_care.status.reckoning import ELIGIBLE, FORMER_RELEVANT, NONE, QUALIFYING, RELEVANT, TOO_OLD, Reckoning
from leaving_care.status.runs import covers
from leaving_care.status.saying import day_in_words, days_in_words, weeks_needed

_IN_CARE = ("in_care", "short_break", "in_care_in_wales")


def who_to_ask(case: Reckoning, authority: str) -> str:
    """Whom to ask, and why: there is always somebody."""
    if case.in_care:
        worker = f"the social worker at {authority}" if authority else "the social worker"
        later = "" if case.status == ELIGIBLE else ", and leaving-care status can still come"
        return (
            f"Ask {worker}, or the independent reviewing officer: everybody in care is owed help to get ready for leaving "
            f"it{later}."
        )
    if case.day < case.b16:
        return "Ask the children's services of the council what will happen at 16."
    if case.route == "in_care_in_wales":
        return "Ask the social worker at the council in Wales, and the council in England that gave care before."
    if case.status == NONE and not case.care.periods:
        home = ", and anybody of 16 or 17 without a safe home can ask it for help" if case.day < case.b18 else ""
        return f"Ask the council where the young person lives to check: care that is not recorded here may count{home}."
    if authority:
        team = f"the leaving care team of {authority}"
    elif any(covers(case.runs.every, period.starts_on.toordinal()) for period in case.care.periods):
        team = "the leaving care team of the council that gave the care"
    else:
        team = "the leaving care team of the council where the young person lives"
    if case.status in (NONE, TOO_OLD):
        return f"Ask {team} to check the dates: only a person can decide, and help may still be there."
    if case.status == QUALIFYING:
        return f"Ask {team}: it has to consider what help to give when somebody asks."
    return f"Ask {team}: it is responsible wherever the young person lives."


def what_would_change(case: Reckoning) -> Iterator[str]:
    """What else, if it were so, would give another answer: in time to come, and in what is recorded."""
    if case.status in (NONE, TOO_OLD) and case.day >= case.turns(case.figures.education_to_age):
        yield "At this age, only a course that the pathway plan set out before, and that goes on, keeps help open."
        return
    if case.status in (NONE, QUALIFYING, TOO_OLD) and case.first_eligible is None:
        yield from _what_is_missing(case)
    if case.first_eligible is not None and case.status in (QUALIFYING, TOO_OLD) and _home_stands_in_the_way(case):
        yield "If living at home ended, or did not last six months without a break, the answer would be another."
    if case.status == RELEVANT:
        yield "Going back into care would make the young person eligible again."
        if case.route != "detained":
            yield (
                "Living for six months without a break with a parent, or somebody with parental responsibility, would end this, "
                "until that living together ends."
            )
    if case.status == ELIGIBLE and long_at_home(case, case.day):
        yield (
            "Leaving care now would leave only the qualifying group, because of six months or more at home. Being in care on the "
            "18th birthday makes somebody former relevant, at home or not."
        )
    elif case.status == ELIGIBLE:
        yield "Leaving care before 18 would make the young person relevant; being in care on the 18th birthday, former relevant."
    if case.route == "in_care_in_wales":
        yield "When care in Wales ends, the English rules count again."
    if case.status == FORMER_RELEVANT and case.day < case.turns(case.figures.education_to_age):
        age = case.figures.education_to_age
        yield f"Nothing but age: from the {ordinal(age)} birthday, only a course that the pathway plan sets out keeps this up."
    if case.status == TOO_OLD:
        yield "Being in education or training, if that is not listed here, keeps help with its costs open up to 25."
    if case.route == "short_break" and case.first_eligible is not None:
        yield "When the short break is over, the rules for those who have left care count again."
    if case.status in (NONE, QUALIFYING) and case.route not in _IN_CARE and case.day >= case.b16:
        yield from _other_ways(case)


def _home_stands_in_the_way(case: Reckoning) -> bool:
    return long_at_home(case, case.day) or (case.day >= case.b18 and long_at_home(case, case.b18))


def _what_is_missing(case: Reckoning) -> Iterator[str]:
    missing = case.figures.looked_after_days - case.counted
    if missing > 0:
        more = f"{days_in_words(missing)} {'more ' if case.counted else ''}in care"
        start = max(case.day + 1, case.b14)
        reached = start + missing - 1
        if case.in_care and case.day < case.b18:
            if reached < case.b18:
                yield f"{more} would make {weeks_needed(case)}, on {day_in_words(reached)} if care goes on without a break."
            else:
                yield f"{more} would make {weeks_needed(case)}, but the 18th birthday, {day_in_words(case.b18)}, comes first."
        elif reached < case.b18:
            yield f"{more} before 18, some of it after turning 16, would make {weeks_needed(case)}."
        yield "Days in care between 14 and 18 that are not listed here are added, whichever council in England gave the care."
    elif case.day < case.b16:
        yield f"Being in care on or after the 16th birthday, {day_in_words(case.b16)}, is all that is missing."
    elif case.route == "short_break":
        yield "Coming into care otherwise than for short breaks would make somebody eligible at once."
    else:
        yield "One day in care after turning 16 would be enough, if it is not listed here."


def _other_ways(case: Reckoning) -> Iterator[str]:
    if not case.care.away:
        yield "Having been in custody or hospital on the 16th birthday, straight from care, can count."
    if case.status == NONE and not case.care.guardianship:
        yield "A special guardianship order made straight from care can count."
