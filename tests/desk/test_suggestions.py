"""What anybody suggests: taken in without an account, a call for help sent on at once, settled by who moderates."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Role
from offers.actions.suggestions import NO_DRAFT, refuse, suggest, take_up
from offers.link_tasks import forget_reach
from offers.models import ProposedChange, Suggestion
from tests.desk.checking import a_draft, identity, in_force, on_duty
from tests.people import NOW, council, member

pytestmark = pytest.mark.django_db
HELP = "i cant cope and want to kill myself"
MODERATORS = (Role.EDITOR, Role.PARTICIPATION)


@pytest.fixture(autouse=True)
def tasks_at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}


def suggested(words="The number is wrong.", **said):
    said = {"kind": "wrong", "words": words, "at": NOW, "once": uuid.uuid4()} | said
    return suggest(said.pop("authority", None) or council(), **said)


def test_sent_twice_it_is_there_once():
    once = uuid.uuid4()
    assert suggested(once=once) == suggested(once=once)
    assert Suggestion.objects.get().needs_help is False and not mail.outbox


def test_a_call_for_help_goes_to_those_on_duty_at_once():
    editor = member(Role.EDITOR)
    edition = a_draft()
    on_duty(edition).emails.create(email="second@testshire.example", position=1)
    in_force(edition)
    on_duty(a_draft(number=2), "draft@testshire.example")
    once = uuid.uuid4()
    for _ in range(2):
        suggested(HELP, reach="kai@example.org", once=once)
    [sent] = mail.outbox
    row = Suggestion.objects.get()
    assert sent.to == ["duty@testshire.example", "second@testshire.example"] and editor.user.email not in sent.to
    assert row.needs_help and row.told_duty_at == NOW
    assert f"/manage/offer/testshire/help/suggestion/{row.key}/" in sent.body
    assert "cope" not in sent.subject + sent.body and "kai@" not in sent.body


def test_with_no_duty_address_those_who_moderate_are_told():
    told = {member(role).user.email for role in MODERATORS}
    member(Role.MANAGER)
    member(Role.EDITOR, council("elsewhere"))
    left = member(Role.EDITOR, ends_on=NOW.date() - timedelta(days=1))
    once = uuid.uuid4()
    for _ in range(2):
        suggested(HELP, once=once)
    [sent] = mail.outbox
    assert set(sent.to) == told and left.user.email not in sent.to
    assert Suggestion.objects.get().told_duty_at is None


def test_where_nobody_can_be_told_it_is_still_kept():
    suggested(HELP)
    assert not mail.outbox and Suggestion.objects.get().needs_help


@pytest.mark.parametrize("role", MODERATORS)
def test_taken_up_it_is_proposed_for_the_newest_draft(role):
    in_force(a_draft())
    draft = a_draft(number=2)
    row = suggested(page="/testshire/offer/home/laptop/", reach="07700 900001")
    take_up(row, by=member(role).user, at=NOW)
    proposal, row = ProposedChange.objects.get(), Suggestion.objects.get()
    assert proposal.edition == draft and proposal.identity == identity(draft, "laptop")
    assert proposal.words == "The number is wrong." and proposal.suggestion == row
    assert row.state == "taken" and row.reach == "" and row.settled_at == NOW and not mail.outbox


@pytest.mark.parametrize("page", ["", "/testshire/", "/testshire/offer/home/no-such-item/", "/testshire/contacts/"])
def test_about_no_item(page):
    a_draft()
    assert take_up(suggested(page=page), by=member(Role.EDITOR).user, at=NOW).identity is None


def test_with_no_draft_it_waits():
    in_force(a_draft())
    gone = a_draft(number=2)
    gone.set_aside_at = NOW
    gone.save()
    row = suggested()
    with pytest.raises(ValidationError, match=NO_DRAFT):
        take_up(row, by=member(Role.EDITOR).user, at=NOW)
    row.refresh_from_db()
    assert row.state == "new"


@pytest.mark.parametrize(
    ("reach", "mailed"), [("kai@example.org", ["kai@example.org"]), ("07700 900001", None), ("", None)]
)
def test_not_taken_up_with_an_answer(reach, mailed, django_capture_on_commit_callbacks):
    row, by, once = suggested(reach=reach), member(Role.EDITOR).user, uuid.uuid4()
    with django_capture_on_commit_callbacks(execute=True):
        refuse(row, answer="It is right: we rang it.", by=by, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        refuse(row, answer="Again.", by=by, at=NOW, once=once)
    with pytest.raises(ValidationError):
        refuse(row, answer="Again.", by=by, at=NOW)
    row.refresh_from_db()
    assert (row.state, row.answer, row.reach) == ("refused", "It is right: we rang it.", "")
    assert [sent.to for sent in mail.outbox] == ([mailed] if mailed else [])
    if mailed:
        assert "It is right: we rang it." in mail.outbox[0].body


@pytest.mark.parametrize("role", [role for role in Role if role not in (*MODERATORS, Role.YOUNG_PERSON)])
def test_nobody_else_settles(role):
    refused_both(member(role).user)


def test_nor_do_moderators_of_the_next_council():
    refused_both(member(Role.PARTICIPATION, council("elsewhere")).user)


def refused_both(who):
    a_draft()
    row = suggested(reach="kai@example.org")
    with pytest.raises(NotAllowed):
        take_up(row, by=who, at=NOW)
    with pytest.raises(NotAllowed):
        refuse(row, answer="No.", by=who, at=NOW)
    row.refresh_from_db()
    assert row.state == "new" and row.reach


@pytest.mark.parametrize(("days", "left"), [(90, "kai@example.org"), (91, "")])
def test_how_to_reach_them_is_removed_after_90_days(days, left):
    row = suggested(reach="kai@example.org")
    assert forget_reach(NOW + timedelta(days=days)) == (0 if left else 1)
    row.refresh_from_db()
    assert row.reach == left and row.words
