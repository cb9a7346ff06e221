"""Asking for another format or language, the desk's answer, and its pages of easy read."""

import json
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Role
from leaving_care.store import Schedule, Store
from offers.actions.formats import KEPT, answer_format, ask_for_format, forget_format_reach
from offers.forms.formats import AskForFormatForm
from offers.models import EasyRead, FormatRequest, Picture, Suggestion
from offers.open_forms import Opening
from offers.rendering.answering import FILE, answering
from offers.rendering.pages import PageMaker
from tests.desk.asking import a_draft
from tests.offers.test_easy_read import bomb, picture
from tests.people import NOW, TODAY, council, member, sign_in

pytestmark = pytest.mark.django_db
HERE = "/testshire/formats/"


@pytest.fixture(autouse=True)
def that_day(settings, tmp_path):
    """A council of which something is published, and the day."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    settings.PUBLISHED_DIR = tmp_path / "published"
    store = Store(settings.PUBLISHED_DIR)
    offer = json.dumps(answering(PageMaker(council(), None, TODAY), None)).encode()
    release = store.add_release("testshire", [store.file("testshire", FILE, offer, "application/json")])
    store.publish("testshire", Schedule(((TODAY, release),), "made for a test"), TODAY)
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


def sent(key=None, at=NOW - timedelta(minutes=5), **more):
    """What the form sends."""
    token = Opening(key or uuid.uuid4(), at).signed(AskForFormatForm.purpose)
    return {"wanted": "Braille", "reach": "1 High Street", "words": "", "page": "", "opened": token, **more}


def ask(**more):
    """Somebody asked."""
    said = {"wanted": "Braille", "reach": "1 High Street", "at": NOW, "once": uuid.uuid4()} | more
    return ask_for_format(council(), **said)


def test_anybody_asks_with_no_account_and_no_cookie(client, at_most):
    with at_most(0):
        page = client.get(f"{HERE}?page=/testshire/offer/home/")
    text = page.content.decode()
    assert page.status_code == 200
    assert 'name="page" value="/testshire/offer/home/"' in text
    assert not page.cookies
    assert len(page.content) < 100_000
    with at_most(8):
        done = client.post(HERE, sent(page="/testshire/offer/home/"))
    assert "You asked for: Braille" in done.content.decode()
    row = FormatRequest.objects.get()
    assert (row.wanted, row.reach, row.page) == ("Braille", "1 High Street", "/testshire/offer/home/")


def test_sent_twice_it_is_there_once(client):
    form = sent()
    for _ in range(2):
        assert client.post(HERE, form).status_code == 200
    assert FormatRequest.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"wanted": ""},
        {"reach": ""},
        {"wanted": "x" * 121},
        {"words": "x" * 2001},
        {"wanted": "a\0b"},
        {"opened": "nonsense"},
        {"homepage": "filled in by a machine"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, wrong):
    page = client.post(HERE, sent(words="Please be quick.") | wrong)
    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
    assert "words" in wrong or "Please be quick." in page.content.decode()
    assert not FormatRequest.objects.exists()


def test_too_many_from_one_network_wait(client):
    for _ in range(60):
        cache_key = client.post(HERE, sent())
    assert cache_key.status_code == 200
    assert client.post(HERE, sent()).status_code == 429
    assert FormatRequest.objects.count() == 60


def test_a_call_for_help_is_shown_whom_to_ring_and_told_to_those_on_duty(client):
    page = client.post(HERE, sent(words="I want to kill myself")).content.decode()
    assert "Help now" in page
    assert "116 123" in page
    (row,) = Suggestion.objects.all()
    assert row.needs_help
    assert "kill myself" in row.words


def test_a_council_with_nothing_published_has_no_such_page(client):
    council("elsewhere")
    assert client.get("/elsewhere/formats/").status_code == 404
    assert client.get("/nowhere/formats/").status_code == 404


def test_it_is_answered_once_by_who_moderates():
    row, needs_help = ask()
    assert not needs_help
    worker, once = member(Role.PARTICIPATION).user, uuid.uuid4()
    for role in (Role.APPROVER, Role.MANAGER):
        with pytest.raises(NotAllowed):
            answer_format(row, answer="Sent.", by=member(role).user, at=NOW)
    with pytest.raises(NotAllowed):
        answer_format(row, answer="Sent.", by=member(Role.EDITOR, council("elsewhere")).user, at=NOW)
    answer_format(row, answer="Sent by post.", by=worker, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        answer_format(row, answer="Again.", by=worker, at=NOW, once=once)
    with pytest.raises(ValidationError, match="answered this already"):
        answer_format(row, answer="Again.", by=worker, at=NOW)
    row.refresh_from_db()
    assert (row.answer, row.answered_by, row.reach) == ("Sent by post.", worker, "1 High Street")


def test_how_to_reach_them_goes_90_days_after_the_answer():
    answered, _ = ask()
    waiting, _ = ask()
    answer_format(answered, answer="Sent.", by=member(Role.EDITOR).user, at=NOW)
    assert forget_format_reach(at=NOW + KEPT - timedelta(seconds=1)) == 0
    assert forget_format_reach(at=NOW + KEPT) == 1
    assert forget_format_reach(at=NOW + KEPT) == 0
    assert FormatRequest.objects.get(pk=answered.pk).reach == ""
    assert FormatRequest.objects.get(pk=waiting.pk).reach == "1 High Street"


def test_the_desk_lists_what_waits_first_and_answers(client, at_most):
    first, _ = ask(wanted="Audio")
    second, _ = ask(wanted="Large print")
    worker = member(Role.EDITOR).user
    answer_format(first, answer="Sent.", by=worker, at=NOW)
    sign_in(client, worker, NOW)
    page = client.get(reverse("offers:format_requests", args=["testshire"])).content.decode()
    assert page.index("Large print") < page.index("Audio")
    address = reverse("offers:answer_format", args=["testshire", second.key])
    assert "Send it to: 1 High Street" in client.get(address).content.decode()
    assert "Say what you did" in client.post(address, {"answer": ""}).content.decode()
    assert client.post(address, {"answer": "Sent.", "once": str(uuid.uuid4())}).status_code == 302
    assert FormatRequest.objects.get(pk=second.pk).answer == "Sent."


@pytest.fixture
def desk(client):
    """An editor's browser, and a draft."""
    a_draft()
    return sign_in(client, member(Role.EDITOR).user, NOW)


def address(name, *more):
    """The address of a page of Testshire's desk."""
    return reverse(f"offers:{name}", args=["testshire", *more])


def upload(content):
    """A file as a browser sends it."""
    return SimpleUploadedFile("picture.png", content, "image/png")


def test_a_picture_is_sent_seen_and_taken_away(desk):
    form = {"file": upload(picture((900, 600))), "alt": "A <b>pan</b>", "once": str(uuid.uuid4())}
    assert desk.post(address("pictures"), form).status_code == 302
    made = Picture.objects.get()
    seen = desk.get(address("picture", made.key))
    assert (seen["Content-Type"], seen.content) == ("image/png", bytes(made.content))
    assert "A &lt;b&gt;pan&lt;/b&gt;" in desk.get(address("pictures")).content.decode()
    desk.post(address("remove_picture", made.key), {"once": str(uuid.uuid4())})
    assert not Picture.objects.exists()


@pytest.mark.parametrize("content", [b"", b"no picture", bomb(60_000)])
def test_what_is_no_picture_is_refused_at_its_field(desk, content):
    page = desk.post(address("pictures"), {"file": upload(content), "alt": "A pan"}).content.decode()
    assert "There is a problem" in page
    assert "A pan" in page
    assert not Picture.objects.exists()


def test_an_item_is_written_in_easy_read(desk):
    desk.post(address("pictures"), {"file": upload(picture()), "alt": "A pan", "once": str(uuid.uuid4())})
    key = str(Picture.objects.get().key)
    page = desk.get(address("easy_read", "item-1"))
    carried = page.context["carried"].initial
    form = {"text_0": "You get pans.", "picture_0": key, "text_2": "Ask us.", "checked_with": "The forum", **carried}
    assert desk.post(address("easy_read", "item-1"), form).status_code == 302
    assert EasyRead.objects.get().lines == [
        {"text": "You get pans.", "picture": key},
        {"text": "Ask us.", "picture": ""},
    ]
    assert "Written, from the words of" in desk.get(address("easy_reads")).content.decode()
    again = desk.post(address("easy_read", "item-1"), {**form, "text_0": "Other", "once": str(uuid.uuid4())})
    assert "What it says now" in again.content.decode()
    assert "Other" in again.content.decode()


@pytest.mark.parametrize("wrong", [{"text_0": "x" * 301}, {"picture_0": "nonsense"}, {"text_99": "x", "text_5": "y"}])
def test_wrong_lines_are_said_and_kept(desk, wrong):
    page = desk.get(address("easy_read", "item-1"))
    form = {"text_0": "Pans.", **page.context["carried"].initial, **wrong}
    assert desk.post(address("easy_read", "item-1"), form).status_code in (200, 302)
