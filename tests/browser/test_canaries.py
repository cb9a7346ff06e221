"""Personal data put through the portal by hand, as a worker and a young person do, is in no log and no address."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.demo import served
from tests.browser.steps import click_through

# Invented, and like nothing else that a log might say.
NAME, LEGAL, NOTE, STREET = "Zebrafinch Example", "Quillfeather Example", "Marmalade note", "7 Wombatberry Lane"
CANARIES = re.compile(r"zebrafinch|quillfeather|marmalade|wombatberry|2009-07-19|19 July 2009|07700.?900777", re.I)


@pytest.fixture
def log(tmp_path):
    return tmp_path / "log"


@pytest.fixture
def site(demo_environ, log):
    """The demo, with every log turned up as far as it goes."""
    with served({**demo_environ, "LOG_LEVEL": "DEBUG"}, log) as address:
        yield address


@pytest.fixture
def base_url(site):
    return site


def be(page, who):
    """Signs in from the demo's door."""
    page.goto("/demo/")
    click_through(page, page.locator(f'button[value="{who}"]'))


def fill(page, **values):
    """Types into boxes, by their names."""
    for name, value in values.items():
        page.locator(f'[name="{name}"]').fill(value)


def save(page):
    click_through(page, page.locator("main form button").last)


def born(year):
    return {"date_of_birth-day": "19", "date_of_birth-month": "7", "date_of_birth-year": year}


def test_what_is_typed_about_somebody_is_in_no_log_and_no_address(browser, site, log, demo_environ):
    context = browser.new_context(base_url=site)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("framenavigated", lambda frame: asked.append(frame.page.title()))

    be(page, "grace.derby@example.gov.uk")
    page.goto("/work/people/add/")
    fill(page, name_used=NAME, **born("2999"))  # refused, with what was typed shown again
    save(page)
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    fill(page, **born("2009"))
    save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    record = page.url.split("?")[0]

    page.goto(f"{record}about/")
    fill(page, legal_name=LEGAL)
    save(page)
    page.goto(f"{record}home/add/")
    fill(page, address=STREET)
    save(page)
    page.goto("/work/")
    fill(page, q="zebrafinch")
    click_through(page, page.get_by_role("button", name="Show them"))
    expect(page.get_by_role("link", name=NAME)).to_be_visible()

    be(page, "amina.derby@example.gov.uk")  # not theirs: refused, and noted
    assert page.goto(record).status == 404
    assert CANARIES.search(page.content()) is None
    page.goto(f"{record}about/")
    page.goto("/work/people/not-a-key/")

    be(page, "kai.derby@example.org")
    page.goto("/me/reach/add/")
    page.get_by_label("Mobile phone").check()
    page.get_by_label("Yes", exact=False).first.check()
    fill(page, value="07700 900777", note=NOTE)
    save(page)
    expect(page.get_by_text("07700 900777", exact=True)).to_be_visible()
    context.close()

    assert [said for said in asked if CANARIES.search(said)] == []
    written = log.read_text()
    assert "Serving at" in written and CANARIES.search(written) is None
    folder = Path(demo_environ["DATA_DIR"])
    others = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("db.sqlite3")]
    assert [
        path for path in others if re.search(rb"zebrafinch|quillfeather|marmalade|wombatberry", path.read_bytes(), re.I)
    ] == []
