"""A draft that was submitted or agreed says so on every form, and says when a change has taken that back."""

import pytest

from offers.actions.editions import change_edition, version_of
from tests.desk.agreed import Desk
from tests.desk.filling import fields_of, send
from tests.people import NOW, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
HERE = "/manage/offer/smallton/1/"
CHANGED = "If you change it, it has to be submitted and agreed again."
AGAIN = "It has to be submitted again before it can go out."
FORMS = [
    "about/",
    "add-theme/",
    "items/add/",
    "contacts/add/",
    "statements/add/about/",
    "documents/add/",
    "points/add/",
]


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.fixture
def browser(client, desk):
    return sign_in(client, desk.editor, NOW)


def page(browser, path):
    return browser.get(f"{HERE}{path}").content.decode()


def test_a_draft_that_was_never_submitted_says_nothing(desk, browser):
    assert CHANGED not in page(browser, "about/")
    answer = send(browser, f"{HERE}about/", subtitle="For you", to="")
    assert AGAIN not in browser.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize("path", FORMS)
def test_each_form_says_what_a_change_takes_back(desk, browser, path):
    desk.submit()
    assert f"This draft was submitted on 20 November 2026. {CHANGED}" in page(browser, path)
    desk.approve()
    assert f"submitted on 20 November 2026 and agreed by Senior team. {CHANGED}" in page(browser, path)
    desk.approve()
    assert f"submitted on 20 November 2026 and agreed by Senior team and Board. {CHANGED}" in page(browser, path)


def test_an_item_of_it_says_so_too(desk, browser):
    desk.agree()
    key = desk.edition.items.first().identity.key
    assert CHANGED in page(browser, f"items/{key}/") and CHANGED in page(browser, f"items/{key}/end/")
    opened = fields_of(browser.get(f"{HERE}items/{key}/"))
    assert CHANGED in send(browser, f"{HERE}items/{key}/", opened, name="").content.decode()


def test_what_was_returned_or_changed_already_takes_nothing_back(desk, browser):
    desk.submit()
    desk.send_back()
    assert CHANGED not in page(browser, "about/")
    desk.agree()
    said = {"subtitle": "For you", "version": version_of(desk.edition), "by": desk.editor, "at": NOW}
    change_edition(desk.edition, **said)
    assert CHANGED not in page(browser, "about/")


def test_whoever_changes_it_is_told_once_that_it_has_to_be_submitted_again(desk, browser):
    desk.agree()
    opened = fields_of(browser.get(f"{HERE}about/"))
    answer = send(browser, f"{HERE}about/", opened)
    assert AGAIN not in browser.get(answer.headers["Location"]).content.decode()  # nothing was changed
    assert desk.now.is_agreed
    answer = send(browser, f"{HERE}about/", subtitle="For you")
    told = browser.get(answer.headers["Location"]).content.decode()
    assert "Saved." in told and AGAIN in told and not desk.now.is_agreed
    answer = send(browser, f"{HERE}about/", subtitle="For all of you")
    assert AGAIN not in browser.get(answer.headers["Location"]).content.decode()


def test_a_form_that_is_wrong_takes_nothing_back(desk, browser):
    desk.agree()
    answer = send(browser, f"{HERE}about/", title="")
    assert answer.status_code == 200 and CHANGED in answer.content.decode()
    assert AGAIN not in page(browser, "") and desk.now.is_agreed


def test_it_asks_few_questions(desk, browser, at_most):
    with at_most(14):
        browser.get(f"{HERE}about/")
    desk.agree()
    with at_most(46):
        browser.get(f"{HERE}about/")
