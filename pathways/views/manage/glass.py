"""Opening a record outside the usual rule."""

from django.contrib import messages
from django.core.exceptions import ValidationError

from leaving_care.actions.glass import GLASS, AlreadyOpen, break_glass
from leaving_care.council_views import CouncilFormView
from leaving_care.models import Event
from pathways.forms.manage.glass import GlassForm


class OpenView(CouncilFormView):
    """Names one young person and says why. What is found, or not, is told in one and the same way."""

    what, form_class = GLASS, GlassForm
    template_name = "manage/open.html"
    already = None
    title = "Open a record outside the usual rule"
    lead = (
        "You see the record until the end of today, and cannot change it.",
        "The data officers are told at once. The young person sees it too, unless that would be unsafe.",
    )
    is_grave = True

    def act(self, form, **opened):
        """Calls the action."""
        try:
            self.person = break_glass(self.council, **form.action_fields(), **opened)
        except AlreadyOpen as found:
            self.already = found.person
            raise ValidationError("You can open this record already") from None

    def get_context_data(self, **kwargs):
        """The record that can be opened without this, if that is what was asked for."""
        return super().get_context_data(already=self.already, **kwargs)

    def get_success_url(self):
        """The record, until the end of the day."""
        person = getattr(self, "person", None) or self._opened_before()
        if person is None:
            return self.back()
        messages.success(self.request, "The record is open to you until the end of today. The data officers are told.")
        return f"/work/people/{person.key}/"

    def _opened_before(self):
        """Whose record this very form opened: the second half of a double click leads where the first did."""
        event = Event.objects.filter(once=self.request.POST.get("once"), by=self.request.user).select_related("person")
        found = event.first()
        return found.person if found else None
