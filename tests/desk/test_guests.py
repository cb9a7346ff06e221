"""Guests read the draft by theme and comment on it, as often as they like, until the link's last day."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache

from offers import open_forms
from offers.actions.link_answers import comment
from offers.actions.links import LinkGone
from offers.forms.partner import GuestForm
from offers.models import LinkAnswer, ProposedChange
from tests.desk.checking import SOON, a_draft, an_editor, guest_link, identity, in_force, on_duty, partner_link, token
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db
HELP = "I want to kill myself"


@pytest.fixture(autouse=True)
def that_day(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def draft():
    return a_draft(number=2)


def said(words="Nice.", **more):
    return {"words": words, "said_by": "", "about": "", **token(GuestForm), **more}


def test_a_comment_is_proposed_and_the_link_stays_open(draft):
    link, _ = guest_link(draft)
    for words in ("More pans.", "More pans.", "Fewer pans."):
        assert comment(link, identity=identity(draft), words=words, said_by="Kai", at=NOW) is False
    assert [row.words for row in LinkAnswer.objects.all()] == ["More pans.", "Fewer pans."]
    assert ProposedChange.objects.filter(edition=draft, identity=identity(draft)).count() == 2
    with pytest.raises(LinkGone):
        comment(link, identity=None, words="Late.", said_by="", at=NOW + timedelta(days=15))


@pytest.mark.parametrize("has_duty", [True, False])
def test_a_call_for_help_goes_to_those_on_duty(draft, has_duty):
    editor = an_editor()
    if has_duty:
        edition = a_draft()
        on_duty(edition)
        in_force(edition)
    link, _ = guest_link(draft)
    assert comment(link, identity=None, words=HELP, said_by="Kai", at=NOW) is True
    assert comment(link, identity=None, words=HELP, said_by="Kai", at=NOW) is True
    [sent] = mail.outbox
    if has_duty:
        assert sent.to == ["duty@testshire.example"]
    else:
        assert editor.email in sent.to
    assert HELP not in sent.body + sent.subject and "Kai" not in sent.body
    assert f"/manage/offer/testshire/help/comment/{ProposedChange.objects.first().key}/" in sent.body


def test_the_draft_by_theme(draft, client, at_most):
    _, secret = guest_link(draft, note="Look at the money.")
    with at_most(30):
        whole = client.get(f"/check/{secret}/").content.decode()
    assert "Look at the money." in whole and "Your home" in whole and "A laptop" in whole
    assert "What A laptop is in testshire." not in whole
    with at_most(30):
        home = client.get(f"/check/{secret}/?theme=home&about=laptop").content.decode()
    assert "What A laptop is in testshire." in home and "Advice about money" not in home
    assert '<option value="laptop" selected>' in home
    assert client.get(f"/check/{secret}/?theme=nothing&about=\x00").status_code == 200


def test_comments_by_the_page(draft, client):
    _, secret = guest_link(draft)
    first = client.post(f"/check/{secret}/", said())
    assert first.status_code == 200 and "Thank you for your comment" in first.content.decode()
    client.post(f"/check/{secret}/?theme=home", said("On the laptop.", about="laptop", said_by="Forum"))
    rows = [(row.identity and row.identity.key, row.words, row.said_by) for row in LinkAnswer.objects.all()]
    assert rows == [(None, "Nice.", ""), ("laptop", "On the laptop.", "Forum")]


def test_whom_to_ring_is_shown_at_once(draft, client):
    _, secret = guest_link(draft)
    text = client.post(f"/check/{secret}/", said(HELP)).content.decode()
    assert "Help now" in text and "116 123" in text and 'href="tel:999"' in text


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"words": ""}, "Write your comment"),
        ({"words": "x" * 5_000_000}, "4,000 characters or fewer"),
        ({"words": "\x00"}, "Take out the character that cannot be shown"),
        ({"about": "not-here"}, "Choose one of the items"),
        ({open_forms.TRAP: "http://spam.example"}, "Something filled in a box"),
        ({open_forms.OPENED: "spoilt"}, "We could not tell"),
        (token(GuestForm, opened_at=NOW - timedelta(seconds=1)), "That was very quick"),
    ],
)
def test_what_is_wrong_is_said(draft, client, wrong, words, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
    _, secret = guest_link(draft)
    page = client.post(f"/check/{secret}/", said() | wrong)
    assert page.status_code == 200 and words in page.content.decode() and not LinkAnswer.objects.exists()


def test_so_many_and_no_more_from_one_network(draft, client, monkeypatch):
    monkeypatch.setattr(open_forms, "FROM_ONE_NETWORK", 2)
    _, secret = guest_link(draft)
    answers = [client.post(f"/check/{secret}/", said(f"Comment {number}")) for number in range(3)]
    assert [page.status_code for page in answers] == [200, 200, 429]
    assert "Comment 2" in answers[2].content.decode() and LinkAnswer.objects.count() == 2


def test_a_guests_link_does_not_answer_as_a_partners_nor_the_other_way_round(draft, client):
    _, guests = guest_link(draft)
    _, partners = partner_link(draft)
    client.post(f"/check/{partners}/?theme=home", said("As a guest."))
    client.post(f"/check/{guests}/", {"name": "x", "organisation": "y", "laptop-what": "confirm"})
    assert not LinkAnswer.objects.exists()


@pytest.mark.parametrize("days", [0, 1])
def test_until_its_last_day(draft, client, days):
    _, secret = guest_link(draft)
    with time_machine.travel(NOW + (SOON - TODAY) + timedelta(days=days), tick=False):
        assert client.get(f"/check/{secret}/").status_code == (410 if days else 200)
