"""Am I a care leaver in law? Whole walks through the questions, as somebody without scripts takes them."""

import re

import pytest
from django.test import Client

from leaving_care.dates import MONTHS
from leaving_care.models import Authority
from offers.rendering.site import CouncilLine
from tests.leaving_care.rows import build
from tests.pages.filling import Filled

pytestmark = pytest.mark.once  # these pages ask no database for more than the list of councils

START = "/derby/status/"
A_DATE = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}")


@pytest.fixture
def visitor(store, day, settings, monkeypatch):
    """Somebody on the day of the tests, who opens the first page."""
    settings.PUBLISHED_DIR = store.root
    monkeypatch.setattr("leaving_care.middleware.uk_day", lambda moment: day)
    client = Client()

    def opens(address=START):
        return Filled(client, client.get(address))

    return opens


def born(page, day, month, year):
    return page.go_on(born__day=day, born__month=month, born__year=year)


def period(page, number, *days):
    """From day, month, year to day, month, year; a day may be ""."""
    names = [f"p{number}__{end}__{box}" for end in ("first", "last") for box in ("day", "month", "year")]
    return page.go_on(**dict(zip(names, days, strict=True)))


def in_care_for_nine_weeks(page):
    page = born(page, 3, 5, 2010).go_on(council="here").go_on(care="yes")
    page = page.go_on(since="date", since_on__day=19, since_on__month=9, since_on__year=2026)
    return page.go_on(more0="no").go_on(guardian="no")


def home_for_six_months(page):
    page = born(page, 3, 5, 2009).go_on(council="here").go_on(care="no").go_on(when="dates")
    page = period(page, 1, "", 3, 2023, 31, 1, 2026).go_on(home="yes")
    return page.go_on(homewhen__first__day=5, homewhen__first__month=2, homewhen__first__year=2026)


# ---------------------------------------------------------------- whole walks


def test_sixteen_with_nine_weeks_in_care_is_told_when_it_comes_and_what_there_is_today(visitor):
    page = in_care_for_nine_weeks(visitor())
    assert page.heading == "Not yet, but you are in care and have rights now"
    assert "9 weeks and 1 day in care since you turned 14. The law asks for 13 weeks." in page.text
    assert "you get there on 18 December 2026: 3 weeks and 6 days to go" in page.text
    assert "On 3 May 2028, when you turn 18, you are likely to be former relevant" in page.text
    assert "What you are owed today" in page.text
    assert page.facts["Somewhere suitable to live"].endswith("Children Act 1989, section 22A")
    assert "Ask your social worker at Derby City Council" in page.text


def test_seventeen_and_left_care_is_relevant(visitor):
    page = born(visitor(), 3, 5, 2009).go_on(council="here").go_on(care="no").go_on(when="dates")
    page = period(page, 1, 1, 3, 2023, 31, 1, 2026)
    assert page.heading == "Did you live at home for 6 months or more in one go?"
    page = page.go_on(home="no")
    assert page.heading == "You are likely to be a care leaver in law"
    assert (
        "You are likely to be relevant. That is the law's word. It means: you are 16 or 17, you have left care"
        in page.text
    )
    assert (
        "We must unless your welfare does not need it Children Act 1989, section 23B" in page.facts["Money to live on"]
    )
    assert "This holds until you turn 18, on 3 May 2027" in page.text
    assert "143 weeks and 4 days in care since you turned 14. 13 weeks are needed" in page.text
    # Care began before 14, and is counted from there.
    assert "3 May 2023 (your 14th birthday) to 31 January 2026" in page.text


def test_six_months_at_home_is_qualifying_and_says_what_would_change_it(visitor):
    page = home_for_six_months(visitor())
    assert page.heading == "You are likely to be a care leaver who can ask for help"
    assert "then lived at home for 6 months or more" in page.text
    assert "If living at home ended" in page.text
    assert page.facts["Advice and support"].startswith("We may")


def test_nineteen_and_in_care_to_18_needs_four_questions(visitor):
    page = born(visitor(), 3, 5, 2007).go_on(council="here")
    assert page.heading == "Were you in care when you turned 18?"
    page = page.go_on(care="yes").go_on(since="before14")
    assert page.heading == "You are likely to be a care leaver in law"
    assert "former relevant" in page.text
    assert "On 3 May 2028, when you turn 21, some of this ends." in page.text
    assert page.facts["A personal adviser"] == "We must Children Act 1989, section 23C"


def test_twenty_two_and_looked_after_by_another_council(visitor):
    build(Authority, slug="derby", name="Derby City Council", short_name="Derby")
    page = born(visitor(), 3, 5, 2004).go_on(council="other")
    assert page.heading == "Your own council can tell you most"
    page = page.go_on().go_on(care="yes").go_on(since="before14")
    assert "Your council must" in page.facts["A personal adviser"]
    assert "if you tell the council that you want it" in page.facts["A personal adviser"]
    assert "The council that looked after you last is the one that has to help you" in page.text
    assert "Its name is: …" in page.text
    assert page.value("lives") == "other_council"


def test_detained_at_sixteen_straight_from_care(visitor):
    page = born(visitor(), 3, 5, 2009).go_on(council="here").go_on(care="no").go_on(when="dates")
    page = period(page, 1, 1, 2, 2024, 1, 3, 2025).go_on(more1="no")
    assert page.heading == "Where were you on your 16th birthday?"
    assert "You do not have to answer" in page.text
    page = page.go_on(sixteen="custody").go_on(straight="yes")
    assert page.heading == "You are likely to be a care leaver in law"
    assert "in custody or in hospital on your 16th birthday, straight from care" in page.text
    assert "Care Leavers (England) Regulations 2010, regulation 3(2)" in page.text


def test_who_would_rather_not_say_where_they_were_is_told_that_it_depends_on_it(visitor):
    page = born(visitor(), 3, 5, 2009).go_on(council="here").go_on(care="no").go_on(when="dates")
    page = period(page, 1, 1, 2, 2024, 1, 3, 2025).go_on(more1="no").go_on(sixteen="skipped")
    page = page.go_on(guardian="no").go_on(places=["none"]) if page.heading.startswith("Did a special") else page
    assert page.heading == "You may be a care leaver in law. It depends"
    assert "If you were in custody or in hospital, straight from care: likely relevant." in page.text
    letter = page.text.split("To: ")[1].split("If you do not agree")[0]
    assert "custody" not in letter and "hospital" not in letter


def test_a_special_guardian_took_over_years_before_14(visitor):
    page = born(visitor(), 3, 5, 2009).go_on(council="here").go_on(care="no").go_on(when="no")
    page = page.go_on(guardian="yes", guardian_on__month=6, guardian_on__year=2015)
    assert "a special guardian took over from the council, straight from care" in page.text
    assert "Children Act 1989, section 24(1A)" in page.text


def test_not_sure_everywhere_ends_with_what_would_settle_it(visitor):
    page = visitor().press("I am not sure of it").go_on(age=19).go_on(council="not_sure").go_on(care="not_sure")
    page = page.go_on(when="not_sure").go_on(rough="not_sure").go_on(after16="not_sure")
    assert page.heading == "You may be a care leaver in law. It depends"
    assert "you may be former relevant or qualifying, or in none of the law's groups" in page.text
    assert "How long you were in care in all, since you turned 14" in page.text
    assert "This is a rough answer" in page.text
    # No day was told, and none is shown but today's.
    assert set(A_DATE.findall(page.text)) == {"21 November 2026"}


def test_wales_is_told_that_another_law_is_theirs_and_whom_to_ask_here(visitor):
    page = born(visitor(), 3, 5, 2008).go_on(council="nation").go_on(england="no").go_on(places=["none"])
    assert page.heading == "Another country's law may be yours"
    assert "01332 643907" in page.text
    page = born(visitor(), 3, 5, 2008).go_on(council="nation").go_on(england="yes")
    assert page.heading == "Were you in care when you turned 18?"


def test_short_breaks(visitor):
    page = born(visitor(), 3, 5, 2007).go_on(council="here").go_on(care="breaks").go_on(breaks="no").go_on(after16="no")
    page = page.go_on(guardian="no").go_on(places=["none"])
    assert page.heading == "We cannot say yes from your answers. Ask us to check"
    assert "That is not a no." in page.text


@pytest.mark.parametrize(
    ("year", "heading", "said"),
    [
        (2013, "These rights start at 16", "You are 13."),
        (2001, "Most of these rights end at 25, but not all help does", "You are 25."),
        (1901, "Most of these rights end at 25, but not all help does", "You are 125."),
    ],
)
def test_too_young_and_too_old_are_told_so_in_words_and_whom_to_ask(visitor, year, heading, said):
    page = born(visitor(), 3, 5, year)
    assert page.heading == heading
    assert said in page.text
    assert "Ring the Leaving Care Team" in page.text


WALKS = {
    "nine weeks": in_care_for_nine_weeks,
    "six months at home": home_for_six_months,
    "thirteen": lambda page: born(page, 3, 5, 2013),
    "twenty-five": lambda page: born(page, 3, 5, 2001),
    "never": lambda page: born(page, 3, 5, 2007).go_on(council="never").go_on(places=["none"]),
    "housed": lambda page: born(page, 3, 5, 2007).go_on(council="never").go_on(places=["section_17"]),
    "not since 14": lambda page: (
        born(page, 3, 5, 2007).go_on(council="here").go_on(care="no").go_on(when="no").go_on(guardian="no").go_on(places=["none"])
    ),
    "Scotland": lambda page: born(page, 3, 5, 2007).go_on(council="nation").go_on(england="no").go_on(places=["none"]),
}  # fmt: skip


@pytest.mark.parametrize("walk", WALKS)
def test_nobody_leaves_without_somebody_to_ask_and_a_way_to_be_heard(visitor, walk):
    page = WALKS[walk](visitor())
    hrefs = [link.get("href") for link in page.main.iter("a")]
    assert "tel:+441332643907" in hrefs
    assert {"/derby/complaints/", "/derby/help-now/"} <= set(hrefs)
    assert not re.match(r"No\b", page.heading.replace("Not yet", ""))


@pytest.mark.parametrize(("walk", "told"), [("nine weeks", "in_care"), ("six months at home", "qualifying")])
def test_what_can_i_get_is_told_the_group_and_the_age_and_no_date(visitor, walk, told):
    page = WALKS[walk](visitor())
    form = next(form for form in page.main.iter("form") if form.get("action") == "/derby/what-can-i-get/")
    sent = {each.get("name"): each.get("value") for each in form.iter("input")}
    living = "with_family" if walk == "six months at home" else ""
    age = "17" if walk == "six months at home" else "16"
    assert sent == {"age": age, "status": told, "lives": "", "living": living, "from_status": "1"}
    assert form.get("method") == "post"


def test_the_list_of_councils_leads_to_their_questions_and_leaves_this_one_out(visitor, monkeypatch, day):
    rows = [build(Authority, slug=slug, short_name=slug.title()) for slug in ("derby", "staffordshire")]
    for row in rows:
        row.prefetched = True
    monkeypatch.setattr(
        "entitlements.views.status.listed_councils", lambda on: [CouncilLine(row, f"/{row.slug}/") for row in rows]
    )
    page = born(visitor(), 3, 5, 2004).go_on(council="other")
    hrefs = [link.get("href") for link in page.main.iter("a")]
    assert "/staffordshire/status/" in hrefs
    assert "/derby/status/" not in hrefs
    assert "/" in hrefs
