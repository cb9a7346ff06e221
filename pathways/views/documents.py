"""A plan's documents, as stored: for its young person, and for whoever may see the plan."""

import uuid

from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care import audit
from leaving_care.models import Part, User, YoungPerson
from leaving_care.permissions import seeing
from leaving_care.record_views import find_person
from pathways import plan_files
from pathways.models import PlanDocument, PlanVersion
from pathways.views.me.own import own

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
NOT_YET = "plan_documents/not_yet.html"


@own
def me_plan_document(request: HttpRequest, person: YoungPerson, version: uuid.UUID, kind: str) -> HttpResponseBase:
    """The reader's own."""
    return _hand_out(request, person, version, kind)


@require_safe
def plan_document(request: HttpRequest, key: uuid.UUID, version: uuid.UUID, kind: str) -> HttpResponseBase:
    """For a worker. The look is noted."""
    return _hand_out(request, find_person(request, key, seeing(Part.PLAN)), version, kind)


def _hand_out(request: HttpRequest, person: YoungPerson, version: uuid.UUID, kind: str) -> HttpResponseBase:
    """The file, for nobody to keep on the way; a page that says so where it is still being made. Http404 for a draft."""
    if kind not in PlanDocument.Kind.values:
        raise Http404
    found = PlanVersion.objects.filter(person=person, key=version, approved_at__isnull=False).first()
    if found is None:
        raise Http404
    row = PlanDocument.objects.filter(version=found, kind=kind).first()
    if row is None or not row.file or not plan_files.path_of(row.file).exists():
        return _not_yet(request, failed=bool(row and row.fault))
    user = request.user
    if isinstance(user, User):
        with transaction.atomic():
            audit.looked(person, Part.PLAN, by=user, at=request.now)  # type: ignore[attr-defined]
    ending = row.file.rsplit(".", 1)[1]
    name = f"pathway-plan-{found.number}{'-large-print' if kind == PlanDocument.Kind.LARGE_PRINT else ''}.{ending}"
    response = FileResponse(
        plan_files.path_of(row.file).open("rb"), as_attachment=True, filename=name, content_type=TYPES[ending]
    )
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _not_yet(request: HttpRequest, *, failed: bool) -> HttpResponse:
    return render(request, NOT_YET, {"failed": failed})
