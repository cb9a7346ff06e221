"""What stands at the top of a record: what comes next, whether they wait for help, how far the plan is, when they were reached."""

from datetime import timedelta

import pytest

from leaving_care.models import HandedOver, PartnerAccess, Role
from pathways.actions.check_ins import answer_check_in
from pathways.models import CheckIn, Contact
from pathways.views.work.working import of_them
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, allocate, council, member, young
from tests.plans import approved, sent
from tests.plans_kept.rows import contact, kept

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def opened(client, person):
    response = client.get(f"/work/people/{person.key}/")
    assert response.status_code == 200
    return response


def top(response):
    """The page down to how to reach them, in words."""
    return " ".join(response.content.decode().split("<h1")[1].split('id="reach"')[0].split())


def test_it_says_what_comes_next_and_leads_to_logging_and_to_the_plan(as_, adviser, kai):
    row = kept(kai)
    response = opened(as_(adviser), kai)
    comes = next(duty for duty in row.duties if duty["id"] == row.next_due)
    glance, said = response.context["glance"], top(response)
    first = [*glance.overdue, glance.next][0]
    assert (first.what, first.on) == (of_them(comes["what"]), row.next_due_on)
    assert (glance.plan, glance.reached_on, glance.needs_help) == ("None yet.", None, False)
    assert "Not recorded yet" in said and "Needs help" not in said
    assert f'href="/work/people/{kai.key}/contacts/add/"' in said and f'href="/work/people/{kai.key}/plan/"' in said


@pytest.mark.parametrize(
    ("days", "words"), [(-1, "Overdue</strong>"), (0, "by 20 November 2026"), (1, "by 21 November 2026")]
)
def test_the_last_day_itself_is_not_overdue(as_, adviser, kai, days, words):
    row = kept(kai)
    duties = [duty | {"due_on": str(TODAY + days * DAY)} for duty in row.duties if duty["id"] == row.next_due][:1]
    kai.summary_rows.update(next_due_on=TODAY + days * DAY, duties=duties)
    said = top(opened(as_(adviser), kai))
    assert words in said and ("Overdue" in said) is (days < 0)


def test_whether_they_need_help_stays_until_somebody_answers(as_, adviser, kai):
    row = build(CheckIn, person=kai, said="not_good", needs_help=True, at=NOW - DAY)
    kept(kai)
    client = as_(adviser)
    answer_check_in(row, by=adviser.user, at=NOW)
    said = top(opened(client, kai))
    assert "Needs help</strong>" in said and f'href="/work/people/{kai.key}/say/"' in said
    answer_check_in(row, "I ring you", by=adviser.user, at=NOW)
    assert "Needs help" not in top(opened(client, kai))


def test_it_says_when_they_were_reached_and_how_often_it_was_tried_since(as_, adviser, kai):
    contact(kai, TODAY - 9 * DAY)
    for days in (0, 3):
        build(Contact, person=kai, at=NOW - days * DAY, how="call", outcome="tried")
    kept(kai)
    said = top(opened(as_(adviser), kai))
    assert "11 November 2026<br>Tried 2 times since then, last on 20 November 2026" in said


def test_it_says_how_far_the_plan_is(as_, adviser, kai):
    manager = member(Role.MANAGER)
    client = as_(adviser)
    sent(kai, adviser.user)
    kept(kai)
    assert opened(client, kai).context["glance"].plan == "A version is being written: waits for a manager."
    other = young(adviser=adviser)
    approved(other, adviser.user, manager.user)
    review = kept(other).next_review_on
    words = f"There is one. Its review is due by {review.day} {review:%B %Y}."
    assert opened(client, other).context["glance"].plan == words
    other.summary_rows.update(next_review_on=TODAY - DAY)
    assert opened(client, other).context["glance"].plan == "There is one. Its review was due by 19 November 2026."


def test_it_shows_nothing_that_the_reader_may_not_see(as_, adviser, kai):
    build(CheckIn, person=kai, needs_help=True, at=NOW)
    kept(kai)
    partner = member(Role.PARTNER)
    span = {"starts_on": TODAY, "ends_on": TODAY}
    build(PartnerAccess, person=kai, partner=partner, to_part="homes", reason="x", **span)
    response = opened(as_(partner), kai)
    assert response.context["glance"] is None and "Needs help" not in response.content.decode()
    officer = opened(as_(member(Role.DATA_OFFICER)), kai)
    assert "Log contact" not in officer.content.decode()


def test_another_councils_record_says_nothing_of_its_lists(as_, kai):
    kept(kai)
    far = council("elsewhere")
    build(HandedOver, person=kai, to=far, handed_part="about", reason="moved", starts_on=TODAY)
    reader = member(Role.MANAGER, far)
    assert opened(as_(reader), kai).context["glance"] is None


def test_a_second_worker_sees_it_too(as_, kai):
    kept(kai)
    worker = member(Role.SOCIAL_WORKER)
    allocate(worker, kai)
    assert opened(as_(worker), kai).context["glance"].next
