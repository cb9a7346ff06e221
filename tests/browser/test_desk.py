"""The offer's desk in Chromium: on a small phone and a desk, by buttons, by dragging and without script."""

import pytest
from playwright.sync_api import Page, expect

from leaving_care.models import Role
from offers.actions.ordering import listed, themes_of
from offers.models import Contact, Edition, Theme
from tests.browser.steps import click_through
from tests.browser.visits import Fits, enter
from tests.desk.drafts import publish, whole_edition
from tests.people import member, user

pytestmark = pytest.mark.django_db(transaction=True)
fits = Fits()
LONG = "averylongnamewithoutanyspaceinitatall" * 2


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def public(site):
    """An edition in force, with a name that is one long word."""
    edition = whole_edition()
    Contact.objects.filter(edition=edition, key="night").update(name=LONG)
    Theme.objects.filter(edition=edition, slug="money").update(name=LONG)
    return publish(edition)


@pytest.fixture
def edith(public):
    return member(Role.EDITOR, public.authority, who=user("Edith Sample"))


@pytest.fixture
def grace(public):
    return member(Role.EDITOR, public.authority, who=user("Grace Sample"))


def start(page: Page) -> Edition:
    """Starts from last year, as an editor does. The draft."""
    page.goto("/manage/offer/")
    click_through(page, page.get_by_role("button", name="Start the next edition"))
    page.get_by_label("Edition 3: Local offer for care leavers, with everything in it").check()
    click_through(page, page.get_by_role("button", name="Start the draft"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Local offer for care leavers")
    return Edition.objects.select_related("authority").get(number=4)


def test_every_page_fits_a_small_phone_with_errors_and_without(phone, site, public, edith):
    page = enter(phone, site, edith.user)
    page.goto("/manage/offer/smallton/start/")
    fits(page)
    click_through(page, page.get_by_role("button", name="Start the draft"))
    expect(page.get_by_role("alert")).to_contain_text("Choose what to start from")
    fits(page)
    start(page)
    fits(page)
    for path in ("", "about/", "dates/", "order/", "add-theme/", "themes/home/", "themes/money/order/", "set-aside/", "history/",
                 "items/starter-pack/history/", "themes/home/remove/"):  # fmt: skip
        page.goto(f"/manage/offer/smallton/4/{path}")
        fits(page)
    page.goto("/manage/offer/")
    fits(page)
    page.goto("/manage/offer/smallton/4/about/")
    page.get_by_label("Title", exact=True).fill("")
    click_through(page, page.get_by_role("button", name="Save"))
    expect(page.get_by_role("alert")).to_contain_text("Give the edition a title")
    fits(page)


def test_the_sections_of_a_draft_are_folded_on_a_phone_and_stand_open_on_a_desk(phone, desk, site, public, edith):
    page = enter(phone, site, edith.user)
    start(page)
    sections = page.get_by_label("Sections of this edition")
    expect(sections.get_by_role("link", name="History")).to_be_hidden()
    assert page.locator("h1").bounding_box()["y"] < 450
    fits(page)
    sections.get_by_text("Overview: all sections").click()
    fits(page)
    click_through(page, sections.get_by_role("link", name="History"))
    expect(sections.locator("summary")).to_have_text("History: all sections")
    wide = enter(desk, site, edith.user)
    wide.goto("/manage/offer/smallton/4/")
    open_there = wide.get_by_label("Sections of this edition")
    expect(open_there.locator("summary")).to_be_hidden()
    click_through(wide, open_there.get_by_role("link", name="History"))
    expect(wide.get_by_role("heading", level=1)).to_have_text("History")


def test_a_year_begins_without_script(no_script, site, public, edith):
    page = enter(no_script, site, edith.user)
    draft = start(page)
    page.goto("/manage/offer/smallton/4/dates/")
    before = page.get_by_role("button", name="Still right").count()
    click_through(page, page.get_by_role("button", name="Still right").first)
    assert page.get_by_role("button", name="Still right").count() == before - 1
    page.goto("/manage/offer/smallton/4/order/")
    page.locator("button[value='up money']").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert [theme.slug for theme in themes_of(draft)] == ["money", "home"]
    page.goto("/manage/offer/smallton/4/about/")
    page.get_by_label("Title", exact=True).fill("Local offer 2027")
    click_through(page, page.get_by_role("button", name="Save"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Local offer 2027")
    sections = page.get_by_label("Sections of this edition")
    sections.locator("summary").click()
    click_through(page, sections.get_by_role("link", name="History"))
    expect(page.get_by_role("heading", name="The offer as a whole changed")).to_be_visible()
    assert Edition.objects.get(number=3).title == "Local offer for care leavers"


def test_a_row_is_dragged_and_a_second_editor_chooses(desk, browser, site, public, edith, grace):
    page = enter(desk, site, edith.user)
    draft = start(page)
    money = Theme.objects.get(edition=draft, slug="money")
    page.goto("/manage/offer/smallton/4/themes/money/order/")
    theirs = enter(browser.new_context(base_url=site).new_page(), site, grace.user)
    theirs.goto("/manage/offer/smallton/4/themes/money/order/")
    with page.expect_navigation():
        page.locator("[data-key=advice]").drag_to(page.locator("[data-key=laptop]"), target_position={"x": 20, "y": 2})
    expect(page.get_by_role("alert")).to_contain_text("The order is saved.")
    assert [link.item.slug for link in listed(money)] == ["advice", "laptop", "starter-pack"]
    click_through(theirs, theirs.locator("button[value='down laptop']"))
    expect(theirs.get_by_role("alert")).to_contain_text("Look at both, then choose.")
    fits(theirs)
    click_through(theirs, theirs.get_by_role("button", name="Use my order"))
    expect(theirs.get_by_role("alert")).to_contain_text("The order is saved.")
    theirs.context.close()


def test_two_editors_in_one_theme_see_each_other(desk, browser, site, public, edith, grace):
    page = enter(desk, site, edith.user)
    start(page)
    with page.expect_response("**/presence/"):
        page.goto("/manage/offer/smallton/4/themes/home/")
    theirs = enter(browser.new_context(base_url=site).new_page(), site, grace.user)
    theirs.goto("/manage/offer/smallton/4/themes/home/")
    expect(theirs.get_by_text("Edith Sample is in this too, just now.")).to_be_visible()
    fits(theirs)
    assert "Edith" not in theirs.title()
    theirs.context.close()
