"""The plan of one young person: what holds, what is being written, and one version read whole."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.access import may
from leaving_care.dates import age_on
from leaving_care.models import Part, User
from pathways.citing import cited_changes_of
from pathways.forms.assessment.papers import REGISTERED
from pathways.headings import headings_of
from pathways.leavers import leavers, left_behind
from pathways.models import Achievement, Paper, PlanVersion, Returned, SourcePlan
from pathways.reading import Plan, read
from pathways.things import not_had
from pathways.timetable.words import PAPERS
from pathways.versions import missing_in
from pathways.views.plan.common import is_open
from pathways.views.work.record import note_look, open_record

PAPERS_FROM = 17  # years: near enough to 18 to say which papers are not recorded yet
STATES = {
    "said": ("Written", ""),
    "left_out": ("Left out", "grey"),
    "empty": ("Empty", "yellow"),
    "not_asked": ("Empty: nobody has to fill it", "grey"),
}


@require_safe
def work_plan(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The plan that holds, the draft beside it with the state of each heading, and every version."""
    record = open_record(request, key, Part.PLAN)
    person, today = record.person, request.today  # type: ignore[attr-defined]
    user: User = request.user  # type: ignore[assignment]
    versions = list(
        PlanVersion.objects.filter(person=person)
        .select_related("begun_by", "sent_by", "approved_by")
        .order_by("-number")
    )
    draft = next((row for row in versions if row.approved_at is None), None)
    holds = next((row for row in versions if row.approved_at), None)
    may_write = may(user, "write_plan", person, today)
    said: dict[str, Any] = {"record": record, "person": person, "versions": versions, "draft": draft, "holds": holds}
    said["may_write"] = may_write
    if shown := draft or holds:
        shown.person = person
        plan = read(shown)
        said |= {"plan": plan, "tasks": _tasks(plan, shown), "left_behind": left_behind(shown, today)}
    if shown and draft:
        said |= _of_draft(draft) | {"told": [row for one in (plan.whole, *plan.sections) for row in one.told]}
    if may_write:
        things = not_had(person, shown, today)
        said |= {
            "things": things,
            "changes": cited_changes_of(person, today) if shown else [],
            "is_open": bool(draft and is_open(draft)),
        }
    note_look(request, record, Part.PLAN)
    return render(request, "plan/home.html", said)


@require_safe
def work_plan_version(request: HttpRequest, key: uuid.UUID, version: uuid.UUID) -> HttpResponse:
    """One version, read whole, in the document's order. An old one says that another holds."""
    record = open_record(request, key, Part.PLAN)
    person, today = record.person, request.today  # type: ignore[attr-defined]
    found = PlanVersion.objects.filter(person=person)
    row = found.filter(key=version).first()
    if row is None:
        raise Http404
    row.person = person
    holds = found.filter(approved_at__isnull=False).order_by("-number").first()
    said = {
        "record": record,
        "person": person,
        "version": row,
        "holds": holds,
        "is_old": bool(row.approved_at and holds and holds.pk != row.pk),
        "plan": read(row),
        **leavers(row, today),
        "achievements": Achievement.objects.filter(person=person).select_related("by"),
        "papers": _papers(person, today),
        "registered": REGISTERED,
    }
    note_look(request, record, Part.PLAN)
    return render(request, "plan/version.html", said)


def _of_draft(draft: PlanVersion) -> dict[str, Any]:
    """What the draft still needs, why it came back, and the rows that one can take out again."""
    return {
        "missing": missing_in(draft),
        "returned": Returned.objects.filter(version=draft).select_related("by").order_by("-at"),
        "sources": SourcePlan.objects.filter(version=draft).order_by("pk"),
    }


def _tasks(plan: Plan, version: PlanVersion) -> list[dict[str, Any]]:
    """Each heading with its state in words, and whose words stand under it."""
    needed = {heading.key: heading.is_needed for heading in headings_of(version)}
    return [
        {"section": section, "state": STATES[_state(section, needed.get(section.key, False))]}
        for section in plan.sections
    ]


def _state(section, is_needed: bool) -> str:
    if section.left_out:
        return "left_out"
    if section.now or section.goals or section.actions:
        return "said"
    return "empty" if is_needed else "not_asked"


def _papers(person, on) -> list[tuple[str, Paper | None]]:
    """Important papers: those on the record, and near 18 those that nobody recorded yet (None)."""
    rows = {row.kind: row for row in Paper.objects.filter(person=person)}
    if not rows and age_on(person.date_of_birth, on) < PAPERS_FROM:
        return []
    return [(said, rows.get(kind)) for kind, said in PAPERS.items()]
