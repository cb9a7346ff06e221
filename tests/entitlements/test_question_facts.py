"""Answers → facts: what "not sure" and dates without a day can mean, and what the status engine makes of all of it."""

from datetime import date, timedelta

import pytest

from entitlements.questions import Answers, PartDate, Spell
from entitlements.questions.answers import NOT_SURE, SKIPPED
from entitlements.questions.cases import axes, cases
from entitlements.questions.life import Life, births, is_over, is_too_young
from entitlements.questions.verdict import verdict
from leaving_care.care import CarePeriod
from leaving_care.dates import age_on
from leaving_care.status import status_on
from tests.entitlements.test_questions import AGED_15, AGED_16, AGED_17, AGED_19, AGED_22, IN_CARE, LEFT, spell
from tests.entitlements.visitor import TODAY, visit

ROUGH = {"council": "here", "care": "no", "when": NOT_SURE}


@pytest.mark.parametrize(
    ("part", "earliest", "latest", "words"),
    [
        (PartDate(2024, 2), date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (PartDate(2023, 12), date(2023, 12, 1), date(2023, 12, 31), "December 2023"),
        (PartDate(2024, 2, 9), date(2024, 2, 9), date(2024, 2, 9), "9 February 2024"),
    ],
)
def test_a_month_can_be_any_of_its_days(part, earliest, latest, words):
    assert (part.earliest, part.latest, part.in_words) == (earliest, latest, words)


@pytest.mark.parametrize(
    ("first", "last", "longest", "shortest"),
    [
        (PartDate(2024, 3), PartDate(2024, 6), ((3, 1), (6, 30)), ((3, 31), (6, 1))),
        (PartDate(2024, 3, 5), PartDate(2024, 6), ((3, 5), (6, 30)), ((3, 5), (6, 1))),
        # Within one month the extremes cross: a day or two are left, as early as they can be.
        (PartDate(2024, 3), PartDate(2024, 3), ((3, 1), (3, 31)), ((3, 1), (3, 2))),
        (PartDate(2024, 3), PartDate(2024, 3, 20), ((3, 1), (3, 20)), ((3, 19), (3, 20))),
        (PartDate(2024, 3), PartDate(2024, 3, 1), ((3, 1), (3, 1)), ((3, 1), (3, 1))),
        (PartDate(2024, 3, 20), PartDate(2024, 3), ((3, 20), (3, 31)), ((3, 20), (3, 21))),
        (PartDate(2024, 3, 31), PartDate(2024, 3), ((3, 31), (3, 31)), ((3, 31), (3, 31))),
    ],
)
def test_a_time_has_a_longest_and_a_shortest(first, last, longest, shortest):
    found = Spell(first, last)
    assert [(day.month, day.day) for day in found.longest if day] == list(longest)
    assert [(day.month, day.day) for day in found.shortest if day] == list(shortest)


@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 29), date(2027, 2, 28), date(2028, 3, 1), date(2027, 1, 1)])
@pytest.mark.parametrize("age", [14, 17, 24])
def test_an_age_in_years_stands_for_all_dates_of_birth_that_have_it(today, age):
    found = births(Answers(age=age), today)
    assert {age_on(born, today) for born in found.values()} == {age}
    assert age_on(found["earliest"] - timedelta(days=1), today) == age + 1
    assert age_on(found["latest"] + timedelta(days=1), today) == age - 1


def test_a_life_without_a_birthday_is_refused():
    with pytest.raises(ValueError, match="Neither"):
        births(Answers(), TODAY)


@pytest.mark.parametrize(
    ("born", "young", "over"),
    [
        (date(2012, 11, 22), True, False),
        (date(2012, 11, 21), False, False),
        (date(2001, 11, 22), False, False),
        (date(2001, 11, 21), False, True),
    ],
)
def test_the_ages_at_which_no_question_follows(born, young, over):
    told = Answers(born=born)
    assert (is_too_young(told, TODAY), is_over(told, TODAY)) == (young, over)


def test_what_is_told_in_full_is_one_case():
    told = Answers(born=AGED_17, **LEFT, periods=(spell(2023, 3, 1, 2026, 1, 31),), home="no")
    (case,) = cases(told, TODAY, "Testshire")
    assert case.care.periods == (CarePeriod(date(2023, 3, 1), date(2026, 1, 31), authority="Testshire"),)
    assert (case.care.date_of_birth, case.care.home, case.care.away, case.care.settings) == (AGED_17, (), (), ())


@pytest.mark.parametrize("council", ["other", NOT_SURE])
def test_only_the_council_whose_page_it_is_is_named_and_only_if_it_gave_the_care(council):
    told = Answers(born=AGED_19, **{**IN_CARE, "council": council}, since="before14")
    assert [case.care.periods[0].authority for case in cases(told, TODAY, "Testshire")] == [""]


def test_care_that_goes_on_has_no_end_and_care_before_14_begins_before_the_birthday():
    told = Answers(born=AGED_16, **IN_CARE, since="before14")
    (case,) = cases(told, TODAY)
    (period,) = case.care.periods
    assert period.starts_on < Life(AGED_16, TODAY).b14
    assert period.ends_on is None


def test_dates_short_of_a_day_are_taken_at_both_extremes():
    told = Answers(born=AGED_19, **LEFT, periods=(Spell(PartDate(2024, 2), PartDate(2024, 5)),), more="no")
    assert axes(told, TODAY) == {"days": ("longest", "shortest")}
    found = {case.chosen: case.care.periods[0] for case in cases(told, TODAY)}
    assert {chosen[0][1]: (period.starts_on, period.ends_on) for chosen, period in found.items()} == {
        "longest": (date(2024, 2, 1), date(2024, 5, 31)),
        "shortest": (date(2024, 2, 29), date(2024, 5, 1)),
    }


def test_who_is_not_in_care_today_left_yesterday_at_the_latest():
    told = Answers(born=AGED_17, **LEFT, periods=(Spell(PartDate(2026, 1), PartDate(2026, 11)),))
    assert {case.care.periods[0].ends_on for case in cases(told, TODAY)} == {
        date(2026, 11, 1),
        TODAY - timedelta(days=1),
    }
    assert verdict(told, TODAY).group == "relevant"


@pytest.mark.parametrize(
    ("told", "unknown"),
    [
        ({"age": 17, **IN_CARE, "since": "before14"}, {"born"}),
        ({"born": AGED_19, "council": "here", "care": NOT_SURE, "when": NOT_SURE, "rough": "more", "after16": "no"}, {"care"}),
        # Dates were given, so that care ended on them.
        ({"born": AGED_19, **LEFT, "care": NOT_SURE, "periods": (spell(2023, 3, 1, 2024, 3, 1),)}, set()),
        ({"born": AGED_19, **ROUGH, "rough": NOT_SURE, "after16": NOT_SURE}, {"rough", "after16"}),
        ({"born": AGED_19, "council": "nation", "england": NOT_SURE, "care": "yes", "since": "before14"}, {"england"}),
        ({"born": AGED_19, **ROUGH, "rough": "more", "after16": "yes", "home": NOT_SURE}, {"home"}),
        ({"born": AGED_19, **ROUGH, "rough": "more", "after16": "no", "sixteen": SKIPPED}, {"sixteen"}),
        ({"born": AGED_19, **ROUGH, "rough": "more", "after16": "no", "sixteen": "custody", "straight": NOT_SURE}, {"straight"}),
        ({"born": AGED_19, "council": "never", "places": frozenset({NOT_SURE})}, {"places"}),
        ({"born": AGED_22, **ROUGH, "rough": "less", "after16": "yes", "course": NOT_SURE}, {"course"}),
        ({"born": AGED_17, "council": "here", "care": "breaks", "breaks": NOT_SURE, "rough": "less", "after16": "yes"}, {"breaks"}),
    ],
)  # fmt: skip
def test_not_sure_is_more_than_one_case(told, unknown):
    told = Answers(**told)
    assert set(axes(told, TODAY)) == unknown
    found = cases(told, TODAY)
    assert len(found) == len({case.chosen for case in found})
    assert len(found) >= 2 ** len(unknown)


@pytest.mark.parametrize(
    ("told", "group"),
    [
        ({"born": AGED_16, **IN_CARE, "since": "before14"}, "eligible"),
        ({"born": AGED_17, **LEFT, "periods": (spell(2023, 3, 1, 2026, 1, 31),), "home": "no"}, "relevant"),
        ({"born": AGED_17, **LEFT, "periods": (spell(2023, 3, 1, 2026, 1, 31),), "home": "yes",
          "home_spell": Spell(PartDate(2026, 2, 1))}, "qualifying"),
        # Five months only: their own dates are stronger than their "yes".
        ({"born": AGED_17, **LEFT, "periods": (spell(2023, 3, 1, 2026, 1, 31),), "home": "yes",
          "home_spell": Spell(PartDate(2026, 7, 1))}, "relevant"),
        ({"born": AGED_19, **IN_CARE, "since": "before14"}, "former_relevant"),
        ({"born": AGED_19, **IN_CARE, "since": NOT_SURE, "rough": "more"}, "former_relevant"),
        ({"born": AGED_19, **IN_CARE, "since": NOT_SURE, "rough": "less"}, "qualifying"),
        ({"born": AGED_19, **ROUGH, "rough": "more", "after16": "yes", "home": "no"}, "former_relevant"),
        ({"born": AGED_19, **ROUGH, "rough": "more", "after16": "no", "sixteen": "no", "guardian": "no"}, "none"),
        ({"born": AGED_19, **ROUGH, "rough": "more", "after16": "no", "sixteen": "hospital", "straight": "yes"}, "former_relevant"),
        ({"born": AGED_17, **ROUGH, "rough": "more", "after16": "no", "sixteen": "custody", "straight": "yes"}, "relevant"),
        ({"born": AGED_17, **ROUGH, "rough": "more", "after16": "no", "sixteen": "custody", "straight": "no"}, "none"),
        ({"born": AGED_19, **ROUGH, "rough": "less", "after16": "yes"}, "qualifying"),
        ({"born": AGED_22, **ROUGH, "rough": "less", "after16": "yes", "course": "no"}, "too_old"),
        ({"born": AGED_22, **ROUGH, "rough": "less", "after16": "yes", "course": "yes"}, "qualifying"),
        ({"born": AGED_17, "council": "here", "care": "no", "when": "no", "guardian": "yes"}, "qualifying"),
        ({"born": AGED_17, "council": "here", "care": "no", "when": "no", "guardian": "yes",
          "guardian_on": PartDate(2015, 6)}, "qualifying"),
        ({"born": AGED_17, **LEFT, "periods": (spell(2024, 1, 1, 2024, 3, 9),), "more": "no", "guardian": "yes",
          "guardian_on": PartDate(2024, 3)}, "qualifying"),
        ({"born": AGED_17, "council": "never", "places": frozenset({"voluntary_org"}), "places_now": "no"}, "qualifying"),
        ({"born": AGED_17, "council": "never", "places": frozenset({"voluntary_org"}), "places_now": "yes"}, "none"),
        ({"born": AGED_19, "council": "never", "places": frozenset({"hospital"})}, "qualifying"),
        ({"born": AGED_19, "council": "never", "places": frozenset({"none"})}, "none"),
        ({"born": AGED_19, "council": "nation", "england": "no"}, "none"),
        ({"born": AGED_19, "council": "here", "care": "breaks", "breaks": "no", "after16": "no"}, "none"),
        ({"born": AGED_19, "council": "here", "care": "breaks", "breaks": "no", "after16": "yes"}, "qualifying"),
        ({"born": AGED_19, "council": "here", "care": "breaks", "breaks": "yes", "rough": "more", "after16": "yes"},
         "former_relevant"),
        ({"born": AGED_15, **IN_CARE, "since": "before14"}, "none"),
    ],
)  # fmt: skip
def test_what_the_answers_come_to(told, group):
    assert verdict(Answers(**told), TODAY).group == group


@pytest.mark.parametrize(("first", "group"), [((2026, 8, 23), "eligible"), ((2026, 8, 24), "none")])
def test_the_thirteenth_week_is_counted_to_the_day(first, group):
    """91 dates up to today, and 90."""
    told = Answers(born=AGED_16, **IN_CARE, since="date", since_on=PartDate(*first), more="no", guardian="no")
    assert verdict(told, TODAY).group == group


def test_two_extremes_that_disagree_are_said_to_depend_on_the_days():
    told = Answers(born=AGED_19, **LEFT, periods=(Spell(PartDate(2024, 2), PartDate(2024, 5)),), more="no", home="no")
    found = verdict(told, TODAY)
    assert (found.group, found.groups) == ("", ("former_relevant", "qualifying"))
    assert found.days == (63, 121)
    assert [(each.question, dict(each.outcomes)) for each in found.settles] == [
        ("days", {"longest": "former_relevant", "shortest": "qualifying"})
    ]


def test_what_settles_only_together_with_something_else_says_no_more_than_that():
    told = Answers(born=AGED_19, **ROUGH, rough=NOT_SURE, after16=NOT_SURE)
    found = verdict(told, TODAY)
    assert found.groups == ("former_relevant", "qualifying", "none")
    assert {each.question: each.outcomes for each in found.settles} == {"rough": (), "after16": ()}


def test_what_is_not_known_and_makes_no_difference_is_not_said_to_settle_anything():
    told = Answers(age=19, **IN_CARE, since=NOT_SURE, rough=NOT_SURE)
    assert [each.question for each in verdict(told, TODAY).settles] == ["rough"]


def test_somebody_in_care_is_told_the_day_the_forecast_and_what_leaving_would_do():
    told = Answers(born=AGED_16, **IN_CARE, since="date", since_on=PartDate(2026, 9, 19), more="no", guardian="no")
    found = verdict(told, TODAY)
    assert (found.days, found.reached) == ((64, 64), (date(2026, 12, 18), date(2026, 12, 18)))
    assert (found.at_18, found.if_leaving) == (("former_relevant",), "qualifying")


def test_a_flag_that_the_visitor_has_answered_is_not_raised_again():
    told = Answers(born=AGED_22, **ROUGH, rough="less", after16="yes", course="yes")
    assert "education_to_25" not in {flag.id for flag in verdict(told, TODAY).flags}
    housed = Answers(born=AGED_19, council="never", places=frozenset({"section_17"}))
    assert {flag.id for flag in verdict(housed, TODAY).flags} == {"s17_accommodation_16_17"}


@pytest.mark.parametrize("seed", range(0, 300, 3))
def test_the_verdict_holds_every_group_that_a_case_leads_to(seed):
    told, _ = visit(seed)
    if told.council:
        found = verdict(told, TODAY)
        assert set(found.groups) == {status_on(case.care, TODAY) for case in cases(told, TODAY)}
        assert found.decision.status == found.groups[0]
        assert bool(found.settles) == (len(found.groups) > 1)
