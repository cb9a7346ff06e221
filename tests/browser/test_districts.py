"""A county's offer in a district: said at the desk, and read by somebody who picks where they live, on a small phone."""

from datetime import date

import pytest
from playwright.sync_api import expect

from leaving_care.models import Role
from offers.actions.publishing import render_council
from offers.models import DistrictItem
from tests.browser.steps import click_through
from tests.browser.visits import Fits, enter, stored
from tests.desk.drafts import publish
from tests.offers.an_offer import NUMBER, Offer
from tests.people import council, member

pytestmark = pytest.mark.django_db(transaction=True)
fits = Fits()
DAY = date(2026, 11, 21)
DESK = "/manage/offer/kesteven/1"
HOME = "/kesteven/in/low-fen/"


@pytest.fixture
def base_url(site, settings, tmp_path):
    settings.PUBLISHED_DIR = tmp_path / "published"
    return site


@pytest.fixture
def offer(base_url):
    """A draft of a county with two districts."""
    offer = Offer(tier="county").districts("High Fen", "Low Fen").money(name="Driving lessons", amount_figure=200)
    return offer.contact("low", kind="duty", numbers=[NUMBER], districts=["low-fen"]).change(effective_from=DAY)


@pytest.fixture
def editor(phone, site, offer):
    """An editor, signed in, on a phone."""
    return enter(phone, site, member(Role.EDITOR, offer.council).user)


def test_from_the_desk_to_the_page_where_somebody_lives(editor, site, offer, settings):
    page = editor
    page.goto(f"{site}{DESK}/districts/")
    fits(page)
    click_through(page, page.get_by_role("link", name="Low Fen"))
    fits(page)
    click_through(page, page.get_by_role("link", name="Driving lessons"))
    fits(page)
    page.get_by_label("How many pounds").fill("150")
    click_through(page, page.get_by_role("button", name="Save"))
    expect(page.get_by_role("alert")).to_contain_text("Say why it is different there")
    fits(page)
    page.get_by_role("textbox", name="Why is it different there?").fill("Lessons cost less there.")
    click_through(page, page.get_by_role("button", name="Save"))
    expect(page.get_by_text("Gives less")).to_be_visible()
    fits(page)
    click_through(page, page.get_by_role("link", name="Add something that only this district gives"))
    fits(page)
    page.get_by_label("Name", exact=True).fill("Free swimming")
    page.get_by_role("textbox", name="What you get").fill("In any pool.")
    page.get_by_label("All of it").check()
    click_through(page, page.get_by_role("button", name="Save"))
    assert DistrictItem.objects.count() == 2
    click_through(page, page.get_by_role("link", name="Driving lessons"))
    fits(page)
    page.goto(f"{site}{DESK}/districts/")
    fits(page)

    publish(offer.edition)
    render_council(offer.council, today=DAY)
    stored(page, settings.PUBLISHED_DIR, "kesteven", DAY).goto(f"{site}/kesteven/")
    fits(page)
    click_through(page, page.get_by_role("link", name="Low Fen"))
    expect(page.get_by_role("heading", name="What is different in Low Fen")).to_be_visible()
    fits(page)
    click_through(page, page.get_by_role("link", name="Driving lessons"))
    expect(page.get_by_text("Why: Lessons cost less there.")).to_be_visible()
    expect(page.get_by_text("£150")).to_be_visible()
    fits(page)
    page.get_by_text("Live somewhere else?").click()
    fits(page)
    click_through(page, page.get_by_role("link", name="High Fen"))
    expect(page.get_by_text("£200")).to_be_visible()
    for address in ("offer/", "offer/whole/", "offer/all/", "offer/all/low-fen-free-swimming/", "contacts/"):
        page.goto(f"{site}{HOME}{address}")
        fits(page)


def test_what_somebody_can_get_where_they_live(phone, site, offer, settings):
    page = phone
    offer.otherwise("low-fen", "Driving lessons", reason="Lessons cost less there.", amount_figure=150)
    publish(offer.edition)
    render_council(offer.council, today=DAY)
    page.goto(f"{site}/kesteven/what-can-i-get/")
    fits(page)
    page.get_by_label("How old are you?").fill("18")
    click_through(page, page.get_by_role("button", name="Show what I can get"))
    fits(page)
    page.get_by_text("Driving lessons").first.click()
    expect(page.get_by_text("In Low Fen this is different.")).to_be_visible()
    page.get_by_text("Where in Kesteven do you live?").click()
    fits(page)
    click_through(page, page.get_by_role("button", name="Low Fen"))
    expect(page.get_by_role("heading", level=1)).to_have_text("What you can get in Low Fen")
    expect(page.get_by_text("age 18")).to_be_visible()
    page.get_by_text("Driving lessons").first.click()
    expect(page.get_by_text("Why: Lessons cost less there.")).to_be_visible()
    fits(page)
    click_through(page, page.get_by_role("link", name="Live somewhere else?"))
    fits(page)
    click_through(page, page.get_by_role("link", name="Low Fen"))
    fits(page)


def test_a_language_is_added_and_ended(editor, site, offer):
    page = editor
    page.goto(f"{site}/manage/offer/kesteven/languages/")
    fits(page)
    click_through(page, page.get_by_role("link", name="Add a language"))
    click_through(page, page.get_by_role("button", name="Add this language"))
    expect(page.get_by_role("alert")).to_contain_text("Choose a language")
    fits(page)
    page.get_by_label("Which language?").select_option("ur")
    click_through(page, page.get_by_role("button", name="Add this language"))
    fits(page)
    click_through(page, page.get_by_role("link", name="End Urdu"))
    fits(page)
    click_through(page, page.get_by_role("button", name="End this language"))
    expect(page.get_by_text("No language is recorded yet beside English.")).to_be_visible()


def test_a_council_that_shares_the_offer(editor, site, offer):
    other = council("boston")
    editor.goto(f"{site}{DESK}/joint/")
    fits(editor)
    click_through(editor, editor.get_by_role("button", name="Add this council"))
    expect(editor.get_by_role("alert")).to_contain_text("Choose a council")
    fits(editor)
    editor.get_by_label("Which council?").select_option(label=other.name)
    click_through(editor, editor.get_by_role("button", name="Add this council"))
    expect(editor.get_by_text(other.name, exact=False).first).to_be_visible()
    click_through(editor, editor.get_by_role("link", name=f"Take out {other.name}"))
    fits(editor)
    click_through(editor, editor.get_by_role("button", name="Take it out"))
    expect(editor.get_by_text("It is no other council’s.")).to_be_visible()
