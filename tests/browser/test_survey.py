"""Asking people about a draft: a survey opened at the desk, answered on a phone without account or script, and what came of it."""

import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Page, expect

from leaving_care.models import Role
from offers import open_forms
from offers.actions.consulting import add_consultation
from offers.actions.points import add_point
from offers.actions.surveys import Said, answer_survey
from offers.models import Point, Survey, SurveyAnswer
from tests.browser.axe import NewShapes
from tests.browser.steps import click_through
from tests.desk.asking import WHO, a_draft
from tests.people import LONG_AGO, NOW, member, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
JUDGED = NewShapes()
LONG = "averylongwordwithoutanyspaceinitatall" * 2
OPEN = {"opens_on": LONG_AGO, "closes_on": date(2099, 1, 1)}


@pytest.fixture
def base_url(site, settings, tmp_path, monkeypatch):
    settings.PUBLISHED_DIR = tmp_path / "published"
    monkeypatch.setattr(open_forms, "SHORTEST", timedelta(0))
    cache.clear()
    return site


@pytest.fixture
def draft(site):
    edition = a_draft(items=6)
    edition.items.filter(slug="item-1").update(name=f"Item 1 {LONG}", what_we_offer=LONG)
    return edition


def enter(page: Page, site: str, role) -> Page:
    """Somebody of a role, signed in in this browser."""
    cookie = sign_in(Client(), member(role).user).cookies["session"]
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return page


def fits(page: Page) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert JUDGED.faults(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1


def fill_day(page: Page, name: str, day: date) -> None:
    """Types a day in its three boxes."""
    for part in ("day", "month", "year"):
        page.locator(f"[name={name}-{part}]").fill(str(getattr(day, part)))


def test_from_the_desk_to_a_phone_and_back(desk, no_script, phone, site, base_url, draft):
    enter(desk, site, Role.PARTICIPATION).goto(f"{site}/manage/offer/testshire/1/consult/")
    click_through(desk, desk.get_by_role("link", name="Open a survey"))
    desk.get_by_label("What is it called?").fill("What do you think?")
    fill_day(desk, "opens_on", date(2026, 1, 1))
    fill_day(desk, "closes_on", date(2099, 1, 1))
    click_through(desk, desk.get_by_role("button", name="Save"))
    click_through(desk, desk.get_by_role("link", name="Poster to print"))
    short = desk.locator("strong.portal-long").inner_text()

    no_script.goto(short)
    no_script.locator("[name=item-1-useful][value=yes] + label").click()
    no_script.locator("[name=item-1-missing]").fill("Who pays?\nWhen?")
    click_through(no_script, no_script.get_by_role("button", name="Go to the last page"))
    no_script.locator("[name=anything_else]").fill("x" * 2001)
    click_through(no_script, no_script.get_by_role("button", name="Send my answers"))
    expect(no_script.get_by_role("link", name="This is too long")).to_be_visible()
    no_script.locator("[name=anything_else]").fill("I have nowhere to sleep")
    click_through(no_script, no_script.get_by_role("button", name="Send my answers"))
    expect(no_script.get_by_role("heading", name="Thank you")).to_be_visible()
    expect(no_script.get_by_role("link", name="116 123")).to_be_visible()
    answer = SurveyAnswer.objects.get()
    assert answer.needs_help and answer.item_answers.get().missing == "Who pays?\nWhen?"
    assert no_script.context.cookies() == []

    Survey.objects.update(opens_on=date(2026, 1, 1), closes_on=date(2026, 1, 2))
    desk.goto(f"{site}/manage/offer/testshire/1/consult/surveys/{answer.survey.key}/")
    expect(desk.get_by_text("reads like a call for help")).to_be_visible()
    click_through(desk, desk.get_by_role("link", name="What people wrote"))
    click_through(desk, desk.get_by_role("link", name=re.compile("Look at this ?: Item 1")))
    desk.get_by_label("How they may be shown").fill("Who pays, and when?")
    click_through(desk, desk.get_by_role("button", name="Save"))
    click_through(desk, desk.get_by_role("link", name="Make a point of it"))
    desk.get_by_label("We are doing it").check()
    desk.get_by_label("What did you do?").fill("We ask Robin Sample.")
    click_through(desk, desk.get_by_role("button", name="Save"))
    desk.get_by_label("I have looked").check()
    click_through(desk, desk.get_by_role("button", name="Save"))
    assert Point.objects.get().said == "Who pays, and when?"
    expect(desk.get_by_text("Asked for by care leavers")).to_be_visible()


def test_the_survey_fits_a_small_phone_and_has_no_faults(phone, base_url, draft):
    survey = Survey.objects.create(
        edition=draft, title=f"What {LONG}", made_at=NOW, made_by=member("editor").user, **OPEN
    )
    address = f"{base_url}/testshire/survey/{survey.key}/"
    phone.goto(address)
    fits(phone)
    phone.get_by_text("Read what the draft says").first.click()
    fits(phone)
    phone.locator("[name=item-1-missing]").fill("x" * 2001 + LONG)
    click_through(phone, phone.get_by_role("button", name="Next"))
    fits(phone)
    phone.locator("[name=item-1-missing]").fill("I want to kill myself")
    click_through(phone, phone.get_by_role("button", name="Go to the last page"))
    fits(phone)
    click_through(phone, phone.get_by_role("button", name="Send my answers"))
    fits(phone)
    Survey.objects.update(closes_on=LONG_AGO)
    phone.goto(address)
    fits(phone)


def test_the_desk_fits_a_small_phone_and_has_no_faults(phone, site, base_url, draft):

    by = member("editor").user
    survey = Survey.objects.create(edition=draft, title="What?", made_at=NOW, made_by=by, **OPEN)
    item = draft.items.first()
    answer = answer_survey(
        survey, key=survey.key, on=LONG_AGO, items={item.identity_id: Said(missing=LONG)}, anything_else=LONG
    )
    row = add_consultation(draft, said=WHO | {"heard": LONG}, by=by, at=NOW)
    point = add_point(draft, said={"said": LONG, "said_by": LONG[:100]}, items=[item], looked=True, by=by, at=NOW)
    here, one = f"{site}/manage/offer/testshire/1/", f"consult/surveys/{survey.key}/"
    pages = ["consult/", "consult/add/", f"consult/{row.pk}/", f"consult/{row.pk}/remove/", "consult/surveys/open/"]
    pages += [
        one,
        f"{one}change/",
        f"{one}poster/",
        f"{one}record/",
        f"{one}words/",
        f"{one}words/item/{answer.item_answers.get().pk}/",
    ]
    pages += ["points/", "points/add/", f"points/{point.pk}/", f"points/{point.pk}/remove/"]
    enter(phone, site, Role.EDITOR)
    for path in pages:
        phone.goto(here + path)
        fits(phone)
    for path in ("consult/add/", "consult/surveys/open/", "points/add/"):
        phone.goto(here + path)
        click_through(phone, phone.get_by_role("button", name="Save"))
        fits(phone)
    Survey.objects.update(closes_on=LONG_AGO)
    phone.goto(here + one)
    fits(phone)
