"""18, 21, coming back and handing over in Chromium: each choice on a phone, a change of adviser, and a way back in."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from leaving_care.models import Allocation, Role, Team, WayToReach
from pathways.actions import choices, coming_back, handing_over, hellos
from pathways.models import CameBack, ChoiceAt21, HandingOver, YearlyHello
from tests.browser.axe import NewShapes
from tests.browser.test_contacts import LONG, choose, fill, fits, press
from tests.people import NOW, TODAY, allocate, council, member, sign_in, young

pytestmark = pytest.mark.django_db(transaction=True)
BORN_22 = date(2004, 5, 4)


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def adviser(site, monkeypatch):
    """An adviser of a team with a number, on a day that stands."""
    monkeypatch.setattr("leaving_care.middleware.timezone", SimpleNamespace(now=lambda: NOW))
    team = Team.objects.create(authority=council(), name="North", phone="01632 960001")
    return member(Role.PERSONAL_ADVISER, team=team, phone="07700 900001")


@pytest.fixture
def manager(adviser):
    return member(Role.MANAGER)


@pytest.fixture
def kai(adviser):
    return young(adviser=adviser, account=True, name_used="Kai Example", date_of_birth=BORN_22)


def enter(page: Page, site: str, user) -> Page:
    """Somebody signed in, in this browser."""
    cookie = sign_in(Client(), user, NOW).cookies["session"]
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return page


def test_each_of_the_three_choices_on_a_phone(phone, site, kai):
    page, shapes = enter(phone, site, kai.user), NewShapes()
    page.goto("/me/at-21/")
    fits(page, shapes)
    press(page, "Save my choice")
    expect(page.get_by_role("alert")).to_contain_text("Choose one of the three")
    fits(page, shapes)
    for said, name in (
        ("stay", "Stay with an adviser"),
        ("step_back", "Step back, but stay in touch"),
        ("stop", "Stop, with a hello each year"),
    ):
        choose(page, name)
        if said == "stop":
            page.get_by_role("checkbox", name="No yearly hello either").check()
        page.get_by_label("Anything you want to say about it?").fill(f"Because {said} {LONG}")
        press(page, "Save my choice")
        expect(page.get_by_role("heading", name=f"You chose: {name.lower()}")).to_be_visible()
        fits(page, shapes)
    made = list(ChoiceAt21.objects.order_by("pk").values_list("said", "no_offers"))
    assert made == [("stay", False), ("step_back", False), ("stop", True)]
    expect(page.get_by_text("01632 960001")).to_be_visible()


def test_without_script_stopping_with_no_hello_is_saved(no_script, site, kai):
    page = enter(no_script, site, kai.user)
    page.goto("/me/at-21/")
    choose(page, "Stop, with a hello each year")
    page.get_by_role("checkbox", name="No yearly hello either").check()
    press(page, "Save my choice")
    assert ChoiceAt21.objects.get().no_offers


def test_an_adviser_hands_over_and_a_manager_does_it(phone, site, kai, adviser, manager):
    new = member(Role.PERSONAL_ADVISER, team=adviser.team, phone="07700 900002")
    page, shapes = enter(phone, site, adviser.user), NewShapes()
    address = f"/work/people/{kai.key}/hand-over/"
    page.goto(address)
    fits(page, shapes)
    press(page, "Plan a change of adviser")
    press(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("Choose an adviser")
    fits(page, shapes)
    page.get_by_label("Who takes over?").select_option(str(new.key))
    fill(page, "From which day?", TODAY)
    fill(page, "On which day are they told?", TODAY)
    page.get_by_label("Why does the adviser change?").fill("I move to another job")
    page.get_by_label("About the new adviser").fill(f"Call me Jo. {LONG}")
    press(page, "Save")
    expect(page.get_by_text("Call me Jo.")).to_be_visible()
    fits(page, shapes)
    expect(page.get_by_role("button", name="Do the change")).to_have_count(0)
    enter(page, site, kai.user).goto("/me/new-worker/")
    expect(page.get_by_role("heading", name="Your worker will change")).to_be_visible()
    expect(page.get_by_text("I move to another job")).to_be_visible()
    fits(page, shapes)
    enter(page, site, manager.user).goto(address)
    press(page, "Do the change")
    fits(page, shapes)
    press(page, "Do it now")
    expect(page.get_by_role("cell", name="1 day so far")).to_be_visible()
    fits(page, shapes)
    assert enter(page, site, adviser.user).goto(address).status == 404
    assert enter(page, site, new.user).goto(address).status == 200
    enter(page, site, kai.user).goto("/me/new-worker/")
    expect(page.get_by_role("heading", name="Your worker has changed")).to_be_visible()
    assert HandingOver.objects.get().done_at


def test_coming_back_from_the_button_to_the_last_adviser(phone, site, kai, adviser, manager):
    choices.choose(kai, "stop", by=kai.user, at=NOW)
    Allocation.objects.filter(person=kai).update(ends_on=date(2026, 11, 19))
    page, shapes = enter(phone, site, kai.user), NewShapes()
    page.goto("/me/at-21/")
    press(page, "Tell us", role="link")
    fits(page, shapes)
    page.get_by_label("What would help?").fill("My rent")
    press(page, "I want help again")
    expect(page.get_by_text("Your last team will ring you.")).to_be_visible()
    fits(page, shapes)
    enter(page, site, manager.user).goto("/work/came-back/")
    fits(page, shapes)
    with page.expect_navigation():
        page.get_by_role("link", name="Settle it").click()
    expect(page.get_by_label("Who works with them from today?")).to_have_value(str(adviser.key))
    fits(page, shapes)
    fill(page, "By when do they ring them?", date(2026, 11, 24))
    press(page, "Settle it")
    expect(page.get_by_text("It is written down that they chose to stay")).to_be_visible()
    fits(page, shapes)
    enter(page, site, kai.user).goto("/me/back/")
    expect(page.get_by_text("They ring you by 24 November 2026")).to_be_visible()
    fits(page, shapes)
    press(page, "choose again how much help you have", role="link")
    expect(page.get_by_role("heading", name="You chose: stay with an adviser")).to_be_visible()
    expect(page.get_by_text("“My rent”")).to_be_visible()
    fits(page, shapes)
    made = ChoiceAt21.objects.last()
    assert CameBack.objects.get().worker == adviser
    assert (made.said, made.words, made.told_to) == ("stay", "My rent", manager.user)
    choose(page, "Step back, but stay in touch")
    press(page, "Save my choice")
    expect(page.get_by_role("heading", name="You chose: step back, but stay in touch")).to_be_visible()


def test_who_stops_is_let_go_on_their_last_day(phone, site, kai, adviser, manager):
    choices.choose(kai, "stop", by=kai.user, at=NOW)
    page, shapes = enter(phone, site, adviser.user), NewShapes()
    page.goto(f"/work/people/{kai.key}/at-21/")
    fits(page, shapes)
    press(page, "End the work, as they chose")
    fits(page, shapes)
    press(page, "End it")
    expect(page.get_by_text("the work with them has ended")).to_be_visible()
    fits(page, shapes)
    assert Allocation.objects.get().ends_on == TODAY


def test_at_25_an_adviser_says_goodbye_and_a_manager_takes_a_mistake_back(phone, site, adviser, manager):
    noor = young(adviser=adviser, account=True, name_used="Noor Example", date_of_birth=date(2001, 11, 18))
    page, shapes = enter(phone, site, adviser.user), NewShapes()
    page.goto(f"/work/people/{noor.key}/")
    press(page, "When our work together ends", role="link")
    fits(page, shapes)
    press(page, "We have ended our work together")
    fits(page, shapes)
    press(page, "Record that it has ended")
    expect(page.get_by_role("alert")).to_contain_text("Write a few words to them")
    fits(page, shapes)
    page.get_by_label("What do you want to say to them?").fill(f"It was good to know you. {LONG}")
    press(page, "Record that it has ended")
    expect(page.get_by_text("Our work with them ended on 20 November 2026.")).to_be_visible()
    fits(page, shapes)
    enter(page, site, noor.user).goto("/me/at-21/")
    press(page, "Read what was said to you", role="link")
    expect(page.get_by_text("It was good to know you.")).to_be_visible()
    fits(page, shapes)
    enter(page, site, manager.user).goto(f"/work/people/{noor.key}/closing/")
    press(page, "It was a mistake to end it", role="link")
    press(page, "Mark it as a mistake")
    expect(page.get_by_role("alert")).to_contain_text("Say why")
    fits(page, shapes)
    page.get_by_label("Why was it a mistake?").fill("Too early")
    press(page, "Mark it as a mistake")
    expect(page.get_by_text("Too early")).to_be_visible()
    fits(page, shapes)
    assert Allocation.objects.get().ends_on is None
    page.goto("/manage/adviser-changes/")
    fits(page, shapes)


def test_the_list_of_hellos_is_taken_out_and_written_down(desk, site, kai, adviser):
    WayToReach.objects.create(person=kai, kind="email", value="kai@example.org", safe="yes", starts_on=TODAY)
    page = enter(desk, site, adviser.user)
    page.goto("/work/hellos/")
    page.get_by_role("checkbox", name="Kai Example").check()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download a list").click()
    assert "kai@example.org" in taken.value.path().read_text("utf-8-sig")
    press(page, "Save that it was sent")
    expect(page.get_by_text("Nobody is due today.")).to_be_visible()
    assert YearlyHello.objects.get().how == "email"


def test_every_other_page_fits_a_small_phone_with_errors_and_without(phone, site, kai, adviser, manager):
    jo = young(adviser=adviser, date_of_birth=date(2008, 12, 20), name_used=LONG[:60])
    due = young(adviser=adviser, account=True, date_of_birth=BORN_22, name_used=LONG[:70])
    choices.choose(due, "stop", words=LONG, no_offers=True, by=due.user, at=NOW)
    hellos.send({kai: "letter"}, on=TODAY, by=adviser.user, at=NOW)
    choices.choose(kai, "step_back", words=LONG, by=adviser.user, at=NOW)
    coming_back.take_call(kai, LONG, by=manager.user, at=NOW)
    new = member(Role.PERSONAL_ADVISER)
    allocate(new, jo, is_main=False)
    planned = {"after": new, "on": TODAY, "reason": LONG, "card": LONG, "goodbye": LONG}
    change = handing_over.plan(kai, planned, by=adviser.user, at=NOW)
    page, shapes = enter(phone, site, manager.user), NewShapes()
    hello = YearlyHello.objects.get()
    rests = ["at-21", "at-21/choice", "at-21/talk", "at-21/course", "hellos", f"hellos/{hello.key}", "back"]
    rests += ["back/call", "hand-over", f"hand-over/{change.key}", f"hand-over/{change.key}/cancel"]
    rests += [f"hand-over/{change.key}/do"]
    addresses = [f"/work/people/{kai.key}/{rest}/" for rest in rests]
    addresses += [f"/work/people/{jo.key}/at-18/{rest}" for rest in ("", "talk/", "switch/")]
    for address in ["/work/hellos/", *addresses]:
        page.goto(address)
        fits(page, shapes)
        send = page.locator("main form[data-keeps] button.govuk-button")
        if send.count() and not address.endswith(("talk/", "course/", "call/")):
            with page.expect_navigation():
                send.click()
            fits(page, shapes)
    page.goto("/work/hellos/")
    press(page, "Save that it was sent")
    expect(page.get_by_role("alert")).to_contain_text("Tick at least one person")
    fits(page, shapes)
