"""The page of search answers anything with words, tells who calls for help first whom to ring, and needs no database."""

import re
from datetime import UTC, datetime
from html import escape, unescape

import pytest
from django.db import transaction
from django.test import override_settings

from leaving_care.models import Authority
from offers import search
from offers.actions.publishing import publish_edition
from offers.views import searching
from tests.leaving_care.rows import publish
from tests.offers.small import blank_press, draft

HOSTILE = {
    "nothing": "",
    "blanks": " \t\n ",
    "stop words": "the of and to",
    "a quotation mark": "'",
    "SQL": "'; DROP TABLE offers_item; --",
    "a script": "<script>alert(1)</script>",
    "a broken tag": '"><img src=x onerror=alert(1)>',
    "a template": "{{ request }}{% debug %}",
    "per cent": "100% %s %(a)s %00",
    "percent signs that are codes": "%3Cscript%3E",
    "an entity": "&lt;b&gt; &amp;",
    "NUL": "a\0b",
    "control characters": "\x07\x1b[31m\x7f\x9f",
    "right to left": "\u202eabc \u0627\u0631\u062f\u0648",
    "Punjabi": "\u0a2a\u0a70\u0a1c\u0a3e\u0a2c\u0a40",
    "emoji": "\U0001f3e0 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "marks upon marks": "e" + "\u0301" * 100,
    "ten thousand letters": "a" * 10_000,
    "ten thousand words": "rent " * 2_000,
    "ten thousand blanks": " " * 10_000 + "rent",
    "ten thousand NULs": "a\0" * 5_000,
    "a path": "../../etc/passwd",
    "a pattern": "(a+)+$ [",
    "line ends": "rent\r\nSet-Cookie: a=b",
}

WORDS = "Pans & bedding for <your> first home."


@pytest.fixture(scope="module")
def folder(tmp_path_factory, django_db_setup, django_db_blocker):
    """The published pages of a small council, made once."""
    place = tmp_path_factory.mktemp("published")
    with django_db_blocker.unblock(), override_settings(PUBLISHED_DIR=place), pytest.MonkeyPatch.context() as patch:
        patch.setattr("offers.rendering.downloads.make_pdf", blank_press)
        with transaction.atomic():
            edition = draft(tmp_path_factory.mktemp("files"), words=WORDS)
            publish_edition(edition, at=datetime(2026, 4, 2, 12, tzinfo=UTC), by="a test")
            transaction.set_rollback(True)
    return place


@pytest.fixture
def council(db, settings, folder, tmp_path):
    """A small council whose offer is in force."""
    settings.PUBLISHED_DIR = folder
    searching._maker.cache_clear()
    searching._index.cache_clear()
    return publish(draft(tmp_path, words=WORDS)).authority


def box(body):
    """What stands in the search box."""
    return unescape(re.search(r'<input[^>]*name="q"[^>]*?value="([^"]*)"', body)[1])


def test_the_page_answers(client, council):
    response = client.get("/smallton/search/", {"q": "bedding"})
    body = response.content.decode()
    assert response.status_code == 200
    assert 'href="/smallton/offer/home/starter-pack/"' in body
    # And what is given nationally: this council says nothing of a setting up home allowance.
    assert 'href="/law/#setting-up-home"' in body
    assert "2 things found" in body and box(body) == "bedding"
    assert "Pans &amp; bedding for &lt;your&gt; first home." in body


def test_whatever_is_asked_the_page_answers_in_words(client, council):
    for case, asked in HOSTILE.items():
        response = client.get("/smallton/search/", {"q": asked})
        body = response.content.decode()
        assert response.status_code == 200, case
        assert "Search this offer" in body, case
        assert "<script>alert" not in body and "<img src=x" not in body, case
        assert response.cookies == {} and "Set-Cookie" not in response.headers, case
        try:
            clean = search.clean_question(asked)
        except search.BadQuestion as bad:
            assert escape(str(bad), quote=False) in body, case
            # As much of it as can be shown stays in the box.
            assert box(body) == bad.asked, case
            assert bad.asked[:1] in asked, case
        else:
            assert box(body) == clean, case
            assert ("found for “" in body) == bool(clean), case


@pytest.mark.parametrize(
    "asked",
    [
        *(
            "I want to die",
            "i dont want to be here",
            "I don’t want to be here any more",
            "i cant cope",
            "I can't go on",
        ),
        *("end it all", "i feel unsafe", "not safe", "scared of him", "being hurt", "kicked out", "nowhere to stay"),
        *("suicide", "kill myself", "self-harm", "homeless", "abuse", "talk to samaritans", "bedding or I kill myself"),
    ],
)
def test_who_asks_for_help_is_told_first_whom_to_ring(client, council, asked):
    body = client.get("/smallton/search/", {"q": asked}).content.decode()
    main = body[body.index("<main") :]
    assert re.findall(r'href="([^"]*)"', main)[:2] == ["tel:999", "/smallton/help-now/"], asked
    listed = re.findall(r'<li><a href="([^"]*)"', main[main.index('class="items"') :].split("</ul>")[0])
    assert listed[0] == "/smallton/help-now/" and listed.count("/smallton/help-now/") == 1
    assert "Nothing found" not in body


def test_a_call_for_help_too_long_to_search_for_is_answered_too(client, council):
    body = client.get("/smallton/search/", {"q": "I want to die. " + "x" * 300}).content.decode()
    assert 'href="tel:999"' in body and "too long to search for" in body


def test_help_now_does_not_push_in_where_nobody_calls_for_it(client, council):
    for asked in ("bedding", "rent", "money in an emergency", "", "the of"):
        body = client.get("/smallton/search/", {"q": asked}).content.decode()
        assert 'href="tel:999"' not in body[body.index("<main") :], asked


def test_a_long_question_is_shown_without_what_cannot_be_printed(client, council):
    assert "\0" not in client.get("/smallton/search/", {"q": "a\0" * 5_000}).content.decode()


def test_a_broken_address_is_answered(client, council):
    broken = ["q=%FF%FEabc", "q=%ED%A0%80", "q=%", "q=%zz", "q", "q=a&q=b", "=", "q[]=a", "&&&"]
    for query in [*broken, "age=banana", "age=-1", "page=9999999999", "lang=xx"]:
        response = client.get(f"/smallton/search/?{query}")
        assert response.status_code == 200, query
        response.content.decode("utf-8", "strict")
    for more in ("age=banana", "age=17", "age="):
        assert "starter-pack" in client.get(f"/smallton/search/?q=bedding&{more}").content.decode(), more


def test_the_answer_is_kept_by_nobody_and_needs_no_database(client, council, django_assert_num_queries):
    client.get("/smallton/search/", {"q": "bedding"})
    with django_assert_num_queries(0):
        for asked in ("bedding", "", "nothing like it", "x" * 300):
            response = client.get("/smallton/search/", {"q": asked})
            assert response.headers["Cache-Control"] == "private, no-store"
            assert response.cookies == {}


def test_search_is_only_asked(client, council):
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)("/smallton/search/").status_code in (403, 405), method


def test_where_there_is_no_council_the_list_of_councils_is_shown(client, council):
    Authority.objects.create(slug="mercia", name="Mercia", short_name="Mercia", tier="county")  # only a draft, if that
    for name in ("nowhere", "mercia", "SMALLTON", "smallton-"):
        response = client.get(f"/{name}/search/", {"q": "rent"})
        body = response.content.decode()
        assert response.status_code == 404, name
        assert "Choose your council" in body and 'href="/smallton/"' in body, name
        assert response.cookies == {}, name


def test_the_portals_own_pages_have_no_search(client, council):
    client.raise_request_exception = False
    assert client.get("/_site/search/").status_code == 404
