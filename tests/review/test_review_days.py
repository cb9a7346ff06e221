"""By when the next review has to be: the law's six months, or the council's own shorter clock."""

from datetime import date

import pytest

from pathways.actions.review_days import next_review_by
from pathways.models import PlanSettings
from tests.people import council

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("held_on", "last"),
    [
        (date(2026, 11, 20), date(2027, 5, 20)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2011, 3, 31), None),  # the day before the regulation
        (date(2011, 4, 1), date(2011, 10, 1)),
    ],
)
def test_after_care_it_is_six_months(held_on, last):
    assert next_review_by("after_care", held_on, council()) == last


@pytest.mark.parametrize("kind", ["eligible", "education", "from_21"])
def test_for_other_plans_no_time_is_set_unless_the_council_sets_one(kind):
    assert next_review_by(kind, date(2026, 11, 20), council()) is None
    duty = "plan-review-in-care" if kind == "eligible" else "plan-review-from-21"
    PlanSettings.objects.create(authority=council(), clocks={duty: [1, "years"]})
    assert next_review_by(kind, date(2026, 11, 20), council()) == date(2027, 11, 20)


@pytest.mark.parametrize(("clock", "last"), [([3, "months"], date(2027, 2, 20)), ([1, "years"], date(2027, 5, 20))])
def test_a_council_can_make_it_shorter_and_never_longer(clock, last):
    PlanSettings.objects.create(authority=council(), clocks={"plan-review": clock})
    assert next_review_by("after_care", date(2026, 11, 20), council()) == last
