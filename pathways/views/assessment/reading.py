"""Reading needs assessments: the list, the one that is being written as a list of tasks, and a finished one."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.law import Provision, provisions
from leaving_care.models import YoungPerson
from pathways import matters
from pathways.actions.plan_from import why_no_plan_from
from pathways.models import Assessment
from pathways.sections import KINDS
from pathways.views.assessment.common import open_plan_part
from pathways.whom_to_ask import asked_of


def find_assessment(person: YoungPerson, key: uuid.UUID) -> Assessment:
    """An assessment of one person. Raises Http404."""
    found = person.assessment_rows.filter(key=key).select_related("begun_by", "finished_by", "person").first()
    if found is None:
        raise Http404
    return found


@require_safe
def assessment_list(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Every assessment of somebody, the newest first, and the way to begin one."""
    record, may_write = open_plan_part(request, key)
    rows = list(record.person.assessment_rows.select_related("finished_by", "begun_by").order_by("-begun_at", "-pk"))
    said = {
        "record": record,
        "person": record.person,
        "rows": [(row, KINDS[row.kind]) for row in rows],
        "may_write": may_write,
        "is_being_written": any(row.finished_at is None for row in rows),
    }
    return render(request, "assessment/list.html", said)


@require_safe
def assessment(request: HttpRequest, key: uuid.UUID, row: uuid.UUID) -> HttpResponse:
    """One assessment: a list of tasks while it is written, and as it was once it is finished."""
    record, may_write = open_plan_part(request, key)
    found = find_assessment(record.person, row)
    said: dict[str, Any] = {
        "record": record,
        "person": record.person,
        "assessment": found,
        "kind": KINDS[found.kind],
        "may_write": may_write,
        "matters": looked_at(found),
        "asked": asked(found),
        "laws": _laws(found.kind),
    }
    if found.finished_at is None:
        return render(request, "assessment/tasks.html", said)
    said["is_asked"] = any(each["rows"] for each in said["asked"])
    said["copies"] = list(found.copy_rows.all())
    said["why_no_plan"] = why_no_plan_from(found) if may_write else ""
    return render(request, "assessment/read.html", said)


def looked_at(assessment: Assessment) -> list[dict[str, Any]]:
    """Each matter with what was written on it."""
    rows = {row.matter: row for row in assessment.matter_rows.all()}
    made = []
    for each in matters.matters_of(assessment.kind):
        row = rows.get(each.key)
        is_there = bool(row and (row.theirs or row.found or row.needs))
        made.append({"matter": each, "row": row, "is_there": is_there})
    return made


def asked(assessment: Assessment) -> list[dict[str, Any]]:
    """Everybody who is to be asked, with what is written down of them."""
    rows = list(assessment.consulted_rows.all())
    return [{"who": each, "rows": [row for row in rows if row.who == each.key]} for each in asked_of(assessment)]


def _laws(kind: str) -> list[Provision]:
    """What an assessment of a kind rests on: each provision once."""
    found = [each.by[kind] for each in matters.matters_of(kind)] + [each.by[kind] for each in matters.asked_in(kind)]
    return [provisions()[id] for id in dict.fromkeys(found)]
