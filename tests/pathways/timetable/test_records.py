"""How long records are kept (SI 2010/959 regulation 50, SI 2010/2571 regulation 10), and what a death ends."""

from tests.pathways.timetable.people import day, eligible, every, find, former, person


def test_to_the_75th_anniversary_of_birth():
    for id in ("records-in-care", "records-care-leaver"):
        found = find(eligible(), "2024-01-01", id)
        assert (found.state, found.due_on, found.flags) == ("not_due", day("2082-03-14"), ())
    assert find(former(), "2082-03-14", "records-care-leaver").state == "not_due"
    assert find(former(), "2082-03-15", "records-care-leaver").state == "not_owed"
    assert find(former(), "2026-01-01", "records-in-care") is None


def test_born_on_29_february():
    leap = person("2024-06-01 eligible", born="2008-02-29")
    assert find(leap, "2024-07-01", "records-care-leaver").due_on == day("2083-03-01")


def test_fifteen_years_from_a_death_under_18():
    history = eligible(died_on=day("2025-03-13"))
    assert [duty.id for duty in every(history, "2025-03-13")] == ["records-after-death"]
    assert find(history, "2025-03-13", "records-after-death").due_on == day("2040-03-13")
    assert len(every(history, "2025-03-12")) > 5


def test_after_a_death_at_18_the_anniversary_stays_and_nothing_else():
    history = former(died_on=day("2025-03-14"))
    assert [duty.id for duty in every(history, "2025-04-01")] == ["records-care-leaver"]
