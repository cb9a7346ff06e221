"""Whole lives, from the facts of care through the status to every duty on a day."""

from leaving_care.care import Away, Care, CarePeriod, HomeSpell, Period
from leaving_care.status import timeline
from pathways.timetable import Choice, Home, Papers, Talk
from pathways.timetable.words import PAPERS
from tests.pathways.timetable.people import (
    assessed,
    contacts,
    day,
    days,
    every,
    person,
    planned,
    reviewed,
    reviewed_in_care,
    with_,
)


def life(care, **facts):
    """A person whose status is what the dates say."""
    history = person(born=care.date_of_birth, **facts)
    periods = tuple(Period(each.starts_on, each.ends_on) for each in care.periods)
    return with_(history, statuses=timeline(care), in_care=periods)


def states(history, on):
    """The state of each duty, without how long records are kept."""
    return {duty.id: duty.state for duty in every(history, on) if not duty.id.startswith("records-")}


def test_in_care_at_16_and_17():
    kai = life(
        Care(day("2009-05-14"), (CarePeriod(day("2021-06-01")),)),
        advisers=(Period(day("2025-05-20")),),
        assessments=assessed("2025-08-10"),
        contacts=contacts("seen", "2025-11-01"),
        reviews=reviewed_in_care("2021-06-20", "2021-09-01", "2025-06-10"),
    )
    assert states(kai, "2025-05-13") == {}
    assert states(kai, "2025-12-01") == {
        "adviser-eligible": "done",
        "assessment-eligible": "done",
        "plan-eligible": "due",
        "care-later-reviews": "due",
        "contact-16-to-20": "not_due",
        "copy-given": "due",
        "talk-before-18": "not_due",
        "papers-by-18": "not_due",
        "at-18": "not_due",
    }


def test_short_of_13_weeks_nothing_is_owed_by_these_rules():
    late = life(Care(day("2009-05-14"), (CarePeriod(day("2025-11-01")),)))
    assert states(late, "2025-12-01") == {}


def test_home_for_six_months_and_back_out_again():
    jade = life(
        Care(
            day("2008-05-14"),
            (CarePeriod(day("2021-06-01"), day("2024-12-31")),),
            home=(HomeSpell(day("2025-01-01"), day("2025-09-30"), "parent"),),
        ),
        advisers=(Period(day("2024-05-14")),),
        plans=planned("2024-09-01"),
        reviews=reviewed("2024-12-01"),
    )
    assert states(jade, "2025-05-10")["plan-review"] == "due"
    assert states(jade, "2025-08-01") == {}
    again = {duty.id: duty for duty in every(jade, "2025-10-01")}
    assert again["plan-review"].due_on == day("2025-10-01")
    assert again["assessment-relevant"].state == "not_owed"
    assert states(jade, "2025-10-02")["plan-review"] == "overdue"


def test_in_custody_at_16_straight_from_care():
    ryan = life(
        Care(
            day("2009-05-14"),
            (CarePeriod(day("2023-06-01"), day("2025-03-02"), "V2"),),
            away=(Away(day("2025-03-03"), day("2025-12-01")),),
        )
    )
    found = states(ryan, "2025-05-20")
    assert (found["adviser-relevant"], found["assessment-relevant"]) == ("overdue", "not_due")
    assert "custody-visit" not in found


def test_twenty_in_a_home_of_the_council():
    amina = life(
        Care(day("2006-02-01"), (CarePeriod(day("2018-01-01"), day("2024-01-31")),)),
        advisers=(Period(day("2022-03-01")),),
        plans=planned("2022-06-01"),
        reviews=reviewed("2026-05-20", "2026-11-02"),
        homes=(Home(day("2026-10-01")),),
        contacts=contacts("seen_at_home", "2026-10-06", "2026-10-20") + contacts("tried", "2026-11-15"),
        talks=(Talk(day("2023-12-01"), 18),),
        papers=Papers(tuple((kind, None) for kind in PAPERS)),
        switched_on=day("2024-02-01"),
    )
    found = states(amina, "2026-11-22")
    assert found.pop("copy-given") == "due"
    assert found == {
        "adviser-18-to-20": "done",
        "plan-after-care": "done",
        "plan-review": "not_due",
        "first-visit": "done",
        "second-visit": "done",
        "review-after-move": "done",
        "later-visits": "due",
        "contact-16-to-20": "due",
        "talk-before-18": "done",
        "papers-by-18": "done",
        "at-18": "done",
        "talk-before-21": "not_due",
        "at-21": "not_due",
        "at-25": "not_due",
    }


def test_back_at_23_after_stopping_at_21():
    leo = life(
        Care(day("2003-04-10"), (CarePeriod(day("2015-01-01"), day("2021-04-09")),)),
        plans=planned("2019-06-01"),
        choices=(Choice(day("2024-03-20"), "stop"), Choice(day("2026-11-02"), "stay")),
        offers=days("2024-04-12", "2025-04-20", "2026-04-15"),
    )
    assert states(leo, "2026-11-01") == {
        "adviser-from-21": "not_owed",
        "talk-before-21": "done",
        "at-21": "done",
        "yearly-offer-again": "not_due",
        "at-25": "not_due",
    } | {"copy-given": "due"}
    back = states(leo, "2026-11-02")
    assert (back["adviser-from-21"], back["assessment-on-request"], back["plan-from-21"]) == ("due", "due", "not_due")
    assert back["yearly-offer-again"] == "not_owed"
