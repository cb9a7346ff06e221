"""The pages of a data officer: send a file, see what it would do, confirm; and take everybody out."""

import re
import stat
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from leaving_care.models import Event, Role, YoungPerson
from pathways.forms import importing as form
from pathways.importing import tasks, uploads, working
from pathways.importing.uploads import Upload
from tests.importing.files import JADE, care, everything, kai, text, works
from tests.people import NOW, council, member, sign_in, young

pytestmark = pytest.mark.django_db
START = "/manage/import/"


@pytest.fixture
def folder(settings, tmp_path):
    """Where uploads lie."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "imports"


@pytest.fixture
def at_once(settings):
    """What would be done in the background is done at once."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}


@pytest.fixture
def officer(office, client, folder):
    """Testshire's data officer, signed in, at NOW."""
    with time_machine.travel(NOW, tick=False):
        yield sign_in(client, office.officer.user)


def send(client, *lines, **more):
    """Sends a file: lines, or the bytes as they are."""
    content = lines[0] if lines and isinstance(lines[0], bytes) else text(*lines).encode()
    return client.post(START, {"file": SimpleUploadedFile("people.csv", content), **more})


def body(response):
    """What the page says, in one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


# ---------------------------------------------------------------- from sending to done


def test_a_file_is_looked_through_confirmed_and_gone(office, officer, folder, at_once):
    before = everything()
    sent = send(officer, kai(), care(), JADE, works(office.adviser.user.email))
    assert sent.status_code == 302
    page = officer.get(sent.url)
    assert "Nothing is wrong with the file" in body(page)
    assert everything() == before
    assert len(list(folder.rglob("people.csv"))) == 1
    confirmed = officer.post(f"{sent.url}confirm/")
    assert (confirmed.status_code, confirmed.url) == (302, sent.url)
    done = officer.get(sent.url)
    assert "The file was brought in" in body(done) and "Refresh" not in done
    assert sorted(YoungPerson.objects.values_list("council_id", flat=True)) == ["D1", "D2"]
    assert list(folder.rglob("people.csv")) == []
    whole = Event.objects.get(what="import_people", person=None)
    assert (whole.by, str(whole.once)) == (office.officer.user, sent.url.split("/")[-2])


def test_confirming_twice_is_done_once(office, officer, at_once):
    sent = send(officer, kai())
    officer.post(f"{sent.url}confirm/")
    before = everything()
    assert officer.post(f"{sent.url}confirm/").status_code == 302
    tasks.import_file.call(sent.url.split("/")[-2])
    assert everything() == before


def test_two_tasks_for_one_file_do_it_once(office, officer, at_once, folder):
    sent = send(officer, kai())
    key = uuid.UUID(sent.url.split("/")[-2])
    officer.post(f"{sent.url}confirm/")
    before, upload = everything(), uploads.find(key)
    upload.stage = uploads.WRITING
    upload.path.write_text(text(kai(pronouns="she/her")))
    upload.save()
    working.bring_in(key, clock=lambda: NOW)
    assert everything() == before
    assert uploads.find(key).stage == uploads.DONE


def test_a_double_click_on_sending_keeps_one_file(officer, folder):
    once = uuid.uuid4()
    first, second = (send(officer, kai(), once=once) for _ in range(2))
    assert first.url == second.url
    assert len(list(folder.iterdir())) == 1


def test_every_fault_is_listed_and_can_be_downloaded(officer, folder, at_once):
    lines = [care(council_id="") for _ in range(120)]
    sent = send(officer, kai(), *lines)
    page = officer.get(sent.url)
    assert "120 faults in the file" in body(page) and "Bring it in" not in body(page)
    assert page.content.decode().count('<tr class="govuk-table__row"><th scope="row"') == 100 + 4
    assert "Page 1 of 2" in body(page)
    rest = officer.get(f"{sent.url}?page=2")
    assert rest.content.decode().count('<tr class="govuk-table__row"><th scope="row"') == 20 + 4
    listed = officer.get(f"{sent.url}faults.csv").content.decode().splitlines()
    assert len(listed) == 121 and listed[1].startswith("3,council_id,it is blank")
    assert list(folder.rglob("people.csv")) == []
    assert officer.post(f"{sent.url}confirm/").status_code == 302
    assert not YoungPerson.objects.exists()


def test_while_the_work_goes_on_the_page_says_how_far_it_is(officer):
    sent = send(officer, kai())
    page = officer.get(sent.url)
    assert page["Refresh"] == "5" and "We are looking through the file" in body(page)
    upload = uploads.find(uuid.UUID(sent.url.split("/")[-2]))
    upload.what, upload.done, upload.of = "Checking", 500, 2000
    upload.save()
    assert "Checking: 500 of 2000 people" in body(officer.get(sent.url))


def test_what_changes_nothing_says_so(officer, office, at_once, folder):
    office.run(kai())
    sent = send(officer, kai())
    page = body(officer.get(sent.url))
    assert "There is nothing to change" in page and "Bring it in" not in page
    assert list(folder.rglob("people.csv")) == []


def test_records_that_changed_between_looking_and_confirming(officer, office, at_once):
    sent = send(officer, kai())
    young(office.authority, name_used="Kai Example")
    officer.post(f"{sent.url}confirm/")
    assert "1 fault in the file" in body(officer.get(sent.url))
    assert not YoungPerson.objects.filter(council_id="D1").exists()


def test_work_that_breaks_says_that_nothing_was_changed(officer, at_once, monkeypatch, caplog):
    sent = send(officer, kai())

    def break_down(*args, **more):
        raise ValueError("Kai Example")

    monkeypatch.setattr(working, "import_people", break_down)
    officer.post(f"{sent.url}confirm/")
    assert "This stopped before its end" in body(officer.get(sent.url))
    assert "Kai" not in caplog.text


def test_work_that_went_silent_is_told_as_what_it_came_to(officer, office):
    sent = send(officer, kai())
    key = uuid.UUID(sent.url.split("/")[-2])
    upload = uploads.find(key)
    upload.stage, upload.told_at = uploads.WRITING, NOW - timedelta(minutes=9)
    upload.save()
    assert "We are bringing the file in" in body(officer.get(sent.url))
    upload.told_at = NOW - timedelta(minutes=11)
    upload.save()
    assert "This stopped before its end" in body(officer.get(sent.url))
    office.run(kai(), once=key)
    assert "The file was brought in" in body(officer.get(sent.url))


def test_somebody_who_is_no_data_officer_any_more_confirmed_nothing(officer, office):
    sent = send(officer, kai())
    key = uuid.UUID(sent.url.split("/")[-2])
    working.check(key, clock=lambda: NOW)
    officer.post(f"{sent.url}confirm/")
    office.officer.ends_on = NOW.date() - timedelta(days=1)
    office.officer.save()
    office.officer.user.__dict__.pop("_memberships_held", None)
    working.bring_in(key, clock=lambda: NOW)
    assert uploads.find(key).stage == uploads.STOPPED
    assert not YoungPerson.objects.exists()


def test_throwing_a_file_away(officer, folder, at_once):
    sent = send(officer, kai())
    assert officer.post(f"{sent.url}drop/").url == START
    assert list(folder.iterdir()) == []
    assert officer.get(sent.url).status_code == 404


# ---------------------------------------------------------------- what is sent


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04" + b"x" * 50, "The file is a workbook or another packed file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "The file is not text"),
        (b"\n", "The file is empty"),
        (b"a,b\n1,2\n", "columns are missing from the first line: record, council_id"),
    ],
)
def test_a_file_that_is_no_such_file(officer, folder, at_once, content, said):
    page = body(officer.get(send(officer, content).url))
    assert "We cannot read this file" in page and said in page
    assert str(folder) not in page
    assert list(folder.rglob("people.csv")) == []


def test_no_file_an_empty_one_and_one_too_large(officer, folder, monkeypatch):
    for response, said in (
        (officer.post(START), "Choose a CSV file"),
        (officer.post(START, {"file": "no file"}), "Choose a CSV file"),
        (send(officer, b""), "This file is empty"),
    ):
        assert response.status_code == 200 and said in body(response)
    monkeypatch.setattr(form, "LARGEST", 10)
    assert "larger than 50 MB" in body(send(officer, kai()))
    assert not folder.exists()


def test_a_spoilt_token_is_no_matter(officer, folder):
    assert send(officer, kai(), once="no uuid").status_code == 302


def test_a_file_is_private(officer, folder):
    send(officer, kai())
    (path,) = folder.rglob("people.csv")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(each.stat().st_mode) for each in (folder, path.parent)} == {0o700}
    assert stat.S_IMODE((path.parent / "state.json").stat().st_mode) == 0o600


def test_what_is_a_day_old_is_swept(folder):
    old, fresh = (Upload(uuid.uuid4(), 1, 1, NOW - timedelta(hours=hours)) for hours in (25, 23))
    for upload in (old, fresh):
        uploads.keep(upload.key, [b"x"], authority_id=1, by_id=1, at=upload.told_at)
    assert uploads.sweep(at=NOW) == 1
    assert [path.name for path in folder.iterdir()] == [str(fresh.key)]


# ---------------------------------------------------------------- of several councils


def test_a_data_officer_of_two_councils_says_which(office, officer, folder, at_once):
    there = member(Role.DATA_OFFICER, council("elsewhere"), who=office.officer.user).authority
    assert "Choose the council" in body(send(officer, kai()))
    assert "Choose the council" not in body(officer.get(START))
    sent = send(officer, kai(), council="elsewhere")
    officer.post(f"{sent.url}confirm/")
    assert YoungPerson.objects.get().authority == there
    assert send(officer, kai(), council="derby").status_code == 200


def test_another_councils_upload_is_as_absent_as_none(office, officer, folder, client):
    sent = send(officer, kai())
    sign_in(client, member(Role.DATA_OFFICER, council("elsewhere")).user)
    for way in ("", "faults.csv"):
        assert client.get(f"{sent.url}{way}").status_code == 404
        assert client.get(f"{START}{uuid.uuid4()}/{way}").status_code == 404
    for way in ("confirm/", "drop/"):
        assert client.post(f"{sent.url}{way}").status_code == 404
    assert len(list(folder.rglob("people.csv"))) == 1


# ---------------------------------------------------------------- template and export


def test_the_template_is_a_file_that_can_be_imported(office, officer):
    response = officer.get(f"{START}template.csv")
    assert response["Content-Disposition"] == 'attachment; filename="people-template.csv"'
    assert office.check(response.content).lines == 0


def test_taking_everybody_out(office, officer):
    office.run(kai(name_used="Zoë Example"), JADE)
    young(office.authority)
    page = officer.get(f"{START}export/")
    assert "2 people" in body(page) and "1 more has no number" in body(page)
    assert not Event.objects.filter(what="export_people").exists()
    response = officer.post(f"{START}export/")
    written = b"".join(response.streaming_content)
    assert response["Content-Disposition"] == 'attachment; filename="people.csv"'
    assert response["Cache-Control"] == "no-store"
    assert written.decode("utf-8-sig") == office.export() and written.startswith(b"\xef\xbb\xbf")
    assert Event.objects.filter(what="export_people", person__isnull=False).exists()
    assert office.check(written).changes == 0


@pytest.mark.parametrize("way", ["", "export/"])
def test_few_queries_however_many_people(office, officer, at_most, way):
    for number in range(5):
        young(office.authority, council_id=f"N{number}")
    with at_most(6):
        officer.get(f"{START}{way}")
