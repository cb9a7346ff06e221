"""The days of a review: by when the next one has to be, and on which a meeting can have been."""

from datetime import date

from leaving_care.law import NotInForce, timetable
from leaving_care.models import Authority
from pathways.models import PlanSettings
from pathways.sections import AFTER_CARE, EDUCATION, ELIGIBLE, FROM_21
from pathways.timetable.lengths import Length, over

# Which duty of the timetable sets the time for each kind of plan. All but the first have none of the law's.
CLOCKS = {
    AFTER_CARE: "plan-review",
    ELIGIBLE: "plan-review-in-care",
    EDUCATION: "plan-review-from-21",
    FROM_21: "plan-review-from-21",
}


def next_review_by(kind: str, held_on: date, council: Authority) -> date | None:
    """The last day for the next review of a kind of plan, counted from one held on a day; None where no time is set.

    No more than six months after care (SI 2010/2571, regulation 7(2)(c)), from the law book; or by the council's own clock,
    which can only be shorter.
    """
    duty = CLOCKS[kind]
    lengths = [length for length in (_by_law(duty, held_on), _by_council(duty, council)) if length]
    return min((over(held_on, length) for length in lengths), default=None)


def _by_law(duty: str, on: date) -> Length | None:
    time = timetable().get(duty)
    try:
        value = time.on(on) if time else None
    except NotInForce:
        return None
    return Length(value.value, value.unit) if value and value.value is not None else None


def _by_council(duty: str, council: Authority) -> Length | None:
    settings = PlanSettings.objects.filter(authority=council).first()
    own = settings.clocks.get(duty) if settings else None
    return Length(*own) if own else None
