"""Every action of the table, and every part of a record, is said in words wherever an event is."""

import pytest

from leaving_care import look_words, looks
from leaving_care.models import Event, Part, Role
from leaving_care.permissions import TABLE, Reach
from pathways.views.manage import words
from tests.people import NOW, member, young

# Those that say which part was changed, and that says it all.
SAID_BY_PART = {"change_facts", "change_reach", "set_level"}
OF_A_COUNCIL = {name for name, action in TABLE.items() if Role.YOUNG_PERSON not in action.roles and {
    *action.roles.values()} == {Reach.AUTHORITY}} - {"hold_back", "erase", "answer_correction", "import_people"}  # fmt: skip
CHANGING = sorted(name for name in TABLE if not name.startswith("see_"))
OF_A_RECORD = sorted(set(CHANGING) - OF_A_COUNCIL - SAID_BY_PART - {"search_events", "break_glass", "add_person"})


@pytest.mark.parametrize("name", CHANGING)
def test_managers_read_every_action_in_words(name):
    assert name in words.WHAT


@pytest.mark.parametrize("name", OF_A_RECORD)
def test_young_people_read_every_action_on_their_record_in_words(name):
    assert name in look_words.DONE


def test_the_lists_have_what_they_should():
    assert {"write_plan", "approve_plan", "log_contact", "say_own", "erase"} <= set(OF_A_RECORD)
    assert {"change_settings", "change_plan_settings", "invite_staff"} <= OF_A_COUNCIL


@pytest.mark.parametrize("part", Part)
def test_every_part_has_words(part):
    assert look_words.PARTS[part].startswith(("your ", "how ", "what ", "where ", "who ", "when ", "the ", "notes "))
    assert words.part_in_words(part) == part.label


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("what", "fields", "to_them", "to_managers"),
    [
        ("approve_plan", ["plan.approved"], "approved your plan", "approved the plan"),
        ("approve_plan", ["plan.returned"], "asked for changes in your plan", "gave the plan back"),
        ("write_plan", ["goal.added"], "wrote in your plan", "wrote in the plan"),
    ],
)
def test_what_was_done_to_a_plan_is_told_exactly(what, fields, to_them, to_managers):
    person, by = young(), member(Role.MANAGER).user
    told = {"kind": "changed", "part": "plan", "authority": person.authority, "person": person, "by": by, "at": NOW}
    Event.objects.create(what=what, fields=fields, **told)
    (look,) = looks.told(looks.events(person, NOW.date()))
    assert look.did == to_them
    assert words.what_in_words(Event.objects.get(what=what)) == to_managers
