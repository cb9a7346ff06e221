"""A young person's pages in Chromium: on a small phone, without a script, and by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.keyboard import stops
from tests.browser.steps import click_through

PAGES = ("", "status/", "what-can-i-get/", "worker/", "reach/", "reach/add/", "consent/", "who-looked/")
AISHA, RUBY = "aisha.derby@example.org", "ruby.derby@example.org"


def become(page, email):
    """Signs in by the demo's door."""
    page.goto("/demo/")
    click_through(page, page.locator(f'button[name=who][value="{email}"]'))
    return page


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_clean_and_no_wider_than_the_screen(browser, base_url, width):
    context = browser.new_context(base_url=base_url, viewport={"width": width, "height": 640})
    hosts = set()
    context.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page = become(context.new_page(), AISHA)
    found = {}
    for address in PAGES:
        page.goto(f"/me/{address}")
        found[address] = faults(page)
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found[address] += [f"{wider} px too wide"] if wider > 0 else []
    context.close()
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
    assert hosts == {base_url.split("/")[2]}


def test_a_form_with_errors_is_clean_too_and_keeps_what_was_typed(phone):
    become(phone, AISHA)
    phone.goto("/me/reach/add/")
    phone.get_by_label("Mobile phone").check()
    phone.get_by_label("Number, address or name").fill("0770")
    click_through(phone, phone.get_by_role("button", name="Save"))
    expect(phone.get_by_role("alert")).to_contain_text("Write a mobile number")
    expect(phone.locator(".govuk-error-summary")).to_be_focused()
    expect(phone.get_by_label("Number, address or name")).to_have_value("0770")
    assert faults(phone) == []


def test_without_a_script_a_way_to_be_reached_is_added_and_stopped(no_script):
    page = become(no_script, AISHA)
    page.goto("/me/")
    click_through(page, page.get_by_role("link", name="How we can reach you"))
    click_through(page, page.get_by_role("button", name="Add a way to reach you"))
    page.get_by_label("Social media", exact=True).check()
    page.get_by_label("Number, address or name").fill("@aisha.invented")
    page.get_by_label("Yes, but take care").check()
    page.get_by_label("What should we take care of?").fill("Others read it")
    click_through(page, page.get_by_role("button", name="Save"))
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_text("@aisha.invented").first).to_be_visible()
    click_through(page, page.get_by_role("link", name=re.compile("Stop using this.*@aisha.invented")))
    click_through(page, page.get_by_role("button", name="Stop using this"))
    expect(page.get_by_text("Done.")).to_be_visible()


def test_whoever_covers_is_the_one_to_ring(phone):
    become(phone, RUBY)
    phone.goto("/me/")
    expect(phone.get_by_text("is there for you until then")).to_be_visible()
    assert phone.locator('main a[href^="tel:"]').count() >= 2


@pytest.mark.parametrize("address", ["", "reach/add/", "what-can-i-get/"])
def test_by_keyboard_every_stop_is_seen(phone, address):
    become(phone, AISHA)
    phone.goto(f"/me/{address}")
    passed = stops(phone)
    assert any(stop.in_main for stop in passed)
    assert [stop.name for stop in passed if stop.in_main and not stop.marked] == []
