"""Reviews and visits of an eligible child as a child in care: SI 2010/959 regulations 33 and 28(2)."""

from leaving_care.care import Period
from pathways.timetable import HomeInCare, Settings
from tests.pathways.timetable.people import (
    B18,
    around,
    contacts,
    day,
    days,
    eligible,
    every,
    find,
    former,
    reviewed_in_care,
)

FIRST, SECOND, LATER = "care-first-review", "care-second-review", "care-later-reviews"


def came(on="2023-11-06", **facts):
    """In care once before, and again since a Monday after 16."""
    return eligible(in_care=(Period(day("2021-01-05"), day("2023-10-01")), Period(day(on))), **facts)


def test_the_first_within_20_working_days():
    assert around(came(), FIRST, "2023-12-04") == ("due", "due", "overdue")
    found = find(came(), "2023-12-04", FIRST)
    assert (found.owner, found.provision, found.flags) == (
        "reviewing_officer",
        "cpr2010-reg33",
        ("bank_holidays_not_known",),
    )


def test_bank_holidays_that_are_known_are_left_out():
    known = Settings(bank_holidays=frozenset(days("2023-12-25", "2023-12-26", "2024-01-01")))
    assert around(came("2023-12-11"), FIRST, "2024-01-11", known) == ("due", "due", "overdue")
    assert find(came("2023-12-11"), "2024-01-11", FIRST, known).flags == ()


def test_the_second_within_three_months_of_the_first():
    history = came(reviews=reviewed_in_care("2023-06-01", "2023-11-30"))
    assert around(history, SECOND, "2024-02-29") == ("due", "due", "overdue")
    assert find(history, "2024-02-29", FIRST) is None


def test_later_ones_every_six_months():
    history = came(reviews=reviewed_in_care("2023-11-30", "2024-02-29"))
    assert around(history, LATER, "2024-08-29") == ("due", "due", "overdue")


def test_times_in_care_that_adjoin_are_one():
    history = eligible(in_care=(Period(day("2023-11-06"), day("2023-12-31")), Period(day("2024-01-01"))))
    assert find(history, "2024-01-02", FIRST).counted_from == day("2023-11-06")


def test_they_end_with_care():
    history = eligible(in_care=(Period(day("2023-11-06"), day("2024-05-01")),))
    assert around(history, FIRST, "2024-05-01") == ("overdue", "overdue", None)


def test_the_social_worker_comes_within_a_week_of_a_move():
    history = eligible(homes_in_care=(HomeInCare(day("2023-04-03"), day("2024-01-01")), HomeInCare(day("2024-01-02"))))
    assert around(history, "social-worker-first-visit", "2024-01-09") == ("due", "due", "overdue")
    seen = contacts("seen", "2023-12-20", "2024-01-05", by="social_worker")
    history = eligible(homes_in_care=history.homes_in_care, contacts=seen)
    assert around(history, "social-worker-first-visit", "2024-01-05") == ("due", None, None)
    assert around(history, "social-worker-visits", "2024-02-16") == ("due", "due", "overdue")
    assert find(history, "2024-02-16", "social-worker-visits").owner == "social_worker"


def test_the_advisers_visits_are_not_the_social_workers():
    history = eligible(homes_in_care=(HomeInCare(day("2024-01-02")),), contacts=contacts("seen", "2024-01-05"))
    assert find(history, "2024-01-10", "social-worker-first-visit").state == "overdue"


def test_after_a_year_every_three_months_where_it_is_meant_to_last():
    for until_18, id, last in (
        (True, "social-worker-visits-settled", "2024-04-30"),
        (False, "social-worker-visits", "2024-03-13"),
        (None, "social-worker-visits", "2024-03-13"),
    ):
        home = HomeInCare(day("2023-01-31"), None, until_18)
        history = eligible(homes_in_care=(home,), contacts=contacts("seen", "2024-01-31", by="social_worker"))
        assert around(history, id, last) == ("due", "due", "overdue")
    early = eligible(
        homes_in_care=(HomeInCare(day("2023-01-31"), None, True),),
        contacts=contacts("seen", "2024-01-30", by="social_worker"),
    )
    assert find(early, "2024-02-01", "social-worker-visits").due_on == day("2024-03-12")


def test_nothing_of_it_from_18():
    history = eligible(homes_in_care=(HomeInCare(day("2023-04-03")),))
    assert [duty.id for duty in every(history, "2025-03-13") if duty.id.startswith("social")] == [
        "social-worker-first-visit"
    ]
    grown = former(homes_in_care=history.homes_in_care, in_care=history.in_care)
    assert not [duty for duty in every(grown, B18) if duty.id.startswith(("social", "care-"))]
