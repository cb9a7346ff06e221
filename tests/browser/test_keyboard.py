"""The pages with a keyboard alone: every stop can be seen, the order is that of the page, nothing is out of reach."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import stop, stops, tab, tab_to
from tests.browser.steps import press_through

SENSITIVE = "/derby/offer/health/drugs-alcohol-and-violence-at-home/"


@pytest.fixture
def desk(browser, base_url):
    context = browser.new_context(base_url=base_url, viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


def test_from_the_list_of_councils_to_an_item_its_complaints_and_search(desk):
    desk.goto("/")
    first = tab(desk)
    assert first.name.startswith("Skip to"), first
    assert first.seen
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(re.compile("#main$"))
    tab_to(desk, "Derby")
    press_through(desk)
    expect(desk).to_have_url(re.compile("/derby/$"))
    tab_to(desk, "Your health")
    press_through(desk)
    expect(desk.get_by_role("heading", level=1)).to_have_text("Your health")
    tab_to(desk, "Help with drugs, alcohol or violence at home")
    press_through(desk)
    expect(desk).to_have_url(re.compile(f"{SENSITIVE}$"))
    tab_to(desk, "Exit this page")
    tab_to(desk, "What to do if you are not happy")
    press_through(desk)
    expect(desk).to_have_url(re.compile("/derby/complaints/$"))
    tab_to(desk, "Search this offer")
    desk.keyboard.type("council tax")
    press_through(desk)
    expect(desk).to_have_url(re.compile(r"/derby/search/\?q=council\+tax$"))
    tab_to(desk, "No council tax")
    press_through(desk)
    expect(desk.get_by_role("heading", level=1)).to_have_text("No council tax")


@pytest.mark.parametrize("address", ["/", "/derby/", "/derbyshire/offer/", "/staffordshire/contacts/", SENSITIVE])
def test_the_skip_link_comes_first_and_passes_the_head_by(phone, address):
    phone.goto(address)
    assert tab(phone).name == "Skip to the main part"
    phone.keyboard.press("Enter")
    assert tab(phone).in_main


@pytest.mark.parametrize(
    "address",
    ["/", "/derby/", "/derby/offer/health/", SENSITIVE, "/staffordshire/contacts/", "/derbyshire/search/?q=money"],
)
def test_every_stop_is_seen_and_they_follow_the_page(phone, address):
    """At 400 % zoom, where a bar that stays on the screen could cover what has the focus."""
    phone.set_viewport_size({"width": 320, "height": 256})
    phone.goto(address)
    passed = stops(phone)
    assert [here for here in passed if not here.seen] == []
    assert [here.place for here in passed] == sorted(here.place for here in passed)
    # A line's height of leeway: links beside each other need not stand on the same pixel.
    assert [here for before, here in pairwise(passed) if here.y < before.y - 24] == []
    # What a closed part hides is no stop; what opens it is.
    there = ":is(a[href], button, input):not(details:not([open]) *), summary"
    assert len(passed) == phone.locator(there).count()


@pytest.mark.parametrize("address", [SENSITIVE, "/derby/offer/"])
def test_going_back_through_a_page_the_focus_is_never_under_a_bar(phone, address):
    phone.set_viewport_size({"width": 320, "height": 256})
    phone.goto(address)
    forward = len(stops(phone))
    phone.goto(address)
    phone.locator("footer a").last.focus()
    hidden = []
    for _ in range(forward - 1):
        phone.keyboard.press("Shift+Tab")
        here = stop(phone)
        if here and not here.seen:
            hidden.append(here)
    assert hidden == []
