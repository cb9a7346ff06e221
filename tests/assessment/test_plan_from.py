"""Starting the plan from a finished assessment: nothing is typed twice."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone
from pathways import matters
from pathways.actions import assessments as actions
from pathways.actions import plan_rows
from pathways.actions.plan_from import begin_plan_from
from pathways.models import Matter, PlanVersion, ToldWords
from pathways.models.plans import LONG
from pathways.sections import KINDS
from tests.assessment.conftest import once
from tests.assessment.writing import finished, written
from tests.people import NOW, TODAY
from tests.plans import approved

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.mark.parametrize("kind", KINDS)
def test_every_section_begins_with_what_its_matters_say(kai, adviser, kind):
    made = finished(kai, adviser.user, kind=kind)
    version = begin_plan_from(made, by=adviser.user, at=LATER)
    assert (version.kind, version.number) == (kind, 1)
    looked_at = [each for each in matters.matters_of(kind) if not each.only_for]
    for section in version.plansection_rows.all():
        feeding = [each.key for each in looked_at if each.section == section.section]
        assert section.now == "\n\n".join(f"Needs {key}\n\nFound {key}" for key in feeding)
    told = {(row.section, row.text, row.said_on) for row in ToldWords.objects.filter(version=version)}
    assert told == {(each.section, f"I say {each.key}", TODAY) for each in looked_at}


def test_it_is_begun_once(kai, adviser, manager):
    made, token = finished(kai, adviser.user), once()
    version = begin_plan_from(made, by=adviser.user, at=LATER, once=token)
    with pytest.raises(AlreadyDone):
        begin_plan_from(made, by=adviser.user, at=LATER, once=token)
    with pytest.raises(ValidationError, match="being written already"):
        begin_plan_from(made, by=adviser.user, at=LATER)
    PlanVersion.objects.filter(pk=version.pk).update(
        copy_how="paper", sent_at=LATER, sent_by=adviser.user, approved_at=LATER, approved_by=manager.user
    )
    with pytest.raises(ValidationError, match="begun after this assessment already"):
        begin_plan_from(made, by=adviser.user, at=LATER)
    assert PlanVersion.objects.count() == 1


def test_not_from_one_that_is_being_written(kai, adviser):
    made = written(kai, adviser.user)
    with pytest.raises(ValidationError, match="Finish the assessment first"):
        begin_plan_from(made, by=adviser.user, at=LATER)


def test_what_an_older_version_said_stays_below(kai, adviser, manager):
    approved(kai, adviser.user, manager.user, at=NOW - timedelta(days=90))
    made = finished(kai, adviser.user)
    version = begin_plan_from(made, by=adviser.user, at=LATER)
    money = version.plansection_rows.get(section="money")
    assert money.now == "Needs money\n\nFound money\n\nInvented: Money."
    assert version.plansection_rows.get(section="contingency").now == "Invented: If it goes wrong."


def test_what_is_too_long_for_a_section_is_cut_and_says_so(kai, adviser):
    made = written(kai, adviser.user)
    Matter.objects.filter(assessment=made, matter="money").update(found="f" * LONG, needs="n" * LONG)
    actions.finish(made, copy_how="paper", by=adviser.user, at=NOW)
    version = begin_plan_from(made, by=adviser.user, at=LATER)
    now = version.plansection_rows.get(section="money").now
    assert len(now) == LONG and now.endswith("The assessment says more.")


def test_nothing_is_begun_where_it_fails_half_way(kai, adviser, monkeypatch):
    made = finished(kai, adviser.user)

    def fails(*args, **kwargs):
        raise ValidationError("No")

    monkeypatch.setattr(plan_rows, "tell", fails)
    with pytest.raises(ValidationError):
        begin_plan_from(made, by=adviser.user, at=LATER)
    assert not PlanVersion.objects.exists()
