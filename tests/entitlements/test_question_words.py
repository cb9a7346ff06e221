"""What is said to the visitor: nothing that was only guessed, nothing about somebody else, and never nothing at all."""

import re
from datetime import date

import pytest

from entitlements.questions import Answers
from entitlements.questions.answers import NOT_SURE
from entitlements.questions.arguable import _PLAIN, question
from entitlements.questions.cases import axes
from entitlements.questions.counting import in_weeks
from entitlements.questions.letter import sentences
from entitlements.questions.result import result
from entitlements.questions.told import rows
from entitlements.questions.wording import stem, wording
from entitlements.questions.you import to_you, without_guesses
from leaving_care.dates import MONTHS, birthday, in_words
from leaving_care.status import FLAGS
from tests.entitlements.test_questions import (
    AGED_17,
    AGED_19,
)
from tests.entitlements.visitor import COUNCIL, TODAY, visit

A_DATE = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}")
NEUTRAL = re.compile(
    r"(Was|Is|Has|Had|Would|Left|Turned|Qualified|In care|At home|No day|Not 16|16 or 17|18 or over)\b"
)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "no days"),
        (1, "1 day"),
        (6, "6 days"),
        (7, "1 week"),
        (8, "1 week and 1 day"),
        (91, "13 weeks"),
        (101, "14 weeks and 3 days"),
    ],
)
def test_days_are_said_in_weeks(days, words):
    assert in_weeks(days) == words


@pytest.mark.parametrize(
    ("neutral", "said"),
    [
        ("16 or 17 years old: turned 16 on 3 May 2026.", "You are 16 or 17: you turned 16 on 3 May 2026."),
        ("Is not in care now. The last day was 3 May 2026.", "You are not in care now. The last day was 3 May 2026."),
        ("Was relevant, and would be if under 18.", "You were relevant, and would be if you were under 18."),
        ("Was in care between 16 and 18, and no longer is.", "You were in care between 16 and 18, and no longer are."),
        ("Not 16 until 3 May 2027. Leaving-care status starts at 16.",
         "You are not 16 until 3 May 2027. Leaving-care rights start at 16."),
        ("No day in care after turning 16 is recorded.", "You have told us of no day in care after turning 16."),
        ("Has the young person lived there all that time?", "Have you lived there all that time?"),
        ("Is the person in education or training?", "Are you in education or training?"),
        ("Ask the social worker: it helps wherever the young person lives.", "Ask your social worker: it helps wherever you live."),
        ("Going back into care makes somebody eligible again.", "Going back into care makes you eligible again."),
    ],
)  # fmt: skip
def test_the_workings_sentences_are_put_to_you(neutral, said):
    assert to_you(neutral) == said


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Was eligible, first on 3 May 2024.", "Was eligible."),
        ("Turned 18 on 1 May 2026.", "Turned 18 on 1 May 2026."),
        ("Left care before 18. The last day was 9 May 2025.", "Left care before 18."),
        ("At home since 4 May 2025: not six months until 5 June 2025.", "At home: not six months."),
        ("In care for 20 days since turning 14 on 1 May 2026. That is not enough.", "That is not enough."),
        ("27 days more in care would make 13 weeks.", ""),
        ("Care on your 16th birthday, 6 May 2025, is missing.", "Care on your 16th birthday is missing."),
    ],
)
def test_days_and_counts_that_were_only_worked_with_are_left_out(text, left):
    assert without_guesses(text, {date(2026, 5, 1)}) == left


def texts(found):
    """Everything on the page that is put together here."""
    return [
        *(step.text for step in (*found.steps, *found.questions)),
        *found.would_change,
        *found.ahead,
        found.ask,
        found.meaning,
        found.reached,
        found.until,
        *(each.until for each in found.duties),
        *found.turning.values(),
        *(found.weeks.times if found.weeks else ()),
    ]


@pytest.mark.parametrize("seed", range(400))
def test_no_page_names_a_day_that_nobody_told(seed):
    """Neither a day that was made up to stand for "not sure", nor a birthday where only the age is known."""
    told, _ = visit(seed)
    if not told.is_rough and not axes(told, TODAY):
        return  # all is known, and other days are worked out from what was told
    found = result(told, TODAY, COUNCIL)
    spells = [*told.spells, *((told.home_spell,) if told.home_spell else ())]
    days = {TODAY, *(each.earliest for one in spells for each in (one.first, one.last) if each and each.is_exact)}
    if told.born:
        days |= {birthday(told.born, age) for age in (14, 16, 18, 21, 25)}
    said = {day for text in texts(found) for day in A_DATE.findall(text)}
    assert said - {in_words(day) for day in days} - reached_by_extremes(found) == set()


def reached_by_extremes(found):
    """The two days between which the weeks are reached: they come from a month that was told, and say that they are two."""
    return set(A_DATE.findall(found.reached)) if found.reached.startswith("between") else set()


@pytest.mark.parametrize("seed", range(400))
def test_every_answer_is_put_to_you_and_leaves_somebody_to_ask(seed):
    told, asked = visit(seed)
    found = result(told, TODAY, COUNCIL)
    assert [text for text in texts(found) if NEUTRAL.match(text) and not text.endswith("?")] == []
    assert [text for text in texts(found) if "young person" in text or "the person" in text] == []
    assert [text for text in texts(found) if "  " in text or " ." in text or " ," in text] == []
    if found.kind not in ("young", "old"):
        assert found.ask.startswith("Ask ")
        assert found.steps
    if found.group is None and found.kind not in ("young", "old"):
        assert found.would_change or found.ahead or found.next_group or found.kind in ("nation", "never")
        assert found.kind != "depends"
    assert len(rows(asked, told, TODAY, COUNCIL)) >= 1
    assert all(row.value and row.label for row in rows(asked, told, TODAY, COUNCIL))
    assert sentences(told, TODAY, COUNCIL)


@pytest.mark.parametrize("name", ["born", "period3", "more0", "after16", "sixteen", "placesnow", "home"])
def test_every_question_has_words_and_a_way_out(name):
    told = Answers(born=AGED_17, council="here", care="no", when=NOT_SURE)
    asked = wording(name, told, TODAY, COUNCIL)
    assert asked.heading.endswith("?")
    assert asked.short
    assert asked.error
    if asked.choices and stem(name) != "placesnow":
        assert {"not_sure", "skipped"} & {value for value, _, _ in asked.choices}


def test_every_plain_question_belongs_to_a_flag_and_every_flag_has_words():
    assert set(_PLAIN) <= {flag.id for flag in FLAGS.values()}
    for flag in FLAGS.values():
        assert question(flag).endswith(("?", "group."))
        assert "young person" not in question(flag)


def test_a_question_that_is_none_is_refused():
    with pytest.raises(KeyError):
        wording("nothing", Answers(), TODAY, COUNCIL)


def test_no_birthday_is_named_where_only_the_age_is_known():
    for name in ("care", "since", "when", "rough", "after16", "sixteen"):
        assert not A_DATE.search(wording(name, Answers(age=17), TODAY, COUNCIL).hint)
        assert A_DATE.search(wording(name, Answers(born=AGED_19), TODAY, COUNCIL).hint)
