"""What an answer asks for is shown once it is chosen; without a script, or while another answer stands, nothing is lost."""

from pathlib import Path

import pytest
from django.conf import settings as configured
from playwright.sync_api import Page, expect

from leaving_care.models import Role
from pathways.models import Paper
from tests.browser.axe import faults
from tests.browser.test_assessment import enter, press
from tests.people import member, young

pytestmark = pytest.mark.django_db(transaction=True)
BOXES = """<main><h1>Boxes</h1><div>
<input type="checkbox" id="box" data-aria-controls="more"><label for="box">More</label></div>
<div class="govuk-checkboxes__conditional govuk-checkboxes__conditional--hidden" id="more">More of it</div></main>"""


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def adviser(site):
    return member(Role.PERSONAL_ADVISER)


@pytest.fixture
def kai(adviser):
    return young(adviser=adviser)


def passport(page: Page):
    """The question about the passport."""
    return page.get_by_role("group", name="Do they have it?", exact=True)


def test_only_what_the_answer_asks_for_is_shown(phone, site, kai, adviser):
    page = enter(phone, site, adviser.user)
    page.goto(f"/work/people/{kai.key}/papers/passport/")
    shown = page.locator(".govuk-radios__conditional:visible")
    expect(shown).to_have_count(0)
    asked = passport(page)
    asked.get_by_label("Yes", exact=True).focus()
    page.keyboard.press("Space")
    expect(asked.get_by_role("group", name="Since when, if you know")).to_be_visible()
    expect(shown).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    who = asked.get_by_label("Who is getting it?")
    expect(who).to_be_visible()
    expect(shown).to_have_count(1)
    page.keyboard.press("Tab")
    expect(who).to_be_focused()
    assert faults(page) == []
    press(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("Say who is getting it")
    expect(who).to_be_visible()
    assert faults(page) == []
    who.fill("Priya")
    asked.get_by_label("No, it is missing").check()
    expect(who).to_be_hidden()
    press(page, "Save")
    paper = Paper.objects.get(person=kai, kind="passport")
    assert (paper.state, paper.who) == ("missing", "")


def test_without_script_all_of_it_is_shown(no_script, site, kai, adviser):
    page = enter(no_script, site, adviser.user)
    page.goto(f"/work/people/{kai.key}/papers/passport/")
    expect(passport(page).get_by_label("Who is getting it?")).to_be_visible()
    expect(passport(page).get_by_role("group", name="Since when, if you know")).to_be_visible()


def test_a_box_says_whether_its_part_is_open(phone):
    phone.set_content(BOXES)
    phone.add_script_tag(path=Path(configured.BASE_DIR) / "static" / "js" / "reveals.js")
    box, more = phone.get_by_role("checkbox"), phone.locator("#more")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_attribute("aria-controls", "more")
    box.check()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(more).not_to_have_class("govuk-checkboxes__conditional govuk-checkboxes__conditional--hidden")
