"""How an adviser's list is grouped: what needs something in full, the rest folded, and nothing said that is not recorded."""

from datetime import timedelta

import pytest

from leaving_care.models import Cover, Role, SupportLevel
from pathways.models import Contact
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, allocate, member, young
from tests.plans_kept.rows import contact, held, kept

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def page(client, query=""):
    response = client.get(f"/work/{query}")
    assert response.status_code == 200
    return response


def due(person, day):
    kept(person)
    person.summary_rows.update(duties=[], held_until=None, next_due_on=day)


def groups(response):
    return [(each.text, [line.person.name_used for line in each.lines]) for each in response.context["groups"]]


def test_what_is_overdue_and_due_this_week_is_in_full_and_the_rest_is_folded(as_, adviser):
    for name, day in (("Late", -1), ("Today", 0), ("Sixth", 6), ("Seventh", 7), ("Never", None)):
        due(young(adviser=adviser, name_used=name), None if day is None else TODAY + day * DAY)
    waiting = young(adviser=adviser, name_used="Waiting")
    held(waiting, {duty["id"] for duty in kept(waiting).duties}, TODAY, TODAY + 9 * DAY, TODAY)
    kept(waiting)
    client = as_(adviser)
    response = page(client)
    assert groups(response) == [
        ("Overdue", ["Late"]),
        ("Due this week", ["Today", "Sixth"]),
        ("Due later", ["Seventh"]),
        ("On hold", ["Waiting"]),
        ("Nothing has a last day", ["Never"]),
    ]
    said = response.content.decode()
    assert said.count("<details") == 3 and said.count("<dt") == 3
    assert 'role="search"' in said.split("<details")[0], "looking for somebody is not folded away"


@pytest.mark.parametrize("query", ["?show=due_this_week", "?show=on_hold"])
def test_what_was_asked_for_is_shown_as_it_is(as_, adviser, query):
    person = young(adviser=adviser)
    due(person, TODAY)
    person.summary_rows.update(held_until=TODAY)
    response = page(as_(adviser), query)
    assert groups(response) == [] and response.content.decode().count("<dt") == 1


def test_who_is_longest_overdue_comes_first_and_else_ones_own(as_, adviser):
    away = member(Role.PERSONAL_ADVISER)
    Cover.objects.create(away=away, cover=adviser, starts_on=TODAY, ends_on=TODAY)
    for of, worker in (("Covered", away), ("Mine", adviser)):
        due(young(adviser=worker, name_used=of), TODAY - (900 if worker == away else 1) * DAY)
        due(young(adviser=worker, name_used=f"{of}, this week"), TODAY + (0 if worker == away else 1) * DAY)
    client = as_(adviser)
    response = page(client)
    assert groups(response) == [
        ("Overdue", ["Covered", "Mine"]),
        ("Due this week", ["Mine, this week", "Covered, this week"]),
    ]
    late = [line.person.name_used for line in page(client, "?show=overdue").context["lines"]]
    assert late == groups(response)[0][1]
    assert f"You cover for {away.user.name}" in response.content.decode()


def test_what_is_not_recorded_is_left_out_and_the_main_adviser_named_where_it_is_another(as_, adviser):
    mine, theirs = young(adviser=adviser, name_used="Mine"), young(adviser=member(Role.PERSONAL_ADVISER))
    allocate(adviser, theirs, is_main=False)
    due(mine, TODAY)
    due(theirs, TODAY)
    client = as_(adviser)
    said = page(client).content.decode()
    assert "not recorded yet" not in said.split("What is due")[1].replace("status not recorded yet", "")
    assert said.count("Main adviser: ") == 1 and "Level of support" not in said
    build(SupportLevel, person=mine, level=2, starts_on=TODAY)
    assert page(client).content.decode().count("Level of support: 2") == 1


def test_tries_since_they_were_reached_are_told(as_, adviser, kai):
    contact(kai, TODAY - 40 * DAY)
    contact(kai, TODAY - 50 * DAY, "tried")
    for days in (0, 5, 9):
        build(Contact, person=kai, at=NOW - days * DAY, how="call", outcome="tried")
    build(Contact, person=kai, at=NOW, how="call", outcome="tried", mistaken="the wrong person")
    due(kai, TODAY)
    said = page(as_(adviser)).content.decode()
    assert "Last reached 11 October 2026. Tried 3 times since then, last on 20 November 2026." in said
    contact(kai, TODAY)
    due(kai, TODAY)
    said = page(as_(adviser)).content.decode()
    assert "Last reached 20 November 2026." in said and "Tried" not in said
