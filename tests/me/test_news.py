"""The box of the first page: what is new, and what comes next, each with the way to it; at most three of what is new."""

import re
from datetime import datetime, time, timedelta

import pytest

from leaving_care.dates import UK
from leaving_care.models import Role
from pathways.actions import check_ins, plans, review_asks
from pathways.actions.answering_them import answer, reply
from pathways.models import CameBack, CheckIn, Contact, Copy, HandingOver, Summary, Typed, VisitPlanned
from pathways.news import MOST, news
from pathways.news.plan import offered_to
from pathways.views.typing import keep_typed
from tests.me.conftest import queries_of, words
from tests.people import NOW, TODAY, allocate, member, user, young
from tests.plans import approved, begun

DAY = timedelta(days=1)


@pytest.fixture
def priya(kai):
    """Kai's adviser."""
    made = member(Role.PERSONAL_ADVISER, who=user("Priya Example"))
    allocate(made, kai)
    return made


@pytest.fixture
def manager(db):
    return member(Role.MANAGER, who=user("Grace Example"))


def lines(person, on=TODAY):
    return [(line.said, line.link, line.address) for line in news(person, on, most=20)]


def said(person, on=TODAY):
    return [line[0] for line in lines(person, on)]


def visit(person, by, on, **more):
    return VisitPlanned.objects.create(person=person, on=on, by=by.user, made_at=NOW, **more)


def test_nothing_to_say_is_no_box(me, kai):
    assert lines(kai) == []
    assert "What is new" not in words(me.get("/me/"))


def test_a_visit_today_and_later_and_on_the_page_of_the_workers(me, kai, priya):
    visit(kai, priya, TODAY - DAY)
    visit(kai, priya, TODAY + DAY * 2, cancelled="Priya is ill")
    assert lines(kai) == []
    assert "No day is agreed yet. You can ask for one." in words(me.get("/me/worker/"))
    visit(kai, priya, TODAY + DAY)
    assert said(kai) == ["We visit you on 21 November 2026."]
    today = visit(kai, priya, TODAY, at_time=time(15, 30), where="the café")
    assert said(kai) == ["Today at 15:30 we visit you. Where: the café."]
    page = words(me.get("/me/worker/"))
    assert "When we visit you Today at 15:30. Where: the café. 21 November 2026. Does it not suit you?" in page
    at = datetime.combine(today.on, time(0, 10), UK)
    Contact.objects.create(person=kai, at=at, how="visit", outcome="seen", by=priya.user, written_at=NOW)
    assert said(kai) == ["We visit you on 21 November 2026."]


def test_a_change_of_adviser_from_the_day_on_which_they_are_told(kai, priya):
    new = member(Role.PERSONAL_ADVISER, who=user("Jo Example"))
    row = HandingOver(
        person=kai, before=priya, after=new, reason="Priya moves", on=TODAY + DAY * 9, by=priya.user, at=NOW
    )
    row.save()
    assert lines(kai) == []
    row.notice_on = TODAY + DAY
    row.save()
    assert lines(kai) == []
    row.notice_on = TODAY
    row.save()
    told = "Jo Example works with you from 29 November 2026, in place of Priya Example."
    assert lines(kai) == [(told, "About the change", "/me/new-worker/")]
    row.cancelled = "Priya stays"
    row.save()
    assert lines(kai) == []


def test_coming_back_who_rings_them_and_by_when(kai, priya):
    row = CameBack.objects.create(person=kai, asked_at=NOW, by=kai.user)
    assert said(kai) == ["You asked for help again on 20 November 2026. Your last team will ring you."]
    row.reply_by = TODAY
    row.save()
    assert said(kai) == ["You asked for help again on 20 November 2026. We ring you by 20 November 2026."]
    row.settled_at, row.settled_by, row.worker = NOW, priya.user, priya
    row.save()
    assert lines(kai) == [("Priya Example rings you by 20 November 2026.", "What happens next", "/me/back/")]
    assert lines(kai, TODAY + DAY) == []


def test_a_plan_that_was_approved_until_they_say_that_they_read_it(kai, priya, manager):
    version = approved(kai, priya.user, manager.user)
    assert ("Your plan was approved on 20 November 2026.", "Read it", "/me/plan/") in lines(kai)
    assert not any("approved" in line for line in said(kai, TODAY + DAY * 29))
    Copy.objects.filter(version=version).update(given_on=TODAY, seen_at=NOW)
    assert not any("approved" in line for line in said(kai))


def test_a_draft_that_they_can_read_and_have_not_answered(kai, priya):
    version = begun(kai, priya.user)
    assert lines(kai) == []
    plans.share(version, by=priya.user, at=NOW)
    told = "We shared a draft of your plan with you on 20 November 2026."
    assert lines(kai) == [(told, "Read it, and say what you think", f"/me/plan/{version.key}/")]
    answer(version, {None: ("agree", "")}, by=kai.user, at=NOW)
    assert lines(kai) == []


def test_a_managers_reply(kai, priya, manager):
    version = approved(kai, priya.user, manager.user)
    answer(version, {None: ("disagree", "Too slow")}, by=kai.user, at=NOW)
    assert not any("replied" in line for line in said(kai))
    reply(kai.answer_rows.get(), "Let us talk", by=manager.user, at=NOW)
    assert ("Grace Example replied to you on 20 November 2026.", "Read the reply", "/me/plan/#answers") in lines(kai)


def test_an_early_review_that_they_asked_for_and_the_answer(kai, priya):
    review_asks.ask_for_review(kai, {}, by=kai.user, at=NOW)
    row = kai.reviewask_rows.get()
    assert said(kai) == ["You asked on 20 November 2026 to look at your plan again. Your worker answers you."]
    review_asks.answer_ask(row, TODAY + DAY, "Good idea", by=priya.user, at=NOW)
    assert lines(kai) == [("We can look at your plan again on 21 November 2026.", "Read the answer", "/me/review-ask/")]
    assert said(kai, TODAY + DAY * 2) == ["Priya Example answered: you asked to look at your plan again."]
    assert lines(kai, TODAY + DAY * 29) == []


def test_an_answer_to_a_check_in(kai, priya):
    check_ins.check_in(kai, "ok", by=kai.user, at=NOW)
    row = CheckIn.objects.get()
    assert lines(kai) == []
    check_ins.answer_check_in(row, "I will ring you", by=priya.user, at=NOW)
    assert lines(kai) == [("Priya Example answered you: “I will ring you”", "Read the answer", "/me/check-in/")]
    assert lines(kai, TODAY + DAY * 29) == []


def test_a_long_answer_is_cut_short(kai, priya):
    check_ins.check_in(kai, "ok", by=kai.user, at=NOW)
    check_ins.answer_check_in(CheckIn.objects.get(), "Hello\n\n" + "x" * 900, by=priya.user, at=NOW)
    assert said(kai) == [f"Priya Example answered you: “Hello {'x' * 193}…”"]


def test_an_answer_comes_first_and_what_has_a_day_is_there_whatever_else_is_new(kai, priya, manager, rf):
    version = approved(kai, priya.user, manager.user)
    answer(version, {None: ("disagree", "Too slow")}, by=kai.user, at=NOW)
    reply(kai.answer_rows.get(), "Let us talk", by=manager.user, at=NOW)
    keep_typed(kai.user, kai, "me_check_in", rf.post("/", {"text": "Half a thought"}).POST, at=NOW)
    CameBack.objects.create(person=kai, asked_at=NOW, by=kai.user)
    check_ins.check_in(kai, needs_help=True, by=kai.user, at=NOW)
    check_ins.answer_check_in(CheckIn.objects.get(), "I ring you at 4 today", by=priya.user, at=NOW)
    review_asks.ask_for_review(kai, {}, by=kai.user, at=NOW)
    review_asks.answer_ask(kai.reviewask_rows.get(), TODAY + DAY * 11, by=priya.user, at=NOW)
    visit(kai, priya, TODAY + DAY * 15, at_time=time(16))
    found = [line.said for line in news(kai, TODAY)]
    assert found[0] == "Priya Example answered you: “I ring you at 4 today”"
    comes = ["We can look at your plan again on 1 December 2026.", "We visit you on 5 December 2026 at 16:00."]
    assert found[MOST:] == comes, "what is new is limited to three, and what comes is not"


def test_a_day_that_was_offered_stays_while_they_ask_again_and_until_another_answer(kai, priya):
    for days in (5, 9):
        review_asks.ask_for_review(kai, {}, by=kai.user, at=NOW)
        row = kai.reviewask_rows.last()
        review_asks.answer_ask(row, TODAY + DAY * days, by=priya.user, at=NOW + DAY * days)
    assert offered_to(kai, TODAY) == TODAY + DAY * 9
    review_asks.ask_for_review(kai, {}, by=kai.user, at=NOW + DAY * 10)
    assert offered_to(kai, TODAY + DAY * 9) == TODAY + DAY * 9
    assert "We can look at your plan again on 29 November 2026." in said(kai)
    assert offered_to(kai, TODAY + DAY * 10) is None
    review_asks.answer_ask(kai.reviewask_rows.last(), None, "Later", by=priya.user, at=NOW + DAY * 10)
    assert offered_to(kai, TODAY) is None


@pytest.mark.parametrize(
    ("step", "address"),
    [
        ("me_words home", "/me/plan/words/home/"),
        ("me_check_in", "/me/check-in/"),
        ("review home", "/me/review/"),
        ("me_gone", ""),
        ("work_note", ""),
    ],
)
def test_something_typed_and_not_sent(kai, step, address, rf):
    typed = rf.post("/", {"text": "Half a thought"}).POST
    keep_typed(kai.user, kai, step, typed, at=NOW)
    told = ("You wrote something on 20 November 2026 and did not send it.", "Go on with it", address)
    assert lines(kai) == ([told] if address else [])


def test_what_a_worker_typed_is_no_news_of_theirs(kai, priya):
    Typed.objects.create(person=kai, user=priya.user, step="me_words home", fields={"text": ["x"]}, at=NOW)
    assert lines(kai) == []


def test_the_next_review_is_never_late(kai, priya, manager):
    approved(kai, priya.user, manager.user, at=NOW - DAY * 60)
    due = Summary.objects.get(person=kai).next_review_on
    assert lines(kai)[-1][1:] == ("Say first what you think", "/me/review/")
    assert said(kai, due)[-1].startswith("Your next review is by ")
    assert lines(kai, due + DAY)[-1] == (
        "It is time to look at your plan again.",
        "Ask for a day that suits you",
        "/me/review-ask/",
    )


def test_three_new_lines_at_most_and_the_visit_with_links_that_lead_somewhere_and_three_queries_more(
    me, kai, priya, manager
):
    approved(kai, priya.user, manager.user)
    few = len(queries_of(me, "/me/"))
    assert few <= 11
    check_ins.check_in(kai, "ok", by=kai.user, at=NOW)
    check_ins.answer_check_in(CheckIn.objects.get(), "I will ring you", by=priya.user, at=NOW)
    for days in range(30):
        visit(kai, priya, TODAY + DAY * days)
        other = young()
        visit(other, priya, TODAY)
    assert len(queries_of(me, "/me/")) <= few
    page = me.get("/me/").content.decode()
    box = page.split('id="news"')[1].split("</section>")[0]
    links = re.findall(r'href="([^"#]+)', box)
    assert len(links) == box.count("<li") == MOST + 1
    for link in links:
        assert me.get(link).status_code == 200
