"""An adviser's list, a manager's lists and the calendar in Chromium: on a phone and on a desk, by keyboard, without script."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from leaving_care.models import Role
from pathways.models import CheckIn, Summary, VisitPlanned
from pathways.views.running.tabs import TABS
from tests.browser.axe import NewShapes
from tests.browser.keyboard import stops
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, member, sign_in, young
from tests.plans import approved, sent
from tests.plans_kept.rows import contact, held, kept

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """What the portal takes for now."""
    monkeypatch.setattr("leaving_care.middleware.timezone", SimpleNamespace(now=lambda: NOW))


@pytest.fixture
def adviser(site):
    return member(Role.PERSONAL_ADVISER)


@pytest.fixture
def manager(site):
    return member(Role.MANAGER)


@pytest.fixture
def people(adviser, manager):
    """Somebody late, somebody who waits, somebody with a plan, and somebody whose name is long."""
    names = ("Late", "Waiting", "Planned", "Averylongnamewithoutanyspaceinitatall" * 2)
    late, waiting, planned, long = (young(adviser=adviser, name_used=name) for name in names)
    contact(planned, TODAY - 3 * DAY)
    approved(planned, adviser.user, manager.user, at=NOW - DAY, due_on=TODAY - DAY)
    sent(long, adviser.user)
    held(waiting, {duty["id"] for duty in kept(waiting).duties}, TODAY, TODAY + 9 * DAY, TODAY)
    build(VisitPlanned, person=late, on=TODAY, at_time="14:00")
    build(CheckIn, person=planned, at=NOW, needs_help=True)
    for person in (late, waiting, planned, long):
        kept(person)
    Summary.objects.filter(person=late).update(next_due_on=TODAY - DAY)
    return late, waiting, planned, long


def enter(page: Page, site: str, membership) -> Page:
    """Somebody signed in, in this browser."""
    cookie = sign_in(Client(), membership.user, NOW).cookies["session"]
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return page


def fits(page: Page, shapes: NewShapes) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert shapes.faults(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1


def press(page: Page, name: str | re.Pattern, *, role: str = "link") -> None:
    """Presses something that leads to a page."""
    with page.expect_navigation():
        page.get_by_role(role, name=name, exact=isinstance(name, str)).click()


@pytest.mark.parametrize("screen", ["phone", "desk", "no_script"])
def test_the_day_fits_every_screen_and_has_no_faults(request, screen, site, adviser, manager, people):
    page, shapes = request.getfixturevalue(screen), NewShapes()
    judges = screen != "no_script"

    def look(address):
        page.goto(address)
        if judges:
            fits(page, shapes)

    enter(page, site, adviser)
    for address in ("/work/", "/work/?show=overdue", "/work/?show=stepped_back", "/work/calendar/"):
        look(address)
    press(page, "Make an address", role="button")
    if judges:
        fits(page, shapes)
    expect(page.get_by_text(f"{site}/work/calendar/")).to_be_visible()
    press(page, "Take the address back", role="button")
    expect(page.get_by_text("You have no address")).to_be_visible()
    enter(page, site, manager)
    for show in ("overdue", "on_hold", "people", "awaiting_approval", "turning_18"):
        look(f"/manage/due/?show={show}")
    look("/manage/")
    look("/work/")


def test_an_advisers_day_from_the_top(phone, site, adviser, people):
    page = enter(phone, site, adviser)
    page.goto("/work/")
    expect(page.get_by_text("14:00: visit with Late")).to_be_visible()
    expect(page.get_by_text("checked in and needs help")).to_be_visible()
    folded = page.get_by_text("(in hospital)")
    expect(folded).to_be_hidden()
    page.get_by_text("On hold: 1").click()
    expect(folded).to_be_visible()
    link = page.get_by_role("link", name=re.compile("^Overdue"))
    number = int(link.inner_text().split()[-1])
    press(page, re.compile("^Overdue"))
    assert page.locator("main dt").count() == number
    press(page, re.compile("^All"))
    page.get_by_label("Name").fill("plan")
    press(page, "Show them", role="button")
    assert page.locator("main dt").all_inner_texts()[0].startswith("Planned")
    expect(page.get_by_text("1 action late")).to_be_visible()
    assert "plan" not in page.url


@pytest.mark.parametrize("screen", ["phone", "no_script"])
def test_a_call_for_help_stays_until_it_is_answered(request, screen, site, adviser, people):
    page, shapes = enter(request.getfixturevalue(screen), site, adviser), NewShapes()
    judges = screen == "phone"
    page.goto("/work/")
    with page.expect_navigation():
        page.get_by_role("listitem").filter(has_text="needs help").get_by_role("link").click()
    press(page, re.compile("^Answer"))
    if judges:
        fits(page, shapes)
    press(page, "Send", role="button")
    expect(page.get_by_text("They still need help")).to_be_visible()
    page.goto("/work/")
    expect(page.get_by_text("needs help, and still waits")).to_be_visible()
    page.goto(f"/work/people/{people[2].key}/")
    expect(page.get_by_role("button", name="Log contact")).to_be_in_viewport()
    if judges:
        fits(page, shapes)
    press(page, "What they said")
    press(page, re.compile("^Answer"))
    page.get_by_label("Your answer").fill("I ring you at four")
    press(page, "Send", role="button")
    page.goto("/work/")
    expect(page.get_by_role("heading", name="My people")).to_be_visible()
    expect(page.get_by_text("needs help")).to_have_count(0)


def test_every_number_of_a_managers_day_opens_its_people(desk, site, adviser, manager, people):
    page = enter(desk, site, manager)
    page.goto("/manage/")
    names = page.get_by_role("navigation", name="Lists").get_by_role("link").all_inner_texts()
    assert len(names) == len(TABS)
    for name in names:
        page.goto("/manage/")
        press(page, name)
        expect(page.get_by_role("heading", level=2).first).to_contain_text(f"{name.rsplit(' ', 1)[0]}: ")
        assert page.locator("main dt").count() == int(name.split()[-1]), name
    page.get_by_label("Main adviser").select_option(str(adviser.key))
    press(page, "Show them", role="button")
    assert f"adviser={adviser.key}" in page.url


def test_the_lists_can_be_walked_by_keyboard(desk, site, adviser, manager, people):
    for who, address in ((adviser, "/work/"), (manager, "/manage/due/?show=people")):
        page = enter(desk, site, who)
        page.goto(address)
        passed = [stop for stop in stops(page) if stop.in_main]
        # On the adviser's own list whoever waits is folded away until somebody opens it.
        names = {"Late", "Planned"} if who is adviser else {"Late", "Waiting", "Planned"}
        assert names <= {stop.name for stop in passed}
        assert all(stop.seen for stop in passed), [stop for stop in passed if not stop.seen]
