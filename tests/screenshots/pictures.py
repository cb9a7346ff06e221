"""Which pictures there are, and how each is taken."""

import io
import subprocess
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pypdf
from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch_options

HEAVIEST = 150_000  # bytes


@dataclass(frozen=True)
class Picture:
    """A screen: the file's name, the address, and how large the window is.

    `of`: whose screen it is, of the demo's people; blank for anybody's. `follow`: links to click first, one after the other.
    `top`: the heading that stands at the top of the picture; blank: the page's own top.
    """

    name: str
    address: str
    width: int = 1000
    height: int = 750
    sharpness: float = 1
    of: str = ""
    follow: tuple[str, ...] = ()
    top: str = ""


FIRST_FLAT = "age=19&status=former_relevant&lives=here&living=first_tenancy"
PHONE = {"width": 360, "height": 740, "sharpness": 1.5}
EDITOR = "ellen.derby@example.gov.uk"
DRAFT = "/manage/offer/derby/2/"
ITEM = f"{DRAFT}items/derby-communication-allowance/"
SURVEY = "Example: what do you think of the draft?"
PICTURES = (
    Picture("find-your-council", "/"),
    Picture("council-home", "/derby/"),
    Picture("theme", "/derby/offer/housing/"),
    Picture("item-on-a-phone", "/derby/offer/housing/setting-up-home-grant/", **PHONE),
    Picture("sensitive-item-on-a-phone", "/derby/offer/health/drugs-alcohol-and-violence-at-home/", **PHONE),
    Picture("whole-offer-on-a-phone", "/derby/offer/whole/", **PHONE),
    Picture("contacts", "/derby/contacts/"),
    Picture("contacts-by-district", "/staffordshire/contacts/"),
    Picture("search", "/derby/search/?q=rent"),
    Picture("what-can-i-get", f"/derby/what-can-i-get/?{FIRST_FLAT}"),
    Picture("what-can-i-get-on-a-phone", f"/derby/what-can-i-get/?{FIRST_FLAT}#now", **PHONE),
    Picture("status-question-on-a-phone", "/derby/status/", **PHONE),
    Picture("law", "/law/"),
    Picture("my-page-on-a-phone", "/me/", of="kai.derby@example.org", **PHONE),
    Picture("who-looked-on-a-phone", "/me/who-looked/", of="kai.derby@example.org", **PHONE),
    Picture("a-record", "/work/", of="priya.derby@example.gov.uk", follow=("Jade Example",)),
    Picture("my-plan-on-a-phone", "/me/plan/", of="aisha.derby@example.org", **PHONE),
    Picture("my-day", "/work/", of="priya.derby@example.gov.uk"),
    Picture("what-is-due", "/manage/due/", of="grace.derby@example.gov.uk"),
    Picture("young-people", "/manage/people/", of="grace.derby@example.gov.uk"),
    Picture("desk", "/manage/offer/", of=EDITOR, height=900),
    Picture("an-item-being-written", ITEM, of=EDITOR, width=1280, height=960, top="Change “"),
    Picture("compared-with-last-year", f"{DRAFT}compare/", of=EDITOR, height=900, top="What changed since"),
    Picture("checks", f"{DRAFT}checks/", of=EDITOR, height=750, top="What blocks publishing"),
    Picture(
        "survey-on-a-phone", f"{DRAFT}consult/", of=EDITOR, follow=(SURVEY, "/derby/s/"), top="No council tax", **PHONE
    ),
)
BOOKLETS = "/derby/booklets/"
ON_AN_ITEMS_PAGE = "How to get it"


def take_pictures(site: str, place: Path) -> list[Path]:
    """Makes the pictures of a running demo in `place`. Returns those that are too heavy to be kept."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        made = [_screen(browser, site, picture, place) for picture in PICTURES]
        page = browser.new_page()
        page.goto(site + BOOKLETS)
        booklet = page.locator('main a[href$=".pdf"]').first.get_attribute("href")
        browser.close()
    made += _booklet(f"{site}{booklet}", place)
    return [path for path in made if path.stat().st_size > HEAVIEST]


def _screen(browser, site: str, picture: Picture, place: Path) -> Path:
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height}, device_scale_factor=picture.sharpness
    )
    if picture.of:
        page.goto(f"{site}/demo/")
        page.locator(f'button[value="{picture.of}"]').click()
    answer = page.goto(site + picture.address)
    if answer.status != 200:
        raise ValueError(f"{picture.address} answers {answer.status}")
    for name in picture.follow:
        page.get_by_role("link", name=name).first.click()
    if picture.top:
        page.get_by_role("heading", name=picture.top).first.evaluate("heading => heading.scrollIntoView()")
    path = place / f"{picture.name}.png"
    page.screenshot(path=path)
    page.close()
    return path


def _booklet(address: str, place: Path) -> list[Path]:
    with urllib.request.urlopen(address) as answer:  # noqa: S310  (our own server)
        pdf = answer.read()
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    first_items = next(number for number, text in enumerate(texts, start=1) if ON_AN_ITEMS_PAGE in text)
    made = []
    for name, number in (("booklet-cover", 1), ("booklet-page", first_items)):
        pages = ["-f", str(number), "-l", str(number), "-singlefile"]
        subprocess.run(["pdftoppm", "-png", "-r", "70", *pages, "-", str(place / name)], input=pdf, check=True)
        made.append(place / f"{name}.png")
    return made
