"""What a correction took off the edition before comes back in the next draft with a word of it; first days on the forms."""

from datetime import timedelta

import pytest
from django.urls import reverse

from leaving_care.models import Role
from offers.actions.corrections import ask_correction
from offers.actions.differing import say_change
from offers.actions.items import change_item
from offers.around import read_around
from offers.contents import read_contents
from offers.findings import findings
from offers.models import Correction, Edition, Item, ItemIdentity
from tests.desk.two_editions import two_editions
from tests.people import NOW, TODAY, council, member, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def editions():
    return two_editions(council())


@pytest.fixture
def editor():
    return member(Role.EDITOR).user


def corrected(first, editor, key="bus", kind="removed", note="The pass ended in May", approved=True):
    identity = ItemIdentity.objects.get(authority=council(), key=key)
    asked = ask_correction(first, identity, kind=kind, note=note, by=editor, at=NOW)
    if approved:
        Correction.objects.filter(pk=asked.pk).update(approved_at=NOW, approved_by=member(Role.APPROVER).user)
    return asked


def found(draft, code="corrected-comes-back"):
    contents = read_contents(draft)
    return [each for each in findings(contents, TODAY, read_around(contents)) if each.code == code]


@pytest.mark.parametrize("kind, said", [("removed", "taken off"), ("marked", "marked as wrong in")])
def test_it_is_told_with_its_day_and_its_note(editions, editor, kind, said):
    first, draft = editions
    corrected(first, editor, kind=kind)
    (finding,) = found(draft)
    assert finding.rows == ("item bus",) and not finding.blocking
    assert (
        f"“A bus pass” was {said} edition 1 on 20 November 2026: The pass ended in May. It is in this" in finding.says
    )


def test_one_that_waits_says_nothing_and_nor_does_one_that_the_draft_has_ended(editions, editor):
    first, draft = editions
    corrected(first, editor, approved=False)
    corrected(first, editor, key="gym")
    assert found(draft) == []


def test_it_is_gone_once_the_item_was_changed_since(editions, editor):
    first, draft = editions
    item = Item.objects.get(edition=draft, slug="bus")
    change(item, editor, "We pay for the bus.", NOW - timedelta(hours=1))
    corrected(first, editor)
    say_change(
        draft, item.identity, reason="It is less.", decided_by="Cabinet", kind="less", words="", by=editor, at=LATER
    )
    assert found(draft)
    change(item, editor, "We pay for the train.", LATER)
    assert found(draft) == []


def change(item, editor, words, at):
    change_item(item, values={"what_we_offer": words}, themes=[item.edition.themes.get()], by=editor, at=at)


def test_the_page_of_the_checks_leads_to_the_item(client, editions, editor):
    corrected(editions[0], editor)
    page = sign_in(client, editor).get(f"/manage/offer/{council().slug}/2/checks/").content.decode()
    assert "The pass ended in May" in page and reverse("offers:edit_item", args=[council().slug, 2, "bus"]) in page


def typed(day, month="3", year="2026", **more):
    return {"effective_from-day": day, "effective_from-month": month, "effective_from-year": year, **more}


def test_the_form_that_starts_an_edition_refuses_an_earlier_first_day_at_the_field(client, editions, editor):
    Edition.objects.filter(pk=editions[1].pk).update(set_aside_at=NOW)
    address = reverse("offers:start", args=[council().slug])
    said = {"start_from": "1", "title": "The next"}
    wrong = sign_in(client, editor).post(address, typed("31", **said))
    assert wrong.context["form"].errors.keys() == {"effective_from"}
    page = wrong.content.decode()
    assert "Edition 1 is in force and applies from 1 April 2026" in page and "The next" in page and 'value="31"' in page
    assert not Edition.objects.filter(number=3).exists()
    assert client.post(address, typed("1", "4", **said)).status_code == 302
    assert Edition.objects.get(number=3).effective_from.isoformat() == "2026-04-01"


def test_the_editions_own_form_refuses_it_too(client, editions, editor):
    address = reverse("offers:facts", args=[council().slug, 2])
    wrong = sign_in(client, editor).post(address, typed("31", title="Local offer"))
    assert wrong.context["form"].errors.keys() == {"effective_from"}
    assert Edition.objects.get(number=2).effective_from.isoformat() == "2027-04-01"


def test_a_council_with_nothing_in_force_chooses_any_day(client, editions):
    address = reverse("offers:start", args=[council("otherton").slug])
    other = member(Role.EDITOR, council("otherton")).user
    said = typed("31", start_from="nothing", title="The first")
    assert sign_in(client, other).post(address, said).status_code == 302
