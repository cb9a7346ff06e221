"""A council's settings for plans: times only tighten, the law's headings stay, each change is noted and done once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Event, Role
from pathways.actions import plan_headings as headings
from pathways.actions import plan_settings as actions
from pathways.models import CareWord, CouncilSection, PlanSettings, Summary
from pathways.plan_settings import settings_of
from pathways.sections import SECTIONS
from pathways.summaries import keep
from pathways.timetable import Length
from tests.assessment.conftest import errors, once, opened
from tests.people import NOW, TODAY, council, member

pytestmark = pytest.mark.django_db
HOME = "/manage/settings/plans/"
NOTHING = {"number": None, "unit": "", "lead": None, "is_left_out": False}


@pytest.fixture
def here(manager):
    return manager.authority


@pytest.mark.parametrize(
    ("duty", "number", "unit"),
    [
        ("plan-review", 3, "months"),
        ("plan-review", 182, "days"),
        ("plan-review-from-21", 400, "days"),
        ("copy-given", 5, "working days"),
    ],
)
def test_a_time_of_their_own_is_shorter_than_the_laws(here, manager, duty, number, unit):
    actions.set_time(here, duty, **NOTHING | {"number": number, "unit": unit, "lead": 7}, by=manager.user, at=NOW)
    settings = settings_of(here.pk)
    assert settings.clocks == {duty: Length(number, unit)} and settings.leads == {duty: 7}
    event = Event.objects.get(what="change_plan_settings")
    assert (event.authority, event.fields) == (here, [f"time of {duty}"])
    actions.set_time(here, duty, **NOTHING, by=manager.user, at=NOW)
    assert settings_of(here.pk).clocks == {}


@pytest.mark.parametrize(
    ("duty", "said", "words"),
    [
        ("plan-review", {"number": 6, "unit": "months"}, "The law gives 6 months"),
        ("plan-review", {"number": 400, "unit": "days"}, "has to be shorter"),
        ("first-visit", {"number": 2, "unit": "weeks"}, "The law gives 7 days"),
        ("contact-16-to-20", {"number": 3, "unit": "months"}, "National guidance gives 2 months"),
        ("at-18", {"number": 2, "unit": "weeks"}, "No time can be set"),
        ("plan-review", {"is_left_out": True}, "“Review of the plan” rests on law or guidance"),
    ],
)
def test_nothing_loosens_the_law(here, manager, duty, said, words):
    with pytest.raises(ValidationError, match=words):
        actions.set_time(here, duty, **NOTHING | said, by=manager.user, at=NOW)
    assert not PlanSettings.objects.exists()


def test_summaries_are_worked_out_anew_after_a_change(here, manager, kai):
    keep(kai, TODAY)
    before = Summary.objects.get(person=kai)
    assert before.valid_until is None or before.valid_until >= TODAY
    Summary.objects.update(valid_until=TODAY)
    actions.set_days(here, lead_days=14, reply_days=5, by=manager.user, at=NOW)
    assert Summary.objects.get(person=kai).valid_until < TODAY


def test_records_cannot_be_said_to_begin_after_there_were_some(here, manager, kai):
    days = {"lead_days": 28, "reply_days": 14, "by": manager.user, "at": NOW}
    first = TODAY - timedelta(days=30)
    Event.objects.create(authority=here, person=kai, kind="changed", what="say_own", at=NOW - timedelta(days=30))
    for wrong in (first + timedelta(days=1), TODAY, TODAY + timedelta(days=1)):
        with pytest.raises(ValidationError, match="or a day before it"):
            actions.set_days(here, records_from=wrong, **days)
    actions.set_days(here, records_from=first, **days)
    assert settings_of(here.pk).records_from == first
    actions.set_days(here, **days)
    assert settings_of(here.pk).records_from is None


def test_only_administrators_and_managers_of_the_council(here, manager, adviser):
    elsewhere = member(Role.MANAGER, council("elsewhere"))
    for who in (adviser.user, elsewhere.user, member(Role.DATA_OFFICER).user):
        for act in (
            lambda who=who: actions.set_time(here, "plan-review", **NOTHING, by=who, at=NOW),
            lambda who=who: actions.set_days(here, lead_days=1, reply_days=1, by=who, at=NOW),
            lambda who=who: actions.set_papers(here, papers=["doctor"], by=who, at=NOW),
            lambda who=who: actions.set_care_words(here, words={}, by=who, at=NOW),
            lambda who=who: headings.order_headings(here, {}, by=who, at=NOW),
            lambda who=who: headings.rename_heading(here, "home", heading="x", asks="", by=who, at=NOW),
            lambda who=who: headings.add_heading(here, heading="x", asks="", by=who, at=NOW),
            lambda who=who: headings.end_heading(here, "own-x", by=who, at=NOW),
        ):
            with pytest.raises(NotAllowed):
                act()
    actions.set_days(here, lead_days=1, reply_days=1, by=member(Role.ADMINISTRATOR).user, at=NOW)


def test_headings_are_renamed_ordered_added_and_ended(here, manager):
    by = {"by": manager.user, "at": NOW}
    headings.rename_heading(here, "money", heading="My money", asks="Got enough?", **by)
    found = headings.in_order(here, TODAY)
    assert [each.key for each in found] == [each.key for each in SECTIONS], "renaming moves nothing"
    assert next(each for each in found if each.key == "money").text == "My money"
    headings.add_heading(here, heading="My pets", asks="", **by)
    assert headings.in_order(here, TODAY)[-1].key == "own-my-pets"
    headings.order_headings(here, {"own-my-pets": 1, "contact": 2}, **by)
    assert [each.key for each in headings.in_order(here, TODAY)][:2] == ["own-my-pets", "contact"]
    headings.rename_heading(here, "money", heading="", asks="", **by)
    assert {each.text for each in headings.in_order(here, TODAY)} >= {"Money", "My pets"}
    headings.end_heading(here, "own-my-pets", **by)
    assert CouncilSection.objects.get(section="own-my-pets").ends_on == TODAY
    for section in ("money", "own-my-pets", "none"):
        with pytest.raises(ValidationError, match="law asks for this heading, or it has ended"):
            headings.end_heading(here, section, **by)
    with pytest.raises(ValidationError, match="called that"):
        headings.add_heading(here, heading="MONEY", asks="", **by)
    with pytest.raises(ValidationError, match="no such heading"):
        headings.rename_heading(here, "none", heading="x", asks="", **by)


def test_words_papers_once_and_overtaken(here, manager):
    by, token = {"by": manager.user, "at": NOW}, once()
    actions.set_care_words(here, words={"placement": "home", "LAC": ""}, once=token, **by)
    with pytest.raises(AlreadyDone):
        actions.set_care_words(here, words={}, once=token, **by)
    with pytest.raises(ChangedMeanwhile):
        actions.set_care_words(here, words={}, version=1, **by)
    actions.set_care_words(here, words={"LAC": "in care"}, **by)
    assert list(CareWord.objects.values_list("word", "instead")) == [("LAC", "in care")]
    actions.set_papers(here, papers=["doctor", "passport"], **by)
    assert settings_of(here.pk).papers == ("passport", "doctor")


def test_the_pages(as_, here, manager, at_most):
    client = as_(manager)
    client.get(HOME)
    with at_most(10):
        page = client.get(HOME)
    text = page.content.decode()
    assert "6 months, counted from the last review" in text and "No law asks for it: before their 18th birthday" in text
    assert "National guidance: 2 months" in text
    assert "your 1" not in text and len(page.content) < 100_000

    def send(path, **said):
        return client.post(HOME + path, opened(client, HOME + path, **said))

    assert "has to be shorter" in errors(send("times/plan-review/", number="9", unit="months"))["number"]
    assert "unit" in errors(send("times/plan-review/", number="9"))
    assert "number" in errors(send("times/plan-review/", unit="days"))
    assert send("times/plan-review/", number="5", unit="months", lead="").status_code == 302
    assert "<strong>5 months</strong>" in client.get(HOME).content.decode()
    assert send("times/talk-before-18/", is_left_out="on").status_code == 302
    assert settings_of(here.pk).left_out == {"talk-before-18"}
    assert "is_left_out" not in client.get(f"{HOME}times/plan-review/").context["form"].fields
    assert client.get(f"{HOME}times/records-in-care/").status_code == 404
    assert "lead_days" in errors(send("days/", lead_days="-1", reply_days="9"))
    assert send("days/", lead_days="14", reply_days="9").status_code == 302
    assert "papers" in errors(send("papers/"))
    assert send("papers/", papers=["doctor"]).status_code == 302
    assert "Line 2" in errors(send("words/", words="a = b\na = c"))["words"]
    assert send("words/", words="placement = home\nLAC").status_code == 302
    assert send("headings/add/", heading="My pets").status_code == 302
    assert "called that" in errors(send("headings/home/", heading="My pets"))["heading"]
    assert send("headings/home/", heading="Where I live", asks="").status_code == 302
    order = {key: value for key, value in client.get(f"{HOME}headings/").context["form"].initial.items()}
    stale = opened(client, f"{HOME}headings/", **order | {"own-my-pets": "1"})
    assert send("headings/", **order | {"own-my-pets": "1"}).status_code == 302
    assert "perhaps by you" in client.post(f"{HOME}headings/", stale).content.decode()
    assert send("headings/own-my-pets/end/").status_code == 302
    assert client.get(f"{HOME}headings/home/end/").status_code == 404
