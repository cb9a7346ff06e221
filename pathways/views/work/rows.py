"""Adding, changing and removing rows of a record: one page of each for every kind of row (pathways.forms.work.kinds)."""

from functools import cached_property

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from leaving_care import audit
from leaving_care.access import rows
from leaving_care.actions.facts import add_row, change_row, may_have_been_removed, remove_row
from leaving_care.models import OfPerson
from leaving_care.record_views import PersonFormView
from pathways.forms.work.kinds import KINDS, Kind, newest_first
from pathways.forms.work.status import RemoveForm
from pathways.views.work.sent import sent_before

GONE = (
    "Somebody removed this entry while you were writing. What you wrote is still here: save it if it should be there."
)


class KindView(PersonFormView):
    """What the three pages share: the kind, and the way back to its part of the record."""

    template_name = "work/form.html"
    kind: Kind

    def find(self, request, **kwargs):
        """The young person, for the action that writes this kind. Raises Http404 for a kind that there is not."""
        if kwargs["kind"] not in KINDS:
            raise Http404
        self.kind = KINDS[kwargs["kind"]]
        self.what = self.kind.action
        return super().find(request, **kwargs)

    def get_success_url(self) -> str:
        """The page of the part."""
        return reverse("work_part", args=[self.person.key, self.kind.part.value.replace("_", "-")])

    def get_context_data(self, **kwargs):
        """The kind, and where the way back leads."""
        return super().get_context_data(kind=self.kind, back=self.get_success_url(), **kwargs)


class AddRow(KindView):
    """A row of one kind, added."""

    def get_form_class(self):
        """The kind's form."""
        return self.kind.form

    def get_form_kwargs(self):
        """Dates are measured against the day and the person."""
        return super().get_form_kwargs() | {"person": self.person, "today": self.request.today}

    def act(self, form, **opened):
        """Adds it."""
        add_row(self.person, self.kind.model, form.values, **opened)
        messages.success(self.request, "Saved.")

    def says_now(self, form):
        """The rows of the kind that the record has by now."""
        found = newest_first(rows(self.kind.model, self.request.user, self.request.today).filter(person=self.person))
        return [said for row in found for said in self.kind.said(row)]

    def get_context_data(self, **kwargs):
        """What the page is called."""
        return super().get_context_data(heading=f"Add {self.kind.one}", button="Save", **kwargs)


class RowView(KindView):
    """A page about one row. What it shows is noted as a look at its part."""

    def find(self, request, **kwargs):
        """The row too. Raises Http404 where this record has no such row, or rows of its kind are never changed.

        What is sent about a row that somebody took out meanwhile is not thrown away: `gone` answers.
        """
        person = super().find(request, **kwargs)
        seen = rows(self.kind.model, request.user, request.today).filter(person=person, key=kwargs["row"])
        self.row: OfPerson | None = None if self.kind.is_append_only else seen.first()
        if self.row is None and not self._was_there(request, person, kwargs["row"]):
            raise Http404
        return person

    def _was_there(self, request, person, key) -> bool:
        """Whether what is sent may be about a row of this record that is gone."""
        if request.method != "POST" or self.kind.is_append_only:
            return False
        return bool(sent_before(request)) or may_have_been_removed(person, self.kind.model, key)

    def post(self, request, *args, **kwargs):
        """Does it, unless the row is gone."""
        if self.row is not None:
            return super().post(request, *args, **kwargs)
        if sent_before(request):
            return redirect(self.get_success_url())
        return self.gone()

    def gone(self):
        """What is answered where somebody removed the row meanwhile."""
        raise Http404

    def get(self, request, *args, **kwargs):
        """Shows the row."""
        audit.looked(self.person, self.kind.part, by=request.user, at=request.now)
        return super().get(request, *args, **kwargs)

    @cached_property
    def said(self) -> list[tuple[str, str]]:
        """The row in words, as it is now."""
        row = self.kind.model._default_manager.filter(key=self.kwargs["row"]).first()
        return self.kind.said(row) if row else [("This entry", "It was removed")]


class ChangeRow(RowView, AddRow):
    """A row, changed or ended."""

    def get_form_kwargs(self):
        """The row as it is."""
        return super().get_form_kwargs() | {"instance": self.row}

    def act(self, form, **opened):
        """Changes it. The form has filled in its own copy of the row: the action reads the stored one."""
        change_row(self.row, form.values, **opened)
        messages.success(self.request, "Saved.")

    def gone(self):
        """What was typed, as a new row that can be added."""
        form = self.kind.form(self.request.POST, person=self.person, today=self.request.today)
        form.add_error(None, GONE)
        action = reverse("work_add_row", args=[self.person.key, self.kind.slug])
        said = AddRow.get_context_data(self, form=form, now=AddRow.says_now(self, form), action=action)
        return self.render_to_response(said)

    def says_now(self, form):
        """The row as it is now."""
        return self.said

    def get_context_data(self, **kwargs):
        """What the page is called, and the way to remove what was a mistake."""
        remove = reverse("work_remove_row", args=[self.person.key, self.kind.slug, self.row.key])
        return super().get_context_data(**kwargs) | {"heading": f"Change {self.kind.one}", "remove": remove}


class RemoveRow(RowView):
    """A row that was entered by mistake, taken out."""

    form_class = RemoveForm
    template_name = "work/remove.html"

    def get_form_kwargs(self):
        """The day."""
        return super().get_form_kwargs() | {"today": self.request.today}

    def act(self, form, **opened):
        """Takes it out."""
        remove_row(self.row, reason=form.cleaned_data["reason"], **opened)
        messages.success(self.request, "Removed.")

    def says_now(self, form):
        """The row as it is now."""
        return self.said

    def get_context_data(self, **kwargs):
        """What is removed."""
        said = {"heading": f"Remove {self.kind.one}", "button": "Remove", "said": self.said}
        return super().get_context_data(**said, **kwargs)
