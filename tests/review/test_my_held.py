"""A young person's own copy of a review: when, where, who came, what was decided, what changed; given, and read."""

import pytest

from leaving_care.actions.rights import hold_back, row_name
from leaving_care.models import Role
from pathways.actions import copies, plans, reviews
from pathways.in_touch import in_touch
from pathways.models import Attended, Copy, PlanVersion
from tests.people import NOW, TODAY, member, young
from tests.review.conftest import approve, finish, look_at_everything
from tests.say.pages import title, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(review, adviser):
    """The review, finished; a manager has its plan."""
    look_at_everything(review, adviser.user)
    finish(review, adviser.user)
    return review


def address(review, rest=""):
    return f"/me/review/held/{review.key}/{rest}"


def test_they_read_it_and_what_changed_once_the_plan_can_be_read(as_, kai, held, manager):
    me = as_(kai)
    assert address(held) in me.get("/me/review/").content.decode()
    response = me.get(address(held))
    said = words(response)
    assert "Your review of 20 November 2026" in said and "Where At a café" in said
    assert "Who was asked You: came" in said and "What was decided Carry on" in said
    assert "A manager is looking at it now, and it can still change" in said
    PlanVersion.objects.filter(pk=held.made_id).update(shared_at=None)
    said = words(me.get(address(held)))
    assert "You can read it here when that is done." in said and "A flat nearer to college" not in said
    approve(held, manager.user)
    said = words(me.get(address(held)))
    assert "Goal: A flat nearer to college. It was still right, and it was happening." in said
    assert kai.name_used not in title(response)


def without_kai(review, asked):
    """The review as it is where Kai did not come (`asked`), or was not asked; the adviser came."""
    review.attended_rows.all().delete()
    Attended.objects.create(person=review.person, review=review, name="Priya", who="personal adviser", came=True)
    if asked:
        Attended.objects.create(person=review.person, review=review, name="Kai", who="the young person", came=False)


@pytest.mark.parametrize("asked", [True, False])
def test_a_review_without_them_is_told_on_their_plan_and_among_their_reviews(as_, kai, held, manager, asked):
    without_kai(held, asked)
    me = as_(kai)
    assert "came of your review" not in words(me.get("/me/plan/")), "no manager has approved what came of it"
    approve(held, manager.user)
    response = me.get("/me/plan/")
    assert "This version came of your review of 20 November 2026. You were not there." in words(response)
    assert f'href="{address(held)}"' in response.content.decode()
    assert "You were not there. Who else came: Priya. What was decided: Carry on" in words(me.get("/me/review/"))
    assert "You were not there." in words(me.get(address(held)))


def test_who_was_there_is_not_called_away_and_what_is_not_recorded_is_not_guessed(as_, kai, held, manager):
    approve(held, manager.user)
    me = as_(kai)
    pages = ("/me/plan/", "/me/review/", address(held))
    assert "came of your review" in words(me.get("/me/plan/")) and "You were there." in words(me.get("/me/review/"))
    assert not any("You were not there" in words(me.get(page)) for page in pages)
    held.attended_rows.update(came=None)
    assert "Whether you were there: not recorded yet." in words(me.get("/me/review/"))
    assert not any("You were not there" in words(me.get(page)) for page in pages)
    held.attended_rows.all().delete()
    assert not any("You were not there" in words(me.get(page)) for page in pages)


def test_a_copy_of_it_is_owed_and_given_and_seen(as_, kai, adviser, held):
    copy = Copy.objects.get(review=held)
    assert (copy.how, copy.given_on, copy.given_by) == ("online", TODAY, adviser.user), "online it is there"
    me = as_(kai)
    for _ in range(2):
        assert me.post(address(held, "read/"))["Location"] == address(held)
    copy.refresh_from_db()
    assert copy.seen_at == NOW
    assert "You told us on 20 November 2026 that you have read it." in words(me.get(address(held)))


def test_on_paper_it_is_owed_until_it_is_given(review, kai, adviser):
    look_at_everything(review, adviser.user)
    review.refresh_from_db()
    said, came = {"held_on": TODAY, "decided": "Carry on"}, [{"name": "Kai", "who": "", "came": True}]
    reviews.finish(review, said, came, copy_how="paper", by=adviser.user, at=NOW, edit=review.edit)
    copy = Copy.objects.get(review=review)
    assert copy.given_on is None
    owed = _copies_owed(kai)
    copies.give(copy, "paper", TODAY, by=adviser.user, at=NOW)
    assert _copies_owed(kai) == owed - 1


def _copies_owed(kai):
    """How many copies the timetable asks for today."""
    return sum(duty.id == "copy-given" for duty in in_touch(kai, TODAY).duties)


def test_what_is_held_back_stays_out_and_nobody_elses_is_there(as_, kai, held, adviser, manager):
    hold_back(kai, row_name(held), reason="it names others", by=member(Role.DATA_OFFICER).user, at=NOW)
    me = as_(kai)
    listed = words(me.get("/me/review/"))
    assert "held back here because: it names others" in listed and "Carry on" not in listed
    said = words(me.get(address(held)))
    assert "held back here because: it names others" in said and "Carry on" not in said
    for who in (young(account=True).user, adviser, manager):
        assert as_(who).get(address(held)).status_code == 404
        assert as_(who).post(address(held, "read/")).status_code == 404


def test_one_that_is_under_way_is_not_there(as_, kai, review):
    assert as_(kai).get(address(review)).status_code == 404


def test_a_version_given_back_and_sent_again_leaves_one_copy(kai, held, adviser, manager):
    plans.give_back(held.made, reason="Say more", by=manager.user, at=NOW)
    held.made.refresh_from_db()
    plans.send(held.made, copy_how="paper", by=adviser.user, at=NOW)
    approve(held, manager.user)
    assert Copy.objects.filter(review=held).count() == Copy.objects.filter(version=held.made).count() == 1


def test_few_queries(as_, kai, held, manager, at_most):
    approve(held, manager.user)
    me = as_(kai)
    me.get(address(held))
    with at_most(14):
        me.get(address(held))
    with at_most(16):
        me.get("/me/review/")
