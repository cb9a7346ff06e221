"""A young person's own pages about their data: taking everything out, having something put right."""

import uuid

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from leaving_care.actions.rights import ask_correction
from leaving_care.models import Archive, Correction, Part
from leaving_care.retention import kept
from pathways.archive.asking import archives
from pathways.forms.data import PARTS, AskArchiveForm, CorrectionForm
from pathways.views.data.common import AskArchiveView, RecordFormView, answered_and_waiting, hand_out, own_record
from pathways.views.me.own import answered_on


class MyDataView(AskArchiveView):
    """My data: the file of everything, how long it is kept, and the way to have something put right."""

    form_class = AskArchiveForm
    template_name = "data/mine.html"
    title = "My data"

    def find(self, request, **kwargs):
        """One's own record."""
        return own_record(request)

    def get_success_url(self):
        """Here, where it is seen how far the file is."""
        return reverse("me_data")

    def get_context_data(self, **kwargs):
        """The files, and until when the record is kept."""
        person, request = self.person, self.request
        files = archives(person, request.now)
        return super().get_context_data(
            archives=files,
            answered_on=answered_on(person, request.today),
            making=any(line.state == "making" for line in files),
            keeping=kept(person.date_of_birth, person.died_on, request.today),
            **kwargs,
        )


class MyCorrectionView(RecordFormView):
    """Asking for something to be put right, and what was answered before."""

    form_class = CorrectionForm
    template_name = "data/my_corrections.html"
    title = "Something is wrong in my record"
    done = "We have what you wrote. The answer will be on this page."

    def find(self, request, **kwargs):
        """One's own record."""
        return own_record(request)

    def do(self, form, **opened):
        """Asks for it."""
        ask_correction(self.person, **form.cleaned_data, **opened)

    def get_success_url(self):
        """Here: the page lists what was asked."""
        return reverse("me_correction")

    def get_context_data(self, **kwargs):
        """What was answered, and what was asked and waits; each with what it is about in the words of the form."""
        answered, waiting = answered_and_waiting(self.person)
        return super().get_context_data(answered=_about(answered), waiting=_about(waiting), **kwargs)


def _about(rows: list[Correction]) -> list[tuple[Correction, str]]:
    return [(row, dict(PARTS)[Part(row.about)]) for row in rows]


@require_GET
def take_mine(request: HttpRequest, archive: uuid.UUID) -> HttpResponseBase:
    """The file, once. Each taking is noted."""
    row = get_object_or_404(Archive.objects.select_related("person"), person=own_record(request), key=archive)
    return hand_out(request, row, request.now, "me_data")  # type: ignore[attr-defined]
