"""What a visit costs: which files it touches, and what stays in memory."""

import io
import os

import pytest

from leaving_care.store import SITE, Schedule
from tests.leaving_care.front.doors import Door
from tests.leaving_care.stored import DAY, page, publish, release


@pytest.fixture
def touched(monkeypatch):
    """The files that were opened or looked at."""
    names = []

    def noting(real):
        def call(path, *args, **kwargs):
            names.append(str(path))
            return real(path, *args, **kwargs)

        return call

    monkeypatch.setattr(io, "open", noting(io.open))
    monkeypatch.setattr(os, "stat", noting(os.stat))
    return names


def test_a_visit_touches_no_file_that_an_earlier_one_has_read(door, touched):
    paths = ["/derby/", "/derby/offer/", "/derby/offer/rent/", "/derby/files/leaflet.pdf", "/"]
    visits = [(path, accepted) for path in paths for accepted in ("br", "gzip", "")]
    for path, accepted in visits:
        door.visit(path, Accept_Encoding=accepted)
    assert touched, "the first visits read"
    touched.clear()
    for path, accepted in visits * 5:
        tag = door.visit(path, Accept_Encoding=accepted).headers["ETag"]
        door.visit(path, Accept_Encoding=accepted, If_None_Match=tag)
        door.visit(path, "HEAD", Accept_Encoding=accepted)
    assert touched == []


def test_looking_again_reads_nothing_where_nothing_changed(door, store, touched):
    door.visit()
    touched.clear()
    door.later()
    door.visit()
    assert touched == [str(store.root / "schedule" / "derby.json")]


def test_what_a_visit_touches_does_not_grow_with_councils(store, touched):
    for number in range(30):
        digest = release(store, f"council-{number}", pages={"index.html": "Home"})
        store.publish(f"council-{number}", Schedule(((DAY, digest),), ""), DAY)
    door = Door(store)
    door.visit()
    touched.clear()
    door.later()
    door.visit()
    assert len(touched) == 1


def test_invented_names_and_headers_fill_no_memory(door):
    door.visit("/derby/")
    answers = door.front.releases["derby"][2].answers
    for number in range(1000):
        door.visit(f"/invented-{number}/")
        door.visit(f"/derby/invented-{number}/", Accept_Encoding=f"invented-{number}")
        door.visit("/derby/", Accept_Encoding=f"x-{'long' * 1000}-{number}")
    assert set(door.front.releases) == {"derby", SITE}
    assert set(answers) == {("/derby/", "")}
    assert len(door.front.encodings) <= 256
    assert all(len(accepted) < 256 for accepted in door.front.encodings)
    assert door.visit(Accept_Encoding="gzip, br").headers["Content-Encoding"] == "br"


def test_a_release_that_was_replaced_leaves_the_memory(door, store):
    door.visit()
    publish(store, edition="2")
    door.later()
    door.visit()
    (release_,) = [known[2] for name, known in door.front.releases.items() if name == "derby"]
    assert [answer.body() for answer in release_.answers.values()] == [page("Home", "2")]
