"""The history says names that a person would use, where an edit keeps keys and numbers."""

import html
from datetime import date

import pytest

from offers.actions.copying import copy_edition
from offers.actions.items import end_item
from offers.desk_lists.said import Difference, did, differences
from offers.models import Edit, Edition, Item
from tests.desk.drafts import editor, publish, whole_edition
from tests.people import NOW, council

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
BASE = "/manage/offer/smallton/4/"
BEGAN = (
    'Copied from</dt><dd class="govuk-summary-list__value portal-long"><p class="govuk-body govuk-!-margin-bottom-1">'
)


@pytest.fixture
def public():
    return publish(whole_edition())


@pytest.fixture
def by(public):
    return editor(public)


@pytest.fixture
def draft(public, by) -> Edition:
    return copy_edition(public, by=by, at=NOW, effective_from=date(2027, 4, 1))


@pytest.fixture
def read(draft, by, as_):
    """What the history says below its heading, once this was changed."""

    def read(row="item laptop", before=None, after=None, what="changed") -> str:
        Edit.objects.create(edition=draft, row=row, what=what, before=before or {}, after=after or {}, at=NOW, by=by)
        return html.unescape(as_(by).get(f"{BASE}history/").content.decode()).partition("<h1")[2]

    return read


@pytest.mark.parametrize(
    ("row", "after", "told", "key"),
    [
        ("point More pans", {"items": ["starter-pack", "laptop"]}, "“Home starter pack”<br>“A laptop”", "starter-pack"),
        ("item laptop", {"themes": ["money", "home"]}, "“Money & bills”<br>“Your home”", "money<"),
        ("contact team", {"districts": ["littleton"]}, ">Littleton<", ">littleton<"),
        ("in littleton, gym", {"theme_slug": "home", "name": "Gym"}, "“Your home”", ">home<"),
        ("item laptop", {"provision": "ca1989-s23c"}, "Children Act 1989", "ca1989-s23c"),
        ("edition", {"legal_basis": ["ca1989-s23c"]}, "Children Act 1989", "ca1989-s23c"),
        ("statement old", {"status": "former_relevant"}, "Former relevant", "former_relevant"),
        ("item laptop", {"national": "personal-adviser"}, "personal adviser", "personal-adviser"),
        ("item laptop", {"policy": 987654}, "A paper that was taken out since", "987654"),
        ("edition", {"set_aside_at": "2026-11-20T23:30:00+00:00"}, "20 November 2026", "2026-11-20T"),
    ],
)
def test_what_is_kept_by_its_key_is_told_by_its_name(read, row, after, told, key):
    council("littleton")
    page = read(row, after=after)
    assert told.casefold() in page.casefold() and key not in page


@pytest.mark.parametrize("row", ["statement notice", "item laptop", "theme home"])
def test_what_names_a_row_inside_the_portal_alone_is_not_told(read, row):
    page = read(row, after={"key": "inside-word", "slug": "inside-word", "name": "Its name"}, what="added")
    assert "Its name" in page and "inside-word" not in page and "Address<" not in page


def test_a_district_and_a_council_are_told_in_the_line_above_alone():
    there = Edit(row="in littleton, laptop", what="added", after={"district": "littleton", "differs_from": "laptop"})
    other = Edit(row="joint littleton", what="added", after={"authority": "littleton"})
    assert differences(there) == differences(other) == []


def test_a_district_line_names_the_item(read):
    council("littleton")
    assert "Littleton (district), A laptop changed" in read("in littleton, laptop", after={"name": "A computer"})


def test_a_draft_says_which_edition_it_was_begun_with(draft, read):
    page = read()
    assert f"{BEGAN}Edition 3, “{draft.copied_from.title}”<" in page
    # Whatever else has that number as its key in the database.
    assert "edition 1" not in page.casefold().replace("edition 4", "")


def test_what_ended_keeps_its_name(draft, by, read, as_):
    end_item(Item.objects.get(edition=draft, slug="laptop"), why="No money.", by=by, at=NOW)
    page = read("item laptop, what changed", after={"reason": "No money.", "kind": "ended"})
    assert "The words on the change of “A laptop” changed" in page and "not in it any more" not in page
    for address in ("", "agree/"):
        overview = as_(by).get(f"{BASE}{address}").content.decode()
        assert "not in it any more" not in overview


def test_what_is_said_of_a_change_is_told_by_its_own_fields():
    after = {"kind": "less", "words": "Less of it.", "decided_by": "The board"}
    edit = Edit(row="item laptop, what changed", what="added", after=after)
    assert differences(edit)[1:] == [
        Difference("In the public list", "", "Less of it."),
        Difference("Decided by", "", "The board"),
    ]
    assert (differences(edit)[0].name, differences(edit)[0].after) != ("What kind of help", "less")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("item laptop", "A proposal about “A laptop” taken up"),
        ("something to add", "A proposal about something to add taken up"),
    ],
)
def test_a_proposal_that_was_taken_up_is_told_as_one(read, row, said):
    page = read(row, after={"proposed": "More memory."})
    assert said in page and "What was proposed" in page


def test_the_line_alone():
    edit = Edit(row="item laptop", what="changed", after={"proposed": "More."})
    assert did(edit, "“A laptop”") == "a proposal about “A laptop” taken up"
