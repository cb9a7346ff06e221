"""The yearly hello: who is due, a list to write to them with, writing down that it was sent, and what came of it."""

import csv
import io
import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care import audit
from leaving_care.access import authorities
from leaving_care.council_views import Signed
from leaving_care.models import Part
from leaving_care.record_views import OnceFormView, find_person
from pathways.actions import hellos
from pathways.actions.hellos import GREET
from pathways.forms.life.hello import FILE, HellosForm, OutcomeForm
from pathways.greeting import Line, to_greet
from pathways.importing.lines import harmless
from pathways.models import YearlyHello
from pathways.views.contacts.common import RowView
from pathways.views.life.saying import hello

A_PAGE = 50
COLUMNS = ("name", "how", "address or number", "take care")


class HellosView(OnceFormView):
    """Everybody to whom the yearly offer is due: tick them, take the list out, and say once it was sent."""

    request: Signed
    form_class = HellosForm
    template_name = "life/hellos.html"

    def dispatch(self, request, *args, **kwargs):
        """Refuses whoever greets nobody."""
        request.doing = GREET
        if not authorities(request.user, GREET, request.today):
            raise PermissionDenied(GREET)
        self.page = Paginator(to_greet(request.user, request.today), A_PAGE).get_page(request.GET.get("page"))
        self.lines: list[Line] = list(self.page.object_list)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """The list as a file, or what was sent."""
        form = self.get_form()
        if request.POST.get("do") == FILE and form.is_valid():
            return self._file([form.lines[key] for key in form.keys])
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self):
        """Who is due, and of these who asked for no more."""
        return super().get_form_kwargs() | {
            "due": [line for line in self.lines if not line.is_stopped],
            "stopped": [line for line in self.lines if line.is_stopped],
            "today": self.request.today,
        }

    def act(self, form, **opened):
        """Writes down that it was sent."""
        ways = {form.lines[key].person: how for key, how in form.ways.items()}
        count = hellos.send(ways, on=form.cleaned_data["on"], **opened)
        if count:
            messages.success(self.request, f"Saved: a hello to {count} {'person' if count == 1 else 'people'}.")

    def get_success_url(self) -> str:
        """Here."""
        return reverse("work_hellos")

    def get_context_data(self, **kwargs):
        """The page of the list."""
        return super().get_context_data(lines=self.lines, page=self.page, **kwargs)

    def _file(self, lines: list[Line]) -> HttpResponse:
        """The list. Its name and its columns say nothing of care: who else opens it learns nothing."""
        hellos.take_out([line.person for line in lines], by=self.request.user, at=self.request.now)
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([harmless(cell) for cell in _cells(line)] for line in lines)
        # The mark before it tells spreadsheets what letters it is in.
        response = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="list.csv"'
        return response


@require_safe
def of_person(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Every hello to one person, the newest first."""
    person = find_person(request, key, GREET)
    rows = person.yearlyhello_rows.select_related("by").order_by("-on", "-pk")
    audit.looked(person, Part.PLAN, by=request.user, at=request.now)  # type: ignore[arg-type, attr-defined]
    return render(request, "life/hellos_of.html", {"person": person, "rows": [(row, hello(row)) for row in rows]})


class OutcomeView(RowView):
    """What came of one hello."""

    what, form_class, part = GREET, OutcomeForm, Part.PLAN
    rows, leads_to = "yearlyhello_rows", "work_hellos_of"
    heading, button = "What came of the hello", "Save"
    row: YearlyHello

    def get_form_kwargs(self):
        """Of which hello."""
        return super().get_form_kwargs() | {"sent_on": self.row.on}

    def get_initial(self):
        """What is recorded."""
        return {"outcome": self.row.outcome, "note": self.row.note}

    def act(self, form, **opened):
        """Writes it down."""
        hellos.write_outcome(self.row, **form.cleaned_data, **opened)

    def get_success_url(self) -> str:
        """Back, with what comes next."""
        said = {
            YearlyHello.Outcome.HELP: "Saved. Write down what they choose, or tell a manager that they want help again.",
            YearlyHello.Outcome.NO_MORE: "Saved. They stand apart on the list now: a person decides, the portal does not.",
        }
        self.done = said.get(self.get_form().data.get("outcome"), "Saved.")
        return super().get_success_url()


def _cells(line: Line) -> tuple[str, str, str, str]:
    if line.way is None:
        return (line.name, "not recorded yet", "", "")
    return (line.name, line.way.get_kind_display(), line.way.value, line.way.note)
