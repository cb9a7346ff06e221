"""Comparing editions and correcting what is published, in Chromium: on a small phone, by the editor and the approver."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from leaving_care.models import Role
from offers.models import ItemChange
from tests.browser.axe import NewShapes
from tests.browser.steps import click_through
from tests.desk.two_editions import two_editions
from tests.people import council, member, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
JUDGED = NewShapes()


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def draft(site):
    return two_editions(council())[1]


def enter(page: Page, site: str, user) -> Page:
    """Somebody signed in, in this browser."""
    cookie = sign_in(Client(), user).cookies["session"]
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return page


def fits(page: Page) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert JUDGED.faults(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1


def test_an_editor_reads_what_changed_and_says_why(phone, site, draft):
    page = enter(phone, site, member(Role.EDITOR).user)
    page.goto("/manage/offer/testshire/2/compare/")
    fits(page)
    click_through(page, page.get_by_role("link", name="Less (1)"))
    expect(page.get_by_role("heading", name="Communication allowance")).to_be_visible()
    expect(page.get_by_role("heading", name="A gym pass")).to_have_count(0)
    fits(page)
    click_through(page, page.get_by_role("link", name="Say why"))
    fits(page)
    click_through(page, page.get_by_role("button", name="Save"))
    expect(page.get_by_role("alert")).to_contain_text("Say whose decision it was")
    fits(page)
    page.get_by_label("Why?").fill("The price of calls fell.")
    page.get_by_label("Decided by").fill("Cabinet")
    click_through(page, page.get_by_role("button", name="Save"))
    expect(page.get_by_text("Why: The price of calls fell.")).to_be_visible()
    assert ItemChange.objects.get().decided_by == "Cabinet"
    page.goto("/manage/offer/testshire/2/compare/")
    expect(page.get_by_text("1 without a reason.")).to_be_visible()


def test_a_correction_is_asked_for_and_refused(phone, site, draft):
    page = enter(phone, site, member(Role.EDITOR).user)
    page.goto("/manage/offer/testshire/corrections/")
    fits(page)
    click_through(page, page.get_by_role("link", name="Something in edition 1 is wrong"))
    click_through(page, page.get_by_role("button", name="Ask for this correction"))
    fits(page)
    page.get_by_label("Which item is wrong?").select_option(label="A gym pass")
    page.get_by_label("Take it off the pages").check()
    page.get_by_label("What is wrong?").fill("The gym closed.")
    click_through(page, page.get_by_role("button", name="Ask for this correction"))
    fits(page)
    page.context.clear_cookies()
    enter(page, site, member(Role.APPROVER).user)
    page.goto("/manage/offer/testshire/corrections/")
    click_through(page, page.get_by_role("link", name="Approve or refuse"))
    fits(page)
    page.get_by_label("No", exact=True).check()
    page.get_by_label("Why not?").fill("It opens again in May.")
    click_through(page, page.get_by_role("button", name="Continue"))
    expect(page.get_by_text("It opens again in May.")).to_be_visible()
    fits(page)
