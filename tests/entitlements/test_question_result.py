"""What the answers come to for the visitor: the kind of answer, the weeks, the duties, the letter."""

import pytest

from entitlements.questions import Answers, PartDate, Spell
from entitlements.questions.answers import NOT_SURE, SKIPPED
from entitlements.questions.letter import sentences
from entitlements.questions.result import result
from leaving_care.law import provisions
from tests.entitlements.test_question_facts import ROUGH
from tests.entitlements.test_questions import (
    AGED_13,
    AGED_15,
    AGED_16,
    AGED_17,
    AGED_19,
    AGED_22,
    AGED_25,
    IN_CARE,
    LEFT,
    LONG_TO_16,
    NINE_WEEKS,
    spell,
)
from tests.entitlements.visitor import COUNCIL, TODAY


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"born": AGED_13}, "young"),
        ({"born": AGED_25}, "old"),
        ({"born": AGED_15, **IN_CARE, "since": "before14"}, "waiting"),
        ({"born": AGED_15, "council": "never"}, "early"),
        ({"born": AGED_16, **IN_CARE, "since": "date", "since_on": NINE_WEEKS, "more": "no", "guardian": "no"}, "in_care"),
        ({"born": AGED_16, **IN_CARE, "since": "before14"}, "eligible"),
        ({"born": AGED_17, **LEFT, "periods": (LONG_TO_16,), "home": "no"}, "relevant"),
        ({"born": AGED_19, **IN_CARE, "since": "before14"}, "former_relevant"),
        ({"born": AGED_19, **ROUGH, "rough": "less", "after16": "yes"}, "qualifying"),
        ({"born": AGED_22, **ROUGH, "rough": "less", "after16": "yes", "course": "yes"}, "course"),
        ({"born": AGED_22, **ROUGH, "rough": "less", "after16": "yes", "course": "no"}, "too_old"),
        ({"born": AGED_19, **ROUGH, "rough": NOT_SURE, "after16": NOT_SURE}, "depends"),
        ({"born": AGED_19, "council": "nation", "england": "no", "places": frozenset({"none"})}, "nation"),
        # Other places are in England: then the country that looked after them is not all there is to say.
        ({"born": AGED_19, "council": "nation", "england": "no", "places": frozenset({"voluntary_org"})}, "qualifying"),
        ({"born": AGED_19, "council": "never", "places": frozenset({"none"})}, "never"),
        ({"born": AGED_19, "council": "here", "care": "breaks", "breaks": "no", "after16": "no"}, "short_breaks"),
        ({"born": AGED_19, "council": "here", "care": "no", "when": "no"}, "none"),
    ],
)  # fmt: skip
def test_the_kind_of_answer(told, kind):
    assert result(Answers(**told), TODAY, COUNCIL).kind == kind


def test_nine_weeks_at_16_open_a_door():
    told = Answers(born=AGED_16, **IN_CARE, since="date", since_on=NINE_WEEKS, more="no", guardian="no")
    found = result(told, TODAY, COUNCIL)
    assert (found.weeks.counted, found.weeks.missing, found.weeks.needed) == (
        "9 weeks and 1 day",
        "3 weeks and 6 days",
        "13 weeks",
    )
    assert found.reached == "on 18 December 2026"
    assert found.ahead == (
        "You are likely to be eligible on 18 December 2026, if you stay in care without a break.",
        "On 3 May 2028, when you turn 18, you are likely to be former relevant, if you are in care until then.",
        "If you leave care before that, you are likely to be qualifying. Ask for advice before anything is decided.",
    )
    assert {"Somewhere suitable to live", "Money to live on", "An advocate", "Visits"} <= {
        each.name for each in found.in_care
    }
    assert found.weeks.times == ("19 September 2026 to today",)


def test_somebody_in_care_of_whom_something_is_not_sure_is_told_what_is():
    told = Answers(born=AGED_16, **IN_CARE, since="date", since_on=NINE_WEEKS, more=NOT_SURE)
    found = result(told, TODAY, COUNCIL)
    assert (found.kind, [group.id for group in found.groups]) == ("depends", ["eligible"])
    assert "Somewhere suitable to live" in {each.name for each in found.in_care}
    assert result(Answers(born=AGED_19, **ROUGH, rough=NOT_SURE, after16="yes"), TODAY, COUNCIL).in_care == ()


def test_a_month_gives_the_day_between_two():
    told = Answers(born=AGED_16, **IN_CARE, since="date", since_on=PartDate(2026, 9), more="no", guardian="no")
    found = result(told, TODAY, COUNCIL)
    assert found.reached == "between 30 November 2026 and 29 December 2026"
    assert (found.weeks.counted, found.weeks.most) == ("7 weeks and 4 days", "11 weeks and 5 days")
    assert found.weeks.times == ("September 2026 to today",)


def test_times_that_may_be_missing_make_the_count_a_least_one():
    told = Answers(born=AGED_16, **IN_CARE, since="date", since_on=NINE_WEEKS, more=NOT_SURE)
    weeks = result(told, TODAY, COUNCIL).weeks
    assert (weeks.counted, weeks.most, weeks.at_least) == ("9 weeks and 1 day", "", True)


def test_the_weeks_are_those_since_14():
    told = Answers(
        born=AGED_19,
        **LEFT,
        periods=(spell(2021, 4, 1, 2021, 7, 1), spell(2023, 6, 1, 2023, 9, 1)),
        more="no",
        home="no",
    )
    found = result(told, TODAY, COUNCIL)
    assert found.weeks.times == (
        "3 May 2021 (your 14th birthday) to 1 July 2021: 8 weeks and 4 days",
        "1 June 2023 to 1 September 2023: 13 weeks and 2 days",
    )
    assert (found.weeks.counted, found.weeks.enough) == ("21 weeks and 6 days", True)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"born": AGED_19, **IN_CARE, "since": "before14"}, "you were in care for 13 weeks or more after you turned 14"),
        ({"born": AGED_17, **LEFT, "periods": (LONG_TO_16,), "home": "yes", "home_spell": Spell(PartDate(2026, 2, 1))},
         "lived at home for 6 months or more"),
        ({"born": AGED_19, **ROUGH, "rough": "less", "after16": "yes"}, "for less than 13 weeks"),
        ({"born": AGED_17, "council": "here", "care": "no", "when": "no", "guardian": "yes"}, "a special guardian took over"),
        ({"born": AGED_19, "council": "never", "places": frozenset({"hospital"})}, "a place that the law treats a little"),
        ({"born": AGED_17, **ROUGH, "rough": "more", "after16": "no", "sixteen": "custody", "straight": "yes"},
         "in custody or in hospital on your 16th birthday"),
    ],
)  # fmt: skip
def test_the_group_is_explained_by_the_way_that_leads_into_it(told, words):
    assert words in result(Answers(**told), TODAY, COUNCIL).meaning


def test_the_duties_are_short_the_sure_ones_first_and_each_has_its_law():
    found = result(Answers(born=AGED_19, **IN_CARE, since="before14"), TODAY, COUNCIL)
    assert [each.name for each in found.duties][:3] == [
        "A personal adviser",
        "A pathway plan",
        "Somebody who keeps in touch",
    ]
    assert len({each.name for each in found.duties}) == len(found.duties)
    assert found.until == "until you turn 21, on 3 May 2028"
    assert {each.until for each in found.duties} == {"", "until you turn 25, on 3 May 2032"}
    assert all(ground.law in provisions().values() for each in found.duties for ground in each.grounds)
    rough = result(Answers(age=19, **IN_CARE, since="before14"), TODAY, COUNCIL)
    assert rough.until == "until you turn 21"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"born": AGED_16, **IN_CARE, "since": "date", "since_on": PartDate(2026, 9)},
         ["I was born on 3 May 2010.", f"{COUNCIL} looked after me.", "I am in care now, since September 2026."]),
        ({"age": 17, "council": "other", "care": "no", "when": "dates", "periods": (spell(2024, 1, 1, 2024, 3, 9),), "home": "no"},
         ["I am 17 years old.", "Another council in England looked after me. Its name is: …", "I am not in care now.",
          "I was in care from 1 January 2024 to 9 March 2024.", "I did not live at home for 6 months or more."]),
        ({"born": AGED_19, **ROUGH, "rough": "less", "after16": "yes"},
         ["I was born on 3 May 2007.", f"{COUNCIL} looked after me.", "I left care before I turned 18.",
          "I was in care for less than 13 weeks in all since I turned 14. I do not know the dates.",
          "Some of it was after I turned 16."]),
    ],
)  # fmt: skip
def test_the_letter_carries_the_answers_in_sentences(told, expected):
    assert sentences(Answers(**told), TODAY, COUNCIL) == expected


def test_from_21_every_way_to_an_adviser_is_told_the_plainest_first():
    found = result(Answers(born=AGED_22, **IN_CARE, since="before14"), TODAY, COUNCIL)
    adviser = next(each for each in found.duties if each.name == "A personal adviser")
    assert [ground.law.id for ground in adviser.grounds] == ["ca1989-s23czb", "ca1989-s23c-7", "ca1989-s23ca"]
    assert adviser.grounds[0].when == "if you tell the council that you want it"


def test_what_somebody_kept_to_themselves_is_not_in_their_letter():
    told = Answers(born=AGED_19, **ROUGH, rough="more", after16="no", sixteen=SKIPPED)
    assert not any("16th birthday" in sentence or "custody" in sentence for sentence in sentences(told, TODAY, COUNCIL))
