"""Who covers for somebody who is away: the actions and their pages."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from leaving_care.access import may
from leaving_care.actions import allocations
from leaving_care.changing import NotAllowed
from leaving_care.models import Cover, Event, Role, Team
from tests.manage.sending import errors, send
from tests.people import NOW, TODAY, allocate, council, member, sign_in, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ADVISER = Role.PERSONAL_ADVISER


def test_cover_opens_what_the_other_does_and_is_recorded(manager):
    away, colleague, person = member(ADVISER), member(ADVISER), young()
    allocate(away, person)
    allocations.cover(away, colleague=colleague, starts_on=TODAY, ends_on=TODAY, by=manager.user, at=NOW)
    assert may(colleague.user, "change_facts", person, TODAY)
    assert not may(colleague.user, "change_facts", person, TODAY + DAY)
    assert Event.objects.get(what="cover").authority == away.authority


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (lambda away: {"colleague": away}, "somebody else"),
        (lambda away: {"colleague": member(ADVISER, council("elsewhere"))}, "another council"),
        (lambda away: {"colleague": member(Role.EDITOR)}, "adviser or a social worker"),
        (lambda away: {"ends_on": TODAY - DAY}, "before the first day"),
        (lambda away: {"starts_on": TODAY - 2 * DAY, "ends_on": TODAY - DAY}, "is over"),
        (lambda away: {"colleague": member(ADVISER, ends_on=TODAY - DAY)}, "do not work here"),
    ],
)
def test_who_cannot_cover(manager, values, words):
    away = member(ADVISER)
    said = {"colleague": None, "starts_on": TODAY, "ends_on": TODAY} | values(away)
    said["colleague"] = said["colleague"] or member(ADVISER)
    with pytest.raises(ValidationError, match=words):
        allocations.cover(away, **said, by=manager.user, at=NOW)
    assert not Cover.objects.exists()


def test_the_same_cover_twice_is_refused_and_only_managers_give_it(manager):
    away, colleague = member(ADVISER), member(ADVISER)
    said = {"colleague": colleague, "starts_on": TODAY, "ends_on": TODAY + DAY, "at": NOW}
    with pytest.raises(PermissionDenied):
        allocations.cover(away, **said, by=colleague.user)
    allocations.cover(away, **said, by=manager.user)
    with pytest.raises(ValidationError, match="cover already"):
        allocations.cover(away, **said, by=manager.user)


def test_cover_ends_early_or_is_taken_away_before_it_begins(manager):
    away, colleague = member(ADVISER), member(ADVISER)
    runs = Cover.objects.create(away=away, cover=colleague, starts_on=TODAY - DAY, ends_on=TODAY + 9 * DAY)
    with pytest.raises(ValidationError, match="Cover has begun"):
        allocations.end_cover(runs, ends_on=None, by=manager.user, at=NOW)
    with pytest.raises(ValidationError, match="Give new cover"):
        allocations.end_cover(runs, ends_on=TODAY + 10 * DAY, by=manager.user, at=NOW)
    allocations.end_cover(runs, ends_on=TODAY, by=manager.user, at=NOW)
    runs.refresh_from_db()
    assert runs.ends_on == TODAY
    comes = Cover.objects.create(away=away, cover=colleague, starts_on=TODAY + DAY, ends_on=TODAY + 2 * DAY)
    allocations.end_cover(comes, ends_on=None, by=manager.user, at=NOW)
    assert list(Cover.objects.all()) == [runs]


@pytest.mark.parametrize("away", [(0, 0), (2, 9), (-9, 0), (-9, 9)])
def test_who_is_away_themselves_does_not_cover(manager, away):
    first, second, third = (member(ADVISER) for _ in range(3))
    begins, ends = (TODAY + days * DAY for days in away)
    Cover.objects.create(away=second, cover=third, starts_on=begins, ends_on=ends)
    said = {"colleague": second, "by": manager.user, "at": NOW}
    with pytest.raises(ValidationError, match="away themselves"):
        allocations.cover(first, starts_on=TODAY, ends_on=TODAY + 2 * DAY, **said)
    allocations.cover(first, starts_on=ends + DAY, ends_on=ends + 2 * DAY, **said)
    assert Cover.objects.count() == 2


def test_a_team_manager_says_who_covers_within_the_team_alone(lead, team):
    mine, ours = member(ADVISER, team=team), member(ADVISER, team=team)
    others = [
        member(ADVISER, team=Team.objects.create(authority=council(), name="South")),
        member(ADVISER),
    ]
    said = {"starts_on": TODAY, "ends_on": TODAY, "at": NOW}
    for other in others:
        for away, colleague in ((other, mine), (mine, other), (other, others[0])):
            if away != colleague:
                with pytest.raises(NotAllowed):
                    allocations.cover(away, colleague=colleague, by=lead.user, **said)
            row = Cover.objects.create(away=mine, cover=other, starts_on=TODAY, ends_on=TODAY + DAY)
            with pytest.raises(NotAllowed):
                allocations.end_cover(row, ends_on=TODAY, by=lead.user, at=NOW)
            row.delete()
    row = allocations.cover(mine, colleague=ours, by=lead.user, **said)
    allocations.end_cover(row, ends_on=None, by=lead.user, at=NOW)
    row = allocations.cover(others[0], colleague=mine, by=member(Role.MANAGER).user, **said)
    member(Role.MANAGER, who=lead.user, team=others[0].team, ends_on=TODAY)
    lead.user.__dict__.pop("_memberships_held")
    allocations.end_cover(row, ends_on=None, by=lead.user, at=NOW)


def test_a_team_manager_has_no_way_to_the_cover_of_others(client, lead, team):
    mine, other = member(ADVISER, team=team), member(ADVISER)
    sign_in(client, lead.user)
    for away, colleague, end in ((mine, other, 403), (other, mine, 403)):
        Cover.objects.create(away=away, cover=colleague, starts_on=TODAY, ends_on=TODAY)
        assert client.get(f"/manage/staff/{away.key}/cover/{colleague.key}/end/").status_code == end
    assert client.get(f"/manage/staff/{other.key}/cover/").status_code == 403
    page = client.get("/manage/cover/").content.decode()
    assert f"/manage/staff/{mine.key}/cover/" in page and "/end/" not in page
    assert f"/manage/staff/{other.key}/cover/" not in page
    address = f"/manage/staff/{mine.key}/cover/"
    said = errors(send(client, address, colleague=other.key, starts_on=TODAY, ends_on=TODAY))
    assert said == {"colleague": "Choose one of the list"}


# Pages.


def test_cover_by_the_page(as_manager):
    away, colleague = member(ADVISER), member(Role.SOCIAL_WORKER)
    address = f"/manage/staff/{away.key}/cover/"
    said = {"colleague": colleague.key, "starts_on": TODAY, "ends_on": TODAY + DAY, "reason": "Annual leave"}
    assert "ends_on" in errors(send(as_manager, address, **said | {"ends_on": TODAY - DAY}))
    assert send(as_manager, address, **said).status_code == 302
    assert "Annual leave" in as_manager.get("/manage/cover/").content.decode()
    end = f"{address}{colleague.key}/end/"
    assert send(as_manager, end, ends_on=TODAY).status_code == 302
    assert Cover.objects.get().ends_on == TODAY
    assert as_manager.get(f"{address}{away.key}/end/").status_code == 404
