"""Who came back stands on the adviser's list, on their record and with managers from the asking until they were reached."""

from datetime import date, timedelta

import pytest

from leaving_care.models import Allocation
from pathways import summaries
from pathways.actions import coming_back, contacts
from pathways.models import CameBack
from pathways.ringing import waiting_back
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, young
from tests.plans_kept.rows import kept

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def pavel(adviser):
    """Somebody of 22 who asked to come back yesterday, and whose adviser had stopped."""
    person = young(adviser=adviser, account=True, name_used="Pavel", date_of_birth=date(2004, 5, 4))
    Allocation.objects.filter(person=person).update(ends_on=TODAY - 2 * DAY)
    coming_back.ask(person, "I lost my room.\nCan I still ask you?", by=person.user, at=NOW - DAY)
    kept(person)
    return person


def settled(person, adviser, manager, reply_by=TODAY + 3 * DAY):
    row = CameBack.objects.get(person=person)
    coming_back.settle(row, worker=adviser, reply_by=reply_by, by=manager.user, at=NOW)
    return row


def log(person, by, at=NOW + HOUR, outcome="reached", written=NOW + HOUR):
    return contacts.log(person, {"how": "call", "outcome": outcome, "at": at}, by=by.user, at=max(at, written))


def messages(client):
    return client.get("/work/").context["day"].messages


def words(client, address):
    page = client.get(address).content.decode()
    return " ".join(page.split("<h1")[1].split()).replace("&#x27;", "'")


def test_once_it_is_settled_whoever_works_with_them_is_told_to_ring_until_they_did(as_, adviser, manager, pavel):
    settled(pavel, adviser, manager)
    client = as_(adviser)
    (said,) = messages(client)
    assert (said.first, said.text, said.leads_to, said.is_late) == ("Ring", "by 23 November 2026", "work_person", False)
    assert (
        f'<strong>Ring</strong> <a class="govuk-link" href="/work/people/{pavel.key}/">Pavel</a> <strong>by 23'
        in words(client, "/work/")
    )
    log(pavel, adviser, outcome="tried")
    assert len(messages(client)) == 1, "a try is no call"
    wrong = log(pavel, adviser)
    contacts.mark_mistaken(wrong, reason="the wrong person", by=adviser.user, at=NOW + HOUR)
    assert len(messages(client)) == 1
    log(pavel, adviser)
    assert messages(client) == [] and not waiting_back().exists()


@pytest.mark.parametrize(
    ("at", "written", "waits"),
    [(-2 * HOUR, -HOUR, True), (-10 * HOUR, HOUR, False), (-2 * DAY, HOUR, True), (HOUR, HOUR, False)],
)
def test_only_what_is_logged_after_the_settling_counts_from_its_day_on(adviser, manager, pavel, at, written, waits):
    settled(pavel, adviser, manager)
    log(pavel, adviser)
    pavel.contact_rows.update(at=NOW + at, written_at=NOW + written)
    assert waiting_back().exists() is waits


@pytest.mark.parametrize(
    ("reply_by", "text", "late"),
    [
        (TODAY - DAY, "by 19 November 2026. This day has passed", True),
        (TODAY, "by 20 November 2026", False),
        (None, "soon: no day was said", False),
    ],
)
def test_a_day_that_has_passed_is_late(as_, adviser, manager, pavel, reply_by, text, late):
    row = settled(pavel, adviser, manager)
    CameBack.objects.filter(pk=row.pk).update(reply_by=reply_by)
    (said,) = messages(as_(adviser))
    assert (said.text, said.is_late) == (text, late)
    page = words(as_(adviser), f"/work/people/{pavel.key}/")
    assert ("This day has passed" in page) is late and ("Overdue</strong> Priya" in page) is False
    assert ("Overdue</strong> <strong>Ring" in words(as_(adviser), "/work/")) is late


def test_their_record_begins_with_their_words_and_the_day(as_, adviser, manager, pavel):
    def top(client):
        return words(client, f"/work/people/{pavel.key}/").split("Comes next")[0]

    CameBack.objects.update(reply_by=TODAY + 3 * DAY)
    page = top(as_(manager))
    for said in ("They came back", "We ring them by 23 November 2026", "“I lost my room.<br>Can I still ask you?”"):
        assert said in page
    assert "A manager says who works with them" in page
    settled(pavel, adviser, manager)
    page = top(as_(adviser))
    for said in ("Ring them", f"{adviser.user.name} rings them by 23 November 2026", "“I lost my room."):
        assert said in page
    assert "asked for help again on 19 November 2026" in page
    log(pavel, adviser)
    assert "I lost my room" not in top(as_(adviser))


def test_managers_count_them_until_they_were_rung(as_, adviser, manager, pavel):
    client = as_(manager)

    def counted():
        response = client.get("/manage/due/", {"show": "came_back"})
        number = {tab.name: number for tab, number, _ in response.context["tabs"]}["came_back"]
        return number, [thing for row in response.context["rows"] for thing in row.things]

    number, (thing,) = counted()
    assert (number, thing.text, thing.address) == (1, "Asked for help again on 19 November 2026", "/work/came-back/")
    row = settled(pavel, adviser, manager)
    number, (thing,) = counted()
    asked = "Asked for help again on 19 November 2026"
    assert (number, thing.text) == (1, f"{asked}: still to be rung by 23 November 2026 by {adviser.user.name}")
    assert client.get(thing.address).status_code == 200
    CameBack.objects.filter(pk=row.pk).update(reply_by=TODAY - DAY)
    assert "was to be rung by 19 November 2026" in counted()[1][0].text
    log(pavel, adviser)
    assert counted() == (0, [])


def test_they_cost_no_query(as_, adviser, at_most):
    people = [young(adviser=adviser) for _ in range(25)]
    for person in people[:3]:
        build(CameBack, person=person, asked_at=NOW, settled_at=NOW, worker=adviser)
    summaries.keep_all([person.pk for person in people], TODAY)
    client = as_(adviser)
    messages(client)  # what is asked of the database once for a process is asked
    with at_most(5):
        assert len(messages(client)) == 3
