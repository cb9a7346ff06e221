"""What is typed and not sent is kept for whoever typed it, and for nobody else, until they send it or drop it."""

from urllib.parse import urlencode

import pytest

from leaving_care.models import Event, Role
from pathways.models import OwnWords, Typed
from pathways.views.typing import MOST
from tests.people import allocate, member, sign_in, young

PAGE = "/me/plan/words/home/"
TEXT = "I want to live nearer to my friends"


@pytest.fixture
def kai(db):
    """A young person who can sign in."""
    return young(adviser=member(Role.PERSONAL_ADVISER), account=True)


@pytest.fixture
def mine(client, kai):
    """Kai's browser."""
    return sign_in(client, kai.user)


def keep(client, **fields):
    """What the script sends a moment after the last key."""
    return client.post(PAGE, {"text": TEXT, "keep": "1"} | fields)


def test_it_is_kept_and_nothing_is_sent(mine, kai):
    assert keep(mine).status_code == 204
    row = Typed.objects.get()
    assert (row.user, row.person, row.fields["text"]) == (kai.user, kai, [TEXT])
    assert not OwnWords.objects.exists() and not Event.objects.filter(kind=Event.Kind.CHANGED).exists()


def test_it_stands_in_the_form_again_with_nothing_wrong_yet(mine):
    keep(mine, text="")
    keep(mine)
    page = mine.get(PAGE).content.decode()
    assert TEXT in page and "did not send it" in page and "govuk-error-summary" not in page


def test_what_was_typed_last_counts(mine):
    keep(mine)
    keep(mine, text="Nearer to college")
    assert Typed.objects.get().fields["text"] == ["Nearer to college"]


def test_nothing_typed_is_nothing_kept(mine):
    keep(mine)
    keep(mine, text="")
    assert not Typed.objects.exists()


def test_sending_it_forgets_it(mine):
    keep(mine)
    assert mine.post(PAGE, {"text": TEXT, "version": 0}).status_code == 302
    assert not Typed.objects.exists() and OwnWords.objects.get().text == TEXT


def test_dropping_it_forgets_it(mine):
    keep(mine)
    assert mine.post(PAGE, {"drop": "1"}).status_code == 302
    assert not Typed.objects.exists() and TEXT not in mine.get(PAGE).content.decode()


def test_a_form_that_is_refused_is_kept_without_a_script(mine):
    long = "x" * 9000
    assert mine.post(PAGE, {"text": long}).status_code == 200
    assert Typed.objects.get().fields["text"] == [long]
    assert long in mine.get(PAGE).content.decode()


def test_nobody_else_gets_it_back(mine, client, kai):
    worker = member(Role.PERSONAL_ADVISER)
    allocate(worker, kai, is_main=False)
    add = f"/work/people/{kai.key}/contacts/add/"
    sign_in(client, worker.user)
    client.post(add, {"note": "Only mine", "keep": "1"})
    assert "Only mine" in client.get(add).content.decode()
    other = member(Role.PERSONAL_ADVISER)
    allocate(other, kai, is_main=False)
    sign_in(client, other.user)
    assert "Only mine" not in client.get(add).content.decode()


def test_it_is_there_after_signing_in_again(mine, client, kai):
    keep(mine)
    client.logout()
    assert client.get(PAGE).status_code == 302
    sign_in(client, kai.user)
    assert TEXT in client.get(PAGE).content.decode()


def test_each_page_keeps_its_own(mine):
    keep(mine)
    assert TEXT not in mine.get("/me/plan/words/work/").content.decode()


@pytest.mark.parametrize("fields", [{"text": "a\0b"}, {"a\0b": "x"}], ids=["in a text", "in a name"])
def test_a_nul_is_no_fault(mine, fields):
    assert keep(mine, **fields).status_code == 204
    assert "\0" not in str(Typed.objects.get().fields)


@pytest.mark.parametrize("fields", [{"text": "x" * MOST}, {"n" * MOST: "x"}], ids=["a text", "a name"])
def test_too_much_is_not_kept(mine, fields):
    sent = mine.post(PAGE, urlencode({"keep": "1"} | fields), content_type="application/x-www-form-urlencoded")
    assert sent.status_code == 204
    assert not Typed.objects.exists()


def test_who_may_not_write_cannot_keep(client, kai):
    add = f"/work/people/{kai.key}/contacts/add/"
    sign_in(client, member(Role.PERSONAL_ADVISER).user)
    assert client.post(add, {"note": TEXT, "keep": "1"}).status_code == 404
    assert not Typed.objects.exists()
