"""The pages of contact: what they show, what comes after saving, what is asked about a note, and what is never there."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import NotAllowed
from leaving_care.models import ConsultationNote, Event, Role
from pathways import summaries
from pathways.actions import contacts, visits
from pathways.models import Contact, Typed, VisitPlanned
from pathways.needless import needless
from tests.contacts.conftest import on, sent
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, member, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
VALUES = {"at": NOW, "how": "call", "outcome": "reached", "where": "", "seen_alone": None, "note": ""}


def to(kai, rest=""):
    return f"/work/people/{kai.key}/{rest}"


def log(kai, by, **values):
    return contacts.log(kai, VALUES | values, by=by.user, at=NOW)


def plan(kai, by, on, **values):
    return visits.plan_visit(kai, {"on": on, "at_time": None, "where": "", **values}, by=by.user, at=NOW)


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_the_page_says_who_was_reached_when_and_what_comes_next_with_its_reason(kai, adviser, as_):
    client = as_(adviser)
    page = read(client, to(kai, "contacts/"))
    assert page.count("Not recorded yet") == 2
    assert "Nothing has been logged yet" in page
    log(kai, adviser, how="visit", outcome="seen_at_home", where="Her flat", seen_alone=True, note="All is well")
    page = read(client, to(kai, "contacts/"))
    assert "Not recorded yet" not in page
    for words in ("20 November 2026", "Her flat", "All is well", "Visit: seen where they live", "Seen alone"):
        assert words in page
    assert "by 20 January 2027" in page
    assert "2 months from the last time they were seen (20 November 2026)" in page


def test_looking_is_noted_once_and_reading_changes_nothing(kai, adviser, as_):
    as_(adviser).get(to(kai, "contacts/"))
    looks = Event.objects.filter(kind=Event.Kind.LOOKED, person=kai)
    assert [(event.part, event.by) for event in looks] == [("contacts", adviser.user)]


def test_the_newest_stands_first_and_the_list_has_pages(kai, adviser, as_, at_most):
    client = as_(adviser)
    log(kai, adviser, at=NOW - 40 * DAY, note="number 40")
    with at_most(12):
        client.get(to(kai, "contacts/"))
    for ago in range(30):
        log(kai, member_of(kai) if ago % 2 else adviser, at=NOW - ago * DAY, note=f"number {ago}.")
    with at_most(12):
        page = read(client, to(kai, "contacts/"))
    assert len(page) < 100_000
    assert page.index("number 0.") < page.index("number 24.")
    assert "number 25." not in page
    assert "number 40" in read(client, to(kai, "contacts/?page=2"))
    assert "number 40" in read(client, to(kai, "contacts/?page=99"))
    assert "number 0." in read(client, to(kai, "contacts/?page=x%00"))


def member_of(kai):
    return member(Role.MANAGER)


def test_after_saving_one_can_log_another_or_plan_the_next_visit(kai, adviser, as_, at_most):
    client = as_(adviser)
    form = sent(how="call", outcome="tried", when="today", opened_on=TODAY.isoformat())
    page = client.post(to(kai, "contacts/add/"), form, follow=True).content.decode()
    assert "Saved." in page
    assert f'href="{to(kai, "contacts/add/")}"' in page
    assert f'href="{to(kai, "visits/add/")}"' in page
    assert "Is this needed here?" not in page
    with at_most(10):
        client.get(to(kai, f"contacts/{Contact.objects.get().key}/"))


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Rang 07700 900001, no answer", ["what looks like a phone number"]),
        ("Rang +44 (0)1632 960 001", ["what looks like a phone number"]),
        ("Mail to Alex.Invented@example.org", ["what looks like an email address"]),
        ("She gave QQ 12 34 56 C", []),  # Q begins no National Insurance number
        ("She gave AB 12 34 56 C", ["what looks like a National Insurance number"]),
        ("Lives at DE1 2QL now", ["what looks like a postcode"]),
        ("x" * 1001, ["more than 1,000 characters"]),
        ("x" * 1000, []),
        ("Seen on 20 November 2026 at 14:30, room 12, paid £1250.50", []),
        ("", []),
    ],
)
def test_what_may_not_be_needed_is_named(note, found):
    assert needless(note) == found


def test_a_note_with_a_number_is_saved_and_asked_about_and_changed_the_same_day(kai, adviser, as_):
    client = as_(adviser)
    form = sent(how="call", outcome="tried", when="today", note="Rang 07700 900001")
    page = client.post(to(kai, "contacts/add/"), form, follow=True).content.decode()
    row = Contact.objects.get()
    assert row.note == "Rang 07700 900001"
    assert "Is this needed here?" in page
    assert "what looks like a phone number" in page
    assert "07700" in read(client, to(kai, f"contacts/{row.key}/note/"))
    response = client.post(to(kai, f"contacts/{row.key}/note/"), sent(note="Rang, no answer"))
    assert response["Location"] == to(kai, f"contacts/{row.key}/")
    row.refresh_from_db()
    assert row.note == "Rang, no answer"
    assert "Is this needed here?" not in read(client, to(kai, f"contacts/{row.key}/"))


def test_a_note_is_its_writers_and_stays_from_the_next_day(kai, adviser, manager):
    row = log(kai, adviser, note="As it was")
    for by, at in ((manager.user, NOW), (adviser.user, NOW + DAY)):
        with pytest.raises(ValidationError, match="on the day it was written"):
            contacts.change_note(row, note="Other", by=by, at=at)
    with pytest.raises(NotAllowed):
        contacts.change_note(row, note="Other", by=member(Role.PERSONAL_ADVISER).user, at=NOW)
    row.refresh_from_db()
    assert row.note == "As it was"


def test_a_mistake_is_logged_again_with_what_was_typed(kai, adviser, as_):
    row, client = log(kai, adviser, at=NOW - 3 * DAY, where="At college", how="meeting", outcome="seen"), as_(adviser)
    address = to(kai, f"contacts/{row.key}/mistaken/")
    assert "Say why it is a mistake" in client.post(address, sent(reason="")).content.decode()
    page = client.post(address, sent(reason="The wrong day"), follow=True).content.decode()
    assert f"?again={row.key}" in page
    page = read(client, to(kai, f"contacts/add/?again={row.key}"))
    assert '<details class="govuk-details" open>' in page
    assert '<details class="govuk-details">' in read(client, to(kai, "contacts/add/"))
    for value in ("At college", 'value="17"', 'value="10:00"'):
        assert value in page
    assert "At college" not in read(client, to(kai, f"contacts/add/?again={uuid.uuid4()}"))
    assert client.get(to(kai, "contacts/add/?again=x%00y&visit=1")).status_code == 200


def test_rows_are_found_through_their_person_alone(kai, adviser, as_):
    other = young(adviser=adviser)
    row, visit = log(other, adviser), plan(other, adviser, TODAY)
    client = as_(adviser)
    for rest in (f"contacts/{row.key}/", f"contacts/{row.key}/note/", f"contacts/{row.key}/mistaken/"):
        assert client.get(to(kai, rest)).status_code == 404
        assert client.post(to(kai, rest), sent(reason="x", note="x")).status_code in (404, 405)
    assert client.get(to(kai, f"visits/{visit.key}/cancel/")).status_code == 404
    assert client.get(to(kai, f"contacts/{uuid.uuid4()}/")).status_code == 404


def test_what_is_typed_and_not_sent_is_kept(kai, adviser, as_):
    client = as_(adviser)
    client.post(to(kai, "contacts/add/"), {"how": "visit", "note": "Half a sentence", "keep": "1"})
    assert Typed.objects.get().user == adviser.user
    assert "Half a sentence" in read(client, to(kai, "contacts/add/"))


def test_a_visit_is_planned_and_done_by_logging_it(kai, adviser, as_):
    client = as_(adviser)
    form = sent(**on("on", TODAY + DAY), at_time="14:30", where="At college")
    for _ in range(2):
        assert client.post(to(kai, "visits/add/"), form)["Location"] == to(kai, "contacts/")
    visit = VisitPlanned.objects.get()
    assert "21 November 2026, 14:30, At college" in read(client, to(kai, "contacts/"))
    visit.on = TODAY
    visit.save()
    page = read(client, to(kai, f"contacts/add/?visit={visit.key}"))
    assert "At college" in page
    log(kai, adviser)  # a call does not do it
    assert "Cancel it" in read(client, to(kai, "contacts/"))
    log(kai, adviser, how="visit", outcome="tried")
    assert "Cancel it" not in read(client, to(kai, "contacts/"))


def test_tries_since_they_were_reached_stand_beside_the_last_time(kai, adviser, as_):
    client = as_(adviser)
    log(kai, adviser, outcome="tried")
    assert "Not recorded yet<br>Tried once, on 20 November 2026" in read(client, to(kai, "contacts/"))
    log(kai, adviser, at=NOW - 9 * DAY, outcome="reached")
    for days in (2, 5, 10):
        log(kai, adviser, at=NOW - days * DAY, outcome="tried")
    page = read(client, to(kai, "contacts/"))
    assert "11 November 2026<br>Tried 3 times since then, last on 20 November 2026" in page
    log(kai, adviser, outcome="reached")
    assert "Tried 3 times" not in read(client, to(kai, "contacts/"))


def test_a_visit_logged_from_its_own_link_is_gone_from_the_day(kai, adviser, as_):
    visit, client = plan(kai, adviser, TODAY), as_(adviser)
    assert "visit with" in read(client, "/work/")
    address = to(kai, f"contacts/add/?visit={visit.key}")
    read(client, address)
    client.post(address, sent(how="visit", outcome="seen", when="today", opened_on=TODAY.isoformat()))
    assert Contact.objects.get().how == "visit"
    assert "visit with" not in read(client, "/work/")
    page = read(client, to(kai, "contacts/"))
    assert "None." in page.split("Visits planned")[1].split("<h2")[0]


def test_a_day_that_passed_asks_whether_it_happened(kai, adviser, as_):
    VisitPlanned.objects.create(person=kai, on=TODAY - DAY, by=adviser.user, made_at=NOW)
    page = read(as_(adviser), to(kai, "contacts/"))
    assert "Did it happen?" in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Enter the day of the visit"),
        (on("on", TODAY - DAY), "This day has passed"),
        (on("on", date(2101, 1, 1)), "Enter a year up to 2100"),
        ({**on("on", TODAY), "at_time": "99:99"}, "Enter a time such as 14:30"),
        ({**on("on", TODAY), "where": "x" * 121}, "Enter 120 characters or fewer"),
    ],
)
def test_a_visit_that_cannot_be_is_refused_in_words(kai, adviser, as_, fields, words):
    page = as_(adviser).post(to(kai, "visits/add/"), sent(**fields)).content.decode()
    assert words in page
    assert not VisitPlanned.objects.exists()


def test_a_visit_is_cancelled_once_with_a_reason(kai, adviser, as_):
    visit, client = plan(kai, adviser, TODAY), as_(adviser)
    address = to(kai, f"visits/{visit.key}/cancel/")
    assert "20 November 2026" in read(client, address)
    assert "Say why it was cancelled" in client.post(address, sent(reason=" ")).content.decode()
    assert client.post(address, sent(reason="They were ill")).status_code == 302
    assert "cancelled already" in client.post(address, sent(reason="Again")).content.decode()
    visit.refresh_from_db()
    assert visit.cancelled == "They were ill"
    assert "Cancel it" not in read(client, to(kai, "contacts/"))
    with pytest.raises(NotAllowed):
        visits.cancel_visit(visit, reason="x", by=member(Role.AUDITOR).user, at=NOW)
    with pytest.raises(NotAllowed):
        plan(kai, member(Role.SOCIAL_WORKER), TODAY)
    with pytest.raises(ValidationError, match="has passed"):
        plan(kai, adviser, TODAY - DAY)


def test_a_health_workers_notes_are_on_none_of_these_pages(kai, adviser, manager, as_):
    build(ConsultationNote, person=kai, on=TODAY, text="Restricted words", at=NOW)
    summaries.keep(kai, TODAY)
    row, visit = log(kai, adviser, how="visit", outcome="seen"), plan(kai, adviser, TODAY + DAY)
    rests = [
        "contacts/",
        "contacts/add/",
        f"contacts/{row.key}/",
        f"contacts/{row.key}/mistaken/",
        f"visits/{visit.key}/cancel/",
    ]
    rests += [f"contacts/add/?again={row.key}", f"contacts/{row.key}/note/", "visits/add/", "holds/", "holds/add/"]
    rests += ["intervals/", "intervals/add/"]
    client = as_(manager)
    for rest in rests:
        assert "Restricted" not in read(client, to(kai, rest)), rest
    assert "Restricted" in read(client, to(kai, "notes/"))


def test_nothing_personal_is_in_titles(kai, adviser, as_):
    row, client = log(kai, adviser, note="Private", where="Secret place"), as_(adviser)
    for rest in ("contacts/", f"contacts/{row.key}/", "contacts/add/", "visits/add/", "holds/", "intervals/"):
        title = read(client, to(kai, rest)).split("<title>")[1].split("</title>")[0]
        assert not any(word in title for word in (kai.name_used, "Private", "Secret", "2026")), title
