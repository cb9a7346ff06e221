"""Who waits for help or to come back stands first on an adviser's list, and on a manager's: until they are answered or reached."""

from datetime import timedelta

import pytest

from leaving_care.models import Membership, Role
from pathways import summaries
from pathways.actions import contacts
from pathways.actions.check_ins import answer_check_in
from pathways.helping import needing_help, since_before
from pathways.models import CameBack, CheckIn
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, council, member, young
from tests.plans_kept.rows import kept

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
HELP = "checked in and needs help: since 19 November 2026 at 10:00"


def asks(person, **values):
    return build(CheckIn, person=person, said="not_good", **{"needs_help": True, "at": NOW - DAY} | values)


def said(client):
    messages = client.get("/work/").context["day"].messages
    return [(each.person.name_used, each.text) for each in messages]


def log(person, by, at, outcome="reached", **values):
    return contacts.log(person, {"how": "call", "outcome": outcome, "at": at} | values, by=by.user, at=NOW)


def test_seeing_it_leaves_it_open_and_an_answer_closes_it(as_, adviser, kai):
    row, client = asks(kai), as_(adviser)
    assert said(client) == [("Kai Miller", HELP)]
    answer_check_in(row, by=adviser.user, at=NOW)
    assert said(client) == [("Kai Miller", "needs help, and still waits: since 19 November 2026 at 10:00")]
    answer_check_in(row, "I ring you at four", by=adviser.user, at=NOW)
    assert said(client) == [] and not needing_help().exists()


def test_only_contact_since_that_reached_them_closes_it(as_, adviser, kai):
    row = asks(kai)
    log(kai, adviser, row.at - HOUR)
    log(kai, adviser, row.at + HOUR, "tried")
    log(young(adviser=adviser), adviser, row.at + HOUR)
    wrong = log(kai, adviser, row.at + HOUR)
    contacts.mark_mistaken(wrong, reason="the wrong person", by=adviser.user, at=NOW)
    assert needing_help().get() == row
    log(kai, adviser, row.at + HOUR)
    assert not needing_help().exists()


def test_a_check_in_that_asks_for_nothing_is_done_when_it_is_seen(as_, adviser, kai):
    row = asks(kai, needs_help=False)
    answer_check_in(row, by=adviser.user, at=NOW)
    assert said(as_(adviser)) == []


def test_managers_have_those_of_an_earlier_day_in_a_list_with_its_number(as_, adviser, manager, kai):
    for name, at in (("Kai Miller", NOW - DAY), ("Of today", NOW - HOUR), ("Answered", NOW - DAY)):
        person = kai if name == "Kai Miller" else young(adviser=adviser, name_used=name)
        asks(person, at=at, answer="I am here" if name == "Answered" else "")
        kept(person)
    client = as_(manager)
    response = client.get("/manage/due/", {"show": "help_waiting"})
    assert [row.person.name_used for row in response.context["rows"]] == ["Kai Miller"]
    assert {tab.name: number for tab, number, _ in response.context["tabs"]}["help_waiting"] == 1
    assert "Help not given yet 1" in client.get("/manage/").content.decode()
    assert since_before(TODAY + DAY).count() == 2


def test_who_wants_to_come_back_stands_on_the_list_of_the_last_adviser_after_calls_for_help(as_, adviser, manager, kai):
    back = young(name_used="Back")
    asks(kai)
    row = build(CameBack, person=back, asked_at=NOW - DAY, offered=adviser)
    kept(back)
    client = as_(adviser)
    words = "wants to come back: asked on 19 November 2026. A manager says who works with them"
    assert said(client) == [("Kai Miller", HELP), ("Back", words)]
    page = client.get("/work/")
    assert [line.person.name_used for line in page.context["lines"]] == ["Kai Miller"], (
        "they are not on the list itself"
    )
    assert str(back.key) not in page.content.decode(), "there is no page of theirs that the adviser may open"
    assert said(as_(member(Role.PERSONAL_ADVISER))) == []
    response = as_(manager).get("/manage/due/", {"show": "came_back"})
    assert [each.person.name_used for each in response.context["rows"]] == ["Back"]
    CameBack.objects.filter(pk=row.pk).update(settled_at=NOW, settled_by=manager.user, worker=adviser)
    assert said(as_(adviser)) == [("Kai Miller", HELP)]


def test_whom_one_works_with_leads_to_their_record(as_, adviser, kai):
    build(CameBack, person=kai, asked_at=NOW, offered=adviser)
    page = as_(adviser).get("/work/")
    assert [each.leads_to for each in page.context["day"].messages] == ["work_person"]


def test_who_works_here_no_more_or_elsewhere_hears_of_nobody(as_, adviser):
    elsewhere = member(Role.PERSONAL_ADVISER, council("elsewhere"), who=adviser.user)
    build(CameBack, person=young(), asked_at=NOW, offered=adviser)
    Membership.objects.filter(pk=adviser.pk).update(ends_on=TODAY - DAY)
    assert said(as_(elsewhere)) == []


def test_those_who_came_back_cost_no_query(as_, adviser, at_most):
    people = [young(adviser=adviser) for _ in range(25)] + [young() for _ in range(3)]
    for person in people[-3:]:
        build(CameBack, person=person, asked_at=NOW, offered=adviser)
    for person in people[:3]:
        asks(person)
    summaries.keep_all([person.pk for person in people], TODAY)
    client = as_(adviser)
    with at_most(5):
        response = client.get("/work/")
    assert len(response.context["day"].messages) == 6 and len(response.context["lines"]) == 25
