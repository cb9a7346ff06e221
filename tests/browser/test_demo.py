"""The demo as somebody walks it who has just run it: one click as each role, and the inbox that takes the post."""

import re

import pytest
from playwright.sync_api import expect

from leaving_care.models import Role
from pathways.demo.people import COUNCILS, to_sign_in_as
from tests.browser.axe import faults
from tests.browser.steps import click_through
from tests.browser.test_every_page import SIDEWAYS

# One of each role, and of each council somebody.
ONE_OF_EACH = {one.role: one for council in COUNCILS for one in to_sign_in_as(council)}


def choose(page, one):
    """Signs in as somebody with one click; returns the answer that they land on."""
    page.goto("/demo/")
    return click_through(page, page.get_by_role("button", name=f"Sign in as {one.name}", exact=True).first)


def test_the_roles_are_all_there():
    assert set(ONE_OF_EACH) == set(Role)


@pytest.mark.parametrize("role", Role)
def test_one_click_as_each_role_lands_on_a_page(phone, role):
    answer = choose(phone, ONE_OF_EACH[role])
    assert answer.status == 200
    assert re.search(r"/(me|work|manage|manage/offer)/$", phone.url)
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    expect(phone.locator('header a[href="/demo/"]')).to_be_visible()


def test_somebody_who_left_comes_in_and_finds_nothing(phone):
    joan = next(one for one in to_sign_in_as("derby") if one.name == "Joan Formerly")
    assert choose(phone, joan).status == 200
    expect(phone).to_have_url(re.compile("/accounts/home/$"))


def test_it_works_without_scripts(no_script):
    assert choose(no_script, ONE_OF_EACH[Role.YOUNG_PERSON]).status == 200


@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_are_sound(phone, width):
    phone.set_viewport_size({"width": width, "height": 800})
    for address in ("/demo/", "/demo/inbox/"):
        phone.goto(address)
        assert faults(phone) == []
        assert not phone.evaluate(SIDEWAYS)


def test_a_code_comes_to_the_inbox_and_signs_in(phone):
    phone.goto("/accounts/login/")
    phone.get_by_label("email").fill("kai.derby@example.org")
    click_through(phone, phone.get_by_role("button", name="Send me a code"))
    asked = phone.url
    inbox = phone.context.new_page()
    letter = inbox.locator("article").first
    for _ in range(20):
        inbox.goto("/demo/inbox/")
        if "kai.derby@example.org" in inbox.locator("main").inner_text():
            break
    expect(letter).to_contain_text("kai.derby@example.org")
    assert faults(inbox) == []
    code = re.search(r"\b\d{4}-?\d{4}\b", letter.inner_text())[0]
    assert phone.url == asked
    phone.get_by_label("Code").fill(code)
    click_through(phone, phone.get_by_role("button", name="Sign in"))
    expect(phone).to_have_url(re.compile("/me/$"))
    inbox.reload()  # signing in made the form of before worthless
    click_through(inbox, inbox.get_by_role("button", name="Empty the inbox"))
    expect(inbox.get_by_text("There is nothing here yet")).to_be_visible()
