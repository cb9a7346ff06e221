"""Taking a council's people out, for its data officers."""

import io
import tempfile

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from pathways.forms.importing import ExportForm
from pathways.importing.exporting import WHAT, export_people, with_a_number, without_a_number
from pathways.views.importing import councils_for


@require_http_methods(["GET", "HEAD", "POST"])
def export_view(request: HttpRequest) -> HttpResponseBase:
    """How many would be written and how many left out, by council; the file itself by POST, for that leaves a note."""
    councils = councils_for(request, WHAT)
    form = ExportForm(request.POST if request.method == "POST" else None, councils=councils)
    if form.is_valid():
        return _file(request, form.authority)
    told = [(council, with_a_number(council).count(), without_a_number(council).count()) for council in councils]
    return render(request, "importing/export.html", {"form": form, "told": told})


def _file(request, council) -> FileResponse:
    # Written whole before it is handed over: a page that is still being written when the walls are gone would find nobody.
    file = tempfile.TemporaryFile()
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")  # the mark tells spreadsheets what letters it is in
    export_people(council, text, by=request.user, at=request.now)
    text.detach()
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="people.csv", content_type="text/csv; charset=utf-8")
