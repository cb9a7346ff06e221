"""A draft goes through its bodies and out, in Chromium: on a small phone without script, each screen before axe."""

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import Page, expect

from leaving_care.models import Role
from offers.actions.publishing import publish_edition
from offers.models import ApprovingBody, Edition
from tests.browser.axe import NewShapes
from tests.browser.steps import click_through
from tests.offers.small import blank_press, draft
from tests.people import NOW, member, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
HERE, LIST = "/manage/offer/smallton/2/", "/manage/offer/smallton/bodies/"
JUDGED = NewShapes()


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def smallton(site, settings, tmp_path, monkeypatch):
    """Edition 1 is published; edition 2 is a draft. The council has an administrator, an editor and an approver."""
    settings.PUBLISHED_DIR = tmp_path / "published"
    monkeypatch.setattr("offers.rendering.downloads.make_pdf", blank_press)
    publish_edition(draft(tmp_path / "one"), at=NOW, by="a test")
    council = draft(tmp_path / "two", number=2, words="New words.").authority
    return {role: member(role, council).user for role in (Role.ADMINISTRATOR, Role.EDITOR, Role.APPROVER)}


def enter(page: Page, site: str, user) -> Page:
    """Somebody signed in, in this browser."""
    cookie = sign_in(Client(), user).cookies["session"]
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return page


def press(page: Page, name: str) -> None:
    click_through(page, page.get_by_role("button", name=name))


def fits(page: Page) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert JUDGED.faults(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1


def add_bodies(page: Page) -> None:
    """The administrator puts two bodies in the list, and the second first."""
    for name, chaired in (("Corporate parenting board", "Yes"), ("Senior leadership team", "No")):
        page.goto(f"{LIST}add/")
        page.get_by_label("What the body is called").fill(name)
        page.get_by_label(chaired, exact=True).check()
        press(page, "Save")
    press(page, "Move up Senior leadership team")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("1. Senior leadership team")


def decide(page: Page, **typed: str) -> None:
    """The approver records that the body whose turn it is agreed."""
    page.goto(f"{HERE}agree/")
    press(page, "It agreed")
    for label, value in typed.items():
        page.get_by_label({"chair": "Who was in the chair?", "minute": "Where is the minute?"}[label]).fill(value)
    press(page, "Record that it was agreed")


def test_from_the_draft_to_the_published_edition_without_script(no_script, site, smallton):
    phone = no_script
    add_bodies(enter(phone, site, smallton[Role.ADMINISTRATOR]))
    enter(phone, site, smallton[Role.EDITOR]).goto(f"{HERE}agree/")
    press(phone, "Submit it")
    press(phone, "Submit it")
    expect(phone.get_by_text("neither followed nor passed over").first).to_be_visible()
    phone.get_by_label("What the bodies should know").fill("A small offer.")
    press(phone, "Submit it")
    enter(phone, site, smallton[Role.APPROVER])
    decide(phone)
    decide(phone, chair="Cllr Invented", minute="12/26")
    expect(phone.get_by_text("Agreed by Senior leadership team and Corporate parenting board").first).to_be_visible()
    enter(phone, site, smallton[Role.EDITOR]).goto(f"{HERE}publish/")
    press(phone, "Publish it now")
    press(phone, "Publish it now")
    expect(phone.get_by_role("heading", level=1)).to_have_text("It is being published")
    (task,) = DBTaskResult.objects.filter(task_path="offers.tasks.publish")
    task.task.call(**task.args_kwargs["kwargs"])
    # The page looks again by itself.
    expect(phone.get_by_role("heading", level=1)).to_have_text("It is published", timeout=15_000)
    assert not Edition.objects.get(number=2).is_draft


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_every_page_fits_and_passes_axe(request, site, smallton, screen):
    page = request.getfixturevalue(screen)
    add_bodies(enter(page, site, smallton[Role.ADMINISTRATOR]))
    body = ApprovingBody.objects.first()
    for address in (LIST, f"{LIST}add/", f"{LIST}{body.key}/", f"{LIST}{body.key}/end/"):
        page.goto(address)
        fits(page)
    page.goto(f"{LIST}add/")
    press(page, "Save")
    fits(page)
    enter(page, site, smallton[Role.EDITOR])
    for address in ("agree/", "agree/submit/", "publish/", "publish/now/", "publish/time/", "publish/time/cancel/"):
        page.goto(HERE + address)
        fits(page)
    page.goto(f"{HERE}agree/submit/")
    page.get_by_label("What the bodies should know").fill("Averylongwordwithoutanyspaceinit" * 5)
    press(page, "Submit it")
    fits(page)
    enter(page, site, smallton[Role.APPROVER])
    page.goto(f"{HERE}agree/returned/")
    press(page, "Return it")
    fits(page)
    decide(page)
    page.goto(f"{HERE}agree/agreed/")
    press(page, "Record that it was agreed")
    fits(page)
    decide(page, chair="Averylongnamewithoutanyspaceinit" * 3, minute="12/26")
    fits(page)
    page.goto(f"{HERE}publish/time/")
    page.get_by_label("Day").fill("28")
    page.get_by_label("Month").fill("3")
    page.get_by_label("Year").fill("2027")
    page.get_by_label("At what time?").fill("01:30")
    press(page, "Set the time")
    expect(page.get_by_text("the clocks go forward").first).to_be_visible()
    fits(page)
    page.get_by_label("At what time?").fill("09:30")
    press(page, "Set the time")
    expect(page.get_by_text("It goes out by itself").first).to_be_visible()
    fits(page)
    page.goto(f"{HERE}publish/now/")
    press(page, "Publish it now")
    fits(page)
