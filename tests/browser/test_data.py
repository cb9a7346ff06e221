"""The pages about rights over one's data in Chromium: on a small phone, with errors and without, by keyboard, without script."""

import pytest
from playwright.sync_api import expect

from leaving_care.models import Correction, Role
from tests.browser.axe import NewShapes
from tests.browser.steps import click_through, press_through
from tests.people import NOW, member, sign_in, young

pytestmark = pytest.mark.django_db(transaction=True)
JUDGED = NewShapes()
SIDEWAYS = "() => document.scrollingElement.scrollWidth > innerWidth"


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def kai(site):
    person = young(account=True, council_id="T-1")
    Correction.objects.create(person=person, about="about", wrong="My name is wrong", by=person.user, asked_at=NOW)
    return person


def come_in(page, client, who, site):
    """Signs in, by the cookie that signing in gives."""
    sign_in(client, who)
    page.context.add_cookies([{"name": "session", "value": client.cookies["session"].value, "url": site}])


def look(page, addresses):
    """What axe finds, and what is wider than the screen, by address; each form is sent empty once too."""
    wrong = {}
    for address in addresses:
        assert page.goto(address).status == 200, address
        said = JUDGED.faults(page) + ["sideways"] * page.evaluate(SIDEWAYS)
        if page.locator("main form").count():
            click_through(page, page.locator("main form button").last)
            said += JUDGED.faults(page) + ["sideways, with errors"] * page.evaluate(SIDEWAYS)
        if said:
            wrong[address] = said
    return wrong


def test_a_young_persons_pages_are_sound(phone, site, client, kai):
    come_in(phone, client, kai.user, site)
    assert look(phone, ["/me/data/correction/", "/me/data/"]) == {}


def test_a_data_officers_pages_are_sound(phone, site, client, kai):
    come_in(phone, client, member(Role.DATA_OFFICER).user, site)
    record = f"/manage/data/people/{kai.key}/"
    correction = kai.correction_rows.get()
    pages = ["/manage/data/", "/manage/data/corrections/", "/manage/data/files/", "/manage/data/past-keeping/", record]
    pages += [f"{record}{rest}" for rest in ("others/", "correction/", f"corrections/{correction.key}/", "erase/")]
    assert look(phone, pages) == {}


def test_without_a_script_everything_is_asked_for_and_a_correction_too(no_script, site, client, kai):
    come_in(no_script, client, kai.user, site)
    no_script.goto("/me/data/")
    click_through(no_script, no_script.locator("main form button").first)
    assert kai.archive_rows.count() == 1
    no_script.goto("/me/data/correction/")
    no_script.locator("main input[type=radio]").first.check()
    no_script.locator('textarea[name="wrong"]').fill("That is not where I live")
    click_through(no_script, no_script.locator("main form button").last)
    assert kai.correction_rows.filter(wrong="That is not where I live").count() == 1
    assert no_script.get_by_text("That is not where I live").count() == 1


def test_by_keyboard_a_correction_is_asked_for(phone, site, client, kai):
    come_in(phone, client, kai.user, site)
    phone.goto("/me/data/correction/")
    phone.locator("main input[type=radio]").first.focus()
    phone.keyboard.press("Space")
    phone.locator('textarea[name="wrong"]').focus()
    phone.keyboard.type("Spelt wrong")
    phone.locator("main form button").last.focus()
    press_through(phone)
    expect(phone.get_by_text("Spelt wrong")).to_be_visible()
    assert kai.correction_rows.filter(wrong="Spelt wrong").count() == 1
