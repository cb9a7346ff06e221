"""A young person's plan in Chromium, on a small phone: reading it, having their say, and the answers they get."""

import re

import pytest
from playwright.sync_api import expect

from leaving_care.models import Role
from pathways.models import OwnWords
from tests.browser.axe import NewShapes
from tests.people import member, young
from tests.plans import approved
from tests.say.journeys import become, leave, put

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@pytest.fixture
def base_url(site):
    """A portal with rows of the test's own."""
    return site


@pytest.fixture
def people(db):
    """Kai, whose plan is approved; the adviser who wrote it, and the manager who approved it."""
    adviser, manager = member(Role.PERSONAL_ADVISER, phone="07700 900001"), member(Role.MANAGER)
    kai = young(account=True, adviser=adviser, name_used="Kai Example")
    approved(kai, adviser.user, manager.user, at=put())
    return kai, adviser, manager


@pytest.fixture
def small(browser, site):
    """A page 320 px wide, with a script or without: small(True)."""
    opened = []

    def made(script):
        size = {"width": 320, "height": 640}
        opened.append(browser.new_context(base_url=site, viewport=size, java_script_enabled=script))
        return opened[-1].new_page()

    yield made
    for context in opened:
        context.close()


def press(page, name, role="button"):
    """Presses a button, or a link, and waits for the page it leads to."""
    with page.expect_navigation():
        page.get_by_role(role, name=name).first.click()


def change_to(page, who, site):
    """The same phone in somebody else's hands."""
    leave(page)
    become(page, who.user, site)


def is_answered(page, people, site, link, label, words, button, where):
    """The adviser answers what Kai sent, and Kai reads the answer where they sent it."""
    kai, adviser, _ = people
    change_to(page, adviser, site)
    page.goto(f"/work/people/{kai.key}/say/")
    press(page, link, "link")
    page.get_by_label(label).fill(words)
    press(page, button)
    change_to(page, kai, site)
    page.goto(where)
    expect(page.get_by_text(words).first).to_be_visible()


@SCRIPT
def test_writing_my_view_closing_the_page_and_sending_it_later(small, people, site, script):
    kai, *_ = people
    page = become(small(script), kai.user, site)
    page.goto("/me/plan/")
    expect(page.get_by_role("heading", name="My plan", level=1)).to_be_visible()
    press(page, "Write what you think about: Somewhere to live", "link")
    box = page.get_by_label("How is it where you live?")
    if script:
        with page.expect_response(lambda answer: answer.status == 204):
            box.press_sequentially("It is too far from college")
    else:
        box.fill("x" * 8001)
        press(page, "Send")
        expect(page.get_by_role("alert")).to_contain_text("Write 8000 characters or fewer")
        box.fill("It is too far from college")
        press(page, "Keep it for later")
        expect(page.get_by_text("Kept for you. It is not sent yet")).to_be_visible()
    page.goto("/me/")
    press(page, "Go on with it", "link")
    expect(box).to_have_value("It is too far from college")
    expect(page.get_by_text("did not send it")).to_be_visible()
    assert not OwnWords.objects.exists()
    press(page, "Send")
    expect(page.get_by_text("Sent. It goes into your plan, in your words.")).to_be_visible()
    expect(page.get_by_text("It is too far from college")).to_be_visible()


@SCRIPT
def test_i_disagree_with_a_goal_and_read_the_managers_reply(small, people, site, script):
    kai, _, manager = people
    page = become(small(script), kai.user, site)
    page.goto("/me/plan/")
    press(page, "I do not agree with the goal: A flat nearer to college", "link")
    expect(page.get_by_role("group")).to_have_count(1)
    expect(page.get_by_label("I do not agree")).to_be_checked()
    page.get_by_label("Why? About: A flat nearer to college").fill("I want to stay here")
    press(page, "Send")
    expect(page.get_by_text("A manager replies to you by").first).to_be_visible()
    change_to(page, manager, site)
    page.goto("/manage/disagreements/")
    press(page, "Kai Example", "link")
    expect(page.get_by_text("I want to stay here")).to_be_visible()
    page.get_by_label("Your reply").fill("Then let us look at it together")
    press(page, "Send")
    expect(page.get_by_text("Nobody waits for a reply.")).to_be_visible()
    change_to(page, kai, site)
    page.goto("/me/")
    press(page, "Read the reply", "link")
    expect(page.get_by_text("Then let us look at it together")).to_be_visible()


@SCRIPT
def test_i_ask_for_an_early_review_and_see_the_answer(small, people, site, script):
    kai, *_ = people
    page = become(small(script), kai.user, site)
    page.goto("/me/review-ask/")
    page.get_by_label("Why would you like to look at your plan again?").fill("I have a new job")
    press(page, "Ask")
    expect(page.get_by_text("It is on your worker’s list until it is answered.")).to_be_visible()
    link, label = re.compile("^Answer.*asked on"), "What do you say to them?"
    is_answered(page, people, site, link, label, "Let us meet on Friday", "Send the answer", "/me/review-ask/")


@SCRIPT
def test_how_it_goes_is_seen_and_answered(small, people, site, script):
    kai, *_ = people
    page = become(small(script), kai.user, site)
    page.goto("/me/")
    press(page, "Tell us how it goes", "link")
    expect(page.get_by_role("main").get_by_role("link", name="Help now, day or night")).to_be_visible()
    page.get_by_label("I need help").check()
    press(page, "Send")
    sent = page.get_by_role("alert")
    expect(sent.get_by_role("link", name="07700 900001")).to_be_visible()
    expect(sent.get_by_role("link", name="Help now, day or night")).to_be_visible()
    expect(page.get_by_text("Your worker has not opened this yet.")).to_be_visible()
    link, label = re.compile("^Answer"), "Your answer"
    is_answered(page, people, site, link, label, "I will ring you tonight", "Send", "/me/check-in/")


@SCRIPT
def test_i_ask_for_something_that_i_have_not_had(small, people, site, script):
    kai, *_ = people
    page = become(small(script), kai.user, site)
    page.goto("/me/plan/")
    press(page, "What you have not had yet, and asking for it", "link")
    page.locator("main summary").first.click()
    press(page, re.compile("^Ask for this"))
    expect(page.get_by_text("Your worker answers you here.")).to_be_visible()
    expect(page.get_by_role("heading", name="What you asked for")).to_be_visible()
    expect(page.get_by_text("Your worker has not opened this yet.")).to_be_visible()


def test_every_page_is_clean_and_no_wider_than_a_phone_with_errors_and_without(small, people, site):
    kai, *_ = people
    page, axe, found = become(small(True), kai.user, site), NewShapes(), {}

    def judge(address):
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found[address] = axe.faults(page) + ([f"{wider} px too wide"] if wider > 0 else [])

    forms = ("plan/words/home/", "plan/answer/", "plan/went-well/", "plan/preferred-words/", "check-in/", "review-ask/")
    goal = kai.goal_rows.get()
    for address in ("", "plan/", "plan/things/", f"plan/{goal.version.key}/answer/{goal.thread}/", "worker/", *forms):
        page.goto(f"/me/{address}")
        judge(address)
    for address in forms[:-1]:
        page.goto(f"/me/{address}")
        with page.expect_navigation():
            page.locator("form[data-keeps] button.govuk-button").first.click()
        judge(f"{address} with errors")
    page.goto("/me/plan/")
    press(page, re.compile("^I have done this"))
    expect(page.get_by_text("Done, you said")).to_be_visible()
    judge("ticked")
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
