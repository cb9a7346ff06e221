"""The flags of a row, read into facts: every key, and what is said of one that cannot be read."""

from datetime import date

import pytest

from leaving_care.care import Away, Course, HomeSpell, Period, Setting
from leaving_care.cohort import answer
from tests.leaving_care.cells import care, read, refused

B16 = date(2025, 5, 14)


# ---------------------------------------------------------------- flags


@pytest.mark.parametrize(
    "flags", ["uasc=yes", "programme_in_plan_before_21=yes", "a note", "x=2009-99-99", "", " ; ;", "=yes"]
)
def test_keys_that_nobody_knows_are_ignored(flags):
    assert read(flags) == read()


@pytest.mark.parametrize(
    "key", ["disabled", "reg48_met", "care_order_now", "requested_pa", "in_education", "sgo", "hospital"]
)
def test_a_known_key_without_a_value(key):
    assert f"{key} has no value" in refused(key).why
    assert read(f"{key}=") == read()  # a blank value is one that is not recorded


def test_a_known_key_twice():
    assert "disabled is there twice" in refused("disabled=yes;disabled=no").why


@pytest.mark.parametrize(
    "key",
    "disabled reg48_met care_order_now requested_pa in_education programme_continues sgo detained_at_16 hospital_at_16".split(),
)
def test_yes_or_no(key):
    assert f"{key} is yes or no" in refused(f"{key}=perhaps").why
    assert read(f"{key}=no") == read(f"{key.upper()} = No")


@pytest.mark.parametrize(
    "key",
    "sgo_from detained_from hospital_from returned_home_from course_started course_ends adopted "
    "now_looked_after_wales_from".split(),
)
def test_days_of_flags(key):
    assert f"{key}: this is no day" in refused(f"{key}=2025-02-30").why
    assert f"{key} is before the date of birth" in refused(f"{key}=2009-05-13").why
    read(f"{key}=2009-05-14")


@pytest.mark.parametrize("key", ["sgo", "detained", "hospital", "returned_home", "now_looked_after_wales"])
def test_a_spell_of_two_flags(key):
    assert f"{key} ends before it starts" in refused(f"{key}_from=2025-02-02;{key}_to=2025-02-01").why
    assert f"Say in {key}_from" in refused(f"{key}_to=2025-02-01").why
    read(f"{key}_from=2025-02-02;{key}_to=2025-02-02")


@pytest.mark.parametrize(
    "key",
    "returned_home privately_fostered hospital voluntary_org private_childrens_home education_accommodation".split(),
)
def test_a_flag_of_spells(key):
    assert f"{key} ends before it starts" in refused(f"{key}=2025-02-02..2025-02-01").why
    assert f"{key} is written as start..end" in refused(f"{key}=2025-02-02").why
    assert f"{key} is written as start..end" in refused(f"{key}=2024-01-01..2024-02-01,yes").why
    assert f"{key} is before the date of birth" in refused(f"{key}=2009-05-13..").why
    assert read(f"{key}=no") == read()


def test_spells_at_home():
    assert care("returned_home=2025-08-02..2025-12-01, 2026-01-01..;home_with=PR").home == (
        HomeSpell(date(2025, 8, 2), date(2025, 12, 1), "pr"),
        HomeSpell(date(2026, 1, 1), None, "pr"),
    )
    assert care("returned_home_from=2025-08-02;returned_home_to=2025-12-01").home == (
        HomeSpell(date(2025, 8, 2), date(2025, 12, 1), ""),
    )
    assert "home_with is one of: parent, pr," in refused("home_with=aunt").why


def test_settings():
    said = "voluntary_org=2025-06-01..2025-06-21;hospital=2024-01-01..2024-05-01,2025-06-01.."
    assert care(said).settings == (
        Setting(date(2025, 6, 1), date(2025, 6, 21), "voluntary_org"),
        Setting(date(2024, 1, 1), date(2024, 5, 1), "hospital"),
        Setting(date(2025, 6, 1), None, "hospital"),
    )


def test_special_guardianship():
    assert care("sgo=yes;sgo_from=2014-05-06").guardianship == (Period(date(2014, 5, 6)),)
    assert care("sgo=no;sgo_from=2014-05-06;sgo_to=2020-01-01").guardianship == (
        Period(date(2014, 5, 6), date(2020, 1, 1)),
    )
    assert "Say in sgo_from since when" in refused("sgo=yes").why
    assert "Say in sgo_to when it ended" in refused("sgo=no;sgo_from=2014-05-06").why


def test_adopted():
    assert care("adopted=2025-10-01").adopted_on == date(2025, 10, 1)
    assert care("adopted=yes").adopted_on == date(2026, 1, 10)  # by the day asked about
    assert care("adopted=no").adopted_on is None
    assert "adopted: this is no day" in refused("adopted=last year").why


def test_adopted_on_an_unknown_day_is_arguable():
    periods = "2023-06-01..2025-09-30|E1|adoptive_placement"
    assert (
        answer(read("adopted=yes", periods)).flags == answer(read("adopted=2025-10-01", periods)).flags == ("adopted",)
    )


def test_courses():
    assert care("in_education=yes").courses == (Course(),)
    assert care("in_education=no;course_started=2025-01-01").courses == ()
    assert care("in_education=yes;programme_continues=no;course_started=2025-01-01;course_ends=2026-07-01").courses == (
        Course(date(2025, 1, 1), date(2026, 7, 1), False),
    )
    assert care("course_started=2025-01-01").courses == (Course(date(2025, 1, 1)),)
    assert care("in_education=no;programme_continues=yes").courses == (Course(continues=True),)  # between two courses
    assert "the course ends before it starts" in refused("course_started=2025-02-02;course_ends=2025-02-01").why


def test_the_rest():
    read_in = care("disabled=yes;reg48_met=no;care_order_now=true;requested_pa=0;lives_in=Leicester")
    assert (read_in.disabled, read_in.short_breaks_within_limits, read_in.under_care_order) == (True, False, True)
    assert (read_in.asked_for_support, read_in.lives_in) == (False, "Leicester")
    blank = care()
    assert (blank.disabled, blank.short_breaks_within_limits, blank.under_care_order) == (False, None, False)
    assert (blank.asked_for_support, blank.lives_in) == (None, "")


# ---------------------------------------------------------------- custody and hospital at 16


@pytest.mark.parametrize("kind", ["detained", "hospital"])
def test_away_with_days(kind):
    spell = Away(date(2025, 1, 14), date(2025, 9, 1), kind)
    for said in (f"{kind}_at_16=yes;", ""):
        assert care(f"{said}{kind}_from=2025-01-14;{kind}_to=2025-09-01").away == (spell,)
    assert care(f"{kind}_at_16=no;{kind}_from=2025-11-16").away == (Away(date(2025, 11, 16), None, kind),)
    assert care(f"{kind}_at_16=no").away == ()


@pytest.mark.parametrize("kind", ["detained", "hospital"])
@pytest.mark.parametrize(
    "said",
    [
        "{0}_at_16=yes;{0}_from=2025-05-15",
        "{0}_at_16=yes;{0}_from=2025-01-14;{0}_to=2025-05-13",
        "{0}_at_16=no;{0}_from=2025-05-14",
        "{0}_at_16=no;{0}_from=2025-01-14",
    ],
)
def test_away_that_contradicts_itself(kind, said):
    assert f"{kind}_at_16 does not fit" in refused(said.format(kind)).why


@pytest.mark.parametrize("kind", ["detained", "hospital"])
def test_away_at_16_with_no_first_day_begins_on_the_birthday(kind):
    assert care(f"{kind}_at_16=yes").away == (Away(B16, None, kind),)
    assert care(f"{kind}_at_16=yes;{kind}_to=2025-09-01").away == (Away(B16, date(2025, 9, 1), kind),)
    straight = answer(read(f"{kind}_at_16=yes", "2023-11-14..2025-05-13|V2|foster"))
    assert (straight.decision.status, straight.flags) == ("relevant", ())


@pytest.mark.parametrize("kind", ["detained", "hospital"])
def test_it_is_a_question_whether_it_began_straight_from_care(kind):
    earlier = answer(read(f"{kind}_at_16=yes", "2023-11-14..2025-01-13|V2|foster"))
    assert earlier.decision.status == "none"
    assert earlier.flags == (f"{kind}_from_not_recorded",)
    assert earlier.cells()[2:4] == ["yes", f"{kind}_from_not_recorded"]
    housed = answer(read(f"{kind}_at_16=yes", "2023-11-14..2025-01-13|V2|foster;2025-01-14..2025-04-01|S17|flat"))
    assert f"{kind}_from_not_recorded" in housed.flags
    too_short = answer(read(f"{kind}_at_16=yes", "2025-01-01..2025-01-13|V2|foster"))
    assert too_short.flags == ()


def test_the_first_day_in_hospital_can_be_in_the_other_flag():
    said = "hospital_at_16=yes;hospital=2024-01-01..2024-02-01,2025-01-14..2025-08-01"
    assert care(said).away == (Away(date(2025, 1, 14), date(2025, 8, 1), "hospital"),)
