"""The managers' pages in Chromium: on a small phone and a desk, without script, each screen before axe."""

from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from leaving_care.models import Allocation, Authority, Cover, Event, HandedOver, Invitation, Role, SupportLevel, Team
from tests.browser.axe import NewShapes
from tests.browser.steps import click_through, press_through
from tests.people import LONG_AGO, NOW, council, member, sign_in, user, young

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "averylongnamewithoutanyspaceinitatall" * 2
JUDGED = NewShapes()


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def team(site):
    return Team.objects.create(authority=council(), name="North", phone="01632 960001")


@pytest.fixture
def adviser(team):
    return member(Role.PERSONAL_ADVISER, team=team, who=user("Priya Sample"))


@pytest.fixture
def kai(adviser):
    """Somebody with a worker, a share and a hand-over, among others with long names and with nobody."""
    person = young(name_used="Kai Example", council_id="T-42", adviser=adviser)
    SupportLevel.objects.create(person=person, level=3, reason="x", starts_on=LONG_AGO)
    HandedOver.objects.create(
        person=person, from_authority=council(), to=council("elsewhere"), handed_part="homes", reason=LONG, starts_on=LONG_AGO
    )  # fmt: skip
    young(name_used=LONG)
    member(Role.PERSONAL_ADVISER, who=user(LONG))
    Cover.objects.create(
        away=adviser, cover=member(Role.PERSONAL_ADVISER, who=user("Tom Instance")), starts_on=LONG_AGO, ends_on=date(2099, 1, 1),
        reason=LONG,
    )  # fmt: skip
    Invitation.objects.create(
        digest="x", authority=council(), email=f"{LONG[:60]}@example.org", name="Robin Invented", role=Role.PERSONAL_ADVISER,
        by=adviser.user, made_at=NOW, expires_at=NOW,
    )  # fmt: skip
    return person


def enter(page: Page, site: str, membership) -> Page:
    """Somebody signed in, in this browser."""
    cookie = sign_in(Client(), membership.user).cookies["session"]
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return page


def fits(page: Page) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert JUDGED.faults(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1


def addresses(kai, adviser, team) -> dict[str, list[str]]:
    """Every page, by who opens it."""
    person, colleague = f"/manage/people/{kai.key}/", f"/manage/staff/{adviser.key}/"
    allocation, cover = Allocation.objects.get(person=kai).key, Cover.objects.get().cover.key
    lists = (
        "",
        "people/",
        "people/?adviser=nobody&q=&status=",
        "caseloads/",
        "events/",
        "staff/",
        "cover/",
        "teams/",
        "open/",
    )
    of_person = "", "sharing/", "allocate/", "refer/", "share/", "hand-over/", "move/", f"end/allocation/{allocation}/"
    of_staff = "", "change/", "end/", "second-step/", "cover/", f"cover/{cover}/end/"
    return {
        "manager": [
            *(f"/manage/{path}" for path in lists),
            *(person + path for path in of_person),
            *(colleague + path for path in of_staff),
            *(
                "/manage/staff/?show=invited",
                "/manage/staff/invite/",
                "/manage/teams/add/",
                f"/manage/teams/{team.key}/",
            ),
        ],
        "administrator": [
            "/manage/",
            "/manage/settings/",
            *(f"/manage/settings/{path}/" for path in ("colour", "titles", "words", "times", "sign-on")),
        ],
        "auditor": ["/manage/events/?person=T-42"],
        "editor": ["/manage/"],
    }


def test_every_page_fits_a_small_phone_and_has_no_faults_with_errors_and_without(phone, site, kai, adviser, team):
    for role, paths in addresses(kai, adviser, team).items():
        page = enter(phone, site, member(role))
        for address in paths:
            page.goto(address)
            fits(page)
            send = page.locator("main form[method=post] button.govuk-button")
            if send.count():
                if not send.is_visible():
                    page.locator("main details summary").first.click()
                click_through(page, send)
                if page.url.endswith(address):
                    fits(page)


def test_no_page_weighs_over_100_kb(desk, site, adviser):
    for number in range(101):
        young(name_used=f"Invented {number}", adviser=adviser)
    page = enter(desk, site, member(Role.MANAGER))
    page.goto("/manage/people/")
    assert len(page.content()) < 100_000
    assert page.get_by_role("link", name="Next page").count() == 1


def test_the_main_adviser_changes_without_script(no_script, site, kai, adviser, team):
    after = member(Role.PERSONAL_ADVISER, team=team, who=user("Gwen Specimen"))
    page = enter(no_script, site, member(Role.MANAGER))
    page.goto("/manage/people/")
    click_through(page, page.get_by_role("link", name="Workers of Kai Example"))
    click_through(page, page.get_by_role("link", name="Allocate a worker"))
    page.get_by_label("Worker", exact=True).select_option(label="Gwen Specimen, personal adviser, North")
    page.get_by_label("Yes").check()
    click_through(page, page.get_by_role("button", name="Allocate"))
    expect(page.get_by_text("Say why the main adviser changes. The young person is told").first).to_be_visible()
    expect(page.get_by_label("Yes")).to_be_checked()
    page.get_by_label("why?").fill("Priya has another job")
    click_through(page, page.get_by_role("button", name="Allocate"))
    expect(page.get_by_text("The worker is allocated.")).to_be_visible()
    expect(page.get_by_text("Priya has another job")).to_be_visible()
    assert Allocation.objects.get(person=kai, ends_on=None).worker == after


def test_a_record_is_opened_outside_the_rule_and_others_can_see_that(desk, site, kai):
    south = Team.objects.create(authority=council(), name="South")
    duty = member(Role.MANAGER, team=south, who=user("Tina Teamlead"))
    page = enter(desk, site, duty)
    assert page.goto(f"/work/people/{kai.key}/").status == 404
    page.goto("/manage/open/")
    page.get_by_label("The council’s own number for them").fill("T-42")
    page.get_by_label("Why do you need to open it?").fill("Kai is at the door")
    page.get_by_label("No").check()
    click_through(page, page.get_by_role("button", name="Open the record for today"))
    expect(page).to_have_url(f"{site}/work/people/{kai.key}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kai Example")
    assert Event.objects.filter(person=kai, kind=Event.Kind.BROKE_GLASS, by=duty.user).count() == 1
    enter(page, site, member(Role.AUDITOR)).goto("/manage/events/?person=T-42")
    expect(page.get_by_text("Kai is at the door").first).to_be_visible()
    expect(page.get_by_text("Kai Example")).to_have_count(0)


def test_somebody_leaves_and_a_colleague_takes_over_by_keyboard(desk, site, kai, adviser, team):
    gwen = member(Role.PERSONAL_ADVISER, team=team, who=user("Gwen Specimen"))
    page = enter(desk, site, member(Role.MANAGER))
    page.goto(f"/manage/staff/{adviser.key}/end/")
    expect(page.get_by_text("They work with 1 young person")).to_be_visible()
    last = page.get_by_role("group", name="Last day here")
    for box, typed in (("Day", "31"), ("Month", "December"), ("Year", "2098")):
        last.get_by_label(box).focus()
        page.keyboard.type(typed)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_label("Colleague", exact=True).focus()
    page.keyboard.type("Gwen")
    page.get_by_label("Why does the worker change?").focus()
    page.keyboard.type("Retires")
    page.keyboard.press("Tab")
    press_through(page)
    expect(page.get_by_text("It has a last day now.")).to_be_visible()
    given = Allocation.objects.get(person=kai, ends_on=None)
    assert (given.worker, given.starts_on) == (gwen, date(2099, 1, 1))


def test_the_colour_is_changed_and_shown(desk, site):
    page = enter(desk, site, member(Role.ADMINISTRATOR))
    page.goto("/manage/settings/colour/")
    page.get_by_label("Colour").fill("#ffff00")
    click_through(page, page.get_by_role("button", name="Save"))
    expect(page.get_by_role("alert")).to_contain_text("White words cannot be read on this colour")
    page.get_by_label("Colour").fill("#7a0045")
    click_through(page, page.get_by_role("button", name="Save"))
    expect(page.get_by_text("The settings are changed.")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent')") == "#7a0045"
    assert Authority.objects.get(slug="testshire").accent == "#7a0045"
