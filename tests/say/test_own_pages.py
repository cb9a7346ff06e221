"""The pages by which a young person has their say: words, answers, meaning, what went well, words they do not want."""

import uuid
from datetime import timedelta

import pytest

from pathways.models import Achievement, Answer, CouncilSection, Meaning, OwnWords, PreferredWord, Review, Typed
from tests.people import NOW, TODAY, sign_in, young
from tests.plans import approved
from tests.say.pages import opened, sends, title, words

DAY = timedelta(days=1)
HOME = "/me/plan/words/home/"
PAGES = (HOME, "/me/plan/words/all/", "/me/plan/answer/", "/me/plan/went-well/", "/me/plan/preferred-words/")


@pytest.fixture
def version(kai, adviser, manager):
    """Kai's plan, approved."""
    return approved(kai, adviser.user, manager.user)


def boxes(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_words_are_sent_as_typed_and_the_next_begin_from_them(me, kai):
    response = sends(me, HOME, text="I like my flat.\nIt is quiet.", language="pl")
    assert response["Location"] == "/me/plan/#section-home"
    row = OwnWords.objects.get()
    assert (row.section, row.text, row.language) == ("home", "I like my flat.\nIt is quiet.", "pl")
    page = me.get(HOME)
    assert page.context["form"]["text"].value() == "I like my flat.\nIt is quiet."
    assert "20 November 2026: this counts now" in words(page)


def test_of_the_whole_plan(me):
    sends(me, "/me/plan/words/all/", text="Be kind")
    assert OwnWords.objects.get().section == ""


def test_what_is_typed_is_kept_and_not_shared(me, kai):
    assert me.post(HOME, {"text": "Half a thou", "keep": "1"}).status_code == 204
    assert (OwnWords.objects.count(), Typed.objects.get().fields) == (0, {"text": ["Half a thou"]})
    page = me.get(HOME)
    assert page.context["form"]["text"].value() == "Half a thou" and "did not send it" in words(page)
    sends(me, HOME, text="A whole thought")
    assert not Typed.objects.exists()


def test_two_tabs_see_both(me):
    first, second = opened(me, HOME), opened(me, HOME)
    me.post(HOME, {"text": "From one tab"} | first)
    said = words(me.post(HOME, {"text": "From the other"} | second))
    assert "From one tab" in said and "From the other" in said
    assert OwnWords.objects.count() == 1


def test_what_somebody_else_writes_meanwhile_is_no_hindrance(me, kai):
    fields = opened(me, HOME)
    kai.version += 5
    kai.save()
    assert me.post(HOME, {"text": "Still mine"} | fields).status_code == 302


def test_a_councils_own_heading_and_one_that_there_is_not(me, kai):
    CouncilSection.objects.create(authority=kai.authority, section="pets", heading="Pets", is_own=True)
    assert "Pets" in words(me.get("/me/plan/words/pets/"))
    assert me.get("/me/plan/words/dragons/").status_code == 404


def test_a_heading_that_the_council_ended_and_the_plan_still_has(me, kai, adviser, manager):
    row = CouncilSection.objects.create(authority=kai.authority, section="pets", heading="Pets", is_own=True)
    approved(kai, adviser.user, manager.user)
    row.ends_on = TODAY - DAY
    row.save()
    assert "Pets" in words(me.get("/me/plan/words/pets/"))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Write something first"),
        ({"text": "x" * 8001}, "Write 8000 characters or fewer"),
        ({"text": "nul\x00"}, "Take out the character that cannot be shown"),
        ({"text": "a", "language": "tlh"}, "Choose one of the answers"),
        ({"text": ["a", "b"], "language": ["pl", "xx"]}, "Choose one of the answers"),
    ],
)
def test_words_that_cannot_be_sent(me, fields, message):
    response = sends(me, HOME, **fields)
    assert message in words(response) and title(response).startswith("Error:")
    assert not OwnWords.objects.exists()


@pytest.mark.parametrize("spoilt", [{"once": "x"}, {"version": "x" * 5000}, {"version": ["1", "2"], "once": "\x00"}])
def test_spoilt_hidden_fields_lose_nothing(me, spoilt):
    assert me.post(HOME, {"text": "Mine"} | spoilt).status_code in (200, 302)


def test_agreeing_with_the_plan_and_not_with_a_goal(me, version):
    goal = version.goal_rows.get().thread
    fields = {"said_plan": "agree", f"said_{goal.hex}": "disagree", f"why_{goal.hex}": "Too far"}
    sends(me, "/me/plan/answer/", **fields)
    assert set(Answer.objects.values_list("goal", "said", "reason")) == {
        (None, "agree", ""),
        (goal, "disagree", "Too far"),
    }
    assert "A manager replies to you by 4 December 2026." in words(me.get("/me/plan/"))
    page = me.get("/me/plan/answer/")
    assert page.context["form"]["said_plan"].value() == "agree"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Choose at least one answer"),
        ({"said_plan": "maybe"}, "Choose one of the answers"),
        ({"why_plan": "Because"}, "Choose an answer to go with what you wrote"),
        ({"said_plan": "agree", "why_plan": "x" * 2001}, "Write 2000 characters or fewer"),
    ],
)
def test_answers_that_cannot_be_sent(me, version, fields, message):
    assert message in words(sends(me, "/me/plan/answer/", **fields))
    assert not Answer.objects.exists()


def test_without_a_plan_there_is_nothing_to_answer(me):
    for address in ("/me/plan/answer/", "/me/plan/meaning/"):
        assert me.get(address)["Location"] == "/me/plan/"
        assert me.post(address, {"said_plan": "agree"})["Location"] == "/me/plan/"


def test_the_one_question_after_a_review(me, kai, adviser, version):
    assert me.get("/me/plan/meaning/").status_code == 404
    assert "does this plan mean something" not in words(me.get("/me/plan/"))
    Review.objects.create(person=kai, of=version, made=version, begun_at=NOW, begun_by=adviser.user, held_on=TODAY)
    assert "does this plan mean something" in words(me.get("/me/plan/"))
    assert "Choose yes, partly or no" in words(sends(me, "/me/plan/meaning/"))
    sends(me, "/me/plan/meaning/", said="partly", words="More about music")
    assert Meaning.objects.get().words == "More about music"
    assert "does this plan mean something" not in words(me.get("/me/plan/"))


def test_something_that_went_well(me, kai):
    late = boxes("on", TODAY + DAY)
    assert "cannot be in the future" in words(sends(me, "/me/plan/went-well/", text="Soon", **late))
    sends(me, "/me/plan/went-well/", text="I passed", **boxes("on", TODAY))
    assert Achievement.objects.get().by == kai.user
    assert "I passed (20 November 2026)" in words(me.get("/me/plan/"))


def test_words_that_they_do_not_want(me, kai):
    sends(me, "/me/plan/preferred-words/", word="placement", instead="home")
    row = PreferredWord.objects.get()
    assert "Not “placement”, but “home”." in words(me.get("/me/plan/preferred-words/"))
    assert sends(me, f"/me/plan/preferred-words/{row.key}/remove/").status_code == 302
    assert not PreferredWord.objects.exists()
    assert me.get(f"/me/plan/preferred-words/{row.key}/remove/").status_code == 404


def test_a_word_of_somebody_else_is_not_there(me):
    other = young(account=True)
    row = PreferredWord.objects.create(person=other, word="LAC", by=other.user, at=NOW)
    assert me.post(f"/me/plan/preferred-words/{row.key}/remove/").status_code == 404
    assert PreferredWord.objects.exists()


def test_a_form_sent_twice_is_done_once(me, version):
    for address, fields, model in (
        (HOME, {"text": "Mine"}, OwnWords),
        ("/me/plan/answer/", {"said_plan": "agree"}, Answer),
        ("/me/plan/went-well/", {"text": "I passed", **boxes("on", TODAY)}, Achievement),
    ):
        sent = fields | opened(me, address)
        assert [me.post(address, sent).status_code for _ in range(2)] == [302, 302]
        assert model.objects.count() == 1, address


@pytest.mark.parametrize("address", PAGES)
def test_nobody_else_opens_or_sends_these(as_, adviser, manager, version, address):
    for who in (adviser, manager):
        client = as_(who)
        assert client.get(address).status_code == 404
        assert client.post(address, {"text": "Not mine", "said_plan": "agree", "once": uuid.uuid4()}).status_code == 404
    assert not OwnWords.objects.exists() and not Answer.objects.exists()


def test_few_queries(client, kai, version, at_most):
    sign_in(client, kai.user, NOW)
    for address in PAGES:
        with at_most(11):
            assert client.get(address).status_code == 200
