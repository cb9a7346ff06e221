"""The young person answers first: kept as they go, shared only when they send it, once, and theirs alone."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Role
from pathways.actions import review_answers, review_asks
from pathways.models import GoalView, OwnWords, ReviewAsk, Summary, Typed
from tests.me.conftest import words
from tests.people import NOW, TODAY, member, young
from tests.review.conftest import THEN

pytestmark = pytest.mark.django_db
HOME, CHECK, FIRST = "/me/review/say/home/", "/me/review/check/", "/me/review/"


def fresh(client, address=CHECK, **sent):
    """A form as its page hands it out."""
    text = client.get(address).content.decode()
    found = dict(re.findall(r'name="(once|version)" value="([^"]*)"', text))
    return found | sent


@pytest.fixture
def goal(plan):
    return plan.goal_rows.get()


def test_what_is_written_is_kept_and_nobody_else_sees_it_until_it_is_sent(as_, plan, kai, adviser, goal):
    client = as_(kai.user)
    said = {"words": "Still too far", f"right-{goal.thread.hex}": "yes", f"met-{goal.thread.hex}": "no"}
    assert client.post(HOME, said)["Location"] == "/me/review/say/education/"
    assert client.post("/me/review/say/anything-else/", {"words": "Please ring me"})["Location"] == CHECK
    assert OwnWords.objects.filter(at__gt=THEN).count() == GoalView.objects.count() == 0
    assert "Still too far" in client.get(HOME).content.decode()
    text = words(client.get(CHECK))
    assert all(each in text for each in ("Still too far", "Still right: yes. Happening: no.", "Please ring me"))
    sent = fresh(client)
    for _ in range(2):
        assert client.post(CHECK, sent)["Location"] == FIRST
    rows = OwnWords.objects.filter(at__gt=THEN).values_list("section", "text", "by")
    assert set(rows) == {("home", "Still too far", kai.user.pk), ("", "Please ring me", kai.user.pk)}
    view = GoalView.objects.get()
    assert (view.version, view.goal, view.still_right, view.being_met) == (plan, goal.thread, "yes", "no")
    assert not Typed.objects.exists()
    assert "You sent us answers on 20 November 2026" in words(client.get(FIRST))


def test_the_adviser_cannot_read_what_is_not_sent(as_, plan, kai, adviser):
    as_(kai.user).post(HOME, {"words": "Not for you yet"})
    for rest in ("", "section/home/"):
        assert b"Not for you yet" not in as_(adviser).get(f"/work/people/{kai.key}/review/{rest}").content


def test_a_page_shows_what_they_said_last_time(as_, plan, kai):
    text = words(as_(kai.user).get(HOME))
    assert "You said on" in text and "Too far from college" in text and "Your goal: A flat nearer to college" in text


def test_anything_may_be_left_out_and_nothing_at_all_cannot_be_sent(as_, plan, kai):
    client = as_(kai.user)
    assert client.post(HOME, {"words": ""}).status_code == 302
    assert not Typed.objects.exists()
    assert "You have not written anything yet" in words(client.get(CHECK))
    assert "You have not written anything yet" in words(client.post(CHECK, {"once": uuid.uuid4(), "version": 0}))


def test_a_script_keeps_what_stands_there_and_a_button_drops_it(as_, plan, kai):
    client = as_(kai.user)
    assert client.post(HOME, {"words": "Half a sen", "keep": "1"}).status_code == 204
    assert "Half a sen" in client.get(HOME).content.decode()
    assert client.post(HOME, {"drop": "1"}).status_code == 302
    assert not Typed.objects.exists()


def test_what_another_tab_wrote_meanwhile_is_looked_at_before_it_is_sent(as_, plan, kai):
    client = as_(kai.user)
    client.post(HOME, {"words": "One"})
    sent = fresh(client)
    client.post(HOME, {"words": "Two"})
    text = client.post(CHECK, sent).content.decode()
    assert "Look at it again" in text and "Two" in text
    assert not OwnWords.objects.filter(at__gt=THEN).exists()
    again = dict(re.findall(r'name="(once|version)" value="([^"]*)"', text))
    assert client.post(CHECK, again).status_code == 302
    assert OwnWords.objects.get(at__gt=THEN).text == "Two"


def test_what_is_too_long_is_kept_and_refused_in_words(as_, plan, kai):
    client = as_(kai.user)
    text = client.post(HOME, {"words": "x" * 8001}).content.decode()
    assert "Enter 8,000 characters or fewer" in text and "x" * 8001 in text
    assert "cannot be sent as it is" in words(client.get(CHECK))
    assert "cannot be sent as it is" in words(client.post(CHECK, fresh(client)))


@pytest.mark.parametrize("said", [{"words": "\0"}, {"words": "x" * 200_000}, {"version": "x", "once": "y"}])
def test_rubbish_is_no_fault(as_, plan, kai, goal, said):
    client = as_(kai.user)
    assert client.post(HOME, said | {f"right-{goal.thread.hex}": "perhaps"}).status_code == 200
    assert client.post(CHECK, said).status_code == 200


def test_a_day_that_was_offered_is_said_and_not_that_none_is_set(as_, plan, kai, adviser):
    Summary.objects.filter(person=kai).update(next_review_on=None)
    none, theirs = "No day is set", f"/work/people/{kai.key}/review/"
    assert none in words(as_(kai.user).get(FIRST)) and none in words(as_(adviser).get(theirs))
    review_asks.ask_for_review(kai, {}, by=kai.user, at=NOW)
    Summary.objects.filter(person=kai).update(next_review_on=None)
    review_asks.answer_ask(ReviewAsk.objects.get(), TODAY + timedelta(days=11), by=adviser.user, at=NOW)
    Summary.objects.filter(person=kai).update(next_review_on=None)
    for page in (as_(kai.user).get(FIRST), as_(adviser).get(theirs)):
        assert "We offered to meet on 1 December 2026." in words(page) and none not in words(page)
    ReviewAsk.objects.update(offered_on=TODAY - timedelta(days=1))
    for page in (as_(kai.user).get(FIRST), as_(adviser).get(theirs)):
        assert "We offered" not in words(page) and none in words(page)


def test_without_a_plan_there_is_somebody_to_ask(as_, kai):
    client = as_(kai.user)
    assert "You do not have a plan here yet" in words(client.get(FIRST))
    assert client.get(HOME).status_code == client.get(CHECK).status_code == 404


def test_nobody_else_says_it_for_them(plan, kai, adviser):
    for user in (adviser.user, member(Role.MANAGER).user, young(account=True).user):
        with pytest.raises(NotAllowed):
            review_answers.answer(plan, {"home": "Words"}, [], steps=[], by=user, at=NOW)
    assert not OwnWords.objects.filter(at__gt=THEN).exists()


def test_the_action_is_done_once_and_for_this_plan_alone(plan, kai):
    once = uuid.uuid4()
    review_answers.answer(plan, {"home": "Words"}, [], steps=[], by=kai.user, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        review_answers.answer(plan, {"home": "Words"}, [], steps=[], by=kai.user, at=NOW, once=once)
    for wrong in ({"no-such": "Words"}, {}):
        with pytest.raises(ValidationError):
            review_answers.answer(plan, wrong, [], steps=[], by=kai.user, at=NOW)
    with pytest.raises(ValidationError):
        review_answers.answer(plan, {}, [{"goal": uuid.uuid4(), "still_right": "yes"}], steps=[], by=kai.user, at=NOW)
    assert OwnWords.objects.filter(at__gt=THEN).count() == 1


def test_a_crash_while_it_is_sent_shares_nothing_and_loses_nothing(as_, plan, kai, goal, monkeypatch):
    client = as_(kai.user)
    client.post(HOME, {"words": "Still too far", f"met-{goal.thread.hex}": "no"})
    monkeypatch.setattr(GoalView, "save", lambda *args, **kwargs: 1 / 0)
    sent = fresh(client)
    with pytest.raises(ZeroDivisionError):
        client.post(CHECK, sent)
    assert not OwnWords.objects.filter(at__gt=THEN).exists()
    assert Typed.objects.count() == 1


def test_their_pages_ask_few_questions_however_much_they_wrote(as_, plan, kai, at_most):
    client = as_(kai.user)
    for section in ("home", "money", "health", "work"):
        client.post(f"/me/review/say/{section}/", {"words": "Words"})
        OwnWords.objects.create(person=kai, section=section, text="Before", by=kai.user, at=THEN + timedelta(days=2))
    for address, number in ((FIRST, 14), (HOME, 13), (CHECK, 12)):
        with at_most(number):
            assert client.get(address).status_code == 200
