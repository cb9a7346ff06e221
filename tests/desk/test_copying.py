"""Starting from last year: everything comes along, nothing of the old edition is touched."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Event, Role
from offers.actions.copying import copy_edition, start_empty
from offers.actions.editions import set_aside, settle_date, take_up
from offers.contents import read_contents
from offers.dates_to_check import open_dates
from offers.models import AcceptedFault, Edit, Edition, Item, ItemChange, ItemIdentity, ItemTheme, Theme
from tests.desk.drafts import editor, publish, whole_edition
from tests.people import NOW, council, member

pytestmark = pytest.mark.django_db
NOT_COPIED = ("id", "edition", "parent", "policy", "amount_set_in", "consultation", "item", "theme", "contact", "point")


@pytest.fixture
def last_year():
    edition = whole_edition()
    AcceptedFault.objects.create(edition=edition, code="x", row="edition", reason="As printed.")
    identity = ItemIdentity.objects.get(authority=edition.authority, key="laptop")
    ItemChange.objects.create(edition=edition, identity=identity, kind="better")
    return publish(edition)


@pytest.fixture
def by(last_year):
    return editor(last_year)


def told(rows):
    """What rows say, but for which edition and which other rows they belong to."""
    return [model_to_dict(row, exclude=[*NOT_COPIED, "themes", "districts", "identities"]) for row in rows]


def parts(contents):
    """Every row that is copied, by kind, in order."""
    items, contacts = contents.items, contents.contacts
    return {
        "themes": contents.themes,
        "items": items,
        "rules": [row for item in items for row in item.rules.all()],
        "providers": [row for item in items for row in item.providers.all()],
        "places": [row for item in items for row in item.item_themes.all()],
        "contacts": contacts,
        "numbers": [row for contact in contacts for row in contact.numbers.all()],
        "emails": [row for contact in contacts for row in contact.emails.all()],
        "districts": [row for contact in contacts for row in contact.contact_districts.all()],
        "statements": contents.statements,
        "documents": contents.documents,
        "district_items": contents.district_items,
        "joint": contents.joint_authorities,
    }


def test_everything_comes_along_and_the_old_edition_is_untouched(last_year, by):
    before = read_contents(last_year)
    draft = copy_edition(last_year, by=by, at=NOW, title="Local offer 2027", effective_from=date(2027, 4, 1))
    old, new = parts(before), parts(read_contents(draft))
    assert all(old.values())
    assert {kind: told(rows) for kind, rows in new.items()} == {kind: told(rows) for kind, rows in old.items()}
    assert read_contents(Edition.objects.get(pk=last_year.pk)).fingerprint() == before.fingerprint()
    assert (draft.number, draft.copied_from, draft.title, draft.effective_from) == (
        4, last_year, "Local offer 2027", date(2027, 4, 1),
    )  # fmt: skip
    assert (draft.is_draft, draft.foreword, draft.files_hash) == (True, last_year.foreword, "")


def test_what_rows_point_at_is_in_the_new_edition(last_year, by):
    new = read_contents(copy_edition(last_year, by=by, at=NOW))
    pack = next(item for item in new.items if item.slug == "starter-pack")
    assert (pack.policy.edition_id, pack.amount_set_in.edition_id) == (new.edition.pk, new.edition.pk)
    assert {new.first_theme[pack.pk].edition_id} == {new.edition.pk}
    assert pack.identity == last_year.items.get(slug="starter-pack").identity
    look = next(row for row in new.statements if row.key == "pledge-look")
    assert (look.parent.key, look.parent.parent.key) == ("pledge-choice", "pledge")
    assert look.parent.parent.edition_id == new.edition.pk


def test_what_belongs_to_last_year_stays_there(last_year, by):
    new = read_contents(copy_edition(last_year, by=by, at=NOW))
    left = (new.approvals, new.changes, new.consultations, new.accepted_faults, new.item_changes)
    assert left == ([], [], [], [], [])
    assert [(point.answer, point.consultation, point.point_items.count()) for point in new.points] == [
        ("doing", None, 1), ("not_yet", None, 1),
    ]  # fmt: skip


def test_a_blank_title_is_as_before_and_the_first_day_is_not_copied(last_year, by):
    draft = copy_edition(last_year, by=by, at=NOW)
    assert (draft.title, draft.effective_from) == (last_year.title, None)


def test_every_day_that_was_copied_has_to_be_looked_at_again(last_year, by):
    draft = copy_edition(last_year, by=by, at=NOW)
    assert {(each.row, each.field, each.day) for each in open_dates(draft)} == {
        ("item laptop", "funding_ends_on", date(2027, 3, 31)),
        ("item starter-pack", "amount_last_reviewed_on", date(2025, 5, 1)),
        ("item starter-pack, provider The Furniture Shed", "ends_on", date(2027, 3, 31)),
        ("contact night", "valid_from", date(2026, 1, 1)),
        ("statement notice", "until", date(2026, 12, 31)),
        ("statement figure", "on", date(2026, 1, 1)),
        ("statement news", "on", date(2026, 3, 1)),
    }
    # Of what belongs to nobody's row any more, nothing is asked.
    assert not draft.dates_to_check.filter(field="approved_on").exists()


def test_a_day_is_settled_by_saying_so_by_changing_it_and_by_taking_its_row_out(last_year, by):
    draft = copy_edition(last_year, by=by, at=NOW)
    settle_date(draft, row="statement news", field="on", by=by, at=NOW)
    for row, what, after in (
        ("item laptop", "changed", {"funding_ends_on": "2028-03-31"}),
        ("item starter-pack", "changed", {"ItemProvider": []}),
        ("contact night", "removed", {}),
        ("statement figure", "changed", {"figure": 70}),
    ):
        Edit.objects.create(edition=draft, row=row, what=what, after=after, at=NOW, by=by)
    assert {(each.row, each.field) for each in open_dates(draft)} == {
        ("item starter-pack", "amount_last_reviewed_on"), ("statement notice", "until"), ("statement figure", "on"),
    }  # fmt: skip
    settled = draft.dates_to_check.get(row="statement news")
    assert (settled.settled_at, settled.settled_by) == (NOW, by)


def test_one_draft_at_a_time(last_year, by):
    draft = copy_edition(last_year, by=by, at=NOW)
    for start in (
        lambda: copy_edition(last_year, by=by, at=NOW),
        lambda: start_empty(draft.authority, title="x", by=by, at=NOW),
    ):
        with pytest.raises(ValidationError, match="edition 4 already"):
            start()
    set_aside(draft, by=by, at=NOW)
    second = start_empty(draft.authority, title="From nothing", by=by, at=NOW)
    assert (second.number, second.items.count(), second.copied_from) == (5, 0, None)
    with pytest.raises(ValidationError, match="edition 5 already"):
        take_up(draft, by=by, at=NOW)
    set_aside(second, by=by, at=NOW)
    take_up(draft, by=by, at=NOW)
    draft.refresh_from_db()
    assert draft.set_aside_at is None


def test_an_empty_draft_needs_a_title(last_year, by):
    with pytest.raises(ValidationError, match="title"):
        start_empty(last_year.authority, title="", by=by, at=NOW)


def test_the_same_form_sent_twice_starts_one_draft(last_year, by):
    once = uuid.uuid4()
    copy_edition(last_year, by=by, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        copy_edition(last_year, by=by, at=NOW, once=once)
    assert Edition.objects.filter(authority=last_year.authority).count() == 2
    event = Event.objects.get(once=once)
    assert (event.what, event.authority, event.fields) == ("edit_offer", last_year.authority, ["edition 4"])
    assert Edit.objects.get().after == {"copied_from": 3}


WRONG = (Role.PARTICIPATION, Role.APPROVER, Role.MANAGER, Role.ADMINISTRATOR, Role.PERSONAL_ADVISER, "stranger")


@pytest.mark.parametrize("role", WRONG)
def test_nobody_else_starts_one(last_year, role):
    there = council("elsewhere")
    who = member(Role.EDITOR, there).user if role == "stranger" else member(role, last_year.authority).user
    for start in (
        lambda: copy_edition(last_year, by=who, at=NOW),
        lambda: start_empty(last_year.authority, title="x", by=who, at=NOW),
    ):
        with pytest.raises(NotAllowed):
            start()
    assert Edition.objects.filter(authority=last_year.authority).count() == 1


def more_items(edition, number):
    """Adds items, each under a theme."""
    theme = Theme.objects.filter(edition=edition).first()
    keys = [f"more-{place}" for place in range(number)]
    council_ = edition.authority
    identities = ItemIdentity.objects.bulk_create(ItemIdentity(authority=council_, key=key) for key in keys)
    items = Item.objects.bulk_create(
        Item(edition=edition, identity=identity, slug=identity.key, name=identity.key, position=50 + place)
        for place, identity in enumerate(identities)
    )
    ItemTheme.objects.bulk_create(
        ItemTheme(item=item, theme=theme, is_first=True, position=50 + place) for place, item in enumerate(items)
    )


def test_the_number_of_questions_does_not_grow_with_the_items():
    def selects(slug, number):
        edition = whole_edition(slug)
        more_items(edition, number)
        by = editor(publish(edition))
        with CaptureQueriesContext(connection) as queries:
            copy_edition(edition, by=by, at=NOW)
        # SQLite takes so many values at a time that 200 items are inserted in several goes.
        return [query["sql"] for query in queries if not query["sql"].startswith("INSERT")]

    few, many = selects("few", 1), selects("many", 196)
    assert len(few) == len(many) < 60
