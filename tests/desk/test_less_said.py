"""Saving an item that gives less than the edition before says so at once, with where to say why."""

import pytest

from leaving_care.models import Role
from offers.models import ItemChange
from tests.desk.drafts import editor, whole_edition
from tests.desk.filling import send
from tests.desk.two_editions import two_editions
from tests.people import NOW, council, member, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
LESS = "This is less than last year."


@pytest.fixture
def drafted():
    return two_editions(council())[1]


@pytest.fixture
def desk(client, drafted):
    return sign_in(client, member(Role.EDITOR).user, NOW)


def saved(desk, **changes):
    """What is said after the phone’s item was saved."""
    answer = send(desk, "/manage/offer/testshire/2/items/phone/", **changes)
    assert answer.status_code == 302, answer.content.decode()
    return desk.get(answer["Location"]).content.decode()


def test_less_is_said_with_where_to_say_why(desk):
    said = saved(desk, amount_figure="10")
    assert LESS in said and 'href="/manage/offer/testshire/2/compare/phone/">Say why</a>' in said


@pytest.mark.parametrize("figure", ["15", "16"])
def test_as_much_or_more_says_nothing(desk, figure):
    assert LESS not in saved(desk, amount_figure=figure)


def test_nor_does_less_for_which_somebody_said_why(desk, drafted):
    item = drafted.items.get(slug="phone")
    ItemChange.objects.create(edition=drafted, identity=item.identity, reason="The grant ended.", decided_by="Cabinet")
    assert LESS not in saved(desk, amount_figure="10")


def test_nor_is_anything_said_where_nothing_is_before_it(client):
    edition = whole_edition()
    sign_in(client, editor(edition), NOW)
    answer = send(
        client, f"/manage/offer/{edition.authority.slug}/{edition.number}/items/starter-pack/", amount_figure="1"
    )
    assert answer.status_code == 302 and LESS not in client.get(answer["Location"]).content.decode()
