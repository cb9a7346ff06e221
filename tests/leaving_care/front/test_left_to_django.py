"""What is not published goes to Django, whatever path is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaving_care import front as front_module
from leaving_care.front import Front
from leaving_care.store import Store
from tests.leaving_care.front.doors import Door
from tests.leaving_care.stored import PAGES, publish


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


def test_an_error_of_djangos_is_djangos(store):
    def broken(environ, start_response):
        asked.append(environ)
        raise FileNotFoundError("a template")

    asked = []
    with pytest.raises(FileNotFoundError, match="a template"):
        Front(store, broken)({"REQUEST_METHOD": "GET", "PATH_INFO": "/derby/search/"}, None)
    assert len(asked) == 1


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
