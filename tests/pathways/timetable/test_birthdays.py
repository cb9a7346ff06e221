"""What turns at 18, 21 and 25: talks, papers, the main worker, closing."""

import pytest

from leaving_care.care import Course
from pathways.timetable import PAPERS, Choice, Papers, Settings, Talk
from tests.pathways.timetable.people import B18, B21, B25, around, day, eligible, find, former, person, relevant


def test_the_talk_before_18_is_held_by_the_day_before():
    assert around(eligible(), "talk-before-18", "2025-03-13")[:2] == ("due", "due")
    assert around(former(), "talk-before-18", B18) == ("due", "not_owed", "not_owed")
    missed = find(former(), B18, "talk-before-18")
    assert (missed.flags, missed.label, missed.provision) == (("missed",), "policy", "")
    held = former(talks=(Talk(day("2025-03-13"), 18), Talk(day("2025-01-01"), 21)))
    assert around(held, "talk-before-18", "2025-03-13") == ("due", "done", "done")
    too_late = former(talks=(Talk(day(B18), 18),))
    assert find(too_late, B18, "talk-before-18").flags == ("missed",)


def test_how_early_a_talk_shows_is_the_councils_to_say():
    early = Settings(leads={"talk-before-18": 180})
    assert around(eligible(), "talk-before-18", "2024-09-14", early) == ("not_due", "due", "due")
    assert find(eligible(), "2024-09-14", "talk-before-18").state == "not_due"


def test_the_talk_before_21_or_a_choice_by_then():
    assert around(former(), "talk-before-21", B21) == ("due", "not_owed", "not_owed")
    assert find(former(talks=(Talk(day("2028-03-13"), 21),)), B21, "talk-before-21").state == "done"
    assert find(former(choices=(Choice(day("2028-01-13"), "stop"),)), B21, "talk-before-21").state == "done"
    assert find(former(choices=(Choice(day(B21), "stop"),)), B21, "talk-before-21").state == "not_owed"
    assert find(eligible(), "2025-01-01", "talk-before-21") is None


def test_the_talk_before_25_is_held_by_the_day_before():
    history = former(choices=(Choice(day("2028-03-01"), "stay"),))
    assert around(history, "talk-before-25", B25) == ("due", "not_owed", "not_owed")
    found = find(history, "2032-03-13", "talk-before-25")
    assert (found.due_on, found.label, found.provision) == (day("2032-03-13"), "policy", "")
    assert find(history, B25, "talk-before-25").flags == ("missed",)
    held = former(talks=(Talk(day("2032-03-13"), 25),))
    assert around(held, "talk-before-25", "2032-03-13") == ("due", "done", "done")
    assert find(former(talks=(Talk(day(B25), 25),)), B25, "talk-before-25").flags == ("missed",)


def test_what_ends_at_25_shows_three_months_ahead_unless_a_council_says_otherwise():
    assert around(former(), "talk-before-25", "2031-12-13") == ("not_due", "due", "due")
    assert around(former(), "at-25", "2031-12-14") == ("not_due", "due", "due")
    later = Settings(leads={"talk-before-25": 10, "at-25": 10})
    assert around(former(), "talk-before-25", "2032-03-03", later) == ("not_due", "due", "due")
    assert around(former(), "at-25", "2032-03-04", later) == ("not_due", "due", "due")
    assert around(former(), "at-25", "2031-11-15", Settings(lead_days=120)) == ("not_due", "due", "due")


def test_the_talk_before_25_is_for_whoever_has_help_to_lose_or_has_not_said():
    assert around(former(), "talk-before-25", B21) == (None, "not_due", "not_due")
    stopped = Choice(day("2031-12-20"), "stop")
    assert around(former(choices=(stopped,)), "talk-before-25", "2031-12-20") == ("due", None, None)
    back = (stopped, Choice(day("2032-01-10"), "stay"))
    assert around(former(choices=back), "talk-before-25", "2032-01-10") == (None, "due", "due")
    assert find(person(f"{B18} qualifying", f"{B25} too_old"), "2032-02-01", "talk-before-25") is None
    course = Course(day("2027-09-01"), day("2032-06-30"), True)
    goes_on = person(f"{B18} former_relevant", "2032-07-01 too_old", courses=(course,))
    assert around(goes_on, "talk-before-25", B25) == ("due", "not_owed", "not_owed")


def test_a_talk_is_policy_and_can_be_left_out():
    assert find(former(), "2032-03-01", "talk-before-25", Settings(left_out=frozenset({"talk-before-25"}))) is None
    none = Settings(left_out=frozenset({"talk-before-18", "talk-before-21", "papers-by-18"}))
    for id in none.left_out:
        assert find(former(), "2026-01-01", id, none) is None and find(former(), "2026-01-01", id) is not None


ALL = tuple((kind, day("2024-02-01")) for kind in PAPERS)


def test_papers_by_18():
    history = former(papers=Papers(ALL[1:]))
    assert around(history, "papers-by-18", B18) == ("due", "due", "overdue")
    assert find(history, B18, "papers-by-18").because.endswith("Not recorded yet: birth certificate.")
    complete = former(papers=Papers((*ALL[1:], ("birth_certificate", day("2025-03-20")))))
    assert around(complete, "papers-by-18", "2025-03-20") == ("overdue", "done", "done")
    assert find(complete, "2025-04-01", "papers-by-18").done_on == day("2025-03-20")


def test_a_paper_that_is_there_since_an_unknown_day():
    found = find(former(papers=Papers((*ALL[1:], ("birth_certificate", None)))), "2024-06-01", "papers-by-18")
    assert (found.state, found.done_on, found.because) == ("done", None, "All the papers are there.")


def test_papers_of_somebody_who_comes_after_18_are_due_on_the_first_day():
    later = person("2025-03-14 qualifying", "2026-05-01 former_relevant")
    assert around(later, "papers-by-18", "2026-05-01") == (None, "due", "overdue")
    assert "owed since 1 May 2026" in find(later, "2026-05-01", "papers-by-18").because


def test_a_council_says_which_papers():
    two = Settings(papers=("passport", "doctor"))
    history = former(papers=Papers((("passport", day("2024-02-01")), ("doctor", day("2024-02-02")))))
    assert find(history, B18, "papers-by-18", two).state == "done"


@pytest.mark.parametrize(("born", "adult"), [("2007-03-14", "2025-03-14"), ("2008-02-29", "2026-03-01")])
def test_the_main_worker_changes_on_the_18th_birthday(born, adult):
    history = person("2024-06-01 eligible", f"{adult} former_relevant", born=born)
    assert around(history, "at-18", adult) == ("due", "due", "overdue")
    switched = person("2024-06-01 eligible", f"{adult} former_relevant", born=born, switched_on=day(adult))
    assert around(switched, "at-18", adult) == ("due", "done", "done")


def test_born_on_29_february_read_the_other_way():
    history = person("2024-06-01 eligible", "2026-02-28 former_relevant", born="2008-02-29")
    other = Settings(born_29_february_ages_on_28=True)
    assert around(history, "at-18", "2026-02-28", other) == ("due", "due", "overdue")


def test_the_change_at_18_is_for_relevant_children_too_and_not_for_those_who_come_later():
    assert find(relevant(), "2025-03-01", "at-18").state == "due"
    later = person("2025-03-14 qualifying", "2026-05-01 former_relevant")
    assert find(later, "2026-06-01", "at-18") is None
    assert find(later, "2026-06-01", "talk-before-18") is None


def test_closing_at_25():
    assert around(former(), "at-25", B25) == ("due", "due", "overdue")
    assert find(former(closed_on=day("2032-03-20")), "2032-04-01", "at-25").state == "done"
    assert find(person(f"{B18} qualifying", f"{B21} too_old"), B25, "at-25") is None


def test_a_course_in_the_plan_keeps_it_open_past_25():
    course = Course(day("2027-09-01"), day("2032-06-30"), True)
    history = person(f"{B18} former_relevant", "2032-07-01 too_old", courses=(course,))
    assert around(history, "at-25", B25) == ("not_owed", "not_owed", "not_owed")
    assert find(history, B25, "at-25").flags == ("course_past_25",)
    assert around(history, "at-25", "2032-07-01") == ("not_owed", "due", "overdue")


def test_a_course_that_may_be_in_the_plan_asks_before_closing():
    history = former(courses=(Course(day("2027-09-01"), day("2032-06-30"), None),))
    found = find(history, B25, "at-25")
    assert (found.state, found.flags) == ("due", ("course_in_plan_not_recorded",))
