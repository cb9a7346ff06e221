"""Every public page, on a small phone and on a desk: nothing for axe to find, nothing to scroll sideways, nothing fetched."""

import pytest

from tests.browser.axe import NewShapes, faults
from tests.browser.walk import COUNCILS

PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
EVERYBODY = (*COUNCILS, "")

# Links and buttons that stand by themselves: those in a list, a bar or a form, and not those inside a sentence.
SMALL_TARGETS = """() => [...document.querySelectorAll(
        'nav a, .themes a, .items a, ul.plain > li > a, header a, button, input, .exit')]
    .map(target => [target, target.getBoundingClientRect()])
    .filter(([target, box]) => box.width && (box.height < 24 || box.width < 24))
    .map(([target, box]) => `${target.textContent.trim()}: ${box.width} by ${box.height}`)"""

SIDEWAYS = """() => document.scrollingElement.scrollWidth > innerWidth
    ? [`${document.scrollingElement.scrollWidth} px wide`] : []"""

KEPT = """async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(),
    ...(await indexedDB.databases()).map(each => each.name),
    ...(await navigator.serviceWorker.getRegistrations()).map(each => each.scope), document.cookie].filter(Boolean)"""

UNFINISHED = """() => document.body.innerText.match(/\\w*XX\\w*/g) || []"""


@pytest.fixture(scope="module")
def one_page(browser, base_url):
    """One page object for all addresses: a new one each costs more than the checks."""
    context = browser.new_context(base_url=base_url)
    yield context.new_page()
    context.close()


def look(page, rows, size, *checks):
    """Opens each address and gathers what the checks find, by address."""
    page.set_viewport_size(size)
    found = {}
    for row in rows:
        page.goto(row.address)
        wrong = [fault for check in checks for fault in (check(page) if callable(check) else page.evaluate(check))]
        if wrong:
            found[row.address] = wrong
    return found


@pytest.mark.parametrize("council", EVERYBODY, ids=lambda slug: slug or "portal")
def test_on_a_phone_every_page_is_accessible_and_fits(one_page, pages, council):
    rows = [*pages.of(council), *pages.sample(council, numbered=True)]
    assert rows
    assert look(one_page, rows, PHONE, NewShapes().faults, SIDEWAYS, SMALL_TARGETS) == {}


@pytest.mark.parametrize("council", EVERYBODY, ids=lambda slug: slug or "portal")
def test_on_a_desk_a_page_of_each_kind_is_accessible_and_fits(one_page, pages, council):
    rows = pages.sample(council)
    assert rows
    assert look(one_page, rows, DESK, faults, SIDEWAYS, SMALL_TARGETS) == {}


def test_the_walk_finds_what_there_is(pages):
    """Nothing above is worth anything if the list of pages is short."""
    assert {page.council for page in pages.pages} == {*COUNCILS, ""}
    assert len(pages.items("derby")) >= 55
    assert {"home", "offer", "theme", "item", "whole", "editions", "contacts", "promises", "booklets"} <= {
        page.kind for page in pages.of("derby")
    }
    assert {"offer", "theme", "item", "whole", "contacts", "promises"} <= {
        page.kind for page in pages.of("derby", numbered=True)
    }


@pytest.mark.parametrize("council", EVERYBODY, ids=lambda slug: slug or "portal")
def test_a_page_is_one_request_and_leaves_nothing_behind(browser, base_url, pages, council):
    """No picture, sheet, script or font, from us or from anybody; no cookie, no storage, nothing against its own policy.

    And none shows a number that is printed unfinished.
    """
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    wrong = {}
    for row in [*pages.of(council), *pages.sample(council, numbered=True)]:
        asked.clear()
        said.clear()
        status = page.goto(row.address, wait_until="load").status
        missing = "/no-such-" in row.address
        # The browser itself notes in the console that a page was not found.
        notes = [note for note in said if not (missing and "404" in note)]
        found = [*asked[1:], *notes, *page.evaluate(KEPT), *page.evaluate(UNFINISHED)]
        if asked[0] != base_url + row.address or status != (404 if missing else 200):
            found += [asked[0], status]
        if found:
            wrong[row.address] = found
    assert wrong == {}
    assert context.cookies() == []
    context.close()
