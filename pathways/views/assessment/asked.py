"""Who was asked for their view in an assessment: adding one, changing one, taking one out."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect

from leaving_care.dates import in_words
from pathways import matters
from pathways.actions import assessments as actions
from pathways.forms.assessment.writing import NO, YES, ConsultedForm, NothingForm
from pathways.models import Consulted
from pathways.views.assessment.writing import OneView
from pathways.views.work.sent import sent_before


class AskView(OneView):
    """Somebody who was asked, or why they were not."""

    form_class = ConsultedForm

    def find(self, request, **kwargs):
        """Who it is. Raises Http404 for somebody whom this kind of assessment does not ask."""
        person = super().find(request, **kwargs)
        who = next((each for each in matters.asked_in(self.assessment.kind) if each.key == kwargs["who"]), None)
        if who is None:
            raise Http404
        self.who = who
        self.heading = who.words
        return person

    def get_form_kwargs(self):
        """The day and the person, for dates."""
        return super().get_form_kwargs() | {"today": self.request.today, "person": self.person}

    def act(self, form, **opened):
        """Adds it."""
        actions.consult(self.assessment, self.who.key, form.values, **opened)
        messages.success(self.request, "Saved.")


class AskedView(OneView):
    """A page about one row. Whatever is sent about a row that is gone is answered by the assessment."""

    row: Consulted

    def find(self, request, **kwargs):
        """The row too. Raises Http404."""
        person = super().find(request, **kwargs)
        row = self.assessment.consulted_rows.filter(key=kwargs["asked"]).first()
        if row is None:
            raise Http404
        self.row = row
        self.heading = matters.ASKED_BY_KEY[row.who].words
        return person

    def edit(self):
        """What it says, in a number."""
        row = Consulted.objects.filter(pk=self.row.pk).first()
        return actions.edit_of(row) if row else -1

    def says_now(self, form):
        """As it is now."""
        row = Consulted.objects.filter(pk=self.row.pk).first()
        if row is None:
            return [("This entry", "Somebody took it out")]
        if row.not_asked:
            return [("Why they were not asked", row.not_asked)]
        asked_on = in_words(row.asked_on) if row.asked_on else "Not recorded yet"
        return [("Their name", row.name), ("When they were asked", asked_on), ("What they said", row.said)]


class ChangeAskedView(AskedView):
    """A row, changed."""

    form_class = ConsultedForm
    template_name = "assessment/asked.html"

    def get_initial(self):
        """As it is."""
        values = {name: getattr(self.row, name) for name in actions.CONSULTED}
        return values | {"was": NO if self.row.not_asked else YES}

    def get_form_kwargs(self):
        """The day and the person, for dates."""
        return super().get_form_kwargs() | {"today": self.request.today, "person": self.person}

    def act(self, form, **opened):
        """Changes it."""
        actions.change_consulted(self.row, form.values, **opened)
        messages.success(self.request, "Saved.")

    def get_context_data(self, **kwargs):
        """The row, for the way to take it out."""
        return super().get_context_data(assessment=self.assessment, row=self.row, **kwargs)


class RemoveAskedView(AskedView):
    """A row that was written by mistake, taken out."""

    form_class = NothingForm
    button = "Remove"
    lead = "This takes out what was written down of them. Do it only for a mistake."

    def dispatch(self, request, *args, **kwargs):
        """Sent twice: it is gone, and the assessment says so."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            if request.method != "POST" or not hasattr(self, "assessment") or not sent_before(request):
                raise
            return redirect(self.get_success_url())

    def act(self, form, **opened):
        """Takes it out."""
        actions.remove_consulted(self.row, **opened)
        messages.success(self.request, "Removed.")
