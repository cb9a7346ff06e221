"""The page where anybody tells a council what is wrong or missing, and the desk's list of what they told."""

import json
import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from leaving_care.dates import in_words
from leaving_care.models import Role
from leaving_care.store import Schedule, Store
from offers import open_forms
from offers.actions.suggestions import suggest
from offers.forms.suggesting import SuggestForm
from offers.models import ProposedChange, Suggestion
from offers.rendering.answering import FILE, answering
from offers.rendering.pages import PageMaker
from tests.desk.asking import a_draft, a_survey
from tests.desk.checking import token
from tests.people import NOW, TODAY, council, member

pytestmark = pytest.mark.django_db
HERE = "/testshire/suggest/"
HELP = "I want to kill myself"


@pytest.fixture(autouse=True)
def that_day(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def published(settings, tmp_path):
    """A council of which something is published."""
    settings.PUBLISHED_DIR = tmp_path / "published"
    store = Store(settings.PUBLISHED_DIR)
    offer = json.dumps(answering(PageMaker(council(), None, TODAY), None)).encode()
    release = store.add_release("testshire", [store.file("testshire", FILE, offer, "application/json")])
    store.publish("testshire", Schedule(((TODAY, release),), "made for a test"), TODAY)


def said(words="The number is wrong.", **more):
    return {"kind": "wrong", "words": words, "reach": "", "page": "", **token(SuggestForm), **more}


def test_the_form(published, client, at_most):
    with at_most(1):  # what is asked today
        page = client.get(f"{HERE}?page=/testshire/offer/home/")
    text = page.content.decode()
    assert page.status_code == 200 and 'name="page" value="/testshire/offer/home/"' in text and "help now" in text
    assert not page.cookies and page.headers["X-Robots-Tag"] == "noindex" and len(page.content) < 100_000


@pytest.mark.parametrize(
    "page",
    [
        "/elsewhere/",
        "https://evil.example/testshire/",
        "/testshire/\x00",
        f"/testshire/{'x' * 400}/",
        "/testshire/?a=b",
        "/testshire/../accounts/logout/",
        "/testshire//evil.example/",
        "javascript:x",
    ],
)
def test_a_page_that_is_not_the_councils_is_left_out(published, client, page):
    client.get(HERE, {"page": page})
    assert client.post(HERE, said(page=page)).status_code == 200
    assert Suggestion.objects.get().page == ""


def test_sent_without_an_account(published, client, at_most):
    data = said(page="/testshire/offer/home/laptop/", reach="kai@example.org")
    with at_most(8):
        page = client.post(HERE, data)
    client.post(HERE, data)
    row = Suggestion.objects.get()
    assert "Thank you" in page.content.decode() and 'href="/testshire/offer/home/laptop/"' in page.content.decode()
    assert (row.authority, row.page, row.reach, row.at) == (
        council(),
        "/testshire/offer/home/laptop/",
        "kai@example.org",
        NOW,
    )
    assert not page.cookies


def test_other_words_from_the_same_page_are_heard_too(published, client):
    data = said("The number is wrong.")
    for more in ({}, {}, {"words": "So is the address."}, {"words": f"And {HELP}"}, {"words": "So is the address."}):
        client.post(HERE, data | more)
    found = Suggestion.objects.order_by("pk").values_list("words", "needs_help")
    assert list(found) == [("The number is wrong.", False), ("So is the address.", False), (f"And {HELP}", True)]


def test_whom_to_ring_is_shown_at_once(published, client):
    text = client.post(HERE, said(HELP)).content.decode()
    assert "<h1>Help now</h1>" in text and 'href="tel:999"' in text and "116 123" in text
    assert Suggestion.objects.get().needs_help


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"kind": ""}, "Choose what you would like to tell us"),
        ({"kind": "spam"}, "Select a valid choice"),
        ({"words": " "}, "Tell us in your own words"),
        ({"words": "x" * 5_000_000}, "4,000 characters or fewer"),
        ({"words": "\x00"}, "Take out the character that cannot be shown"),
        ({"reach": "x" * 201}, "200 characters or fewer"),
        ({open_forms.TRAP: "x"}, "Something filled in a box"),
        ({open_forms.OPENED: ""}, "We could not tell"),
        (token(SuggestForm, opened_at=NOW - timedelta(seconds=1)), "That was very quick"),
        (token(SuggestForm, opened_at=NOW - timedelta(days=2)), "open for a long time"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_lost(published, client, wrong, words, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
    page = client.post(HERE, said("One\nTwo") | wrong)
    text = page.content.decode()
    assert page.status_code == 200 and words in text and "<title>Error: " in text
    assert "words" in wrong or "One&#10;Two</textarea>" in text
    assert not Suggestion.objects.exists()


def test_what_the_council_asks_today_is_listed_with_its_link(published, client, at_most):
    edition, elsewhere, set_aside = a_draft(), a_draft("elsewhere"), a_draft(number=2)
    set_aside.set_aside_at = NOW
    set_aside.save()
    day = timedelta(days=1)
    asked = {
        title: a_survey(of, title=title, opens_on=opens, closes_on=closes)
        for title, of, opens, closes in (
            ("Our draft & you", edition, TODAY - day, TODAY + 7 * day),
            ("Today alone", edition, TODAY, TODAY),
            ("Not yet", edition, TODAY + day, TODAY + 7 * day),
            ("Over", edition, TODAY - 7 * day, TODAY - day),
            ("Next door", elsewhere, TODAY, TODAY),
            ("Set aside", set_aside, TODAY, TODAY),
        )
    }
    with at_most(1):
        page = client.get(HERE)
    found = re.findall(r'<li><a href="(/testshire/survey/[^"]+)">([^<]*)</a>: until ([^<]*)', page.content.decode())
    assert found == [
        (reverse("offers:survey", args=["testshire", asked[title].key]), said, in_words(until))
        for title, said, until in (
            ("Today alone", "Today alone", TODAY),
            ("Our draft & you", "Our draft &amp; you", TODAY + 7 * day),
        )
    ]
    assert client.get(found[0][0]).status_code == 200


def test_where_nothing_is_asked_nothing_is_said_of_it(published, client):
    assert "We are asking now" not in client.get(HERE).content.decode()


def test_who_was_too_quick_is_asked_to_wait_from_the_first_opening_and_no_longer(published, client):
    def press(page, seconds):
        opened = re.search(r'name="?opened"? value="?([^" >]+)', page.content.decode())[1]
        with time_machine.travel(NOW + timedelta(seconds=seconds), tick=False):
            return client.post(HERE, said(**{open_forms.OPENED: opened}))

    page = client.get(HERE)
    for seconds in (1, 2):
        page = press(page, seconds)
        assert "Count to three" in page.content.decode() and not Suggestion.objects.exists()
    assert "Thank you" in press(page, 3).content.decode() and Suggestion.objects.count() == 1


def test_so_many_and_no_more_from_one_network(published, client, monkeypatch):
    monkeypatch.setattr(open_forms, "FROM_ONE_NETWORK", 2)
    pages = [client.post(HERE, said(f"Word {number}", **token(SuggestForm, key=uuid.uuid4()))) for number in range(3)]
    assert [page.status_code for page in pages] == [200, 200, 429]
    assert "Word 2</textarea>" in pages[2].content.decode() and Suggestion.objects.count() == 2
    other = client.post(HERE, said(**token(SuggestForm, key=uuid.uuid4())), REMOTE_ADDR="203.0.113.9")
    assert other.status_code == 200


def test_a_council_with_nothing_published_has_no_such_page(published, client):
    council("elsewhere")
    assert client.get("/elsewhere/suggest/").status_code == 404
    assert client.post("/nowhere/suggest/", said()).status_code == 404


# The desk's list


def address(name, *more, council="testshire"):
    return reverse(f"offers:{name}", args=[council, *more])


def suggested(words="The number is wrong.", **said):
    return suggest(council(), kind="wrong", words=words, at=NOW, once=uuid.uuid4(), **said)


def test_calls_for_help_stand_first(as_, at_most):
    for number in range(6):
        suggested(f"Word {number}")
    suggested(f"<b>{HELP}</b>")
    client = as_(member(Role.PARTICIPATION))
    with at_most(12):
        text = client.get(address("suggestions")).content.decode()
    assert text.index("May need help") < text.index("Word 0") and "<b>I want" not in text
    assert "No mail has gone to those on duty" in text


def test_settling_by_the_pages(as_):
    client, row = as_(member(Role.PARTICIPATION)), suggested(reach="kai@example.org")
    take, no = address("take_suggestion", row.key), address("refuse_suggestion", row.key)
    assert "kai@example.org" in client.get(take).content.decode()
    assert "There is no draft" in client.post(take).content.decode()
    assert "Write an answer" in client.post(no, {"answer": ""}).content.decode()
    draft, once = a_draft(), str(uuid.uuid4())
    for _ in range(2):
        assert client.post(take, {"once": once}).status_code == 302
    assert ProposedChange.objects.get().edition == draft
    assert "settled this already" in client.post(no, {"answer": "Late."}).content.decode()
    assert "Taken up" in client.get(f"{address('suggestions')}?settled=1").content.decode()


def test_another_councils_is_not_found(as_):
    row, client = suggested(), as_(member(Role.EDITOR, council("elsewhere")))
    for name in ("take_suggestion", "refuse_suggestion"):
        for slug in ("testshire", "elsewhere"):
            assert client.post(address(name, row.key, council=slug), {"answer": "x"}).status_code == 404
    assert client.get(address("suggestions")).status_code == 404
    row.refresh_from_db()
    assert row.state == "new"
