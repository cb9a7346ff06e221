"""What every duty rests on: the law book alone says the law's times, and a change of it changes the timetable."""

from datetime import date

import pytest

from leaving_care.care import Course, Period
from leaving_care.law import Book, NotInForce, book, duties, provisions, read_tables, timetable, using
from leaving_care.law.words import KINDS, SURE
from pathways.timetable import (
    FLAGS,
    OWNERS,
    STATES,
    Choice,
    CourseTold,
    Detention,
    Home,
    HomeInCare,
    PlanVersion,
    Review,
    ReviewAsked,
    Trigger,
)
from pathways.timetable.law import law_on
from pathways.timetable.own import ADVISER_18, ADVISER_21, OWN, PLAN_21
from tests.pathways.timetable.people import (
    B16,
    B21,
    assessed,
    contacts,
    day,
    days,
    eligible,
    every,
    find,
    former,
    person,
    planned,
    relevant,
    reviewed,
)

# Together these people have every duty that the timetable can give.
PEOPLE = (
    (eligible(plans=planned("2023-07-01"), homes_in_care=(HomeInCare(day("2023-05-01"), None, True),)), "2024-01-05"),
    (
        eligible(
            homes_in_care=(HomeInCare(day("2022-05-01"), None, True),),
            contacts=contacts("seen", "2023-12-01", by="social_worker"),
            reviews=(Review(day("2023-02-01"), of_care=True),),
        ),
        "2024-01-05",
    ),
    (
        eligible(
            homes_in_care=(HomeInCare(day("2023-10-01")),),
            contacts=contacts("seen", "2023-12-01", by="social_worker"),
            reviews=(Review(day("2023-02-01"), of_care=True), Review(day("2023-04-01"), of_care=True)),
        ),
        "2024-01-05",
    ),
    (relevant(), "2024-06-01"),
    (
        former(
            assessments=assessed("2023-06-01"),
            plans=(PlanVersion(day("2025-05-01")),),
            reviews=reviewed("2026-01-01"),
            homes=(Home(day("2026-02-02")),),
            triggers=(Trigger(day("2026-02-10"), "homeless"),),
            reviews_asked=(ReviewAsked(day("2026-02-01")),),
        ),
        "2026-04-01",
    ),
    (former(choices=(Choice(day(B21), "stay"),), plans=planned("2025-05-01")), "2028-06-01"),
    (former(courses_told=(CourseTold(day(B21)),), assessments=assessed("2028-05-01")), "2028-06-01"),
    (former(choices=(Choice(day(B21), "stop", True),)), "2029-06-01"),
    (former(courses=(Course(day("2027-09-01"), None, True),)), "2029-06-01"),
    (
        person(f"{B16} none", detentions=(Detention(day("2024-06-03")),), in_care=(Period(day("2024-05-01")),)),
        "2024-06-05",
    ),
    (eligible(died_on=day("2024-01-01")), "2024-06-05"),
    (former(), "2032-03-14"),
)
DUTIES = [duty for history, on in PEOPLE for duty in every(history, on)]
ABOUT_THE_COUNCIL = {"offer-kept-up-to-date"}
BY_A_CLOCK_ALONE = {"in-touch-from-21", "in-touch-stepped-back"}


def test_every_entry_of_the_law_book_is_used_or_is_not_about_one_person():
    assert {duty.id for duty in DUTIES} == ({*timetable()} - ABOUT_THE_COUNCIL) | ({*OWN} - BY_A_CLOCK_ALONE)


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: f"{duty.id} {duty.about}".strip())
def test_every_duty_says_what_it_rests_on(duty):
    assert duty.state in STATES and duty.owner in OWNERS.values() and duty.sure in SURE and duty.label in KINDS
    assert duty.provision in provisions() or (duty.provision == "" and duty.label == "policy")
    assert duty.what and duty.because.endswith(".") and "  " not in duty.because
    assert set(duty.flags) <= set(FLAGS)
    if duty.id in timetable() and duty.provision:
        assert duty.provision in {row.provision for row in timetable()[duty.id]}


def test_every_flag_asks_about_a_provision_of_the_book():
    for flag in FLAGS.values():
        assert flag.question.endswith("?") or flag.question.endswith(".")
        assert flag.provision == "" or flag.provision in provisions()


def test_our_own_duties_set_no_time_and_none_is_named_as_one_of_the_books():
    assert not {*OWN} & {*timetable()}
    on = date(2026, 11, 21)
    assert {law_on(book(), on)[id].length for id in OWN} == {None}
    assert {own.owner for own in OWN.values()} <= set(OWNERS.values())


@pytest.mark.parametrize(
    ("id", "duty"), [(ADVISER_18, "personal-adviser"), (ADVISER_21, "personal-adviser"), (PLAN_21, "pathway-plan")]
)
def test_our_own_duties_rest_on_what_the_book_says_is_owed(id, duty):
    assert OWN[id].provision in {row.provision for row in duties()[duty]}


def test_whoever_is_to_see_to_it_is_known_for_every_entry():
    assert {time.who for time in timetable().values()} == set(OWNERS)


def changed(id, **row):
    """The portal's book with another value for a time."""
    tables = read_tables()
    tables["timetable"][id]["values"][0].update(row)
    return Book(tables)


def test_another_number_in_the_book_is_another_day():
    history = former(reviews=reviewed("2026-05-14"))
    with using(changed("plan-review", value=4)):
        assert find(history, "2026-06-01", "plan-review").due_on == day("2026-09-14")
    assert find(history, "2026-06-01", "plan-review").due_on == day("2026-11-14")


def test_another_unit_too():
    history = former(homes=(Home(day("2026-02-02")),))
    with using(changed("first-visit", value=2, unit="weeks")):
        assert find(history, "2026-02-03", "first-visit").due_on == day("2026-02-16")
    with using(changed("review-after-move", value=2, unit="months")):
        assert find(history, "2026-02-03", "second-visit").due_on == day("2026-04-01")


def test_what_is_not_in_force_is_not_due():
    history = former(reviews=reviewed("2026-05-14"), contacts=contacts("seen", "2026-05-14"))
    for id in ("plan-review", "contact-16-to-20", "records-care-leaver", "at-18", "plan-after-care"):
        with using(changed(id, to=day("2026-05-31"))):
            assert find(history, "2026-05-31", id) is not None
            assert find(history, "2026-06-01", id) is None


def test_without_the_review_after_a_move_the_first_visit_stays():
    history = former(homes=(Home(day("2026-06-01")),))
    with using(changed("review-after-move", to=day("2026-05-31"))):
        assert find(history, "2026-06-02", "first-visit").due_on == day("2026-06-08")
        assert find(history, "2026-06-02", "second-visit") is None


def test_the_yearly_offer_begins_with_its_section():
    history = person("2010-01-01 former_relevant", born="1995-01-10", offers=days("2017-01-10"))
    assert find(history, "2018-03-31", "yearly-offer-again") is None
    assert find(history, "2018-04-01", "yearly-offer-again") is not None


def test_before_the_book_begins_it_knows_nothing():
    with pytest.raises(NotInForce):
        every(person("2010-01-01 former_relevant", born="1990-01-10"), "2011-03-31")


def test_a_stranger_to_every_group_has_only_what_there_is():
    assert every(person(), "2024-01-01") == ()
