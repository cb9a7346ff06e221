"""The demo's desks: whoever works on an offer finds work under way."""

import pytest
import time_machine

from leaving_care.models import Role
from offers.agreeing import Stage, bodies_of, state
from offers.compare import BETTER, ENDED, LESS, NEW, REWORDED, SAME
from offers.contents import read_contents
from offers.dates_to_check import open_dates
from offers.findings import findings
from offers.models import DateToCheck, Link, Point, ProposedChange, Suggestion
from offers.survey_results import asked_items, results
from pathways.demo.desk.seeding import seed_desk
from pathways.demo.people import COUNCILS, to_sign_in_as
from tests.demo.conftest import blocking, counted
from tests.people import NOW, TODAY

AT_THE_DESK = (Role.EDITOR, Role.PARTICIPATION, Role.APPROVER)


@time_machine.travel(NOW)
@pytest.mark.parametrize("council", COUNCILS)
def test_whoever_works_on_the_offer_lands_where_something_waits(client, demo, desks, council):
    for one in [one for one in to_sign_in_as(council) if one.role in AT_THE_DESK]:
        client.post("/demo/as/", {"who": one.email})
        answer = client.get("/accounts/home/", follow=True)
        assert (answer.request["PATH_INFO"], answer.status_code) == ("/manage/offer/", 200), one
        page = answer.content.decode()
        assert "Edition 2" in page and "What needs someone now" in page
        assert "Nothing waits for anybody" not in page
        assert client.get(f"/manage/offer/{council}/2/agree/").status_code == 200


def test_a_second_time_nothing_is_changed(desks):
    before = counted()
    assert [seed_desk(draft.authority, TODAY, at=NOW) for draft in desks] == [None] * 3
    assert counted() == before


def test_derbys_draft_has_one_of_each_change_and_one_reason_to_give(desks):
    derby = desks[0]
    assert read_contents(derby).comparison.counts() == {NEW: 1, BETTER: 1, REWORDED: 1, LESS: 1, ENDED: 1, SAME: 61}
    found = blocking(derby)
    assert ("reduction-without-reason", "item derby-communication-allowance") in found
    assert len(found) == 6  # the others are the printed source's own
    assert derby.finding_marks.get(code="reduction-without-reason").owner.email == "ellen.derby@example.gov.uk"
    assert [(each.row, bool(each.reason)) for each in derby.accepted_faults.all()] == [("item derby-visits", True)]
    late = [
        each
        for each in findings(read_contents(derby), TODAY)
        if each.about == "statement example-a-page-about-your-first-bill"
    ]
    assert [each.code for each in late] == ["promise-late"]
    assert derby.statements.get(title__startswith="Example", kind="notice").until > TODAY


def test_derbys_bodies_stand_in_order(desks):
    assert [(body.name, body.has_chair) for body in bodies_of(desks[0].authority)] == [
        ("Senior Leadership Team (example)", False),
        ("Corporate Parenting Board (example)", True),
    ]


def test_people_were_asked_and_few_of_them_are_not_shown(desks):
    derby = desks[0]
    now_open, closed = derby.surveys.all()
    assert now_open.closes_on > TODAY > closed.closes_on and now_open.answers.count() == 6
    people = {each.name: each.useful.people for each in results(closed, asked_items(closed))}
    assert people["No council tax"] == 16
    assert people["Money for getting around"] is None
    assert closed.consultation.people == 16
    answers = list(derby.points.values_list("answer", flat=True))
    assert sorted(answers) == sorted(["", *Point.Answer.values])


def test_others_have_checked_proposed_and_suggested(desks):
    answered, waiting = sorted(desks[0].links.all(), key=lambda link: link.answered_at is None)
    assert answered.answered_at and waiting.answered_at is None and waiting.kind == Link.Kind.PARTNER
    proposal = ProposedChange.objects.get()
    assert (proposal.edition, proposal.accepted) == (desks[0], None)
    suggestions = Suggestion.objects.all()
    assert {each.kind for each in suggestions} == set(Suggestion.Kind.values)
    assert not any(each.needs_help or each.reach for each in suggestions)


def test_the_others_drafts_wait_for_a_body_and_have_a_district(desks):
    _, derbyshire, staffordshire = desks
    now = state(derbyshire, read_contents(derbyshire))
    assert (now.stage, now.body.name) == (Stage.WAITING, "Senior Management Team (example)")
    assert DateToCheck.objects.filter(edition=derbyshire).exclude(settled_at=None).count() == 1
    assert len(open_dates(derbyshire)) > 3
    there = staffordshire.district_items.get()
    assert there.district.slug == "lichfield" and there.reason.startswith("Example:")
