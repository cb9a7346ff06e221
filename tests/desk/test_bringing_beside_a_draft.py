"""Bringing a file in while a draft has something in it: said before the upload and above the rows, and not at the end alone."""

import pytest
from django.core.exceptions import ValidationError

from offers.actions import bringing as actions
from offers.actions.copying import start_empty
from offers.actions.taking_in import take_in
from tests.desk.drafts import editor
from tests.desk.test_bringing import bring, take_all
from tests.desk.test_bringing_pages import at
from tests.people import NOW, council, sign_in

pytestmark = pytest.mark.django_db
SAID = "there is something in it already"


@pytest.fixture
def here():
    return council("newton")


@pytest.fixture
def by(here):
    return editor(here)


@pytest.fixture
def desk(client, by):
    return sign_in(client, by)


def body(desk, *address):
    return desk.get(at(*address)).content.decode()


def test_a_draft_with_something_in_it_is_named_before_the_upload_and_above_the_rows(desk, here, by):
    first = bring(here, by)
    take_all(first, by)
    number = take_in(first, by=by, at=NOW).number
    second = bring(here, by)
    take_all(second, by)
    for page in (body(desk), body(desk, "brought", second.key)):
        assert SAID in page
        assert f'href="/manage/offer/newton/{number}/"' in page
        assert f'href="/manage/offer/newton/{number}/set-aside/"' in page
        assert page.index(SAID) < page.index("<form method", page.index("<h1"))
    with pytest.raises(ValidationError, match=SAID):
        take_in(second, by=by, at=NOW)


def test_nothing_is_in_the_way_without_a_draft_or_with_an_empty_one(desk, here, by):
    first = bring(here, by)
    for _ in range(2):
        assert SAID not in body(desk) and SAID not in body(desk, "brought", first.key)
        if not here.editions.exists():
            start_empty(here, title="Mine", by=by, at=NOW)


def test_a_file_that_is_over_says_nothing_of_it(desk, here, by):
    first, second = bring(here, by), bring(here, by)
    take_all(first, by)
    take_in(first, by=by, at=NOW)
    assert SAID in body(desk, "brought", second.key)
    actions.drop(second, by=by, at=NOW)
    assert SAID not in body(desk, "brought", first.key) and SAID not in body(desk, "brought", second.key)
