"""A review in Chromium: the young person answers on a phone, the adviser holds it, with script and without, on small screens."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from leaving_care.models import Role
from pathways.actions import plan_rows, plans, reviews
from pathways.models import Goal, GoalView, OwnWords, PlanAction, Review
from tests.browser.axe import NewShapes
from tests.people import member, sign_in, young

pytestmark = pytest.mark.django_db(transaction=True)
shapes = NewShapes()


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def adviser(site):
    return member(Role.PERSONAL_ADVISER)


@pytest.fixture
def manager(site):
    return member(Role.MANAGER)


@pytest.fixture
def kai(adviser, manager):
    """Somebody with a plan of half a year ago: under four headings a goal and an action."""
    person, then = young(adviser=adviser, account=True, name_used="Kai Invented"), timezone.now() - timedelta(days=170)
    OwnWords.objects.create(person=person, section="home", text="Too far from college", by=person.user, at=then)
    version = plans.begin(person, "after_care", by=adviser.user, at=then)
    for section in version.plansection_rows.all():
        plan_rows.write_section(
            section, {"now": f"Invented: {section.heading}"}, by=adviser.user, at=then, edit=section.edit
        )
    for key in ("home", "education", "work", "money"):
        section = version.plansection_rows.get(section=key)
        plan_rows.add(Goal, section, {"text": f"What I want of {key}"}, by=adviser.user, at=then)
        due_on = (timezone.now() + timedelta(days=-9 if key == "home" else 60)).date()
        said = {"what": f"Do something for {key}", "owner_kind": "young_person", "due_on": due_on}
        plan_rows.add(PlanAction, section, said, by=adviser.user, at=then)
    plans.send(version, copy_how="online", by=adviser.user, at=then)
    plans.approve(version, by=manager.user, at=then)
    return person


def enter(page: Page, site: str, user) -> Page:
    """Somebody signed in, in this browser."""
    cookie = sign_in(Client(), user).cookies["session"]
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site}])
    return page


def fits(page: Page) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert shapes.faults(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1


def press(page: Page, name: str) -> None:
    """Presses a button, and waits for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def answer(page: Page) -> None:
    """The answers of a screen: right, partly met, done."""
    for group, said in (("Is it still right?", "Yes"), ("Is it being met?", "Partly"), ("What became of it?", "Done")):
        page.get_by_role("group", name=group).get_by_label(said, exact=True).check()


def meet(page: Page) -> None:
    """Says of the meeting what is needed."""
    day = page.get_by_role("group", name="On which day was it?")
    today = timezone.localdate()
    for box, value in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
        day.get_by_label(box, exact=True).fill(str(value))
    them = page.get_by_role("group", name="Kai Invented (the young person)")
    them.get_by_label("Came", exact=True).check()
    page.get_by_label("What was decided?").fill("It goes on as it is")


def hold(page: Page, kai) -> int:
    """A whole review from its first page to the manager; how many screens it was."""
    page.goto(f"/work/people/{kai.key}/review/")
    fits(page)
    count = 1
    page.get_by_label("The time has come").check()
    press(page, "Begin the review")
    while "/section/" in page.url:
        count += 1
        fits(page)
        answer(page)
        press(page, "Save and go on")
    assert page.url.endswith("/rest/")
    count += 1
    fits(page)
    for tick in page.get_by_role("checkbox").all():
        tick.check()
    press(page, "Save and go on")
    assert page.url.endswith("/end/")
    count += 1
    fits(page)
    expect(page.get_by_text("has not seen this version yet")).to_be_visible()
    page.get_by_label("Where?").fill("At a café")
    meet(page)
    press(page, "Finish, and ask a manager")
    expect(page.get_by_text("The review is finished.")).to_be_visible()
    fits(page)
    return count


def test_a_whole_six_month_review_is_eight_screens_or_fewer(desk, site, kai, adviser):
    assert hold(enter(desk, site, adviser.user), kai) <= 8
    review = Review.objects.get()
    assert (review.made.state, review.where) == ("sent", "At a café")
    assert not review.made.planaction_rows.exclude(outcome="done").exists()


def test_the_same_without_script_on_a_small_phone(no_script, site, kai, adviser):
    page = enter(no_script, site, adviser.user)
    page.goto(f"/work/people/{kai.key}/review/")
    count = 1
    page.get_by_label("The time has come").check()
    press(page, "Begin the review")
    while "/section/" in page.url:
        count += 1
        answer(page)
        press(page, "Save and go on")
    for tick in page.get_by_role("checkbox").all():
        tick.check()
    press(page, "Save and go on")
    press(page, "Finish, and ask a manager")
    expect(page.get_by_role("alert")).to_contain_text("Say whether Kai Invented came")
    meet(page)
    press(page, "Finish, and ask a manager")
    expect(page.get_by_text("The review is finished.")).to_be_visible()
    assert count + 2 <= 8
    assert Review.objects.get().made.state == "sent"


def test_screens_fit_a_small_phone_with_errors_and_without(phone, site, kai, adviser):
    page = enter(phone, site, adviser.user)
    reviews.begin(kai, because="asked for", by=adviser.user, at=timezone.now())
    for rest in ("", "section/home/", "rest/", "end/", "give-up/", "change/"):
        page.goto(f"/work/people/{kai.key}/review/{rest}")
        fits(page)
    page.goto(f"/work/people/{kai.key}/review/end/")
    with page.expect_navigation():
        page.get_by_role("link", name="“Somewhere to live” was not looked at yet.").click()
    expect(page.get_by_role("heading", name="Somewhere to live")).to_be_visible()
    page.goto(f"/work/people/{kai.key}/review/end/")
    page.get_by_role("group", name="Kai Invented (the young person)").get_by_label("Was not asked").check()
    press(page, "Finish, and ask a manager")
    expect(page.get_by_text("was not at this review")).to_be_visible()
    fits(page)
    for rest, button in (("section/home/", "Save and go on"), ("rest/", "Save and go on"), ("change/", "Save")):
        page.goto(f"/work/people/{kai.key}/review/{rest}")
        press(page, button)
        expect(page.get_by_role("alert")).to_contain_text("There is a problem")
        fits(page)
    page.goto(f"/work/people/{kai.key}/review/section/home/")
    then, now = page.get_by_role("heading", name="Then").first, page.get_by_role("heading", name="Now").first
    assert then.bounding_box()["y"] < now.bounding_box()["y"]


def test_then_stands_left_of_now_on_a_desk(desk, site, kai, adviser):
    page = enter(desk, site, adviser.user)
    reviews.begin(kai, because="asked for", by=adviser.user, at=timezone.now())
    page.goto(f"/work/people/{kai.key}/review/section/home/")
    then, now = page.get_by_role("heading", name="Then").first, page.get_by_role("heading", name="Now").first
    assert then.bounding_box()["y"] == now.bounding_box()["y"]
    assert then.bounding_box()["x"] < now.bounding_box()["x"]


def test_a_young_person_answers_on_a_phone_closes_it_half_way_and_sends_it_later(phone, site, kai):
    page = enter(phone, site, kai.user)
    page.goto("/me/review/")
    fits(page)
    page.get_by_role("link", name="Somewhere to live").click()
    expect(page.get_by_text("Too far from college")).to_be_visible()
    fits(page)
    with page.expect_response(lambda answer: answer.status == 204):
        page.get_by_role("textbox").press_sequentially("Still too far")
    again = page.context.new_page()
    page.close()
    again.goto("/me/review/say/home/")
    expect(again.get_by_role("textbox")).to_have_value("Still too far")
    again.get_by_role("group", name="Is this still right for you?").get_by_label("Yes").check()
    press(again, "Save and go on")
    assert not OwnWords.objects.filter(text="Still too far").exists()
    again.goto("/me/review/check/")
    expect(again.get_by_text("Still too far")).to_be_visible()
    fits(again)
    press(again, "Send it to my worker")
    expect(again.get_by_text("You sent us answers on")).to_be_visible()
    fits(again)
    assert OwnWords.objects.filter(text="Still too far", person=kai).count() == 1
    assert GoalView.objects.get().still_right == "yes"


def test_a_young_person_answers_without_script(no_script, site, kai):
    page = enter(no_script, site, kai.user)
    page.goto("/me/review/say/home/")
    page.get_by_role("textbox").fill("Without a script")
    press(page, "Save and go on")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Learning and training")
    page.goto("/me/review/check/")
    press(page, "Send it to my worker")
    assert OwnWords.objects.filter(text="Without a script").count() == 1


def test_two_editors_of_a_heading_see_both(desk, site, kai, adviser):
    page = enter(desk, site, adviser.user)
    reviews.begin(kai, because="asked for", by=adviser.user, at=timezone.now())
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"/work/people/{kai.key}/review/section/health/")
    page.get_by_label("How things are now").fill("Written first")
    press(page, "Save and go on")
    other.get_by_label("How things are now").fill("Written second")
    press(other, "Save and go on")
    expect(other.get_by_role("alert")).to_contain_text("The record was changed")
    expect(other.get_by_text("Written first")).to_be_visible()
    expect(other.get_by_label("How things are now")).to_have_value("Written second")
    fits(other)
    press(other, "Save and go on")
    made = Review.objects.get().made
    assert made.plansection_rows.get(section="health").now == "Written second"


def test_what_was_typed_comes_back_when_the_session_was_lost(desk, site, kai, adviser):
    page = enter(desk, site, adviser.user)
    reviews.begin(kai, because="asked for", by=adviser.user, at=timezone.now())
    address = f"/work/people/{kai.key}/review/section/home/"
    page.goto(address)
    with page.expect_response(lambda answer: answer.status == 204):
        page.get_by_label("How things are now").fill("They have moved")
    page.context.clear_cookies()
    page.goto(address)
    expect(page).to_have_url(re.compile("/accounts/"))
    enter(page, site, adviser.user).goto(address)
    expect(page.get_by_label("How things are now")).to_have_value("They have moved")
    expect(page.get_by_text("You typed this on")).to_be_visible()
    fits(page)
