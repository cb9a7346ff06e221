"""The history of a draft, and of one promise across editions."""

from datetime import date, timedelta

import pytest

from offers.actions.copying import copy_edition
from offers.actions.editing import editing, label, says
from offers.actions.themes import add_theme
from offers.desk_lists.said import Difference, differences
from offers.desk_lists.values import value_in_words
from offers.models import Edit, Item, ItemIdentity
from tests.desk.drafts import editor, publish, whole_edition
from tests.people import NOW, council

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
HISTORY = "/manage/offer/smallton/4/items/laptop/history/"


@pytest.fixture
def public():
    return publish(whole_edition())


@pytest.fixture
def by(public):
    return editor(public)


@pytest.fixture
def draft(public, by):
    """This year's draft, in which the laptop was changed."""
    draft = copy_edition(public, by=by, at=NOW, effective_from=date(2027, 4, 1))
    reword(draft, by, what_we_offer="A new laptop.\nYours to keep.", funding_ends_on=date(2028, 3, 31))
    return draft


def reword(draft, by, why="", **values):
    with editing(draft, by=by, at=NOW + timedelta(minutes=1), why=why) as change:
        item = Item.objects.get(edition=draft, slug="laptop")
        before = says(item)
        for name, value in values.items():
            setattr(item, name, value)
        item.save()
        change.note(label(item), Edit.What.CHANGED, before=before, after=says(item), identity=item.identity)


def test_words_before_and_after_stand_side_by_side(draft):
    assert differences(Edit.objects.get(row="item laptop")) == [
        Difference("What we offer", "A laptop for your studies.", "A new laptop.\nYours to keep."),
        Difference("Money for this until", "31 March 2027", "31 March 2028"),
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "Not recorded yet"), ("", "Not recorded yet"), ([], "Not recorded yet"), (True, "Yes"), (False, "No"),
        ("2026-04-01", "1 April 2026"), ("2026-99-01", "2026-99-01"), ("1234567890", "1234567890"), (12, "12"),
        (["a", "b"], "a\nb"), ([{"age_from": 16, "age_to": None, "item": 7}], "age from 16"),
    ],
)  # fmt: skip
def test_a_value_is_said_in_words(value, words):
    assert value_in_words(value) == words


def test_what_was_added_is_told_without_what_says_nothing(draft, by):
    add_theme(draft, name="Fun", by=by, at=NOW)
    told = {each.name: (each.before, each.after) for each in differences(Edit.objects.get(row="theme fun"))}
    assert told == {"Name": ("", "Fun")}


def test_an_items_history_runs_across_editions(public, draft, by, as_):
    page = as_(by).get(HISTORY)
    text = page.content.decode()
    assert [(edit.edition.number, edit.row) for edit, _, _ in page.context["edits"]] == [(4, "item laptop")]
    assert [edition.number for edition, _ in page.context["published"]] == [3]
    assert "A laptop for your studies." in text and "A new laptop.<br>Yours to keep." in text
    publish(draft, NOW)
    next_year = copy_edition(draft, by=by, at=NOW)
    reword(next_year, by, why="They <b>asked</b>.", name="A computer")
    page = as_(by).get("/manage/offer/smallton/5/items/laptop/history/")
    assert [edit.edition.number for edit, _, _ in page.context["edits"]] == [5, 4]
    assert [edition.number for edition, _ in page.context["published"]] == [4, 3]
    assert "Why: They &lt;b&gt;asked&lt;/b&gt;." in page.content.decode()
    assert by.name not in page.content.decode().split("</title>")[0]


def test_an_item_that_was_taken_out_keeps_its_history(draft, by, as_):
    Item.objects.get(edition=draft, slug="laptop").delete()
    text = as_(by).get(HISTORY).content.decode()
    assert "It is not in edition 4." in text and "A laptop" in text


def test_an_item_of_another_council_has_no_history_here(draft, by, as_):
    ItemIdentity.objects.create(authority=council("elsewhere"), key="theirs")
    assert as_(by).get("/manage/offer/smallton/4/items/theirs/history/").status_code == 404


def test_the_whole_history_comes_in_pages(draft, by, as_, at_most):
    Edit.objects.bulk_create(
        Edit(edition=draft, row=f"item {place}", what="changed", at=NOW, by=by) for place in range(150)
    )
    client = as_(by)
    with at_most(10):
        first = client.get("/manage/offer/smallton/4/history/")
    second = client.get("/manage/offer/smallton/4/history/?page=2")
    assert (len(first.context["edits"]), len(second.context["edits"])) == (100, 52)
    assert "Page 2 of 2" in second.content.decode()
    assert client.get("/manage/offer/smallton/4/history/?page=x").status_code == 200
    with at_most(12):
        client.get(HISTORY)


def test_rows_and_their_parts_are_called_as_people_call_them(draft, by, as_):
    item, paper = Item.objects.get(edition=draft, slug="laptop"), draft.documents.first()
    district = council("littleton")
    rule = {"age_from": 16, "age_to": 20, "last_year_included": False, "statuses": [], "item": item.pk}
    number = {"number": "01632960001", "kind": "phone", "audience": "everyone", "free": True}
    for row, after in (
        ("item laptop", {"duty": "choose", "policy": paper.pk, "ItemRule": [rule]}),
        ("item laptop", {"ItemProvider": [{"authority": district.pk, "name": "", "gives": "Half"}]}),
        ("contact team", {"ContactNumber": [number]}),
        ("item long-gone", {"name": "A thing of old"}),
        ("item long-gone, what changed", {"reason": "Less."}),
        ("themes", {"order": ["money", "home"]}),
    ):
        what = "moved" if row == "themes" else "changed"
        Edit.objects.create(edition=draft, row=row, what=what, before={}, after=after, at=NOW, by=by)
    text = as_(by).get("/manage/offer/smallton/4/history/").content.decode()
    for said in (
        "We choose to",
        paper.title,
        "until your 20th birthday",
        "Littleton Council, Half",
        "01632 960001 (Phone",
        "free)",
    ):
        assert said in text, said
    assert (
        "“A thing of old” changed" in text and "The words on the change of an item that is not in it any more" in text
    )
    assert "“Money &amp; bills”<br>“Your home”" in text
    for key in ("starter-pack", "long-gone", "contact team", "age_from", f"{district.pk}, Half"):
        assert key not in text.partition("<h1")[2], key
