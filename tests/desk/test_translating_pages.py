"""What the desk says once a translation is sent: whether anything is saved, and when pages say it."""

import pytest

from leaving_care.models import Event
from offers.models import Translation
from tests.desk.drafts import publish
from tests.desk.filling import fields_of, send
from tests.offers.in_urdu import SAMPLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
PACK = "/manage/offer/smallton/languages/ur/item/starter-pack/"


def told(browser, answer):
    assert answer.status_code == 302
    return " ".join(browser.get(answer.headers["Location"]).content.decode().split())


def test_nothing_typed_is_nothing_saved(edition, desk):
    page = told(desk, send(desk, PACK))
    assert "Nothing was typed: nothing is saved." in page and "The translation is saved" not in page
    assert not Translation.objects.exists() and not Event.objects.filter(what="edit_offer").exists()


def test_spaces_are_nothing(edition, desk):
    assert "Nothing was typed: nothing is saved." in told(desk, send(desk, PACK, to_know="  "))


def test_the_words_of_a_draft_are_on_no_page_yet(edition, desk):
    page = told(desk, send(desk, PACK, to_know=SAMPLE))
    assert "The translation is saved. The pages say it once an edition with these words is published." in page
    assert "within a minute" not in page
    opened = fields_of(desk.get(PACK))
    assert "Nothing was changed: the translation is as it was." in told(desk, send(desk, PACK, opened))


def test_those_of_the_offer_in_force_are_there_soon(edition, desk):
    publish(edition)
    page = told(desk, send(desk, PACK, to_know=SAMPLE))
    assert "The translation is saved. The pages say it within a minute." in page
