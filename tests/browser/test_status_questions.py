"""Am I a care leaver in law? In Chromium: on a small phone, on a desk, without scripts, and by keyboard alone."""

import io
import re
from datetime import date, timedelta

import pypdf
import pytest
from playwright.sync_api import expect

from leaving_care.dates import birthday, in_words
from tests.browser.axe import NewShapes
from tests.browser.keyboard import stops, tab_to
from tests.browser.steps import click_through, press_through
from tests.browser.test_every_page import DESK, KEPT, PHONE, SIDEWAYS, SMALL_TARGETS

START = "/derby/status/"
NINE_WEEKS = 64  # days, today among them
JUDGED = NewShapes()


def aged(years):
    """The date of birth of somebody who was so old half a year ago."""
    return birthday(date.today(), -years) - timedelta(days=182)


def nine_weeks():
    born, since = aged(16), date.today() - timedelta(days=NINE_WEEKS - 1)
    return [
        {"born": born}, {"council": "here"}, {"care": "yes"}, {"since": "date", "since_on": since}, {"more0": "no"},
        {"guardian": "no"},
    ]  # fmt: skip


def left_at_16():
    born = aged(17)
    left = birthday(born, 16) + timedelta(days=90)
    return [
        {"born": born}, {"council": "other"}, {}, {"care": "no"}, {"when": "dates"},
        {"p1-first": birthday(born, 15), "p1-last": left}, {"home": "yes"}, {"homewhen-first": left + timedelta(days=9)},
    ]  # fmt: skip


def never():
    return [{"born": aged(19)}, {"council": "never"}, {"places": "none"}]


def not_sure():
    return [
        {"button": "I am not sure of it"}, {"age": "19"}, {"council": "not_sure"}, {"care": "not_sure"},
        {"when": "not_sure"}, {"rough": "not_sure"}, {"after16": "not_sure"},
    ]  # fmt: skip


def straight_from_care():
    born = aged(17)
    b16 = birthday(born, 16)
    return [
        {"born": born}, {"council": "here"}, {"care": "no"}, {"when": "dates"},
        {"p1-first": b16 - timedelta(days=300), "p1-last": b16 - timedelta(days=40)}, {"more1": "no"},
        {"sixteen": "custody"}, {"straight": "yes"},
    ]  # fmt: skip


def short_breaks():
    return [
        {"born": aged(19)},
        {"council": "here"},
        {"care": "breaks"},
        {"breaks": "yes"},
        {"rough": "more"},
        {"after16": "yes"},
        {"home": "no"},
    ]


WALKS = [nine_weeks, left_at_16, never, not_sure, straight_from_care, short_breaks]


def fill(page, answers):
    """Types and chooses what one page asks for."""
    for name, value in answers.items():
        if isinstance(value, date):
            for box, part in (("day", value.day), ("month", value.month), ("year", value.year)):
                page.locator(f'input[name="{name}-{box}"]').fill(str(part))
        elif name != "button":
            field = page.locator(f'main input[name="{name}"]:not([type=hidden])')
            if field.first.get_attribute("type") in ("radio", "checkbox"):
                page.locator(f'main input[name="{name}"][value="{value}"]').check()
            else:
                field.fill(value)


def go_on(page, answers):
    """One page further."""
    fill(page, answers)
    click_through(page, page.get_by_role("button", name=answers.get("button", "Continue"), exact=True))


def checked(page):
    """What is wrong with the page as it stands."""
    return [*JUDGED.faults(page), *page.evaluate(SIDEWAYS), *page.evaluate(SMALL_TARGETS), *page.evaluate(KEPT)]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_every_page_of_a_walk_is_accessible_and_fits_with_and_without_a_message(phone, walk, size):
    phone.set_viewport_size(size)
    phone.goto(START)
    wrong = {}
    for answers in walk():
        heading = phone.locator("h1").inner_text()
        wrong[heading] = checked(phone)
        if answers and "button" not in answers and answers.keys() - {"since_on"}:
            go_on(phone, {})  # nothing is answered
            expect(phone.get_by_role("alert")).to_contain_text("There is a problem")
            wrong[f"{heading} (message)"] = checked(phone)
        go_on(phone, answers)
    wrong[phone.locator("h1").inner_text()] = checked(phone)
    assert {heading: found for heading, found in wrong.items() if found} == {}
    expect(phone.get_by_role("heading", name="Your answers", exact=True)).to_be_visible()
    assert phone.context.cookies() == []


def test_without_scripts_all_of_it_works(no_script):
    page = no_script
    page.goto(START)
    for answers in nine_weeks():
        go_on(page, answers)
    expect(page.get_by_role("heading", level=1)).to_have_text("Not yet, but you are in care and have rights now")
    missing = 91 - NINE_WEEKS
    expect(page.locator("main")).to_contain_text(f"you get there on {in_words(date.today() + timedelta(days=missing))}")
    click_through(page, page.get_by_role("button", name="Change in care now"))
    expect(page.locator('input[name="care"][value="yes"]')).to_be_checked()
    click_through(page, page.get_by_role("button", name="Back"))
    expect(page.locator('input[name="council"][value="here"]')).to_be_checked()
    go_on(page, {})  # all the rest is there still, so the answer follows
    expect(page.get_by_role("heading", name="Your answers", exact=True)).to_be_visible()
    assert page.url.endswith(START)


def test_a_page_is_one_request_and_what_it_sends_stays_out_of_the_address(phone, base_url):
    asked, said = [], []
    phone.on("request", lambda request: asked.append((request.method, request.url)))
    phone.on("console", lambda message: said.append(message.text))
    phone.goto(START)
    for answers in nine_weeks():
        go_on(phone, answers)
    assert asked == [("GET", base_url + START), *[("POST", base_url + START)] * len(nine_weeks())]
    assert said == []
    assert phone.title() == "What your answers mean – Derby local offer"


def test_by_keyboard_alone(phone):
    phone.goto(START)
    born = aged(19)
    for box, part in (("Day", born.day), ("Month", born.month), ("Year", born.year)):
        tab_to(phone, box)
        phone.keyboard.type(str(part))
    press_through(phone)  # anywhere in the form it goes on
    expect(phone.get_by_role("heading", level=1)).to_have_text("Which council looked after you?")
    tab_to(phone, "Derby City Council")
    phone.keyboard.press("Space")
    press_through(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Were you in care when you turned 18?")
    tab_to(phone, "Yes")
    phone.keyboard.press("Space")
    tab_to(phone, "Continue")
    press_through(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("When did that time in care start?")
    tab_to(phone, "Before I turned 14")
    phone.keyboard.press("Space")
    press_through(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("You are likely to be a care leaver in law")
    tab_to(phone, "Change council")
    press_through(phone)
    expect(phone.locator('input[name="council"][value="here"]')).to_be_checked()


def test_the_message_leads_to_its_box(phone):
    phone.goto(START)
    go_on(phone, {"born": aged(17)})
    go_on(phone, {})
    phone.get_by_role("alert").get_by_role("link").click()
    expect(phone.locator("input[name=council]").first).to_be_focused()


@pytest.mark.parametrize("walk", [nine_weeks, never], ids=lambda walk: walk.__name__)
def test_every_stop_of_the_answer_is_seen_at_four_hundred_percent(phone, walk):
    phone.set_viewport_size({"width": 320, "height": 256})
    phone.goto(START)
    for answers in walk():
        go_on(phone, answers)
    passed = stops(phone)
    assert [here for here in passed if not here.seen] == []
    assert [here.place for here in passed] == sorted(here.place for here in passed)
    assert len([here for here in passed if here.name.startswith("Change")]) == len(walk())


def test_enter_among_the_times_in_care_goes_on_and_changes_none(phone):
    phone.goto(START)
    for answers in nine_weeks()[:4]:
        go_on(phone, answers)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Your time in care so far")
    phone.locator('input[name="more0"][value="yes"]').check()
    press_through(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("When was the other time in care?")
    first = date.today() - timedelta(days=400)
    fill(phone, {"p1-first": first, "p1-last": first + timedelta(days=3)})
    press_through(phone)
    expect(phone.get_by_role("button", name="Remove time 1")).to_be_visible()
    phone.locator('input[name="more1"][value="no"]').check()
    press_through(phone)
    expect(phone.locator("h1")).to_contain_text("special guardian")


def test_the_answer_prints_with_its_letter_and_its_working_and_without_buttons(page, base_url):
    page.goto(base_url + START)
    for answers in left_at_16():
        go_on(page, answers)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})
    for part in page.locator("main button, main form").all():
        expect(part).to_be_hidden()
    printed = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    plain = re.sub(r"\s+", "", printed).replace("ﬁ", "fi")
    for words in ("How we worked it out", "Ask for an assessment", "My name is", "Your answers", in_words(aged(17))):
        assert words.replace(" ", "") in plain, words
    # What is folded on the screen is not on paper.
    assert page.locator("main dt").count() > 8


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_somebodys_own_colours_what_is_chosen_can_be_seen(phone, scheme):
    phone.emulate_media(forced_colors="active", color_scheme=scheme)
    phone.goto(START)
    go_on(phone, {"born": aged(17)})
    radio = phone.locator('input[name="council"][value="here"]')
    radio.check()
    label = phone.locator(f'label[for="{radio.get_attribute("id")}"]')
    marks = label.evaluate("each => [getComputedStyle(each, '::before'), getComputedStyle(each, '::after')].map(style => "
                           "[style.borderTopWidth, style.opacity, style.content])")  # fmt: skip
    assert all(float(width.removesuffix("px")) > 0 and opacity == "1" for width, opacity, _ in marks), marks
