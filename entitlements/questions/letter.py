"""The visitor's answers as sentences of their own, for a text that they may copy, print or read out. Pure: no Django.

It is theirs alone: nothing of ours sends it.
"""

from collections.abc import Iterator
from datetime import date

from entitlements.questions.answers import (
    BEFORE_14,
    CUSTODY,
    HERE,
    HOSPITAL,
    LESS,
    MORE,
    NATION,
    NEVER,
    NO,
    NO_PLACE,
    NONE_AT_ALL,
    NOT_SURE,
    ON_A_DATE,
    OTHER,
    SHORT_BREAKS,
    YES,
    Answers,
)
from entitlements.questions.life import life
from entitlements.questions.part_dates import PartDate
from entitlements.questions.told import value
from leaving_care.dates import in_words
from leaving_care.status.figures import figures_on


def sentences(told: Answers, today: date, council: str) -> list[str]:
    """What somebody tells about themselves, in the order in which they were asked. What they kept to themselves is not in it."""
    return [
        sentence
        for part in (_who(told, council), _care(told, today), _later(told, today, council))
        for sentence in part
        if sentence
    ]


def _who(told: Answers, council: str) -> Iterator[str]:
    yield (
        f"I was born on {in_words(told.born)}."
        if told.born
        else f"I am {told.age} years old."
        if told.age is not None
        else ""
    )
    yield {
        HERE: f"{council} looked after me.",
        OTHER: "Another council in England looked after me. Its name is: …",
        NATION: "A council in Wales, Scotland or Northern Ireland looked after me. Its name is: …",
        NEVER: "I was not in care, as far as I know.",
        NOT_SURE: "I am not sure which council looked after me.",
    }.get(told.council, "")
    yield {YES: "I was in care in England too.", NO: "I was not in care in England."}.get(told.england, "")


def _care(told: Answers, today: date) -> Iterator[str]:
    adult = life(told, today).is_adult if told.born or told.age is not None else False
    if told.care == YES:
        since = {BEFORE_14: " since before I turned 14"}.get(told.since, "")
        if told.since == ON_A_DATE and told.since_on:
            since = f" since {told.since_on.in_words}"
        if adult:
            yield f"I was in care when I turned 18{',' if since else ''}{since}."
        else:
            yield f"I am in care now{',' if since else ''}{since}."
    elif told.care == SHORT_BREAKS:
        yield "I lived at home and had short breaks with carers."
        yield {YES: "Some of them were long.", NO: "None of them were long."}.get(told.breaks, "")
    elif told.care == NO:
        yield "I left care before I turned 18." if adult and told.when != NO else ""
        yield "I am not in care now." if not adult else ""
    for spell in told.periods:
        yield f"I was in care from {spell.in_words}."
    yield "I was not in care after I turned 14." if told.when == NO else ""
    weeks = figures_on(today).looked_after_days // 7
    yield {
        MORE: f"I was in care for {weeks} weeks or more in all since I turned 14. I do not know the dates.",
        LESS: f"I was in care for less than {weeks} weeks in all since I turned 14. I do not know the dates.",
        NONE_AT_ALL: "I was not in care after I turned 14.",
        NOT_SURE: "I do not know when I was in care, or for how long.",
    }.get(told.rough, "")
    yield {YES: "Some of it was after I turned 16.", NO: "None of it was after I turned 16."}.get(told.after16, "")
    yield "I may have been in care at other times too." if told.more == NOT_SURE else ""


def _later(told: Answers, today: date, council: str) -> Iterator[str]:
    months = figures_on(today).home_months
    if told.home == YES:
        when = _when(told.home_spell.first, told.home_spell.last) if told.home_spell else ""
        yield f"I lived at home for {months} months or more{when}."
    elif told.home == NO:
        yield f"I did not live at home for {months} months or more."
    if told.sixteen in (CUSTODY, HOSPITAL):
        where = "in custody" if told.sixteen == CUSTODY else "in hospital"
        yield f"On my 16th birthday I was {where}{', straight from care' if told.straight == YES else ''}."
    if told.guardian == YES:
        on = f", in {told.guardian_on.in_words}" if told.guardian_on else ""
        yield f"A special guardian took over from the council{on}."
    if told.places and not told.places & {NO_PLACE, NOT_SURE}:
        yield f"At 16 or 17 I lived here: {value('places', told, today, council)}."
    yield {YES: "I am in education or training now.", NO: "I am not in education or training now."}.get(told.course, "")


def _when(first: PartDate, last: PartDate | None) -> str:
    return f", from {first.in_words} to {last.in_words}" if last else f", since {first.in_words}"
