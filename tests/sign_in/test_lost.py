"""A form that did not arrive: nobody believes that it was sent, and the way back to it is there."""

import uuid
from html import unescape

import pytest
from django.test import Client

from leaving_care.models import Role
from leaving_care.sign_in.lost import IN_BROWSER, KEPT, SIGNED_OUT
from tests.people import NOW, member, sign_in, young

pytestmark = pytest.mark.django_db
CHECK_IN = "/me/check-in/"
WORDS = "/me/plan/words/health/"
NOT_TOLD, RING, HELP_NOW = (
    "Your worker has not been told.",
    'href="tel:999"',
    'href="/help-now/">help now, day or night',
)


@pytest.fixture
def kai():
    """A young person who can sign in."""
    return young(adviser=member(Role.PERSONAL_ADVISER), account=True)


@pytest.fixture
def stranger():
    """One that checks where forms come from, with no cookies."""
    return Client(enforce_csrf_checks=True)


def send(stranger, address, **fields):
    """Presses Send on a form that our pages gave nobody a token for, and reads the answer: its status and its words."""
    answer = stranger.post(address, {"note": "words of mine"} | fields)
    return answer.status_code, unescape(answer.content.decode())


def main(page):
    """What stands on the page between its header and its foot."""
    return page[page.index("<main") : page.index("</main>")]


def test_without_any_cookie_it_was_not_sent_and_signing_in_leads_back(stranger, django_assert_num_queries):
    with django_assert_num_queries(0):
        status, page = send(stranger, WORDS)
    assert status == 403
    assert "That was not sent" in page and SIGNED_OUT in page and KEPT in page and IN_BROWSER in page
    assert 'href="/accounts/login/?next=%2Fme%2Fplan%2Fwords%2Fhealth%2F"' in page
    assert NOT_TOLD not in page


def test_the_link_leads_to_the_form(stranger, client, kai):
    _, page = send(stranger, WORDS)
    address = page.split('href="/accounts/login/', 1)[1].split('"')[0]
    assert f'name="next" value="{WORDS}"' in stranger.get(f"/accounts/login/{address}").content.decode()


def test_a_call_for_help_is_told_where_help_is(stranger):
    status, page = send(stranger, CHECK_IN, needs_help="on")
    assert status == 403
    assert NOT_TOLD in page and RING in page and HELP_NOW in main(page)


def test_a_call_for_help_whose_session_alone_is_gone_too(client):
    answer = client.post(CHECK_IN, {"needs_help": "on"})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/me/check-in/")
    page = main(client.get(answer["Location"]).content.decode())
    assert SIGNED_OUT in page and KEPT in page
    assert NOT_TOLD in page and RING in page and HELP_NOW in page


def test_a_call_for_help_after_a_session_s_end_too(client, clock, kai):
    sign_in(client, kai.user, NOW)
    clock.shift(70 * 60)
    answer = client.post(CHECK_IN, {"needs_help": "on"})
    assert answer.status_code == 303
    page = main(client.get(answer["Location"]).content.decode())
    assert "What you sent is kept for you" in page and NOT_TOLD in page and RING in page and SIGNED_OUT not in page


def test_it_is_not_claimed_that_a_form_is_kept_that_is_not(stranger, client):
    _, page = send(stranger, "/me/consent/")
    assert KEPT not in page and IN_BROWSER in page
    told = client.get(client.post("/me/consent/", {"x": "y"})["Location"]).content.decode()
    assert KEPT not in told and IN_BROWSER in told


def test_what_stands_in_the_address_is_not_handed_on(stranger):
    _, page = send(stranger, f"{CHECK_IN}?note=Kai&next=https://else.example/")
    assert "Kai" not in page and "else.example" not in page and "next=%2Fme%2Fcheck-in%2F" in page


def test_it_is_the_same_whether_there_is_such_a_record_or_not(stranger, kai):
    here, nowhere = (
        send(stranger, f"/work/people/{key}/contacts/add/")[1].replace(str(key), "") for key in (kai.key, uuid.uuid4())
    )
    assert main(here) == main(nowhere) and KEPT in here


def test_somebody_still_signed_in_is_led_to_the_form(stranger, kai):
    sign_in(stranger, kai.user)
    status, page = send(stranger, CHECK_IN)
    assert status == 403
    assert SIGNED_OUT not in page and "not saved" in page
    assert f'href="{CHECK_IN}">Open the form again' in page and 'href="/me/">Back to your own page' in page
    assert NOT_TOLD in page and RING in page


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/logout/", "/accounts/stay/"])
def test_a_form_about_signing_in_leads_to_signing_in_and_no_further(stranger, address):
    status, page = send(stranger, address)
    assert status == 403 and 'href="/accounts/login/">Sign in</a>' in page
