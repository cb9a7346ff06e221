"""What our own server answers from the stored folder, and what it leaves to Django. Calls, no server."""

import gzip
import io
import os
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import unquote_to_bytes

import brotli
import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from leaving_care import front as front_module
from leaving_care.front import KEPT, LOOK_AGAIN_AFTER, PERMISSIONS_POLICY, Front, uk_today
from leaving_care.store import SITE, Schedule, Store
from tests.leaving_care.stored import DAY, PAGES, page, publish, release

BOOKLET = os.urandom(KEPT + 1)
LEAFLET = b"%PDF small"


@dataclass
class Answered:
    """What came back. `by_django`: the front handed the visit on."""

    status: int
    headers: dict[str, str]
    body: bytes
    by_django: bool


@dataclass
class Door:
    """A front over a store, with a clock and a day that the test moves."""

    store: Store
    day: date = DAY
    now: float = 0.0
    handed_on: list[dict] = field(default_factory=list)

    def __post_init__(self):
        self.front = Front(
            self.store,
            self._django,
            headers=[("Strict-Transport-Security", "max-age=1")],
            today=lambda: self.day,
            clock=lambda: self.now,
        )

    def _django(self, environ, start_response) -> Iterable[bytes]:
        self.handed_on.append(environ)
        start_response("404 Not Found", [("Set-Cookie", "django=1")])
        return [b"by Django"]

    def visit(self, path="/derby/", method="GET", query="", **headers) -> Answered:
        """One request; `headers` as Accept_Encoding="br". The path's escapes are undone as a server does."""
        environ = {"REQUEST_METHOD": method, "PATH_INFO": unquote_to_bytes(path).decode("latin-1")}
        environ |= {"QUERY_STRING": query} | {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        said, handed_on = [], len(self.handed_on)
        body = b"".join(self.front(environ, lambda status, headers, exc_info=None: said.append((status, headers))))
        ((status, pairs),) = said
        assert len({name.lower() for name, _ in pairs}) == len(pairs), "a header was said twice"
        return Answered(int(status[:3]), dict(pairs), body, len(self.handed_on) > handed_on)

    def later(self, seconds=LOOK_AGAIN_AFTER):
        """Lets time pass."""
        self.now += seconds


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda file: None)  # nothing waits for the disk
    made = Store(tmp_path / "published")
    publish(made, "derby", booklet=BOOKLET, leaflet=LEAFLET)
    publish(made, SITE, pages={"index.html": "Find your council", "privacy/index.html": "Privacy"})
    return made


@pytest.fixture
def door(store):
    return Door(store)


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


# ---------------------------------------------------------------- what is not published


@pytest.mark.parametrize(
    ("path", "query", "address"),
    [
        ("/derby", "", "/derby/"),
        ("/derby/offer", "", "/derby/offer/"),
        ("/derby/offer/rent", "a=1&b=%2F", "/derby/offer/rent/?a=1&b=%2F"),
        ("/privacy", "", "/privacy/"),
    ],
)
def test_a_page_without_its_slash_is_pointed_to_without_naming_a_host(door, path, query, address):
    for method in ("GET", "HEAD"):
        answered = door.visit(path, method, query)
        assert (answered.status, answered.body, answered.by_django) == (301, b"", False)
        assert answered.headers == {"Location": address, "Content-Length": "0", "Cache-Control": "no-cache"}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", ""])
def test_what_is_no_visit_goes_to_django(door, method):
    assert door.visit("/derby/", method).by_django
    assert door.visit("/derby", method).by_django


@pytest.mark.parametrize(
    "path",
    [
        "/derby/nothing/",
        "/derby/search/",
        "/nowhere/",
        "/nowhere",
        "/accounts/login/",
        "/derby/index.html",
        "/index.html",
        "/derby/offer/index.html.br",
        "/derby/files/",
        "/derby/files",
        "/derby/files/booklet.pdf/",
    ],
)
def test_what_is_not_published_goes_to_django(door, path):
    assert door.visit(path).by_django


@pytest.mark.parametrize(
    "path",
    [
        "*",
        "derby/",
        "//",
        "//derby/",
        "//derby",
        "/derby//",
        "/derby//offer/",
        "/..",
        "/../",
        "/derby/..",
        "/derby/../derby/",
        "/derby/offer/../../../../../etc/passwd",
        "/../schedule/derby.json",
        "/%2e%2e/schedule/derby",
        "/%2e/derby/",
        "/derby/%2e%2e/",
        "/derby%2f..%2f",
        "/derby%5coffer/",
        "/_site/",
        "/_site",
        "/_site/index.html",
        "/_other/",
        "/.hidden",
        "/.hidden/",
        "/.lock",
        "/derby/.hidden",
        "/derby%00/",
        "/derby/%00",
        "/%00",
        "/derby\n/",
        "/derby%0d%0aSet-Cookie:x/",
        "/Derby/",
        "/DERBY",
        "/d%C3%A9rby/",
        "/%ff%fe/",
        "/derby/caf%c3%a9/",
        "/²/",
        "/" + "a" * 5000 + "/",
        "/derby/" + "a" * 100_000,
        "/" + "a/" * 5000,
    ],
    ids=lambda path: ascii(path[:20]),
)
def test_no_path_leaves_the_store_or_breaks_it(door, path):
    for method in ("GET", "HEAD"):
        assert door.visit(path, method).by_django


@given(
    path=st.text(st.characters(max_codepoint=255), max_size=40)
    | st.lists(
        st.sampled_from(["derby", "offer", "rent", "_site", "..", ".", "", "files", "\0", "schedule", "live", "é"])
    ).map("/".join)
)
def test_no_path_at_all_leaves_the_store_or_breaks_it(tmp_path_factory, path):
    door = _shared_door(tmp_path_factory)
    answered = door.visit("".join(f"%{ord(letter):02x}" for letter in path))
    published = {f"/derby/{place.removesuffix('index.html')}" for place in PAGES}
    if path in published:
        assert answered.status == 200
    elif path + "/" in published:
        assert answered.headers["Location"] == path + "/"
    else:
        assert answered.by_django


_doors = []


def _shared_door(tmp_path_factory):
    # One for all of a property's examples.
    if not _doors:
        store = Store(tmp_path_factory.mktemp("shared") / "published")
        publish(store)
        _doors.append(Door(store))
    return _doors[0]


def test_with_nothing_published_everything_goes_to_django(tmp_path):
    door = Door(Store(tmp_path / "nothing"))
    for path in ("/", "/derby/", "/derby", "/nowhere/at/all"):
        assert door.visit(path).by_django


# ---------------------------------------------------------------- when something is published


def test_a_publication_is_seen_when_it_is_looked_for_again(door, store):
    assert door.visit().body == page("Home")
    publish(store, edition="2")
    door.later(LOOK_AGAIN_AFTER - 0.01)
    assert door.visit().body == page("Home")
    door.later(0.01)
    answered = door.visit()
    assert answered.body == page("Home", "2")


def test_an_old_tag_does_not_hide_a_new_page(door, store):
    tag = door.visit().headers["ETag"]
    publish(store, edition="2")
    door.later()
    assert door.visit(If_None_Match=tag).status == 200


def test_a_new_council_is_seen_at_once(door, store):
    assert door.visit("/stafford/").by_django
    publish(store, "stafford")
    assert door.visit("/stafford/").status == 200


def test_a_withdrawn_page_is_gone(door, store):
    assert door.visit("/derby/offer/rent/").status == 200
    publish(store, pages={"index.html": "No offer now"})
    door.later()
    assert door.visit("/derby/offer/rent/").by_django
    assert door.visit("/derby/offer/rent").by_django
    assert door.visit("/derby/").body == page("No offer now")


def test_an_edition_takes_over_at_midnight_by_itself(door, store):
    first, second = release(store, edition="1"), release(store, edition="2")
    tomorrow = DAY + timedelta(days=1)
    store.publish("derby", Schedule(((DAY, first), (tomorrow, second)), ""), DAY)
    door.later()
    assert door.visit().body == page("Home", "1")
    door.day = tomorrow
    door.later()
    assert door.visit().body == page("Home", "2")
    door.day = DAY - timedelta(days=400)
    door.later()
    assert door.visit().body == page("Home", "1"), "before the first day, the first"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-06-30T22:59:59+00:00", date(2026, 6, 30)),
        ("2026-06-30T23:00:00+00:00", date(2026, 7, 1)),
        ("2026-11-21T23:30:00+00:00", date(2026, 11, 21)),
    ],
)
def test_the_day_is_the_uks(moment, day):
    with time_machine.travel(moment, tick=False):
        assert uk_today() == day


def test_a_publication_that_says_the_same_keeps_what_is_in_memory(door, store):
    door.visit()
    before = door.front.releases["derby"][2]
    store.publish("derby", store.schedule("derby"), DAY)
    door.later()
    door.visit()
    assert door.front.releases["derby"][2] is before


def test_a_council_taken_off_the_web_by_hand_is_gone(door, store):
    door.visit()
    store._schedule("derby").unlink()
    door.later()
    assert door.visit().by_django
    assert list(door.front.releases) == [SITE]


# ---------------------------------------------------------------- when a release goes while it is served


def test_a_page_not_read_before_comes_from_the_release_that_took_over(door, store):
    door.visit("/derby/")
    publish(store, edition="2")
    assert door.visit("/derby/").body == page("Home"), "in memory, and half a second old at most"
    assert door.visit("/derby/offer/rent/").body == page("Rent", "2")
    assert door.visit("/derby/").body == page("Home", "2"), "from then on all of it"


def test_a_page_that_went_with_its_release_goes_to_django(door, store):
    door.visit("/derby/")
    publish(store, pages={"index.html": "No offer now"})
    assert door.visit("/derby/offer/rent/").by_django
    assert door.visit("/derby/files/booklet.pdf", method="HEAD").by_django


def test_a_booklet_that_went_with_its_release_goes_to_django(door, store):
    assert door.visit("/derby/files/booklet.pdf").body == BOOKLET
    publish(store, edition="2")
    assert door.visit("/derby/files/booklet.pdf").by_django


def test_a_release_swept_away_while_it_is_opened_is_looked_for_again(door, store, monkeypatch):
    schedules = [store.schedule("derby")]
    publish(store, edition="2")
    read = store.schedule
    monkeypatch.setattr(store, "schedule", lambda name: schedules.pop() if schedules else read(name))
    assert door.visit().body == page("Home", "2")
    assert not schedules


def test_a_folder_that_somebody_broke_goes_to_django(door, store):
    digest = store.schedule("derby").on(DAY)
    store.path("derby", digest, store.files("derby", digest)["/derby/offer/"]).unlink()
    assert door.visit("/derby/").status == 200
    assert door.visit("/derby/offer/").by_django
    shutil.rmtree(store.root / "releases" / "derby")
    door.later()
    assert door.visit("/derby/offer/rent/").by_django
    assert Door(store).visit("/derby/").by_django


def test_an_error_of_djangos_is_djangos(store):
    def broken(environ, start_response):
        asked.append(environ)
        raise FileNotFoundError("a template")

    asked = []
    with pytest.raises(FileNotFoundError, match="a template"):
        Front(store, broken)({"REQUEST_METHOD": "GET", "PATH_INFO": "/derby/search/"}, None)
    assert len(asked) == 1


@pytest.mark.slow
def test_visits_go_on_while_editions_change(store):
    door = Door(store)
    whole = {page(words, edition) for words in PAGES.values() for edition in ("", "1", "2")}
    stop = []

    def visits():
        seen = 0
        while not stop:
            door.later()  # looks again every time
            for place in PAGES:
                body = b"".join(
                    door.front(
                        {"REQUEST_METHOD": "GET", "PATH_INFO": f"/derby/{place.removesuffix('index.html')}"},
                        lambda status, headers: None,
                    )
                )
                assert body in whole
                seen += 1
        return seen

    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(visits) for _ in range(4)]
        try:
            for turn in range(6):
                publish(store, edition=str(turn % 2 + 1))
        finally:
            stop.append(True)
        assert all(visit.result() for visit in running)


# ---------------------------------------------------------------- what a visit costs


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


def test_the_front_knows_nothing_of_django():
    import ast
    import inspect

    imported = {
        name
        for node in ast.walk(ast.parse(inspect.getsource(front_module)))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
    }
    assert not [name for name in imported if name.startswith("django")]
