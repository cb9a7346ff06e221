"""A manager's lists: who is on which, that every number opens its people and is the same on every page, and their queries."""

from datetime import date, timedelta

import pytest

from leaving_care.models import Role, Team
from pathways import summaries, team_counts
from pathways.models import Answer, ChoiceAt21, DutyHeld, Reply, Summary
from pathways.views.running.tabs import TABS
from pathways.views.work.working import of_them
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, council, member, young
from tests.plans import approved, sent
from tests.plans_kept.rows import contact, held, kept, plan

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def opened(client, show="", **more):
    asked = ({"show": show} if show else {}) | more
    response = client.get("/manage/due/", asked)
    assert response.status_code == 200
    return response


def names(client, show, **more):
    return [row.person.name_used for row in opened(client, show, **more).context["rows"]]


def numbers(response):
    return {tab.name: number for tab, number, _ in response.context["tabs"]}


@pytest.fixture
def everybody(adviser, manager):
    """Somebody for every list."""
    people = {
        name: young(adviser=adviser, name_used=name)
        for name in ("Late", "Week", "Month", "Far", "Waiting", "Back", "Sent", "Ask")
    }
    contact(people["Far"], TODAY - DAY)
    plan(people["Far"], TODAY)
    sent(people["Sent"], adviser.user)
    asked = {"duties": ["plan-review"], "reason": "abroad", "starts_on": TODAY, "ends_on": TODAY + DAY}
    DutyHeld.objects.create(person=people["Ask"], asked_by=adviser.user, asked_at=NOW, **asked)
    held(people["Waiting"], {duty["id"] for duty in kept(people["Waiting"]).duties}, TODAY, TODAY + 9 * DAY, TODAY)
    for person in people.values():
        kept(person)
    for name, days in (("Late", -2), ("Week", 6), ("Month", 27), ("Far", 28), ("Back", 40), ("Sent", 41), ("Ask", 42)):
        Summary.objects.filter(person=people[name]).update(next_due_on=TODAY + days * DAY)
    Summary.objects.filter(person=people["Back"]).update(choice=ChoiceAt21.Said.STEP_BACK)
    return people


def test_every_number_opens_the_people_behind_it(as_, manager, everybody):
    client = as_(manager)
    expected = {
        "overdue": ["Late"],
        "due_this_week": ["Week"],
        "due_soon": ["Week", "Month"],
        "on_hold": ["Waiting"],
        "stepped_back": ["Back"],
        "without_plan": ["Late", "Week", "Month", "Back", "Sent", "Ask", "Waiting"],
        "awaiting_approval": ["Sent"],
        "disagreements": [],
        "holds_to_check": ["Ask"],
        "no_contact": ["Late", "Week", "Month", "Back", "Sent", "Ask", "Waiting"],
    }
    assert {show: names(client, show) for show in expected} == expected
    told = numbers(opened(client))
    assert {show: told[show] for show in expected} == {show: len(who) for show, who in expected.items()}
    for tab in TABS:
        assert len(names(client, tab.name)) == told[tab.name]


@pytest.mark.parametrize("is_past", [False, True])
def test_the_same_number_stands_on_every_page(as_, adviser, manager, everybody, is_past):
    if is_past:
        Summary.objects.update(valid_until=TODAY - DAY)
    home = as_(manager).get("/manage/")
    due = opened(as_(manager))
    work = as_(adviser).get("/work/")
    counted = team_counts.counts(manager.user, TODAY)
    assert numbers(home) == numbers(due) == {tab.name: counted[tab.name] for tab in TABS}
    mine = {name: number for name, _, number in work.context["shows"]}
    assert mine == {name: counted[name] for name in mine}
    assert mine["people"] == 8
    client = as_(manager)
    for tab in TABS:
        assert len(names(client, tab.name)) == counted[tab.name], tab.name
    for name in mine:
        shown = as_(adviser).get("/work/", {"show": name}).context["lines"]
        assert len(shown) == mine[name], name


def test_a_disagreement_waits_until_it_is_replied_to(as_, adviser, manager):
    kai = young(adviser=adviser, account=True, name_used="Kai")
    version = approved(kai, adviser.user, manager.user)
    said = Answer.objects.create(person=kai, version=version, said="disagree", by=kai.user, at=NOW)
    kept(kai)
    client = as_(manager)
    assert names(client, "disagreements") == ["Kai"]
    Reply.objects.create(person=kai, answer=said, text="x", by=manager.user, at=NOW)
    assert names(client, "disagreements") == []


@pytest.mark.parametrize(("age", "other"), [(16, 18), (18, 21), (21, 25), (25, 16)])
def test_birthdays_of_the_next_three_months(as_, manager, age, other):
    for name, born in (
        ("Yesterday", TODAY - DAY),
        ("Today", TODAY),
        ("Last", date(TODAY.year + 1, 2, 20)),
        ("After", date(TODAY.year + 1, 2, 21)),
    ):
        kept(young(name_used=name, date_of_birth=born.replace(year=born.year - age)))
    client = as_(manager)
    assert sorted(names(client, f"turning_{age}")) == ["Last", "Today"]
    assert names(client, f"turning_{other}") == []
    assert f"{age}" in opened(client, f"turning_{age}").context["rows"][0].notes[0]


@pytest.mark.parametrize(
    ("born", "on", "turns"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), True),  # on 1 March
        (date(2008, 2, 29), date(2026, 3, 1), True),
        (date(2008, 2, 29), date(2026, 3, 2), False),
        (date(2008, 2, 29), date(2025, 11, 30), False),  # three months end on 28 February
        (date(2008, 2, 29), date(2025, 12, 1), True),
        (date(2010, 2, 28), date(2028, 2, 29), False),
        (date(2010, 3, 1), date(2028, 2, 29), True),
        (date(2010, 2, 28), date(2027, 11, 29), True),
        (date(2010, 3, 1), date(2027, 11, 29), False),
    ],
)
def test_who_was_born_on_a_leap_day_turns_on_the_first_of_march(manager, born, on, turns):
    kept(young(date_of_birth=born))
    assert team_counts.Team(manager.user, on).behind("turning_18").exists() is turns


def test_what_is_overdue_says_why_and_what_was_done_last(as_, manager, adviser):
    kai = young(adviser=adviser, name_used="Kai")
    contact(kai, TODAY - 200 * DAY)
    row = kept(kai)
    (shown,) = opened(as_(manager)).context["rows"]
    late = [duty for duty in row.duties if summaries.state_on(duty, TODAY) == "overdue"]
    assert late and [(owed.what, owed.because) for owed in shown.owed] == [
        (of_them(duty["what"]), of_them(duty["because"])) for duty in late[:5]
    ]
    assert shown.last_contact_on == TODAY - 200 * DAY and shown.adviser == adviser.user.name
    assert shown.changed_on is None
    said = opened(as_(manager)).content.decode()
    assert "Record last changed: not recorded yet" in said and "Overdue</strong>" in said


def test_one_advisers_people_are_counted_and_shown_by_themselves(as_, adviser, manager):
    other = member(Role.PERSONAL_ADVISER)
    for name, worker in (("Mine", adviser), ("Theirs", other)):
        kept(young(adviser=worker, name_used=name))
    client = as_(manager)
    response = opened(client, "people", adviser=str(other.key))
    assert names(client, "people", adviser=str(other.key)) == ["Theirs"]
    assert numbers(response)["people"] == 1
    assert all(f"adviser={other.key}" in address for _, _, address in response.context["tabs"])
    assert names(client, "people", adviser="nonsense\0") == ["Mine", "Theirs"]


def test_a_manager_of_a_team_has_their_own_and_another_councils_nobody(as_, adviser):
    team = build(Team, authority=council(), name="North")
    theirs = member(Role.PERSONAL_ADVISER, team=team)
    far = council("elsewhere")
    for person in (
        young(adviser=theirs, name_used="Of the team"),
        young(adviser=adviser, name_used="Of nobody"),
        young(far, adviser=member(Role.PERSONAL_ADVISER, far), name_used="Far"),
    ):
        kept(person)
    assert names(as_(member(Role.MANAGER, team=team)), "people") == ["Of the team"]
    assert names(as_(member(Role.MANAGER)), "people") == ["Of nobody", "Of the team"]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.MANAGER])
def test_nobody_else_sees_it(as_, role):
    assert as_(member(role)).get("/manage/due/").status_code == 403


@pytest.mark.parametrize("asked", [{"show": "x\0" * 3000}, {"page": "-1"}, {"page": "x"}, {"adviser": "x" * 9000}])
def test_what_nobody_would_ask_is_no_error(as_, manager, asked):
    kept(young())
    assert as_(manager).get("/manage/due/", asked).status_code == 200


@pytest.mark.parametrize("number", [1, 120])
@pytest.mark.parametrize("show", ["overdue", "people", "awaiting_approval", "turning_21"])
def test_it_takes_eight_queries_however_many_there_are(as_, adviser, manager, at_most, number, show):
    people = [young(adviser=adviser, date_of_birth=date(2006, 1, 4)) for _ in range(number)]
    summaries.keep_all([person.pk for person in people], TODAY)
    client = as_(manager)
    with at_most(8):
        response = opened(client, show)
    if show == "people":
        assert len(response.context["rows"]) == min(number, 50)
        assert len(response.content) < 100_000
    with at_most(10):
        client.get("/manage/")
