"""An offer in another language and in easy read: from the desk to the pages, on a small phone, each screen before axe."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from leaving_care.models import AuthorityLanguage, Role
from offers.actions.publishing import keep_published, publish_edition
from offers.models import Item, ItemRule, Translation
from tests.browser.steps import click_through
from tests.browser.visits import Fits, enter, stored
from tests.offers.in_urdu import SAMPLE
from tests.offers.small import blank_press, draft
from tests.offers.test_easy_read import picture
from tests.people import member

pytestmark = pytest.mark.django_db(transaction=True)
fits = Fits()
DAY = date(2026, 4, 2)
DESK = "/manage/offer/smallton"


@pytest.fixture
def base_url(site, settings, tmp_path, monkeypatch):
    settings.PUBLISHED_DIR = tmp_path / "published"
    monkeypatch.setattr("offers.rendering.downloads.make_pdf", blank_press)
    return site


@pytest.fixture
def edition(base_url, tmp_path):
    """A small offer, published. Its item has a list, for whom it is, whose words are English in every language."""
    made = draft(tmp_path / "one", words="Up to £2,000 for your first home.")
    ItemRule.objects.create(item=Item.objects.get(edition=made), position=1, age_from=18, age_to=20)
    AuthorityLanguage.objects.get_or_create(authority=made.authority, code="ur", defaults={"position": 0})
    publish_edition(made, at=datetime(2026, 4, 2, 12, tzinfo=UTC), by="a test")
    return made


def test_from_the_desk_to_pages_in_urdu(phone, site, base_url, edition, settings):
    enter(phone, site, member(Role.EDITOR, edition.authority).user).goto(f"{site}{DESK}/languages/")
    fits(phone)
    click_through(phone, phone.get_by_role("link", name="Urdu", exact=True))
    fits(phone)
    click_through(phone, phone.get_by_role("link", name="Starter pack"))
    fits(phone)
    phone.get_by_label("What we offer").fill("£9")
    click_through(phone, phone.get_by_role("button", name="Save"))
    expect(phone.get_by_role("link", name="The English does not say 9")).to_be_visible()
    fits(phone)
    phone.get_by_label("What we offer").fill(f"{SAMPLE} £2,000")
    phone.get_by_label("Name").fill(SAMPLE)
    click_through(phone, phone.get_by_role("button", name="Save"))
    expect(phone.get_by_text("The translation is saved")).to_be_visible()
    assert Translation.objects.get().texts["name"] == SAMPLE
    keep_published(today=DAY)

    stored(phone, settings.PUBLISHED_DIR, "smallton", DAY).goto(f"{site}/smallton/offer/home/starter-pack/")
    fits(phone)
    click_through(phone, phone.get_by_role("link", name="اردو"))
    expect(phone.get_by_role("heading", name=SAMPLE)).to_be_visible()
    assert phone.evaluate("getComputedStyle(document.body).direction") == "rtl"
    for address in ("", "offer/", "offer/whole/", "offer/home/", "offer/home/starter-pack/", "contacts/"):
        phone.goto(f"{site}/smallton/ur/{address}")
        fits(phone)


def test_a_translators_file_goes_out_and_comes_in(phone, site, base_url, edition):
    enter(phone, site, member(Role.EDITOR, edition.authority).user).goto(f"{site}{DESK}/languages/ur/")
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Take a file out").click()
    file = download.value.path().read_text()
    name = 'name="Name" canResegment="no">'
    assert name in file
    done = file.replace(
        '<source xml:space="preserve">Starter pack</source>',
        f'<source xml:space="preserve">Starter pack</source><target>{SAMPLE}</target>',
    )
    click_through(phone, phone.get_by_role("link", name="Bring a translator"))
    fits(phone)
    for content in ("<broken", done):
        sent = {"name": "offer.xlf", "mimeType": "application/xliff+xml", "buffer": content.encode()}
        phone.locator("[type=file]").set_input_files(sent)
        click_through(phone, phone.get_by_role("button", name="Look through the file"))
        fits(phone)
        if content == "<broken":
            expect(phone.get_by_text("Nothing was changed")).to_be_visible()
            click_through(phone, phone.get_by_role("link", name="Send another file"))
    click_through(phone, phone.get_by_role("button", name="Take these texts in"))
    expect(phone.get_by_text("Texts taken in: 1")).to_be_visible()


def test_easy_read_with_a_picture(phone, site, base_url, edition, settings):
    enter(phone, site, member(Role.EDITOR, edition.authority).user).goto(f"{site}{DESK}/easy-read/pictures/")
    fits(phone)
    phone.locator("[type=file]").set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": picture((500, 400))}
    )
    phone.get_by_label("What does it show?").fill("A pan")
    click_through(phone, phone.get_by_role("button", name="Add the picture"))
    expect(phone.get_by_role("img", name="A pan")).to_be_visible()
    fits(phone)
    phone.goto(f"{site}{DESK}/easy-read/")
    fits(phone)
    click_through(phone, phone.get_by_role("link", name="Starter pack"))
    fits(phone)
    phone.locator("[name=text_0]").fill("You get pans.")
    phone.locator("[name=picture_0]").select_option(label="A pan")
    click_through(phone, phone.get_by_role("button", name="Save"))
    expect(phone.get_by_text("The easy read is saved")).to_be_visible()
    keep_published(today=DAY)
    stored(phone, settings.PUBLISHED_DIR, "smallton", DAY).goto(f"{site}/smallton/offer/home/starter-pack/")
    click_through(phone, phone.get_by_role("link", name="Easy read"))
    expect(phone.get_by_role("img", name="A pan")).to_be_visible()
    assert phone.evaluate("document.images[0].naturalWidth") == 400
    fits(phone)
