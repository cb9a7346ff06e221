"""Going from page to page as a reader does, and reading no page before it is there."""

from playwright.sync_api import Locator, Page, Response


def click_through(page: Page, what: Locator) -> Response | None:
    """Clicks a button or a link that leads to another page; gives the answer once that page is there whole.

    The answer's first bytes come before there is any document, and a heading before what stands below it.
    """
    with page.expect_navigation() as landing:
        what.click()
    return landing.value


def press_through(page: Page, key: str = "Enter") -> None:
    """Presses a key that leads to another page, and waits until it is there whole."""
    with page.expect_navigation():
        page.keyboard.press(key)
