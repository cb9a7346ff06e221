"""A council's own sign-on lets in its staff, and nobody else."""

import pytest
from allauth.socialaccount.models import SocialAccount

from leaving_care.models import Event, Role, StaffSignOn, User
from leaving_care.sign_in.sign_on import SignOnAdapter
from tests.people import LONG_AGO, TODAY, council, member, user, young
from tests.sign_in.provider import SERVER, Provider, go_through
from tests.sign_in.ways import app_code, give_app

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.sign_in.pages")]
WORK = "pat.example@testshire.example.gov.uk"


@pytest.fixture
def adviser(clock):
    return member(Role.PERSONAL_ADVISER, who=user(email=WORK)).user


@pytest.fixture
def provider(monkeypatch, settings):
    settings.STAFF_SIGN_ON_SECRETS = {"testshire": "our secret"}
    StaffSignOn.objects.create(
        authority=council(), server_url=SERVER, client_id="portal", domains="testshire.example.gov.uk\nother.example"
    )
    there = Provider(email=WORK)
    monkeypatch.setattr(SignOnAdapter, "get_requests_session", lambda self: there)
    return there


def was_refused(client, response):
    return response.status_code == 403 and "_auth_user_id" not in client.session


def test_staff_come_in_and_need_no_more(client, adviser, provider):
    sent, response = go_through(client, "testshire", next="/work/?page=2")
    assert response["Location"] == "/work/?page=2"
    assert client.get("/work/").status_code == 200
    assert Event.objects.get(kind="signed_in").reason == "sso"
    assert sent["code_challenge_method"] == ["S256"] and provider.asked["code_verifier"]
    assert provider.asked["client_secret"] == "our secret"
    assert not SocialAccount.objects.exists() and User.objects.count() == 1


def test_not_even_those_with_an_app(client, adviser, provider):
    give_app(adviser)
    go_through(client, "testshire")
    assert client.get("/work/").status_code == 200


def test_but_whoever_works_for_another_council_too_needs_their_own(client, adviser, provider):
    member(Role.EDITOR, council("otherton"), who=adviser)
    give_app(adviser)
    _, response = go_through(client, "testshire")
    assert response["Location"] == "/accounts/login/second/"
    client.post("/accounts/login/second/", {"code": app_code()})
    assert client.get("/work/").status_code == 200


@pytest.mark.parametrize(
    "said",
    [
        {"email": "stranger@testshire.example.gov.uk"},
        {"email": "pat.example@elsewhere.example"},
        {"email": "pat.example@testshire.example.gov.uk.elsewhere.example"},
        {"email": None},
        {"email": ["x"]},
        {"email": ""},
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "true"},
    ],
)
def test_strangers_are_refused_and_it_is_noted(client, adviser, provider, said):
    provider.person |= said
    _, response = go_through(client, "testshire")
    assert was_refused(client, response) and "We could not sign you in" in response.content.decode()
    event = Event.objects.get(kind="refused")
    assert (event.what, event.authority, event.by) == ("staff_sign_on", council(), None)
    assert User.objects.count() == 1


def test_what_was_signed_is_about_the_same_person(client, adviser, provider):
    provider.signed = {"sub": "somebody else"}
    assert was_refused(client, go_through(client, "testshire")[1])


@pytest.mark.parametrize("who", ["ended", "elsewhere", "young", "inactive"])
def test_an_account_alone_does_not_do(client, clock, provider, who):
    them = user(email=WORK)
    if who == "ended":
        member(Role.MANAGER, who=them, starts_on=LONG_AGO, ends_on=TODAY.replace(day=TODAY.day - 1))
    elif who == "elsewhere":
        member(Role.MANAGER, council("otherton"), who=them)
    elif who == "young":
        person = young()
        person.user = them
        person.save()
        member(Role.YOUNG_PERSON, who=them)
    else:
        member(Role.MANAGER, who=them)
        User.objects.update(is_active=False)
    assert was_refused(client, go_through(client, "testshire")[1])


def test_every_refusal_looks_the_same(client, adviser, provider):
    import re

    seen = set()
    for email in ("stranger@testshire.example.gov.uk", "pat.example@elsewhere.example"):
        provider.person["email"] = email
        client.cookies.clear()
        _, response = go_through(client, "testshire")
        seen.add(re.sub(r'nonce="[^"]*"', "", response.content.decode()))
    assert len(seen) == 1


def test_looking_at_the_page_starts_nothing_and_only_it_may_send_a_form_there(client, provider):
    response = client.get("/accounts/council/testshire/")
    assert response.status_code == 200
    assert f"form-action 'self' {SERVER}" in response["Content-Security-Policy"]
    assert SERVER not in client.get("/accounts/login/")["Content-Security-Policy"]


@pytest.mark.parametrize("part", ["/.well-known", "/token", "/userinfo"])
def test_a_provider_that_does_not_answer(client, adviser, provider, part):
    if part == "/.well-known":
        provider.broken = part
        assert client.get("/accounts/council/testshire/").status_code == 502
        assert client.post("/accounts/council/testshire/").status_code == 502
    else:
        provider.broken = part
        assert was_refused(client, go_through(client, "testshire")[1])


@pytest.mark.parametrize("asked", ["", "?state=x&code=y", "?error=access_denied", "?error=x&state=%00", "?code=x"])
def test_an_answer_that_nobody_asked_for(client, provider, asked):
    assert was_refused(client, client.get(f"/accounts/council/testshire/answer/{asked}"))


def test_somebody_who_stops_at_the_provider(client, provider):
    started = client.post("/accounts/council/testshire/")
    state = started["Location"].split("state=")[1].split("&")[0]
    assert was_refused(
        client, client.get("/accounts/council/testshire/answer/", {"error": "access_denied", "state": state})
    )


def test_a_council_without_one(client, provider):
    for page in ("", "answer/?code=x&state=y"):
        assert client.get(f"/accounts/council/otherton/{page}").status_code == 404


def test_one_councils_answer_is_nothing_to_another(client, adviser, provider):
    StaffSignOn.objects.create(
        authority=council("otherton"), server_url=SERVER, client_id="x", domains="testshire.example.gov.uk"
    )
    started = client.post("/accounts/council/testshire/")
    state = started["Location"].split("state=")[1].split("&")[0]
    assert was_refused(client, client.get("/accounts/council/otherton/answer/", {"code": "c", "state": state}))


def test_the_sign_in_page_names_those_that_there_are(client, provider):
    page = client.get("/accounts/login/?next=/work/").content.decode()
    assert "Testshire Council: sign in with your council account" in page
    assert "/accounts/council/testshire/?next=/work/" in page.replace("%2F", "/")
