"""The plan begun from a needs assessment that is finished."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from leaving_care.changing import raise_if_done
from leaving_care.dates import uk_day
from leaving_care.models import User, YoungPerson
from pathways import matters, versions
from pathways.actions import plan_rows, plans
from pathways.models import Assessment, PlanVersion
from pathways.models.plans import LONG

MORE = "… The assessment says more."


def begin_plan_from(assessment: Assessment, *, by: User, at: datetime, once: uuid.UUID | None = None) -> PlanVersion:
    """Begins a version of the plan from a finished assessment, once: each section begins with what its matters say.

    What they need comes first, then how things are, then what the section said in the version before. What the young person
    said goes with it as words told, dated the day the assessment was finished. ValidationError where the assessment is not
    finished, or a plan was begun after it.
    """
    with transaction.atomic():
        # Held first: of two forms at once, the second is told that a version is being written.
        YoungPerson.objects.select_for_update().get(pk=assessment.person_id)
        raise_if_done(once, by)
        assessment = Assessment.objects.select_related("person").get(pk=assessment.pk)
        if why := why_no_plan_from(assessment):
            raise ValidationError(why)
        version = plans.begin(assessment.person, assessment.kind, by=by, at=at, once=once)
        said = {row.matter: row for row in assessment.matter_rows.all()}
        for section in version.plansection_rows.all():
            rows = [said[each.key] for each in matters.MATTERS if each.section == section.section and each.key in said]
            parts = [text for row in rows for text in (row.needs, row.found) if text]
            if parts:
                now = _cut("\n\n".join([*parts, section.now] if section.now else parts))
                plan_rows.write_section(section, {"now": now}, by=by, at=at, edit=section.edit)
            for row in rows:
                if row.theirs:
                    told = {
                        "section": section.section,
                        "text": row.theirs,
                        "said_on": uk_day(assessment.finished_at or at),
                    }
                    plan_rows.tell(version, told, by=by, at=at)
    return version


def why_no_plan_from(assessment: Assessment) -> str:
    """Why no plan can be begun from an assessment now; "": one can."""
    if assessment.finished_at is None:
        return "Finish the assessment first."
    if versions.being_written(assessment.person):
        return "A version of the plan is being written already."
    if PlanVersion.objects.filter(person=assessment.person, begun_at__gte=assessment.finished_at).exists():
        return "A plan was begun after this assessment already."
    return ""


def _cut(text: str) -> str:
    return text if len(text) <= LONG else text[: LONG - len(MORE)] + MORE
