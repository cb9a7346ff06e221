"""When sessions end, and what becomes of what somebody was typing."""

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.utils import timezone

from leaving_care.models import Role
from leaving_care.sign_in import stamps
from leaving_care.sign_in.adapters import AccountAdapter
from tests.people import NOW, council, member, sign_in, young

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.sign_in.pages")]
MINUTE = 60


@pytest.fixture
def adviser(client, clock):
    who = member(Role.PERSONAL_ADVISER).user
    sign_in(client, who, NOW)
    return who


def is_in(client, page="/work/"):
    return client.get(page).status_code == 200


def test_staff_are_signed_out_after_half_an_hour(client, clock, adviser):
    clock.shift(30 * MINUTE)
    assert is_in(client)
    clock.shift(31 * MINUTE + 1)
    response = client.get("/work/")
    assert response["Location"] == "/accounts/login/?next=/work/"
    assert "We signed you out" in client.get("/accounts/login/").content.decode()


def test_what_is_done_in_between_counts(client, clock, adviser):
    for _ in range(5):
        clock.shift(20 * MINUTE)
        assert is_in(client)


def test_each_council_says_how_long(client, clock, adviser):
    here = council()
    here.staff_idle_minutes = 5
    here.save()
    clock.shift(6 * MINUTE + 1)
    assert not is_in(client)


def test_of_two_councils_the_shorter(client, clock, adviser):
    member(Role.EDITOR, council("otherton", staff_idle_minutes=10), who=adviser)
    clock.shift(11 * MINUTE + 1)
    assert not is_in(client)


def test_staff_are_signed_out_after_twelve_hours_in_any_case(client, clock, adviser):
    for _ in range(36):
        clock.shift(20 * MINUTE)
        assert is_in(client)
    clock.shift(1 * MINUTE)
    assert not is_in(client)


def test_a_young_person_has_longer(client, clock):
    sign_in(client, young(account=True).user, NOW)
    for _ in range(20):
        clock.shift(60 * MINUTE)
        assert is_in(client, "/me/")
    clock.shift(61 * MINUTE + 1)
    assert not is_in(client, "/me/")


def test_a_session_is_written_once_a_minute_at_most(client, clock, adviser):
    client.get("/work/")
    before = client.session["seen"]
    clock.shift(59)
    client.get("/work/")
    assert client.session["seen"] == before
    clock.shift(1)
    client.get("/work/")
    assert client.session["seen"] == before + 60


def test_asking_how_long_is_left_is_not_doing_something(client, clock, adviser):
    clock.shift(20 * MINUTE)
    assert client.get("/accounts/stay/").json() == {"left": 10 * MINUTE}
    clock.shift(11 * MINUTE + 1)
    assert not is_in(client)


def test_staying_is(client, clock, adviser):
    clock.shift(20 * MINUTE)
    assert client.post("/accounts/stay/", headers={"accept": "application/json"}).json() == {"left": 30 * MINUTE}
    clock.shift(29 * MINUTE)
    assert is_in(client)
    assert client.post("/accounts/stay/")["Location"] == "/accounts/home/"


def end_while_typing(client, clock, path="/work/form/?step=2", **fields):
    clock.shift(40 * MINUTE)
    return client.post(path, {"words": "a long story", "of": ["a", "b"], **fields})


def test_what_was_sent_after_the_end_is_kept_until_the_same_person_is_back(client, clock, adviser):
    response = end_while_typing(client, clock, csrfmiddlewaretoken="x" * 64)
    assert response.status_code == 303
    assert response["Location"] == "/accounts/login/?next=%2Fwork%2Fform%2F%3Fstep%3D2"
    assert "What you sent is kept for you" in client.get("/accounts/login/").content.decode()
    come_back(client, adviser)
    assert client.get("/work/form/").json() == {"kept": None}, "another page"
    assert client.get("/work/form/?step=2").json() == {"kept": {"words": ["a long story"], "of": ["a", "b"]}}
    assert client.get("/work/form/?step=2").json() == {"kept": None}, "once"


def come_back(client, who, second_factor=True):
    """Signs in on this browser, within the session that is there, as the sign-in pages do."""
    request = RequestFactory().get("/")
    request.session, request.now = client.session, timezone.now()
    AccountAdapter(request).login(request, who)
    stamps.prove(request.session, request.now, second_factor=second_factor)
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key


def test_it_waits_for_the_second_factor(client, clock, adviser):
    end_while_typing(client, clock)
    come_back(client, adviser, second_factor=False)
    assert client.get("/work/form/?step=2")["Location"] == "/accounts/second-factor/"
    session = client.session
    stamps.prove(session, timezone.now(), second_factor=True)
    session.save()
    assert client.get("/work/form/?step=2").json()["kept"]["words"] == ["a long story"]


def test_somebody_else_gets_nothing_of_it(client, clock, adviser):
    end_while_typing(client, clock)
    other = member(Role.PERSONAL_ADVISER).user
    come_back(client, other)
    assert client.get("/work/form/?step=2").json() == {"kept": None}
    assert "kept" not in client.session


def test_it_is_kept_for_an_hour(client, clock, adviser):
    end_while_typing(client, clock)
    clock.shift(60 * MINUTE + 1)
    come_back(client, adviser)
    assert client.get("/work/form/?step=2").json() == {"kept": None}


def test_nothing_too_long_is_kept_and_nothing_about_accounts(client, clock, adviser):
    assert end_while_typing(client, clock, words="x" * 70_000).status_code == 303
    assert "kept" not in client.session
    sign_in(client, adviser, NOW)
    assert end_while_typing(client, clock, path="/accounts/email/").status_code == 303
    assert "kept" not in client.session


def test_what_was_sent_without_any_session_is_said_not_to_be_saved(client, adviser):
    client.logout()
    answer = client.post("/work/form/", {"words": "x"})
    assert answer.status_code == 302 and answer["Location"].startswith("/accounts/login/")
    page = client.get(answer["Location"]).content.decode()
    assert "You were signed out, so what you sent was not saved." in page and "Please read this" in page
    assert "not saved" not in client.get(answer["Location"]).content.decode(), "it is said once"
    client.get("/work/")
    assert "not saved" not in client.get("/accounts/login/").content.decode()


def test_a_form_from_another_site_is_not_kept(clock):
    client = Client(enforce_csrf_checks=True)
    sign_in(client, member(Role.PERSONAL_ADVISER).user, NOW)
    assert end_while_typing(client, clock).status_code == 403
    assert "kept" not in client.session


def test_a_page_for_everybody_looks_nobody_up(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert not client.get("/public/").cookies


def test_sessions_rows_outlive_the_longest_wait(client, clock, adviser):
    age = client.session.get_expiry_age()
    assert age == 36 * 60 * MINUTE
