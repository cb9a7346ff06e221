"""The facts that a record gives, and the list that is sorted by them: what is not recorded stays open."""

from datetime import date, timedelta

import pytest

from entitlements.facts import ELSEWHERE, FORMER_RELEVANT, HERE, OTHER_COUNCIL
from entitlements.in_record_words import HEADING, OPENED
from entitlements.of_person import facts_of, listing_of
from leaving_care.models import Circumstance, Course, Home, TimeInCare
from leaving_care.standing import reckon
from tests.entitlements.people import item, offer, rule
from tests.people import TODAY, council, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
BAND = {"age_from": 16, "age_to": 25}


def names(groups):
    return [entry.name for group in groups for entry in group.entries]


def home(person, kind="own_tenancy", **values):
    return Home.objects.create(person=person, kind=kind, **{"starts_on": TODAY - DAY, **values})


def test_age_status_and_care_of_the_day(django_assert_num_queries):
    kai = young()
    with django_assert_num_queries(1):
        facts = facts_of(kai, TODAY)
    assert (facts.age, facts.statuses, facts.in_care) == (19, frozenset({FORMER_RELEVANT}), False)
    in_care = facts_of(kai, date(2024, 6, 1))
    assert (in_care.age, in_care.groups, in_care.in_care) == (17, ("eligible",), True)


def test_what_is_not_recorded_is_not_known():
    bare = young()
    bare.timeincare_rows.all().delete()
    bare.statusspell_rows.all().delete()
    facts = facts_of(bare, TODAY)
    assert (facts.lives, facts.living, facts.circumstances, facts.in_care) == ("", "", None, None)
    assert facts.statuses == {"former_relevant", "qualifying"}


def test_whoever_was_never_in_care_is_in_no_group():
    never = young()
    never.timeincare_rows.all().delete()
    reckon(never)
    assert facts_of(never, TODAY).statuses == frozenset()


def test_before_16_everything_starts_with_the_birthday():
    child = young(date_of_birth=date(2011, 6, 1))
    found = listing_of(offer(item("Pack", rule(**BAND))), facts_of(child, TODAY))
    assert "Pack" in names(found.later)


@pytest.mark.parametrize(
    ("area", "cared_for_by", "lives"),
    [
        ("Testshire Council", "Testshire Council", HERE),
        ("testshire", "Testshire", HERE),
        ("Elsewhere Council", "Testshire Council", ELSEWHERE),
        ("Testshire Council", "Elsewhere Council", OTHER_COUNCIL),
        ("Elsewhere Council", "Elsewhere Council", ""),
        ("Elsewhere Council", "", ELSEWHERE),
        ("", "Testshire Council", ""),
    ],
)
def test_whose_area_and_who_looked_after_them(area, cared_for_by, lives):
    kai = young(council())
    kai.timeincare_rows.update(authority=cared_for_by)
    home(kai, council=area)
    assert facts_of(kai, TODAY).lives == lives


@pytest.mark.parametrize(
    ("kind", "living"),
    [
        ("own_tenancy", "own_tenancy"),
        ("foster", "staying_put"),
        ("family", "with_family"),
        ("custody", "custody"),
        ("student", "other"),
        ("", ""),
    ],
)
def test_how_they_live(kind, living):
    kai = young()
    home(kai, kind)
    assert facts_of(kai, TODAY).living == living


def test_a_home_that_ended_yesterday_says_nothing_and_the_newest_counts():
    kai = young()
    home(kai, "custody", ends_on=TODAY - DAY)
    assert facts_of(kai, TODAY).living == ""
    home(kai, "family", starts_on=TODAY - 9 * DAY)
    home(kai, "own_tenancy", starts_on=TODAY - 2 * DAY)
    assert facts_of(kai, TODAY).living == "own_tenancy"


def test_circumstances_that_are_open_and_those_that_other_parts_say():
    kai = young()
    Circumstance.objects.create(person=kai, kind="young_parent", starts_on=TODAY)
    Circumstance.objects.create(person=kai, kind="hard_time", starts_on=TODAY - 9 * DAY, ends_on=TODAY - DAY)
    assert facts_of(kai, TODAY).circumstances == {"young_parent"}
    Course.objects.create(person=kai)
    kai.disabled = True
    assert facts_of(kai, TODAY).circumstances == {
        "young_parent",
        "in_education_training_or_work",
        "disability_or_sen",
    }


def test_section_17_is_no_care():
    child = young(date_of_birth=date(2009, 6, 1))
    child.timeincare_rows.all().delete()
    TimeInCare.objects.create(person=child, starts_on=date(2026, 1, 1), legal="S17")
    assert facts_of(child, TODAY).in_care is None


def test_another_persons_rows_say_nothing():
    kai, jade = young(), young()
    home(jade, "custody")
    Circumstance.objects.create(person=jade, kind="young_parent", starts_on=TODAY)
    facts = facts_of(kai, TODAY)
    assert (facts.living, facts.circumstances) == ("", None)


def test_a_circumstance_that_is_not_recorded_is_open_though_another_is():
    kai = young()
    Circumstance.objects.create(person=kai, kind="young_parent", starts_on=TODAY)
    things = offer(
        item("For parents", rule(**BAND, circumstances=["young_parent"])),
        item("For students", rule(**BAND, circumstances=["higher_education"])),
        item("For the young", rule(age_from=16, age_to=17)),
    )
    found = listing_of(things, facts_of(kai, TODAY))
    assert "For parents" in names(found.now)
    assert "For students" in names(found.may_be)
    assert "For the young" in names(found.not_for)
    assert sum(found.counts.values()) == len({*names(found.now + found.may_be + found.later + found.not_for)})


def test_nothing_is_put_as_told_and_no_circumstance_is_named():
    kai = young()
    Circumstance.objects.create(person=kai, kind="hard_time", starts_on=TODAY)
    home(kai, council="Elsewhere Council")
    things = offer(
        item("Counselling", rule(**BAND, circumstances=["hard_time"])),
        item("Tenancy help", rule(**BAND, living=["own_tenancy"])),
        item("Carer help", rule(**BAND, living=["with_family"])),
    )
    found = listing_of(things, facts_of(kai, TODAY))
    whys = {entry.name: entry.why for group in found.now for entry in group.entries}
    assert OPENED in whys["Counselling"]
    assert "Your record says that you have your own tenancy." in whys["Tenancy help"]
    assert HEADING in [group.name for group in found.now]
    every = [group for groups in (found.now, found.may_be, found.later, found.not_for) for group in groups]
    text = " ".join([group.name + " ".join(entry.why for entry in group.entries) for group in every])
    assert "told us" not in text and "tell us so" not in text
