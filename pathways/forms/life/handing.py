"""Planning that another adviser takes over, taking that back, and doing it."""

from typing import Any

from leaving_care.forms import TextareaField
from leaving_care.models import Membership, Role
from pathways.forms.contacts.base import ContactForm
from pathways.forms.manage.fields import WorkerField, day, lines, workers

LONG = 1000


class HandOverForm(ContactForm):
    """Who takes over, from when, why, and how the young person is told and introduced. `before`: who hands over."""

    after = WorkerField(
        queryset=None,
        label="Who takes over?",
        empty_label="Choose an adviser",
        error_messages={"required": "Choose an adviser"},
    )
    on = day("From which day?", missing="Enter the first day of the new adviser", called="The first day")
    reason = lines(
        "Why does the adviser change?",
        missing="Say why",
        hint="The young person reads this: write it to them, as “you”.",
    )
    notice_on = day(
        "On which day are they told?",
        called="The day on which they are told",
        hint="Tell them in person first. They can read about the change from this day on. Empty: not said yet.",
    )
    met_on = day(
        "When do they all meet?",
        called="The day of the meeting",
        hint="The young person, the adviser of today and the new one together. Empty: not recorded yet.",
    )
    card = TextareaField(
        label="About the new adviser, in the new adviser’s words",
        help_text="For example: what to call me, how I work, what I like. The young person reads this.",
        max_length=LONG,
        required=False,
    )
    goodbye = TextareaField(
        label="Goodbye, from the adviser of today",
        help_text="The young person reads this.",
        max_length=LONG,
        required=False,
    )

    def __init__(self, *args: Any, before: Membership | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["after"]
        rows = workers(self.person.authority, [Role.PERSONAL_ADVISER], self.today)
        field.queryset = rows.exclude(pk=before.pk) if before else rows

    def clean(self) -> dict[str, Any] | None:
        """Days in their order."""
        cleaned = super().clean()
        if "on" in self.changed_data:
            self.check_later("on", "This day has passed")
        for name in ("notice_on", "met_on"):
            self.check_later(name, "This is before they were born", from_day=self.person.date_of_birth)
        said = self.cleaned_data
        if said.get("on") and said.get("notice_on") and said["notice_on"] > said["on"]:
            self.add_error("notice_on", "They have to be told before the change, or on its day")
        return cleaned


class CancelForm(ContactForm):
    """Why it is taken back."""

    why = lines("Why?", missing="Say why", hint="For example: the new adviser is not coming after all.")


class DoItForm(ContactForm):
    """Nothing to fill in: the button says it."""
