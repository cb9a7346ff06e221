"""Search finds what people mean, answers anything with words, and needs no database."""

import json
import random
import re
import tomllib
import unicodedata
from datetime import UTC, datetime
from html import escape, unescape

import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from leaving_care.models import Authority
from offers import search
from offers.actions.publishing import publish_edition
from offers.addresses import Addresses
from offers.contents import read_contents
from offers.loading import load_offer
from offers.models import Contact, Item
from offers.search_index import build_index
from offers.search_words import FILE
from offers.views import searching
from tests.leaving_care.rows import publish
from tests.offers.offer_files import COUNCILS, FIXTURES
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


@pytest.fixture(scope="module")
def indexes(django_db_setup, django_db_blocker):
    """The index of each real council, with its items' names, made once."""
    made = {}
    with django_db_blocker.unblock(), transaction.atomic():
        for council in COUNCILS:
            contents = read_contents(load_offer(FIXTURES / council).edition)
            index = build_index(contents, Addresses(council, contents))
            made[council] = index, [item.name for item in contents.items]
        transaction.set_rollback(True)
    return made


def found(index, asked):
    return [result.title for result in search.ask(index, search.clean_question(asked))]


# What is found


@pytest.mark.parametrize("council", COUNCILS)
def test_every_item_is_found_by_its_own_name(indexes, council):
    index, names = indexes[council]
    assert [name for name in names if name not in found(index, name)[:3]] == []


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("rent", "Home starter pack"),
        ("RENT!", "Somewhere suitable to live"),
        ("lesson", "Money for getting around"),
        ("lessons", "Money for getting around"),
        ("driving lessons", "Money for getting around"),
        ("bicycles", "Money for getting around"),
        ("move", "Home starter pack"),
        ("moving", "Home starter pack"),
        ("tax", "No council tax"),
        ("council tax", "No council tax"),
        ("tv", "TV licence"),
        ("television", "TV licence"),
        ("uni", "Money for university: the higher education bursary"),
        ("doctor", "A doctor, a dentist and an optician"),
        ("GP", "A doctor, a dentist and an optician"),
        ("d\u00f3ctor", "A doctor, a dentist and an optician"),
        ("skint", "Money in an emergency"),
        ("leaving care worker", "Your own personal adviser"),
        ("mobile", "Phone and email money"),
        ("birthday", "Birthday and festival gifts"),
        ("christmas", "Birthday and festival gifts"),
        ("CAMHS", "Your feelings and your mental health"),
        ("see my file", "Your right to see your files"),
        ("complaint", "Your right to complain"),
        ("01332 643907", "Leaving Care Team"),
        ("help in polish", "Help in Polish"),
    ],
)
def test_people_find_what_they_mean(indexes, asked, title):
    assert title in found(indexes["derby"][0], asked)[:5]


def test_rent_finds_things_about_a_home(indexes):
    index, _ = indexes["derby"]
    themes = {result.theme for result in search.ask(index, "rent")}
    assert "Accommodation and independence" in themes


def test_a_phrase_is_not_on_a_page_because_one_of_its_words_is(indexes):
    # "Tax" means "council tax" here, and hardly a page goes without the word council.
    assert len(found(indexes["derby"][0], "tax")) < 5


def test_pages_with_all_words_come_first(indexes):
    index, _ = indexes["derby"]
    first = found(index, "money emergency")[0]
    assert first == "Money in an emergency"


@pytest.mark.parametrize("asked", ["", "the of and to", "xyzzy", "\U0001f3e0", "\u0627\u0631\u062f\u0648"])
def test_nothing_is_found_for_nothing(indexes, asked):
    assert found(indexes["derby"][0], asked) == []


def test_there_are_never_too_many(indexes):
    index, _ = indexes["derby"]
    assert len(found(index, "help")) == search.MOST
    # Of what has not all of the words, a few are enough.
    assert len(found(index, "you help care money home work plan support xyzzy")) == search.MOST_NEAR


# Words


@pytest.mark.parametrize(
    ("said", "stems"),
    [
        ("Driving lessons", ["drive", "lesson"]),
        ("move moving moved", ["move", "move", "move"]),
        ("Łódź naïve CAFÉ", ["łodz", "naiv", "cafe"]),
        ("you're what's their's", ["your", "what", "their"]),
        ("you\u2019re", ["your"]),
        ("18\u201325 health\u2014social", ["18", "25", "health", "social"]),
        ("e\u0301", ["e"]),
        ("Straße", ["strass"]),
        ("\ufb01le", ["file"]),
        ("the a of", []),
        ("snake_case", ["snake", "case"]),
        ("", []),
    ],
)
def test_stems(said, stems):
    assert search.stems(said) == stems


def test_every_synonym_has_a_word_that_counts_and_works_both_ways():
    same = search.synonyms()
    assert () not in same
    assert [(a, b) for a, others in same.items() for b in others if a not in same[b]] == []
    assert ("hous",) in same[("rent",)] and ("rent",) in same[("hous",)]
    assert ("person", "advis") in same[("leav", "care", "worker")]


def test_no_phrase_of_the_synonyms_is_lost():
    table = tomllib.loads(FILE.read_text())
    said = [*table["groups"], *(row["words"] for row in table["terms"])]
    said += [row[side] for row in table["near"] for side in ("asked", "find")]
    assert [phrase for phrases in said for phrase in phrases if not search.stems(phrase)] == []


@pytest.mark.parametrize(
    ("asked", "clean"),
    [("  rent \n help ", "rent help"), ("a\0b\x07c", "a b c"), ("\u202eabc\u202c", "abc"), ("x" * 200, "x" * 200)],
)
def test_a_question_is_cleaned(asked, clean):
    assert search.clean_question(asked) == clean


def test_a_question_too_long_is_refused_in_words():
    with pytest.raises(search.BadQuestion, match="Use a few words: 200 letters at most"):
        search.clean_question("x" * 201)
    # What is cleaned away does not count.
    assert search.clean_question(" \0" * 10_000 + "rent") == "rent"


INDEX = {
    "documents": [{"title": str(n), "address": f"/{n}/", "theme": "", "summary": ""} for n in range(3)],
    "postings": {"rent": [[0, 10], [2, 4]], "hous": [[1, 8]], "council": [[0, 2], [1, 2]], "tax": [[1, 4]]},
}


@given(st.text(max_size=250))
def test_any_question_is_answered_or_refused_in_words(asked):
    try:
        clean = search.clean_question(asked)
    except search.BadQuestion as bad:
        assert str(bad)
    else:
        assert clean == " ".join(clean.split()) and len(clean) <= search.LONGEST
        assert not any(unicodedata.category(letter).startswith("C") for letter in clean)
        assert all(isinstance(result, search.Result) for result in search.ask(INDEX, clean))


def test_the_order_is_by_words_then_weight_then_place():
    assert found(INDEX, "rent") == ["0", "1", "2"]
    assert found(INDEX, "council tax") == ["1", "0"]
    assert found(INDEX, "council rent") == ["0", "1", "2"]


# The index


def test_an_index_is_plain_data(indexes):
    for index, names in indexes.values():
        assert json.loads(json.dumps(index)) == index
        assert {document["title"] for document in index["documents"]} >= set(names)
        assert list(index["postings"]) == sorted(index["postings"])


@pytest.mark.django_db
def test_the_index_does_not_depend_on_the_order_of_rows_in_the_database():
    def index():
        contents = read_contents(load_offer(FIXTURES / "staffordshire").edition)
        return json.dumps(build_index(contents, Addresses("staffordshire", contents)))

    before = index()
    # Written anew in another order: a table without an order gives its rows as they lie.
    for model in (Item, Contact):
        rows = list(model.objects.all())
        random.Random(5).shuffle(rows)
        for row in rows:
            type(row).objects.filter(pk=row.pk).update(source="moved")
    for contact in Contact.objects.all():
        links = list(contact.contact_districts.all())
        contact.contact_districts.all().delete()
        for link in reversed(links):
            link.pk = None
            link.save()
    assert index() == before


# The page


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
