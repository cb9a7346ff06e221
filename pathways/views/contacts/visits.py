"""Planning a visit, and cancelling it."""

from leaving_care.models import Part
from pathways.actions import visits
from pathways.forms.contacts.visits import CancelVisitForm, PlanVisitForm
from pathways.views.contacts.common import ContactView, RowView, standing_of
from pathways.views.contacts.saying import visit


class PlanVisit(ContactView):
    """A visit, agreed for a day."""

    what, form_class, part = "log_contact", PlanVisitForm, Part.CONTACTS
    template_name = "contacts/plan_visit.html"
    heading, button, done = "Plan a visit", "Save", "The visit is planned."

    def act(self, form, **opened):
        """Writes it down."""
        visits.plan_visit(self.person, form.cleaned_data, **opened)

    def get_context_data(self, **kwargs):
        """By when it should be."""
        return super().get_context_data(in_touch=standing_of(self.person, self.request.today), **kwargs)


class CancelVisit(RowView):
    """A visit that will not be."""

    what, form_class, part = "log_contact", CancelVisitForm, Part.CONTACTS
    rows, template_name = "visitplanned_rows", "contacts/row_form.html"
    heading, button, done = "Cancel a visit", "Cancel the visit", "The visit is cancelled."

    def act(self, form, **opened):
        """Says why."""
        visits.cancel_visit(self.row, reason=form.cleaned_data["reason"], **opened)

    def get_context_data(self, **kwargs):
        """Which visit."""
        return super().get_context_data(said=[("The visit", visit(self.row))], **kwargs)
