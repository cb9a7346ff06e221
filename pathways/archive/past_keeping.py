"""Which records need not be kept any more, as a query."""

from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear

from leaving_care.law import timetable
from leaving_care.models import YoungPerson
from leaving_care.retention import ADULT, AFTER_DEATH, CARE_LEAVER, IN_CARE, years_before


def past_keeping(people: QuerySet[YoungPerson], on: date) -> QuerySet[YoungPerson]:
    """Those of `people` whose record need not be kept on a day: as `leaving_care.retention.kept` says of each.

    Raises law.NotInForce before the law book begins.
    """
    book, before = timetable(), on - timedelta(days=1)
    longest = max(book[name].on(on).value or 0 for name in (IN_CARE, CARE_LEAVER))
    died = years_before(before, book[AFTER_DEATH].on(on).value or 0)
    return _with_age_at_death(people).filter(
        Q(date_of_birth__lte=years_before(before, longest)) | (Q(died_on__lte=died) & _DIED_YOUNG)
    )


_DIED_YOUNG = Q(years__lt=ADULT) | (Q(years=ADULT) & Q(died_in_year__lt=F("born_in_year")))


def _with_age_at_death(people: QuerySet[YoungPerson]) -> QuerySet[YoungPerson]:
    """`years` between the years of birth and death, and both days as numbers that grow through the year."""
    return people.annotate(
        years=ExtractYear("died_on") - ExtractYear("date_of_birth"),
        died_in_year=ExtractMonth("died_on") * 100 + ExtractDay("died_on"),
        born_in_year=ExtractMonth("date_of_birth") * 100 + ExtractDay("date_of_birth"),
    )
