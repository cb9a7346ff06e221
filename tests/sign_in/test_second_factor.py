"""Staff use a second factor in each session before any record opens."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from leaving_care.models import Event, Role
from leaving_care.sign_in import stamps
from tests.people import LONG_AGO, NOW, TODAY, council, member, sign_in, user, young
from tests.sign_in.ways import app_code, by_code, fresh_limits, give_app

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.sign_in.pages")]


@pytest.fixture
def adviser(clock):
    return member(Role.PERSONAL_ADVISER).user


def set_up_app(client):
    page = client.get("/accounts/second-factor/app/")
    secret = page.context["form"].secret
    return secret, client.post("/accounts/second-factor/app/", {"code": app_code(secret)})


@pytest.mark.parametrize("role", [role for role in Role if role != Role.YOUNG_PERSON])
def test_every_role_but_a_young_person_needs_one(client, clock, role):
    by_code(client, member(role).user)
    assert client.get("/work/")["Location"] == "/accounts/second-factor/"


def test_a_young_person_does_not(client, clock):
    by_code(client, young(account=True).user)
    assert client.get("/me/").status_code == 200


def test_a_young_person_who_also_works_here_does(client, clock):
    person = young(account=True)
    member(Role.PARTICIPATION, who=person.user)
    by_code(client, person.user)
    assert client.get("/me/")["Location"] == "/accounts/second-factor/"


def test_a_page_for_everybody_stays_open(client, adviser):
    by_code(client, adviser)
    assert client.get("/public/").status_code == 200


def test_setting_up_an_app_counts_as_using_it_and_leads_on(client, adviser):
    by_code(client, adviser)
    client.get("/work/?page=2")
    assert "Set up a second step" in client.get("/accounts/second-factor/").content.decode()
    _, response = set_up_app(client)
    assert response["Location"] == "/accounts/second-factor/codes/"
    assert "Keep these recovery codes" in client.get("/accounts/second-factor/codes/").content.decode()
    assert client.get("/accounts/home/")["Location"] == "/work/?page=2"
    assert client.get("/work/").status_code == 200


def test_a_wrong_code_sets_nothing_up(client, adviser):
    by_code(client, adviser)
    client.get("/accounts/second-factor/app/")
    for wrong in ("", "\x00", "000000", "x" * 10_000):
        assert "There is a problem" in client.post("/accounts/second-factor/app/", {"code": wrong}).content.decode()
    assert not Authenticator.objects.exists()
    assert client.get("/work/").status_code == 302


def test_the_secret_is_not_in_the_database_as_it_is(adviser):
    assert "JBSWY3DP" not in give_app(adviser).data["secret"]


def test_next_time_the_app_is_asked_for(client, adviser):
    give_app(adviser)
    assert by_code(client, adviser)["Location"] == "/accounts/login/second/"
    assert client.get("/work/")["Location"] == "/accounts/login/?next=/work/"
    assert client.post("/accounts/login/second/", {"code": app_code()})["Location"] == "/accounts/home/"
    assert client.get("/work/").status_code == 200
    assert Event.objects.get(kind="signed_in").reason == "totp"


def test_the_same_code_of_the_app_does_not_work_twice(client, clock, adviser):
    give_app(adviser)
    by_code(client, adviser)
    code = app_code()
    client.post("/accounts/login/second/", {"code": code})
    client.post("/accounts/logout/")
    clock.shift(31)
    by_code(client, adviser)
    client.post("/accounts/login/second/", {"code": code})
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_works_once(client, adviser):
    by_code(client, adviser)
    set_up_app(client)
    code = client.get("/accounts/second-factor/codes/").context["unused_codes"][0]
    for works in (True, False):
        client.post("/accounts/logout/")
        fresh_limits()
        by_code(client, adviser)
        client.post("/accounts/login/second/", {"code": code})
        assert ("_auth_user_id" in client.session) is works


def test_somebody_who_becomes_staff_in_mid_session_is_asked_for_one(client, clock):
    person = young(account=True)
    by_code(client, person.user)
    member(Role.EDITOR, who=person.user)
    assert client.get("/work/")["Location"] == "/accounts/second-factor/"


def test_one_set_up_elsewhere_since_has_to_be_used_here(client, adviser):
    by_code(client, adviser)
    give_app(adviser)
    assert client.get("/work/")["Location"] == "/accounts/login/"
    assert "_auth_user_id" not in client.session


def test_a_role_that_ended_asks_for_nothing(client, clock):
    ended = member(Role.MANAGER, starts_on=LONG_AGO, ends_on=TODAY.replace(day=TODAY.day - 1)).user
    by_code(client, ended)
    assert client.get("/work/").status_code == 200
    assert "Nothing is open to you today" in client.get("/accounts/home/").content.decode()


@pytest.mark.parametrize(
    ("role", "address"),
    [
        ("personal_adviser", "/work/"),
        ("clinician", "/work/"),
        ("manager", "/manage/"),
        ("auditor", "/manage/"),
        ("editor", "/manage/offer/"),
        ("approver", "/manage/offer/"),
        ("participation", "/manage/offer/"),
    ],
)
def test_each_has_a_first_page(client, clock, role, address):
    sign_in(client, member(Role(role)).user, NOW)
    assert client.get("/accounts/home/")["Location"] == address


def test_the_councils_own_sign_on_is_enough_for_that_council_alone(client, adviser):
    sign_in(client, adviser, NOW)
    session = client.session
    stamps.stamp(session, NOW, sign_on="testshire")
    session.save()
    assert client.get("/work/").status_code == 200
    member(Role.EDITOR, council("otherton"), who=adviser)
    assert client.get("/work/")["Location"] == "/accounts/second-factor/"


def test_taking_the_app_off_and_new_recovery_codes(client, adviser):
    by_code(client, adviser)
    set_up_app(client)
    before = client.get("/accounts/second-factor/codes/").context["unused_codes"]
    client.post("/accounts/second-factor/codes/new/")
    assert not set(before) & set(client.get("/accounts/second-factor/codes/").context["unused_codes"])
    assert "Recovery codes" in client.get("/accounts/second-factor/codes/download/").content.decode()
    client.post("/accounts/second-factor/app/remove/")
    assert not Authenticator.objects.exists()
    assert any("taken off" in message.body for message in mail.outbox)


def test_a_second_factor_is_changed_only_by_who_showed_lately_who_they_are(client, clock, adviser):
    by_code(client, adviser)
    clock.shift(16 * 60)
    for page in ("app/", "passkeys/add/", "passkeys/"):
        response = client.get(f"/accounts/second-factor/{page}")
        assert response["Location"] == f"/accounts/prove/?next=%2Faccounts%2Fsecond-factor%2F{page.replace('/', '%2F')}"


@pytest.mark.parametrize(
    "credential", ["", "\x00", "{}", "[]", "5", "null", '{"id": 1}', '{"response": {"userHandle": 5}}', "{", "[" * 5000]
)
@pytest.mark.parametrize("where", ["login/passkey/", "second-factor/passkeys/add/", "login/second/"])
def test_a_passkey_that_makes_no_sense(client, adviser, where, credential):
    if where == "login/second/":
        give_app(adviser)
    if where != "login/passkey/":
        by_code(client, adviser)
    client.get(f"/accounts/{where}", headers={"accept": "application/json"} if where == "login/passkey/" else {})
    response = client.post(f"/accounts/{where}", {"credential": credential, "name": "x" * 200})
    assert response.status_code in (200, 302)
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_only_ones_own_passkey_can_be_taken_off(client, adviser):
    theirs = Authenticator.objects.create(user=user(), type="webauthn", data={"name": "key", "credential": {}})
    sign_in(client, adviser, NOW)
    for number in (theirs.pk, "x", "", "9" * 40):
        assert client.post("/accounts/second-factor/passkeys/remove/", {"passkey": number}).status_code == 302
    assert Authenticator.objects.filter(pk=theirs.pk).exists()
