"""The statements of a draft: listed by kind, added, changed, taken out."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from leaving_care.actions.council import fingerprint
from leaving_care.council_views import Signed
from offers.actions.editing import EDIT, label
from offers.actions.rows import all_says
from offers.actions.statements import add_statement, change_statement, remove_statement
from offers.forms.statements import LEADS, StatementForm
from offers.models import Statement
from offers.views.desk.common import find_edition
from offers.views.desk.drafting import DraftFormView, RemoveView, page_of


@require_safe
def statements_view(request: Signed, council: str, number: int) -> HttpResponse:
    """Every statement of a draft under its kind, and a way to add one of each kind."""
    edition = find_edition(request, council, number, EDIT)
    rows = list(edition.statements.all())
    kinds = [
        {
            "kind": kind,
            "label": kind.label,
            "lead": LEADS[kind],
            "rows": [row for row in rows if row.kind == kind],
        }
        for kind in Statement.Kind
    ]
    return render(request, "desk/editing/statements.html", {"edition": edition, "kinds": kinds, "on": request.today})


class StatementFormView(DraftFormView):
    """A page with the form of a statement of one kind."""

    form_class = StatementForm
    leads_back = "statements"
    kind = ""

    def get_form_kwargs(self):
        """The kind, the statement, and what it can be a part of: others of its kind that are no part themselves."""
        parents = self.edition.statements.filter(kind=self.kind, parent=None)
        kwargs = super().get_form_kwargs() | {"kind": self.kind, "today": self.request.today, "row": self.row}
        if self.row is None or not self.row.parts.exists():
            kwargs["parents"] = [row for row in parents if row != self.row]
        return kwargs

    def get_context_data(self, **kwargs):
        """What this kind is for."""
        self.lead = (LEADS[self.kind],)
        return super().get_context_data(caption=Statement.Kind(self.kind).label, **kwargs)


class AddStatementView(StatementFormView):
    """Adds a statement of the kind that the address names."""

    title = "Add a statement"

    def find(self, request, **kwargs):
        """The kind."""
        self.kind = kwargs["kind"]
        if self.kind not in Statement.Kind.values:
            raise Http404

    def act(self, form, **opened):
        """Adds it."""
        made = add_statement(self.edition, kind=self.kind, values=form.values, **opened)
        messages.success(self.request, f"“{made}” is in the draft.")


class OfStatement(DraftFormView):
    """A page about one statement of the draft."""

    leads_back = "statements"

    def find(self, request, **kwargs):
        """The statement, and with it its kind."""
        self.row = get_object_or_404(self.edition.statements, key=kwargs["key"])
        self.kind = self.row.kind

    def called(self):
        """The statement."""
        return label(self.row)

    def version(self):
        """All that it says, in a number."""
        return fingerprint(all_says(self.row))


class ChangeStatementView(OfStatement, StatementFormView):
    """Changes a statement."""

    title = "Change a statement"
    done = "The statement is saved."

    def act(self, form, **opened):
        """Changes it."""
        change_statement(self.row, values=form.values, **opened)

    def get_context_data(self, **kwargs):
        """Where it is taken out."""
        remove = page_of("remove_statement", self.edition, self.kwargs["key"])
        return super().get_context_data(remove=remove, **kwargs)


class RemoveStatementView(RemoveView, OfStatement):
    """Takes a statement out of the draft, with its parts."""

    title = "Take a statement out"
    done = "The statement is no longer in the draft."

    def names(self):
        """The statement."""
        return str(self.row)

    def act(self, form, **opened):
        """Takes it out."""
        remove_statement(self.row, **opened)
