"""The first page: hello, my worker, my status, what I can get; and whoever has none of it yet."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from leaving_care.models import Circumstance, Home, Role, RoleTitle, SupportLevel, Team
from tests.entitlements.people import item, rule
from tests.me.conftest import event, queries_of, words
from tests.people import NOW, TODAY, allocate, member, sign_in, user, young

PAGES = ("", "status/", "what-can-i-get/", "worker/", "reach/", "reach/add/", "consent/", "who-looked/")
DAY = timedelta(days=1)


def test_hello_by_the_first_word_of_the_name_used_which_is_not_in_the_title(me):
    response = me.get("/me/")
    assert "Hello Kai Your worker" in words(response)
    assert "Kai" not in response.content.decode().split("</title>")[0]


def test_who_my_worker_is_and_how_to_reach_them(me, kai):
    team = Team.objects.create(authority=kai.authority, name="North", phone="01632 960001")
    RoleTitle.objects.create(authority=kai.authority, role=Role.PERSONAL_ADVISER, title="young person's coach")
    allocate(member(Role.PERSONAL_ADVISER, who=user("Priya Example"), team=team, phone="07700 900001"), kai)
    response = me.get("/me/")
    said = words(response)
    assert "Priya Example" in said and "your young person's coach" in said
    assert 'href="tel:07700900001"' in response.content.decode()
    assert "The team, if nobody answers: 01632 960001" in said
    assert ">PE<" in response.content.decode()


def test_status_in_plain_words(me):
    said = words(me.get("/me/"))
    assert "You are 18 or over" in said and "The law’s word for it is “former relevant”." in said


def test_what_i_can_get_at_the_top_and_the_way_to_the_rest(me, kai, publish):
    publish(kai.authority, item("Starter pack", rule(age_from=16, age_to=25), amount="£100"))
    response = me.get("/me/")
    assert "Starter pack (£100)" in words(response)
    assert 'href="/me/what-can-i-get/"' in response.content.decode()


@pytest.mark.parametrize(("count", "said"), [(1, "1 thing for you now: "), (3, "3 things for you now: ")])
def test_some_of_them_is_said_where_there_are_more(me, kai, publish, monkeypatch, count, said):
    entries = [SimpleNamespace(name=f"Thing {number}", amount=SimpleNamespace(short="")) for number in range(count)]
    found = SimpleNamespace(now=[SimpleNamespace(entries=entries)])
    monkeypatch.setattr("pathways.views.me.home.listing_of", lambda *_: found)
    publish(kai.authority)
    assert said in words(me.get("/me/"))


def test_who_looked_last(me, kai):
    adviser = member(Role.PERSONAL_ADVISER, who=user("Priya Example"))
    allocate(adviser, kai)
    event(kai, adviser.user, days_ago=2)
    event(kai, adviser.user, days_ago=1, part="reach")
    said = words(me.get("/me/"))
    assert "Priya Example, your personal adviser, looked at how to reach you, 19 November 2026." in said
    assert "where you live" not in said


@pytest.mark.parametrize("address", PAGES)
def test_levels_and_circumstances_are_never_shown(me, kai, publish, address):
    publish(kai.authority, item("Help", rule(circumstances=["hard_time"])))
    SupportLevel.objects.create(person=kai, level=4, cohort="Cohort Zebra", reason="Reason Zebra", starts_on=TODAY)
    Circumstance.objects.create(person=kai, kind="hard_time", note="Note Zebra", starts_on=TODAY)
    page = me.get(f"/me/{address}").content.decode()
    assert "Zebra" not in page and "going through a hard time" not in page and "hard_time" not in page
    assert "level of support" not in page.lower()


@pytest.mark.parametrize("address", PAGES)
def test_a_record_that_is_only_a_name_and_a_birthday(client, db, address):
    bare = young(account=True)
    bare.timeincare_rows.all().delete()
    bare.statusspell_rows.all().delete()
    response = sign_in(client, bare.user, NOW).get(f"/me/{address}")
    assert "None" not in words(response).replace("None of the four groups today", "")
    if address in ("", "worker/"):
        assert "not recorded yet" in words(response)


@pytest.mark.parametrize("address", PAGES)
def test_somebody_whose_record_is_not_linked_yet_is_told_so_calmly(client, db, address):
    waiting = member(Role.YOUNG_PERSON)
    response = sign_in(client, waiting.user, NOW).get(f"/me/{address}")
    assert "We have not linked your record yet" in words(response)
    assert "ask for the leaving care team" in words(response)


@pytest.mark.parametrize("address", PAGES)
def test_staff_have_no_page_of_their_own(client, db, address):
    assert sign_in(client, member(Role.MANAGER).user, NOW).get(f"/me/{address}").status_code == 404


def test_whoever_is_no_young_person_here_any_more_sees_nothing(client, kai):
    kai.user.memberships.update(ends_on=TODAY - DAY)
    assert sign_in(client, kai.user, NOW).get("/me/").status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_own_visits_leave_no_note(me, kai, address):
    me.get(f"/me/{address}")
    assert not kai.events.exists()


def test_nine_queries_however_full_the_record_is(me, kai, publish):
    publish(kai.authority, item("Starter pack", rule(age_from=16, age_to=25)))
    team = Team.objects.create(authority=kai.authority, name="North", phone="01632 960001")
    for days in range(1, 30):
        worker = member(Role.PERSONAL_ADVISER, team=team)
        allocate(worker, kai, is_main=days == 1, ends_on=TODAY - DAY * days if days > 1 else None)
        event(kai, worker.user, days_ago=days)
        Home.objects.create(person=kai, kind="family", starts_on=TODAY - DAY * days, ends_on=TODAY)
    assert len(queries_of(me, "/me/")) <= 9  # with a plan eleven: tests/me/test_news.py
