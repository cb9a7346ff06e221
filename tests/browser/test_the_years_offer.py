"""The year's offer, start to end, in Chromium: copied, changed, asked about, checked, agreed, timed, published and kept."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from leaving_care.front import Front
from leaving_care.models import Role
from leaving_care.store import Store
from offers import open_forms
from offers.models import BodyDecision, Consultation, Edition, SurveyAnswer
from offers.views import searching
from pathways.management.commands import tick
from tests.browser.steps import click_through
from tests.browser.the_year import DRAFT, Seat, derby, fits, part, run_the_clock, services
from tests.browser.the_year_written import (
    FIRST_DAY,
    IN_TOUCH,
    PHONE_MONEY,
    add_an_item,
    change_an_amount,
    end_an_item,
    mend_what_blocks,
    nothing_goes_out_without_a_reason,
    start_from_last_year,
)
from tests.offers.small import blank_press
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db(transaction=True)
GOES_OUT = datetime(2027, 4, 1, 8, 30, tzinfo=UTC)  # 09:30 by a clock in the UK


@pytest.fixture
def base_url(site, live_server, settings, tmp_path, monkeypatch):
    """The portal as it is served: published pages in front, Django behind. The press prints nothing."""
    settings.PUBLISHED_DIR = tmp_path / "published"
    monkeypatch.setattr("offers.rendering.downloads.make_pdf", blank_press)
    monkeypatch.setattr(open_forms, "SHORTEST", timedelta(0))
    monkeypatch.setattr(tick, "check_links", lambda now: [])  # it would call the hosts that the booklet names
    cache.clear()
    searching._maker.cache_clear()
    searching._index.cache_clear()
    server = live_server.thread.httpd
    django = server.get_app()
    server.set_app(Front(Store(settings.PUBLISHED_DIR), django, today=lambda: timezone.localdate(), clock=ticks()))
    with time_machine.travel(NOW):
        yield site
    server.set_app(django)


def ticks():
    """A clock for the front by which each look is due."""
    moments = iter(range(1_000_000))
    return lambda: next(moments)


@pytest.fixture
def people(base_url):
    return derby()


def test_the_years_offer_from_last_years_to_the_next(desk, browser, phone, no_script, site, people):
    editor = Seat(desk, site, people[Role.EDITOR])
    approver = Seat(
        browser.new_context(base_url=site, viewport={"width": 1280, "height": 800}).new_page(),
        site,
        people[Role.APPROVER],
    )
    name_the_bodies(Seat(phone, site, people[Role.ADMINISTRATOR]))
    phone.context.clear_cookies()
    phone.goto("/derby/offer/")
    before = services(phone)

    start_from_last_year(editor)
    mend_what_blocks(editor)
    change_an_amount(editor)
    add_an_item(editor)
    end_an_item(editor)
    nothing_goes_out_without_a_reason(editor)
    ask_people(editor, no_script)
    a_partner_checks(editor, phone)

    editor.section("Agreement")
    editor.press("Submit it")
    editor.press("Submit it")
    editor.reads("neither followed nor passed over")
    editor.fill(note="The advice is about words of last year's booklet. We look at them in May.")
    editor.press("Submit it")
    editor.reads("Waiting for Senior leadership team")
    agree_in_order(approver)
    set_the_time(editor)

    assert Edition.objects.get(number=2).is_draft
    expect(phone.locator("main")).not_to_contain_text("A laptop for college")
    run_the_clock(GOES_OUT - timedelta(minutes=1))
    assert Edition.objects.get(number=2).is_draft
    run_the_clock(GOES_OUT + timedelta(seconds=30))
    assert not Edition.objects.get(number=2).is_draft
    with time_machine.travel(GOES_OUT + timedelta(minutes=5)):
        everything_switched(phone, before)
        editor.sign_in()
        editor.page.goto("/manage/offer/")
        fits(editor.page)
        editor.reads("In force")
        editor.follow("Edition 2: ")
        editor.reads("Published on 1 April 2027")
    approver.page.context.close()


def ask_people(editor, old_phone):
    editor.section("Asking people")
    editor.press("Add who was asked")
    editor.fill(who="Care leavers’ forum", where="The Council House", people="12", heard="Phones matter.")
    editor.fill_day("held_on", date(2026, 11, 2))
    editor.press("Save")
    assert Consultation.objects.filter(edition__number=2, people=12).exists()
    editor.section("Asking people")
    editor.follow("Open a survey")
    editor.fill(title="What do you think of our new offer?")
    editor.fill_day("opens_on", TODAY)
    editor.fill_day("closes_on", date(2026, 12, 4))
    editor.page.get_by_label(PHONE_MONEY).check()
    editor.press("Save")
    editor.follow("Poster to print")
    fits(editor.page)

    assert old_phone.goto(editor.page.locator("strong.portal-long").inner_text()).status == 200
    expect(old_phone.get_by_role("heading", level=1)).to_have_text("What do you think of our new offer?")
    assert old_phone.evaluate("document.documentElement.scrollWidth") <= 320
    old_phone.locator("[name$=-useful][value=yes] + label").click()
    old_phone.locator("[name$=-missing]").fill("Who pays for the phone?")
    click_through(old_phone, old_phone.get_by_role("button", name="Send my answers"))
    expect(old_phone.get_by_role("heading", name="Thank you")).to_be_visible()
    assert old_phone.context.cookies() == [] and SurveyAnswer.objects.get().item_answers.get().missing


def a_partner_checks(editor, phone):
    editor.section("Checked by others")
    editor.follow("Make a private link")
    editor.page.get_by_label(PHONE_MONEY).check()
    editor.fill(name="Robin", organisation="Derby Homes")
    editor.press("Make the link")
    address = editor.page.get_by_label("The private link").input_value()

    assert phone.goto(address).status == 200
    fits(phone)
    expect(phone.locator("main")).to_contain_text("£12")
    expect(phone.get_by_text("No council tax")).to_have_count(0)
    phone.get_by_label("It should say something else").check()
    phone.locator("textarea").first.fill("We pay it on the first of the month.")
    phone.get_by_label("Your name").fill("Robin Sample")
    click_through(phone, phone.get_by_role("button", name="Send my answers"))
    expect(phone.get_by_role("heading", level=1)).to_have_text("Thank you, we have your answer")
    assert phone.goto(address).status == 410
    expect(phone.get_by_text(PHONE_MONEY)).to_have_count(0)
    fits(phone)

    editor.section("Checked by others")
    editor.follow("What they propose")
    editor.reads("We pay it on the first of the month.")
    editor.press("Mark as taken up")


def name_the_bodies(administrator):
    for name, chaired in (("Senior leadership team", "No"), ("Corporate parenting board", "Yes")):
        administrator.page.goto("/manage/offer/derby/bodies/")
        administrator.press("Add a body")
        administrator.page.get_by_label("What the body is called").fill(name)
        administrator.page.get_by_label(chaired, exact=True).check()
        administrator.press("Save")


def agree_in_order(approver):
    """The second body cannot come before the first: what is recorded is the first's, and sent again it is not the second's."""
    approver.open_draft()
    expect(approver.page.get_by_role("link", name="Contacts")).to_have_count(0)
    approver.follow(PHONE_MONEY)
    approver.reads("£12 a month")
    approver.section("Agreement")
    approver.press("It agreed")
    fits(approver.page)
    expect(approver.page.get_by_role("heading", level=1)).to_contain_text("Senior leadership team")
    form = approver.page.url
    approver.page.goto(f"{DRAFT}publish/")
    approver.reads("Senior leadership team has not agreed it yet.")
    expect(approver.page.get_by_role("button", name="Set a time")).to_have_count(0)
    approver.page.goto(form)
    second = approver.page.context.new_page()
    second.goto(form)
    approver.press("Record that it was agreed")
    approver.reads("Waiting for Corporate parenting board")
    click_through(second, second.get_by_role("button", name="Record that it was agreed"))
    assert list(BodyDecision.objects.values_list("body__name", flat=True)) == ["Senior leadership team"]
    second.close()
    approver.press("It agreed")
    fits(approver.page)
    approver.press("Record that it was agreed")
    approver.reads("Say who was in the chair")
    approver.fill(chair="Cllr Invented", minute="12/26")
    approver.press("Record that it was agreed")
    approver.reads("Agreed by Senior leadership team and Corporate parenting board")


def set_the_time(editor):
    editor.section("Agreement")
    editor.follow("Publish it, or set a time")
    editor.press("Set a time")
    editor.fill_day("day", date(2027, 3, 28))
    editor.fill(at="01:30")
    editor.press("Set the time")
    editor.reads("the clocks go forward")
    editor.fill_day("day", FIRST_DAY)
    editor.fill(at="09:30")
    editor.press("Set the time")
    editor.reads("1 April 2027 at 09:30")
    fits(editor.page)
    editor.page.goto("/manage/offer/")
    editor.reads("Goes out on 1 April 2027 at 09:30")


def everything_switched(phone, before):
    """Pages, the old edition's banner, what changed by age, the feed."""
    phone.goto("/derby/offer/")
    fits(phone)
    phone.goto("/derby/offer/whole/")
    for words in ("A laptop for college", "£12 a month"):
        expect(phone.locator("main")).to_contain_text(words)
    for words in ("£15 a month", IN_TOUCH):
        expect(phone.locator("main")).not_to_contain_text(words)
    phone.goto("/derby/offer/editions/1/")
    fits(phone)
    expect(phone.locator("body")).to_contain_text("Edition 1 is not the offer today. Replaced on 1 April 2027.")
    click_through(phone, phone.get_by_role("link", name="See the offer today"))

    phone.goto("/derby/changes/")
    fits(phone)
    everyone, young, old = (part(phone, slug) for slug in ("everyone", "16-17", "21-25"))
    assert PHONE_MONEY in everyone and "Calls cost less now. Decided by Cabinet on 20 November 2026" in everyone
    assert "A laptop for college" in young and IN_TOUCH not in young
    assert IN_TOUCH in old and "A laptop for college" not in old
    assert "The yearly letter does the same. Decided by Cabinet" in old

    after = services(phone)
    assert after.keys() ^ before.keys() == {"A laptop for college", IN_TOUCH}
    assert all(after[name] == before[name] for name in after.keys() & before.keys())
