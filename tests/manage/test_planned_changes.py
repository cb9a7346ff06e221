"""What a manager sees of changes of adviser that are planned ahead, and of who takes over from somebody who leaves."""

from datetime import timedelta

import pytest

from leaving_care.actions import leaving
from leaving_care.models import Allocation, Cover, Role
from pathways.actions import handing_over
from pathways.planned_changes import coming, to_do
from tests.manage.sending import send
from tests.people import NOW, TODAY, allocate, council, member, user, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ADVISER = Role.PERSONAL_ADVISER


def adviser(name):
    return member(ADVISER, who=user(name))


@pytest.fixture
def tom():
    return adviser("Tom Example")


@pytest.fixture
def amina():
    return adviser("Amina Example")


def plan(person, after, by, **more):
    values = {"after": after, "on": TODAY + DAY * 9, "reason": "Tom moves", "notice_on": TODAY} | more
    return handing_over.plan(person, values, by=by.user, at=NOW)


def test_each_that_a_manager_has_to_do_stands_on_the_overview_with_its_day(as_manager, manager, tom, amina):
    assert "planned ahead" not in as_manager.get("/manage/").content.decode()
    ruby, leo = young(adviser=tom, name_used="Ruby"), young(adviser=tom, name_used="Leo")
    plan(ruby, amina, tom)
    plan(leo, amina, tom, on=TODAY)
    page = as_manager.get("/manage/").content.decode()
    assert (
        f'href="/work/people/{ruby.key}/hand-over/">Ruby</a>: from Tom Example to Amina Example, 29 November 2026.'
        in page
    )
    assert "You do it on that day." in page and "Do it now" in page
    assert page.index("Leo") < page.index("Ruby")


@pytest.mark.parametrize(
    ("more", "words"),
    [({"notice_on": None}, "Tell the young person first"), ({"notice_on": TODAY + DAY * 9}, "")],
)
def test_what_is_in_the_way_is_said(manager, tom, amina, more, words):
    plan(young(adviser=tom), amina, tom, **more)
    (row,) = to_do(manager.user, TODAY)
    assert row.stands_in_way.startswith(words) and bool(row.stands_in_way) is bool(words)


def test_a_plan_that_was_overtaken_or_whose_adviser_leaves_is_to_be_cancelled(manager, tom, amina):
    ruby, leo = young(adviser=tom), young(adviser=tom)
    plan(ruby, amina, tom)
    plan(leo, adviser("Jo Example"), tom)
    leaving.end_membership(tom, ends_on=TODAY + DAY, give_to=amina, why="Tom leaves", by=manager.user, at=NOW)
    assert {row.stands_in_way for row in to_do(manager.user, TODAY)} == {
        "Somebody else is the main adviser by then. Cancel it."
    }
    sam = young(adviser=amina)
    jo = adviser("Bo Example")
    plan(sam, jo, amina)
    leaving.end_membership(jo, ends_on=TODAY + DAY, by=manager.user, at=NOW)
    assert "does not work here then" in next(
        row.stands_in_way for row in to_do(manager.user, TODAY) if row.person == sam
    )


def test_a_caseload_that_goes_over_by_itself_is_one_line_with_everybody_in_it(as_manager, manager, tom, amina):
    people = [young(adviser=tom) for _ in range(3)]
    leaving.end_membership(tom, ends_on=TODAY + DAY, give_to=amina, why="Tom leaves", by=manager.user, at=NOW)
    (group,) = coming(manager.user, TODAY)
    assert (group.before, group.after, group.on) == ("Tom Example", "Amina Example", TODAY + DAY * 2)
    assert {person.pk for person in group.people} == {person.pk for person in people}
    assert "From Tom Example to Amina Example, 22 November 2026. It happens by itself." in as_manager.get(
        "/manage/adviser-changes/"
    ).content.decode().replace("\n", " ")
    assert coming(manager.user, TODAY + DAY * 2) == []


def test_those_of_another_council_and_another_team_are_not_among_them(manager, lead, tom, amina):
    there = member(ADVISER, council("elsewhere"))
    allocate(there, young(there.authority), starts_on=TODAY + DAY)
    allocate(amina, young(), starts_on=TODAY + DAY)
    assert len(coming(manager.user, TODAY)) == 1 and coming(lead.user, TODAY) == []


def test_the_lists_cost_two_queries_however_long_they_are(manager, tom, amina, django_assert_max_num_queries):
    for number in range(12):
        person = young(adviser=tom)
        if number % 2:
            plan(person, amina, tom)
    leaving.end_membership(tom, ends_on=TODAY + DAY, give_to=amina, why="Tom leaves", by=manager.user, at=NOW)
    with django_assert_max_num_queries(4):  # whose records the manager reaches costs one for each
        to_do(manager.user, TODAY), coming(manager.user, TODAY)


def test_the_page_of_who_leaves_says_who_takes_over(as_manager, manager, tom, amina):
    address = f"/manage/staff/{tom.key}/"
    young(adviser=tom), young(adviser=tom)
    assert "Who takes over" not in as_manager.get(address).content.decode()
    said = {"ends_on": TODAY, "then": "give", "why": "Left", "give_to": amina.key}
    assert send(as_manager, f"{address}end/", **said).status_code == 302
    page = as_manager.get(address).content.decode()
    assert "Who takes over after that" in page and "Amina Example, with 2 young people" in page


def test_whoever_is_left_with_nobody_is_said_too(manager, tom):
    young(adviser=tom)
    leaving.end_membership(tom, ends_on=TODAY, why="Left", by=manager.user, at=NOW)
    tom.refresh_from_db()
    assert leaving.followed_by(tom) == [("", 1)]


def test_cover_ends_where_the_job_does(manager, tom, amina):
    row = Cover.objects.create(away=tom, cover=amina, starts_on=TODAY, ends_on=TODAY + DAY * 9)
    later = Cover.objects.create(away=tom, cover=amina, starts_on=TODAY + DAY * 5, ends_on=TODAY + DAY * 9)
    leaving.end_membership(tom, ends_on=TODAY + DAY, by=manager.user, at=NOW)
    row.refresh_from_db()
    assert row.ends_on == TODAY + DAY and not Cover.objects.filter(pk=later.pk).exists()
    assert not Allocation.objects.exists()
