"""What can I get? As somebody on an old phone takes it: the four walks, with and without scripts, on paper, and no trace left."""

import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import NewShapes
from tests.browser.demo import ROOT, free_port, served
from tests.browser.steps import click_through
from tests.browser.test_every_page import DESK, KEPT, PHONE, SIDEWAYS, SMALL_TARGETS
from tests.browser.walk import COUNCILS

FIRST_FLAT = "?age=19&status=former_relevant&lives=here&living=first_tenancy"
IN_LEEDS = "?age=22&status=former_relevant&lives=elsewhere"
UNFOLD = "() => document.querySelectorAll('details').forEach(each => each.open = true)"
# Each thing under a heading of the second level: its name, and whether it can be seen.
NAMES = """heading => {
    const found = []; let taking = false;
    for (const each of document.querySelector('main').children) {
        if (each.tagName === 'H2') taking = each.textContent === heading;
        if (taking) found.push(...[...each.querySelectorAll('summary b')].map(name => name.textContent));
    }
    return found;
}"""
JUDGED = NewShapes()


@pytest.fixture(params=["with scripts", "without scripts"])
def small_phone(request):
    """A phone 320 px wide."""
    return request.getfixturevalue("phone" if request.param == "with scripts" else "no_script")


def under(page: Page, heading: str) -> list[str]:
    """The names of the things under a heading."""
    return page.evaluate(NAMES, heading)


def summary(page: Page, name: str):
    """What is tapped to unfold a thing."""
    return page.locator("summary", has=page.get_by_text(name, exact=True)).first


def sound(page: Page) -> list[str]:
    """What is wrong with the page as it stands, and with everything on it unfolded."""
    wrong = [*JUDGED.faults(page), *page.evaluate(SIDEWAYS), *page.evaluate(SMALL_TARGETS)]
    page.evaluate(UNFOLD)
    return [*wrong, *JUDGED.faults(page), *page.evaluate(SIDEWAYS), *page.evaluate(SMALL_TARGETS)]


# ---------------------------------------------------------------- the four walks


def test_17_relevant_semi_independent_and_expecting_a_baby(small_phone):
    page = small_phone
    page.goto("/derby/what-can-i-get/")
    page.get_by_label("How old are you?").fill("17")
    page.get_by_label("I am 16 or 17, and have left care").check()
    page.get_by_label("In this council's area, and this council looked after me").check()
    page.get_by_label("I live semi-independently").check()
    click_through(page, page.get_by_role("button", name="Show what I can get"))
    page.get_by_text("Add things that may get you more").click()
    page.get_by_label("I am a parent, or expecting a baby").check()
    click_through(page, page.get_by_role("button", name="Show what I can get").first)
    assert page.url.endswith("/derby/what-can-i-get/"), "what was ticked stands in no address"
    now = under(page, "For you now")
    assert {"Money to live on at 16 and 17", "Somewhere suitable to live", "Help if you are a young parent"} <= set(now)
    expect(page.get_by_role("heading", name="Because of what you told us")).to_be_visible()
    assert "Money for university: the higher education bursary" in under(page, "Later")
    expect(page.get_by_role("heading", name="From your 18th birthday", exact=True)).to_be_visible()
    summary(page, "Money to live on at 16 and 17").click()
    told = page.locator("details[open]", has_text="Money to live on at 16 and 17")
    expect(told.get_by_text("unless we are satisfied that your welfare does not need it")).to_be_visible()


def test_19_and_the_first_flat_in_three_taps_from_the_councils_home(small_phone):
    page, taps = small_phone, 0
    page.goto("/derby/")
    for tap in (
        lambda: page.get_by_label("How old are you?").click(),
        lambda: click_through(page, page.get_by_role("button", name="Show what I can get")),
        lambda: page.get_by_role("link", name=re.compile("May be for you")).click(),
    ):
        tap()
        taps += 1
        if taps == 1:
            page.keyboard.type("19")
    now, may_be = under(page, "For you now"), under(page, "May be for you")
    assert {"Setting up home grant", "No council tax", "Extra points when you ask for a home"} <= set(now)
    assert "Home starter pack" in may_be and taps <= 3
    for name in (
        "Setting up home grant",
        "No council tax",
        "Extra points when you ask for a home",
        "Home starter pack",
    ):
        expect(summary(page, name)).to_be_visible()
    expect(summary(page, "Setting up home grant")).to_contain_text("£3,000")


def test_22_looked_after_by_derbyshire_and_living_in_leeds(small_phone):
    page = small_phone
    page.goto("/derbyshire/what-can-i-get/")
    page.get_by_label("How old are you?").fill("22")
    page.get_by_label("I am 18 or over").check()
    page.get_by_label("Somewhere else, and this council looked after me").check()
    click_through(page, page.get_by_role("button", name="Show what I can get"))
    expect(page.get_by_text("Derbyshire County Council is still responsible for you")).to_be_visible()
    away = under(page, "For you now")
    summary(page, away[0]).click()
    expect(page.get_by_text("From another area:").first).to_be_visible()
    page.goto("/derbyshire/what-can-i-get/?age=22&status=former_relevant&lives=here")
    assert under(page, "For you now") == away


def test_16_and_nine_weeks_in_care(small_phone):
    page = small_phone
    page.goto("/derby/what-can-i-get/")
    page.get_by_label("How old are you?").fill("16")
    page.get_by_label("I am in care now, for less than 13 weeks so far").check()
    click_through(page, page.get_by_role("button", name="Show what I can get"))
    expect(page.get_by_text("What every child in care has is yours now.")).to_be_visible()
    assert {"Money to live on", "Somewhere suitable to live", "An advocate"} <= set(under(page, "For you now"))
    expect(
        page.get_by_role("heading", name=re.compile("^When you have been in care for 13 weeks")).first
    ).to_be_visible()
    assert page.get_by_text("Not for you").count() == 0
    assert page.locator('main a[href^="tel:"]').first.is_visible()


# ---------------------------------------------------------------- axe, width, targets


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(
    "address",
    [
        "/derby/what-can-i-get/",
        "/derby/what-can-i-get/?age=nineteen&status=king",
        f"/derby/what-can-i-get/{FIRST_FLAT}",
        f"/derbyshire/what-can-i-get/{IN_LEEDS}",
        "/staffordshire/what-can-i-get/?age=",
        "/derby/what-can-i-get/?age=16&status=in_care",
        "/derby/what-can-i-get/?age=25&lives=other_council",
    ],
)
def test_it_is_accessible_and_fits_folded_and_unfolded(browser, base_url, address, size):
    context = browser.new_context(base_url=base_url, viewport=size)
    page = context.new_page()
    page.goto(address)
    assert sound(page) == []
    context.close()


def test_errors_lead_to_the_question_and_what_was_typed_stays(phone):
    phone.goto("/derby/what-can-i-get/?age=nineteen&status=former_relevant")
    expect(phone).to_have_title(re.compile("^Error: What can I get"))
    phone.get_by_role("link", name="Write your age as a number, such as 19").click()
    expect(phone.get_by_label("How old are you?")).to_be_focused()
    expect(phone.get_by_label("How old are you?")).to_have_value("nineteen")
    expect(phone.get_by_label("I am 18 or over")).to_be_checked()


def test_a_list_that_was_posted_is_accessible_and_can_be_changed(phone):
    phone.goto(f"/derby/what-can-i-get/{FIRST_FLAT}")
    phone.get_by_text("Add things that may get you more").click()
    phone.get_by_label("I am going through a hard time").check()
    click_through(phone, phone.get_by_role("button", name="Show what I can get").first)
    phone.get_by_text("Change your answers").click()
    expect(phone.get_by_label("I am going through a hard time")).to_be_checked()
    expect(phone.get_by_label("How old are you?")).to_have_value("19")
    assert sound(phone) == []


def test_everything_can_be_reached_and_unfolded_by_keyboard(phone):
    phone.goto(f"/derby/what-can-i-get/{FIRST_FLAT}#now")
    starter = summary(phone, "Home starter pack")
    starter.focus()
    assert starter.evaluate("each => getComputedStyle(each).outlineStyle") != "none"
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("link", name="More: Home starter pack")).to_be_visible()
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("link", name="More: Home starter pack")).to_be_focused()


@pytest.mark.parametrize("council", COUNCILS)
def test_it_is_one_request_and_keeps_nothing(browser, base_url, council):
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    address = f"/{council}/what-can-i-get/{FIRST_FLAT}"
    page.goto(address, wait_until="load")
    assert asked == [base_url + address] and said == []
    assert page.evaluate(KEPT) == [] and context.cookies() == []
    context.close()


# ---------------------------------------------------------------- on paper


def test_it_prints_whole_with_everything_unfolded(browser, base_url, tmp_path):
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto(f"/derby/what-can-i-get/{FIRST_FLAT}")
    things = page.locator("ul.items > li").count()
    page.pdf(path=tmp_path / "list.pdf", format="A4")
    said = subprocess.run(["pdftotext", "-layout", tmp_path / "list.pdf", "-"], capture_output=True, text=True).stdout
    told = " ".join(said.split())
    assert things > 60 and told.count("Why is this here?") == things
    assert "£3,000 once in national guidance" in told and "You told us: age 19" in told
    assert "It is for people of 16 and 17." in told, "what is not for them is printed too"
    assert "Show what I can get" not in told and "Change your answers" not in told
    pages = int(re.search(r"Pages:\s+(\d+)", _pdfinfo(tmp_path / "list.pdf")).group(1))
    assert pages <= 16
    context.close()


def _pdfinfo(path: Path) -> str:
    return subprocess.run(["pdfinfo", path], capture_output=True, text=True).stdout


# ---------------------------------------------------------------- what servers write down

TOLD = {"age": "73", "status": "qualifying", "living": "with_family", "note": "zebrafish-lantern"}
POSTED = {**TOLD, "circumstance": "custody_or_justice", "asked": "1", "born-day": "zebrafish-lantern"}
TRACES = re.compile(r"zebrafish|qualifying|with_family|custody_or_justice|age=")


@contextmanager
def developed(environ: dict[str, str], log: Path):
    """Serves as a developer does, with everything logged. Yields its address once it answers."""
    port = free_port()
    command = [sys.executable, "manage.py", "runserver", "--noreload", str(port)]
    with log.open("w") as said:
        server = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=said, stderr=subprocess.STDOUT)
    try:
        address = f"http://127.0.0.1:{port}"
        until = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"{address}/derby/what-can-i-get/", timeout=5).close()  # noqa: S310
                break
            except OSError:
                assert server.poll() is None and time.monotonic() < until, log.read_text()
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.mark.parametrize("serve", [served, developed], ids=["serve", "runserver"])
def test_no_server_of_ours_writes_down_what_was_answered(demo_environ, tmp_path, serve):
    folder = Path(demo_environ["DATA_DIR"])
    environ = {**demo_environ, "LOG_LEVEL": "DEBUG"}
    if serve is developed:
        environ["DEBUG"] = "1"
    before = {path: path.read_bytes() for path in folder.glob("db.sqlite3*")}
    log = tmp_path / "log"
    with serve(environ, log) as address:
        seen = []
        for page in ("what-can-i-get", "status", "what-can-i-get/nothing-here"):
            for council in ("derby", "nowhere"):
                seen += _ask(f"{address}/{council}/{page}/")
    assert {200, 404} <= set(seen)
    written = log.read_text()
    assert not TRACES.search(written), TRACES.search(written)
    for path in folder.glob("db.sqlite3*"):
        fresh = path.read_bytes()
        assert path not in before or fresh == before[path] or not re.search(rb"zebrafish|with_family", fresh)


def _ask(address: str) -> list[int]:
    asked = f"{address}?{urllib.parse.urlencode(TOLD)}"
    body = urllib.parse.urlencode(POSTED).encode()
    found = []
    for request in (
        urllib.request.Request(asked, headers={"Referer": asked}),  # noqa: S310  (our own server)
        urllib.request.Request(address, data=body, headers={"Referer": asked}),  # noqa: S310
        urllib.request.Request(asked, data=body, method="PUT"),  # noqa: S310
        urllib.request.Request(asked.replace("/?", "?")),  # noqa: S310
    ):
        try:
            with urllib.request.urlopen(request) as answer:  # noqa: S310
                found.append(answer.status)
                assert "Set-Cookie" not in answer.headers
        except urllib.error.HTTPError as refused:
            found.append(refused.code)
    return found
