"""Bringing an offer in: every row is looked at, and then all that was taken goes into a draft, or nothing."""

import uuid
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Event, Role
from offers.actions import bringing as actions
from offers.actions.copying import start_empty
from offers.actions.taking_in import take_in
from offers.bringing.booklet import read_text
from offers.bringing.reading import Read, read
from offers.bringing.saying import UNSURE
from offers.models import Bringing, BroughtRow, Edit, Edition, Item, Theme
from tests.desk.drafts import editor, whole_edition
from tests.offers.bad_sheets import sound
from tests.people import NOW, council, member

pytestmark = pytest.mark.django_db
BOOKLET = "Our offer\n\nHome\n\nA place\n\nWe find you a home."


@pytest.fixture
def here():
    """A council with no offer yet."""
    return council("newton")


@pytest.fixture
def by(here):
    """Its editor."""
    return editor(here)


def bring(here, by, *, found=None, kind="spreadsheet", once=None, **other):
    """A file that is kept to be looked at."""
    found = found or read(sound(**other))
    return actions.bring(here, found, kind=kind, file_name="offer.xlsx", by=by, at=NOW, once=once)


def take_all(bringing, by, but=()):
    """Takes every row, and leaves out those of some sheets."""
    rows = {row.position: row.sheet not in but for row in bringing.rows.all()}
    return actions.look(bringing, rows, by=by, at=NOW)


def row_of(bringing, sheet):
    """The first row of a sheet."""
    return bringing.rows.filter(sheet=sheet).select_related("bringing").first()


def nothing_is_in_an_offer():
    """No edition has anything."""
    return not Edition.objects.exists() and not Item.objects.exists() and not Theme.objects.exists()


def test_a_file_is_kept_as_rows_and_nothing_is_in_an_offer(here, by):
    bringing = bring(here, by)
    assert list(bringing.rows.values_list("sheet", flat=True)) == [
        "Edition", "Themes", "Items", "Items", "Rules", "Contacts", "Numbers",
    ]  # fmt: skip
    assert set(bringing.rows.values_list("taken", flat=True)) == {None}
    assert nothing_is_in_an_offer()
    assert Event.objects.get(what="edit_offer").fields == ["file to bring in"]


def test_a_broken_sheet_tells_every_fault_and_changes_nothing(here, by):
    with pytest.raises(ValidationError) as refused:
        bring(here, by, found=Read(faults=["One.", "Two."]))
    assert refused.value.messages == ["One.", "Two."]
    assert not Bringing.objects.exists()
    bringing = bring(here, by, Themes=[{"slug": "A B", "name": "x"}, {"slug": "home", "name": ""}])
    assert [len(row.faults) for row in bringing.rows.filter(sheet="Themes")] == [1, 1]
    assert nothing_is_in_an_offer()


def test_a_spreadsheet_without_its_edition_is_refused(here, by):
    with pytest.raises(ValidationError, match="no row for the edition"):
        bring(here, by, Edition=[])


def test_rows_that_were_taken_make_a_draft(here, by):
    bringing = bring(here, by)
    assert take_all(bringing, by) == 7
    draft = take_in(bringing, by=by, at=NOW)
    assert (draft.number, draft.title) == (1, "Local offer")
    assert [item.name for item in draft.items.all()] == ["Starter pack", "A key"]
    assert draft.items.get(slug="pack").rules.get().age_to == 25
    assert draft.contacts.get().numbers.get().number == "01632 960001"
    edit = Edit.objects.get(edition=draft, row="item pack", what="added", by=by)
    assert (edit.why, edit.after["themes"], edit.after["ItemRule"][0]["age_to"]) == (
        "Brought in from offer.xlsx", ["home"], 25,
    )  # fmt: skip
    bringing.refresh_from_db()
    assert (bringing.edition, bringing.taken_in_at) == (draft, NOW)


def test_rows_that_were_left_out_are_not_in_it(here, by):
    bringing = bring(here, by)
    take_all(bringing, by, but=("Rules", "Contacts", "Numbers"))
    draft = take_in(bringing, by=by, at=NOW)
    assert not draft.contacts.exists()
    assert not draft.items.get(slug="pack").rules.exists()


def test_nothing_goes_in_that_nobody_has_looked_at(here, by):
    bringing = bring(here, by)
    rows = {row.position: True for row in bringing.rows.exclude(sheet="Numbers")}
    actions.look(bringing, rows, by=by, at=NOW)
    with pytest.raises(ValidationError, match="nobody has looked at yet: 1"):
        take_in(bringing, by=by, at=NOW)
    assert nothing_is_in_an_offer()


def test_a_part_whose_whole_was_left_out_is_refused_in_words(here, by):
    bringing = bring(here, by)
    take_all(bringing, by, but=("Contacts",))
    with pytest.raises(ValidationError, match="A number “team”: Contact: There is no contact “team”"):
        take_in(bringing, by=by, at=NOW)
    assert nothing_is_in_an_offer()


def test_nothing_taken_is_nothing_to_take_in(here, by):
    bringing = bring(here, by)
    actions.look(bringing, {row.position: False for row in bringing.rows.all()}, by=by, at=NOW)
    with pytest.raises(ValidationError, match="took none"):
        take_in(bringing, by=by, at=NOW)


def test_an_empty_draft_is_filled_and_one_with_something_in_it_is_not(here, by):
    draft = start_empty(here, title="Mine", by=by, at=NOW)
    bringing = bring(here, by)
    take_all(bringing, by)
    assert take_in(bringing, by=by, at=NOW) == draft
    draft.refresh_from_db()
    assert draft.title == "Local offer"
    again = bring(here, by)
    take_all(again, by)
    with pytest.raises(ValidationError, match="there is something in it already"):
        take_in(again, by=by, at=NOW)
    assert Item.objects.count() == 2


def test_a_promise_that_was_made_before_keeps_its_identity():
    edition = whole_edition()
    Edition.objects.filter(pk=edition.pk).update(set_aside_at=NOW)
    by = editor(edition)
    items = [{"identity": "laptop", "slug": "lap", "theme": "home", "name": "L", "what_we_offer": "A laptop."}]
    bringing = bring(edition.authority, by, Items=items, Rules=[])
    take_all(bringing, by)
    draft = take_in(bringing, by=by, at=NOW)
    assert draft.items.get().identity == edition.items.get(slug="laptop").identity


def test_a_row_with_a_fault_is_mended_and_then_taken(here, by):
    bringing = bring(here, by, Rules=[{"of": "pak", "age_to": "25"}])
    row = row_of(bringing, "Rules")
    with pytest.raises(ValidationError, match="Something is wrong in this row"):
        actions.look(bringing, {row.position: True}, by=by, at=NOW)
    changed = actions.change_row(row, sheet="Rules", values=row.values | {"of": "pack"}, by=by, at=NOW)
    assert (changed.faults, changed.taken, changed.looked_by) == ([], True, by)
    still = actions.change_row(changed, sheet="Rules", values={"of": "", "age_to": "x"}, by=by, at=NOW)
    assert still.taken is None
    assert len(still.faults) == 2


def test_mending_one_row_mends_those_that_point_to_it(here, by):
    bringing = bring(here, by, Themes=[{"slug": "house", "name": "Home"}])
    assert row_of(bringing, "Items").faults == ["Theme: There is no theme “home” among the rows."]
    theme = row_of(bringing, "Themes")
    actions.change_row(theme, sheet="Themes", values={"slug": "home", "name": "Home"}, by=by, at=NOW)
    assert row_of(bringing, "Items").faults == []
    actions.change_row(theme, sheet="Themes", values={"slug": "other", "name": "Home"}, by=by, at=NOW)
    assert row_of(bringing, "Items").faults


def test_whoever_changes_a_row_second_is_told(here, by):
    row = row_of(bring(here, by), "Themes")
    version = actions.version_of(row)
    values = {"slug": "home", "name": "Mine"}
    actions.change_row(row, sheet="Themes", values=values, version=version, by=by, at=NOW)
    with pytest.raises(ChangedMeanwhile):
        actions.change_row(row, sheet="Themes", values=values, version=version, by=by, at=NOW)


def test_a_piece_of_a_booklet_turns_out_to_be_something_else(here, by):
    bringing = bring(here, by, found=read_text(BOOKLET), kind="booklet")
    row = row_of(bringing, "Items")
    changed = actions.change_row(row, sheet="Statements", values={}, by=by, at=NOW)
    assert (changed.sheet, changed.values["title"]) == ("Statements", "A place")
    assert changed.taken is None
    assert UNSURE in changed.values
    values = changed.values | {"kind": "Pledge"}
    looked = actions.change_row(changed, sheet="Statements", values=values, by=by, at=NOW)
    assert looked.taken
    assert UNSURE not in looked.values


def test_a_booklet_becomes_a_draft_with_its_lines(here, by):
    bringing = bring(here, by, found=read_text(BOOKLET), kind="booklet")
    take_all(bringing, by)
    draft = take_in(bringing, by=by, at=NOW)
    item = draft.items.get()
    assert (item.name, item.what_we_offer, item.source) == ("A place", "We find you a home.", "001:5-7")


def test_a_file_that_is_over_stays_as_it_is(here, by):
    bringing = bring(here, by)
    row = row_of(bringing, "Themes")
    actions.drop(bringing, by=by, at=NOW)
    for again in (
        lambda: actions.drop(bringing, by=by, at=NOW),
        lambda: take_in(bringing, by=by, at=NOW),
        lambda: actions.look(bringing, {row.position: True}, by=by, at=NOW),
        lambda: actions.change_row(row, sheet="Themes", values={}, by=by, at=NOW),
    ):
        with pytest.raises(ValidationError, match="taken in already, or given up"):
            again()
    assert nothing_is_in_an_offer()


def doors(here, by):
    """Each action, to be done by somebody else."""
    bringing = bring(here, by)
    take_all(bringing, by)
    row = row_of(bringing, "Themes")
    return [
        lambda who, once: bring(here, who, once=once),
        lambda who, once: actions.look(bringing, {row.position: False}, by=who, at=NOW, once=once),
        lambda who, once: actions.change_row(row, sheet="Themes", values=row.values, by=who, at=NOW, once=once),
        lambda who, once: take_in(bringing, by=who, at=NOW, once=once),
        lambda who, once: actions.drop(bringing, by=who, at=NOW, once=once),
    ]


@pytest.mark.parametrize("door", range(5))
def test_nobody_but_an_editor_of_the_council_does_any_of_it(here, by, door):
    act = doors(here, by)[door]
    strangers = [member(role, here).user for role in Role if role != Role.EDITOR] + [editor(council("elsewhere"))]
    for who in strangers:
        with pytest.raises(NotAllowed):
            act(who, None)
    assert not Edition.objects.exists()


@pytest.mark.parametrize("door", range(5))
def test_sent_twice_it_is_done_once(here, by, door):
    act, once = doors(here, by)[door], uuid.uuid4()
    act(by, once)
    with pytest.raises(AlreadyDone):
        act(by, once)


def test_the_command_makes_rows_and_says_where_to_look(here, by, tmp_path):
    file, out = tmp_path / "offer.xlsx", StringIO()
    file.write_bytes(sound(Rules=[{"of": "gone"}]))
    call_command("import_offer", str(file), council=here.slug, by=by.email, stdout=out)
    bringing = Bringing.objects.get()
    assert f"/manage/offer/newton/bring-in/{bringing.key}/" in out.getvalue()
    assert "Rows to look at: 7. With something wrong: 1." in out.getvalue()
    assert "Rules, row 2: Item: There is no item “gone” among the rows." in out.getvalue()
    assert nothing_is_in_an_offer()


def test_the_command_refuses_in_words_and_keeps_nothing(here, by, tmp_path):
    file = tmp_path / "offer.xlsx"
    file.write_bytes(b"no")
    cases = [
        ({"council": "gone", "by": by.email}, "There is no council gone"),
        ({"council": here.slug, "by": "x@example.org"}, "Nobody here"),
        ({"council": here.slug, "by": by.email}, "not whole"),
    ]
    for said, words in cases:
        with pytest.raises(CommandError, match=words):
            call_command("import_offer", str(file), **said)
    file.write_bytes(sound())
    with pytest.raises(CommandError, match="no editor of this council"):
        call_command("import_offer", str(file), council=here.slug, by=editor(council("elsewhere")).email)
    assert not BroughtRow.objects.exists()


def test_the_command_that_takes_an_edition_out_writes_what_comes_in(tmp_path):
    whole_edition()
    file = tmp_path / "out.xlsx"
    call_command("export_offer", str(file), council="smallton", stdout=StringIO())
    assert read(file.read_bytes()).faults == []
    with pytest.raises(CommandError, match="no such edition"):
        call_command("export_offer", str(file), council="smallton", edition=99)
