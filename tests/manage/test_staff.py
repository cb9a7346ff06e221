"""Who works for a council: inviting, changing, teams."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from leaving_care.actions import leaving, staff, teams
from leaving_care.changing import NotAllowed
from leaving_care.models import Event, Invitation, Role, Team
from leaving_care.record_views import MEANWHILE
from tests.manage.sending import errors, opened, send
from tests.people import NOW, TODAY, council, member, sign_in, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ADVISER = Role.PERSONAL_ADVISER
BY_MANAGERS = {ADVISER, Role.SOCIAL_WORKER, Role.CLINICIAN, Role.PARTNER, Role.PARTICIPATION}
BY_ADMINISTRATORS = set(Role) - BY_MANAGERS - {Role.YOUNG_PERSON}


def invite(actor, role, **values):
    values = {"email": "robin@example.gov.uk", "name": "Robin Invented"} | values
    return staff.invite(actor.authority, role=role, by=actor.user, at=NOW, **values)


@pytest.mark.parametrize("role", Role)
def test_who_invites_whom(manager, administrator, role):
    for actor, able in ((manager, BY_MANAGERS), (administrator, BY_ADMINISTRATORS)):
        if role in able:
            assert invite(actor, role).role == role
        else:
            with pytest.raises(ValidationError, match="Somebody else gives this role"):
                invite(actor, role)


def test_nobody_gives_a_role_that_no_role_gives():
    for actor in map(member, set(Role) - {Role.MANAGER, Role.ADMINISTRATOR, Role.YOUNG_PERSON}):
        assert staff.gives(actor.user, actor.authority, TODAY) == []


def test_nobody_invites_themselves_nor_for_another_council(administrator):
    with pytest.raises(ValidationError, match="Nobody invites themselves"):
        invite(administrator, Role.MANAGER, email=administrator.user.email.upper())
    with pytest.raises(ValidationError, match="Somebody else gives"):
        staff.invite(
            council("elsewhere"), email="a@example.org", name="x", role=Role.MANAGER, by=administrator.user, at=NOW
        )


def test_the_page_invites(as_manager, team, django_capture_on_commit_callbacks):
    page = as_manager.get("/manage/staff/invite/")
    shown = {value for value, _ in page.context["form"].fields["role"].choices}
    assert shown == {role.value for role in BY_MANAGERS}
    assert set(errors(send(as_manager, "/manage/staff/invite/"))) == {"name", "email", "role"}
    said = {"name": "Robin Invented", "email": "robin@example.gov.uk", "role": ADVISER, "team": team.key}
    assert "role" in errors(send(as_manager, "/manage/staff/invite/", **said | {"role": Role.ADMINISTRATOR}))
    far = Team.objects.create(authority=council("elsewhere"), name="Far")
    assert "team" in errors(send(as_manager, "/manage/staff/invite/", **said | {"team": far.key}))
    carried = opened(as_manager, "/manage/staff/invite/")
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            assert send(as_manager, "/manage/staff/invite/", carried, **said).status_code == 302
    made = Invitation.objects.get()
    assert (made.email, made.role, made.team) == ("robin@example.gov.uk", ADVISER, team)
    assert [message.to for message in mail.outbox] == [["robin@example.gov.uk"]]


@pytest.mark.parametrize("junk", ["\x00", "x" * 10_000, "no address"])
def test_junk_is_refused_in_words(as_manager, junk):
    said = {"name": junk, "email": junk, "role": junk, "team": junk}
    assert {"email", "role", "team"} <= set(errors(send(as_manager, "/manage/staff/invite/", **said)))
    assert not Invitation.objects.exists()


def test_an_invitation_is_withdrawn_by_who_gives_its_role(client, manager, administrator):
    made = invite(manager, ADVISER)
    address = f"/manage/staff/invited/{made.key}/withdraw/"
    sign_in(client, administrator.user)
    assert client.post(address).status_code == 403
    sign_in(client, manager.user)
    assert client.get(address).status_code == 405
    page = client.get("/manage/staff/?show=invited").content.decode()
    assert address in page and "robin@example.gov.uk" in page
    response = client.post(address, follow=True)
    made.refresh_from_db()
    assert made.withdrawn_at == NOW
    assert "robin@example.gov.uk" not in response.content.decode()


def test_a_young_persons_invitation_is_not_withdrawn_here(as_manager, manager):
    made = Invitation.objects.create(
        digest="x", authority=council(), person=young(), role=Role.YOUNG_PERSON, email="kai@example.org",
        by=manager.user, made_at=NOW, expires_at=NOW + DAY,
    )  # fmt: skip
    assert as_manager.post(f"/manage/staff/invited/{made.key}/withdraw/").status_code == 404


def test_the_list_shows_who_works_here_and_who_left(as_manager):
    here = member(ADVISER, starts_on=TODAY + DAY)
    left = member(ADVISER, ends_on=TODAY - DAY)
    far = member(ADVISER, council("elsewhere"))
    someone = young(account=True)
    now = as_manager.get("/manage/staff/").content.decode()
    ended = as_manager.get("/manage/staff/?show=ended").content.decode()
    assert here.user.name in now and here.user.name not in ended
    assert left.user.name in ended and left.user.name not in now
    assert far.user.name not in now + ended
    assert someone.user.email not in now
    for odd in ("?show=\x00", "?page=x", "?page=99", "?council=", "?show=a&show=b"):
        assert as_manager.get(f"/manage/staff/{odd}").status_code == 200
    assert as_manager.get("/manage/staff/?council=elsewhere").status_code == 404


def test_a_member_of_two_councils_chooses(client):
    first = member(Role.MANAGER)
    member(Role.MANAGER, council("elsewhere"), who=first.user)
    far = member(ADVISER, council("elsewhere"))
    sign_in(client, first.user)
    assert far.user.name in client.get("/manage/staff/?council=elsewhere").content.decode()
    assert far.user.name not in client.get("/manage/staff/?council=testshire").content.decode()
    for address in ("/manage/open/", "/manage/staff/invite/", "/manage/teams/add/", "/manage/events/"):
        assert client.get(f"{address}?council=elsewhere").context["councils"][0]["is_here"]
    said = {"name": "Far", "phone": "", "email": ""}
    assert send(client, "/manage/teams/add/?council=elsewhere", **said).url == "/manage/teams/?council=elsewhere"
    assert Team.objects.get().authority == far.authority


def test_team_and_phone_are_changed_and_two_tabs_are_told(as_manager, team):
    worker = member(ADVISER, phone="01632 960001")
    address = f"/manage/staff/{worker.key}/change/"
    stale = opened(as_manager, address)
    assert send(as_manager, address, team=team.key, phone="01632 960002").url == f"/manage/staff/{worker.key}/"
    worker.refresh_from_db()
    assert (worker.team, worker.phone) == (team, "01632 960002")
    response = send(as_manager, address, stale, team="", phone="01632 960003")
    assert MEANWHILE in errors(response)["__all__"]
    assert ("Work phone", "01632 960002") in response.context["now"]
    assert "01632 960003" in response.content.decode(), "what was typed is still there"
    assert Event.objects.get(what="change_membership").fields == ["phone", "team"]


def test_who_changes_whom(client, manager, administrator):
    adviser, officer = member(ADVISER), member(Role.DATA_OFFICER)
    for actor, other, status in (
        (manager, adviser, 200),
        (manager, officer, 403),
        (manager, manager, 403),
        (administrator, officer, 200),
        (administrator, adviser, 403),
        (administrator, administrator, 403),
        (administrator, manager, 200),
    ):
        sign_in(client, actor.user)
        for page in ("change/", "end/"):
            assert client.get(f"/manage/staff/{other.key}/{page}").status_code == status
        assert client.get(f"/manage/staff/{other.key}/").status_code == 200
    over = member(ADVISER, ends_on=TODAY - DAY)
    sign_in(client, manager.user)
    assert client.get(f"/manage/staff/{over.key}/change/").status_code == 403


def test_a_team_manager_changes_the_staff_of_the_team_alone(client, lead, team):
    mine, other = member(ADVISER, team=team), member(ADVISER)
    south = member(ADVISER, team=Team.objects.create(authority=council(), name="South"))
    sign_in(client, lead.user)
    for page in ("change/", "end/", "second-step/"):
        assert client.get(f"/manage/staff/{mine.key}/{page}").status_code == 200
    for worker in (other, south):
        for page in ("change/", "end/", "second-step/"):
            assert client.get(f"/manage/staff/{worker.key}/{page}").status_code == 403
        assert staff.NOT_YOURS in client.get(f"/manage/staff/{worker.key}/").content.decode()
        with pytest.raises(NotAllowed):
            staff.change_membership(worker, team=team, phone="", by=lead.user, at=NOW)
        with pytest.raises(NotAllowed):
            leaving.end_membership(worker, ends_on=TODAY, by=lead.user, at=NOW)
        with pytest.raises(NotAllowed):
            staff.reset_second_factor(worker, by=lead.user, at=NOW)
    member(Role.SOCIAL_WORKER, who=mine.user)
    assert not staff.may_reset(lead.user, mine, TODAY), "they hold a role outside the team, too"


def test_who_has_the_role_already_is_not_invited_to_it(as_manager, manager):
    worker, left = member(ADVISER), member(ADVISER, ends_on=TODAY - DAY)
    said = {"name": "x", "email": worker.user.email.upper(), "role": ADVISER}
    response = send(as_manager, "/manage/staff/invite/", **said)
    assert errors(response) == {"email": "They have this role here already. Nothing was sent"}
    with pytest.raises(ValidationError, match="already"):
        invite(manager, ADVISER, email=member(ADVISER, starts_on=TODAY + DAY).user.email)
    assert not Invitation.objects.exists()
    invite(manager, Role.SOCIAL_WORKER, email=worker.user.email)
    invite(manager, ADVISER, email=left.user.email)
    invite(manager, ADVISER, email=member(ADVISER, council("elsewhere")).user.email)


@pytest.mark.parametrize("page", ["invite/", "{}/change/", "{}/cover/"])
def test_forged_choices_get_plain_words(as_manager, page):
    address = f"/manage/staff/{page.format(member(ADVISER).key)}"
    said = errors(send(as_manager, address, role="king", team="x", colleague="x"))
    assert {said[name] for name in ("role", "team", "colleague") if name in said} == {"Choose one of the list"}


# Teams.


def test_teams_are_added_and_changed(as_manager, manager):
    said = {"name": "North", "phone": "01632 960001", "email": "north@example.gov.uk"}
    assert "name" in errors(send(as_manager, "/manage/teams/add/", phone="1"))
    carried = opened(as_manager, "/manage/teams/add/")
    for _ in range(2):
        assert send(as_manager, "/manage/teams/add/", carried, **said).status_code == 302
    made = Team.objects.get()
    assert "north@example.gov.uk" in as_manager.get("/manage/teams/").content.decode()
    assert errors(send(as_manager, "/manage/teams/add/", **said)) == {"name": "There is a team of that name already"}
    address = f"/manage/teams/{made.key}/"
    stale = opened(as_manager, address)
    assert send(as_manager, address, **said | {"name": "North and west"}).status_code == 302
    response = send(as_manager, address, stale, **said | {"name": "Other"})
    assert "__all__" in errors(response)
    assert ("Name of the team", "North and west") in response.context["now"]
    assert [event.what for event in Event.objects.filter(what__contains="team").order_by("pk")] == [
        "add_team",
        "change_team",
    ]


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.MANAGER, Role.ADMINISTRATOR, Role.YOUNG_PERSON)]
)
def test_others_keep_no_teams(role):
    actor = member(role)
    with pytest.raises(NotAllowed):
        teams.keep_team(actor.authority, name="x", phone="", email="", by=actor.user, at=NOW)


def test_a_team_of_another_council_is_not_there(as_manager):
    far = Team.objects.create(authority=council("elsewhere"), name="Far")
    assert as_manager.get(f"/manage/teams/{far.key}/").status_code == 404
    assert as_manager.get(f"/manage/staff/{member(ADVISER, far.authority).key}/").status_code == 404
