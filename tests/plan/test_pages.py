"""The plan's page, one version read whole, and the steps: begin, share, send, given back, approved."""

from datetime import date, timedelta

import pytest

from leaving_care.models import Course, Event, Role
from leaving_care.standing import reckon
from pathways.actions import plan_rows, plans
from pathways.models import Achievement, Copy, Goal, Milestone, OwnWords, Paper, PlanAction, PlanVersion
from pathways.sections import AFTER_CARE, EDUCATION, ELIGIBLE, FROM_21
from pathways.suggesting import suggested_kind
from tests import plans as made
from tests.people import NOW, TODAY, member, young
from tests.plan.conftest import sent, to, words


@pytest.fixture
def web(as_, adviser, kai):
    return as_(adviser)


def test_a_plan_is_begun_in_the_kind_that_fits_today_once(web, kai):
    assert "No version is approved yet." in words(web.get(to(kai)))
    page = web.get(to(kai, "begin/"))
    assert page.context["form"].initial["kind"] == AFTER_CARE
    form = sent(kind=AFTER_CARE)
    for _ in range(2):
        assert web.post(to(kai, "begin/"), form).status_code == 302
    assert PlanVersion.objects.get(person=kai).kind == AFTER_CARE
    assert web.get(to(kai, "begin/")).status_code == 302
    assert "is being written already" in words(web.post(to(kai, "begin/"), sent(kind=AFTER_CARE)))


def test_only_the_kinds_of_their_age_are_there(web, kai):
    kinds = [key for key, _ in web.get(to(kai, "begin/")).context["form"].fields["kind"].choices]
    assert kinds == [AFTER_CARE]
    assert "Choose one of the answers" in words(web.post(to(kai, "begin/"), sent(kind=FROM_21)))


@pytest.mark.parametrize("kind", ["", "none", "x" * 500, "a\x00"])
def test_there_is_no_other_kind(web, kai, kind):
    assert "There is a problem" in words(web.post(to(kai, "begin/"), sent(kind=kind)))
    assert not PlanVersion.objects.exists()


def test_the_kind_follows_status_age_and_course(db):
    child = young(date_of_birth=date(2009, 6, 1))
    assert suggested_kind(child, TODAY) == ELIGIBLE
    grown = young(date_of_birth=TODAY.replace(year=TODAY.year - 21))
    assert suggested_kind(grown, TODAY - timedelta(days=1)) == AFTER_CARE
    assert suggested_kind(grown, TODAY) == FROM_21
    course = Course.objects.create(person=grown, starts_on=TODAY - timedelta(days=9), ends_on=TODAY - timedelta(days=1))
    reckon(grown)
    assert suggested_kind(grown, TODAY) == FROM_21
    course.ends_on = TODAY
    course.save()
    assert suggested_kind(grown, TODAY) == EDUCATION


def test_a_course_that_they_told_us_of_counts_as_one(kai, adviser):
    on = kai.date_of_birth.replace(year=kai.date_of_birth.year + 22)
    assert suggested_kind(kai, on) == FROM_21
    Milestone.objects.create(person=kai, kind="course_told", on=on, by=adviser.user, at=NOW)
    assert suggested_kind(kai, on) == EDUCATION


def test_a_draft_tells_the_state_of_each_heading_and_what_is_missing(web, kai, adviser):
    draft = made.begun(kai, adviser.user)
    home = draft.plansection_rows.get(section="home")
    plan_rows.write_section(home, {"now": "A room"}, by=adviser.user, at=NOW, edit=home.edit)
    OwnWords.objects.create(person=kai, section="money", text="Tight", by=kai.user, at=NOW)
    said = words(web.get(to(kai)))
    assert "Somewhere to live Written" in said and "Money Empty They wrote about this." in said
    assert "Before you can send it: 9 things" in said
    assert "Only staff see it." in said


def test_it_is_shared_once(web, kai, adviser):
    draft = made.begun(kai, adviser.user)
    assert web.post(to(kai, "share/"), sent()).status_code == 302
    draft.refresh_from_db()
    assert draft.shared_at == NOW
    assert "They can read it since 20 November 2026" in words(web.get(to(kai)))


def test_what_is_missing_is_said_before_and_after_sending(web, kai, adviser):
    made.begun(kai, adviser.user)
    assert "“Money” says nothing yet." in words(web.get(to(kai, "send/")))
    said = words(web.post(to(kai, "send/"), sent(copy_how="paper")))
    assert "There is a problem" in said and PlanVersion.objects.get(person=kai).sent_at is None


def test_it_is_sent_with_the_way_of_the_copy_given_back_and_approved(web, kai, adviser, manager):
    draft = made.written(kai, adviser.user)
    assert "Choose how they get their copy" in words(web.post(to(kai, "send/"), sent()))
    assert "Write which language" in words(web.post(to(kai, "send/"), sent(copy_how="language")))
    form = sent(copy_how="language", copy_language="Polish")
    for _ in range(2):
        assert web.post(to(kai, "send/"), form).status_code == 302
    draft.refresh_from_db()
    assert (draft.copy_how, draft.copy_language, draft.sent_by) == ("language", "Polish", adviser.user)
    assert "Waits for a manager" in words(web.get(to(kai)))
    plans.give_back(draft, reason="Say more about money", by=manager.user, at=NOW)
    assert "Say more about money" in words(web.get(to(kai)))
    web.post(to(kai, "send/"), sent(copy_how="online"))
    plans.approve(draft, by=manager.user, at=NOW)
    assert "approved it on 20 November 2026. It holds." in words(web.get(to(kai)))
    assert Copy.objects.get(version=draft).how == "online"


def test_while_it_waits_nothing_is_written_and_nothing_typed_is_lost(web, kai, adviser):
    draft = made.sent(kai, adviser.user)
    assert web.get(to(kai, "sections/home/")).status_code == 302
    page = web.post(to(kai, "sections/home/"), sent(version=3, now="Typed in vain?"))
    assert "waits for a manager" in words(page) and "Typed in vain?" in page.content.decode()
    draft.refresh_from_db()
    assert draft.plansection_rows.get(section="home").now != "Typed in vain?"


def test_after_approval_a_late_form_is_answered_with_all_that_was_typed(web, kai, adviser, manager):
    made.approved(kai, adviser.user, manager.user)
    page = web.post(to(kai, "sections/home/goals/add/"), sent(text="Typed in vain?", when="now"))
    assert "This version is approved." in words(page) and "Typed in vain?" in page.content.decode()


def test_one_version_is_read_whole_their_words_first(web, kai, adviser, manager):
    OwnWords.objects.create(person=kai, section="home", text="Too far", by=kai.user, at=NOW)
    draft = made.written(kai, adviser.user)
    plan_rows.tell(
        draft, {"section": "home", "text": "Nearer", "whose": "Robin", "said_on": TODAY}, by=adviser.user, at=NOW
    )
    plan_rows.link_source(draft, {"kind": "ehc"}, by=adviser.user, at=NOW)
    plans.send(draft, copy_how="online", by=adviser.user, at=NOW)
    plans.approve(draft, by=manager.user, at=NOW)
    Achievement.objects.create(person=kai, on=TODAY, text="Passed maths", by=adviser.user, at=NOW)
    Paper.objects.create(person=kai, kind="passport", state="missing", by=adviser.user, at=NOW)
    said = words(web.get(to(kai, f"{draft.key}/")))
    order = [
        "Too far",
        "Robin said",
        "Invented: Somewhere to live",
        "A flat nearer to college",
        "Passed maths",
        "Passport Missing",
    ]
    places = [said.index(text) for text in order]
    assert places == sorted(places)
    assert "Ask about the housing register" in said and "by 19 January 2027" in said
    assert "Doctor Not recorded yet" in said and "Education, health and care plan" in said


def test_an_old_version_says_that_another_holds(web, kai, adviser, manager):
    old = made.approved(kai, adviser.user, manager.user)
    made.approved(kai, adviser.user, manager.user)
    assert "This is an old version. Version 2 holds now." in words(web.get(to(kai, f"{old.key}/")))
    assert "Version 1" in words(web.get(to(kai)))


def test_a_look_is_noted_and_a_reader_who_does_not_write_sees_no_button(as_, kai, adviser):
    draft = made.begun(kai, adviser.user)
    officer = member(Role.DATA_OFFICER)
    said = words(as_(officer).get(to(kai)))
    assert "Send it for approval" not in said and "Things they can have" not in said
    as_(officer).get(to(kai, f"{draft.key}/"))
    assert Event.objects.filter(person=kai, by=officer.user, kind="looked", part="plan").count() == 2


def test_titles_and_addresses_name_nobody(web, kai, adviser):
    draft = made.written(kai, adviser.user)
    for rest in ("", f"{draft.key}/", "sections/home/", "things/", "send/", "words/add/"):
        page = web.get(to(kai, rest)).content.decode()
        assert "Kai" not in page.split("<title>")[1].split("</title>")[0], rest


@pytest.mark.parametrize("rest, most", [("", 28), ("{key}/", 22), ("sections/home/", 22)])
def test_a_page_asks_no_more_for_a_long_plan(web, kai, adviser, rest, most, at_most):
    draft = made.written(kai, adviser.user)
    home = draft.plansection_rows.get(section="home")
    for number in range(12):
        goal = plan_rows.add(Goal, home, {"text": f"Goal {number}"}, by=adviser.user, at=NOW)
        worker = {"owner_kind": "worker", "worker": adviser, "goal": goal, "national": "work-costs"}
        plan_rows.add(PlanAction, home, {"what": f"Step {number}"} | worker, by=adviser.user, at=NOW)
        plan_rows.tell(draft, {"section": "home", "text": "So", "said_on": TODAY}, by=adviser.user, at=NOW)
    with at_most(most):
        page = web.get(to(kai, rest.format(key=draft.key)))
    assert page.status_code == 200 and len(page.content) < 100_000
