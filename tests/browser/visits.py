"""What journeys on a phone begin with and look at: somebody signed in, the stored pages of a council, and whether a page fits."""

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from django.test import Client
from playwright.sync_api import Page

from leaving_care.models import User
from leaving_care.store import Store
from tests.browser.axe import NewShapes
from tests.people import sign_in


def enter(page: Page, site: str, user: User) -> Page:
    """Somebody signed in, in this browser, and nobody else."""
    cookie = sign_in(Client(), user).cookies["session"]
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return page


class Fits:
    """Whether pages fit: nothing is wider than the screen, axe finds nothing, and there is one main heading.

    One for all the journeys of a module: what axe has judged in one of them it need not judge again (`NewShapes`).
    """

    def __init__(self) -> None:
        self.judged = NewShapes()

    def __call__(self, page: Page) -> None:
        """Fails where the page does not."""
        assert self.judged.faults(page) == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
        assert page.locator("h1").count() == 1


def stored(page: Page, folder: Path, council: str, on: date) -> Page:
    """Answers a council's public pages from the stored folder, as any web server does."""
    store = Store(folder)

    def answer(route):
        path = urlsplit(route.request.url).path
        found = store.find(council, store.schedule(council).on(on), path)
        if found is None:
            route.fulfill(status=404, body="")
        else:
            kind = "image/png" if path.endswith(".png") else "text/html; charset=utf-8"
            route.fulfill(body=found.read_bytes(), content_type=kind)

    page.route(lambda address: "/manage/" not in address and "/static/" not in address, answer)
    return page
