"""Planning a visit, and cancelling it."""

from typing import Any

from pathways.forms.contacts.base import ContactForm, time
from pathways.forms.manage.fields import day, lines, text


class PlanVisitForm(ContactForm):
    """A visit that was agreed."""

    on = day("Which day?", missing="Enter the day of the visit", called="The day")
    at_time = time("At what time?", "Leave it empty if no time was agreed.")
    where = text("Where?", 120)

    def clean(self) -> dict[str, Any] | None:
        """It is still to come."""
        cleaned = super().clean()
        self.check_later("on", "This day has passed. Log the visit instead")
        return cleaned


class CancelVisitForm(ContactForm):
    """Why a visit will not be."""

    reason = lines("Why?", missing="Say why it was cancelled", hint="For example: they asked for another day.")
