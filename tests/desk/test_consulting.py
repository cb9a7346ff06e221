"""Who was asked about a draft: recorded, changed, removed, and part of the edition."""

import uuid

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from leaving_care.actions.council import fingerprint
from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Role
from offers.actions.consulting import add_consultation, change_consultation, remove_consultation
from offers.actions.points import add_point
from offers.actions.rows import all_says
from offers.contents import read_contents
from offers.models import Consultation, Edit, Edition
from tests.desk.asking import DAY, WHO, a_draft
from tests.people import NOW, TODAY, council, member

pytestmark = pytest.mark.django_db
WRONG_ROLES = sorted(set(Role) - {Role.EDITOR, Role.PARTICIPATION, Role.YOUNG_PERSON})
TYPED = {"who": "Care leavers’ forum", "held_on-day": "3", "held_on-month": "March", "held_on-year": "2026"}


@pytest.fixture
def draft():
    return a_draft()


@pytest.fixture(params=[Role.EDITOR, Role.PARTICIPATION])
def by(request, draft):
    return member(request.param, draft.authority).user


@pytest.fixture
def editor(draft):
    return member(Role.EDITOR, draft.authority)


def page(name, draft, *more):
    return reverse(f"offers:{name}", args=[draft.authority.slug, draft.number, *more])


def test_a_record_joins_the_edition_and_its_fingerprint(draft, by):
    before = read_contents(draft).text_fingerprint()
    row = add_consultation(draft, said=WHO, by=by, at=NOW)
    contents = read_contents(draft)
    assert contents.consultations == [row] and contents.text_fingerprint() != before
    edit = Edit.objects.get(edition=draft)
    assert (edit.what, edit.by, edit.after["people"]) == ("added", by, 12)


def test_records_keep_their_order(draft, by):
    rows = [add_consultation(draft, said=WHO | {"who": who}, by=by, at=NOW) for who in ("First", "Second", "Third")]
    remove_consultation(rows[1], by=by, at=NOW)
    rows[1] = add_consultation(draft, said=WHO | {"who": "Last"}, by=by, at=NOW)
    assert [row.who for row in draft.consultations.all()] == ["First", "Third", "Last"]


def test_a_record_is_changed_and_removed(draft, by):
    row = add_consultation(draft, said=WHO, by=by, at=NOW)
    change_consultation(row, said={"heard": "More pans."}, version=fingerprint(all_says(row)), by=by, at=NOW)
    row.refresh_from_db()
    assert row.heard == "More pans."
    remove_consultation(row, by=by, at=NOW)
    assert not Consultation.objects.exists()
    assert [edit.what for edit in Edit.objects.order_by("pk")] == ["added", "changed", "removed"]


@pytest.mark.parametrize("role", WRONG_ROLES)
def test_nobody_else_records_anything(draft, role):
    with pytest.raises(NotAllowed):
        add_consultation(draft, said=WHO, by=member(role, draft.authority).user, at=NOW)


def test_an_editor_of_the_next_council_does_not(draft):
    with pytest.raises(NotAllowed):
        add_consultation(draft, said=WHO, by=member(Role.EDITOR, council("elsewhere")).user, at=NOW)


def test_a_form_sent_twice_is_done_once(draft, by):
    once = uuid.uuid4()
    add_consultation(draft, said=WHO, by=by, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        add_consultation(draft, said=WHO, by=by, at=NOW, once=once)
    assert draft.consultations.count() == 1


def test_who_saves_second_is_told(draft, by):
    row = add_consultation(draft, said=WHO, by=by, at=NOW)
    opened = fingerprint(all_says(row))
    change_consultation(row, said={"heard": "First."}, by=by, at=NOW, version=opened)
    with pytest.raises(ChangedMeanwhile):
        change_consultation(row, said={"heard": "Second."}, by=by, at=NOW, version=opened)


def test_a_published_edition_takes_no_record(draft, by):
    Edition.objects.filter(pk=draft.pk).update(published_at=NOW, effective_from=TODAY)
    with pytest.raises(ValidationError, match="published"):
        add_consultation(draft, said=WHO, by=by, at=NOW)


def test_it_cannot_end_before_it_began(draft, by):
    with pytest.raises(ValidationError, match="before it began"):
        add_consultation(draft, said=WHO | {"held_on": TODAY, "ends_on": TODAY - DAY}, by=by, at=NOW)


def test_a_record_on_which_points_rest_stays(draft, by):
    row = add_consultation(draft, said=WHO, by=by, at=NOW)
    add_point(draft, said={"said": "More pans.", "consultation": row}, by=by, at=NOW)
    with pytest.raises(ValidationError, match="Points"):
        remove_consultation(row, by=by, at=NOW)


def test_the_list_says_who_was_asked_and_hides_small_groups(draft, editor, as_, at_most):
    add_consultation(draft, said=WHO, by=editor.user, at=NOW)
    add_consultation(draft, said=WHO | {"who": "Young parents", "people": 3}, by=editor.user, at=NOW)
    with time_machine.travel(NOW, tick=False):
        browser = as_(editor)
        with at_most(12):
            text = browser.get(page("consultations", draft)).content.decode()
    assert "Young parents" in text and "Fewer than 5" in text and ">12<" in text and ">3<" not in text


def test_a_manager_reads_and_has_no_buttons(draft, manager, as_):
    with time_machine.travel(NOW, tick=False):
        text = as_(manager).get(page("consultations", draft)).content.decode()
    assert "Add who was asked" not in text and "Nobody is recorded yet" in text


def test_the_form_adds_a_record(draft, editor, as_):
    with time_machine.travel(NOW, tick=False):
        sent = as_(editor).post(page("add_consultation", draft), TYPED)
    assert sent.headers["Location"] == page("consultations", draft)
    assert str(draft.consultations.get().held_on) == "2026-03-03"


@pytest.mark.parametrize(
    "typed, words",
    [
        ({"who": ""}, "Say who was asked"),
        ({"people": "many"}, "Enter a whole number"),
        ({"people": "-1"}, "Enter a whole number"),
        ({"who": "a\x00b"}, "Take out the character that cannot be shown"),
        ({"heard": "x" * 10_001}, "characters or fewer"),
        ({"held_on-month": "13"}, "must be a real date"),
        ({"ends_on-day": "1", "ends_on-month": "2", "ends_on-year": "2026"}, "before it began"),
        ({"way": "telepathy"}, "Select a valid choice"),
    ],
)
def test_a_mistake_is_said_in_words_and_nothing_is_lost(draft, editor, as_, typed, words):
    with time_machine.travel(NOW, tick=False):
        sent = as_(editor).post(page("add_consultation", draft), TYPED | {"changed": "A laptop."} | typed)
    text = sent.content.decode()
    assert sent.status_code == 200 and words in text and "A laptop." in text
    assert not Consultation.objects.exists()


def test_the_second_to_save_sees_both(draft, editor, as_):
    row = add_consultation(draft, said=WHO, by=editor.user, at=NOW)
    opened = fingerprint(all_says(row))
    change_consultation(row, said={"heard": "First."}, by=editor.user, at=NOW)
    with time_machine.travel(NOW, tick=False):
        sent = as_(editor).post(page("change_consultation", draft, row.pk), TYPED | {"heard": "2nd", "version": opened})
    text = sent.content.decode()
    assert "First." in text and "2nd" in text and "What it says now" in text and "19 November 2026" in text


def test_a_record_is_removed_by_its_button_once(draft, editor, as_):
    row = add_consultation(draft, said=WHO, by=editor.user, at=NOW)
    with time_machine.travel(NOW, tick=False):
        browser, told = as_(editor), {"once": str(uuid.uuid4())}
        for _ in range(2):
            sent = browser.post(page("remove_consultation", draft, row.pk), told)
            assert sent.headers["Location"] == page("consultations", draft)
    assert not Consultation.objects.exists()
