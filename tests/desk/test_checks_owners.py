"""The checks of an edition by who sees to what, and what the places are called where each is mended."""

import pytest

from leaving_care.models import Role
from offers.actions.checking import give_finding
from offers.contents import read_contents
from offers.models import FindingMark
from offers.views.desk.mending import Places
from tests.desk.two_editions import two_editions
from tests.offers.an_offer import Offer
from tests.people import NOW, TODAY, council, member, sign_in, user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
BASE = "/manage/offer/kesteven/1/checks/"


@pytest.fixture
def offer():
    """A draft with one fault that blocks and two pieces of advice; the fault is the editor's to see to."""
    return Offer().contact(numbers=[{"as_printed": "12XX", "source": "a:3"}]).item("Gym", duty="").statement("We may.")


@pytest.fixture
def editor(offer):
    who = member(Role.EDITOR, offer.council)
    finding = next(each for each in offer.found(on=TODAY) if each.code == "unfinished-number")
    give_finding(offer.edition, finding.key, to=who.user, by=who.user, at=NOW)
    return who


def test_the_list_of_one_person(client, editor):
    browser = sign_in(client, editor.user, NOW)
    every = browser.get(BASE).content.decode()
    assert "Everybody’s" in every and f"{editor.user.name} (you) (1)" in every and "Nobody yet (2)" in every
    mine = browser.get(f"{BASE}?owner={editor.key}").content.decode()
    assert "is not a whole telephone number" in mine and "makes the council give" not in mine
    nobodys = browser.get(f"{BASE}?owner=nobody").content.decode()
    assert "is not a whole telephone number" not in nobodys and "makes the council give" in nobodys
    kept = browser.get(f"{BASE}?owner={editor.key}&kind=words").content.decode()
    assert "No advice of this kind waits" in kept and f"?owner={editor.key}" not in kept.partition("Everybody")[0]
    assert browser.get(f"{BASE}?owner=%00").status_code == 200


def test_no_name_is_in_an_address(client, editor):
    said = sign_in(client, editor.user, NOW).get(BASE).content.decode()
    assert f"owner={editor.key}" in said and "owner=Offer" not in said and f"owner={editor.user.pk}&" not in said


def test_who_edits_no_more_is_told_apart(client, offer, editor):
    FindingMark.objects.filter(edition=offer.edition).update(owner=user("Was Here"))
    said = sign_in(client, editor.user, NOW).get(BASE).content.decode()
    assert "Somebody who edits no more (1)" in said


def test_it_asks_few_questions(client, editor, django_assert_max_num_queries):
    browser = sign_in(client, editor.user, NOW)
    browser.get(BASE)
    with django_assert_max_num_queries(40):
        browser.get(BASE)


def test_what_ended_is_called_by_its_name():
    draft = two_editions(council())[1]
    places = Places(read_contents(draft))
    assert places.of("ended-without-reason", "item gym").name == "A gym pass"
    assert places.of("area-not-covered", "edition, area accommodation").part == "Somewhere to live"
    assert places.of("translation-missing", "edition, language ur").part == "Urdu"
    assert places.of("district-served-twice", "district lichfield").address == "/manage/offer/testshire/2/contacts/"
