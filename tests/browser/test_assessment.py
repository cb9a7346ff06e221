"""Assessment, papers, referrals and a council's settings for plans in Chromium: small and wide, with errors and without."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from leaving_care.models import Referral, Role
from pathways.actions import assessments, plan_headings, service_referrals
from pathways.models import Assessment, Paper, PlanSettings
from pathways.sections import AFTER_CARE
from tests.assessment.writing import finished
from tests.browser.axe import NewShapes
from tests.people import LONG_AGO, NOW, TODAY, member, sign_in, young

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "averylongnamewithoutanyspaceinitatall" * 3
axe = NewShapes()


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def adviser(site):
    return member(Role.PERSONAL_ADVISER)


@pytest.fixture
def kai(adviser):
    return young(adviser=adviser, account=True)


def enter(page: Page, site: str, user) -> Page:
    """Somebody signed in, in this browser."""
    cookie = sign_in(Client(), user).cookies["session"]
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return page


def fits(page: Page) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert axe.faults(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def each_fits(page: Page, addresses) -> None:
    """Each page, and where it has a form, the same sent as it stands."""
    for address in addresses:
        page.goto(address)
        fits(page)
        send = page.locator("main form[method=post] button.govuk-button:not([name=drop])")
        if send.count():
            with page.expect_navigation():
                send.last.click()
            fits(page)


def test_every_page_of_a_worker_fits_a_small_phone(phone, site, kai, adviser):
    done = finished(kai, adviser.user)
    draft = assessments.begin(kai, AFTER_CARE, by=adviser.user, at=NOW)
    said = {"asked_on": TODAY, "name": LONG, "said": LONG}
    asked = assessments.consult(draft, "school", said, by=adviser.user, at=NOW)
    talked = {"service": LONG, "for_what": LONG, "discussed_on": TODAY}
    service = service_referrals.add_referral(kai, talked, by=adviser.user, at=NOW)
    start = f"/work/people/{kai.key}/"
    one = f"{start}assessment/{draft.key}/"
    page = enter(phone, site, adviser.user)
    each_fits(
        page,
        [
            f"{start}assessment/",
            f"{start}assessment/start/",
            f"{start}assessment/{done.key}/",
            f"{start}assessment/{done.key}/plan/",
            one,
            f"{one}asked/school/",
            f"{one}asked/{asked.key}/",
            f"{one}finish/",
            f"{start}papers/",
            f"{start}papers/passport/",
            f"{start}referrals/",
            f"{start}referrals/add/",
            f"{start}referrals/{service.key}/",
            f"{start}referrals/{service.key}/end/",
        ],
    )
    page = enter(phone, site, kai.user)
    Paper.objects.create(person=kai, kind="passport", state="getting", who=LONG, by_when=TODAY, by=adviser.user, at=NOW)
    each_fits(page, ["/me/papers/", "/me/assessment/", f"/me/assessment/{done.key}/"])


def test_a_clinician_advises_on_a_small_phone(phone, site, kai):
    clinician = member(Role.CLINICIAN)
    Referral.objects.create(person=kai, clinician=clinician, starts_on=LONG_AGO)
    page = enter(phone, site, clinician.user)
    page.goto(f"/work/people/{kai.key}/advice/")
    press(page, "Add the advice")
    expect(page.get_by_role("alert")).to_contain_text("Write what you advise")
    fits(page)
    page.get_by_label("What do you advise?").fill("Short walks help")
    press(page, "Add the advice")
    expect(page.get_by_text("Short walks help")).to_be_visible()
    fits(page)


def test_every_page_of_the_settings_fits_a_small_phone(phone, site):
    manager = member(Role.MANAGER)
    plan_headings.add_heading(manager.authority, heading=LONG[:78], asks="", by=manager.user, at=NOW)
    home = "/manage/settings/plans/"
    key = plan_headings.in_order(manager.authority, TODAY)[-1].key
    paths = ["", "days/", "papers/", "words/", "times/plan-review/", "times/talk-before-18/"]
    paths += ["headings/", "headings/add/", f"headings/{key}/", "headings/home/", f"headings/{key}/end/"]
    page = enter(phone, site, manager.user)
    each_fits(page, [home + path for path in paths])
    page.goto(f"{home}times/plan-review/")
    page.get_by_label("How long you give").fill("9")
    page.get_by_label("Days, weeks or months").select_option("months")
    press(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("The law gives 6 months")
    fits(page)
    page.get_by_label("How long you give").fill("4")
    press(page, "Save")
    assert PlanSettings.objects.get().clocks == {"plan-review": [4, "months"]}


def test_a_matter_is_written_without_script_and_papers_too(no_script, site, kai, adviser):
    page = enter(no_script, site, adviser.user)
    page.goto(f"/work/people/{kai.key}/assessment/")
    with page.expect_navigation():
        page.get_by_role("button", name="Begin an assessment").click()
    expect(page.get_by_label("They have left care")).to_be_checked()
    press(page, "Begin")
    with page.expect_navigation():
        page.get_by_role("link", name="Money", exact=True).click()
    page.get_by_label("What they need").fill("A bank account")
    press(page, "Save")
    expect(page.get_by_text("Written", exact=True)).to_be_visible()
    assert Assessment.objects.get().matter_rows.get(matter="money").needs == "A bank account"
    page.goto(f"/work/people/{kai.key}/papers/")
    with page.expect_navigation():
        page.get_by_role("link", name="Change passport").click()
    page.get_by_label("Somebody is getting it").check()
    press(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("Say who is getting it")
    page.get_by_label("Who is getting it?").fill("Priya")
    for box, typed in (("Day", "1"), ("Month", "12"), ("Year", "2099")):
        page.get_by_role("group", name="By when?").get_by_label(box).fill(typed)
    press(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("in the next ten years")
    year = str(TODAY.year + 5)
    page.get_by_role("group", name="By when?").get_by_label("Year").fill(year)
    press(page, "Save and go on: National Insurance number")
    page.get_by_label("No, it is missing").check()
    press(page, "Save")
    expect(page.get_by_text(f"Priya is getting it, by 1 December {year}")).to_be_visible()
    assert Paper.objects.filter(person=kai).count() == 2


def test_what_is_typed_on_a_matter_comes_back(desk, site, kai, adviser):
    made = assessments.begin(kai, AFTER_CARE, by=adviser.user, at=NOW)
    address = f"/work/people/{kai.key}/assessment/{made.key}/matters/health/"
    page = enter(desk, site, adviser.user)
    page.goto(address)
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.get_by_label("How things are").fill("Sleeps badly")
    page.goto(address)
    expect(page.get_by_label("How things are")).to_have_value("Sleeps badly")
    expect(page.get_by_text("did not send it")).to_be_visible()
    fits(page)
    press(page, "Save")
    assert made.matter_rows.get(matter="health").found == "Sleeps badly"
