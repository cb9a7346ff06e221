"""The young people of a team, and how much there is for each adviser."""

import uuid
from datetime import timedelta
from urllib.parse import urljoin

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leaving_care import audit
from leaving_care.models import BookletGiven, Role, StatusElsewhere, SupportLevel, Team
from pathways.caseload import caseloads, detailed, team_list, to_look_at
from tests.people import LONG_AGO, NOW, TODAY, allocate, council, member, sign_in, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ADDRESS = "/manage/people/"


def level(person, number, starts_on=LONG_AGO, ends_on=None):
    SupportLevel.objects.create(person=person, level=number, reason="x", starts_on=starts_on, ends_on=ends_on)


def listed(manager, **filters):
    return list(team_list(manager.user, TODAY, **filters))


@pytest.fixture
def adviser(team):
    return member(Role.PERSONAL_ADVISER, team=team)


def test_those_with_nobody_come_first_then_by_name(manager, adviser):
    ola = young(name_used="Ola Example", adviser=adviser)
    ada = young(name_used="Ada Example", adviser=adviser)
    zed = young(name_used="Zed Example")
    left = young(name_used="Yan Example")
    allocate(adviser, left, ends_on=TODAY - DAY)
    allocate(member(Role.SOCIAL_WORKER), zed)
    young(council("elsewhere"))
    assert listed(manager) == [left, zed, ada, ola]


def test_a_team_manager_lists_the_team(adviser, team):
    lead = member(Role.MANAGER, team=team)
    mine = young(adviser=adviser)
    young(adviser=member(Role.PERSONAL_ADVISER, team=Team.objects.create(authority=council(), name="South")))
    assert listed(lead) == [mine]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.MANAGER, Role.YOUNG_PERSON}))
def test_nobody_else_has_a_list(role):
    young()
    assert listed(member(role)) == []


def test_narrowing_down(manager, adviser):
    kai = young(name_used="Kai Example", council_id="T-42", adviser=adviser)
    ola = young(name_used="Ola Example", date_of_birth=TODAY.replace(year=TODAY.year - 16))
    assert listed(manager, adviser=adviser.key) == [kai]
    assert listed(manager, adviser=uuid.uuid4()) == []
    assert listed(manager, nobody=True) == [ola]
    assert listed(manager, search="kai") == listed(manager, search="t-42") == [kai]
    assert listed(manager, search="T-4") == []
    assert listed(manager, status="eligible") == [ola]
    assert listed(manager, status="former_relevant") == [kai]


def test_what_the_list_says_of_each(manager, adviser):
    kai, ola = young(name_used="Kai Example", adviser=adviser), young(name_used="Ola Example")
    level(kai, 2)  # still open: the newest counts
    level(kai, 4, starts_on=TODAY)
    level(ola, 5, starts_on=TODAY + DAY)
    kai.statusspell_rows.update(flags=["one", "two"])
    audit.changed(kai, "change_facts", by=manager.user, at=NOW, part="care", fields=["x"])
    audit.looked(kai, "care", by=manager.user, at=NOW + DAY)
    first, second = detailed([kai, ola], TODAY)
    assert (first.status_on, first.flags_on, first.adviser_name, first.adviser_key, first.level_on) == (
        "former_relevant", ["one", "two"], adviser.user.name, adviser.key, 4,
    )  # fmt: skip
    assert (first.changed_at, first.age, first.status_words) == (NOW, 19, "former relevant")
    assert (second.adviser_key, second.level_on, second.changed_at) == (None, None, None)
    assert detailed([ola, kai], TODAY) == [ola, kai]


def test_how_much_there_is_for_each_adviser(manager, adviser):
    idle = member(Role.PERSONAL_ADVISER)
    other = member(Role.PERSONAL_ADVISER)
    for number in (3, 2, None):
        person = young(adviser=adviser)
        if number:
            level(person, number)
            level(person, 5, ends_on=TODAY - DAY)
    level(young(adviser=other), 1)
    ended = young()
    allocate(other, ended, ends_on=TODAY - DAY)
    allocate(other, ended, is_main=False)
    member(Role.PERSONAL_ADVISER, council("elsewhere"))
    member(Role.PERSONAL_ADVISER, ends_on=TODAY - DAY)
    loads = caseloads(manager.user, TODAY)
    assert [(load.key, load.number, load.weight, load.without_level) for load in loads] == [
        (adviser.key, 3, 5, 1),
        (other.key, 1, 1, 0),
        (idle.key, 0, 0, 0),
    ]


def test_a_team_manager_sees_the_advisers_of_the_team(adviser, team):
    young(adviser=adviser)
    young(adviser=member(Role.PERSONAL_ADVISER))
    assert [load.key for load in caseloads(member(Role.MANAGER, team=team).user, TODAY)] == [adviser.key]


def test_the_number_of_an_adviser_opens_the_people_behind_it(as_manager, adviser):
    people = {young(adviser=adviser).pk for _ in range(3)}
    young()
    page = as_manager.get("/manage/caseloads/")
    load = page.context["loads"][0]
    assert load.number == 3 and f"{ADDRESS}?adviser={load.key}" in page.content.decode()
    found = as_manager.get(f"{ADDRESS}?adviser={load.key}")
    assert {person.pk for person in found.context["people"]} == people
    assert found.context["page"].paginator.count == 3


def test_the_page_says_what_is_not_known(as_manager):
    young(name_used="Kai Example")
    page = as_manager.get(ADDRESS).content.decode()
    assert "Nobody" in page and "Not recorded yet" in page and "1 young person" in page


@pytest.mark.parametrize(
    "query",
    ["?q=%00", "?adviser=x", "?status=nothing", "?page=x", "?page=-5", "?page=9999", "?q=a&q=b", f"?q={'x' * 5000}"],
)
def test_odd_addresses_are_answered(as_manager, query):
    young()
    assert as_manager.get(f"{ADDRESS}{query}").status_code == 200


def test_the_title_names_nobody(as_manager):
    kai = young(name_used="Kai Example")
    for address in (f"{ADDRESS}?q=Kai", f"{ADDRESS}{kai.key}/", f"{ADDRESS}{kai.key}/move/"):
        page = as_manager.get(address).content.decode()
        assert "Kai" not in page.partition("</title>")[0]


def queries(client, address):
    """What a request asks of the database, but for what the walls say on PostgreSQL."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    ours = ("SAVEPOINT", "RELEASE", "SELECT set_config", "SELECT current_setting")
    return [query["sql"] for query in asked if not query["sql"].startswith(ours)]


def test_eight_queries_however_many_there_are(as_manager, adviser):
    as_manager.get(ADDRESS)
    for _ in range(2):
        level(young(adviser=adviser), 1)
    few = queries(as_manager, ADDRESS)
    for number in range(30):
        level(young(adviser=member(Role.PERSONAL_ADVISER) if number % 3 else None), 2)
    many = queries(as_manager, ADDRESS)
    assert len(few) == len(many) <= 8, "\n".join(many)


@pytest.mark.parametrize("page", ["", "sharing/"])
def test_eight_queries_for_a_person(as_manager, adviser, page):
    kai = young(adviser=adviser)
    as_manager.get(ADDRESS)
    few = queries(as_manager, f"{ADDRESS}{kai.key}/{page}")
    for _ in range(5):
        allocate(member(Role.PERSONAL_ADVISER), kai, is_main=False)
    many = queries(as_manager, f"{ADDRESS}{kai.key}/{page}")
    assert len(few) == len(many) <= 8, "\n".join(many)


@pytest.mark.parametrize(
    "address",
    ["/manage/caseloads/", "/manage/staff/", "/manage/cover/", "/manage/teams/", "/manage/events/", "/manage/"],
)
def test_eight_queries_for_the_other_lists(as_manager, adviser, address):
    as_manager.get(address)
    few = queries(as_manager, address)
    for _ in range(5):
        young(adviser=member(Role.PERSONAL_ADVISER))
    many = queries(as_manager, address)
    assert len(few) == len(many) <= 8, "\n".join(many)


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (
            Role.MANAGER,
            "people/ offer/ plans/ disagreements/ /work/holds/ /work/came-back/ /work/hellos/ cover/ staff/ staff/invite/ events/"
            " open/ settings/plans/".split(),
        ),
        (Role.ADMINISTRATOR, ["staff/", "staff/invite/", "settings/plans/", "settings/"]),
        (Role.DATA_OFFICER, ["data/", "import/"]),
        (Role.AUDITOR, ["events/"]),
        (Role.EDITOR, ["offer/"]),
        (Role.APPROVER, ["offer/"]),
        (Role.PARTICIPATION, ["offer/"]),
    ],
)
def test_the_first_page_shows_the_doors_of_each_role(client, role, shown):
    sign_in(client, member(role).user)
    page = client.get("/manage/")
    assert [door.address for door in page.context["doors"]] == [urljoin("/manage/", path) for path in shown]
    assert ("Nothing for you here yet" in page.content.decode()) is (not shown)


# What there is to look at.


def elsewhere(person, status, days=0):
    StatusElsewhere.objects.create(person=person, status=status, read_at=NOW - days * DAY)


def test_open_questions_and_what_the_case_system_says_otherwise(as_manager, manager):
    asked, differs, both = (young(name_used=name) for name in ("Asked", "Differs", "Both"))
    agrees, mended, child = young(), young(), young(date_of_birth=TODAY.replace(year=TODAY.year - 10))
    for person in (asked, both):
        person.statusspell_rows.update(flags=["one", "two"])
    for person, said in ((differs, "qualifying"), (both, "none"), (agrees, "former_relevant"), (child, "none")):
        elsewhere(person, said)
    elsewhere(mended, "qualifying", days=1)
    elsewhere(mended, "former_relevant")
    far = young(council("elsewhere"))
    far.statusspell_rows.update(flags=["one"])
    elsewhere(far, "none")
    assert {person.name_used for person in listed(manager, look=True)} == {"Asked", "Differs", "Both"}
    assert [row.elsewhere for row in detailed([asked, differs, both, agrees, mended, child], TODAY)] == [
        "", "qualifying", "no leaving-care status", "", "", "",
    ]  # fmt: skip
    assert to_look_at(manager.user, TODAY) == (4, 2)
    home = as_manager.get("/manage/").content.decode()
    assert "4 open questions" in home and "2 statuses" in home and "/manage/people/?look=on" in home
    page = as_manager.get(f"{ADDRESS}?look=on")
    assert {person.pk for person in page.context["people"]} == {asked.pk, differs.pk, both.pk}
    assert "The case system says “qualifying”" in page.content.decode()


def test_nothing_to_look_at_is_not_spoken_of(as_manager):
    young()
    assert "To look at" not in as_manager.get("/manage/").content.decode()


def test_eight_queries_with_much_to_look_at(as_manager):
    for _ in range(5):
        person = young()
        person.statusspell_rows.update(flags=["one"])
        elsewhere(person, "none")
    for address in ("/manage/", ADDRESS, f"{ADDRESS}?look=on"):
        as_manager.get(address)
        assert len(queries(as_manager, address)) <= 8


def test_those_who_have_not_had_the_booklet(manager):
    had, owed = young(name_used="Had Example"), young(name_used="Owed Example")
    young(name_used="Child Example", date_of_birth=TODAY.replace(year=2012))
    BookletGiven.objects.create(person=had, given_on=TODAY, format="paper", by=manager.user)
    assert [person.name_used for person in team_list(manager.user, TODAY, booklet=True)] == [owed.name_used]
    BookletGiven.objects.filter(person=had).update(given_on=TODAY + timedelta(days=1))
    assert team_list(manager.user, TODAY, booklet=True).count() == 2
