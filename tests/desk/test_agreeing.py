"""A draft goes to the bodies in order, and what they decide is recorded."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Event, Role
from offers.actions import agreeing as actions
from offers.actions.editing import editing
from offers.agreeing import Stage, changed_since
from offers.contents import read_contents
from offers.models import AcceptedFault, Approval, BodyDecision, Edit, Submission
from tests.desk.agreed import Desk
from tests.people import NOW, TODAY, council, member

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def edit(desk, who=None, words="Other words."):
    """Somebody writes in the draft."""
    with editing(desk.edition, by=who or desk.editor, at=NOW) as change:
        item = desk.edition.items.get()
        before, item.what_we_offer = item.what_we_offer, words
        item.save()
        change.note("item starter-pack", Edit.What.CHANGED, before={"words": before}, after={"words": words})


def test_it_is_agreed_once_every_body_has_agreed_in_order(desk):
    assert (desk.now.stage, desk.now.in_words) == (Stage.NOT_SUBMITTED, "Not submitted yet")
    desk.submit(note="For the year.")
    assert desk.now.in_words == "Waiting for Senior team"
    desk.approve()
    assert desk.now.in_words == "Waiting for Board"
    desk.approve()
    assert desk.now.is_agreed and desk.now.in_words == "Agreed by Senior team and Board"
    assert desk.now.why_not == ""


def test_the_edition_says_which_bodies_agreed_with_chair_day_and_minute(desk):
    desk.submit()
    desk.approve(chair="", minute="")
    desk.approve(chair="Cllr Invented", minute="12/26")
    said = list(desk.edition.approvals.values_list("position", "body", "chair", "approved_on", "minute"))
    assert said == [(1, "Senior team", "", TODAY, ""), (2, "Board", "Cllr Invented", TODAY, "12/26")]


def test_what_is_recorded_says_who_and_no_words(desk):
    desk.submit(note="Secret words")
    desk.approve()
    events = Event.objects.filter(what__in=["edit_offer", "approve_offer"]).order_by("pk")
    assert [(event.what, event.by, event.fields) for event in events] == [
        ("edit_offer", desk.editor, ["submitted"]),
        ("approve_offer", desk.approver, ["agreed by a body"]),
    ]
    assert Edit.objects.count() == 0


def test_a_board_says_who_was_in_the_chair_and_where_the_minute_is(desk):
    desk.submit()
    desk.approve(chair="", minute="")
    with pytest.raises(ValidationError) as wrong:
        desk.approve(chair="", minute="")
    assert set(wrong.value.error_dict) == {"chair", "minute"}
    assert desk.now.body == desk.bodies[1]


def test_all_that_is_wrong_with_what_a_board_agreed_is_said_at_once(desk):
    desk.submit()
    desk.approve(chair="", minute="")
    with pytest.raises(ValidationError) as wrong:
        desk.approve(chair="", minute="", decided_on=TODAY + DAY)
    assert set(wrong.value.error_dict) == {"chair", "minute", "decided_on"}


def test_a_body_returns_it_with_comments_and_it_goes_through_all_of_them_again(desk):
    desk.submit()
    desk.approve()
    desk.send_back(comments="The amount is wrong.")
    assert desk.now.in_words == "Returned by Board"
    assert desk.edition.approvals.count() == 0
    with pytest.raises(ValidationError, match="returned it with comments"):
        desk.approve()
    desk.submit()
    assert desk.now.in_words == "Waiting for Senior team"
    assert list(Submission.objects.values_list("number", flat=True)) == [2, 1]


def test_the_database_too_keeps_the_order_and_author_and_approver_apart(desk):
    submission = desk.submit()
    told = {"submission": submission, "decision": "approved", "decided_on": TODAY, "at": NOW}
    told |= {"fingerprint": submission.fingerprint, "by": desk.approver}
    for wrong in ({"body": desk.bodies[1]}, {"body": desk.bodies[0], "by": desk.editor}):
        with pytest.raises(IntegrityError), transaction.atomic():
            BodyDecision.objects.create(**told | wrong)
    BodyDecision.objects.create(**told, body=desk.bodies[0])


@pytest.mark.parametrize("decide", ["approve", "send_back"])
def test_whoever_wrote_in_it_or_submitted_it_does_not_record_a_decision(desk, decide):
    both = member(Role.APPROVER, desk.council, who=desk.editor).user
    edit(desk, desk.editor)
    desk.submit(by=member(Role.EDITOR, desk.council).user)
    with pytest.raises(ValidationError, match="Somebody else"):
        getattr(desk, decide)(by=both)
    submitter = member(Role.APPROVER, desk.council, who=Submission.objects.get().by).user
    with pytest.raises(ValidationError, match="Somebody else"):
        getattr(desk, decide)(by=submitter)
    assert BodyDecision.objects.count() == 0
    getattr(desk, decide)()


def test_a_day_to_come_or_before_it_was_submitted_is_no_day_of_a_decision(desk):
    desk.submit(at=NOW - 2 * DAY)
    for day, words in ((TODAY + DAY, "still to come"), (TODAY - 3 * DAY, "submitted on 18 November 2026")):
        with pytest.raises(ValidationError, match=words):
            desk.approve(decided_on=day)
    desk.approve(decided_on=TODAY - DAY)
    with pytest.raises(ValidationError, match="The body before agreed on 19 November 2026"):
        desk.approve(decided_on=TODAY - 2 * DAY)
    desk.approve(decided_on=TODAY - DAY)


def test_nothing_is_submitted_without_a_body(tmp_path):
    desk = Desk(tmp_path, with_bodies=False)
    assert "No body" in desk.now.in_words and "Record the bodies" in desk.now.why_not
    with pytest.raises(ValidationError, match="Record the bodies first"):
        desk.submit()


def test_nothing_is_submitted_while_a_finding_stands_in_the_way_and_once_it_is_mended_it_is(desk):
    numbers = desk.edition.contacts.first().numbers
    numbers.update(number="", as_printed="01632 96XXXX")
    with pytest.raises(ValidationError, match="01632 96XXXX"):
        desk.submit()
    numbers.update(number="01632 960001", as_printed="")
    desk.submit()


def test_to_go_past_advice_takes_a_reason(desk):
    with pytest.raises(ValidationError) as wrong:
        desk.submit(note=" ")
    assert wrong.value.message_dict == {"note": [actions.PAST_ADVICE]}
    contents = read_contents(desk.edition)
    for finding in actions.open_advice(contents, TODAY):
        for row in finding.rows:
            AcceptedFault.objects.create(edition=desk.edition, code=finding.code, row=row, reason="As agreed.")
    desk.submit(note="")


def test_nothing_is_submitted_without_a_first_day(desk):
    desk.edition.effective_from = None
    desk.edition.save()
    with pytest.raises(ValidationError, match="from which day"):
        desk.submit()


def test_it_is_submitted_once_as_it_stands(desk):
    desk.submit()
    with pytest.raises(ValidationError, match="already"):
        desk.submit()
    desk.approve()
    desk.approve()
    with pytest.raises(ValidationError, match="already"):
        desk.submit()


def test_an_edit_takes_agreement_back_and_says_what_changed(desk):
    desk.agree()
    edit(desk)
    now = desk.now
    assert (now.stage, now.in_words) == (Stage.CHANGED, "Changed since it was agreed")
    assert "the very text that was agreed" in now.why_not
    assert [row.row for row in changed_since(now.submission)] == ["item starter-pack"]
    desk.submit()
    assert desk.now.in_words == "Waiting for Senior team"
    assert Approval.objects.count() == 0


def test_an_edit_while_it_waits_stops_the_bodies(desk):
    desk.submit()
    desk.approve()
    edit(desk)
    assert desk.now.in_words == "Changed since it was submitted"
    with pytest.raises(ValidationError, match="changed after it was submitted"):
        desk.approve()


def test_one_more_body_has_to_agree_too(desk):
    desk.agree()
    desk.add_body("Cabinet")
    assert desk.now.in_words == "Waiting for Cabinet"
    desk.approve()
    assert desk.now.is_agreed


def test_a_form_opened_on_one_bodys_turn_is_not_anothers_decision(desk):
    desk.submit()
    version = actions.turn(desk.now)
    desk.approve(version=version)
    with pytest.raises(ChangedMeanwhile):
        desk.approve(version=version)
    assert BodyDecision.objects.count() == 1


@pytest.mark.parametrize("what", ["submit", "approve", "send_back"])
def test_a_form_sent_twice_is_done_once(desk, what):
    once = uuid.uuid4()
    if what != "submit":
        desk.submit()
    getattr(desk, what)(once=once)
    with pytest.raises(AlreadyDone):
        getattr(desk, what)(once=once)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.EDITOR])
def test_others_do_not_submit(desk, role):
    with pytest.raises(NotAllowed):
        desk.submit(by=member(role, desk.council).user)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.APPROVER])
def test_others_do_not_record_what_a_body_decided(desk, role):
    desk.submit()
    who = member(role, desk.council).user
    for decide in (desk.approve, desk.send_back):
        with pytest.raises(NotAllowed):
            decide(by=who)


def test_those_of_the_next_council_do_neither(desk):
    elsewhere = council("elsewhere")
    with pytest.raises(NotAllowed):
        desk.submit(by=member(Role.EDITOR, elsewhere).user)
    desk.submit()
    with pytest.raises(NotAllowed):
        desk.approve(by=member(Role.APPROVER, elsewhere).user)


def test_a_draft_that_was_set_aside_is_not_submitted(desk):
    desk.edition.set_aside_at = NOW
    desk.edition.save(update_fields=["set_aside_at"])
    with pytest.raises(ValidationError, match="set aside"):
        desk.submit()
