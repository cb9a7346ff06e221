"""Asking for a file and taking it, through the pages."""

import io
import re
import zipfile

import pytest

from leaving_care.models import Archive, Event, Role
from tests.people import NOW, member, young
from tests.rights.making import made, run_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return young(account=True)


def test_a_young_person_asks_waits_and_takes(person, as_, quick):
    client = as_(person.user)
    page = client.get("/me/data/")
    assert page.status_code == 200
    once = re.search(r'name="once" value="([^"]+)"', page.content.decode())[1]
    for _ in range(2):  # a double click
        assert client.post("/me/data/", {"once": once}).status_code == 302
    assert Archive.objects.count() == 1
    assert "The file is being made: 0% done" in client.get("/me/data/").content.decode()
    run_tasks()
    archive = Archive.objects.get()
    address = f"/me/data/archives/{archive.key}/"
    assert address in client.get("/me/data/").content.decode()
    answer = client.get(address)
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as zipped:
        assert "index.html" in zipped.namelist()
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == 'attachment; filename="record-2026-11-20.zip"'
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_is_gone_is_said_in_words(person, as_):
    archive = made(person, expires_at=NOW)
    answer = as_(person.user).get(f"/me/data/archives/{archive.key}/", follow=True)
    assert answer.redirect_chain == [("/me/data/", 302)]
    assert "not there any more" in answer.content.decode()


def test_a_data_officer_makes_and_takes_it_for_them(person, as_, quick):
    client, address = as_(member(Role.DATA_OFFICER)), f"/manage/data/people/{person.key}/"
    assert client.post(address, {}).status_code == 302
    run_tasks()
    archive = Archive.objects.get()
    assert client.get(f"{address}archives/{archive.key}/").status_code == 200
    assert Event.objects.filter(kind="took_out", person=person).count() == 1


def test_the_address_of_a_file_is_of_one_person_alone(person, as_):
    archive, other = made(person), young(account=True)
    assert as_(other.user).get(f"/me/data/archives/{archive.key}/").status_code == 404
    officer = member(Role.DATA_OFFICER)
    assert as_(officer).get(f"/manage/data/people/{other.key}/archives/{archive.key}/").status_code == 404
    assert as_(officer).get(f"/me/data/archives/{archive.key}/").status_code == 404
