"""A booklet's text is brought in on a small phone without a script: sent, looked at row by row, mended, taken in."""

import pytest
from django.test import Client
from playwright.sync_api import Page

from offers.models import Bringing, Edition
from tests.browser.axe import NewShapes
from tests.browser.steps import click_through
from tests.desk.drafts import editor
from tests.people import council, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
JUDGED = NewShapes()
TEXT = "Our offer\n\nYour home\n\nA place to live\n\nWe find you a home.\n\nKeys\n\nBills\n\nWe help with bills."


def fits(page: Page) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert JUDGED.faults(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1


def press(page: Page, name: str) -> None:
    """Presses a button and waits for the page that comes."""
    click_through(page, page.get_by_role("button", name=name))


def follow(page: Page, name: str) -> None:
    """Follows a link and waits for the page that comes."""
    click_through(page, page.get_by_role("link", name=name).first)


def test_a_booklet_is_brought_in(site, page: Page):
    here = council("newton")
    cookie = sign_in(Client(), editor(here)).cookies["session"]
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site}/manage/offer/newton/bring-in/")
    fits(page)
    press(page, "Look through it")
    assert "one of the two" in page.content()
    fits(page)
    page.get_by_label("Or paste the text of a booklet").fill(TEXT)
    press(page, "Look through it")
    assert "Where it comes from" in page.content()
    fits(page)

    follow(page, "Take the rows in")
    press(page, "Take them in")
    assert "nobody has looked at yet" in page.content()
    fits(page)
    follow(page, "Back")

    # Keys was taken for a theme and is an item; it has no words yet.
    row = Bringing.objects.get().rows.get(values__name="Keys")
    page.locator(f"a[href$='/rows/{row.position}/']").click()
    follow(page, "It is something else")
    fits(page)
    page.get_by_label("An item").check()
    press(page, "It is this")
    assert "This is missing" in page.content()
    fits(page)
    page.get_by_label("What we offer").fill("We give you two keys.")
    page.get_by_label("Theme", exact=True).fill("your-home")
    press(page, "Save, and take it if nothing is wrong")
    # What pointed to it as a theme has to be mended as well.
    row = Bringing.objects.get().rows.get(values__name="Bills")
    page.locator(f"a[href$='/rows/{row.position}/']").click()
    page.get_by_label("Theme", exact=True).fill("your-home")
    press(page, "Save, and take it if nothing is wrong")

    for take in page.get_by_label("Take it").all():
        take.check()
    press(page, "Save what I chose on this page")
    assert "To look at (0)" in page.content()
    fits(page)
    follow(page, "Take the rows in")
    fits(page)
    press(page, "Take them in")
    draft = Edition.objects.get()
    assert page.url.endswith(f"/manage/offer/newton/{draft.number}/checks/")
    assert [item.name for item in draft.items.all()] == ["A place to live", "Keys", "Bills"]
