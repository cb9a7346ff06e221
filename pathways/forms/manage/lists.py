"""The forms that narrow a list down. They change nothing; what is typed stays out of addresses (views/searching.py)."""

from django import forms

from leaving_care.models import Event, Status
from pathways.forms.manage.fields import ManageForm, day, text


class TeamListForm(ManageForm):
    """Which of the young people. `advisers`: (key, name) of each."""

    q = text("Name, or the council’s whole number", 120)
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Any"), *Status.choices])
    adviser = forms.ChoiceField(label="Main adviser", required=False)
    look = forms.BooleanField(label="Only those with something to look at", required=False)
    booklet = forms.BooleanField(label="Only those who have not had the booklet of what they can get", required=False)
    button = "Show"

    NOBODY = "nobody"

    def __init__(self, *args, advisers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adviser"].choices = [("", "Anybody"), (self.NOBODY, "Nobody yet"), *advisers]

    def filters(self) -> dict:
        """What caseload.team_list is told; nothing where the form is wrong."""
        if not self.is_valid():
            return {}
        said = self.cleaned_data
        nobody = said["adviser"] == self.NOBODY
        return {
            "search": said["q"],
            "status": said["status"],
            "look": said["look"],
            "booklet": said["booklet"],
            "nobody": nobody,
            "adviser": None if nobody else said["adviser"] or None,
        }


class EventsForm(ManageForm):
    """Which events."""

    person = text("Young person", 40, hint="The council’s own number, or the long key in a record’s address.")
    staff = text("Who did it", 254, hint="A part of the name, or the whole email address.")
    kind = forms.ChoiceField(
        label="What happened",
        required=False,
        choices=[("", "Anything"), *((kind.value, kind.label.capitalize()) for kind in Event.Kind)],
    )
    first = day("From", called="The first day")
    last = day("To", called="The last day")
    button = "Search"

    def clean(self):
        """The days in order."""
        cleaned = super().clean()
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", "The last day cannot be before the first day")
        return cleaned
