"""The adviser's pages in Chromium: on a small phone and a desk, by keyboard, without script, each screen before axe."""

from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from leaving_care.models import Circumstance, Consent, Home, KnownPerson, Role, StatusElsewhere, TimeInCare, WayToReach
from tests.browser.axe import NewShapes
from tests.browser.keyboard import tab_to
from tests.browser.steps import click_through, press_through
from tests.leaving_care.rows import build
from tests.people import LONG_AGO, NOW, allocate, member, sign_in, young

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "averylongnamewithoutanyspaceinitatall" * 3
JUDGED = NewShapes()


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def adviser(site):
    return member(Role.PERSONAL_ADVISER, phone="01632 960001")


@pytest.fixture
def kai(adviser):
    """Somebody about whom much is recorded, some of it too long for a small screen."""
    person = young(adviser=adviser, council_id="LC-0001", languages="English, Polish")
    allocate(member(Role.SOCIAL_WORKER), person, ends_on=date(2025, 1, 1), why_ended="Left for another job")
    for safe, value in (("yes", "07700 900001"), ("no", f"{LONG[:60]}@example.org"), ("", "07700 900002")):
        build(WayToReach, person=person, kind="mobile", value=value, safe=safe, starts_on=LONG_AGO)
    build(Home, person=person, kind="staying_put", carer=LONG[:120], starts_on=LONG_AGO)
    build(Circumstance, person=person, kind="young_parent", note=LONG[:60], starts_on=LONG_AGO)
    build(KnownPerson, person=person, name="Alex Invented", is_to_them="older sister", starts_on=LONG_AGO)
    build(Consent, person=person, kind="consulted", given=True, said_at=NOW, by=adviser.user)
    StatusElsewhere.objects.create(person=person, status="qualifying", read_at=NOW)
    return person


def enter(page: Page, site: str, membership) -> Page:
    """Somebody signed in, in this browser."""
    cookie = sign_in(Client(), membership.user).cookies["session"]
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return page


def fits(page: Page) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert JUDGED.faults(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1


def addresses(kai) -> list[str]:
    of_kai = f"/work/people/{kai.key}"
    parts = "reach care homes circumstances known-people workers level consent booklet".split()
    forms = "about settle invite home/add way-to-reach/add time-in-care/add level/add consent/add".split()
    home = Home.objects.get(person=kai).key
    rows = [f"home/{home}", f"home/{home}/remove"]
    return ["/work/", "/work/people/add/", f"{of_kai}/", *(f"{of_kai}/{rest}/" for rest in (*parts, *forms, *rows))]


def test_every_page_fits_a_small_phone_and_has_no_faults_with_errors_and_without(phone, site, kai):
    page = enter(phone, site, member(Role.MANAGER))
    for address in addresses(kai):
        page.goto(address)
        fits(page)
        send = page.locator("main form[method=post] button.govuk-button")
        if send.count():
            click_through(page, send)
            if page.url.endswith(address):
                fits(page)


def test_an_adviser_adds_a_time_in_care_by_keyboard(desk, site, kai, adviser):
    page = enter(desk, site, adviser)
    page.goto("/work/")
    tab_to(page, kai.name_used)
    press_through(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(kai.name_used)
    tab_to(page, "07700 900001")
    tab_to(page, "How this was worked out, and time in care")
    press_through(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Time in care and status")
    tab_to(page, "Add a time in care")
    press_through(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Add a time in care")
    page.get_by_label("Legal status").focus()
    page.keyboard.type("V2")
    first = page.get_by_role("group", name="First day")
    for box, typed in (("Day", "3"), ("Month", "March"), ("Year", "2019")):
        first.get_by_label(box).focus()
        page.keyboard.type(typed)
    last = page.get_by_role("group", name="Last day")
    for box, typed in (("Day", "2"), ("Month", "3"), ("Year", "2018")):
        last.get_by_label(box).focus()
        page.keyboard.type(typed)
    press_through(page)
    expect(page.get_by_role("alert")).to_contain_text("The last day cannot be before the first day")
    fits(page)
    last.get_by_label("Year").fill("2020")
    press_through(page)
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert TimeInCare.objects.filter(person=kai, legal="V2", ends_on=date(2020, 3, 2)).exists()


def test_without_script_a_home_is_added_and_ended(no_script, site, kai, adviser):
    page = enter(no_script, site, adviser)
    page.goto(f"/work/people/{kai.key}/homes/")
    click_through(page, page.get_by_role("link", name="Add a home"))
    page.get_by_label("What kind of home").select_option("own_tenancy")
    for box, typed in (("Day", "1"), ("Month", "9"), ("Year", "2026")):
        page.get_by_role("group", name="First day there").get_by_label(box).fill(typed)
    click_through(page, page.get_by_role("button", name="Save"))
    expect(page.get_by_text("Saved.")).to_be_visible()
    click_through(page, page.get_by_role("link", name="Change or end a home: Own tenancy"))
    for box, typed in (("Day", "1"), ("Month", "10"), ("Year", "2026")):
        page.get_by_role("group", name="Last day there").get_by_label(box).fill(typed)
    click_through(page, page.get_by_role("button", name="Save"))
    expect(page.get_by_role("heading", name="Own tenancy (ended)")).to_be_visible()
    assert Home.objects.get(person=kai, kind="own_tenancy").ends_on == date(2026, 10, 1)


def test_two_tabs_see_both_versions_and_nothing_is_lost(desk, site, kai, adviser):
    page = enter(desk, site, adviser)
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"/work/people/{kai.key}/about/")
    page.get_by_label("Pronouns").fill("she/her")
    click_through(page, page.get_by_role("button", name="Save"))
    expect(page.get_by_text("Saved.")).to_be_visible()
    other.get_by_label("Pronouns").fill("they/them")
    click_through(other, other.get_by_role("button", name="Save"))
    expect(other.get_by_role("alert")).to_contain_text("The record was changed (perhaps by you in another tab)")
    expect(other.get_by_text("she/her", exact=True)).to_be_visible()
    expect(other.get_by_label("Pronouns")).to_have_value("they/them")
    fits(other)
    click_through(other, other.get_by_role("button", name="Save"))
    expect(other.get_by_text("Saved.")).to_be_visible()
    kai.refresh_from_db()
    assert kai.pronouns == "they/them"


def test_somebody_whose_allocation_ended_loses_the_record_at_once(desk, site, kai, adviser):
    page = enter(desk, site, adviser)
    assert page.goto(f"/work/people/{kai.key}/").status == 200
    kai.allocation_rows.filter(worker=adviser).update(ends_on=date(2026, 1, 1))
    assert page.reload().status == 404
