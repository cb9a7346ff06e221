"""An offer goes out to the spreadsheet and comes in from it, and says the same."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.forms.models import model_to_dict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaving_care.models import Authority
from offers.bringing.checking import check, fill
from offers.bringing.reading import read
from offers.bringing.sheets import SHEETS
from offers.bringing.taking_out import rows_of
from offers.bringing.writing import write
from offers.contents import Contents, read_contents
from offers.loading import load_offer
from offers.models import Edition, Item
from tests.desk.drafts import whole_edition
from tests.offers.small import draft

pytestmark = pytest.mark.django_db
FIXTURES = Path(__file__).parents[2] / "fixtures"
DAY = date(2026, 4, 2)
# Rows that belong to one edition or to districts alone: the spreadsheet has no sheet for them.
NOT_TAKEN_OUT = {
    "Consultation", "Approval", "Change", "AcceptedFault", "ItemChange", "Point", "PointItem", "DistrictItem",
    "JointAuthority",
}  # fmt: skip
LINKS = [
    "id",
    "edition",
    "item",
    "theme",
    "contact",
    "parent",
    "policy",
    "amount_set_in",
    "themes",
    "districts",
    "number_of",
]


def said(contents: Contents) -> list:
    """All that the rows of the spreadsheet's sheets say in an edition, whichever edition it is and wherever its rows lie."""
    rows = []
    for row in contents._rows():
        kind = type(row).__name__
        if kind in NOT_TAKEN_OUT:
            continue
        values = model_to_dict(row, exclude=[*LINKS, *(["number"] if kind == "Edition" else [])])
        if kind == "Item":
            values |= {"policy": row.policy and row.policy.key, "set_in": row.amount_set_in and row.amount_set_in.key}
            values["amount_figure"] = row.amount_figure and Decimal(row.amount_figure)
        if kind == "ItemTheme":
            values["theme"] = row.theme.slug
        if kind == "Statement":
            values["parent"] = row.parent and row.parent.key
        rows.append((kind, values))
    return rows


def every_feature() -> Contents:
    """A small edition with every feature; parts of its statements have no parts of their own, as for all that comes in."""
    edition = whole_edition()
    edition.statements.filter(parent__parent__isnull=False).update(parent=edition.statements.get(key="pledge"))
    Authority.objects.filter(pk=edition.authority_id).update(tier="county")
    Authority.objects.filter(slug="littleton").update(tier="district", county=edition.authority)
    return read_contents(edition)


def brought_back(contents: Contents) -> Contents:
    """The same offer taken out to a file, and that file brought in as another edition."""
    found = read(write(rows_of(contents), made_on=DAY))
    assert found.faults == []
    checked = check(found.rows, contents.authority)
    assert (checked.faults, checked.whole) == ({}, [])
    other = Edition.objects.create(authority=contents.authority, number=900, title="-")
    fill(other, checked)
    return read_contents(Edition.objects.get(pk=other.pk))


@pytest.mark.parametrize("council", ["derby", "derbyshire", "staffordshire"])
def test_an_offer_that_goes_out_and_comes_in_says_the_same(council):
    contents = read_contents(load_offer(FIXTURES / council).edition)
    assert said(brought_back(contents)) == said(contents)


def test_so_does_one_with_every_feature():
    contents = every_feature()
    assert said(brought_back(contents)) == said(contents)


def test_what_goes_out_again_is_the_same_file(tmp_path):
    contents = read_contents(draft(tmp_path))
    assert rows_of(brought_back(contents)) == rows_of(contents)


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
    assert said(brought_back(contents)) == said(contents)
