"""How long a record is kept: the day before, the day, and the day after."""

from datetime import date, timedelta

import pytest

from leaving_care.law import NotInForce, provisions
from leaving_care.models import YoungPerson
from leaving_care.retention import kept, years_before
from pathways.archive.past_keeping import past_keeping
from tests.people import TODAY, young

DAY = timedelta(days=1)
ALIVE, DIED_AT_17, DIED_AT_18 = None, date(1990, 5, 3), date(1990, 5, 4)
BORN = date(1972, 5, 4)


@pytest.mark.parametrize(
    ("born", "died", "until"),
    [
        (BORN, ALIVE, date(2047, 5, 4)),
        (BORN, DIED_AT_18, date(2047, 5, 4)),
        (BORN, DIED_AT_17, date(2005, 5, 3)),
        (date(2000, 2, 29), ALIVE, date(2075, 3, 1)),
        (date(2001, 2, 28), ALIVE, date(2076, 2, 28)),
    ],
)
def test_the_last_day_of_keeping(born, died, until):
    found = kept(born, died, TODAY)
    assert found.until == until
    assert [found.is_past(day) for day in (until - DAY, until, until + DAY)] == [False, False, True]


def test_each_says_by_what_law_and_how_sure_that_is():
    alive, died = kept(BORN, ALIVE, TODAY), kept(BORN, DIED_AT_17, TODAY)
    assert alive.provisions == ("cpr2010-reg50", "clr2010-reg10")
    assert died.provisions == ("cpr2010-reg50",)
    assert {*alive.provisions, *died.provisions} <= provisions().keys()
    assert alive.sure == died.sure == "unread"


def test_before_the_law_book_begins_there_is_no_answer():
    with pytest.raises(NotInForce):
        kept(BORN, ALIVE, date(2011, 3, 31))


def test_years_before():
    assert years_before(date(2026, 11, 20), 75) == date(1951, 11, 20)
    assert years_before(date(2024, 2, 29), 1) == date(2023, 2, 28)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "on", [date(2026, 11, 20), date(2027, 2, 28), date(2027, 3, 1), date(2028, 2, 29), date(2028, 3, 1)]
)
def test_the_query_says_what_the_rule_says_of_everybody(on):
    edges = [on.replace(year=on.year - 75, day=min(on.day, 28)) + number * DAY for number in range(-3, 4)]
    lives = [(born, ALIVE) for born in [*edges, BORN, date(1952, 2, 29), date(1951, 2, 28)]]
    deaths = [on.replace(year=on.year - 15, day=min(on.day, 28)) + number * DAY for number in range(-3, 4)]
    lives += [(died.replace(year=died.year - 17, day=min(died.day, 28)), died) for died in deaths]
    lives += [(died.replace(year=died.year - 18, day=min(died.day, 28)) + number * DAY, died)
              for died in deaths for number in (-2, -1, 0, 1, 2)]  # fmt: skip
    lives += [(BORN, DIED_AT_17), (BORN, DIED_AT_18), (date(1996, 2, 29), date(2014, 2, 28))]
    authority = young().authority
    YoungPerson.objects.bulk_create(
        YoungPerson(authority=authority, name_used="Kai Example", date_of_birth=born, died_on=died)
        for born, died in lives
    )
    found = set(past_keeping(YoungPerson.objects.all(), on).values_list("pk", flat=True))
    assert found == {
        person.pk for person in YoungPerson.objects.all() if kept(person.date_of_birth, person.died_on, on).is_past(on)
    }
    assert 0 < len(found) < YoungPerson.objects.count()
