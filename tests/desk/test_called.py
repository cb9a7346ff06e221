"""What people call the rows that findings and the history name by their keys."""

from datetime import date

import pytest

from offers.actions.copying import copy_edition
from offers.desk_lists.called import Called
from offers.desk_lists.pointing import pointed_at
from offers.desk_lists.said import differences
from offers.models import Edit
from tests.desk.drafts import editor, publish, whole_edition
from tests.people import NOW

pytestmark = pytest.mark.django_db
ROWS = {
    "item starter-pack, ages 16 to 20": "“Home starter pack”, ages 16 to 20",
    "contact team, number 01": "“Leaving care team”, number 01",
    "document money": "“Money policy”",
    "theme home": "“Your home”",
    "in littleton, starter-pack": "Littleton (district), Home starter pack",
    "joint littleton": "“Littleton Council”",
    "edition, consultation": "the offer as a whole, consultation",
    "themes": "the order of the themes",
    "item laptop, what changed": "the words on the change of “A laptop”",
    "what changed, More pans": "the public list of what changed, More pans",
    "something to add": "something to add",
    "district littleton": "Littleton",
    "point More pans, please": "“More pans, please”",
    "item gone": "an item that is not in it any more",
    "nonsense": "nonsense that is not in it any more",
}


def test_each_kind_of_row_in_one_query(django_assert_num_queries):
    edition = whole_edition()
    with django_assert_num_queries(1):
        called = Called(edition, [*ROWS, "item starter-pack", "statement notice"])
    assert {row: called.row(row) for row in ROWS} == ROWS
    assert called.row("item gone", {"name": "A gym"}) == "“A gym”"
    assert "item starter-pack, what changed" in called and "edition" in called and "item gone" not in called


def test_several_editions_in_one_query(django_assert_num_queries):
    public = publish(whole_edition())
    draft = copy_edition(public, by=editor(public), at=NOW, effective_from=date(2027, 4, 1))
    draft.items.filter(slug="laptop").update(name="A computer")
    with django_assert_num_queries(1):
        found = Called.in_each([public, draft], ["item laptop", "joint littleton"])
    assert found[public.pk].row("item laptop") != found[draft.pk].row("item laptop") == "“A computer”"
    assert found[draft.pk].row("joint littleton") == "“Littleton Council”"


def test_what_a_field_points_to_is_named():
    edition = whole_edition()
    paper = edition.documents.get()
    edit = Edit(row="item laptop", before={"policy": None}, after={"policy": paper.pk})
    assert [(each.before, each.after) for each in differences(edit, pointed_at([edit]))] == [
        ("Not recorded yet", "Money policy")
    ]
