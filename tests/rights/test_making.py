"""Asking for a file, its making in the background, taking it, and its going."""

import json
import re
import zipfile
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from leaving_care.actions import rights
from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Archive, Event, HeldBack, Role
from pathways.archive import asking, files, making, writing
from pathways.archive.asking import Gone, ask, state, take
from tests.people import NOW, council, member, young
from tests.rights.making import made, run_tasks

pytestmark = pytest.mark.django_db
SECOND, HOUR, WEEK = timedelta(seconds=1), timedelta(hours=1), timedelta(days=7)


@pytest.fixture
def person():
    return young(account=True)


def states(person, at=NOW):
    return [line.state for line in asking.archives(person, at)]


def make(archive, at=NOW):
    making.make(archive.key, archive.person.authority_id, at=at)
    archive.refresh_from_db()


def test_asking_makes_a_task_that_is_told_nothing_of_the_record(person):
    archive = ask(person, by=person.user, at=NOW)
    (task,) = DBTaskResult.objects.all()
    assert task.args_kwargs == {"args": [], "kwargs": {"key": str(archive.key), "authority_id": person.authority_id}}
    assert states(person) == ["making"]
    (event,) = Event.objects.filter(person=person)
    assert (event.kind, event.what, event.by, event.fields) == ("changed", "take_out", person.user, ["archive"])


def test_there_is_one_under_way_at_a_time(person):
    ask(person, by=person.user, at=NOW)
    with pytest.raises(rights.UnderWay):
        ask(person, by=person.user, at=NOW + HOUR - SECOND)
    assert Archive.objects.count() == DBTaskResult.objects.count() == 1
    # One that was never finished is given up.
    assert states(person, NOW + HOUR) == ["failed"]
    ask(person, by=person.user, at=NOW + HOUR)
    assert Archive.objects.count() == 2


def test_a_form_sent_twice_asks_once(person, quick):
    once = person.key
    ask(person, by=person.user, at=NOW, once=once)
    run_tasks()
    with pytest.raises(AlreadyDone):
        ask(person, by=person.user, at=NOW, once=once)
    assert Archive.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.YOUNG_PERSON, Role.DATA_OFFICER)])
def test_nobody_else_may_ask(person, role):
    with pytest.raises(NotAllowed):
        ask(person, by=member(role).user, at=NOW)
    assert not Archive.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_data_officer_asks_for_those_of_their_council_alone(person):
    ask(person, by=member(Role.DATA_OFFICER).user, at=NOW)
    with pytest.raises(NotAllowed):
        ask(person, by=member(Role.DATA_OFFICER, council("elsewhere")).user, at=NOW)
    with pytest.raises(NotAllowed):
        ask(young(), by=person.user, at=NOW)


def test_the_file_holds_a_page_a_pdf_and_data_and_is_for_nobody_else(person, settings, quick):
    archive = ask(person, by=person.user, at=NOW)
    make(archive)
    assert (archive.progress, archive.made_at, archive.expires_at) == (100, NOW, NOW + WEEK)
    (file,) = (settings.DATA_DIR / "archives").iterdir()
    assert file.name == archive.file
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert file.stat().st_size == archive.size
    assert settings.PUBLISHED_DIR not in file.parents
    with zipfile.ZipFile(file) as zipped:
        assert zipped.namelist() == ["index.html", "record.json", "record.pdf"]
        assert person.name_used in zipped.read("index.html").decode()
        assert json.loads(zipped.read("record.json"))["council"] == "Testshire Council"


def test_names_of_files_cannot_be_guessed_and_lead_nowhere_else(person):
    names = {files.write(b"x", authority_id=1, expires_at=NOW) for _ in range(20)}
    assert len({re.sub(r"^[^-]*-[^-]*-", "", name) for name in names}) == 20
    for name in ("../db.sqlite3", "/etc/passwd", "", "x.zip"):
        with pytest.raises(ValueError):
            files.path_of(name)


def test_how_far_it_is_shows_step_by_step(person, monkeypatch):
    archive, seen = ask(person, by=person.user, at=NOW), []

    def note(name, result):
        def noted(*args):
            seen.append((name, Archive.objects.get().progress))
            return result

        return noted

    monkeypatch.setattr(writing, "page", note("page", ""))
    monkeypatch.setattr(writing, "pdf", note("pdf", b""))
    monkeypatch.setattr(writing, "bundle", note("bundle", b""))
    make(archive)
    assert seen == [("page", 25), ("pdf", 50), ("bundle", 90)]
    assert archive.progress == 100


def test_what_goes_wrong_is_said_in_words_and_holds_nothing_of_the_record(person, monkeypatch, settings):
    archive = ask(person, by=person.user, at=NOW)

    def fail(record):
        raise ValueError(f"cannot print {record.name}")

    monkeypatch.setattr(writing, "pdf", fail)
    with pytest.raises(making.NotMade) as wrong:
        make(archive)
    assert "ValueError" in str(wrong.value)
    assert person.name_used not in "".join(map(str, [wrong.value, wrong.value.__cause__]))
    assert wrong.value.__suppress_context__
    archive.refresh_from_db()
    assert "Ask for it again" in archive.fault
    assert states(person) == ["failed"]
    ask(person, by=person.user, at=NOW)


def test_a_record_that_is_gone_meanwhile_leaves_no_file(person, monkeypatch, settings):
    archive = ask(person, by=person.user, at=NOW)

    def erase_meanwhile(parts):
        Archive.objects.all().delete()
        return b"zip"

    monkeypatch.setattr(writing, "pdf", lambda record: b"")
    monkeypatch.setattr(writing, "bundle", erase_meanwhile)
    making.make(archive.key, person.authority_id, at=NOW)
    assert list((settings.DATA_DIR / "archives").iterdir()) == []


def test_a_task_for_what_is_not_there_or_done_does_nothing(person, settings, quick):
    making.make(person.key, person.authority_id, at=NOW)
    archive = made(person)
    making.make(archive.key, person.authority_id, at=NOW)
    assert Archive.objects.get().made_at == archive.made_at


def test_the_making_stands_within_the_walls_of_its_council(person, quick):
    archive = ask(person, by=person.user, at=NOW)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('portal.across', '', true)")
        making.make(archive.key, council("elsewhere").pk, at=NOW)  # the wrong council's walls
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('portal.across', 'on', true)")
        assert states(person) == ["making"]
    with CaptureQueriesContext(connection) as queries:
        make(archive)
    if connection.vendor == "postgresql":
        assert any("portal.authorities" in query["sql"] for query in queries)
    assert states(person) == ["ready"]


@pytest.mark.parametrize(("after", "expected"), [(WEEK - SECOND, "ready"), (WEEK, "gone")])
def test_it_can_be_taken_for_seven_days(person, quick, after, expected):
    archive = ask(person, by=person.user, at=NOW)
    make(archive)
    assert states(person, NOW + after) == [expected]


def test_taking_it_is_noted_each_time(person):
    archive = made(person)
    for _ in range(2):
        assert take(archive, by=person.user, at=NOW).read_bytes() == b"a zip"
    assert list(Event.objects.filter(person=person).values_list("kind", "by")) == [("took_out", person.user.pk)] * 2


def test_it_cannot_be_taken_by_others_nor_when_it_is_gone(person):
    archive = made(person)
    for role in (Role.MANAGER, Role.AUDITOR, Role.PERSONAL_ADVISER):
        with pytest.raises(NotAllowed):
            take(archive, by=member(role).user, at=NOW)
    with pytest.raises(Gone):
        take(archive, by=person.user, at=archive.expires_at)
    files.remove(archive.file)
    with pytest.raises(Gone):
        take(archive, by=person.user, at=NOW)
    assert not Event.objects.filter(kind="took_out").exists()


def test_what_is_held_back_after_it_was_made_takes_it_away(person):
    archive, officer = made(person), member(Role.DATA_OFFICER).user
    held = HeldBack(person=person, row="leaving_care.KnownPerson:x", reason="Theirs", by=officer)
    held.at = archive.made_at - SECOND
    held.save()
    assert states(person) == ["ready"]
    held.at = archive.made_at
    held.save()
    assert states(person) == ["gone"]
    with pytest.raises(Gone):
        take(archive, by=person.user, at=NOW)


def test_sweeping_takes_the_file_away_when_its_time_is_over(person, settings):
    archive = made(person)
    stray = files.write(b"never noted", authority_id=person.authority_id, expires_at=archive.expires_at)
    (settings.DATA_DIR / "archives" / "something-else.txt").write_text("not ours")
    assert making.sweep(at=archive.expires_at - SECOND) == 0
    assert making.sweep(at=archive.expires_at) == 2
    archive.refresh_from_db()
    assert (archive.file, archive.size) == ("", 0)
    assert [file.name for file in files.folder().iterdir()] == ["something-else.txt"]
    assert not files.path_of(stray).exists()
    assert making.sweep(at=archive.expires_at) == 0


def test_sweeping_needs_nothing_where_there_is_nothing(settings):
    assert making.sweep(at=NOW) == 0


def test_the_state_of_one_that_waits_for_its_file(person):
    archive = asking.with_spoilt().get(pk=made(person, made_at=None, file="", asked_at=NOW).pk)
    assert [state(archive, at) for at in (NOW, NOW + HOUR - SECOND, NOW + HOUR)] == ["making", "making", "failed"]
