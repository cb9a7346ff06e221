"""What Derby's editor does to the draft of the year: starts it, changes it, says why, and mends what blocks."""

import re
from datetime import date

from playwright.sync_api import expect

from tests.browser.steps import click_through
from tests.browser.the_year import DRAFT, fits
from tests.people import TODAY

FIRST_DAY = date(2027, 4, 1)
PHONE_MONEY, IN_TOUCH = "Phone and email money", "Staying in touch after 21"


def start_from_last_year(editor):
    editor.page.goto("/manage/offer/")
    fits(editor.page)
    editor.press("Start the next edition")
    editor.page.get_by_label("Edition 1: Local offer for care leavers, with everything in it").check()
    editor.fill_day("effective_from", FIRST_DAY)
    editor.press("Start the draft")
    editor.reads("came from the edition before")
    fits(editor.page)


def change_an_amount(editor):
    editor.open_draft()
    editor.follow(PHONE_MONEY)
    fits(editor.page)
    editor.fill(amount_figure="12")
    words = editor.page.locator("[name=what_we_offer]")
    words.fill(words.input_value().replace("£15", "£12"))
    editor.press("Save")
    editor.reads(f"“{PHONE_MONEY}” is saved.")


def add_an_item(editor):
    editor.follow("Add an item")
    editor.fill(name="A laptop for college", what_we_offer="We give you a laptop for college.")
    editor.fill(how_to_get_it="Ask your personal adviser.")
    editor.page.get_by_label("We choose to: it is our own choice").check()
    editor.page.locator("[name=theme]").locator("visible=true").first.check()
    editor.press("Add a rule")
    editor.page.get_by_label("From age", exact=True).fill("16")
    editor.page.get_by_label("To age", exact=True).fill("17")
    editor.page.get_by_role("group", name="Does the last year count?").get_by_label("Yes").check()
    click_through(editor.page, editor.page.locator("#row").get_by_role("button", name="Save", exact=True).last)
    editor.reads("“A laptop for college” is in the draft.")


def end_an_item(editor):
    editor.follow(IN_TOUCH)
    editor.follow("End it: take it out of the draft")
    fits(editor.page)
    editor.fill(why="The yearly letter does the same.")
    click_through(editor.page, editor.page.locator("main form[method=post] button").last)
    editor.reads(f"“{IN_TOUCH}” is no longer in the draft.")


def nothing_goes_out_without_a_reason(editor):
    editor.section("What changed")
    editor.reads("2 without a reason.")
    for name, why, refused in (
        (PHONE_MONEY, "Calls cost less now.", f"“{PHONE_MONEY}” is less than before"),
        (IN_TOUCH, "The yearly letter does the same.", f"“{IN_TOUCH}” was in the edition before"),
    ):
        editor.follow(re.compile(f"Say why ?: {name}"))
        editor.press("Save")
        editor.reads("Say whose decision it was")
        fits(editor.page)
        editor.fill(reason=why)
        editor.press("Save")
        editor.reads("Say whose decision it was")
        editor.page.goto(f"{DRAFT}agree/submit/")
        editor.press("Submit it")
        expect(editor.page.get_by_role("alert")).to_contain_text(f"Something has to be mended first: {refused}")
        editor.section("What changed")
        editor.follow(re.compile(f"Say why ?: {name}"))
        editor.fill(reason=why, decided_by="Cabinet", minute="12/26")
        editor.fill_day("decided_on", TODAY)
        editor.press("Save")
        editor.reads(f"Why: {why} Decided by Cabinet")
    expect(editor.page.get_by_text("without a reason.")).to_have_count(0)
    editor.section("Checks")
    editor.reads("Nothing stands in the way of publishing.")


def mend_what_blocks(editor):
    """Each thing is mended where the checks lead."""
    for left in range(5, 0, -1):
        editor.section("Checks")
        editor.reads(f"{left} thing{'' if left == 1 else 's'} to put right before this can go out.")
        click_through(editor.page, editor.page.locator("#blocks ~ ul a[href*='/contacts/']").first)
        page = editor.page
        for number in page.locator("[name^=numbers-][name$=-as_printed]").all():
            number.fill("")
        if not page.locator("[name^=numbers-][name$=-number]").count():
            editor.press("Add a number")
        for number in page.locator("[name^=numbers-][name$=-number]").all():
            if not number.input_value():
                number.fill("01632 960123")
        click_through(page, page.locator("#row").get_by_role("button", name="Save", exact=True).last)
        expect(page.locator(".govuk-error-summary")).to_have_count(0)
    editor.section("Checks")
    editor.reads("Nothing stands in the way of publishing.")
