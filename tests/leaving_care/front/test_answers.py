"""What is published comes as it was stored: encodings, headers, tags, files."""

import gzip

import brotli
import pytest

from leaving_care.front import PERMISSIONS_POLICY
from tests.leaving_care.front.doors import BOOKLET, LEAFLET
from tests.leaving_care.stored import page

# ---------------------------------------------------------------- a page


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.1, gzip;q=1.0", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.000 , gzip;q=0.5", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *", "gzip"),
        ("gzip, *;q=0", "gzip"),
        ("identity", ""),
        ("identity;q=0", ""),
        ("brotli", ""),
        ("", ""),
        (";;,,q=,=", ""),
    ],
)
def test_a_page_comes_in_the_best_encoding_that_is_accepted(door, accepted, encoding):
    undo = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[encoding]
    for _ in range(2):
        answered = door.visit(Accept_Encoding=accepted)
        assert answered.status == 200 and not answered.by_django
        assert undo(answered.body) == page("Home")
        assert answered.headers.get("Content-Encoding", "") == encoding
        assert answered.headers["Content-Length"] == str(len(answered.body))


def test_a_page_is_plain_where_nothing_is_said_of_encodings(door):
    assert door.visit().body == page("Home")


def test_a_page_says_what_it_is_and_nothing_about_who_asks(door):
    headers = door.visit(Accept_Encoding="br", Cookie="sessionid=1").headers
    assert headers.pop("ETag").startswith('"')
    assert headers == {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(brotli.compress(page("Home")))),
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": PERMISSIONS_POLICY,
        "Content-Security-Policy": "frame-ancestors 'none'",
        "Strict-Transport-Security": "max-age=1",
        "Content-Encoding": "br",
    }


def test_a_caller_may_change_the_headers_it_was_given(door):
    said = []
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/derby/"}
    door.front(environ, lambda status, headers: said.append(headers))
    said[0].clear()
    assert door.visit().headers["Content-Type"] == "text/html; charset=utf-8"


def test_every_encoding_has_its_own_tag(door):
    tags = {door.visit(Accept_Encoding=accepted).headers["ETag"] for accepted in ("br", "gzip", "")}
    assert len(tags) == 3


@pytest.mark.parametrize("said", ["{}", "W/{}", '"other", {}', '"other",W/{} , "x"', "*", " * "])
def test_a_page_that_is_known_already_is_not_sent_again(door, said):
    tag = door.visit(Accept_Encoding="br").headers["ETag"]
    for method in ("GET", "HEAD"):
        answered = door.visit(method=method, Accept_Encoding="br", If_None_Match=said.format(tag))
        assert (answered.status, answered.body, answered.by_django) == (304, b"", False)
        assert answered.headers == {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}


@pytest.mark.parametrize("said", ['"other"', "", ",", "W/", '"'])
def test_a_page_that_is_not_known_is_sent(door, said):
    assert door.visit(If_None_Match=said).status == 200


def test_a_tag_of_another_encoding_is_another_page(door):
    tag = door.visit(Accept_Encoding="br").headers["ETag"]
    assert door.visit(Accept_Encoding="gzip", If_None_Match=tag).status == 200


def test_head_says_the_same_without_the_page(door):
    for path in ("/derby/", "/derby/files/booklet.pdf"):
        got, told = door.visit(path, Accept_Encoding="br"), door.visit(path, method="HEAD", Accept_Encoding="br")
        assert (told.status, told.headers, told.body) == (got.status, got.headers, b"")


def test_the_portals_own_pages_are_there_too(door):
    assert door.visit("/").body == page("Find your council")
    assert door.visit("/privacy/").body == page("Privacy")


# ---------------------------------------------------------------- a file


def test_a_file_never_changes_under_its_name_and_has_one_encoding(door):
    answers = [door.visit("/derby/files/leaflet.pdf", Accept_Encoding=accepted) for accepted in ("br", "gzip", "")]
    assert [answered.body for answered in answers] == [LEAFLET] * 3
    assert answers[0].headers == answers[1].headers == answers[2].headers
    assert answers[0].headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not {"Vary", "Content-Encoding"} & set(answers[0].headers)
    assert len({id(answer) for answer in door.front.releases["derby"][2].answers.values()}) == 1


def test_a_large_file_is_sent_whole_and_not_kept_in_memory(door):
    for _ in range(2):
        answered = door.visit("/derby/files/booklet.pdf")
        assert answered.body == BOOKLET
    kept = [answer._kept for answer in door.front.releases["derby"][2].answers.values()]
    assert kept == [None]
