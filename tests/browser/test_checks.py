"""The checks of a draft in Chromium, on a small phone: from what blocks to nothing left, each screen before axe."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from leaving_care.models import Role
from offers.models import AcceptedFault, ContactNumber, FindingMark
from tests.browser.axe import NewShapes
from tests.browser.steps import click_through
from tests.offers.an_offer import Offer
from tests.people import member, sign_in, user

pytestmark = pytest.mark.django_db(transaction=True)
JUDGED = NewShapes()
CHECKS = "/manage/offer/kesteven/1/checks/"


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def offer(site):
    """A draft with a fault that blocks, advice of several kinds, and long words."""
    offer = (
        Offer().contact(numbers=[{"as_printed": "0133264XXXX", "source": "a:3"}]).item("Gym", duty="", sensitive=True)
    )
    offer.item("averylongnamewithoutanyspaceinitatall" * 3, rules=[]).statement(
        "We may. [Click here](https://a.example)"
    )
    return offer.statement(kind="status_wording", status="qualifying", title="Qualifying", age_from=16, age_to=24)


@pytest.fixture
def editor(site, offer, phone, no_script):
    """An editor, signed in on a small phone, with script and without."""
    membership = member(Role.EDITOR, offer.council, who=user("Erin Editor"))
    cookie = sign_in(Client(), membership.user).cookies["session"]
    for screen in (phone, no_script):
        screen.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return membership


def right(page: Page) -> None:
    """Nothing that axe finds, and nothing to scroll to at the side."""
    assert JUDGED.faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_from_what_blocks_to_nothing_left(phone, offer, editor):
    page = phone
    page.goto(CHECKS)
    expect(page.get_by_text("1 thing to put right before this can go out.")).to_be_visible()
    right(page)

    click_through(page, page.get_by_role("link", name="Go past this").first)
    click_through(page, page.get_by_role("button", name="Go past this"))
    expect(page.get_by_role("link", name="Say why it is right as it is")).to_be_visible()
    right(page)
    page.get_by_label("Why is it right as it is?").fill("The national helplines are on every page.")
    click_through(page, page.get_by_role("button", name="Go past this"))
    expect(page.get_by_text("The reason is kept with the offer.")).to_be_visible()
    expect(page.get_by_text("Passed over: The national helplines are on every page.")).to_be_visible()
    right(page)

    click_through(page, page.get_by_role("link", name="Take it back"))
    right(page)
    click_through(page, page.get_by_role("button", name="Take it back"))
    expect(page.get_by_text("Passed over:")).to_have_count(0)
    assert not AcceptedFault.objects.exists()

    click_through(page, page.get_by_role("link", name="Who sees to it").first)
    page.get_by_label("Who sees to it?").select_option("Erin Editor")
    right(page)
    click_through(page, page.get_by_role("button", name="Save"))
    expect(page.get_by_text("Erin Editor sees to it.")).to_be_visible()
    assert FindingMark.objects.get(code="unfinished-number").owner == editor.user

    ContactNumber.objects.filter(as_printed="0133264XXXX").update(number="01332 643907", as_printed="")
    page.reload()
    expect(page.get_by_text("Nothing stands in the way of publishing.")).to_be_visible()


def test_all_of_one_kind_has_its_own_page(phone, offer, editor):
    page = phone
    for number in range(10):
        offer.item(f"Thing {number}", duty="")
    page.goto(CHECKS)
    click_through(page, page.get_by_role("link", name="All 11 under What the law asks"))
    expect(page.get_by_role("heading", name="Advice: What the law asks")).to_be_visible()
    expect(page.get_by_text("Thing 9", exact=True)).to_be_visible()
    right(page)


def test_it_works_without_script(no_script, offer, editor):
    no_script.goto(CHECKS)
    click_through(no_script, no_script.get_by_role("link", name="Go past this").first)
    no_script.get_by_label("Why is it right as it is?").fill("It depends.")
    click_through(no_script, no_script.get_by_role("button", name="Go past this"))
    expect(no_script.get_by_text("Passed over: It depends.")).to_be_visible()
