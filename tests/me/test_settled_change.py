"""A change of adviser that a manager has settled: every page of the young person says the same of it."""

from datetime import timedelta

import pytest

from leaving_care.actions import leaving
from leaving_care.models import Cover, Role, Team
from pathways.actions import handing_over
from pathways.news import news
from tests.me.conftest import words
from tests.people import NOW, TODAY, allocate, member, user

DAY = timedelta(days=1)


@pytest.fixture
def tom(kai):
    made = member(Role.PERSONAL_ADVISER, who=user("Tom Example"))
    allocate(made, kai)
    return made


@pytest.fixture
def amina(db):
    team = Team.objects.create(authority=member(Role.MANAGER).authority, name="North", phone="01632 960001")
    return member(Role.PERSONAL_ADVISER, who=user("Amina Example"), team=team, phone="07700 900002")


def end(tom, amina):
    boss = member(Role.MANAGER)
    leaving.end_membership(tom, ends_on=TODAY + DAY, give_to=amina, why="Tom has a new job", by=boss.user, at=NOW)


def test_what_the_first_page_announces_is_told_on_the_page_that_it_leads_to(me, tom, amina):
    end(tom, amina)
    home = words(me.get("/me/"))
    assert "From 22 November 2026 your worker is Amina Example. We will introduce you. About the change" in home
    page = words(me.get("/me/new-worker/"))
    assert "From 22 November 2026 Amina Example is your personal adviser, in place of Tom Example." in page
    assert "Why: Tom has a new job" in page and "Ring Amina Example: 07700 900002" in page
    assert "no change of your worker" not in page
    workers = words(me.get("/me/worker/"))
    assert "Your worker will change From 22 November 2026 Amina Example works with you" in workers
    assert "Coming" not in workers


def test_the_words_of_a_plan_to_the_same_adviser_are_kept(me, kai, tom, amina):
    values = {"after": amina, "on": TODAY + DAY * 5, "reason": "Tom goes", "notice_on": TODAY, "card": "Call me Mina."}
    handing_over.plan(kai, values, by=tom.user, at=NOW)
    end(tom, amina)
    page = words(me.get("/me/new-worker/"))
    assert "From 22 November 2026 Amina Example" in page and "Call me Mina." in page


def test_a_plan_to_somebody_else_is_not_told_beside_it(me, kai, tom, amina):
    other = member(Role.PERSONAL_ADVISER, who=user("Jo Example"))
    values = {"after": other, "on": TODAY + DAY * 5, "reason": "Tom goes", "notice_on": TODAY}
    handing_over.plan(kai, values, by=tom.user, at=NOW)
    assert any("Jo Example" in line.said for line in news(kai, TODAY))
    end(tom, amina)
    assert not any("Jo Example" in line.said for line in news(kai, TODAY))
    assert "Jo Example" not in words(me.get("/me/new-worker/"))


def test_the_first_worker_of_all_is_told_of_too(me, kai, amina):
    allocate(amina, kai, starts_on=TODAY + DAY)
    page = words(me.get("/me/new-worker/"))
    assert "From 21 November 2026 Amina Example is your personal adviser." in page and "in place of" not in page


def test_cover_is_not_said_past_the_last_day(me, kai, tom, amina):
    Cover.objects.create(away=tom, cover=amina, starts_on=TODAY, ends_on=TODAY + DAY * 9)
    assert "away until 29 November 2026. Amina" in words(me.get("/me/"))
    tom.allocations.update(ends_on=TODAY + DAY * 2, why_ended="Tom goes")
    said = words(me.get("/me/"))
    assert "Tom Example is away until 22 November 2026, their last day with you. Amina Example is there for you" in said
