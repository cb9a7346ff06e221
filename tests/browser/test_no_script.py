"""With scripts turned off, somebody finds their council, what it offers, whom to ask, and what they look for."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import click_through, press_through
from tests.browser.walk import COUNCILS

NAMES = {"derby": "Derby", "derbyshire": "Derbyshire", "staffordshire": "Staffordshire"}


@pytest.mark.parametrize("council", COUNCILS)
def test_the_whole_way_works(no_script, council):
    page = no_script
    page.goto("/")
    click_through(page, page.get_by_role("link", name=NAMES[council], exact=True))
    expect(page).to_have_url(re.compile(f"/{council}/$"))
    click_through(page, page.locator(f'main a[href="/{council}/offer/"]').first)
    expect(page.get_by_role("heading", level=1)).to_have_text("What we offer")
    page.go_back()
    click_through(page, page.locator(".themes a").first)
    theme = page.url
    listed = page.locator("main .items a").first
    name = listed.inner_text()
    click_through(page, listed)
    assert page.url.startswith(theme)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_text("How to get it")).to_be_visible()
    click_through(page, page.locator(f'a[href="/{council}/contacts/"]').first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Contacts")
    assert page.locator('main a[href^="tel:+44"]').count()
    page.get_by_role("searchbox").fill("money")
    press_through(page)
    expect(page.get_by_role("searchbox")).to_have_value("money")
    click_through(page, page.locator("main .items a").first)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("council", COUNCILS)
def test_complaints_and_an_advocate_are_two_taps_away_from_every_kind_of_page(no_script, pages, council):
    page = no_script
    goal = f"/{council}/complaints/"
    for row in [*pages.sample(council), *pages.sample(council, numbered=True)]:
        page.goto(row.address)
        if row.address != goal and not page.locator(f'a[href="{goal}"]').count():
            click_through(page, page.locator(f'a[href="/{council}/"]').first)
        if row.address != goal:
            click_through(page, page.locator(f'a[href="{goal}"]').first)
        expect(page).to_have_url(re.compile(f"{goal}$"))
        expect(page.get_by_role("heading", name=re.compile("advocate can help", re.I))).to_be_visible()


def test_a_question_that_finds_nothing_or_is_too_long_is_answered_calmly(no_script):
    no_script.goto("/derby/search/?q=zzzzqqq")
    expect(no_script.get_by_text("That does not mean there is no help")).to_be_visible()
    no_script.goto("/derby/search/?q=" + "long+" * 60)
    expect(no_script.get_by_text("That is too long to search for")).to_be_visible()
    for theme in no_script.locator(".themes a").all():
        expect(theme).to_be_visible()


def test_somebody_in_a_hurry_can_leave_a_sensitive_page_from_anywhere_on_it(no_script):
    no_script.goto("/derby/offer/health/drugs-alcohol-and-violence-at-home/")
    leave = no_script.get_by_role("link", name="Exit this page")
    expect(leave).to_have_attribute("rel", re.compile("noreferrer"))
    no_script.get_by_text("Not happy?").scroll_into_view_if_needed()
    expect(leave).to_be_in_viewport()


def test_staffordshire_says_whom_to_ring_by_where_you_live(no_script):
    no_script.goto("/staffordshire/contacts/")
    shown = no_script.locator("dl").first.inner_text().split("\n")
    assert dict(zip(shown[::2], shown[1::2], strict=True)) == {
        "Cannock Chase": "01543 510100",
        "East Staffordshire": "01827 78255",
        "Lichfield": "01543 510100",
        "Newcastle-under-Lyme": "01538 483129",
        "South Staffordshire": "01785 276800",
        "Stafford": "01785 276800",
        "Staffordshire Moorlands": "01538 483129",
        "Tamworth": "01827 78255",
    }
    expect(no_script.locator('dt:text-is("Lichfield") + dd a')).to_have_attribute("href", "tel:+441543510100")


def test_derbyshire_shows_both_offices_numbers_that_cost_nothing(no_script):
    no_script.goto("/derbyshire/contacts/")
    for dialled in ("+448081961750", "+448081961751"):
        number = no_script.locator(f'main a[href="tel:{dialled}"]').first
        expect(number).to_be_visible()
        expect(no_script.locator(f'dt:has(+ dd a[href="tel:{dialled}"])').first).to_contain_text("free to call")
