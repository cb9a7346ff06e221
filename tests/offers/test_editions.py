"""Which edition is in force is a question with a day in it, and the rows in memory answer it as the database does."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaving_care.models import Authority
from offers.models import Edition, Withdrawal
from offers.rendering.state import published_editions
from offers.standing import in_force

pytestmark = pytest.mark.django_db

DAY, ONE = date(2026, 4, 1), timedelta(days=1)
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def wessex():
    return council("wessex")


def council(slug):
    return Authority.objects.create(slug=slug, name=slug, short_name=slug, tier="unitary")


def edition(of, number, effective_from=DAY, published_at=NOON, withdrawn_on=None):
    """An edition, published unless `published_at` is None."""
    made = Edition.objects.create(authority=of, number=number, title="Offer", effective_from=effective_from)
    if published_at:
        Edition.objects.filter(pk=made.pk).update(published_at=published_at)
    if withdrawn_on:
        Withdrawal.objects.create(edition=made, withdrawn_on=withdrawn_on, reason="-", by="-", recorded_at=NOON)
    return made


def number_in_force(on, of):
    """The number of the edition in force, of which the database and memory say the same."""
    asked = Edition.objects.filter(authority=of).in_force(on).first()
    assert in_force(published_editions(of), on) == asked
    return asked and asked.number


def test_an_edition_is_in_force_from_its_first_day(wessex):
    edition(wessex, 1)
    assert number_in_force(DAY - ONE, wessex) is None
    assert number_in_force(DAY, wessex) == 1
    assert number_in_force(DAY + ONE, wessex) == 1
    assert number_in_force(date.max, wessex) == 1


def test_the_next_edition_takes_over_on_its_first_day(wessex):
    edition(wessex, 1)
    edition(wessex, 2, effective_from=DAY + 10 * ONE)
    assert [number_in_force(DAY + days * ONE, wessex) for days in (-1, 0, 9, 10, 11)] == [None, 1, 1, 2, 2]


def test_when_it_was_decided_does_not_matter(wessex):
    edition(wessex, 1, published_at=NOON + 100 * ONE)
    edition(wessex, 2, effective_from=DAY + ONE, published_at=NOON)
    assert [number_in_force(DAY + days * ONE, wessex) for days in (0, 1)] == [1, 2]


def test_the_number_does_not_matter(wessex):
    edition(wessex, 7)
    edition(wessex, 2, effective_from=DAY + ONE)
    assert number_in_force(DAY + ONE, wessex) == 2


def test_of_two_that_start_on_one_day_the_later_decided_counts(wessex):
    edition(wessex, 1, published_at=NOON + timedelta(microseconds=1))
    edition(wessex, 2, published_at=NOON)
    assert number_in_force(DAY, wessex) == 1


def test_a_draft_is_never_in_force(wessex):
    edition(wessex, 1, published_at=None)
    assert number_in_force(date.max, wessex) is None
    assert not Edition.objects.published().exists() and not Edition.objects.standing(DAY).exists()
    edition(wessex, 2)
    edition(wessex, 3, effective_from=DAY + ONE, published_at=None)
    assert number_in_force(DAY + ONE, wessex) == 2


def test_a_draft_may_have_no_first_day_and_a_published_edition_may_not(wessex):
    edition(wessex, 1, effective_from=None, published_at=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        edition(wessex, 2, effective_from=None)


def test_a_withdrawn_edition_stands_until_the_day_before(wessex):
    edition(wessex, 1, withdrawn_on=DAY + 5 * ONE)
    assert [number_in_force(DAY + days * ONE, wessex) for days in (0, 4, 5, 6)] == [1, 1, None, None]


def test_when_an_edition_is_withdrawn_the_one_before_is_back(wessex):
    edition(wessex, 1)
    edition(wessex, 2, effective_from=DAY + 2 * ONE, withdrawn_on=DAY + 4 * ONE)
    assert [number_in_force(DAY + days * ONE, wessex) for days in range(6)] == [1, 1, 2, 2, 1, 1]


def test_an_edition_cancelled_before_its_first_day_is_never_in_force(wessex):
    edition(wessex, 1)
    edition(wessex, 2, effective_from=DAY + 5 * ONE, withdrawn_on=DAY + ONE)
    assert {number_in_force(DAY + days * ONE, wessex) for days in range(10)} == {1}


def test_many_councils_are_asked_at_once(wessex):
    mercia, kent = council("mercia"), council("kent")
    edition(wessex, 1)
    edition(wessex, 2, effective_from=DAY + ONE)
    edition(mercia, 1, effective_from=DAY + 9 * ONE)
    edition(mercia, 2, effective_from=DAY - 9 * ONE)
    edition(kent, 1, published_at=None)

    def on(day):
        return {(row.authority.slug, row.number) for row in Edition.objects.in_force(day)}

    assert on(DAY) == {("wessex", 1), ("mercia", 2)}
    assert on(DAY + ONE) == {("wessex", 2), ("mercia", 2)}
    assert on(DAY + 9 * ONE) == {("wessex", 2), ("mercia", 1)}
    assert on(DAY - 10 * ONE) == set()
    assert {row.authority for row in Edition.objects.filter(authority=mercia).in_force(DAY)} == {mercia}


def test_a_question_about_some_editions_is_answered_from_all_of_the_councils(wessex):
    edition(wessex, 1)
    edition(wessex, 2, effective_from=DAY + ONE)
    # Edition 1 was replaced, even for one who asks for edition 1 only.
    assert not Edition.objects.filter(number=1).in_force(DAY + ONE).exists()


def test_standing_is_published_and_not_withdrawn(wessex):
    edition(wessex, 1, withdrawn_on=DAY)
    edition(wessex, 2, effective_from=DAY + 50 * ONE)
    edition(wessex, 3, published_at=None)
    assert [row.number for row in Edition.objects.standing(DAY - ONE)] == [1, 2]
    assert [row.number for row in Edition.objects.standing(DAY)] == [2]
    assert [row.number for row in Edition.objects.published()] == [1, 2]


def test_it_takes_one_query(wessex, django_assert_num_queries):
    edition(wessex, 1)
    with django_assert_num_queries(1):
        list(Edition.objects.in_force(DAY))


# Any history: each edition is (first day, place in the order of deciding, day of withdrawal), or a draft

DAYS = st.integers(0, 5)
HISTORY = st.lists(st.tuples(DAYS, st.none() | DAYS, st.booleans()), max_size=6)


def expected(rows, on):
    """The rule, said once more and as plainly as it can be."""
    best = None
    for number, start, decided, withdrawn in rows:
        stands = start <= on and (withdrawn is None or on < withdrawn)
        if decided is not None and stands and (best is None or (start, decided) > best[:2]):
            best = (start, decided, number)
    return best and best[2]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories=st.tuples(HISTORY, HISTORY), order=st.randoms(use_true_random=False))
def test_any_history_is_read_alike(histories, order):
    with transaction.atomic():
        kept = {}
        for place, history in enumerate(histories):
            of = council(f"council-{place}")
            moments = order.sample(range(10), len(history))
            kept[of] = rows = []
            for number, ((start, withdrawn, is_draft), moment) in enumerate(
                zip(history, moments, strict=True), start=1
            ):
                rows.append((number, start, None if is_draft else moment, withdrawn if not is_draft else None))
                edition(
                    of,
                    number,
                    effective_from=DAY + start * ONE,
                    published_at=None if is_draft else NOON + moment * ONE,
                    withdrawn_on=DAY + withdrawn * ONE if withdrawn is not None and not is_draft else None,
                )
        for day in range(-1, 7):
            together = {row.authority_id: row.number for row in Edition.objects.in_force(DAY + day * ONE)}
            for of, rows in kept.items():
                assert number_in_force(DAY + day * ONE, of) == expected(rows, day) == together.get(of.pk)
        transaction.set_rollback(True)


def test_two_decided_at_the_same_moment_are_read_alike(wessex):
    edition(wessex, 1)
    edition(wessex, 2)
    assert number_in_force(DAY, wessex) == 2
