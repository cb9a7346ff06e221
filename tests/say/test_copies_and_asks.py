"""Copies given and seen, check-ins and their answers, early reviews asked for: each by whom it may be, and once."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from pathways.actions import check_ins, copies, plans, review_asks
from pathways.models import CheckIn, Copy, ReviewAsk
from tests.people import NOW, TODAY, young
from tests.plans import sent

DAY = timedelta(days=1)


def approved(kai, adviser, manager, how="online"):
    version = sent(kai, adviser.user, copy_how=how)
    plans.approve(version, by=manager.user, at=NOW)
    version.refresh_from_db()
    return version


@pytest.mark.parametrize(("how", "given_on"), [("online", TODAY), ("paper", None)])
def test_online_is_given_when_it_is_approved_and_paper_is_not(kai, adviser, manager, how, given_on):
    version = approved(kai, adviser, manager, how)
    assert Copy.objects.get(version=version).given_on == given_on


def test_nobody_approves_what_they_wrote_and_no_copy_is_given(kai, manager):
    version = sent(kai, manager.user)
    with pytest.raises(ValidationError, match="Another manager"):
        plans.approve(version, by=manager.user, at=NOW)
    assert not Copy.objects.exists()


def test_a_copy_is_given_in_another_way_than_was_meant(kai, adviser, manager):
    row = Copy.objects.get(version=approved(kai, adviser, manager, "paper"))
    copies.give(row, "read", TODAY, by=adviser.user, at=NOW + DAY)
    row.refresh_from_db()
    assert (row.how, row.given_on, row.given_by) == ("read", TODAY, adviser.user)


@pytest.mark.parametrize(("on", "words"), [(TODAY + DAY, "future"), (TODAY - DAY, "not approved yet")])
def test_a_copy_is_not_given_before_it_is_there_or_on_a_day_to_come(kai, adviser, manager, on, words):
    row = Copy.objects.get(version=approved(kai, adviser, manager, "paper"))
    with pytest.raises(ValidationError, match=words):
        copies.give(row, "paper", on, by=adviser.user, at=NOW)


def test_seen_is_the_first_time_that_they_said_so(kai, adviser, manager):
    version = approved(kai, adviser, manager)
    copies.see(version, by=kai.user, at=NOW)
    copies.see(version, by=kai.user, at=NOW + DAY)
    assert Copy.objects.get().seen_at == NOW
    draft = sent(kai, adviser.user)
    with pytest.raises(ValidationError, match="no copy"):
        copies.see(draft, by=kai.user, at=NOW)


def test_a_check_in_is_seen_and_answered_once(kai, adviser, manager):
    check_ins.check_in(kai, "not_good", "The heating is off", needs_help=True, by=kai.user, at=NOW)
    row = CheckIn.objects.get()
    check_ins.answer_check_in(row, by=adviser.user, at=NOW)
    check_ins.answer_check_in(row, "I am ringing them now", by=manager.user, at=NOW + DAY)
    row.refresh_from_db()
    assert (row.seen_by, row.seen_at, row.answer) == (adviser.user, NOW, "I am ringing them now")
    with pytest.raises(ValidationError, match="already"):
        check_ins.answer_check_in(row, "Something else", by=adviser.user, at=NOW)


def test_a_review_is_asked_for_answered_or_taken_back(kai, adviser):
    review_asks.ask_for_review(kai, {"why": "I want to move"}, by=kai.user, at=NOW)
    with pytest.raises(ValidationError, match="asked already"):
        review_asks.ask_for_review(kai, {}, by=kai.user, at=NOW)
    row = ReviewAsk.objects.get()
    for on, words in ((None, ""), (TODAY - DAY, "")):
        with pytest.raises(ValidationError):
            review_asks.answer_ask(row, on, words, by=adviser.user, at=NOW)
    review_asks.answer_ask(row, TODAY + DAY, by=adviser.user, at=NOW)
    with pytest.raises(ValidationError, match="answered already"):
        review_asks.take_back(row, by=kai.user, at=NOW)
    review_asks.ask_for_review(kai, {}, by=kai.user, at=NOW)
    second = review_asks.waiting(kai)
    review_asks.take_back(second, by=kai.user, at=NOW)
    with pytest.raises(ValidationError, match="took this back"):
        review_asks.answer_ask(second, None, "No", by=adviser.user, at=NOW)
    assert review_asks.waiting(kai) is None


def test_who_may_and_once(kai, adviser, manager):
    version = approved(kai, adviser, manager, "paper")
    copy = Copy.objects.get()
    check = CheckIn.objects.create(person=kai, said="ok", by=kai.user, at=NOW)
    ask = ReviewAsk.objects.create(person=kai, by=kai.user, asked_at=NOW)
    taken = ReviewAsk.objects.create(person=kai, by=kai.user, asked_at=NOW)
    theirs = [
        lambda **o: copies.see(version, **o),
        lambda **o: check_ins.check_in(kai, "good", **o),
        lambda **o: review_asks.take_back(taken, **o),
    ]
    workers = [
        lambda **o: copies.give(copy, "paper", TODAY, **o),
        lambda **o: check_ins.answer_check_in(check, "Good", **o),
        lambda **o: review_asks.answer_ask(ask, None, "Let us talk", **o),
    ]
    other = young(account=True).user
    for does, refused, able in (
        *((door, (adviser.user, manager.user, other), kai.user) for door in theirs),
        *((door, (kai.user, other), adviser.user) for door in workers),
    ):
        for by in refused:
            with pytest.raises(NotAllowed):
                does(by=by, at=NOW)
        once = uuid.uuid4()
        does(by=able, at=NOW, once=once)
        with pytest.raises(AlreadyDone):
            does(by=able, at=NOW, once=once)
    with pytest.raises(NotAllowed):
        review_asks.ask_for_review(kai, {}, by=adviser.user, at=NOW)
