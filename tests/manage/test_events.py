"""Who looked and what changed: who finds what, and that searching is noted."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from leaving_care import audit
from leaving_care.models import Event, Role
from tests.people import NOW, TODAY, allocate, council, member, sign_in, young

pytestmark = pytest.mark.django_db
ADDRESS = "/manage/events/"


def found(client, query=""):
    """The events on the page, by key, the newest first, but for notes of searches."""
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == 200
    return [
        row["event"] for row in response.context["rows"] if row["event"].what not in ("search_events", "see_events")
    ]


@pytest.fixture
def auditor(client):
    return sign_in(client, member(Role.AUDITOR).user)


@pytest.fixture
def kai(team):
    person = young(name_used="Kai Example", council_id="T-42")
    allocate(member(Role.PERSONAL_ADVISER, team=team), person)
    return person


@pytest.fixture
def worker(team):
    return member(Role.PERSONAL_ADVISER, team=team).user


@pytest.fixture
def events(kai, worker):
    """Five things that happened: by name."""
    other, far = young(), young(council("elsewhere"))
    stranger = member(Role.SOCIAL_WORKER).user
    made = {
        "looked": audit.looked(kai, "homes", by=worker, at=NOW - timedelta(days=2)),
        "changed": audit.changed(kai, "change_facts", by=stranger, at=NOW, part="care", fields=["starts_on"]),
        "other": audit.looked(other, "about", by=stranger, at=NOW),
        "far": audit.looked(far, "about", by=worker, at=NOW),
    }
    audit.signed_in(worker, at=NOW, how="passkey")
    audit.refused("see_record", by=stranger, at=NOW, asked_for=uuid.uuid4())
    return made | {
        "in": Event.objects.get(kind=Event.Kind.SIGNED_IN),
        "refused": Event.objects.get(kind=Event.Kind.REFUSED),
    }


def names(events, rows):
    return {name for name, event in events.items() if event in rows}


def test_an_auditor_finds_everything_of_the_council_without_names(auditor, events):
    assert names(events, found(auditor)) == {"looked", "changed", "other", "in", "refused"}
    page = auditor.get(ADDRESS).content.decode()
    assert "T-42" in page and "Kai Example" not in page and "Number not recorded yet" in page
    assert str(events["looked"].person.key) not in page


def test_a_manager_of_the_council_finds_everything_of_it(as_manager, events):
    assert names(events, found(as_manager)) == {"looked", "changed", "other", "in", "refused"}
    assert "Kai Example" in as_manager.get(ADDRESS).content.decode()


def test_a_team_manager_finds_what_is_of_the_team(client, team, events):
    sign_in(client, member(Role.MANAGER, team=team).user)
    assert names(events, found(client)) == {"looked", "changed", "in"}
    assert found(client, f"?person={events['other'].person.key}") == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?person=T-42", {"looked", "changed"}),
        ("?person=t-42", {"looked", "changed"}),
        ("?person=T-4", set()),
        ("?person={key}", {"looked", "changed"}),
        ("?person={far}", set()),
        ("?staff={email}", {"looked", "in"}),
        ("?kind=refused", {"refused"}),
        ("?kind=looked&person=T-42", {"looked"}),
        ("?first-day=20&first-month=11&first-year=2026&kind=looked", {"other"}),
        ("?last-day=19&last-month=11&last-year=2026", {"looked"}),
        ("?last-day=31&last-month=12&last-year=9999&kind=looked", {"looked", "other"}),
        ("?first-day=18&first-month=11&first-year=2026&last-day=18&last-month=11&last-year=2026", {"looked"}),
    ],
)
def test_searching(auditor, events, worker, query, expected):
    said = {"key": events["looked"].person.key, "far": events["far"].person.key, "email": worker.email.upper()}
    assert names(events, found(auditor, query.format(**said))) == expected


def test_days_are_days_of_the_uk(auditor, kai, worker):
    late = audit.looked(kai, "homes", by=worker, at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    day = "?first-day=1&first-month=7&first-year=2026&last-day=1&last-month=7&last-year=2026"
    assert found(auditor, day) == [late]


def test_every_search_is_noted(auditor, kai):
    auditor.get(ADDRESS)
    auditor.get(f"{ADDRESS}?person=T-42")
    notes = Event.objects.filter(kind=Event.Kind.LOOKED).order_by("pk")
    assert [(note.what, note.person) for note in notes] == [("search_events", None), ("see_events", kai)]


ODD = """
    ?person=%00  ?staff=%00&kind=nothing  ?page=x  ?page=-1  ?page=99999  ?page=1000  ?person=a&person=b
    ?first-day=31&first-month=2&first-year=2026  ?first-day=1&first-month=1&first-year=0001
    ?first-day=2&first-month=1&first-year=2026&last-day=1&last-month=1&last-year=2026
"""


@pytest.mark.parametrize("query", [*ODD.split(), f"?person={'x' * 5000}"])
def test_odd_searches_are_answered(auditor, query):
    assert auditor.get(f"{ADDRESS}{query}").status_code == 200


def test_a_wrong_search_finds_nothing_by_itself(auditor, events):
    """A date that is none is said; what was found is then everything, as without a search."""
    response = auditor.get(f"{ADDRESS}?last-day=31&last-month=2&last-year=2026&kind=refused")
    assert "last" in response.context["form"].errors


def test_pages_are_of_a_hundred_and_queries_do_not_grow(auditor, kai, worker, at_most):
    for number in range(201):
        audit.looked(kai, "homes", by=worker, at=NOW + timedelta(seconds=number))
    with at_most(12):
        response = auditor.get(ADDRESS)
    assert len(response.context["rows"]) == 100 and response.context["has_more"]
    last = auditor.get(f"{ADDRESS}?page=3")
    assert len(last.context["rows"]) == 2 and not last.context["has_more"]


def test_a_record_that_has_moved_is_named_no_more(as_manager, kai, worker):
    audit.looked(kai, "homes", by=worker, at=NOW)
    kai.allocation_rows.update(ends_on=TODAY)
    kai.authority = council("elsewhere")
    kai.save()
    page = as_manager.get(ADDRESS).content.decode()
    assert "Kai Example" not in page and "T-42" not in page
    assert "A record that is elsewhere now" in page


def test_a_young_person_who_signed_in_is_told_by_number_and_never_by_address(client):
    person = young(name_used="Kai Example", council_id="T-42", account=True)
    audit.signed_in(person.user, at=NOW, how="code")
    for role, said in ((Role.AUDITOR, "Young person: T-42"), (Role.MANAGER, "Young person: Kai Example")):
        sign_in(client, member(role).user)
        page = client.get(ADDRESS).content.decode()
        assert said in page and person.user.email not in page
