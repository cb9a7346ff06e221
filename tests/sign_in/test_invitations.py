"""Inviting people, and coming in by an invitation."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError

from leaving_care.actions.invitations import (
    InvitationGone,
    accept,
    invite_staff,
    invite_young_person,
    standing,
    withdraw,
)
from leaving_care.changing import AlreadyDone
from leaving_care.models import Event, Invitation, Membership, Role, Team, User, YoungPerson
from tests.people import NOW, TODAY, council, member, user, young
from tests.sign_in.ways import code_in_mail

pytestmark = pytest.mark.django_db
ADDRESS = "new.person@example.org"


@pytest.fixture(autouse=True)
def at_an_address(settings):
    settings.SITE_ADDRESS = "https://portal.example.org"


@pytest.fixture
def manager():
    return member(Role.MANAGER).user


def secret_in_mail():
    return re.search(r"https://portal\.example\.org/accounts/invited/(\S+)/", mail.outbox[-1].body)[1]


def invited(manager, django_capture_on_commit_callbacks, **values):
    values = {"email": ADDRESS, "name": "New Example", "role": Role.PERSONAL_ADVISER, "by": manager, "at": NOW} | values
    with django_capture_on_commit_callbacks(execute=True):
        return invite_staff(council(), **values)


def invited_young(person, manager, django_capture_on_commit_callbacks, **values):
    with django_capture_on_commit_callbacks(execute=True):
        return invite_young_person(person, **({"email": ADDRESS, "by": manager, "at": NOW} | values))


def test_a_member_of_staff_is_invited_and_comes_in(manager, django_capture_on_commit_callbacks):
    team = Team.objects.create(authority=council(), name="North")
    invitation = invited(manager, django_capture_on_commit_callbacks, team=team)
    secret = secret_in_mail()
    assert mail.outbox[-1].to == [ADDRESS] and "New Example" not in mail.outbox[-1].subject
    assert secret not in str(vars(invitation)), "only a digest is kept"
    who = accept(secret, at=NOW + timedelta(days=1))
    assert (who.email, who.name, who.has_usable_password()) == (ADDRESS, "New Example", False)
    assert who.emailaddress_set.get().verified
    held = who.memberships.get()
    assert (held.role, held.team, held.authority, held.starts_on) == (
        Role.PERSONAL_ADVISER,
        team,
        council(),
        TODAY + timedelta(days=1),
    )
    assert list(Event.objects.order_by("at").values_list("what", "by")) == [
        ("invite_staff", manager.pk),
        ("accept_invitation", who.pk),
    ]


def test_somebody_with_an_account_gets_the_role_too(manager, django_capture_on_commit_callbacks):
    there = user(email="New.Person@example.org")
    member(Role.EDITOR, council("otherton"), who=there)
    invited(manager, django_capture_on_commit_callbacks)
    assert accept(secret_in_mail(), at=NOW) == there
    assert set(there.memberships.values_list("role", flat=True)) == {Role.EDITOR, Role.PERSONAL_ADVISER}


def test_a_role_that_they_have_is_not_doubled(manager, django_capture_on_commit_callbacks):
    there = member(Role.PERSONAL_ADVISER, who=user(email=ADDRESS)).user
    invited(manager, django_capture_on_commit_callbacks)
    accept(secret_in_mail(), at=NOW)
    assert there.memberships.count() == 1


def test_a_young_person_is_invited_to_their_own_record(manager, django_capture_on_commit_callbacks):
    person = young()
    invited_young(person, manager, django_capture_on_commit_callbacks)
    assert person.name_used not in mail.outbox[-1].body + mail.outbox[-1].subject
    who = accept(secret_in_mail(), at=NOW)
    person.refresh_from_db()
    assert person.user == who and who.name == ""
    assert who.memberships.get().role == Role.YOUNG_PERSON
    assert Event.objects.filter(person=person, what="accept_invitation", by=who).exists()


def test_a_record_is_linked_to_one_account(manager, django_capture_on_commit_callbacks):
    person = young()
    invited_young(person, manager, django_capture_on_commit_callbacks)
    secret = secret_in_mail()
    other = user()
    YoungPerson.objects.filter(pk=person.pk).update(user=other)
    with pytest.raises(InvitationGone):
        accept(secret, at=NOW)
    assert not User.objects.filter(email=ADDRESS).exists()
    with pytest.raises(ValidationError, match="sign in already"):
        invited_young(person, manager, django_capture_on_commit_callbacks)


def test_an_account_is_linked_to_one_record(manager, django_capture_on_commit_callbacks):
    first, second = young(account=True), young()
    invited_young(second, manager, django_capture_on_commit_callbacks, email=first.user.email)
    with pytest.raises(InvitationGone):
        accept(secret_in_mail(), at=NOW)


@pytest.mark.parametrize("days,works", [(13, True), (14, False)])
def test_it_expires_after_14_days(manager, django_capture_on_commit_callbacks, days, works):
    invited(manager, django_capture_on_commit_callbacks)
    try:
        accept(secret_in_mail(), at=NOW + timedelta(days=days))
    except InvitationGone:
        assert not works
    else:
        assert works


def test_it_is_used_once(manager, django_capture_on_commit_callbacks):
    invited(manager, django_capture_on_commit_callbacks)
    accept(secret_in_mail(), at=NOW)
    with pytest.raises(InvitationGone):
        accept(secret_in_mail(), at=NOW)
    assert Membership.objects.filter(user__email=ADDRESS).count() == 1


def test_a_withdrawn_one_is_dead(manager, django_capture_on_commit_callbacks):
    invitation = invited(manager, django_capture_on_commit_callbacks)
    withdraw(invitation, by=manager, at=NOW)
    with pytest.raises(InvitationGone):
        accept(secret_in_mail(), at=NOW)


def test_only_who_may_invite_may_withdraw(manager, django_capture_on_commit_callbacks):
    of_staff = invited(manager, django_capture_on_commit_callbacks)
    of_young = invited_young(young(), manager, django_capture_on_commit_callbacks)
    for invitation in (of_staff, of_young):
        with pytest.raises(PermissionDenied):
            withdraw(invitation, by=member(Role.MANAGER, council("otherton")).user, at=NOW)
    withdraw(of_young, by=manager, at=NOW)


def test_a_newer_one_replaces_an_older(manager, django_capture_on_commit_callbacks):
    invited(manager, django_capture_on_commit_callbacks)
    older = secret_in_mail()
    invited(manager, django_capture_on_commit_callbacks, email=ADDRESS.upper())
    with pytest.raises(InvitationGone):
        standing(older, at=NOW)
    assert standing(secret_in_mail(), at=NOW)


def test_a_form_sent_twice_invites_once(manager, django_capture_on_commit_callbacks):
    once = uuid.uuid4()
    invited(manager, django_capture_on_commit_callbacks, once=once)
    with pytest.raises(AlreadyDone):
        invited(manager, django_capture_on_commit_callbacks, once=once)
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.MANAGER, Role.ADMINISTRATOR)])
def test_others_may_not_invite_staff(role, django_capture_on_commit_callbacks):
    with pytest.raises(PermissionDenied):
        invited(member(role).user, django_capture_on_commit_callbacks)


def test_nor_may_a_manager_of_another_council(django_capture_on_commit_callbacks):
    with pytest.raises(PermissionDenied):
        invited(member(Role.MANAGER, council("otherton")).user, django_capture_on_commit_callbacks)


def test_an_adviser_invites_those_they_work_with(django_capture_on_commit_callbacks):
    adviser = member(Role.PERSONAL_ADVISER)
    invited_young(young(adviser=adviser), adviser.user, django_capture_on_commit_callbacks)
    with pytest.raises(PermissionDenied):
        invited_young(young(), adviser.user, django_capture_on_commit_callbacks)


def test_the_role_and_team_have_to_fit(manager, django_capture_on_commit_callbacks):
    elsewhere = Team.objects.create(authority=council("otherton"), name="North")
    for wrong in ({"role": Role.YOUNG_PERSON}, {"role": "king"}, {"team": elsewhere}):
        with pytest.raises(ValidationError):
            invited(manager, django_capture_on_commit_callbacks, **wrong)
    assert mail.outbox == []


# ---------------------------------------------------------------- the pages


def test_the_whole_way_in(client, clock, manager, django_capture_on_commit_callbacks):
    person = young()
    invited_young(person, manager, django_capture_on_commit_callbacks)
    secret = secret_in_mail()
    page = client.get(f"/accounts/invited/{secret}/")
    assert "Testshire Council invites you to your own pages" in page.content.decode()
    assert ADDRESS not in page.content.decode() and not User.objects.filter(email=ADDRESS).exists()
    assert client.post(f"/accounts/invited/{secret}/")["Location"] == "/accounts/invited/code/"
    assert client.get("/accounts/invited/code/").status_code == 200
    wrong = client.post("/accounts/invited/code/", {"code": "1"})
    assert "That code is not right" in wrong.content.decode() and not User.objects.filter(email=ADDRESS).exists()
    assert client.post("/accounts/invited/code/", {"code": code_in_mail(ADDRESS)})["Location"] == "/accounts/home/"
    assert client.get("/accounts/home/")["Location"] == "/me/"
    person.refresh_from_db()
    assert client.session["_auth_user_id"] == str(person.user_id)


def test_staff_are_led_to_a_second_factor(client, clock, manager, django_capture_on_commit_callbacks):
    invited(manager, django_capture_on_commit_callbacks)
    client.post(f"/accounts/invited/{secret_in_mail()}/")
    client.post("/accounts/invited/code/", {"code": code_in_mail(ADDRESS)})
    assert client.get("/accounts/home/")["Location"] == "/work/"
    assert client.session["factor"] == ""


def test_a_link_that_does_not_work_says_no_more(client, clock, manager, django_capture_on_commit_callbacks):
    withdrawn = invited(manager, django_capture_on_commit_callbacks)
    secrets = {"withdrawn": secret_in_mail()}
    withdraw(withdrawn, by=manager, at=NOW)
    invited(manager, django_capture_on_commit_callbacks, email="b@example.org")
    secrets["used"] = secret_in_mail()
    accept(secrets["used"], at=NOW)
    invited(manager, django_capture_on_commit_callbacks, email="c@example.org", at=NOW - timedelta(days=20))
    secrets["expired"] = secret_in_mail()
    secrets |= {
        "never": "testshire." + "x" * 43,
        "nowhere": "atlantis.x",
        "nothing": ".",
        "no dot": "testshire",
        "nul": "a%00b",
    }
    seen = set()
    for secret in secrets.values():
        response = client.get(f"/accounts/invited/{secret}/")
        seen.add((response.status_code, re.sub(r'nonce="[^"]*"', "", response.content.decode())))
        assert client.post(f"/accounts/invited/{secret}/").status_code == 404
    assert len(seen) == 1 and seen.pop()[0] == 404


def test_a_code_for_nothing(client, clock):
    assert client.get("/accounts/invited/code/")["Location"] == "/accounts/login/"


def test_withdrawn_between_mail_and_code(client, clock, manager, django_capture_on_commit_callbacks):
    invitation = invited(manager, django_capture_on_commit_callbacks)
    client.post(f"/accounts/invited/{secret_in_mail()}/")
    code = code_in_mail(ADDRESS)
    withdraw(invitation, by=manager, at=NOW)
    assert client.post("/accounts/invited/code/", {"code": code}).status_code == 404
    assert "_auth_user_id" not in client.session
