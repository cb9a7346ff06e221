"""The front of a record names every duty that is overdue, and that there is no fixed home."""

from datetime import timedelta

import pytest

from leaving_care.models import Home, PartnerAccess, Role
from pathways.summaries import state_on
from tests.leaving_care.rows import build
from tests.people import TODAY, member
from tests.plans_kept.rows import kept

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def opened(client, person):
    return client.get(f"/work/people/{person.key}/")


def test_every_overdue_duty_is_named_and_then_what_comes_next(as_, adviser, kai):
    build(Home, person=kai, provided=True, starts_on=TODAY - 400 * DAY)
    row = kept(kai)
    late = [duty for duty in row.duties if state_on(duty, TODAY) == "overdue"]
    glance = opened(as_(adviser), kai).context["glance"]
    assert len(late) > 1 and [str(each.on) for each in glance.overdue] == [duty["due_on"] for duty in late]
    assert glance.next is None or glance.next.on >= TODAY
    page = opened(as_(adviser), kai).content.decode()
    assert page.count("Overdue</strong>") == len(late) == page.count("its last day was")


@pytest.mark.parametrize(
    ("kind", "ends", "shown"), [("no_fixed", None, True), ("no_fixed", -1, False), ("student", None, False)]
)
def test_no_fixed_home_stands_under_now(as_, adviser, kai, kind, ends, shown):
    ends_on = None if ends is None else TODAY + ends * DAY
    build(Home, person=kai, kind=kind, starts_on=TODAY - 9 * DAY, ends_on=ends_on)
    kept(kai)
    page = opened(as_(adviser), kai).content.decode()
    assert ("No fixed home</strong>" in page) is shown
    assert (f'href="/work/people/{kai.key}/homes/">What is recorded' in page) is shown


def test_who_may_not_see_where_they_live_is_not_told(as_, kai):
    build(Home, person=kai, kind="no_fixed", starts_on=TODAY - 9 * DAY)
    kept(kai)
    partner = member(Role.PARTNER)
    build(PartnerAccess, person=kai, partner=partner, to_part="reach", reason="x", starts_on=TODAY, ends_on=TODAY)
    assert "No fixed home" not in opened(as_(partner), kai).content.decode()
