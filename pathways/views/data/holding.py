"""What a record says of other people, and holding it back from what the young person takes out."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care import audit
from leaving_care.actions.rights import give_back, hold_back
from leaving_care.models import Part
from leaving_care.record_views import find_person
from pathways.archive.others import other, others
from pathways.forms.data import GiveBackForm, HoldBackForm
from pathways.views.data.common import RecordFormView, paged


@require_safe
def other_people(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The rows that may be about somebody else, and whether each is held back. Each part that is shown is looked at."""
    person = find_person(request, key, "hold_back")
    page = paged(request, others(person))
    for part in sorted({Part.KNOWN_PEOPLE, *(row.part for row in page if row.words)}):
        audit.looked(person, part, by=request.user, at=request.now)  # type: ignore[attr-defined, arg-type]
    return render(request, "data/others.html", {"person": person, "page": page})


class HoldBackView(RecordFormView):
    """Holds one row back, with a reason; or no longer."""

    what = "hold_back"
    template_name = "data/hold_back.html"

    def find(self, request, **kwargs):
        """The record, and the row of it."""
        person = super().find(request, **kwargs)
        self.other = other(person, kwargs["kind"], kwargs["row"])
        if self.other is None:
            raise Http404
        return person

    def get(self, request, *args, **kwargs):
        """Shows what the row says, which is a look."""
        if self.other.words:
            audit.looked(self.person, self.other.part, by=request.user, at=request.now)
        return super().get(request, *args, **kwargs)

    def get_form_class(self):
        """A reason is asked for only in holding back."""
        return GiveBackForm if self.other.held else HoldBackForm

    def do(self, form, **opened):
        """One or the other."""
        if self.other.held:
            give_back(self.person, self.other.row, **opened)
            self.done = "It is not held back any more."
        else:
            hold_back(self.person, self.other.row, **form.cleaned_data, **opened)
            self.done = "It is held back. Files that were made before can no longer be taken."

    def get_success_url(self):
        """The list."""
        return reverse("manage_data_others", args=[self.person.key])

    def get_context_data(self, **kwargs):
        """The row, too, and what there is to do with it."""
        title = "Stop holding this back" if self.other.held else "Hold this back"
        return super().get_context_data(other=self.other, title=title, **kwargs)
