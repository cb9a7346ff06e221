"""Copies for the young person: SI 2010/2571 regulation 4."""

from pathways.timetable import Assessment, Length, PlanVersion, Review, Settings
from tests.pathways.timetable.people import B25, around, day, every, find, former, relevant

COPY = "copy-given"


def test_a_copy_of_each_as_soon_as_can_be():
    history = former(
        assessments=(Assessment(day("2025-04-01")),),
        plans=(PlanVersion(day("2025-05-01")),),
        reviews=(Review(day("2025-10-01")),),
    )
    abouts = {duty.about for duty in every(history, "2025-10-02") if duty.id == COPY}
    assert abouts == {"assessment 2025-04-01", "plan 2025-05-01", "review 2025-10-01"}
    assert around(history, COPY, "2025-05-01", about="plan") == (None, "due", "due")
    found = find(history, "2027-05-01", COPY, about="plan")
    assert (found.state, found.due_on, found.provision, found.sure) == ("due", None, "clr2010-r4", "unread")


def test_given_on_a_day():
    history = former(plans=(PlanVersion(day("2025-05-01"), day("2025-05-20")),))
    assert around(history, COPY, "2025-05-20") == ("due", "done", "done")


def test_a_councils_clock():
    ours = Settings(clocks={COPY: Length(10, "days")})
    history = former(plans=(PlanVersion(day("2025-05-01")),))
    assert around(history, COPY, "2025-05-11", ours) == ("due", "due", "overdue")


def test_what_was_finished_in_care_is_policy():
    history = relevant("2024-05-01", plans=(PlanVersion(day("2024-04-30")), PlanVersion(day("2024-05-01"))))
    found = find(history, "2024-05-02", COPY, about="plan 2024-04-30")
    assert (found.label, found.provision) == ("policy", "")
    assert find(history, "2024-05-02", COPY, about="plan 2024-05-01").label == "regulation"


def test_the_last_that_was_given_and_all_that_were_not():
    plans = (
        PlanVersion(day("2025-05-01"), day("2025-05-02")),
        PlanVersion(day("2025-06-01")),
        PlanVersion(day("2025-07-01"), day("2025-07-02")),
    )
    rows = {duty.about: duty.state for duty in every(former(plans=plans), "2025-08-01") if duty.id == COPY}
    assert rows == {"plan 2025-06-01": "due", "plan 2025-07-01": "done"}


def test_a_review_of_the_care_plan_alone_is_not_theirs_to_copy_here():
    history = former(reviews=(Review(day("2025-10-01"), of_plan=False, of_care=True),))
    assert find(history, "2025-10-02", COPY) is None


def test_nobody_is_chased_for_a_copy_for_somebody_to_whom_nothing_is_owed():
    history = former(plans=(PlanVersion(day("2025-05-01")),))
    assert around(history, COPY, B25) == ("due", None, None)


def test_two_of_a_day_are_one_row_and_wait_until_both_were_given():
    given, waiting = PlanVersion(day("2025-05-01"), day("2025-05-02")), PlanVersion(day("2025-05-01"))
    for plans in ((given, waiting), (waiting, given)):
        assert find(former(plans=plans), "2025-06-01", COPY).state == "due"
    assert find(former(plans=(given, given)), "2025-06-01", COPY).state == "done"
