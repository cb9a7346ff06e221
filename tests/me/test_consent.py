"""What you agree to: yes or no, changed at any time, and kept as history."""

from datetime import timedelta

import pytest

from leaving_care.actions.consents import note_consent
from leaving_care.changing import NotAllowed
from leaving_care.models import Consent, Event, Role
from tests.me.conftest import words
from tests.me.test_reach import opened
from tests.people import NOW, allocate, member, user

ADDRESS = "/me/consent/"
TOLD, ASKED = Consent.Kind.OPPORTUNITIES, Consent.Kind.CONSULTED


def test_said_and_kept(me, kai):
    assert "Nothing is recorded yet" in words(me.get(ADDRESS))
    assert me.post(ADDRESS, {"opportunities": "yes", "consulted": "no"} | opened(me, ADDRESS)).status_code == 302
    assert dict(Consent.objects.values_list("kind", "given")) == {TOLD: True, ASKED: False}
    said = words(me.get(ADDRESS))
    assert "20 November 2026: Yes to being told about work, training and events" in said
    assert "No to being asked what you think of our service" in said
    event = Event.objects.get(kind="changed")
    assert (event.what, event.part, event.fields) == (
        "note_consent", "consent", ["consent.consulted", "consent.opportunities"],
    )  # fmt: skip


def test_changed_any_time_and_the_first_answer_stays_as_history(me, kai):
    note_consent(kai, {TOLD: True}, by=kai.user, at=NOW - timedelta(days=3))
    page = me.get(ADDRESS)
    assert page.context["form"]["opportunities"].value() == "yes"
    me.post(ADDRESS, {"opportunities": "no"} | opened(me, ADDRESS))
    assert list(Consent.objects.order_by("said_at").values_list("kind", "given")) == [(TOLD, True), (TOLD, False)]


def test_the_same_again_adds_nothing(kai):
    for _ in range(2):
        note_consent(kai, {TOLD: True}, by=kai.user, at=NOW)
    assert Consent.objects.count() == 1


def test_sent_twice_it_is_there_once(me):
    fields = {"opportunities": "yes"} | opened(me, ADDRESS)
    assert [me.post(ADDRESS, fields).status_code for _ in range(2)] == [302, 302]
    assert Consent.objects.count() == 1


def test_what_is_no_answer_is_said_in_words(me):
    said = words(me.post(ADDRESS, {"opportunities": "perhaps\x00"} | opened(me, ADDRESS)))
    assert "Choose one of the answers" in said
    assert not Consent.objects.exists()


def test_who_wrote_it_down_is_named(me, kai):
    adviser = member(Role.PERSONAL_ADVISER, who=user("Priya Example"))
    allocate(adviser, kai)
    note_consent(kai, {ASKED: True}, by=adviser.user, at=NOW)
    assert "written down by Priya Example" in words(me.get(ADDRESS))


def test_a_stranger_may_not(kai):
    with pytest.raises(NotAllowed):
        note_consent(kai, {TOLD: True}, by=member(Role.PERSONAL_ADVISER).user, at=NOW)
    with pytest.raises(ValueError):
        note_consent(kai, {"everything": True}, by=kai.user, at=NOW)
    assert not Consent.objects.exists()
