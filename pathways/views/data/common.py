"""What the pages about rights over one's data share."""

from abc import abstractmethod
from datetime import datetime
from pathlib import Path

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from leaving_care.access import authorities, reachable
from leaving_care.actions.rights import UnderWay
from leaving_care.models import Archive, Correction, YoungPerson
from leaving_care.record_views import OnceFormView, find_person
from pathways.archive.asking import Gone, ask, take
from pathways.views.me import own

A_PAGE = 100
OFFICER = "hold_back"  # what only a data officer may do: these pages are theirs


def own_record(request: HttpRequest) -> YoungPerson:
    """The reader's own record. Raises Http404 for whoever has none."""
    try:
        return own.own_record(request)
    except own.NotLinked:
        raise Http404 from None


def answered_and_waiting(person: YoungPerson) -> tuple[list[Correction], list[Correction]]:
    """What was asked to be put right: what is answered, the newest answer first, and what waits, the newest first."""
    rows = list(person.correction_rows.select_related("answered_by"))
    answered = [row for row in rows if row.answered_at]
    answered.sort(key=lambda row: (row.answered_at, row.pk), reverse=True)
    return answered, [row for row in rows if row.answered_at is None]


def must_be_officer(request: HttpRequest) -> None:
    """Raises PermissionDenied for whoever is no data officer today."""
    if not authorities(request.user, OFFICER, request.today):  # type: ignore[attr-defined, arg-type]
        raise PermissionDenied(OFFICER)


def theirs(request: HttpRequest):
    """The young people whose data the reader looks after."""
    return reachable(request.user, OFFICER, request.today)  # type: ignore[attr-defined, arg-type]


def paged(request: HttpRequest, rows) -> Page:
    """The page of a list that the address asks for."""
    return Paginator(rows, A_PAGE).get_page(request.GET.get("page"))


class RecordFormView(OnceFormView):
    """A form about one person's data. It is no fact of the record, so it carries no version. `what`: the action."""

    what = ""
    done = ""  # told to the reader afterwards
    title = ""

    def dispatch(self, request, *args, **kwargs):
        """Finds the record first: 404 or 403 before anything else is looked at."""
        self.person = self.find(request, **kwargs)
        return super().dispatch(request, *args, **kwargs)

    def find(self, request, **kwargs) -> YoungPerson:
        """The young person that the address names."""
        return find_person(request, kwargs["key"], self.what)

    def act(self, form: forms.Form, **opened) -> None:
        """Does it, and says so."""
        self.do(form, **opened)
        if self.done:
            messages.success(self.request, self.done)

    @abstractmethod
    def do(self, form: forms.Form, **opened) -> None:
        """Calls the one action."""

    def get_context_data(self, **kwargs):
        """Whose it is, and what the page is called."""
        told = {"person": self.person, "title": self.title}
        return super().get_context_data(**{**told, **kwargs})


class AskArchiveView(RecordFormView):
    """A page with the button that asks for everything."""

    what = "take_out"

    def do(self, form, *, by, at, once):
        """Asks. Where a file is being made already, that is the one."""
        try:
            ask(self.person, by=by, at=at, once=once)
        except UnderWay:
            messages.info(self.request, "A file is being made already. There is only one at a time.")
        else:
            messages.success(self.request, "The file is being made. It takes a minute or so.")


def hand_out(request: HttpRequest, archive: Archive, at: datetime, otherwise: str, *args) -> HttpResponseBase:
    """The file of an archive, for nobody to keep on the way; where it is gone, the page `otherwise` says so."""
    try:
        path: Path = take(archive, by=request.user, at=at)  # type: ignore[arg-type]
    except Gone:
        messages.info(request, "That file is not there any more. Ask for a new one.")
        return redirect(otherwise, *args)
    name = f"record-{archive.made_at:%Y-%m-%d}.zip"
    response = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/zip")
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
