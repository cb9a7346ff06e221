"""An adviser writes a plan in Chromium: with a script and without, on a small phone and a desk; two editors see both."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from leaving_care.models import Role
from pathways.actions import plan_rows
from pathways.models import OwnWords, PlanAction, PlanVersion
from pathways.versions import being_written
from tests import plans as made
from tests.browser.axe import NewShapes
from tests.people import NOW, TODAY, member, sign_in, young

pytestmark = pytest.mark.django_db(transaction=True)
JUDGED = NewShapes()
LONG = "averylongwordwithoutanyspaceinit" * 3


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def adviser(site, settings, tmp_path):
    settings.PUBLISHED_DIR = tmp_path
    return member(Role.PERSONAL_ADVISER)


@pytest.fixture
def kai(adviser):
    person = young(adviser=adviser, account=True, name_used="Kai Example")
    OwnWords.objects.create(person=person, section="home", text=f"Too far. {LONG}", by=person.user, at=NOW)
    return person


def enter(page: Page, site: str, membership) -> Page:
    """Somebody signed in, in this browser."""
    cookie = sign_in(Client(), membership.user).cookies["session"]
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return page


def press(page: Page, name: str) -> None:
    """Presses a button of the page's own form, and waits for the answer."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name).last.click()


def narrow(page: Page) -> None:
    """Nothing is wider than the screen. axe needs a script, this does not."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def fits(page: Page) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert JUDGED.faults(page) == [], page.url
    narrow(page)
    assert page.locator("h1").count() == 1


@pytest.fixture(params=["phone", "no_script"])
def small(request):
    """A small phone, with scripts and without."""
    return request.getfixturevalue(request.param)


def test_an_adviser_writes_a_whole_plan_and_sends_it(small, site, kai, adviser):
    page = enter(small, site, adviser)
    page.goto(f"/work/people/{kai.key}/plan/")
    with page.expect_navigation():
        page.get_by_role("button", name="Begin a plan").click()
    expect(page.get_by_label("After care")).to_be_checked()
    press(page, "Begin")
    first, *others = being_written(kai).plansection_rows.all()
    for section in others[1:]:
        plan_rows.write_section(section, {"now": "So it is."}, by=adviser.user, at=NOW, edit=section.edit)
    for section in (first, others[0]):
        page.goto(f"/work/people/{kai.key}/plan/sections/{section.section}/")
        page.get_by_label("How things are").fill(f"So it is. A placement, {LONG}.")
        press(page, "Save")
        expect(page.get_by_text("You could say “home” for “placement”.")).to_be_visible()
    narrow(page)
    page.goto(f"/work/people/{kai.key}/plan/things/")
    narrow(page)
    page.locator("main details summary").first.click()
    with page.expect_navigation():
        page.locator("button[name=thing]").first.click()
    action = PlanAction.objects.get(person=kai)
    page.goto(f"/work/people/{kai.key}/plan/actions/{action.key}/")
    for box, value in (("Day", "1"), ("Month", "3"), ("Year", "2027")):
        page.get_by_label(box, exact=True).fill(value)
    press(page, "Save")
    page.goto(f"/work/people/{kai.key}/plan/send/")
    page.get_by_label("On paper").check()
    press(page, "Send it")
    expect(page.locator("main")).to_contain_text("Waits for a manager")
    assert PlanVersion.objects.get(person=kai).copy_how == "paper"


def test_every_page_fits_with_errors_and_without(phone, site, kai, adviser):
    draft = made.written(kai, adviser.user)
    plan_rows.tell(draft, {"section": "home", "text": LONG, "whose": LONG, "said_on": TODAY}, by=adviser.user, at=NOW)
    plan_rows.link_source(draft, {"kind": "care", "where": LONG}, by=adviser.user, at=NOW)
    row, goal = draft.planaction_rows.get(), draft.goal_rows.get()
    home, words = "sections/home/", f"words/{draft.toldwords_rows.get().key}/remove/"
    rests = ["", f"{draft.key}/", "share/", "send/", "things/", "words/add/", "sources/add/", home, words]
    rests += [f"{home}goals/add/", f"{home}actions/add/", f"goals/{goal.key}/", f"actions/{row.key}/"]
    page = enter(phone, site, adviser)
    for rest in rests:
        page.goto(f"/work/people/{kai.key}/plan/{rest}")
        fits(page)
    for rest in ("send/", "words/add/", "sources/add/", f"{home}goals/add/", f"{home}actions/add/"):
        page.goto(f"/work/people/{kai.key}/plan/{rest}")
        for box in page.locator("main form input[type=text], main form textarea").all():
            if box.is_visible():
                box.fill("")
        press(page, "Send it" if rest == "send/" else "Save")
        expect(page.locator(".govuk-error-summary")).to_be_visible()
        fits(page)
    page.goto("/work/plans-that-cite/")
    fits(page)


def test_the_second_editor_sees_both_and_chooses(desk, site, kai, adviser):
    draft = made.begun(kai, adviser.user)
    page = enter(desk, site, adviser)
    page.goto(f"/work/people/{kai.key}/plan/sections/home/")
    page.get_by_label("How things are").fill("The second wrote this")
    home = draft.plansection_rows.get(section="home")
    plan_rows.write_section(home, {"now": "The first wrote this"}, by=adviser.user, at=NOW, edit=home.edit)
    press(page, "Save")
    expect(page.locator("main")).to_contain_text("The first wrote this")
    expect(page.get_by_label("How things are")).to_have_value("The second wrote this")
    fits(page)
    press(page, "Save")
    home.refresh_from_db()
    assert home.now == "The second wrote this"


def test_what_is_typed_is_kept_when_the_page_is_left(desk, site, kai, adviser):
    made.begun(kai, adviser.user)
    page = enter(desk, site, adviser)
    page.goto(f"/work/people/{kai.key}/plan/sections/home/")
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.status == 204):
        page.get_by_label("How things are").fill("Half a thought")
    page.goto(f"/work/people/{kai.key}/plan/sections/home/")
    expect(page.get_by_label("How things are")).to_have_value("Half a thought")
    expect(page.get_by_role("button", name="Start again without it")).to_be_visible()
