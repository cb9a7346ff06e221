"""By when the next review has to be: the law's six months, the council's own clock, an interval agreed for one person."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.law import NotInForce
from pathways import summaries
from pathways.actions import intervals
from pathways.actions.review_days import next_review, next_review_by, planned_by
from pathways.models import AgreedInterval, PlanSettings, Review
from tests.people import NOW, TODAY, council, young
from tests.review.conftest import address, approve, boxes, finish, look_at_everything
from tests.say.pages import words

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LAST = date(2027, 5, 20)  # six months from today
SHORTER = date(2027, 1, 20)  # two


def by(kind, held_on, on=None, person=None):
    return next_review_by(person or young(), kind, held_on, on=on or held_on)


def agreed(person, manager, number=2, **values):
    """An interval of some months between reviews, from today for a hundred days."""
    said = {"duty": "plan-review", "number": number, "unit": "months", "reason": "Much is changing"}
    said |= {"starts_on": TODAY, "ends_on": TODAY + 100 * DAY} | values
    return AgreedInterval.objects.create(person=person, by=manager.user, at=NOW, **said)


@pytest.mark.parametrize(
    ("held_on", "last"),
    [
        (date(2026, 11, 20), LAST),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2011, 4, 1), date(2011, 10, 1)),
    ],
)
def test_after_care_it_is_six_months(held_on, last):
    assert by("after_care", held_on) == last


def test_before_the_regulation_there_is_no_answer():
    with pytest.raises(NotInForce):
        by("after_care", date(2011, 3, 31))


@pytest.mark.parametrize("kind", ["eligible", "education", "from_21"])
def test_for_other_plans_no_time_is_set_unless_the_council_sets_one_or_one_is_agreed(kind, manager):
    assert by(kind, TODAY) is None
    duty = "plan-review-in-care" if kind == "eligible" else "plan-review-from-21"
    PlanSettings.objects.create(authority=council(), clocks={duty: [1, "years"]})
    kai = young()
    assert by(kind, TODAY, person=kai) == date(2027, 11, 20)
    agreed(kai, manager, duty=duty)
    assert by(kind, TODAY, person=kai) == SHORTER


@pytest.mark.parametrize(("clock", "last"), [([3, "months"], date(2027, 2, 20)), ([1, "years"], LAST)])
def test_a_council_can_make_it_shorter_and_never_longer(clock, last):
    PlanSettings.objects.create(authority=council(), clocks={"plan-review": clock})
    assert by("after_care", TODAY) == last


def test_an_agreed_interval_counts_from_its_first_day_to_its_last(kai, manager):
    row = agreed(kai, manager, starts_on=TODAY, ends_on=TODAY + 10 * DAY)
    assert [by("after_care", TODAY, row.starts_on + n * DAY, kai) for n in (-1, 0, 1)] == [LAST, SHORTER, SHORTER]
    assert [by("after_care", TODAY, row.ends_on + n * DAY, kai) for n in (-1, 0, 1)] == [SHORTER, SHORTER, LAST]
    assert by("after_care", TODAY, TODAY, young()) == LAST, "it is agreed for one person"
    found = next_review(kai, "after_care", TODAY, on=TODAY)
    assert found.said.endswith("as agreed for this person.")


def test_a_longer_one_is_never_more_than_the_law_and_the_shortest_counts(kai, manager):
    with pytest.raises(ValidationError, match="never lengthen"):
        said = {"duty": "plan-review", "number": 9, "unit": "months", "reason": "x"}
        intervals.agree(kai, said | {"starts_on": TODAY, "ends_on": TODAY}, by=manager.user, at=NOW)
    agreed(kai, manager, number=9)
    assert by("after_care", TODAY, person=kai) == LAST
    PlanSettings.objects.create(authority=council(), clocks={"plan-review": [2, "months"]})
    assert by("after_care", TODAY, person=kai) == SHORTER


@pytest.mark.parametrize(("day", "is_in_time"), [(SHORTER - DAY, True), (SHORTER, True), (SHORTER + DAY, False)])
def test_the_last_screen_takes_a_day_by_then_and_none_after(as_, kai, adviser, manager, review, day, is_in_time):
    agreed(kai, manager)
    client = as_(adviser)
    page = words(client.get(address(kai, "end/")))
    assert "By 20 January 2027 at the latest: 2 months from" in page and "as agreed for this person." in page
    sent = {"version": review.edit, **boxes("held_on", TODAY), **boxes("next_on", day)}
    response = client.post(address(kai, "end/"), sent)
    assert (response.status_code == 302) is is_in_time
    review.refresh_from_db()
    assert review.next_on == (day if is_in_time else None)
    if not is_in_time:
        assert "by 20 January 2027" in str(response.context["form"].errors["next_on"])


def test_every_page_says_the_same_day(as_, kai, adviser, manager, review):
    look_at_everything(review, adviser.user)
    finish(review, adviser.user)
    approve(review, manager.user)
    assert planned_by(kai, TODAY) == summaries.of_people([kai], TODAY)[0].next_review_on == LAST
    said = {"duty": "plan-review", "number": 2, "unit": "months", "reason": "Much is changing"}
    intervals.agree(kai, said | {"starts_on": TODAY, "ends_on": LAST}, by=manager.user, at=NOW)
    assert planned_by(kai, TODAY) == SHORTER
    assert "Next review by 20 January 2027" in words(as_(adviser).get(address(kai)))
    assert "by 20 January 2027" in words(as_(kai).get("/me/review/"))
    Review.objects.filter(pk=review.pk).update(next_on=SHORTER - 9 * DAY)
    summaries.keep(kai, TODAY)
    assert "Next review by 11 January 2027" in words(as_(adviser).get(address(kai))), "an earlier day was set"
    assert "by 11 January 2027" in words(as_(kai).get("/me/review/"))
    Review.objects.filter(pk=review.pk).update(next_on=SHORTER + 9 * DAY)
    summaries.keep(kai, TODAY)
    assert planned_by(kai, TODAY) == SHORTER, "agreed on since"
