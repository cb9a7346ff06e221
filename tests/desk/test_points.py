"""You said, we did, on the desk: points answered, tied to items, and nobody to be known from them."""

import uuid

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from leaving_care.actions.council import fingerprint
from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Role
from offers.actions.consulting import add_consultation
from offers.actions.points import add_point, change_point, remove_point, told
from offers.actions.surveys import Said, answer_survey, look_at_words
from offers.contents import read_contents
from offers.models import Edit, Point
from offers.points_privacy import could_tell_who
from tests.desk.asking import WHO, a_draft, a_survey, identity
from tests.people import NOW, TODAY, council, member

pytestmark = pytest.mark.django_db
WRONG_ROLES = sorted(set(Role) - {Role.EDITOR, Role.PARTICIPATION, Role.YOUNG_PERSON})
SAID = {"said": "More pans.", "said_by": "Young parents", "people": 8, "answer": "done", "did": "Two more pans."}


@pytest.fixture
def draft():
    return a_draft()


@pytest.fixture
def editor(draft):
    return member(Role.EDITOR, draft.authority)


@pytest.fixture
def by(editor):
    return editor.user


def page(name, draft, *more):
    return reverse(f"offers:{name}", args=[draft.authority.slug, draft.number, *more])


def test_a_point_joins_the_edition_tied_to_its_items(draft, by):
    items = list(draft.items.all()[:2])
    before = read_contents(draft).text_fingerprint()
    point = add_point(draft, said=SAID, items=items, by=by, at=NOW)
    contents = read_contents(draft)
    assert contents.points == [point] and contents.text_fingerprint() != before
    assert Edit.objects.get(edition=draft).after["items"] == ["item-1", "item-2"]


def test_a_point_is_changed_and_removed(draft, by):
    first, second = draft.items.all()[:2]
    point = add_point(draft, said=SAID, items=[first], by=by, at=NOW)
    change_point(point, said={"answer": "cannot", "reason": "No money."}, items=[second], by=by, at=NOW)
    point.refresh_from_db()
    assert point.reason == "No money." and told(point)["items"] == ["item-2"]
    remove_point(point, by=by, at=NOW)
    assert not Point.objects.exists()
    assert [edit.what for edit in Edit.objects.order_by("pk")] == ["added", "changed", "removed"]


@pytest.mark.parametrize(
    "said, words",
    [
        ({"answer": "cannot"}, "Say why it cannot be done"),
        ({"answer": "cannot", "reason": "  "}, "Say why it cannot be done"),
        ({"did": ""}, "Say what you did"),
        ({"answer": "doing", "did": ""}, "Say what you did"),
        ({"said": "My name is Robin and I want more pans."}, "known from these words"),
    ],
)
def test_what_an_answer_needs(draft, by, said, words):
    with pytest.raises(ValidationError, match=words):
        add_point(draft, said=SAID | said, by=by, at=NOW)
    assert not Point.objects.exists()


def test_what_somebody_has_looked_at_is_taken(draft, by):
    add_point(draft, said=SAID | {"said": "We like Pizza Fridays with Robin."}, looked=True, by=by, at=NOW)
    assert Point.objects.exists()


@pytest.mark.parametrize("role", WRONG_ROLES)
def test_nobody_else_adds_points(draft, role):
    with pytest.raises(NotAllowed):
        add_point(draft, said=SAID, by=member(role, draft.authority).user, at=NOW)


def test_an_editor_of_the_next_council_does_not(draft):
    with pytest.raises(NotAllowed):
        add_point(draft, said=SAID, by=member(Role.EDITOR, council("elsewhere")).user, at=NOW)


def test_items_and_records_of_another_edition_are_refused(draft, by):
    other = a_draft(number=2)
    with pytest.raises(ValidationError, match="this edition"):
        add_point(draft, said=SAID, items=other.items.all(), by=by, at=NOW)
    row = add_consultation(other, said=WHO, by=by, at=NOW)
    with pytest.raises(ValidationError, match="another edition"):
        add_point(draft, said=SAID | {"consultation": row}, by=by, at=NOW)


def test_a_form_sent_twice_is_done_once_and_the_second_to_save_is_told(draft, by):
    once = uuid.uuid4()
    point = add_point(draft, said=SAID, by=by, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        add_point(draft, said=SAID, by=by, at=NOW, once=once)
    opened = fingerprint(told(point))
    change_point(point, said={"did": "Three."}, by=by, at=NOW, version=opened)
    with pytest.raises(ChangedMeanwhile):
        change_point(point, said={"did": "Four."}, by=by, at=NOW, version=opened)


@pytest.mark.parametrize(
    "said, found",
    [
        ("Ring me on 07700 900123", ["07700 900123"]),
        ("I am robin@example.org", ["robin@example.org"]),
        ("My name is Robin Sample", ["My name is Robin Sample"]),
        ("The flat at 12 Moor Lane is damp", ["12 Moor Lane"]),
        ("I live at DE1 2FS", ["DE1 2FS"]),
        ("I was born on 4 May 2007", ["born on 4 May 2007"]),
        ("I told Kai Example about it", ["Kai Example"]),
        ("Kai Example said so", ["Kai Example"]),
        ("We asked the Council in March for Universal Credit advice", []),
        ("Give £2,000 and 10 driving lessons by 2027. It’s fair.", []),
        ("More pans.\nMore bedding.", []),
    ],
)
def test_what_could_tell_who_somebody_is(said, found):
    assert could_tell_who(said) == found


def test_the_list_shows_points_as_they_will_be_told(draft, editor, as_, at_most):
    for number in range(8):
        add_point(draft, said=SAID | {"people": number + 1}, items=draft.items.all(), by=editor.user, at=NOW)
    with time_machine.travel(NOW, tick=False):
        browser = as_(editor)
        with at_most(12):
            text = browser.get(page("points", draft)).content.decode()
    assert text.count("Asked for by care leavers") == 4 and text.count("Asked for by Young parents") == 4


def test_the_form_asks_for_a_second_look_and_keeps_what_was_typed(draft, editor, as_):
    typed = {"said": "Robin Sample wants pans, and so does Kai Example.", "answer": "done", "did": "Two more."}
    with time_machine.travel(NOW, tick=False):
        browser = as_(editor)
        text = browser.post(page("add_point", draft), typed).content.decode()
        assert "Named: Robin Sample; Kai Example" in text and "I have looked" in text and "Two more." in text
        assert not Point.objects.exists()
        sent = browser.post(page("add_point", draft), typed | {"looked": "on", "items": ["item-2"]})
    assert sent.status_code == 302 and told(Point.objects.get())["items"] == ["item-2"]


@pytest.mark.parametrize(
    "typed, words",
    [
        ({"said": ""}, "Write what they said"),
        ({"answer": "cannot"}, "Say why it cannot be done"),
        ({"answer": "done"}, "Say what you did"),
        ({"items": ["nothing"]}, "Choose items of this edition"),
        ({"consultation": "x"}, "Choose one of the records"),
        ({"people": "0"}, "Enter a whole number"),
        ({"said": "\x00"}, "Take out the character that cannot be shown"),
    ],
)
def test_a_mistake_is_said_in_words_and_nothing_is_lost(draft, editor, as_, typed, words):
    with time_machine.travel(NOW, tick=False):
        sent = as_(editor).post(page("add_point", draft), {"said": "More pans.", "said_by": "Students"} | typed)
    text = sent.content.decode()
    assert sent.status_code == 200 and words in text and 'value="Students"' in text and not Point.objects.exists()


def test_a_point_begins_with_the_words_of_a_survey_that_may_be_shown(draft, editor, as_):
    survey = a_survey(draft)
    row = answer_survey(
        survey, key=uuid.uuid4(), on=TODAY, items={identity().pk: Said(missing="Robin says pans")}, anything_else="Raw"
    )
    item = row.item_answers.get()
    look_at_words(item, told="Somebody says pans", by=editor.user, at=NOW)
    with time_machine.travel(NOW, tick=False):
        browser = as_(editor)
        text = browser.get(f"{page('add_point', draft)}?from=item-{item.pk}").content.decode()
        assert "Somebody says pans" in text and "Robin" not in text
        assert 'value="item-1" checked' in text.replace("\n", " ") or "checked" in text
        for spoilt in (f"answer-{row.pk}", "item-0", "item-x", "item-" + "9" * 40, "x", ""):
            text = browser.get(f"{page('add_point', draft)}?from={spoilt}")
            assert text.status_code == 200 and "Raw" not in text.content.decode()


def test_the_second_to_save_sees_both(draft, editor, as_):
    point = add_point(draft, said=SAID, items=draft.items.all()[:1], by=editor.user, at=NOW)
    typed = {"said": "More pans.", "answer": "done", "did": "Mine", "version": fingerprint(told(point))}
    change_point(point, said={"did": "Theirs"}, items=draft.items.all()[:1], by=editor.user, at=NOW)
    with time_machine.travel(NOW, tick=False):
        text = as_(editor).post(page("change_point", draft, point.pk), typed).content.decode()
    assert "Theirs" in text and "Mine" in text and "What it says now" in text
