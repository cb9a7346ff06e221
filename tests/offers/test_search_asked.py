"""What young people and advisers are likely to search for finds, in each council's offer, what they would hope for."""

import tomllib
from datetime import date

import pytest
from django.db import transaction

from leaving_care.law import book
from offers import search
from offers.addresses import Addresses
from offers.contents import read_contents
from offers.loading import load_offer
from offers.search_index import LAW, build_index, with_law
from offers.search_words import FILE
from tests.offers.offer_files import COUNCILS, FIXTURES

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
ADVISERS = {
    "derby": "Your own personal adviser",
    "derbyshire": "A leaving care worker from your 16th birthday",
    "staffordshire": "Your personal adviser until you are 21",
}
# What is asked of a council, and what stands among the first three results.
ASKED = [
    *((council, asked, title) for council, title in ADVISERS.items() for asked in ("advisor", "personal advisor", "PA")),
    *((council, "pathway plan", "plan") for council in COUNCILS),
    *((council, asked, "Help now, day or night") for council in COUNCILS for asked in ("emergency", "self harm")),
    *((council, "complaint", "Not happy? Complain, or get an advocate") for council in COUNCILS),
    *((council, "advocate", "Not happy? Complain, or get an advocate") for council in COUNCILS),
    *((council, "Am I a care leaver", "Am I a care leaver?") for council in COUNCILS),
    *((council, "phone number", "Contacts") for council in COUNCILS),
    *((council, "universal credit", "Universal Credit at 16 and 17") for council in COUNCILS),
    *((council, "free prescriptions", "Free prescriptions") for council in COUNCILS),
    *((council, asked, "Joining a council's housing list") for council in COUNCILS for asked in ("bidding", "council flat")),
    *((council, "deposit", "Help with rent for a home of your own") for council in COUNCILS),
    *((council, "junior ISA", "Junior ISA") for council in COUNCILS),
    *(("derby", asked, "Setting up home grant") for asked in ("SUHA", "leaving care grant", "washing machine", "fridge")),
    ("derby", "money for driving lessons", "Money for getting around"),
    ("derby", "provisional license", "Money for getting around"),
    ("derby", "council tax", "No council tax"),
    ("derby", "laptop", "Extra money for learning costs"),
    ("derby", "SIM card", "Phone and email money"),
    ("derby", "wifi", "Phone and email money"),
    ("derby", "mental health", "Your feelings and your mental health"),
    ("derby", "sad", "Your feelings and your mental health"),
    ("derby", "counceling", "Your feelings and your mental health"),
    ("derby", "sofa surfing", "Accommodation and independence"),
    ("derby", "TV license", "TV licence"),
    ("derby", "passport", "Passport, National Insurance number and birth certificate"),
    ("derby", "NI number", "Passport, National Insurance number and birth certificate"),
    ("derby", "gym", "Sport, fun and culture"),
    ("derby", "birthday money", "Birthday and festival gifts"),
    ("derby", "christmas", "Birthday and festival gifts"),
    ("derby", "baby", "Help if you are a young parent"),
    ("derby", "prison", "When you may need extra support"),
    ("derby", "my file", "Your right to see your files"),
    ("derby", "rent arrears", "Advice about money"),
    ("derby", "debt", "Advice about money"),
    ("derby", "food bank", "Money in an emergency"),
    ("derby", "weed", "Help with drugs, alcohol or violence at home"),
    ("derby", "uni", "Money for university: the higher education bursary"),
    ("derby", "glasses", "A doctor, a dentist and an optician"),
    ("derbyshire", "driving lessons", "Help with driving lessons"),
    ("derbyshire", "laptop", "Help with equipment and travel"),
    ("derbyshire", "bus pass", "Help with equipment and travel"),
    ("derbyshire", "mental health", "Better health"),
    *((council, "council tax", "Council tax") for council in ("derbyshire", "staffordshire")),
    *((council, asked, "Setting up home allowance") for council in ("derbyshire", "staffordshire")
      for asked in ("setting up home", "SUHA", "fridge")),
    *((council, "uni", "A bursary for university") for council in ("derbyshire", "staffordshire")),
    *((council, "homeless", "Coming first when you are homeless") for council in ("derbyshire", "staffordshire")),
    ("staffordshire", "staying put", "Staying with your foster carer"),
    ("staffordshire", "duty worker", "Duty worker for Lichfield and Cannock Chase"),
]  # fmt: skip


@pytest.fixture(scope="module")
def indexes(django_db_setup, django_db_blocker):
    """The index of each council with the law of the day, as the page asks it."""
    made = {}
    with django_db_blocker.unblock(), transaction.atomic():
        for council in COUNCILS:
            contents = read_contents(load_offer(FIXTURES / council).edition)
            made[council] = with_law(build_index(contents, Addresses(council, contents)), DAY)
        transaction.set_rollback(True)
    return made


@pytest.mark.parametrize(("council", "asked", "title"), ASKED)
def test_the_first_results_are_what_they_would_hope_for(indexes, council, asked, title):
    first = [result.title for result in search.ask(indexes[council], asked)[:3]]
    assert any(title in each for each in first), first


@pytest.mark.parametrize("asked", ["asylum", "vote", "bike", "passport", "gym", "xyzzy"])
def test_where_the_offer_and_the_law_say_nothing_nothing_is_found(indexes, asked):
    assert search.ask(indexes["staffordshire"], asked) == []


def test_what_only_comes_near_is_marked(indexes):
    for asked in ("deposit", "gambling", "money for driving lessons"):
        assert {result.is_near for result in search.ask(indexes["staffordshire"], asked)} == {True}, asked
    results = search.ask(indexes["derby"], "money for driving lessons")
    assert [result.is_near for result in results][:2] == [False, True]


def test_words_that_come_near_lead_one_way(indexes):
    assert search.ask(indexes["derby"], "rent")[0].is_near is False
    assert "guarantor" not in str(indexes["derby"]["postings"].keys())


def test_the_law_is_that_of_the_day_and_what_has_not_started_says_so(indexes):
    [result] = [row for row in search.ask(indexes["derby"], "prescriptions") if row.title.startswith("Free")]
    assert result.summary.startswith("This has not started yet.") and result.address == "/law/#announced"
    [rent] = [row for row in search.ask(indexes["derby"], "help with rent") if row.theme == LAW][:1]
    assert rent.address == "/law/#one-bedroom-rate" and "not started" not in rent.summary


def test_where_the_offer_gives_what_the_law_does_the_offer_alone_speaks(indexes):
    titles = {council: [row["title"] for row in index["documents"]] for council, index in indexes.items()}
    assert "Council tax" not in titles["derby"] and "Council tax" in titles["staffordshire"]
    names = {one.name for one in (*book().duties.values(), *book().amounts.values())}
    assert len(names & set(titles["staffordshire"])) > len(names & set(titles["derby"]))


def test_a_statement_is_found_at_its_place_on_its_page(indexes):
    [result] = [row for row in search.ask(indexes["derby"], "prison") if row.title == "When you may need extra support"]
    assert result.address == "/derby/how-it-works/#said-extra-support"


def test_each_term_names_the_page_that_uses_it_and_the_day_it_was_read():
    table = tomllib.loads(FILE.read_text())
    for row in table["terms"]:
        assert row["source"].startswith("https://") and isinstance(row["checked_on"], date), row
    usual = [row["usual"] for row in table["spellings"]]
    assert len(usual) == len(set(usual))
