"""A county's offer in a district: said at the desk, and read by somebody who picks where they live, on a small phone."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from leaving_care.models import Role
from leaving_care.store import Store
from offers.actions.publishing import render_council
from offers.models import DistrictItem
from tests.browser.axe import NewShapes
from tests.browser.steps import click_through
from tests.desk.drafts import publish
from tests.offers.an_offer import NUMBER, Offer
from tests.people import council, member, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
JUDGED = NewShapes()
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
    cookie = sign_in(Client(), member(Role.EDITOR, offer.council).user).cookies["session"]
    phone.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return phone


def fits(page: Page) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert JUDGED.faults(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1


def stored(page: Page, folder) -> Page:
    """Answers the public pages from the stored folder, as any web server does."""
    store = Store(folder)

    def answer(route):
        path = urlsplit(route.request.url).path
        found = store.find("kesteven", store.schedule("kesteven").on(DAY), path)
        if found is None:
            route.fulfill(status=404, body="")
        else:
            route.fulfill(body=found.read_bytes(), content_type="text/html; charset=utf-8")

    page.route(lambda address: "/manage/" not in address and "/static/" not in address, answer)
    return page


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
    stored(page, settings.PUBLISHED_DIR).goto(f"{site}/kesteven/")
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
