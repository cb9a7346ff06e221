"""Writing an assessment: begun, written, finished and frozen; who may; sent twice; two editors."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Event
from pathways import matters
from pathways.actions import assessments as actions
from pathways.actions.plan_from import begin_plan_from
from pathways.models import Assessment, Consulted, Copy, Matter
from pathways.sections import AFTER_CARE, FROM_21, KINDS
from tests.assessment.conftest import once
from tests.assessment.writing import finished, written
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(kai, adviser):
    return actions.begin(kai, AFTER_CARE, by=adviser.user, at=NOW)


@pytest.mark.parametrize("kind", KINDS)
def test_it_begins_with_a_row_for_each_matter_of_its_kind(kai, adviser, kind):
    made = actions.begin(kai, kind, by=adviser.user, at=NOW)
    assert [row.matter for row in made.matter_rows.all()] == [each.key for each in matters.matters_of(kind)]
    event = Event.objects.get(person=kai, kind="changed")
    assert (event.what, event.part, event.fields) == ("write_plan", "plan", ["assessment.begun"])


def test_one_is_written_at_a_time_and_of_a_kind_that_there_is(kai, adviser, draft):
    with pytest.raises(ValidationError, match="being written already"):
        actions.begin(kai, AFTER_CARE, by=adviser.user, at=NOW)
    Assessment.objects.update(finished_at=NOW)
    with pytest.raises(ValidationError):
        actions.begin(kai, "none such", by=adviser.user, at=NOW)


def test_nobody_else_writes(kai, adviser, others, draft):
    health = draft.matter_rows.get(matter="health")
    asked = actions.consult(draft, "carer", {"not_asked": "Nobody"}, by=adviser.user, at=NOW)
    edit = actions.edit_of(asked)
    ready = finished(kai_of(adviser), adviser.user)
    for who in others.values():
        to_refuse = [
            lambda who=who: actions.begin(kai, AFTER_CARE, by=who, at=NOW),
            lambda who=who: actions.write_matter(health, {"found": "x"}, by=who, at=NOW, edit=1),
            lambda who=who: actions.write_result(draft, {"result": "x"}, by=who, at=NOW, edit=1),
            lambda who=who: actions.consult(draft, "carer", {"not_asked": "x"}, by=who, at=NOW),
            lambda who=who: actions.change_consulted(asked, {"not_asked": "x"}, by=who, at=NOW, edit=edit),
            lambda who=who: actions.remove_consulted(asked, by=who, at=NOW, edit=edit),
            lambda who=who: actions.finish(draft, copy_how="paper", by=who, at=NOW),
            lambda who=who: begin_plan_from(ready, by=who, at=NOW),
        ]
        for act in to_refuse:
            with pytest.raises(NotAllowed):
                act()


def kai_of(adviser):
    """Another of the adviser's young people."""
    from tests.people import young

    return young(adviser=adviser)


def test_a_matter_is_written_and_a_second_editor_is_told(adviser, draft):
    health = draft.matter_rows.get(matter="health")
    actions.write_matter(health, {"theirs": "I sleep badly"}, by=adviser.user, at=NOW, edit=1)
    with pytest.raises(ChangedMeanwhile):
        actions.write_matter(health, {"theirs": "Fine"}, by=adviser.user, at=NOW, edit=1)
    health.refresh_from_db()
    assert (health.theirs, health.edit) == ("I sleep badly", 2)
    actions.write_matter(health, {"needs": "A doctor"}, by=adviser.user, at=NOW, edit=2)


def test_somebody_asked_has_a_day_or_a_reason_and_is_one_of_those_asked(adviser, draft):
    for values in ({}, {"asked_on": TODAY, "not_asked": "No"}, {"said": "Something"}):
        with pytest.raises(ValidationError, match="on which day they were asked, or why"):
            actions.consult(draft, "carer", values, by=adviser.user, at=NOW)
    with pytest.raises(ValidationError, match="does not ask them by name"):
        actions.consult(draft, "reviewing_officer", {"asked_on": TODAY}, by=adviser.user, at=NOW)
    row = actions.consult(draft, "carer", {"asked_on": TODAY, "name": "Alex"}, by=adviser.user, at=NOW)
    edit = actions.edit_of(row)
    actions.change_consulted(row, {"said": "Yes"}, by=adviser.user, at=NOW, edit=edit)
    with pytest.raises(ChangedMeanwhile):
        actions.change_consulted(row, {"said": "No"}, by=adviser.user, at=NOW, edit=edit)
    with pytest.raises(ChangedMeanwhile):
        actions.remove_consulted(row, by=adviser.user, at=NOW, edit=edit)
    row.refresh_from_db()
    actions.remove_consulted(row, by=adviser.user, at=NOW, edit=actions.edit_of(row))
    assert not Consulted.objects.exists()
    with pytest.raises(ChangedMeanwhile):
        actions.change_consulted(row, {"said": "No"}, by=adviser.user, at=NOW, edit=edit)


def test_what_is_missing_is_said_line_by_line(adviser, draft):
    missing = actions.missing_in(draft)
    needed = [each for each in matters.matters_of(AFTER_CARE) if not each.only_for]
    # Kai's personal adviser writes it: nobody asks them for their own view.
    named = [each for each in matters.asked_in(AFTER_CARE) if each.is_needed and each.key != "adviser"]
    assert len(missing) == len(needed) + len(named) + 1
    assert not any("trafficked" in line for line in missing)
    with pytest.raises(ValidationError) as refused:
        actions.finish(draft, copy_how="paper", by=adviser.user, at=NOW)
    assert refused.value.messages == missing
    assert not Copy.objects.exists()


def test_finished_it_is_frozen_and_a_copy_is_owed(kai, adviser):
    token = once()
    made = written(kai, adviser.user)
    assert actions.missing_in(made) == []
    actions.finish(made, copy_how="language", copy_language="Polish", by=adviser.user, at=NOW, once=token)
    with pytest.raises(AlreadyDone):
        actions.finish(made, copy_how="paper", by=adviser.user, at=NOW, once=token)
    made.refresh_from_db()
    assert (made.finished_at, made.finished_by) == (NOW, adviser.user)
    copy = Copy.objects.get(assessment=made)
    assert (copy.how, copy.language, copy.given_on) == ("language", "Polish", None)
    health = made.matter_rows.get(matter="health")
    with pytest.raises(ValidationError, match="finished"):
        actions.write_matter(health, {"found": "x"}, by=adviser.user, at=NOW, edit=health.edit)
    rows = [
        (Assessment, {"result": "x"}),
        (Matter, {"found": "x"}),
        (Consulted, {"said": "x"}),
    ]
    for model, values in rows:
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(**values)
    actions.begin(kai, FROM_21, by=adviser.user, at=NOW + timedelta(days=1))


def test_each_is_done_once_however_often_it_is_sent(kai, adviser):
    token = once()
    made = actions.begin(kai, AFTER_CARE, by=adviser.user, at=NOW, once=token)
    with pytest.raises(AlreadyDone):
        actions.begin(kai, AFTER_CARE, by=adviser.user, at=NOW, once=token)
    token = once()
    actions.consult(made, "carer", {"not_asked": "x"}, by=adviser.user, at=NOW, once=token)
    with pytest.raises(AlreadyDone):
        actions.consult(made, "carer", {"not_asked": "x"}, by=adviser.user, at=NOW, once=token)
    assert Consulted.objects.count() == 1
