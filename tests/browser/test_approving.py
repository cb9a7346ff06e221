"""A manager in Chromium: a plan is read and approved, or given back; nobody approves their own."""

import pytest
from playwright.sync_api import expect

from leaving_care.models import Role
from pathways.models import PlanVersion
from tests.browser.axe import faults
from tests.people import member, young
from tests.plans import sent
from tests.say.journeys import become, put

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def base_url(site):
    """A portal with rows of the test's own."""
    return site


@pytest.fixture
def people(db):
    """Kai, the adviser, and a manager."""
    adviser, manager = member(Role.PERSONAL_ADVISER), member(Role.MANAGER)
    return young(account=True, adviser=adviser, name_used="Kai Example"), adviser, manager


@pytest.fixture(params=[(320, True), (1280, False)], ids=["phone, script", "desk, no script"])
def page(request, browser, site):
    """A phone with a script, or a desk without."""
    width, script = request.param
    context = browser.new_context(base_url=site, viewport={"width": width, "height": 800}, java_script_enabled=script)
    yield context.new_page()
    context.close()


def press(page, name, role="button"):
    """Presses a button, or a link, and waits for the page it leads to."""
    with page.expect_navigation():
        page.get_by_role(role, name=name).first.click()


def judged(page):
    """That the page is clean and no wider than the screen. axe needs a script."""
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_given_back_with_a_reason_and_another_approved(page, people, site):
    kai, adviser, manager = people
    sent(kai, adviser.user, at=put())
    other = young(name_used="Jo Example", adviser=adviser)
    sent(other, adviser.user, at=put())
    become(page, manager.user, site)
    page.goto("/manage/plans/")
    judged(page)
    press(page, "Kai Example", "link")
    expect(page.get_by_text("They have not answered it yet")).to_be_visible()
    expect(page.get_by_role("heading", name="What changed")).to_be_visible()
    judged(page)
    if page.viewport_size["width"] == 320:
        assert faults(page) == []
    press(page, "Give it back", "link")
    press(page, "Give it back")
    expect(page.get_by_role("alert")).to_contain_text("Say what has to change")
    if page.viewport_size["width"] == 320:
        assert faults(page) == []
    page.get_by_label("What has to change?").fill("Say who pays for the course")
    press(page, "Give it back")
    expect(page.get_by_text("Given back. Its writers see why.")).to_be_visible()
    press(page, "Jo Example", "link")
    press(page, "Approve this plan")
    expect(page.get_by_text("No plan waits.")).to_be_visible()
    assert PlanVersion.objects.get(person=other).approved_by == manager.user
    assert PlanVersion.objects.get(person=kai).sent_at is None


def test_nobody_approves_their_own(page, people, site):
    kai, _, manager = people
    sent(kai, manager.user, at=put())
    become(page, manager.user, site)
    page.goto("/manage/plans/")
    expect(page.get_by_text("You wrote in it")).to_be_visible()
    press(page, "Kai Example", "link")
    expect(page.get_by_text("You wrote in this plan. Another manager has to approve it.")).to_be_visible()
    expect(page.get_by_role("button", name="Approve this plan")).to_have_count(0)
