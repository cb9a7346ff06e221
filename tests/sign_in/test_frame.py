"""What stands round every signed-in page, and the headers that it is sent with."""

import re

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from leaving_care.models import Role
from leaving_care.sign_in.browsers import in_words
from leaving_care.sign_in.phones import as_people_write, mobile
from tests.people import NOW, council, member, sign_in, young

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.sign_in.pages")]


def links(client):
    page = client.get("/work/").content.decode()
    return re.findall(r'<li[^>]*><a href="(/(?:me|work|manage|accounts)[^"]*)"', page)


@pytest.mark.parametrize(
    ("role", "there"),
    [
        (Role.PERSONAL_ADVISER, ["/work/", "/accounts/"]),
        (Role.MANAGER, ["/work/", "/manage/", "/accounts/"]),
        (Role.ADMINISTRATOR, ["/manage/", "/accounts/"]),
        (Role.DATA_OFFICER, ["/manage/", "/accounts/"]),
        (Role.AUDITOR, ["/manage/", "/accounts/"]),
        (Role.CLINICIAN, ["/work/", "/accounts/"]),
        (Role.EDITOR, ["/manage/", "/manage/offer/", "/accounts/"]),
    ],
)
def test_each_role_gets_its_own_links(client, clock, role, there):
    sign_in(client, member(role).user, NOW)
    assert links(client) == there


def test_a_young_person_gets_theirs(client, clock):
    sign_in(client, young(account=True).user, NOW)
    assert links(client) == ["/me/", "/me/data/", "/accounts/"]


def test_it_says_where_one_is(client, clock):
    sign_in(client, member(Role.MANAGER).user, NOW)
    assert '<a href="/work/" aria-current="true">' in client.get("/work/").content.decode()


def test_the_councils_name_and_colour(client, clock):
    council(accent="#123456", short_name="Testshire")
    sign_in(client, member(Role.MANAGER).user, NOW)
    page = client.get("/work/")
    assert ":root{--accent:#123456}" in page.content.decode() and "Testshire</a>" in page.content.decode()
    nonce = re.search(r'<style nonce="([^"]+)"', page.content.decode())[1]
    assert f"'nonce-{nonce}'" in page["Content-Security-Policy"]


def test_of_two_councils_neither(client, clock):
    who = member(Role.MANAGER, council(accent="#123456")).user
    member(Role.EDITOR, council("otherton"), who=who)
    sign_in(client, who, NOW)
    page = client.get("/work/").content.decode()
    assert "--accent" not in page and "Leaving care portal</a>" in page


def test_the_frame_costs_no_query_but_the_one_for_memberships(client, clock):
    sign_in(client, member(Role.MANAGER).user, NOW)
    client.get("/work/")
    with CaptureQueriesContext(connection) as caught:
        client.get("/work/")
    read = [re.search(r'FROM "(\w+)"', query["sql"]) for query in caught]
    assert [found[1] for found in read if found] == ["django_session", "leaving_care_user", "leaving_care_membership"]


def test_what_is_done_and_what_is_to_be_read_look_different(client, clock):
    person = young(account=True)
    sign_in(client, person.user, NOW)
    page = client.post("/accounts/devices/", {"where": "all"}, follow=True).content.decode()
    banner = page.split("govuk-notification-banner", 1)[1].split("</p>")[0]
    assert "--success" in banner and 'role="alert"' in banner
    assert ">Done<" in banner and "You are signed out." in banner


def test_the_box_for_a_code_has_the_cursor_and_what_is_wrong_gets_it(client, clock):
    page = client.post("/accounts/login/", {"who": young(account=True).user.email}, follow=True).content.decode()
    box = page.split('autocomplete="one-time-code"')
    assert len(box) == 2 and "autofocus" in box[0].rsplit("<input", 1)[1] + box[1].split(">")[0]
    assert re.search(r'<script src="/static/js/problems.js" defer nonce="[^"]+"></script>', page)


def test_the_title_names_nobody(client, clock):
    person = young(account=True)
    sign_in(client, person.user, NOW)
    title = re.search(r"<title>(.*)</title>", client.get("/accounts/").content.decode())[1]
    assert title == "Your sign-in – Testshire"


PRIVATE = ["/work/", "/accounts/", "/accounts/login/", "/accounts/stay/", "/public/"]


@pytest.mark.parametrize("address", PRIVATE)
def test_no_cache_keeps_and_no_search_finds_what_somebody_signed_in_sees(client, clock, address):
    sign_in(client, member(Role.MANAGER).user, NOW)
    response = client.get(address)
    assert response["Cache-Control"] == "no-store" and response["X-Robots-Tag"] == "noindex"


def test_headers_of_every_answer(client, clock):
    for address in ("/public/", "/accounts/login/", "/no-such-page/", "/work/"):
        response = client.get(address)
        assert response["Referrer-Policy"] == "no-referrer"
        assert "camera=()" in response["Permissions-Policy"] and "geolocation=()" in response["Permissions-Policy"]
        assert "publickey-credentials-get=(self)" in response["Permissions-Policy"]
        assert response["X-Content-Type-Options"] == "nosniff" and response["X-Frame-Options"] == "DENY"
        if address != "/no-such-page/":
            policy = response["Content-Security-Policy"]
            assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy and "form-action 'self';" in policy + ";"


def test_cookies(client, clock):
    client = Client()
    client.post("/accounts/login/", {"who": young(account=True).user.email})
    client.get("/accounts/login/code/")
    assert set(client.cookies) == {"__Host-session", "__Host-csrf"}
    for cookie in client.cookies.values():
        assert cookie["secure"] and cookie["httponly"] and cookie["samesite"] == "Lax"
        assert cookie["path"] == "/" and not cookie["domain"]
    assert client.cookies["__Host-session"]["max-age"] == 36 * 3600


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500"])
def test_error_pages_need_nothing(name, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = render_to_string(f"{name}.html")
    assert page.startswith("<!DOCTYPE html>") and page.count("<h1") == 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("07700 900123", "+447700900123"),
        ("+44 7700 900123", "+447700900123"),
        ("0044 7700 900123", "+447700900123"),
        ("01632 960001", None),
        ("07700 90012X", None),
        ("", None),
        ("999", None),
    ],
)
def test_mobile_numbers(typed, kept):
    assert mobile(typed) == kept


def test_numbers_as_people_write_them():
    assert as_people_write("+447700900123") == "07700 900123"
    assert as_people_write("nonsense") == "nonsense"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 13) Chrome/140 Mobile Safari/537", "Chrome on an Android device"),
        ("", "A browser"),
    ],
)
def test_browsers_in_words(said, words):
    assert in_words(said) == words
