"""Changing one's own address and number: by a code to the new one, and the old one is told."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from leaving_care.actions.addresses import change_email, change_phone
from leaving_care.actions.sessions import end_sessions, reset_second_factor
from leaving_care.changing import NotAllowed
from leaving_care.models import Event, Role, User
from tests.people import NOW, council, member, sign_in, user, young
from tests.sign_in.ways import KeptTexts, by_code, code_in_mail, give_app

pytestmark = pytest.mark.django_db
NEW = "new.address@example.org"


@pytest.fixture
def texts(settings):
    settings.TEXT_SENDER = "tests.sign_in.ways.KeptTexts"
    KeptTexts.sent = []
    return KeptTexts.sent


@pytest.fixture
def kai(client, clock):
    person = young(account=True)
    sign_in(client, person.user, NOW)
    return person.user


def change_by_form(client, capture, address=NEW):
    assert client.post("/accounts/email/", {"email": address})["Location"] == "/accounts/email/code/"
    with capture(execute=True):
        return client.post("/accounts/email/code/", {"code": code_in_mail(address)})


def test_a_new_address_is_confirmed_and_the_old_is_told(client, kai, django_capture_on_commit_callbacks):
    old = kai.email
    assert change_by_form(client, django_capture_on_commit_callbacks)["Location"] == "/accounts/"
    kai.refresh_from_db()
    assert kai.email == NEW and [row.email for row in kai.emailaddress_set.all()] == [NEW]
    assert mail.outbox[-1].to == [old] and "was changed" in mail.outbox[-1].subject
    event = Event.objects.get(what="change_email")
    assert event.fields == ["email"] and NEW not in str(vars(event))


def test_a_wrong_code_changes_nothing(client, kai):
    old = kai.email
    client.post("/accounts/email/", {"email": NEW})
    for typed in ("0", "\x00", "", "9" * 10_000):
        assert "There is a problem" in client.post("/accounts/email/code/", {"code": typed}).content.decode()
    kai.refresh_from_db()
    assert kai.email == old


def test_five_tries(client, kai):
    client.post("/accounts/email/", {"email": NEW})
    for _ in range(5):
        response = client.post("/accounts/email/code/", {"code": "0"})
    assert "That was too many tries" in response.content.decode()
    assert client.get("/accounts/email/code/")["Location"] == "/accounts/email/"


def test_an_address_that_somebody_has_looks_like_any_other(client, kai):
    there = user()
    assert client.post("/accounts/email/", {"email": there.email})["Location"] == "/accounts/email/code/"
    assert mail.outbox[-1].to == [there.email] and "nothing was changed" in mail.outbox[-1].body
    assert not any("Your code is" in message.body for message in mail.outbox)


def test_taken_meanwhile(client, kai, django_capture_on_commit_callbacks):
    client.post("/accounts/email/", {"email": NEW})
    code = code_in_mail(NEW)
    user(email=NEW.upper())
    response = client.post("/accounts/email/code/", {"code": code})
    assert response.status_code == 200 and "We cannot use that one" in response.content.decode()


@pytest.mark.parametrize("typed", ["", "x", "\x00", "a" * 10_000, "a" * 250 + "@example.org"])
def test_what_is_no_address(client, kai, typed):
    assert "There is a problem" in client.post("/accounts/email/", {"email": typed}).content.decode()


def test_only_who_showed_lately_who_they_are_may(client, clock, kai):
    clock.shift(16 * 60)
    for page in ("email", "phone"):
        assert client.get(f"/accounts/{page}/")["Location"] == f"/accounts/prove/?next=%2Faccounts%2F{page}%2F"
        assert client.post(f"/accounts/{page}/")["Location"] == "/accounts/prove/?next=%2Faccounts%2F"
    client.post("/accounts/prove/?next=/accounts/email/")
    assert client.post("/accounts/prove/code/", {"code": "1"}).status_code == 200
    assert client.post("/accounts/prove/code/", {"code": code_in_mail(kai.email)})["Location"] == "/accounts/email/"
    assert client.get("/accounts/email/").status_code == 200


def test_showing_who_one_is_leads_nowhere_else(client, kai):
    client.post("/accounts/prove/?next=//elsewhere.example/")
    assert client.post("/accounts/prove/code/", {"code": code_in_mail(kai.email)})["Location"] == "/accounts/"


def test_a_number_is_added_changed_and_taken_away(client, clock, kai, texts, django_capture_on_commit_callbacks):
    for typed, kept in (("07700 900123", "+447700900123"), ("07700 900456", "+447700900456")):
        client.post("/accounts/phone/", {"phone": typed})
        number, words = texts[-1]
        assert number == kept
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post("/accounts/phone/code/", {"code": words[:9]})["Location"] == "/accounts/"
        kai.refresh_from_db()
        assert (kai.phone, kai.phone_verified) == (kept, True)
    assert texts[-1][0] == "+447700900123" and "no longer signs you in" in texts[-1][1]
    asked = client.get("/accounts/phone/remove/").content.decode()
    assert "07700 900456" in asked and "Remove the number" in asked
    kai.refresh_from_db()
    assert kai.phone == "+447700900456"
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/phone/remove/")
    kai.refresh_from_db()
    assert (kai.phone, kai.phone_verified) == (None, False)
    assert texts[-1][0] == "+447700900456"
    assert Event.objects.filter(what="change_phone", by=kai).count() == 3


@pytest.mark.parametrize("typed", ["", "x", "01332 640000", "07700 9001XX", "\x00", "0" * 10_000, "+1 900"])
def test_what_is_no_mobile_number(client, kai, texts, typed):
    assert "There is a problem" in client.post("/accounts/phone/", {"phone": typed}).content.decode()
    assert texts == []


def test_nobody_changes_anothers(clock):
    who, other = user(), user()
    with pytest.raises(ValueError, match="themself"):
        change_email(who, NEW, by=other, at=NOW)
    with pytest.raises(ValueError, match="themself"):
        change_phone(who, None, by=other, at=NOW)
    with pytest.raises(NotAllowed):
        end_sessions(who, by=other, at=NOW)


def test_a_number_belongs_to_one(clock):
    User.objects.filter(pk=user().pk).update(phone="+447700900123", phone_verified=True)
    who = user()
    with pytest.raises(ValidationError, match="cannot use"):
        change_phone(who, "+447700900123", by=who, at=NOW)


# ---------------------------------------------------------------- devices, and a lost second factor


def test_signing_out_everywhere_else_and_everywhere(client, clock):
    from django.test import Client

    who = young(account=True).user
    other = Client(HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Safari/600")
    by_code(client, who)
    by_code(other, who)
    page = client.get("/accounts/devices/").content.decode()
    assert "Safari on an iPhone" in page and "This one" in page
    assert "Choose where" in client.post("/accounts/devices/", {"where": "x"}).content.decode()
    client.post("/accounts/devices/", {"where": "others"})
    assert client.get("/accounts/").status_code == 200 and other.get("/accounts/").status_code == 302
    by_code(other, who)
    assert client.post("/accounts/devices/", {"where": "all"})["Location"] == "/accounts/login/"
    assert client.get("/accounts/").status_code == 302 and other.get("/accounts/").status_code == 302


def test_a_manager_takes_a_colleagues_second_factor_off(client, clock, django_capture_on_commit_callbacks):
    colleague, manager = member(Role.PERSONAL_ADVISER), member(Role.MANAGER).user
    by_code(client, colleague.user)
    give_app(colleague.user)
    with django_capture_on_commit_callbacks(execute=True):
        reset_second_factor(colleague, by=manager, at=NOW)
    assert not colleague.user.authenticator_set.exists()
    assert client.get("/accounts/").status_code == 302, "signed out"
    assert mail.outbox[-1].to == [colleague.user.email]
    assert Event.objects.get(what="reset_second_factor").by == manager


def test_nobody_else_does_and_nobody_for_themself(clock):
    colleague, manager = member(Role.PERSONAL_ADVISER), member(Role.MANAGER)
    give_app(colleague.user)
    elsewhere = member(Role.MANAGER, council("otherton")).user
    for by, whose in ((colleague.user, colleague), (elsewhere, colleague), (manager.user, manager)):
        with pytest.raises(NotAllowed):
            reset_second_factor(whose, by=by, at=NOW)
    assert colleague.user.authenticator_set.exists()
