"""Checked by people without an account, in Chromium: a partner, a guest, anybody; and the desk that gets it. Without script too."""

import json
from datetime import date, timedelta

import pytest
from django.conf import settings as portal
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from leaving_care.models import Role
from leaving_care.store import Schedule, Store
from offers import open_forms
from offers.models import ItemRule, Link, LinkAnswer, ProposedChange, Suggestion
from offers.rendering.answering import FILE, answering
from offers.rendering.pages import PageMaker
from tests.browser.axe import NewShapes
from tests.browser.steps import click_through, press_through
from tests.desk.checking import a_draft, guest_link, on_duty, partner_link
from tests.people import council, member, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
JUDGED = NewShapes()
LONG = "averylongwordwithoutanyspaceinitatall" * 3


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture(autouse=True)
def quick(settings, site, tmp_path, monkeypatch):
    """Tasks are done at once, and nobody waits three seconds; a council has something published."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
    monkeypatch.setattr(open_forms, "SHORTEST", timedelta(0))
    settings.PUBLISHED_DIR = tmp_path / "published"
    store, day = Store(portal.PUBLISHED_DIR), date(2020, 1, 1)
    offer = json.dumps(answering(PageMaker(council(), None, day), None)).encode()
    release = store.add_release("testshire", [store.file("testshire", FILE, offer, "application/json")])
    store.publish("testshire", Schedule(((day, release),), "made for a test"), day)


@pytest.fixture
def draft(site):
    """A draft with a long word, rules and a duty worker."""
    edition = a_draft()
    on_duty(edition)
    item = edition.items.get(slug="laptop")
    ItemRule.objects.create(item=item, age_from=16, age_to=20, position=0, note=LONG)
    item.what_we_offer = f"A laptop. {LONG}"
    item.save()
    return edition


@pytest.fixture
def soon():
    return {"at": timezone.now(), "ends_on": timezone.localdate() + timedelta(days=14)}


def enter(page: Page, site: str, role: str) -> Page:
    """Somebody of Testshire signed in, in this browser."""
    cookie = sign_in(Client(), member(role).user).cookies["session"]
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return page


def fits(page: Page) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert JUDGED.faults(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1


def test_a_link_is_made_used_once_and_what_comes_back_is_settled(desk, phone, site, draft):
    editor = enter(desk, site, Role.EDITOR)
    editor.goto("/manage/offer/testshire/1/links/")
    fits(editor)
    click_through(editor, editor.get_by_role("link", name="Make a private link"))
    fits(editor)
    click_through(editor, editor.get_by_role("button", name="Make the link"))
    expect(editor.get_by_role("alert")).to_contain_text("Choose at least one item")
    fits(editor)
    editor.get_by_label("A laptop").check()
    editor.get_by_label("Who is it for?").fill("Robin")
    editor.get_by_label("Their organisation").fill("Chesterfield housing")
    editor.get_by_label("A note to them").fill("Please look\nat the ages.")
    click_through(editor, editor.get_by_role("button", name="Make the link"))
    fits(editor)
    address = editor.get_by_label("The private link").input_value()

    # The partner, on a small phone.
    asked = []
    phone.on("request", lambda request: asked.append(request.url))
    assert phone.goto(address).status == 200
    fits(phone)
    expect(phone.get_by_text("Starter pack")).to_have_count(0)
    click_through(phone, phone.get_by_role("button", name="Send my answers"))
    expect(phone.get_by_role("alert")).to_contain_text("Say whether “A laptop” is right")
    fits(phone)
    phone.get_by_label("It should say something else").check()
    phone.get_by_label("What should “A laptop” say").fill("Two laptops.\nOr one.")
    phone.get_by_label("Your name").fill("Robin Sample")
    expect(phone.get_by_label("Your organisation")).to_have_value("Chesterfield housing")
    click_through(phone, phone.get_by_role("button", name="Send my answers"))
    expect(phone.get_by_role("heading", level=1)).to_have_text("Thank you, we have your answer")
    fits(phone)
    assert phone.goto(address).status == 410
    expect(phone.get_by_text("A laptop")).to_have_count(0)
    assert {url.split("/")[2] for url in asked} == {site.split("/")[2]}, "nobody else is asked for anything"

    editor.goto("/manage/offer/testshire/1/proposals/")
    fits(editor)
    expect(editor.get_by_text("Two laptops.", exact=False).first).to_be_visible()
    click_through(editor, editor.get_by_role("link", name="Do not take it up"))
    fits(editor)
    click_through(editor, editor.get_by_role("link", name="Back"))
    click_through(editor, editor.get_by_role("button", name="Mark as taken up"))
    expect(editor.get_by_text("It is marked as taken up")).to_be_visible()
    assert ProposedChange.objects.get().accepted
    editor.goto("/manage/offer/testshire/1/proposals/?settled=1")
    fits(editor)
    editor.goto("/manage/offer/testshire/1/links/")
    fits(editor)
    expect(editor.get_by_text("by Robin Sample, Chesterfield housing")).to_be_visible()


def test_a_guest_reads_by_theme_and_comments_without_script(no_script, draft, soon):
    page, (_, secret) = no_script, guest_link(draft, note="Be honest.", **soon)
    page.goto(f"/check/{secret}/")
    fits_without_script(page)
    click_through(page, page.get_by_role("link", name="Your home"))
    click_through(page, page.get_by_role("link", name="Comment on A laptop"))
    expect(page.get_by_label("What is it about?")).to_have_value("laptop")
    fits_without_script(page)
    click_through(page, page.get_by_role("button", name="Send your comment"))
    expect(page.get_by_role("alert")).to_contain_text("Write your comment")
    page.get_by_label("Your comment", exact=True).fill("More of them.")
    click_through(page, page.get_by_role("button", name="Send your comment"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for your comment")
    assert LinkAnswer.objects.get().identity.key == "laptop"


def fits_without_script(page: Page) -> None:
    """Nothing is wider than the screen (Playwright's own script runs)."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def test_a_guests_pages_have_no_faults(phone, draft, soon):
    _, secret = guest_link(draft, **soon)
    for query in ("", "?theme=home", "?theme=home&about=laptop"):
        phone.goto(f"/check/{secret}/{query}")
        fits(phone)
    phone.get_by_label("Your comment", exact=True).fill("I want to kill myself")
    click_through(phone, phone.get_by_role("button", name="Send your comment"))
    expect(phone.get_by_role("heading", level=1)).to_have_text("Help now")
    fits(phone)
    Link.objects.update(ends_on=date(2020, 1, 1))
    for address in (f"/check/{secret}/", "/check/guess/"):
        phone.goto(address)
        fits(phone)


def test_anybody_tells_by_keyboard_and_it_is_settled(phone, desk, site, draft):
    phone.goto("/testshire/suggest/?page=/testshire/offer/home/laptop/")
    fits(phone)
    click_through(phone, phone.get_by_role("button", name="Send"))
    expect(phone.get_by_role("alert")).to_contain_text("Tell us in your own words")
    fits(phone)
    phone.get_by_label("Something on a page is wrong").focus()
    phone.keyboard.press("Space")
    phone.keyboard.press("Tab")
    phone.keyboard.type(f"The laptop is {LONG}")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    press_through(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Thank you")
    fits(phone)
    phone.goto("/testshire/suggest/")
    phone.get_by_label("Something is missing").check()
    phone.get_by_label("Tell us in your own words").fill("I want to kill myself")
    click_through(phone, phone.get_by_role("button", name="Send"))
    expect(phone.get_by_role("heading", level=1)).to_have_text("Help now")
    fits(phone)
    assert Suggestion.objects.filter(needs_help=True).count() == 1

    page = enter(desk, site, Role.PARTICIPATION)
    page.goto("/manage/offer/testshire/suggestions/")
    fits(page)
    expect(page.locator("main section").first).to_contain_text("May need help")
    click_through(page, page.get_by_role("link", name="Do not take it up").first)
    click_through(page, page.get_by_role("button", name="Do not take it up"))
    fits(page)
    page.get_by_label("Your answer").fill("We rang the duty team.")
    click_through(page, page.get_by_role("button", name="Do not take it up"))
    click_through(page, page.get_by_role("link", name="Take it up", exact=False).first)
    fits(page)
    click_through(page, page.get_by_role("button", name="Put it into"))
    assert ProposedChange.objects.get().identity.key == "laptop"
    page.goto("/manage/offer/testshire/suggestions/?settled=1")
    fits(page)


def test_the_desks_pages_fit_a_small_phone(phone, site, draft, soon):
    link, _ = partner_link(draft, "laptop", organisation=LONG, email=f"{LONG[:60]}@example.org", **soon)
    Suggestion.objects.create(authority=council(), kind="wrong", words=LONG, reach=LONG, at=soon["at"])
    page = enter(phone, site, Role.EDITOR)
    here = "/manage/offer/testshire/1/links/"
    for address in (here, f"{here}make/", f"{here}{link.key}/anew/", "/manage/offer/testshire/suggestions/"):
        page.goto(address)
        fits(page)
