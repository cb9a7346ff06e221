"""The adviser's screens: then and now, eight at the most, nothing typed twice, two editors, everything in words."""

import re
import uuid
from datetime import timedelta

import pytest

from leaving_care.models import Event, KnownPerson
from pathways.actions import plan_rows, plans, review_looks, reviews
from pathways.models import Attended, Goal, GoalView, OwnWords, PlanAction, Review, Tick
from tests.leaving_care.rows import build
from tests.me.conftest import words
from tests.people import LONG_AGO, NOW, TODAY
from tests.review.conftest import SOON, THEN, address, boxes, finish, look, look_at_everything, rows
from tests.work.sending import opened

pytestmark = pytest.mark.django_db


def end(review, **other):
    """What a right last screen sends."""
    review.refresh_from_db()
    sent = {"version": review.edit, "once": uuid.uuid4(), "where": "At a café", "chosen": "yes", "copy_how": "online"}
    return sent | boxes("held_on", TODAY) | {"came-them": "yes"} | other


def test_a_whole_review_is_eight_screens_at_the_most_however_much_the_plan_holds(as_, kai, adviser, manager):
    version = plans.begin(kai, "after_care", by=adviser.user, at=THEN)
    for section in version.plansection_rows.all():
        plan_rows.write_section(section, {"now": "Fine."}, by=adviser.user, at=THEN, edit=section.edit)
        plan_rows.add(Goal, section, {"text": f"A goal of {section.section}"}, by=adviser.user, at=THEN)
        said = {"what": f"An action of {section.section}", "owner_kind": "young_person", "due_on": SOON}
        plan_rows.add(PlanAction, section, said, by=adviser.user, at=THEN)
    plans.send(version, copy_how="online", by=adviser.user, at=THEN)
    plans.approve(version, by=manager.user, at=THEN)
    client = as_(adviser)
    seen = [client.get(address(kai))]
    response = client.post(address(kai, "begin/"), opened(kai, because="six months"))
    while response.status_code == 302:
        page = client.get(response["Location"])
        seen.append(page)
        if response["Location"].endswith("/end/"):
            break
        text = page.content.decode()
        sent = re.findall(r'name="((?:now|text|what)-[^"]+)"', text)
        asked = re.findall(r'name="((?:still_right|being_met|outcome)-[^"]+)"', text)
        answers = {name: "done" if name.startswith("outcome") else "yes" for name in asked}
        version = re.search(r'name="version" value="(\d+)"', text)[1]
        old = {name: "As before" for name in sent}
        response = client.post(response["Location"], old | answers | {"version": version, "once": uuid.uuid4()})
    assert all(page.status_code == 200 for page in seen)
    assert len(seen) <= 8
    review = Review.objects.get()
    response = client.post(address(kai, "end/"), end(review, finish="1", decided="Carry on"))
    assert response.status_code == 302
    review.refresh_from_db()
    assert review.made.state == "sent"


def test_the_first_screen_shows_then_and_now_with_the_young_persons_words_first(as_, review, kai, adviser):
    said_on = NOW + timedelta(hours=1)
    OwnWords.objects.create(person=kai, section="home", text="Still too far", by=kai.user, at=said_on)
    goal, action = rows(review)
    GoalView.objects.create(
        person=kai, version=review.of, goal=goal.thread, still_right="yes", being_met="no", by=kai.user, at=said_on
    )
    Tick.objects.create(person=kai, action=action.thread, done=True, by=kai.user, at=NOW)
    text = words(as_(adviser).get(address(kai, "section/home/")))
    order = ["Too far from college", "Still too far", "How things are", "Invented: Somewhere to live", "Goal: A flat"]
    assert sorted(order, key=text.index) == order
    assert "says: still right? yes . Happening? no" in text.replace("yes.", "yes .")
    assert "Ticked on 20 November 2026: done" in text
    assert f"{kai.name_used}, by 10 November 2026" in text


def test_an_unchanged_screen_is_confirmed_by_its_button_and_leads_on(as_, review, kai, adviser):
    client = as_(adviser)
    response = client.post(address(kai, "section/home/"), look(review))
    assert response["Location"] == address(kai, "rest/")
    section = review.made.plansection_rows.get(section="home")
    assert (section.now, section.changed_by) == ("Invented: Somewhere to live.", adviser.user)
    goal, action = rows(review)
    assert (goal.still_right, goal.being_met, action.outcome, action.due_on) == ("yes", "partly", "carry_on", SOON)


def test_the_rest_is_confirmed_with_a_tick_each(as_, review, kai, adviser):
    client = as_(adviser)
    client.post(address(kai, "section/home/"), look(review))
    others = review.made.plansection_rows.exclude(section="home")
    sent = {"version": sum(row.edit for row in others), "once": uuid.uuid4()}
    assert "Tick what is the same" in words(client.post(address(kai, "rest/"), sent))
    first, *more = [row.section for row in others]
    response = client.post(address(kai, "rest/"), sent | {f"same-{first}": "on"})
    assert response["Location"] == address(kai, "rest/")
    sent = {"version": sent["version"] + 1, "once": uuid.uuid4()} | {f"same-{key}": "on" for key in more}
    assert client.post(address(kai, "rest/"), sent)["Location"] == address(kai, "end/")
    assert not review.made.plansection_rows.filter(changed_at=None).exists()
    assert all(row.now.startswith("Invented") for row in others.all())


def test_answers_left_out_are_asked_for_and_what_was_typed_stays(as_, review, kai, adviser):
    _, action = rows(review)
    sent = {"now-home": "They moved in May", "version": 1, f"outcome-{action.key.hex}": "stop"}
    client = as_(adviser)
    text = client.post(address(kai, "section/home/"), sent).content.decode()
    assert "There is a problem" in text and "Say why you stop" in text and "They moved in May" in text
    assert "They moved in May" in client.get(address(kai, "section/home/")).content.decode()
    assert review.made.plansection_rows.get(section="home").now.startswith("Invented")


@pytest.mark.parametrize("rest", ["section/home/", "rest/", "end/", "change/", "begin/"])
def test_rubbish_is_refused_in_words(as_, review, kai, adviser, rest):
    goal, action = rows(review)
    names = ("now-home", f"outcome-{action.key.hex}", f"what-{action.key.hex}", f"text-{goal.key.hex}", "new_who-home")
    rubbish = dict.fromkeys(
        (*names, "because", "kind", "where", "came-them", "copy_how", "same-money"), "\0" + "x" * 9000
    )
    rubbish |= dict.fromkeys(("held_on-day", "on-year", f"due_on-{action.key.hex}-month"), "99999")
    response = as_(adviser).post(address(kai, rest), rubbish | {"version": "x", "once": "y"})
    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()


def test_a_goal_and_an_action_are_added_on_the_way(as_, review, kai, adviser):
    client = as_(adviser)
    new = {"new_goal-home": "A desk", "new_what-home": "Buy a desk", "new_who-home": "worker"}
    page = client.post(address(kai, "section/home/"), look(review) | new)
    assert "Say by when" in words(page)
    client.post(address(kai, "section/home/"), look(review) | new | boxes("new_due_on-home", SOON))
    action = PlanAction.objects.get(version=review.made, what="Buy a desk")
    assert (action.worker, action.due_on) == (adviser, SOON)
    assert Goal.objects.filter(version=review.made, text="A desk").exists()


def test_the_second_of_two_editors_sees_both_and_chooses(as_, review, kai, adviser, manager):
    mine = look(review, **{"now-home": "Mine"})
    section = review.made.plansection_rows.get(section="home")
    goal, action = rows(review)
    other = review_looks.Look(
        section, "Theirs", {goal: {"still_right": "yes", "being_met": "yes"}}, {action: {"outcome": "done"}}
    )
    reviews_at = {"by": manager.user, "at": NOW, "edit": section.edit}
    review_looks.look_at(review, [other], **reviews_at)
    client = as_(adviser)
    page = client.post(address(kai, "section/home/"), mine)
    text = page.content.decode()
    assert "Theirs" in text and "Mine" in text and "What it says now" in text
    again = mine | {"version": re.search(r'name="version" value="(\d+)"', text)[1], "once": uuid.uuid4()}
    assert client.post(address(kai, "section/home/"), again).status_code == 302
    section.refresh_from_db()
    assert section.now == "Mine"


def test_what_somebody_else_saved_after_i_typed_is_shown_when_i_come_back(as_, review, kai, adviser, manager):
    client = as_(adviser)
    assert client.post(address(kai, "section/money/"), {"now-money": "Mine", "keep": "1"}).status_code == 204
    section = review.made.plansection_rows.get(section="money")
    later = NOW + timedelta(minutes=5)
    review_looks.look_at(review, [review_looks.Look(section, "Theirs")], by=manager.user, at=later, edit=section.edit)
    text = client.get(address(kai, "section/money/")).content.decode()
    assert "Theirs" in text and "Mine" in text


def test_the_last_screen_says_what_is_missing_keeps_the_meeting_and_ends_it(as_, review, kai, adviser):
    build(KnownPerson, person=kai, name="Alex Invented", is_to_them="sister", starts_on=LONG_AGO)
    client = as_(adviser)
    text = words(client.get(address(kai, "end/")))
    assert "“Money” was not looked at yet." in text and "Alex Invented (sister)" in text
    assert "By 20 May 2027 at the latest" in text
    refused = words(client.post(address(kai, "end/"), end(review, finish="1")))
    assert "was not looked at yet" in refused
    other = {"name-1": "Sam Invented", "who-1": "mentor", "came-1": "no"}
    assert client.post(address(kai, "end/"), end(review, **other)).status_code == 302
    assert {(row.name, row.came) for row in Attended.objects.all()} == {(kai.name_used, True), ("Sam Invented", False)}
    look_at_everything(review, adviser.user)
    sent = end(review, finish="1", decided="Carry on")
    for _ in range(2):
        assert client.post(address(kai, "end/"), sent)["Location"] == address(kai)
    review.refresh_from_db()
    assert (review.made.state, review.decided, review.where) == ("sent", "Carry on", "At a café")
    assert Review.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (boxes("held_on", TODAY + timedelta(days=1)), "cannot be in the future"),
        (boxes("held_on", THEN.date() - timedelta(days=1)), "before the plan that it reviews"),
        (boxes("next_on", TODAY), "has to be after this one"),
        (boxes("next_on", TODAY + timedelta(days=182)), "has to be by 20 May 2027"),
        ({"name-1": "Sam"}, "Say whether Sam came"),
        ({"copy_how": "language"}, "Say in which language"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_in_words(as_, review, kai, adviser, sent, said):
    assert said in words(as_(adviser).post(address(kai, "end/"), end(review) | sent))
    review.refresh_from_db()
    assert review.held_on is None


def test_the_last_day_for_the_next_review_is_taken(as_, review, kai, adviser):
    last = TODAY.replace(year=2027, month=5)
    as_(adviser).post(address(kai, "end/"), end(review) | boxes("next_on", last))
    review.refresh_from_db()
    assert review.next_on == last


def test_a_review_is_given_up_by_a_button_and_a_second_click_is_no_error(as_, review, kai, adviser):
    client = as_(adviser)
    sent = opened(kai)
    for _ in range(2):
        assert client.post(address(kai, "give-up/"), sent)["Location"] == address(kai)
    assert not Review.objects.exists()


def test_a_review_that_was_held_says_who_came_and_what_changed(as_, review, kai, adviser, manager):
    look_at_everything(review, adviser.user)
    finish(review, adviser.user)
    plans.approve(review.made, by=manager.user, at=NOW)
    client = as_(adviser)
    assert "20 November 2026 At a café" in words(client.get(address(kai)))
    text = words(client.get(address(kai, f"held/{review.key}/")))
    assert "Kai Example (the young person): came" in text
    assert "Action: Ask about the housing register: goes on." in text
    assert client.get(address(kai, f"held/{uuid.uuid4()}/")).status_code == 404


def test_pages_of_a_review_ask_few_questions_however_much_there_is(as_, review, kai, adviser, manager, at_most):
    client = as_(adviser)
    section = review.made.plansection_rows.get(section="home")
    for number in range(4):
        said = {"what": f"More {number}", "owner_kind": "worker", "worker": adviser, "due_on": SOON}
        plan_rows.add(PlanAction, section, said, by=adviser.user, at=NOW)
        OwnWords.objects.create(person=kai, section="money", text="Words", by=kai.user, at=NOW)
    for rest, number in (("", 24), ("section/home/", 18), ("rest/", 18), ("end/", 23), ("give-up/", 9), ("change/", 8)):
        with at_most(number):
            assert client.get(address(kai, rest)).status_code == 200
    looks = Event.objects.filter(kind=Event.Kind.LOOKED, part="plan")
    assert looks.count() == 6


def test_without_a_review_under_way_its_screens_are_not_there(as_, plan, kai, adviser):
    for rest in ("section/home/", "rest/", "end/", "give-up/"):
        assert as_(adviser).get(address(kai, rest)).status_code == 404
    assert "Begin the review" in words(as_(adviser).get(address(kai)))
    reviews.begin(kai, because="asked for", by=adviser.user, at=NOW)
    assert as_(adviser).get(address(kai, "section/no-such/")).status_code == 404
