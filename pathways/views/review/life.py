"""Changes in somebody's life: noted, and settled where no review is needed."""

from django.contrib import messages
from django.http import Http404

from pathways.actions import changes_in_life
from pathways.forms.review.life import ChangeForm, SettleForm
from pathways.models import ChangeInLife
from pathways.views.review.common import ReviewFormView


class NoteChange(ReviewFormView):
    """A change that should prompt an early review, noted."""

    form_class = ChangeForm
    heading, button = "Something has changed in their life", "Save"
    lead = "Any of these should prompt an early review of the plan."

    def get_form_kwargs(self):
        """The days between which it can have been."""
        return super().get_form_kwargs() | {"today": self.request.today, "born": self.person.date_of_birth}

    def act(self, form, *, by, at, once, version):
        """Notes it: another line, whatever else changed."""
        changes_in_life.note(self.person, form.cleaned_data, by=by, at=at, once=once)
        messages.success(self.request, "Saved.")


class SettleChange(ReviewFormView):
    """A change that somebody looked at, and that needs no review. Raises Http404 for one that is settled."""

    form_class = SettleForm
    heading, button = "No review is needed", "Save"

    def find(self, request, **kwargs):
        """The change too."""
        person = super().find(request, **kwargs)
        self.row = ChangeInLife.objects.filter(person=person, key=kwargs["row"], settled_on=None).first()
        if self.row is None:
            raise Http404
        self.lead = f"What has changed: {self.row.get_kind_display()}."
        return person

    def act(self, form, *, by, at, once, version):
        """Settles it."""
        changes_in_life.settle(self.row, why=form.cleaned_data["why"], by=by, at=at, once=once)
        messages.success(self.request, "Saved.")
