"""What a review still needs: the same on its first page and its last, each with the way to where it is filled in."""

import pytest

from pathways.actions import plan_rows
from pathways.models import OwnWords, PlanAction, Typed
from tests.me.conftest import words
from tests.people import NOW
from tests.plans import begun
from tests.review.conftest import SOON, address, boxes, look, look_at_everything, rows

pytestmark = pytest.mark.django_db
NEW = "Get: help with a deposit"


@pytest.fixture
def web(as_, adviser):
    return as_(adviser)


def added(review, adviser, section="home", **more):
    """An action without a day, as the button of what they can have adds it: under a heading that the review has not seen."""
    held = review.made.plansection_rows.get(section=section)
    said = {"what": NEW, "owner_kind": "worker", "worker": adviser} | more
    return plan_rows.add(PlanAction, held, said, by=adviser.user, at=NOW)


def test_what_was_written_beside_the_review_is_not_called_looked_at(web, kai, adviser, review):
    added(review, adviser)
    page = web.get(address(kai))
    assert "Somewhere to live not looked at yet" in words(page)
    assert page.context["go_on"] == address(kai, "section/home/")
    missing = dict(web.get(address(kai, "end/")).context["missing"])
    assert missing["Say what became of this: “Ask about the housing register”."] == address(kai, "section/home/")


def test_the_first_page_and_the_last_say_the_same_and_lead_there(web, kai, adviser, review):
    look_at_everything(review, adviser.user)
    assert "missing" not in words(web.get(address(kai)))
    row = added(review, adviser)
    assert "1 thing missing" in words(web.get(address(kai)))
    end = web.get(address(kai, "end/"))
    there = f"/work/people/{kai.key}/plan/actions/{row.key}/?to=review"
    assert end.context["missing"] == [(f"Say by when: “{NEW}”.", there)]
    assert f'href="{there}">Say by when' in end.content.decode()
    assert f'href="{there}">Say by when' in web.get(address(kai, "section/home/")).content.decode()
    form = web.get(there)
    assert f'href="{address(kai, "section/home/")}"' in form.content.decode()
    carried = {name: str(value) for name, value in form.context["carried"].initial.items()}
    said = {"what": NEW, "owner": str(adviser.key), **boxes("due_on", SOON)} | carried
    response = web.post(there, said)
    assert response["Location"].startswith(address(kai, "section/home/"))
    assert "What is missing still" not in words(web.get(address(kai, "end/")))


def test_without_a_review_the_way_back_is_the_plan(web, kai, adviser):
    home = begun(kai, adviser.user).plansection_rows.get(section="home")
    row = plan_rows.add(PlanAction, home, {"what": "x", "owner_kind": "young_person"}, by=adviser.user, at=NOW)
    page = web.get(f"/work/people/{kai.key}/plan/actions/{row.key}/?to=review").content.decode()
    assert f'href="/work/people/{kai.key}/plan/sections/home/"' in page


def test_what_was_answered_and_refused_stands_there_by_whichever_way_one_comes_back(web, kai, adviser, review):
    goal, action = rows(review)
    no_day = dict.fromkeys(boxes(f"due_on-{action.key.hex}", SOON), "")
    said = look(review, **no_day, **{f"why-{action.key.hex}": "It takes long"})
    assert "Say by when for “Ask about the housing register”" in words(web.post(address(kai, "section/home/"), said))
    assert Typed.objects.count() == 1
    form = web.get(address(kai, "section/home/")).context["form"]
    assert form[f"outcome-{action.key.hex}"].value() == "carry_on"
    assert form[f"being_met-{goal.key.hex}"].value() == "partly"
    assert form[f"why-{action.key.hex}"].value() == "It takes long"


def test_headings_that_share_a_screen_open_it_with_what_was_typed_by_either_address(web, kai, review, monkeypatch):
    monkeypatch.setattr("pathways.views.review.material.MOST_SCREENS", 1)
    OwnWords.objects.create(person=kai, section="money", text="I save", by=kai.user, at=NOW)
    said = look(review) | {"now-money": "Typed", "keep": "1"}
    assert web.post(address(kai, "section/home/"), said).status_code == 204
    for section in ("home", "money"):
        form = web.get(address(kai, f"section/{section}/")).context["form"]
        assert [block.key for block in form.blocks] == ["home", "money"]
        assert form["now-money"].value() == "Typed"
