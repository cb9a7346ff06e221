"""Filling the demo's desks: on whatever day, clearly invented, and nothing of it public."""

from datetime import date

import pytest
import time_machine

from offers.agreeing import Stage, state
from offers.contents import read_contents
from offers.models import Edition
from offers.rendering.state import published_editions, state_of
from pathways.demo import inbox
from pathways.demo.desk.seeding import STEPS, done_at_the_desk, next_year, seed_desk
from pathways.demo.people import COUNCILS
from tests.demo.conftest import blocking, councils, counted
from tests.people import NOW, TODAY

WHENEVER = [date(2027, 8, 31), date(2028, 2, 29)]


@pytest.mark.parametrize("on", WHENEVER)
def test_the_stories_are_the_same_whenever_it_is_seeded(offers, on):
    derby, derbyshire, staffordshire = (seed_desk(council, on, at=NOW) for council in offers)
    codes = [code for code, _ in blocking(derby, on)]
    assert (codes.count("reduction-without-reason"), codes.count("ended-without-reason")) == (1, 0)
    assert derby.effective_from == next_year(on) > on
    assert state(derbyshire, read_contents(derbyshire)).stage == Stage.WAITING
    assert staffordshire.district_items.count() == 1


def test_without_an_offer_there_is_no_desk_to_fill(db):
    before = counted()
    assert [seed_desk(council, TODAY, at=NOW) for council in [*councils()]] == [None] * 3
    assert Edition.objects.count() == before["offers.Edition"]


def test_nothing_of_it_is_public_and_what_is_out_stays(offers):
    def out():
        return [
            (
                state_of(council, published_editions(council)),
                read_contents(council.editions.get(number=1)).fingerprint(),
            )
            for council in offers
        ]

    before = out()
    drafts = [seed_desk(council, TODAY, at=NOW) for council in offers]
    assert out() == before
    assert all(draft.number == 2 and draft.is_draft for draft in drafts)


def test_a_partner_comes_from_the_inbox_to_what_they_check(
    client, demo, offers, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        seed_desk(offers[0], TODAY, at=NOW)
    (mail,) = mailoutbox
    inbox.keep(*mail.to, mail.subject, mail.body)
    (message,) = inbox.messages()
    (address,) = [to for line in message.lines("testserver") for _, to in line if to]
    with time_machine.travel(NOW):
        page = client.get(address)
    assert page.status_code == 200 and "No council tax" in page.content.decode()


NOT_WORDS = {"asked", "items", "row", "says"}  # and an `about` that names a row


def words(value):
    """Every text of more than one word that a file has people say or write."""
    if isinstance(value, dict):
        return [text for name, each in value.items() if name not in NOT_WORDS for text in words(each)]
    if isinstance(value, list):
        return [text for each in value for text in words(each)]
    return [value] if isinstance(value, str) and " " in value and not value.startswith("item ") else []


@pytest.mark.parametrize("council", COUNCILS)
def test_whatever_is_said_says_that_it_is_an_example(council):
    said = words(done_at_the_desk(council))
    assert said
    assert [text for text in said if not text.startswith("Example") and "(example)" not in text] == []


def test_every_kind_of_step_is_taken():
    taken = {step["do"] for council in COUNCILS for step in done_at_the_desk(council)["steps"]}
    assert taken == set(STEPS)
