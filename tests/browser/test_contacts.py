"""Contact, holds and intervals in Chromium: logged in seconds on a phone, a hold asked for, agreed to, and ended by the clock."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from leaving_care.models import Role
from pathways.actions import contacts, holds, visits
from pathways.models import Contact, DutyHeld, VisitPlanned
from tests.browser.axe import NewShapes
from tests.people import NOW, TODAY, member, sign_in, young

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
LONG = "averylongwordwithoutanyspaceinitatall" * 3
VISIT = {
    "at": NOW - 90 * DAY,
    "how": "visit",
    "outcome": "seen_at_home",
    "where": LONG[:100],
    "seen_alone": True,
    "note": LONG,
}


@pytest.fixture
def base_url(site):
    return site


class Clock:
    """What the portal takes for now. It stands until a test moves it."""

    def __init__(self):
        self.now = NOW


@pytest.fixture
def clock(monkeypatch):
    found = Clock()
    monkeypatch.setattr("leaving_care.middleware.timezone", SimpleNamespace(now=lambda: found.now))
    return found


@pytest.fixture
def adviser(site, clock):
    return member(Role.PERSONAL_ADVISER)


@pytest.fixture
def manager(site, clock):
    return member(Role.MANAGER)


@pytest.fixture
def kai(adviser):
    return young(adviser=adviser)


def enter(page: Page, site: str, membership, at=NOW) -> Page:
    """Somebody signed in, in this browser."""
    cookie = sign_in(Client(), membership.user, at).cookies["session"]
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return page


def fits(page: Page, shapes: NewShapes) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert shapes.faults(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1


def press(page: Page, name: str, *, role: str = "button") -> None:
    """Presses something that leads to a page."""
    with page.expect_navigation():
        page.get_by_role(role, name=name, exact=True).click()


def choose(page: Page, name: str) -> None:
    """Presses an answer."""
    page.get_by_role("radio", name=name, exact=True).check()


def fill(page: Page, legend: str, day) -> None:
    group = page.get_by_role("group", name=legend)
    for box, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(box).fill(str(value))


def test_three_tries_and_a_visit_are_logged_in_a_few_taps_each(phone, site, kai, adviser):
    page = enter(phone, site, adviser)
    page.goto(f"/work/people/{kai.key}/contacts/")
    press(page, "Log contact")
    for number in range(3):
        choose(page, "Tried, no answer")
        press(page, "Save")
        assert Contact.objects.count() == number + 1
        press(page, "Log another")
    page.goto("/work/")
    expect(page.get_by_text("Tried 3 times, last on 20 November 2026.")).to_have_count(1)
    page.goto(f"/work/people/{kai.key}/contacts/")
    expect(page.get_by_text("Tried 3 times, last on 20 November 2026")).to_be_visible()
    press(page, "Log contact")
    expect(page.get_by_role("radio", name="Seen where they live")).to_be_hidden()
    choose(page, "Visit")
    choose(page, "Seen where they live")
    assert page.get_by_role("button", name="Save").bounding_box()["y"] < 900, "little more than one screen"
    press(page, "Save")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Visit: seen where they live")
    made = list(Contact.objects.order_by("pk").values_list("how", "outcome", "at"))
    assert made == [("call", "tried", NOW)] * 3 + [("visit", "seen_at_home", NOW)]
    press(page, "Plan the next visit")
    expect(page.get_by_text("by 20 January 2027")).to_be_visible()
    fill(page, "Which day?", TODAY + 50 * DAY)
    press(page, "Save")
    expect(page.get_by_text("9 January 2027.")).to_be_visible()


def test_another_answer_takes_back_what_it_rules_out(phone, site, kai, adviser):
    page = enter(phone, site, adviser)
    page.goto(f"/work/people/{kai.key}/contacts/add/")
    choose(page, "Visit")
    choose(page, "Seen where they live")
    choose(page, "Phone call")
    expect(page.get_by_role("radio", name="Seen face to face")).to_be_hidden()
    with page.expect_navigation():
        page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Say how far you got")
    assert not Contact.objects.exists()


def test_without_script_every_answer_is_there_and_words_say_which_cannot_be(no_script, site, kai, adviser):
    page = enter(no_script, site, adviser)
    page.goto(f"/work/people/{kai.key}/contacts/add/")
    choose(page, "Seen where they live")
    page.get_by_text("Another time, where, a note").click()
    page.get_by_label("Note").fill("Rang 07700 900001")
    press(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("Seen where they live is a visit")
    choose(page, "Visit")
    choose(page, "Another day")
    fill(page, "Which day?", TODAY - 3 * DAY)
    press(page, "Save")
    expect(page.get_by_role("heading", name="Is this needed here?")).to_be_visible()
    press(page, "take it out of the note", role="link")
    page.get_by_label("Note").fill("")
    press(page, "Save")
    expect(page.get_by_role("heading", name="Is this needed here?")).to_be_hidden()
    row = Contact.objects.get()
    assert (row.note, row.outcome) == ("", "seen_at_home")


def test_a_hold_is_asked_for_agreed_to_and_ends_by_the_clock(desk, site, clock, kai, adviser, manager):
    page, until = enter(desk, site, adviser), TODAY + 10 * DAY
    page.goto(f"/work/people/{kai.key}/holds/")
    press(page, "Ask for a hold")
    page.get_by_role("checkbox", name="Seeing them, wherever they live").check()
    choose(page, "In hospital")
    fill(page, "Until when?", until)
    press(page, "Ask a manager")
    expect(page.get_by_text("Until then nothing is on hold")).to_be_visible()
    expect(page.get_by_role("link", name="Answer")).to_have_count(0)
    page = enter(desk, site, manager)
    page.goto("/work/holds/")
    with page.expect_navigation():
        page.get_by_role("link", name="Look and answer").click()
    choose(page, "Yes, it can wait")
    press(page, "Send your answer")
    assert DutyHeld.objects.get().checked_by == manager.user
    page.goto(f"/work/people/{kai.key}/contacts/")
    expect(page.get_by_text("On hold until 30 November 2026: in hospital.")).to_be_visible()
    clock.now = NOW + 11 * DAY
    page = enter(desk, site, adviser, clock.now)
    page.goto(f"/work/people/{kai.key}/contacts/")
    expect(page.get_by_text("Overdue", exact=True)).to_be_visible()
    page.goto(f"/work/people/{kai.key}/holds/")
    expect(page.get_by_text("Nothing is on hold today.")).to_be_visible()
    expect(page.get_by_text("Seeing them, wherever they live (its last day was")).to_be_visible()


def test_every_page_fits_a_small_phone_and_has_no_faults_with_errors_and_without(phone, site, kai, adviser, manager):
    row = contacts.log(kai, VISIT, by=adviser.user, at=NOW)
    contacts.mark_mistaken(contacts.log(kai, VISIT, by=adviser.user, at=NOW), reason=LONG, by=adviser.user, at=NOW)
    planned = visits.plan_visit(kai, {"on": TODAY, "at_time": None, "where": LONG[:100]}, by=adviser.user, at=NOW)
    VisitPlanned.objects.create(person=kai, on=TODAY - DAY, where=LONG[:100], by=adviser.user, made_at=NOW)
    asked = {"reason": "abroad", "ends_on": TODAY + 9 * DAY, "note": LONG}
    hold = holds.ask(kai, duties=["contact-16-to-20", "plan-after-care"], **asked, by=adviser.user, at=NOW)
    page, shapes = enter(phone, site, manager), NewShapes()
    of_kai = f"/work/people/{kai.key}"
    rests = ["contacts", "contacts/add", f"contacts/{row.key}", f"contacts/{row.key}/mistaken", "visits/add"]
    rests += [f"visits/{planned.key}/cancel", "holds", "holds/add", f"holds/{hold.key}/check", f"holds/{hold.key}/end"]
    for address in ["/work/holds/", *(f"{of_kai}/{rest}/" for rest in rests)]:
        page.goto(address)
        fits(page, shapes)
        send = page.locator("main form[data-keeps] button.govuk-button")
        if send.count():
            with page.expect_navigation():
                send.click()
            fits(page, shapes)
    page.goto(f"{of_kai}/intervals/add/")
    press(page, "Save")
    fits(page, shapes)
    choose(page, "Seeing them, wherever they live")
    page.get_by_label("Every how many?").fill("3")
    choose(page, "Months")
    fill(page, "Until when?", TODAY + 90 * DAY)
    page.get_by_label("Why?").fill("They asked for it")
    press(page, "Save")
    expect(page.get_by_text("Every 3 months, in the place of every 2 months (national guidance).")).to_be_visible()
    fits(page, shapes)
