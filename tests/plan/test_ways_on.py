"""Ways on while a plan is written: the next heading, back to the heading one came from, and what to do when it was given back."""

import pytest

from pathways.actions import plans, reviews
from pathways.models import ToldWords
from tests import plans as made
from tests.people import NOW, TODAY
from tests.plan.conftest import boxes, sent, to, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def web(as_, adviser):
    """The adviser, signed in."""
    return as_(adviser)


@pytest.fixture
def draft(kai, adviser):
    return made.written(kai, adviser.user)


def test_saving_leads_to_the_next_heading_where_that_is_asked(web, kai, draft):
    first, second, *_, last = draft.plansection_rows.all()
    there = to(kai, f"sections/{first.section}/")
    assert "Save and go to the next heading" in words(web.get(there))
    go = web.post(there, sent(version=first.edit, now="So it is", next="1"))
    assert go["Location"] == to(kai, f"sections/{second.section}/")
    first.refresh_from_db()
    assert first.now == "So it is"
    assert web.post(there, sent(version=first.edit, now="Other"))["Location"] == f"{there}?saved=1"
    there = to(kai, f"sections/{last.section}/")
    assert "next heading" not in words(web.get(there))
    assert web.post(there, sent(version=last.edit, now="So", next="1"))["Location"] == f"{there}?saved=1"


def told(kai, query):
    said = sent(section="money", text="Rent is dear", **boxes("said_on", TODAY))
    return to(kai, f"words/add/{query}"), said


@pytest.mark.parametrize(
    ("query", "back"),
    [
        ("?section=home", "sections/home/"),
        ("", ""),
        ("?section=no-such", ""),
        ("?section=home&to=review", "sections/home/"),
    ],
)
def test_what_somebody_said_leads_back_to_where_one_came_from(web, kai, draft, query, back):
    there, said = told(kai, query)
    assert web.post(there, said)["Location"] == to(kai, back)
    assert ToldWords.objects.get().text == "Rent is dear"


def test_in_a_review_it_is_written_down_there_and_shown(web, kai, adviser, manager):
    made.approved(kai, adviser.user, manager.user, at=NOW)
    reviews.begin(kai, because="asked for", by=adviser.user, at=NOW)
    heading = f"/work/people/{kai.key}/review/section/money/"
    assert f"{to(kai, 'words/add/')}?section=money&amp;to=review" in web.get(heading).content.decode()
    there, said = told(kai, "?section=money&to=review")
    assert web.post(there, said)["Location"] == heading
    assert "told us on 20 November 2026: “Rent is dear” Written down by" in words(web.get(heading))


def test_given_back_the_managers_ask_stands_and_the_page_says_what_to_do(web, kai, draft, adviser, manager):
    assert "Nothing is missing. You can send it." in words(web.get(to(kai)))
    plans.send(draft, copy_how="online", by=adviser.user, at=NOW)
    plans.give_back(draft, reason="Say who pays", by=manager.user, at=NOW)
    said = words(web.get(to(kai)))
    assert "Say who pays" in said and "change the plan, then send it again" in said
    assert "Nothing is missing" not in said
