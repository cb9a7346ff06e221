"""“Keep it for later”: a button that keeps what is typed where no script does, and says so."""

import pytest

from leaving_care.models import Role
from pathways.models import Answer, OwnWords, ReviewAsk, Typed
from pathways.views.typing import KEPT, MOST, NOTHING, TOO_LONG
from tests.people import member, sign_in, young
from tests.plans import approved

PAGE = "/me/plan/words/health/"
BUTTON = 'name="keep" value="later"'
pytestmark = pytest.mark.django_db


@pytest.fixture
def kai():
    """A young person who can sign in, with a plan."""
    made = young(adviser=member(Role.PERSONAL_ADVISER), account=True)
    approved(made, made.allocation_rows.get().worker.user, member(Role.MANAGER).user)
    return made


@pytest.fixture
def mine(client, kai):
    """Kai's browser."""
    return sign_in(client, kai.user)


def later(client, address=PAGE, **fields):
    return client.post(address, fields | {"keep": "later"}, follow=True)


def test_it_is_kept_told_and_stands_there_when_they_come_back(mine, kai):
    page = later(mine, text="I sleep badly").content.decode()
    assert KEPT in page and "I sleep badly" in page
    mine.get("/me/")
    assert "I sleep badly" in mine.get(PAGE).content.decode()
    assert not OwnWords.objects.exists() and Typed.objects.get().user == kai.user


def test_nothing_typed_is_said_and_what_is_too_long_stays_on_the_page(mine):
    assert NOTHING in later(mine, text="").content.decode()
    page = later(mine, text="x" * (MOST + 1))
    assert page.status_code == 200 and TOO_LONG in page.content.decode() and "x" * (MOST + 1) in page.content.decode()
    assert not Typed.objects.exists()


@pytest.mark.parametrize(
    ("address", "field", "value"),
    [
        ("/me/plan/answer/", "why_plan", "Half a reason"),
        ("/me/review-ask/", "why", "I move"),
        ("/me/check-in/", "note", "x"),
    ],
)
def test_every_long_form_has_it_and_sends_nothing_by_it(mine, address, field, value):
    assert BUTTON in mine.get(address).content.decode()
    assert value in later(mine, address, **{field: value}).content.decode()
    assert not Answer.objects.exists() and not ReviewAsk.objects.exists()


def test_a_short_form_has_none_and_what_the_page_says_is_true_without_a_script(mine):
    assert BUTTON not in mine.get("/me/plan/went-well/").content.decode()
    page = mine.get(PAGE).content.decode()
    assert "is kept for you" not in page and "Nobody sees what you type until you send it." in page


def test_the_script_is_answered_as_before(mine):
    assert mine.post(PAGE, {"text": "x", "keep": "1"}).status_code == 204
