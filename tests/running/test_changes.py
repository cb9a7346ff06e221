"""How often main advisers changed: what is counted, of whom, and that the page takes as many queries at every size."""

from datetime import date, timedelta

import pytest

from leaving_care.models import Role, Team
from pathways.adviser_changes import Row, adviser_changes, counted
from pathways.taking_over import adviser_history, changes_of
from tests.people import TODAY, allocate, council, member, young

DAY = timedelta(days=1)
ADDRESS = "/manage/adviser-changes/"


def row(person, user, first, last=None, why="", team="North"):
    return Row(person, user, team, date.fromisoformat(first), date.fromisoformat(last) if last else None, why)


def test_the_same_adviser_again_is_no_change():
    assert [changes_of(users) for users in ([], [1], [1, 1], [1, 2, 1], [1, 2, 2, 3])] == [0, 0, 0, 2, 2]


def test_a_worked_case():
    found = counted(
        [
            row(1, 10, "2024-11-20", "2025-11-19", "She left."),
            row(1, 11, "2025-11-20", "2025-11-29", "Moved team"),  # a year ago today: the last day that is not counted
            row(1, 10, "2025-11-30", None),
            row(2, 10, "2025-11-21", "2025-11-30"),
            row(2, 10, "2026-11-11", None, team=None),
            row(3, 12, "2024-01-01", "2024-01-10", team="South"),
            row(3, 13, "2026-01-11", "2026-11-20", "She left", team="South"),  # to today
            row(4, 14, "2024-01-01", "2024-01-10", "Gone", team="South"),
            row(4, 15, "2026-01-11", "2026-01-20", "She left", team="South"),
            row(4, 16, "2026-02-11", "2026-02-20", "moved", team="South"),
            row(4, 17, "2026-03-11", "2026-03-20", "x", team="South"),
        ],
        TODAY,
    )
    assert (found.people, found.advisers) == (4, [("1", 1), ("2", 2), ("3", 0), ("4 or more", 1)])
    assert found.average == 1.5  # 2, 0, 1 and 3 changes
    assert (found.lately, found.since) == (5, date(2025, 11, 21))
    assert dict(found.reasons) == {"Moved team": 1, "Not recorded yet": 1, "Gone": 1, "She left": 1, "moved": 1}
    # 365, 10, 10, 10, 10, 10, 10 and 10 days; 356, 10 and 314 days
    assert (found.ended.number, found.ended.average, found.ended.middle) == (8, "1 month", "10 days")
    assert (found.going_on.number, found.going_on.average, found.going_on.middle) == (3, "7 months", "10 months")
    teams = [(team.name, team.people, team.average, team.lately) for team in found.teams]
    assert teams == [
        ("North", 1, 2.0, 1),
        ("South", 1, 1.0, 1),
        ("No main adviser today", 1, 3.0, 3),
        ("No team", 1, 0.0, 0),
    ]


def test_nobody_and_rare_reasons():
    nothing = counted([], TODAY)
    assert (nothing.people, nothing.average, nothing.lately, nothing.ended.average) == (0, 0.0, 0, "")
    rows = []
    for person in range(12):
        rows += [row(person, 1, "2026-01-01", "2026-01-31", f"Why {person}"), row(person, 2, "2026-02-01")]
    found = counted(rows, TODAY)
    assert (len(found.reasons), found.other_reasons) == (10, 2)


@pytest.mark.django_db
def test_it_is_the_managers_own_people_under_25(adviser, manager):
    other = member(Role.PERSONAL_ADVISER)
    kai = young(date_of_birth=date(2001, 11, 21))
    allocate(other, kai, starts_on=date(2025, 1, 1), ends_on=date(2026, 1, 1), why_ended="x")
    allocate(adviser, kai, starts_on=date(2026, 1, 2))
    allocate(other, kai, is_main=False)
    allocate(other, young(), starts_on=TODAY + DAY)
    young(adviser=adviser, date_of_birth=date(2001, 11, 20))  # 25 today
    young(adviser=adviser, died_on=TODAY)
    elsewhere = council("elsewhere")
    young(elsewhere, adviser=member(Role.PERSONAL_ADVISER, elsewhere))
    young()
    found = adviser_changes(manager.user, TODAY)
    assert (found.people, found.lately, found.reasons) == (1, 1, [("x", 1)])
    assert adviser_history(kai, TODAY).changes == 1
    south = Team.objects.create(authority=council(), name="South")
    assert adviser_changes(member(Role.MANAGER, team=south).user, TODAY).people == 0


@pytest.mark.django_db
def test_the_page_is_for_managers_and_takes_as_many_queries_at_every_size(adviser, manager, as_, at_most):
    north = Team.objects.create(authority=council(), name="North")
    client = as_(manager)
    assert "None of your people under 25" in client.get(ADDRESS).content.decode()
    for number in range(12):
        person = young(name_used=f"Somebody {number}")
        allocate(adviser, person, starts_on=date(2025, 1, 1), ends_on=date(2026, 1, 1), why_ended="New <b>job</b>")
        allocate(member(Role.PERSONAL_ADVISER, team=north), person, starts_on=date(2026, 1, 2))
    with at_most(6):
        page = client.get(ADDRESS).content.decode()
    assert "12 have a main adviser" in page and "New &lt;b&gt;job&lt;/b&gt;" in page and "North" in page
    assert "Somebody" not in page and adviser.user.name not in page
    assert ADDRESS in client.get("/manage/due/").content.decode()
    assert as_(adviser).get(ADDRESS).status_code == 403
