"""Editing a draft in Chromium: the page shown as it is typed, the toolbar, a small phone, no script, each form before axe."""

import pytest
from playwright.sync_api import Page, expect

from offers.models import Item, ProposedChange
from tests.browser import visits
from tests.browser.steps import click_through, press_through
from tests.browser.visits import Fits
from tests.desk.drafts import editor, whole_edition
from tests.people import NOW

pytestmark = pytest.mark.django_db(transaction=True)
fits = Fits()


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def edition(site):
    return whole_edition()


@pytest.fixture
def enter(site, edition):
    """Signs the draft's editor in, in a browser."""
    who = editor(edition)
    return lambda page: visits.enter(page, site, who)


def at(edition, path=""):
    return f"/manage/offer/{edition.authority.slug}/{edition.number}/{path}"


def shown(page: Page):
    """The page that is shown on the phone beside the form."""
    return page.frame_locator("iframe.desk-phone__page:not(.desk-phone__page--waiting)")


def test_the_page_is_shown_as_it_is_typed_and_saved_when_it_is_said(desk, edition, enter):
    page = enter(desk)
    page.goto(at(edition))
    page.goto(at(edition, "items/starter-pack/"))
    steps = page.evaluate("history.length")
    expect(shown(page).locator("h1")).to_have_text("Home starter pack")
    page.get_by_label("Its name", exact=True).fill("A bigger pack")
    expect(shown(page).locator("h1")).to_have_text("A bigger pack")
    page.get_by_label("The figure", exact=True).fill("2500.50")
    expect(shown(page).locator("dl")).to_contain_text("£2,500.50")
    words = page.get_by_label("What people need to know", exact=True)
    words.fill("Keep every receipt")
    words.select_text()
    tools = page.get_by_role("group", name="Format: What people need to know")
    tools.get_by_role("button", name="Bold").click()
    expect(words).to_have_value("**Keep every receipt**")
    expect(shown(page).locator("dl strong", has_text="Keep every receipt")).to_be_visible()
    words.press("Control+z")
    expect(words).to_have_value("Keep every receipt")
    assert page.evaluate("history.length") == steps
    assert Item.objects.get(slug="starter-pack").name == "Home starter pack"
    page.get_by_label("Its name", exact=True).focus()
    press_through(page)
    assert page.url.endswith(at(edition))
    expect(page.locator("main")).to_contain_text("“A bigger pack” is saved.")
    saved = Item.objects.get(slug="starter-pack")
    assert saved.name == "A bigger pack" and saved.rules.count() == 2


def test_the_toolbar_makes_lists_and_links(desk, edition, enter):
    page = enter(desk)
    page.goto(at(edition, "items/advice/"))
    words = page.get_by_label("Our part", exact=True)
    tools = page.get_by_role("group", name="Format: Our part")
    words.fill("one\ntwo")
    words.select_text()
    tools.get_by_role("button", name="List").click()
    expect(words).to_have_value("- one\n- two")
    words.press("Control+z")
    expect(words).to_have_value("one\ntwo")
    words.fill("the council")
    words.select_text()
    tools.get_by_role("button", name="Link").click()
    address = page.get_by_label("Its whole address")
    expect(address).to_be_focused()
    expect(page.get_by_label("Words of the link")).to_have_value("the council")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Enter a whole address")
    fits(page)
    page.keyboard.type("www.smallton.example/")
    page.keyboard.press("Enter")
    expect(words).to_have_value("[the council](https://www.smallton.example/)")
    expect(words).to_be_focused()
    words.press("Control+z")
    expect(words).to_have_value("the council")
    words.press("Control+Shift+z")
    expect(shown(page).get_by_role("link", name="the council", exact=True)).to_have_attribute(
        "href", "https://www.smallton.example/"
    )


def test_bold_pressed_twice_takes_it_off(desk, edition, enter):
    page = enter(desk)
    page.goto(at(edition, "items/advice/"))
    words = page.get_by_label("Our part", exact=True)
    bold = page.get_by_role("group", name="Format: Our part").get_by_role("button", name="Bold")
    for before, after in (("keep it ", "**keep it** "), ("", "**bold words**")):
        words.fill(before)
        words.select_text()
        bold.click()
        expect(words).to_have_value(after)
        bold.click()
        expect(words).to_have_value(before)
        words.press("Control+z")
        expect(words).to_have_value(after)


def test_a_paste_that_is_far_too_long_is_said_before_it_is_sent(desk, edition, enter):
    page = enter(desk)
    page.goto(at(edition, "items/advice/"))
    page.get_by_label("Our part", exact=True).evaluate("box => { box.value = 'x'.repeat(5000000) }")
    page.locator("main").get_by_role("button", name="Save", exact=True).click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("5,000,000 characters long. The most is 20,000")
    expect(page.get_by_label("Our part", exact=True)).to_be_focused()
    page.get_by_label("Our part", exact=True).fill("Short.")
    click_through(page, page.locator("main").get_by_role("button", name="Save", exact=True))
    assert Item.objects.get(slug="advice").our_part == "Short."


def test_every_form_fits_a_small_phone_with_errors_and_without(phone, edition, enter):
    page = enter(phone)
    forms = {
        "items/starter-pack/": "Its name",
        "items/add/": "",
        "items/starter-pack/end/": "",
        "contacts/team/": "Its name",
        "contacts/add/": "",
        "contacts/team/remove/": None,
        "statements/promise/": "Who answers for it",
        "statements/add/notice/": "",
        "statements/pledge/remove/": None,
        "documents/money/": "Its title",
        "documents/add/": "",
        "documents/money/remove/": "",
    }
    for path in ("contacts/", "statements/", "documents/"):
        page.goto(at(edition, path))
        fits(page)
    for path, needed in forms.items():
        page.goto(at(edition, path))
        fits(page)
        if needed is None:
            continue
        if needed:
            page.get_by_label(needed, exact=True).fill("")
        click_through(
            page, page.locator("main form[method=post] button.govuk-button:not(.govuk-button--secondary)").last
        )
        expect(page.locator(".govuk-error-summary")).to_be_visible()
        fits(page)


def test_all_of_it_works_without_a_script(no_script, edition, enter):
    page = enter(no_script)
    page.goto(at(edition, "items/advice/"))
    page.get_by_label("Its name", exact=True).fill("Advice on money")
    click_through(page, page.get_by_role("button", name="Add a rule"))
    assert page.url.endswith("#rules")
    page.get_by_label("From age", exact=True).fill("18")
    page.get_by_role("button", name="See it").click()
    expect(page.frame_locator("iframe").locator("h1")).to_have_text("Advice on money")
    expect(page.frame_locator("iframe").locator("main")).to_contain_text("You are 18 and over")
    click_through(page, page.get_by_role("button", name="Add another rule"))
    click_through(page, page.get_by_role("button", name="Remove rule 2"))
    # Axe asks the frame, and without a script waits for its answer for ever: it judges this form in the test above.
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    click_through(page, page.locator("#row").get_by_role("button", name="Save", exact=True).last)
    saved = Item.objects.get(slug="advice")
    assert saved.name == "Advice on money" and [rule.age_from for rule in saved.rules.all()] == [18]


def test_what_is_proposed_stands_beside_the_form_until_it_is_settled(phone, edition, enter):
    pack = edition.items.get(slug="starter-pack")
    ProposedChange.objects.create(edition=edition, identity=pack.identity, words="A lamp too.\n" * 30, made_at=NOW)
    page = enter(phone)
    page.goto(at(edition, "proposals/"))
    click_through(page, page.get_by_role("link", name="Open the item with these words beside it"))
    fits(page)
    page.get_by_role("link", name="What is proposed for this item").click()
    expect(page.get_by_role("region", name="What is proposed")).to_be_in_viewport()
    page.get_by_label("Its name", exact=True).fill("Home starter pack and a lamp")
    click_through(page, page.get_by_role("button", name="Save").last)
    expect(page.get_by_role("heading", level=1, name="Proposed changes")).to_be_visible()
    assert Item.objects.get(pk=pack.pk).name == "Home starter pack and a lamp"
