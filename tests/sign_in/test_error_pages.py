"""What somebody sees where they may not go, or where nothing is: signed in, with the way back to their own page."""

import uuid

import pytest

from leaving_care.models import Role
from leaving_care.store import SITE, Store
from tests.leaving_care.stored import publish
from tests.people import member, sign_in, young

pytestmark = pytest.mark.django_db
BACK = 'href="{}">Back to your own page'


@pytest.fixture(autouse=True)
def published(settings, tmp_path):
    """The portal's own public page for where nothing is, and a council's."""
    settings.PUBLISHED_DIR = tmp_path
    publish(Store(tmp_path), SITE, pages={"404.html": "Choose your council"})
    publish(Store(tmp_path), "smallton", pages={"404.html": "Look in a theme"})


@pytest.mark.parametrize(
    ("role", "home"),
    [(Role.PERSONAL_ADVISER, "/work/"), (Role.MANAGER, "/manage/"), (Role.EDITOR, "/manage/offer/")],
)
@pytest.mark.parametrize("address", ["/work/nothing/", "/manage/nothing/", "/nowhere/", "/nowhere"])
def test_where_nothing_is_staff_go_back_to_their_own_page(client, role, home, address):
    sign_in(client, member(role).user)
    answer = client.get(address, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 404 and BACK.format(home) in page and 'aria-label="Menu"' in page
    assert "nonce-" in answer["Content-Security-Policy"] and answer["Cache-Control"] == "no-store"


def test_a_young_person_goes_back_to_theirs(client):
    sign_in(client, young(account=True).user)
    assert BACK.format("/me/") in client.get("/work/").content.decode()


def test_a_record_that_is_not_theirs_reads_as_one_that_is_not_there(client):
    kai = young()
    sign_in(client, member(Role.PERSONAL_ADVISER).user)
    hidden, nothing = (client.get(f"/work/people/{key}/") for key in (kai.key, uuid.uuid4()))
    assert hidden.status_code == nothing.status_code == 404
    assert _said(hidden) == _said(nothing) and "There is no page here" in _said(hidden)


def test_what_they_may_not_do_leads_back_too(client):
    sign_in(client, member(Role.PERSONAL_ADVISER).user)
    answer = client.get("/manage/staff/")
    page = answer.content.decode()
    assert answer.status_code == 403 and BACK.format("/work/") in page and 'aria-label="Menu"' in page


def test_a_visitor_without_a_session_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/nowhere/")
    page = answer.content.decode()
    assert answer.status_code == 404 and not answer.cookies and "Choose your council" in page


def test_among_a_council_s_pages_its_own_page_is_shown(client):
    sign_in(client, member(Role.MANAGER).user)
    assert "Look in a theme" in client.get("/smallton/nothing/").content.decode()


def test_a_fault_of_ours_leads_back_without_asking_anything(client, monkeypatch):
    sign_in(client, member(Role.MANAGER).user)
    client.raise_request_exception = False
    monkeypatch.setattr("leaving_care.sign_in.views.entering.home_of", None)
    answer = client.get("/accounts/home/")
    assert answer.status_code == 500 and 'href="/accounts/home/"' in answer.content.decode()


def _said(answer):
    page = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]
