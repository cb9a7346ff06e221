"""The whole offer as one file: saved once, it opens with no internet and everything in it works."""

import pytest

from tests.browser.axe import faults
from tests.browser.walk import COUNCILS

LINKS = """() => [...document.querySelectorAll('a')].map(link => link.getAttribute('href'))"""
# A link in a file that starts with a slash leads to the phone's own folders.
OUTSIDE = ("https://", "http://", "tel:+", "sms:+", "mailto:")


@pytest.fixture(params=COUNCILS)
def saved(request, phone, tmp_path):
    """A council's offer, saved from its page as a person saves it."""
    phone.goto(f"/{request.param}/offer/")
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Save the whole offer").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.suffix == ".html"
    return request.param, path


def test_it_opens_from_the_disk_with_no_internet(saved, browser, pages):
    council, path = saved
    context = browser.new_context(viewport={"width": 320, "height": 640}, offline=True, java_script_enabled=False)
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    assert asked == [path.as_uri()]
    assert said == []
    text = page.locator("body").inner_text()
    context.close()
    # It is the whole offer: every item's name is in it.
    names = item_names(browser, pages, council)
    assert [name for name in names if name not in text] == []


def test_every_link_in_it_leads_somewhere(saved, browser):
    _, path = saved
    context = browser.new_context(viewport={"width": 320, "height": 640}, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    links = page.evaluate(LINKS)
    inside = {link for link in links if link.startswith("#")}
    assert {link for link in links if link not in inside and not link.startswith(OUTSIDE)} == set()
    assert len(inside) > 5
    for link in inside - {"#"}:
        assert page.locator(f'[id="{link[1:]}"]').count() == 1, link
    page.locator('a[href="#contacts"]').first.click()
    assert page.locator("#contacts").bounding_box()["y"] < 640
    assert faults(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    context.close()


def item_names(browser, pages, council):
    """What the council's list of everything names."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{pages.site}/{council}/offer/")
    names = page.locator("main .items a").all_inner_texts()
    context.close()
    return names
