"""What a manager reads who decides on a hold: what is overdue, when they were last seen, and what waited before."""

from datetime import date, timedelta

import pytest

from pathways import summaries
from pathways.actions import holds
from tests.contacts.conftest import on, sent
from tests.me.conftest import words
from tests.people import NOW, TODAY, young
from tests.plans_kept.rows import contact

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SEEN, UNTIL, LAST = "contact-16-to-20", date(2026, 12, 14), date(2027, 2, 20)
LATE = "Seeing them, wherever they live: overdue. Its last day was"


def asked(kai, by, **values):
    said = {"duties": [SEEN], "reason": "in_hospital", "ends_on": UNTIL} | values
    return holds.ask(kai, **said, by=by.user, at=NOW)


def decides(as_, kai, manager, hold):
    return words(as_(manager).get(f"/work/people/{kai.key}/holds/{hold.key}/check/"))


def test_a_hold_lasts_ninety_three_days_and_can_be_asked_for_again(kai, adviser, as_):
    form = sent(duties=[SEEN], reason="in_hospital", note="", **on("ends_on", LAST))
    address = f"/work/people/{kai.key}/holds/add/"
    assert "up to 20 February 2027. It ends by itself, and can be asked for again." in words(as_(adviser).get(address))
    assert as_(adviser).post(address, form).status_code == 302
    hold = kai.dutyheld_rows.get()
    assert hold.ends_on == LAST
    holds.ask(kai, duties=[SEEN], reason="in_hospital", ends_on=LAST + 9 * DAY, by=adviser.user, at=NOW + 9 * DAY)


def test_it_says_what_is_overdue_and_that_nobody_is_recorded_to_have_seen_them(kai, adviser, manager, as_):
    hold = asked(kai, adviser)
    said = decides(as_, kai, manager, hold)
    assert LATE in said and "Last seen Not recorded yet" in said and "It has waited before No" in said
    listed = words(as_(manager).get("/work/holds/"))
    assert "Holds to check" in listed and "Overdue now Seeing them, wherever they live: its last day was" in listed
    assert "Last seen Not recorded yet" in listed


def test_it_says_when_they_were_seen_and_that_its_day_comes_while_it_waits(kai, adviser, manager, as_):
    contact(kai, TODAY - 50 * DAY)
    summaries.keep(kai, TODAY)
    hold = asked(kai, adviser)
    said = decides(as_, kai, manager, hold)
    assert "Last seen 1 October 2026" in said and "Last in touch 1 October 2026" in said
    assert "by 1 December 2026. That day comes while it waits" in said and "overdue" not in said
    assert "Overdue now Nothing of this Last seen 1 October 2026" in words(as_(manager).get("/work/holds/"))


def test_it_says_what_of_the_same_waited_before(kai, adviser, manager, as_):
    first = asked(kai, adviser, ends_on=TODAY + 2 * DAY)
    holds.check(first, by=manager.user, at=NOW)
    refused = asked(kai, adviser, ends_on=TODAY + 3 * DAY)
    holds.check(refused, refused="No", by=manager.user, at=NOW)
    other = asked(kai, adviser, duties=["plan-after-care"], ends_on=TODAY + 4 * DAY)
    holds.check(other, by=manager.user, at=NOW)
    said = decides(as_, kai, manager, asked(kai, adviser))
    assert "It has waited before From 20 November 2026 to 22 November 2026 (3 days)" in said
    assert "24 November 2026 (" not in said and "23 November 2026 (" not in said


@pytest.mark.parametrize("many", [1, 6])
def test_the_list_asks_no_more_for_many(kai, adviser, manager, as_, at_most, many):
    for _ in range(many):
        asked(young(adviser=adviser), adviser)
    client = as_(manager)
    with at_most(8):
        assert words(client.get("/work/holds/")).count("Look and answer") == many
