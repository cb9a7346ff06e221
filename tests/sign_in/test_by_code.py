"""Signing in by a code, mailed or texted, and what a stranger can learn from trying."""

import re

import pytest
from django.core import mail
from django.urls import Resolver404, resolve

from leaving_care.models import Event, Role
from tests.people import member, user, young
from tests.sign_in.ways import KeptTexts, ask_for_code, by_code, code_in_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts(settings):
    settings.TEXT_SENDER = "tests.sign_in.ways.KeptTexts"
    KeptTexts.sent = []
    return KeptTexts.sent


def with_phone(who, number="+447700900123", verified=True):
    who.phone, who.phone_verified = number, verified
    who.save()
    return who


def test_a_young_person_signs_in_by_a_mailed_code(client, clock):
    person = young(account=True)
    response = by_code(client, person.user)
    assert response["Location"] == "/accounts/home/"
    assert client.get("/accounts/home/")["Location"] == "/me/"
    assert client.session["_auth_user_id"] == str(person.user.pk)
    event = Event.objects.get(kind="signed_in")
    assert (event.by, event.reason, event.authority) == (person.user, "code", person.authority)


def test_the_mail_names_nobody_and_its_subject_holds_no_code(client, clock):
    person = young(account=True)
    ask_for_code(client, person.user.email)
    message = mail.outbox[0]
    assert message.subject == "Your code for the leaving care portal"
    assert person.name_used not in message.body and "15 minutes" in message.body


def test_capitals_in_an_address_do_not_matter(client, clock):
    who = user(email="kai@example.org")
    ask_for_code(client, "KAI@Example.org")
    assert code_in_mail("kai@example.org")
    assert who.is_active


def test_they_go_where_they_wanted_to(client, clock):
    person = young(account=True)
    assert by_code(client, person.user, next="/me/data/")["Location"] == "/me/data/"


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_and_never_to_another_site(client, clock, elsewhere):
    person = young(account=True)
    assert by_code(client, person.user, next=elsewhere)["Location"] == "/accounts/home/"


def without_what_differs_each_time(response):
    """A page as a stranger could compare it with another: status, headers, names of cookies, and what it says."""
    body = re.sub(r'(value|nonce)="[^"]{20,}"', "", response.content.decode())
    headers = {name: value for name, value in response.headers.items() if name != "Content-Security-Policy"}
    return response.status_code, headers | {"cookies": sorted(response.cookies)}, body


def test_a_stranger_cannot_tell_who_has_an_account(client, clock):
    known = user(email="somebodx@example.org")
    seen = []
    for address in (known.email, "somebody@example.org"):
        client.cookies.clear()
        asked = ask_for_code(client, address)
        shown = client.get("/accounts/login/code/")
        wrong = client.post("/accounts/login/code/", {"code": "0000-0000"})
        pages = [without_what_differs_each_time(response) for response in (asked, shown, wrong)]
        seen.append([(status, headers, body.replace(address, "X")) for status, headers, body in pages])
    assert seen[0] == seen[1]
    assert [message.to for message in mail.outbox] == [["somebodx@example.org"]]


def test_somebody_who_may_no_longer_sign_in_is_a_stranger(client, clock):
    gone = user(is_active=False)
    ask_for_code(client, gone.email)
    assert mail.outbox == []


def test_a_code_works_for_15_minutes(client, clock):
    person = young(account=True)
    ask_for_code(client, person.user.email)
    clock.shift(15 * 60 + 1)
    client.post("/accounts/login/code/", {"code": code_in_mail()})
    assert "_auth_user_id" not in client.session


def test_a_code_just_before_that_works(client, clock):
    person = young(account=True)
    ask_for_code(client, person.user.email)
    clock.shift(15 * 60 - 1)
    client.post("/accounts/login/code/", {"code": code_in_mail()})
    assert client.session["_auth_user_id"] == str(person.user.pk)


def test_five_wrong_codes_end_it(client, clock):
    person = young(account=True)
    ask_for_code(client, person.user.email)
    for _ in range(4):
        response = client.post("/accounts/login/code/", {"code": "1"})
        assert "That code is not right" in response.content.decode()
    client.post("/accounts/login/code/", {"code": "1"})
    client.post("/accounts/login/code/", {"code": code_in_mail()})
    assert "_auth_user_id" not in client.session


def test_a_new_code_can_be_sent_and_the_old_one_is_dead(client, clock):
    person = young(account=True)
    ask_for_code(client, person.user.email)
    first = code_in_mail()
    client.post("/accounts/login/code/", {"action": "resend"})
    assert len(mail.outbox) == 2 and code_in_mail() != first
    client.post("/accounts/login/code/", {"code": first})
    assert "_auth_user_id" not in client.session
    client.post("/accounts/login/code/", {"code": code_in_mail()})
    assert "_auth_user_id" in client.session


def test_codes_cannot_be_asked_for_without_end(client, clock):
    person = young(account=True)
    for _ in range(3):
        client.cookies.clear()
        ask_for_code(client, person.user.email)
    client.cookies.clear()
    response = ask_for_code(client, person.user.email)
    assert len(mail.outbox) == 3 and "You have tried too often" in response.content.decode()


def test_nor_from_one_place_for_many_addresses(client, clock):
    answers = []
    for number in range(21):
        client.cookies.clear()
        answers.append(ask_for_code(client, f"nobody{number}@example.org").status_code)
    assert answers == [302] * 20 + [200]


@pytest.mark.parametrize("typed", ["07700 900123", "+44 7700 900123", "(07700) 900-123"])
def test_a_young_person_signs_in_by_a_text(client, clock, texts, typed):
    person = young(account=True)
    with_phone(person.user)
    ask_for_code(client, typed)
    [(number, words)] = texts
    assert number == "+447700900123" and mail.outbox == []
    client.post("/accounts/login/code/", {"code": words[:9]})
    assert client.session["_auth_user_id"] == str(person.user.pk)
    assert Event.objects.get(kind="signed_in").reason == "text"


def test_no_text_goes_to_a_number_that_was_never_confirmed(client, clock, texts):
    with_phone(young(account=True).user, verified=False)
    assert ask_for_code(client, "07700 900123").status_code == 302
    assert texts == []


def test_staff_get_no_text(client, clock, texts):
    with_phone(member(Role.PERSONAL_ADVISER).user)
    assert ask_for_code(client, "07700 900123").status_code == 302
    assert texts == []


@pytest.mark.parametrize(
    "typed", ["", " ", "\x00", "a" * 10_000, "a" * 300 + "@example.org", "07700 9001XX", "@", "12"]
)
def test_what_is_neither_is_said_in_words(client, clock, typed):
    response = ask_for_code(client, typed)
    assert response.status_code == 200 and "There is a problem" in response.content.decode()


@pytest.mark.parametrize("typed", ["", "\x00", "1" * 10_000, "ünïcödé", "----"])
def test_a_code_that_is_none(client, clock, typed):
    ask_for_code(client, young(account=True).user.email)
    response = client.post("/accounts/login/code/", {"code": typed})
    assert response.status_code == 200 and "There is a problem" in response.content.decode()


def test_the_address_stays_in_the_box_after_a_mistake(client, clock):
    assert 'value="kai@example"' in ask_for_code(client, "kai@example").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "signup/",
        "password/change/",
        "password/set/",
        "password/reset/",
        "password/reset/done/",
        "3rdparty/",
        "3rdparty/signup/",
    ],
)
def test_there_are_no_passwords_and_nobody_signs_up(client, address):
    with pytest.raises(Resolver404):
        resolve(f"/accounts/{address}")
    assert client.get(f"/accounts/{address}").status_code == 404


def test_signing_out_is_a_button(client, clock):
    person = young(account=True)
    by_code(client, person.user)
    client.get("/accounts/logout/")
    assert "_auth_user_id" in client.session
    assert client.post("/accounts/logout/")["Location"] == "/accounts/login/"
    assert "_auth_user_id" not in client.session


def test_a_mail_server_that_fails_says_nothing_to_a_stranger(client, clock, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    person = young(account=True)

    def fails(*args, **kwargs):
        raise OSError(f"cannot reach {person.user.email}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", fails)
        assert ask_for_code(client, person.user.email).status_code == 302
    assert "OSError" in caplog.text and person.user.email not in caplog.text
