"""The page that compares editions, of an edition in which two hundred items changed."""

import re

import pytest
from django.urls import reverse

from leaving_care.models import Role
from tests.desk.two_editions import two_editions
from tests.people import NOW, council, member, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
WORDS = "We help you with what you need for your first home, and we talk with you about what is right for you. " * 3


def changed(number):
    """An item of which each second is less, and the words are others."""
    was = {"name": f"Help {number}", "what_we_offer": WORDS, "ages": (16, 25)}
    now = {"what_we_offer": WORDS.replace("help", "support"), "ages": (18, 25) if number % 2 else (16, 25)}
    return was, was | now


@pytest.fixture
def many(client):
    """The next edition, and a way to look at its page."""
    draft = two_editions(council(), {f"help-{number}": changed(number) for number in range(60)})[1]
    sign_in(client, member(Role.EDITOR).user, NOW)
    address = reverse("offers:compare", args=[draft.authority.slug, draft.number])
    return lambda query="": client.get(address + query).content.decode()


def in_full(said):
    """The items that are shown in full."""
    return re.findall(r'<h3 [^>]*id="item-([^"]+)"', said)


def test_counts_and_names_come_first_and_25_in_full(many):
    said = many()
    assert "changed 60 (better 0, reworded 30, less 30)" in said and "Every name, 60 in all" in said
    assert said.count("?item=help-") == 60 and len(in_full(said)) == 25
    assert "Page 1 of 3" in said and "Less (25 on this page)" in said
    assert len(said) < 100_000


def test_every_item_stands_on_one_page(many):
    pages = [in_full(many(f"?page={number}")) for number in (1, 2, 3)]
    assert sorted(key for page in pages for key in page) == sorted(f"help-{number}" for number in range(60))
    assert in_full(many("?page=nonsense")) == pages[0]


def test_an_item_is_found_and_filters_are_kept(many):
    assert "help-58" in in_full(many("?item=help-58"))
    said = many("?kind=less&page=2&with=1")
    assert len(in_full(said)) == 5 and "?kind=less&amp;page=1" in said
    assert 'name="kind" value="less"' in said
    assert "help-59" in in_full(many("?kind=less&item=help-59"))
    assert len(in_full(many("?item=%00"))) == 25


def test_it_asks_as_little_as_of_few(many, django_assert_max_num_queries):
    many()
    with django_assert_max_num_queries(12):
        many()
