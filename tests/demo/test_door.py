"""The demo's door: shut but in the demo; in it, one click is somebody's whole sign-in."""

import pytest
import time_machine
from django.core.checks import run_checks
from django.utils import timezone

from leaving_care.access import held
from leaving_care.models import Event, User
from leaving_care.sign_in import stamps
from pathways.demo.people import COUNCILS, to_sign_in_as
from tests.leaving_care.test_settings import KEY, python
from tests.people import NOW, TODAY, user

ADDRESSES = ("/demo/", "/demo/inbox/")
POSTS = ("/demo/as/", "/demo/inbox/empty/")
PRIYA = "priya.derby@example.gov.uk"


def be(client, email):
    return client.post("/demo/as/", {"who": email})


@pytest.mark.django_db
def test_the_door_is_shut_where_this_is_not_the_demo(client, settings):
    settings.DEMO, settings.DEMO_DOOR = True, False
    for address in ADDRESSES:
        assert client.get(address).status_code == 404
    for address in POSTS:
        assert client.post(address).status_code == 404


@pytest.mark.parametrize(
    ("env", "opens"),
    [
        ({"PORTAL_DEMO": "1"}, "True"),
        ({"PORTAL_DEMO": "1", "SECRET_KEY": KEY}, "False"),
        ({"SECRET_KEY": KEY}, "False"),
        ({"SECRET_KEY": KEY, "DEBUG": "1"}, "False"),
    ],
)
def test_the_door_opens_with_the_key_that_guards_nothing_and_no_other(env, opens):
    done = python("-c", "import leaving_care.settings as s; print(s.DEMO_DOOR)", **env)
    assert done.stdout.strip() == opens, done.stderr


def test_the_demo_sends_nothing():
    say = "import leaving_care.settings as s; print(s.EMAIL_BACKEND, s.TEXT_SENDER)"
    done = python("-c", say, PORTAL_DEMO="1", EMAIL_URL="smtp://user:word@mail.example:587")
    assert done.stdout.split() == ["pathways.demo.inbox.EmailBackend", "pathways.demo.inbox.TextSender"], done.stderr


def test_the_demo_with_a_key_of_ones_own_does_not_start(settings):
    def found():
        return [error.id for error in run_checks() if error.id == "leaving_care.E006"]

    settings.DEMO, settings.DEMO_DOOR = True, False
    assert found() == ["leaving_care.E006"]
    settings.DEMO_DOOR = True
    assert found() == []
    settings.DEMO = settings.DEMO_DOOR = False
    assert found() == []


def test_the_page_lists_everybody_by_council_with_the_councils_own_titles(client, demo, seeded, at_most):
    with at_most(5):
        page = client.get("/demo/").content.decode()
    for council in COUNCILS:
        for one in to_sign_in_as(council):
            assert one.name in page and f'value="{one.email}"' in page
    assert "Kai Example" not in page.split("</title>")[0]
    assert "theo.derby" not in page  # has no account


@time_machine.travel(NOW)
def test_one_click_signs_in_with_both_factors_and_is_noted(client, demo, seeded):
    response = be(client, PRIYA)
    assert (response.status_code, response["Location"]) == (303, "/accounts/home/")
    priya = User.objects.get(email=PRIYA)
    assert int(client.session["_auth_user_id"]) == priya.pk
    assert stamps.is_enough_for(client.session, {"derby"})
    event = Event.objects.get(kind=Event.Kind.SIGNED_IN)
    assert (event.by, event.authority.slug, event.reason, event.at) == (priya, "derby", "demo", NOW)
    assert priya.usersession_set.count() == 1


@time_machine.travel(NOW)
def test_everybody_comes_to_a_first_page_of_their_own(client, demo, seeded):
    landed = {}
    for one in [one for council in COUNCILS for one in to_sign_in_as(council)]:
        be(client, one.email)
        response = client.get("/accounts/home/", follow=True)
        landed[one.email] = (response.request["PATH_INFO"], response.status_code)
    without_a_role = {email for email in landed if not held(User.objects.get(email=email), TODAY)}
    assert without_a_role == {"joan.derby@example.gov.uk", "carol.derbyshire@example.gov.uk"}
    for email, answer in landed.items():
        homes = ("/accounts/home/",) if email in without_a_role else ("/me/", "/work/", "/manage/", "/manage/offer/")
        assert answer in [(home, 200) for home in homes], email


@time_machine.travel(NOW)
def test_to_be_somebody_else_is_to_stop_being_oneself(client, demo, seeded):
    be(client, PRIYA)
    before = client.session.session_key
    be(client, "kai.derby@example.org")
    assert client.session.session_key != before
    assert int(client.session["_auth_user_id"]) == User.objects.get(email="kai.derby@example.org").pk


def test_nobody_else_is_let_in(client, demo, seeded):
    for who in ("", "nobody@example.org", "\x00", "x" * 10_000, "KAI.derby@example.org", "kai.derby@example.org "):
        assert be(client, who).status_code == 404
    assert client.post("/demo/as/").status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_real_account_does_not_open_like_this(client, demo, seeded):
    assert be(client, user("Real Person").email).status_code == 404
    assert be(client, "theo.derby@example.org").status_code == 404
    closed = User.objects.get(email=PRIYA)
    closed.is_active = False
    closed.save(update_fields=["is_active"])
    assert be(client, PRIYA).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", POSTS)
def test_what_changes_something_is_only_posted(client, demo, db, address):
    assert client.get(address).status_code == 405


def test_a_form_of_another_site_is_refused(demo, seeded):
    from django.test import Client

    assert be(Client(enforce_csrf_checks=True), PRIYA).status_code == 403


@time_machine.travel(NOW)
def test_every_signed_in_page_says_that_this_is_the_demo(client, demo, seeded, settings):
    assert b'href="/demo/"' in client.get("/accounts/login/").content
    settings.DEMO_DOOR = False
    assert b'href="/demo/"' not in client.get("/accounts/login/").content


def test_the_moment_is_the_requests(client, demo, seeded):
    # Without a clock that stands still: the stamp is of now.
    be(client, PRIYA)
    assert abs(client.session[stamps.BEGAN] - timezone.now().timestamp()) < 60
