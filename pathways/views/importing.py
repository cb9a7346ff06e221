"""Bringing people in from a file, for data officers: send it, see what it would do and what is wrong, confirm."""

import csv
import io
import uuid
from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leaving_care.access import authorities
from leaving_care.models import Authority, Event, User
from pathways.forms.importing import UploadForm
from pathways.importing import columns, uploads
from pathways.importing.actions import WHAT
from pathways.importing.exporting import write_template
from pathways.importing.tasks import check_file, import_file
from pathways.importing.uploads import Upload

PAGE = 100
AGAIN = 5  # seconds after which a page that tells how far the work is asks again


def councils_for(request: HttpRequest, what: str) -> list[Authority]:
    """The councils for which the reader may do `what` today, by name. Raises PermissionDenied where there is none."""
    request.doing = what  # type: ignore[attr-defined]
    able = authorities(request.user, what, request.today)  # type: ignore[arg-type, attr-defined]
    if not able:
        raise PermissionDenied(what)
    return sorted(able, key=lambda council: council.name)


def find_upload(request: HttpRequest, key: uuid.UUID) -> Upload:
    """The upload with this key. Raises Http404 where there is none, or it is of a council whose people they may not import."""
    request.doing, request.asked_for = WHAT, key  # type: ignore[attr-defined]
    able = authorities(request.user, WHAT, request.today)  # type: ignore[arg-type, attr-defined]
    upload = uploads.find(key)
    if upload is None or upload.authority_id not in {council.pk for council in able}:
        raise Http404
    if upload.is_silent(request.now):  # type: ignore[attr-defined]
        # The note of the whole is written with the rows or not at all.
        upload.stage = uploads.DONE if Event.objects.filter(once=key).exists() else uploads.STOPPED
    return upload


@require_http_methods(["GET", "HEAD", "POST"])
def start_view(request: HttpRequest) -> HttpResponse:
    """What the file has to be, and sending it."""
    councils = councils_for(request, WHAT)
    if request.method != "POST":
        form = UploadForm(initial={"once": uuid.uuid4()}, councils=councils)
        return render(request, "importing/start.html", _about(form, councils))
    form = UploadForm(request.POST, request.FILES, councils=councils)
    if not form.is_valid():
        return render(request, "importing/start.html", _about(form, councils))
    key, now = form.cleaned_data["once"] or uuid.uuid4(), request.now  # type: ignore[attr-defined]
    user = cast(User, request.user)
    uploads.sweep(at=now)
    try:
        uploads.keep(key, form.cleaned_data["file"].chunks(), authority_id=form.authority.pk, by_id=user.pk, at=now)
    except FileExistsError:
        return redirect("importing_upload", key)
    check_file.enqueue(str(key))
    return redirect("importing_upload", key)


def _about(form: UploadForm, councils: list[Authority]) -> dict:
    under_way = [(council, upload) for council in councils for upload in uploads.of_council(council.pk)]
    kinds = [(kind, columns.CALLED[kind], columns.OF_KIND[kind]) for kind in columns.KINDS]
    return {"form": form, "under_way": under_way, "kinds": kinds, "several": len(councils) > 1}


@require_safe
def template_view(request: HttpRequest) -> HttpResponse:
    """A file with the header alone, to fill in."""
    councils_for(request, WHAT)
    out = io.StringIO(newline="")
    write_template(out)
    return _csv(out, "people-template.csv")


@require_safe
def upload_view(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """How far the work on a file is, and what came of it. While it goes on the page asks again by itself."""
    upload = find_upload(request, key)
    report = upload.found()
    faults = Paginator(report.faults if report else [], PAGE).get_page(request.GET.get("page"))
    running = upload.stage in uploads.RUNNING
    ready = upload.stage == uploads.CHECKED and report and report.changes and not report.fault_count
    told = {"upload": upload, "report": report, "page": faults, "running": running, "ready": ready}
    response = render(request, "importing/upload.html", told)
    if running:
        response["Refresh"] = str(AGAIN)
    return response


@require_safe
def faults_view(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Every fault of a file, as a file."""
    report = find_upload(request, key).found()
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["line", "column", "what is wrong, and what would help"])
    writer.writerows((fault.line, fault.column, fault.why) for fault in (report.faults if report else []))
    return _csv(out, "faults.csv")


@require_POST
def confirm_view(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Imports a file that was looked through and has no fault. Pressed twice, it is done once."""
    upload = find_upload(request, key)
    report = upload.found()
    if upload.stage == uploads.CHECKED and report and report.changes and not report.fault_count:
        upload.stage, upload.by_id, upload.told_at = uploads.WRITING, request.user.pk, request.now  # type: ignore
        upload.what, upload.done, upload.of = "", 0, 0
        upload.save()
        import_file.enqueue(str(key))
    return redirect("importing_upload", key)


@require_POST
def drop_view(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Throws a file away. One that is being imported is left to it."""
    upload = find_upload(request, key)
    if upload.stage == uploads.WRITING:
        messages.info(request, "This file is being brought in, so it was not thrown away.")
        return redirect("importing_upload", key)
    upload.remove()
    messages.success(request, "The file was thrown away.")
    return redirect("importing")


def _csv(out: io.StringIO, name: str) -> HttpResponse:
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
