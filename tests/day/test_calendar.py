"""A calendar of one's own: its address is secret, made, shown once and taken back; what it holds, and how it is written."""

import logging
import re
from datetime import date, timedelta

import pytest
from django.test import Client

from leaving_care.models import Event, Membership, Role
from pathways.actions import calendars
from pathways.calendar import Entry, written
from pathways.models import CalendarFeed, VisitPlanned
from pathways.summaries import state_on
from pathways.views.work.working import of_them
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, member, young
from tests.plans_kept.rows import held, kept

DAY = timedelta(days=1)


def read(text):
    """The entries of a calendar, as a reader takes them: lines unfolded, each name with its value, texts unescaped."""
    assert text.endswith("END:VCALENDAR\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    entries, entry = [], None
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            entry = {}
        elif line == "END:VEVENT":
            entries.append(entry)
            entry = None
        elif entry is not None:
            assert name not in entry
            entry[name] = re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), value)
    return entries


@pytest.mark.parametrize(
    "text", ["K. M.: a, b; c\\n", "two\nlines", "long " * 40, "é" * 200, "😀" * 60, "x" * 67, "x" * 68, "tail\\"]
)
def test_any_text_is_read_as_it_was_written(text):
    (entry,) = read(written([Entry("a@b", date(2026, 12, 31), text)], "Name", NOW))
    assert entry["SUMMARY"] == text
    assert entry["DTSTART;VALUE=DATE"] == "20261231" and entry["DTEND;VALUE=DATE"] == "20270101"
    assert entry["DTSTAMP"] == "20261120T100000Z" and entry["UID"] == "a@b"


def test_what_would_end_a_line_ends_none():
    (entry,) = read(written([Entry("a", TODAY, "a\r\nEND:VEVENT\x00\x07\u2028b")], "n", NOW))
    assert entry["SUMMARY"] == "a\nEND:VEVENTb"


def fetched(secret, **more):
    return Client().get(f"/work/calendar/{secret}.ics", **more)


@pytest.mark.django_db
def test_it_holds_initials_duties_and_visits_and_nothing_else(adviser, kai):
    row = kept(kai)
    build(VisitPlanned, person=kai, on=TODAY + DAY, where="12 Secret Street")
    build(VisitPlanned, person=kai, on=TODAY + DAY, cancelled="ill")
    kept(young(name_used="Of Another"))
    response = fetched(calendars.make(by=adviser.user, at=NOW))
    assert response.status_code == 200 and response["Content-Type"] == "text/calendar; charset=utf-8"
    text = response.content.decode()
    entries = read(text)
    expected = {
        (f"K. M.: {of_them(duty['what'])}", duty["due_on"].replace("-", ""))
        for duty in row.duties
        if duty["due_on"] and state_on(duty, TODAY) != "overdue"
    }
    found = {(entry["SUMMARY"], entry["DTSTART;VALUE=DATE"]) for entry in entries}
    late = {(words, day) for words, day in found if words.startswith("K. M.: overdue: ")}
    assert found == expected | late | {("K. M.: visit", "20261121")} and expected
    assert {day for _, day in late} <= {"20261120"}
    assert not any(word in text for word in ("Kai", "Miller", "Secret", "O. A.", str(kai.key)))
    assert len({entry["UID"] for entry in entries}) == len(entries)


@pytest.mark.django_db
def test_an_entry_keeps_its_name_when_its_day_moves_and_what_waits_is_left_out(adviser, kai):
    secret = calendars.make(by=adviser.user, at=NOW)
    row = kept(kai)
    kai.summary_rows.update(duties=[duty | {"due_on": "2026-12-24"} for duty in row.duties if duty["due_on"]])
    before = {entry["UID"] for entry in read(fetched(secret).content.decode())}
    kai.summary_rows.update(duties=[duty | {"due_on": "2027-01-01"} for duty in row.duties if duty["due_on"]])
    after = read(fetched(secret).content.decode())
    assert {entry["UID"] for entry in after} == before
    assert {entry["DTSTART;VALUE=DATE"] for entry in after} == {"20270101"}
    held(kai, {duty["id"] for duty in row.duties}, TODAY, TODAY + DAY, TODAY)
    kept(kai)
    assert read(fetched(secret).content.decode()) == []


@pytest.mark.django_db
def test_the_address_is_shown_once_and_only_its_digest_is_kept(as_, adviser):
    client = as_(adviser)
    assert "You have no address" in client.get("/work/calendar/").content.decode()
    made = client.post("/work/calendar/")
    secret = re.search(r"http://testserver/work/calendar/([\w-]{43})\.ics", made.content.decode())[1]
    feed = CalendarFeed.objects.get()
    assert feed.digest == calendars.digest(secret) and secret not in feed.digest
    assert secret not in client.get("/work/calendar/").content.decode()
    assert fetched(secret).status_code == 200
    assert Event.objects.filter(what="make_calendar", by=adviser.user).count() == 1


@pytest.mark.django_db
def test_a_new_one_takes_the_place_of_the_old_and_it_can_be_taken_back(as_, adviser):
    first, second = calendars.make(by=adviser.user, at=NOW), calendars.make(by=adviser.user, at=NOW)
    unknown = fetched("x" * 43)
    assert fetched(first).status_code == 404 and fetched(second).status_code == 200
    client = as_(adviser)
    for _ in range(2):
        assert client.post("/work/calendar/end/").status_code == 302
    gone = fetched(second)
    assert gone.status_code == 404
    assert (gone.content, gone.headers.items()) == (unknown.content, unknown.headers.items())
    assert Event.objects.filter(what="end_calendar").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("left", ["inactive", "membership", "role"])
def test_who_works_here_no_more_has_no_calendar(adviser, kai, left):
    secret = calendars.make(by=adviser.user, at=NOW)
    if left == "inactive":
        adviser.user.is_active = False
        adviser.user.save()
    elif left == "membership":
        Membership.objects.update(ends_on=TODAY - DAY)
    else:
        Membership.objects.update(role=Role.AUDITOR)
    assert fetched(secret).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.MANAGER, Role.CLINICIAN, Role.PARTNER, Role.DATA_OFFICER, Role.YOUNG_PERSON])
def test_who_has_no_caseload_makes_none(as_, role):
    client = as_(member(role))
    assert client.post("/work/calendar/").status_code == 403
    assert not CalendarFeed.objects.exists()


@pytest.mark.django_db
def test_it_is_kept_by_nobody_on_the_way_and_the_secret_is_in_no_log(adviser, kai, caplog, monkeypatch):
    secret = calendars.make(by=adviser.user, at=NOW)
    assert "no-store" in fetched(secret)["Cache-Control"]
    caplog.set_level(logging.DEBUG)
    assert fetched("unknown-" + secret).status_code == 404
    for spoilt in (f"{secret}.ics/", secret, f"{secret}.ics%20"):
        assert Client().get(f"/work/calendar/{spoilt}").status_code == 404
    assert Client(enforce_csrf_checks=True).post(f"/work/calendar/{secret}.ics").status_code == 405
    monkeypatch.setattr("pathways.views.day.entries.caseload", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        fetched(secret)
    assert Client(raise_request_exception=False).get(f"/work/calendar/{secret}.ics").status_code == 500
    said = [record.getMessage() for record in caplog.records if record.name.startswith("django.request")]
    assert len(said) >= 3 and not any(secret in words for words in said)


@pytest.mark.django_db
@pytest.mark.parametrize("secret", ["%00", "x" * 5000, "..%2f", "é"])
def test_nonsense_is_as_unknown(secret):
    assert fetched(secret).status_code == 404


@pytest.mark.django_db
def test_many_cost_as_many_queries_as_few(adviser, at_most):
    secret = calendars.make(by=adviser.user, at=NOW)
    for _ in range(12):
        person = young(adviser=adviser)
        build(VisitPlanned, person=person, on=TODAY)
        kept(person)
    with at_most(5):
        assert len(read(fetched(secret).content.decode())) >= 24
