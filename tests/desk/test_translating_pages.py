"""What the desk says once a translation is sent: whether anything is saved, and when pages say it."""

import pytest

from leaving_care.models import Event
from offers.models import Translation
from offers.translating import faults_in
from tests.desk.drafts import publish
from tests.desk.filling import fields_of, said_wrong, send
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


@pytest.mark.parametrize("written", ["[x](javascript:alert(1))", "[x]()", "See [x](somewhere)"])
def test_a_link_that_leads_nowhere_is_refused_as_in_the_english(edition, desk, written):
    answer = send(desk, PACK, to_know=f"{SAMPLE} {written}")
    assert "leads nowhere: put the whole address between the brackets." in said_wrong(answer)
    assert fields_of(answer)["to_know"] == [f"{SAMPLE} {written}"] and not Translation.objects.exists()


def test_what_leads_nowhere_in_the_english_is_no_fault_of_its_translation():
    english = "[Ask us](www.smallton) or [x](y)"
    assert faults_in("to_know", english, f"[{SAMPLE}](www.smallton)") == []
    assert len(faults_in("to_know", english, f"[{SAMPLE}](z)")) == 1
    # A name is no Markdown: what looks like a link there is read as it stands.
    assert faults_in("name", "Home", "[x](y)") == []


def test_those_of_the_offer_in_force_are_there_soon(edition, desk):
    publish(edition)
    page = told(desk, send(desk, PACK, to_know=SAMPLE))
    assert "The translation is saved. The pages say it within a minute." in page
