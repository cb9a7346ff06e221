"""Search finds what people mean, and takes any question."""

import json
import random
import tomllib
import unicodedata

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from offers import search
from offers.addresses import Addresses
from offers.contents import read_contents
from offers.loading import load_offer
from offers.models import Contact, Item
from offers.search_index import build_index
from offers.search_words import FILE
from tests.offers.offer_files import COUNCILS, FIXTURES


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
