"""The order of themes and items: by buttons, and whoever comes second chooses."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Role
from offers.actions.ordering import listed, merged, moved, order_items, order_themes
from offers.models import Edit, Theme
from tests.desk.drafts import editor, publish, whole_edition
from tests.people import NOW, council, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
MONEY = ["laptop", "advice", "starter-pack"]  # the last one lives under another theme


@pytest.fixture
def draft():
    return whole_edition()


@pytest.fixture
def by(draft):
    return editor(draft)


@pytest.fixture
def money(draft):
    return Theme.objects.select_related("edition__authority").get(edition=draft, slug="money")


def themes(draft):
    return list(Theme.objects.filter(edition=draft).order_by("position").values_list("slug", flat=True))


def items(theme):
    return [link.item.identity.key for link in listed(theme)]


@pytest.mark.parametrize(
    ("key", "where", "order"),
    [
        ("a", "up", "abc"), ("a", "down", "bac"), ("a", "top", "abc"), ("b", "up", "bac"), ("c", "top", "cab"),
        ("c", "down", "abc"), ("x", "up", "abc"), ("b", "sideways", "abc"),
    ],
)  # fmt: skip
def test_a_row_moves_by_one_or_to_the_top(key, where, order):
    assert "".join(moved("abc", key, where)) == order


def test_what_came_since_stands_at_the_end_of_ones_own_order():
    assert merged(["c", "gone", "a", "a"], ["a", "b", "c"]) == ["c", "a", "b"]


def test_themes_and_items_are_put_in_order_and_it_is_noted(draft, money, by):
    order_themes(draft, keys=["money", "home"], opened=["home", "money"], by=by, at=NOW)
    order_items(money, keys=["advice", "laptop", "starter-pack"], opened=MONEY, by=by, at=NOW)
    assert (themes(draft), items(money)) == (["money", "home"], ["advice", "laptop", "starter-pack"])
    last, first = Edit.objects.filter(edition=draft)
    assert (first.row, first.what, first.after) == ("themes", "moved", {"order": ["money", "home"]})
    assert (last.row, last.before) == ("theme money", {"order": MONEY})


def test_items_that_live_there_stay_before_those_listed_there_too(money, by):
    order_items(money, keys=["starter-pack", "advice", "laptop"], opened=MONEY, by=by, at=NOW)
    assert items(money) == ["advice", "laptop", "starter-pack"]


def test_whoever_comes_second_is_told_and_nothing_is_lost(draft, by):
    order_themes(draft, keys=["money", "home"], opened=["home", "money"], by=by, at=NOW)
    with pytest.raises(ChangedMeanwhile):
        order_themes(draft, keys=["home", "money"], opened=["home", "money"], by=by, at=NOW)
    assert themes(draft) == ["money", "home"]


@pytest.mark.parametrize("keys", [["home"], ["home", "home"], ["home", "money", "money"], ["home", "mon\0ey"], []])
def test_an_order_that_is_not_whole_changes_nothing(draft, by, keys):
    with pytest.raises(ValidationError, match="every row once"):
        order_themes(draft, keys=keys, opened=["home", "money"], by=by, at=NOW)
    assert themes(draft) == ["home", "money"]


def test_sent_twice_it_is_done_once_and_a_published_edition_stays(draft, money, by):
    once = uuid.uuid4()
    said = {"keys": ["money", "home"], "opened": ["home", "money"], "by": by, "at": NOW}
    order_themes(draft, once=once, **said)
    with pytest.raises(AlreadyDone):
        order_themes(draft, once=once, **said)
    publish(draft)
    with pytest.raises(ValidationError, match="published"):
        order_items(money, keys=MONEY, opened=MONEY, by=by, at=NOW)


@pytest.mark.parametrize("role", [Role.PARTICIPATION, Role.APPROVER, Role.MANAGER, Role.ADMINISTRATOR, "stranger"])
def test_nobody_else_orders(draft, money, role):
    there = council("elsewhere")
    who = member(Role.EDITOR, there).user if role == "stranger" else member(role, draft.authority).user
    with pytest.raises(NotAllowed):
        order_themes(draft, keys=["money", "home"], opened=["home", "money"], by=who, at=NOW)
    with pytest.raises(NotAllowed):
        order_items(money, keys=MONEY[::-1], opened=MONEY, by=who, at=NOW)
    assert (themes(draft), items(money)) == (["home", "money"], MONEY)


def test_a_button_moves_a_row_and_the_page_says_so(draft, by, as_):
    client, address = as_(by), "/manage/offer/smallton/3/order/"
    page = client.get(address)
    assert page.context["opened"] == "home money"
    assert 'value="up money"' in page.content.decode() and 'value="up home"' not in page.content.decode()
    sent = {"once": page.context["once"], "opened": "home money", "order": "", "move": "up money"}
    assert client.post(address, sent).status_code == 302
    assert client.post(address, sent).status_code == 302  # a double click
    assert themes(draft) == ["money", "home"]


def test_the_second_editor_sees_both_orders_and_chooses(draft, money, by, as_):
    address = "/manage/offer/smallton/3/themes/money/order/"
    order_items(money, keys=["advice", "laptop", "starter-pack"], opened=MONEY, by=editor(draft), at=NOW)
    other = as_(by)
    answer = other.post(address, {"once": uuid.uuid4(), "opened": " ".join(MONEY), "order": " ".join(MONEY)})
    assert [row["key"] for row in answer.context["rows"]] == ["advice", "laptop", "starter-pack"]
    assert answer.context["mine"] == ["A laptop", "Advice about money", "Home starter pack"]
    assert items(money) == ["advice", "laptop", "starter-pack"]
    chosen = {name: answer.context[name] for name in ("once", "opened", "order")}
    other.post(address, chosen)
    assert items(money) == MONEY


@pytest.mark.parametrize(
    "sent", [{}, {"opened": "home money"}, {"opened": "home money", "move": "sideways home"}, {"opened": "\0", "move": "up \0"},
             {"once": "x", "opened": "home money", "order": "home nothing"}, {"order": "x" * 5_000_000}]
)  # fmt: skip
def test_what_is_no_order_is_answered_in_words_and_moves_nothing(draft, by, as_, sent):
    answer = as_(by).post("/manage/offer/smallton/3/order/", sent)
    assert answer.status_code in (200, 400)
    assert themes(draft) == ["home", "money"]
    if answer.status_code == 200:
        assert "There is a problem" in answer.content.decode()
