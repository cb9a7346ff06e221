"""Forms without an account: machines are kept out, and a person is told what to do and loses nothing."""

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django import forms
from django.core.cache import cache
from django.test import RequestFactory

from leaving_care.forms import TextareaField
from offers import open_forms
from offers.open_forms import OpenForm, Opening, drawn, opening, too_many

AT = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
KEY = uuid.UUID(int=7)
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


class Ask(OpenForm):
    """A form with one question."""

    purpose = "ask"
    said = TextareaField(label="What?", max_length=20)


@pytest.fixture(autouse=True)
def counted_from_nothing():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def from_(rf: RequestFactory):
    """A form sent from a network address."""
    return lambda address="192.0.2.1", **more: rf.post("/", REMOTE_ADDR=address, **more)


def sent(*, opened=AT - HOUR, purpose="ask", at=AT, **said):
    return Ask({"said": "Hello", "opened": Opening(KEY, opened).signed(purpose)} | said, at=at)


def test_what_is_sent_in_time_is_taken_once_and_other_words_once_more():
    first, again, other = sent(), sent(), sent(said="Hello again")
    assert first.is_valid() and again.is_valid() and other.is_valid()
    assert first.once == again.once != other.once


@pytest.mark.parametrize("before", [3 * SECOND, timedelta(hours=24)])
def test_the_shortest_and_the_longest_time_are_taken(before):
    assert sent(opened=AT - before).is_valid()


@pytest.mark.parametrize(
    "said, words",
    [
        ({"opened": AT - 2 * SECOND}, open_forms.TOO_SOON),
        ({"opened": AT - timedelta(hours=24, seconds=1)}, open_forms.TOO_LATE),
        ({"opened": AT + HOUR}, open_forms.TOO_LATE),
        ({"purpose": "another"}, open_forms.UNKNOWN),
        ({"homepage": "https://example.org"}, open_forms.TRAPPED),
    ],
)
def test_what_no_person_sends_is_refused_in_words(said, words):
    form = sent(**said)
    assert form.non_field_errors() == [words]
    assert form["said"].value() == "Hello", "nothing typed is lost"


@pytest.mark.parametrize("token", ["", "rubbish", "a:b:c", "\x00", "x" * 100_000, KEY])
def test_a_spoilt_token_is_refused_in_words(token):
    form = Ask({"said": "Hello", "opened": token}, at=AT)
    assert form.non_field_errors() == [open_forms.UNKNOWN]


@pytest.mark.parametrize("said", [{"opened": AT - 48 * HOUR}, {"homepage": "x"}, {"purpose": "another"}])
def test_what_was_refused_gets_through_when_it_is_sent_again(said):
    form = sent(**said)
    assert not form.is_valid()
    again = Ask({"said": "Hello", "opened": carried(form)}, at=AT + 5 * SECOND)
    assert again.is_valid() and again.once == form.once


def carried(form):
    return re.search('name="opened" value="([^"]+)"', form.unseen)[1]


def test_a_late_form_keeps_its_token_so_that_it_is_not_done_twice():
    form = sent(opened=AT - 48 * HOUR)
    form.is_valid()
    assert opening("ask", carried(form)) == Opening(KEY, AT)


def test_each_opened_form_has_a_token_of_its_own_and_an_empty_trap():
    first, second = Ask(at=AT), Ask(at=AT)
    assert first.once != second.once
    assert '<div hidden><label for="homepage">Leave this empty</label>' in first.unseen


def test_one_network_sends_only_so_many_in_an_hour(from_, monkeypatch):
    monkeypatch.setattr(open_forms, "FROM_ONE_NETWORK", 2)
    taken = [too_many(from_(), "testshire", "ask", AT) for _ in range(3)]
    assert taken == [False, False, True]
    assert not too_many(from_("192.0.2.2"), "testshire", "ask", AT), "another network"
    assert not too_many(from_(), "elsewhere", "ask", AT), "another council"
    assert not too_many(from_(), "testshire", "survey", AT), "another form"
    assert not too_many(from_(), "testshire", "ask", AT + HOUR), "the next hour"


def test_one_network_of_ipv6_is_one_however_often_a_phone_changes_its_address(from_, monkeypatch):
    monkeypatch.setattr(open_forms, "FROM_ONE_NETWORK", 1)
    assert not too_many(from_("2001:db8::1"), "testshire", "ask", AT)
    assert too_many(from_("2001:db8::2"), "testshire", "ask", AT)
    assert not too_many(from_("2001:db8:0:1::1"), "testshire", "ask", AT)


def test_one_council_gets_only_so_many_in_an_hour(from_, monkeypatch):
    monkeypatch.setattr(open_forms, "FOR_ONE_COUNCIL", 1)
    assert not too_many(from_("192.0.2.1"), "testshire", "ask", AT)
    assert too_many(from_("192.0.2.2"), "testshire", "ask", AT)


def test_who_has_no_address_is_counted_too(from_, monkeypatch):
    monkeypatch.setattr(open_forms, "FROM_ONE_NETWORK", 1)
    assert not too_many(from_(""), "testshire", "ask", AT)
    assert too_many(from_(""), "testshire", "ask", AT)


def test_no_address_is_kept(from_, monkeypatch):
    kept = {}
    monkeypatch.setattr(open_forms.cache, "set", lambda key, value, timeout: kept.update({key: timeout}))
    too_many(from_("192.0.2.77"), "testshire", "ask", AT)
    assert len(kept) == 2 and set(kept.values()) == {3600}
    assert not any("192" in key or "testshire" in key for key in kept)


def test_one_too_many_is_told_so_and_keeps_what_was_typed(from_, monkeypatch):
    monkeypatch.setattr(open_forms, "FROM_ONE_NETWORK", 0)
    form = sent()
    assert not form.lets_in(from_(), "testshire")
    assert form.is_too_many and form.non_field_errors() == [open_forms.TOO_MANY]
    assert form["said"].value() == "Hello"


def test_a_mistake_is_not_counted(from_, monkeypatch):
    monkeypatch.setattr(open_forms, "FROM_ONE_NETWORK", 1)
    assert not sent(said="x" * 21).lets_in(from_(), "testshire")
    assert sent().lets_in(from_(), "testshire")


def test_lines_of_a_long_text_stay_lines_in_a_stored_frame():
    assert "One&#10;Two" in drawn(Ask({"said": "One\nTwo"}, at=AT))


def test_nothing_typed_is_taken_for_a_tag():
    assert "<script>" not in drawn(Ask({"said": "<script>"}, at=AT))
    assert issubclass(Ask, forms.Form)
