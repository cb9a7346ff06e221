"""One young person's data, for the data officer: their files, what they asked to have put right, what is to be done."""

import uuid

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from leaving_care import audit
from leaving_care.law import provisions
from leaving_care.models import Archive, Part
from leaving_care.record_views import find_person
from leaving_care.retention import kept
from pathways.archive.asking import archives
from pathways.forms.data import AskArchiveForThemForm
from pathways.views.data.common import AskArchiveView, answered_and_waiting, hand_out


class DataPersonView(AskArchiveView):
    """Everything about one young person's rights over their data, and a file of everything for them."""

    form_class = AskArchiveForThemForm
    template_name = "data/person.html"
    title = "Rights over their data"

    def get(self, request, *args, **kwargs):
        """Shows it, and notes the look."""
        audit.looked(self.person, Part.DATA, by=request.user, at=request.now)
        return super().get(request, *args, **kwargs)

    def get_success_url(self):
        """The same page."""
        return reverse("manage_data_person", args=[self.person.key])

    def get_context_data(self, **kwargs):
        """Files, corrections, how long the record is kept and by what law."""
        person, request = self.person, self.request
        keeping = kept(person.date_of_birth, person.died_on, request.today)
        files = archives(person, request.now)
        answered, waiting = answered_and_waiting(person)
        return super().get_context_data(
            archives=files,
            making=any(line.state == "making" for line in files),
            corrections=[*waiting, *answered],
            keeping=keeping,
            is_past=keeping.is_past(request.today),
            provisions=[provisions()[name] for name in keeping.provisions],
            **kwargs,
        )


@require_GET
def take_theirs(request: HttpRequest, key: uuid.UUID, archive: uuid.UUID) -> HttpResponseBase:
    """The file, for a data officer to give to them. Each taking is noted."""
    person = find_person(request, key, "take_out")
    row = get_object_or_404(Archive.objects.select_related("person"), person=person, key=archive)
    return hand_out(request, row, request.now, "manage_data_person", key)  # type: ignore[attr-defined]
