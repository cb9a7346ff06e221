"""Erasing a record by law."""

import uuid

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from leaving_care.law import provisions
from leaving_care.models import Event
from leaving_care.retention import kept
from pathways.actions.erasing import erase
from pathways.forms.data import EraseForm
from pathways.views.data.common import RecordFormView

DONE = "The record is erased. That it was erased, when, by whom and why is noted; whose it was is not."


class EraseView(RecordFormView):
    """Erases a record, after a typed confirmation and with a reason."""

    what = "erase"
    form_class = EraseForm
    template_name = "data/erase.html"
    title = "Erase this record"

    def dispatch(self, request, *args, **kwargs):
        """A form that is sent twice finds nothing the second time: what it asked for is done."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            if request.method == "POST" and _was_done(request):
                return redirect("manage_data")
            raise

    def do(self, form, *, by, at, once):
        """Erases it."""
        erase(self.person, reason=form.cleaned_data["reason"], by=by, at=at, once=once)
        messages.success(self.request, DONE)

    def get_form_kwargs(self):
        """Whose it is."""
        return {**super().get_form_kwargs(), "person": self.person}

    def get_success_url(self):
        """There is no page of theirs any more."""
        return reverse("manage_data")

    def get_context_data(self, **kwargs):
        """Until when the record has to be kept, and by what law."""
        person, today = self.person, self.request.today
        keeping = kept(person.date_of_birth, person.died_on, today)
        rests_on = [provisions()[name] for name in keeping.provisions]
        return super().get_context_data(keeping=keeping, is_past=keeping.is_past(today), provisions=rests_on, **kwargs)


def _was_done(request) -> bool:
    try:
        once = uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return False
    return Event.objects.filter(kind=Event.Kind.ERASED, once=once, by=request.user).exists()
