"""Derby's desk in Chromium, from one published edition to the next: who sits at it, and what each of them does there."""

import json
import re
from datetime import date
from pathlib import Path

import time_machine
from django.core.management import call_command
from django.test import Client
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import Page, expect

from leaving_care.models import Role
from offers.actions.publishing import publish_edition
from offers.loading import load_offer
from tests.browser.axe import NewShapes
from tests.browser.steps import click_through
from tests.people import NOW, member, sign_in

DERBY = Path(__file__).parents[2] / "fixtures" / "derby"
DRAFT = "/manage/offer/derby/2/"
FEED = "/open-referral/derby/services?per_page=100"
JUDGED = NewShapes()


def derby():
    """Derby's own edition, published as it was printed, and who works there: by role."""
    edition = load_offer(DERBY).edition
    publish_edition(edition, at=NOW, by="a test", accept_source_faults="As printed.")
    return {role: member(role, edition.authority).user for role in (Role.ADMINISTRATOR, Role.EDITOR, Role.APPROVER)}


def fits(page: Page) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert JUDGED.faults(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1


class Seat:
    """Somebody signed in, at a screen: they go from page to page by its links and buttons alone."""

    def __init__(self, page: Page, site: str, user):
        self.page, self.site, self.user = page, site, user
        page.set_default_timeout(10_000)
        self.sign_in()

    def sign_in(self) -> None:
        """Signs in at the moment that it is."""
        cookie = sign_in(Client(), self.user).cookies["session"]
        self.page.context.clear_cookies()
        self.page.context.add_cookies([{"name": "session", "value": cookie.value, "url": self.site}])

    def open_draft(self) -> None:
        """From the desk to the draft."""
        self.page.goto("/manage/offer/")
        self.follow("Edition 2: Local offer for care leavers")

    def section(self, name: str) -> None:
        """To a section of the draft; on a phone its sections are unfolded first."""
        self.open_draft()
        sections = self.page.get_by_label("Sections of this edition")
        if (folded := sections.locator("summary")).is_visible():
            folded.click()
        click_through(self.page, sections.get_by_role("link", name=name, exact=True))
        fits(self.page)

    def follow(self, name: str | re.Pattern) -> None:
        """A link; the first, where several say the same."""
        answer = click_through(self.page, self.page.locator("main").get_by_role("link", name=name).first)
        assert answer is None or answer.status == 200, self.page.url

    def press(self, name: str) -> None:
        """A button, or a link that looks like one."""
        answer = click_through(self.page, self.page.locator("main").get_by_role("button", name=name).first)
        assert answer is None or answer.status == 200, self.page.url

    def fill(self, **said: str) -> None:
        """Boxes, by the names of their fields."""
        for name, value in said.items():
            self.page.locator(f"[name='{name}']").fill(value)

    def fill_day(self, name: str, day: date) -> None:
        """A day, in its three boxes."""
        self.fill(**{f"{name}-{part}": str(getattr(day, part)) for part in ("day", "month", "year")})

    def reads(self, words: str) -> None:
        """The page says it."""
        expect(self.page.locator("main")).to_contain_text(words)


def run_the_clock(moment) -> None:
    """The clock of the portal at a moment, and what it began."""
    with time_machine.travel(moment):
        call_command("tick")
        for task in DBTaskResult.objects.filter(task_path="offers.tasks.publish", status="READY"):
            task.task.call(**task.args_kwargs["kwargs"])


def services(page: Page) -> dict[str, str]:
    """What the feed lists: the id of each service by its name."""
    told = json.loads(page.request.get(FEED).text())
    assert told["total_pages"] == 1
    return {row["name"]: row["id"] for row in told["contents"]}


def part(page: Page, slug: str) -> str:
    """What a page says under the heading with this id, to the next such heading."""
    inside = page.locator("main").inner_html()
    found = re.search(rf'<h2 id="{slug}".*?(?=<h2|$)', inside, re.DOTALL)
    assert found, slug
    return found[0]
