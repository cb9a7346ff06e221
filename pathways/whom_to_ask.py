"""Whose views one assessment asks for: those of its kind, but not the view of whoever writes it."""

from leaving_care.dates import uk_day
from leaving_care.models import Allocation, Role
from pathways.matters import Asked, asked_in
from pathways.models import Assessment

ADVISER = "adviser"


def asked_of(assessment: Assessment) -> list[Asked]:
    """Whose views an assessment asks for, in order: not the personal adviser's own, where it is they who write it."""
    every, began_on = asked_in(assessment.kind), uk_day(assessment.begun_at)
    writers = Allocation.objects.on(began_on).filter(person=assessment.person_id, worker__user=assessment.begun_by_id)
    if ADVISER not in {each.key for each in every} or not writers.filter(role=Role.PERSONAL_ADVISER).exists():
        return every
    if any(row.who == ADVISER for row in assessment.consulted_rows.all()):
        return every
    return [each for each in every if each.key != ADVISER]
