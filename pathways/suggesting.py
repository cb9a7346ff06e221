"""Which kind of plan fits somebody today: a suggestion, which the adviser may follow or not."""

from datetime import date

from django.db.models import Q

from leaving_care.dates import age_on
from leaving_care.models import Status, YoungPerson
from leaving_care.standing import spell_on
from pathways.models import Milestone, PlanVersion
from pathways.sections import AFTER_CARE, EDUCATION, ELIGIBLE, FROM_21

SLIM_FROM = 21


def suggested_kind(person: YoungPerson, on: date) -> str:
    """The kind of plan for somebody on a day: a word of pathways.sections.KINDS. Three queries at most.

    In care from 16: Schedule 8 of SI 2010/959. Until 21: Schedule 1 of SI 2010/2571. From 21, a course that is on the record,
    or that they told us of, is section 23CA; everything else is section 23CZB, which asks for no heading.
    """
    spell = spell_on(person, on)
    if spell and spell.status == Status.ELIGIBLE:
        return ELIGIBLE
    if age_on(person.date_of_birth, on) < SLIM_FROM:
        return AFTER_CARE
    return EDUCATION if _on_a_course(person, on) else FROM_21


def kind_of_next(of: PlanVersion, on: date) -> str:
    """The kind of the next version: that of the one before, but after care for somebody who has left care since."""
    spell = spell_on(of.person, on)
    has_left = of.kind == ELIGIBLE and spell is not None and spell.status != Status.ELIGIBLE
    return AFTER_CARE if has_left else of.kind


def _on_a_course(person: YoungPerson, on: date) -> bool:
    started = Q(starts_on=None) | Q(starts_on__lte=on)
    if person.course_rows.filter(started).exclude(ends_on__lt=on).exists():
        return True
    told = Milestone.objects.filter(person=person, kind=Milestone.Kind.COURSE_TOLD, on__lte=on)
    return told.exclude(until__lt=on).exists()
