"""An offer goes out to the spreadsheet and comes in from it, and says the same."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offers.actions import bringing as actions
from offers.actions.taking_in import take_in
from offers.bringing.reading import read
from offers.bringing.sheets import SHEETS
from offers.bringing.taking_out import rows_of
from offers.bringing.writing import write
from offers.contents import read_contents
from offers.loading import load_offer
from offers.models import Edit, Item, ItemIdentity
from tests.desk.drafts import editor
from tests.desk.test_bringing import take_all
from tests.offers.brought import DAY, FIXTURES, brought_back, emptied, every_feature, in_words
from tests.offers.small import draft
from tests.people import NOW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("council", ["derby", "derbyshire", "staffordshire"])
def test_an_offer_that_goes_out_comes_into_an_empty_council_as_it_was(council):
    contents = read_contents(load_offer(FIXTURES / council).edition)
    before, file = in_words(contents), write(rows_of(contents), made_on=DAY)
    emptied(contents.authority)
    back = brought_back(file, contents.authority)
    assert in_words(back) == before
    assert write(rows_of(back), made_on=DAY) == file


def test_so_does_one_that_has_every_kind_of_row():
    contents = every_feature()
    before, file = in_words(contents), write(rows_of(contents), made_on=DAY)
    emptied(contents.authority)
    back = brought_back(file, contents.authority)
    assert in_words(back) == before
    assert write(rows_of(back), made_on=DAY) == file


def test_no_approval_and_no_finding_that_was_passed_over_comes_from_a_file():
    contents = every_feature()
    assert contents.approvals and contents.accepted_faults
    back = brought_back(write(rows_of(contents), made_on=DAY), contents.authority)
    assert (back.approvals, back.accepted_faults) == ([], [])


def test_the_editor_s_way_in_gives_back_the_same_and_each_row_has_its_history():
    contents = every_feature()
    before, file = in_words(contents), write(rows_of(contents), made_on=DAY)
    emptied(contents.authority)
    by = editor(contents.authority)
    bringing = actions.bring(contents.authority, read(file), kind="spreadsheet", file_name="offer.xlsx", by=by, at=NOW)
    take_all(bringing, by)
    made = take_in(bringing, by=by, at=NOW)
    assert in_words(read_contents(made)) == before
    noted = set(Edit.objects.filter(edition=made).values_list("row", flat=True))
    assert {
        "item laptop", "consultation The care leavers' forum", "point More done", "item starter-pack, what changed",
        "in littleton, more", "joint bigton", "what changed, More for your first home.",
    } <= noted  # fmt: skip


def test_an_item_keeps_its_promise_when_its_words_come_in_again():
    contents = every_feature()
    known = set(ItemIdentity.objects.values_list("pk", flat=True))
    brought_back(write(rows_of(contents), made_on=DAY), contents.authority)
    assert set(ItemIdentity.objects.values_list("pk", flat=True)) == known


def test_what_goes_out_again_is_the_same_file(tmp_path):
    contents = read_contents(draft(tmp_path))
    file = write(rows_of(contents), made_on=DAY)
    assert write(rows_of(brought_back(file, contents.authority)), made_on=DAY) == file


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=60,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=words, text=words, sign=st.sampled_from(["", "=", "+", "-", "@", "=1+1", "_x0041_", "'", "https://", "007"])
)
def test_any_words_come_back_as_they_were_and_none_is_a_formula(contents, name, text, sign):
    rows = rows_of(contents)
    item = rows["Items"][0] | {"name": f"{sign}{name}".strip(), "what_we_offer": f"{sign}{text}\n\n{sign}".strip()}
    found = read(write(rows | {"Items": [item, *rows["Items"][1:]]}, made_on=DAY))
    assert found.faults == []
    assert next(row.values for row in found.rows if row.sheet == "Items") == {
        key: one for key, one in item.items() if one
    }


@pytest.fixture
def contents():
    """A small edition with every feature."""
    return every_feature()


def test_each_sheet_of_the_whole_edition_has_rows(contents):
    # What has no row in it would come back equal whatever happened to it.
    assert {name for name, rows in rows_of(contents).items() if rows} == set(SHEETS)


def test_the_template_has_every_sheet_and_no_row():
    found = read(write({}, made_on=DAY))
    assert found.rows == []
    assert found.faults == ["There is nothing in this file but headings."]


def test_items_keep_their_order_across_themes(contents):
    Item.objects.filter(edition=contents.edition, slug="laptop").update(position=0)
    Item.objects.filter(edition=contents.edition, slug="starter-pack").update(position=2)
    contents = read_contents(contents.edition)
    assert contents.items[0].slug == "laptop"
    back = brought_back(write(rows_of(contents), made_on=DAY), contents.authority)
    assert in_words(back) == in_words(contents)
