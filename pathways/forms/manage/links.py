"""Forms about who works with a young person and who may see their record."""

from django import forms

from leaving_care.actions.allocations import WORKERS
from leaving_care.actions.sharing import NOT_RESPONSIBLE, TO_COUNCILS, TO_PARTNERS
from leaving_care.forms import CheckboxesField, Radios
from leaving_care.models import Authority, Part, Role
from pathways.forms.manage.fields import ManageForm, WorkerField, day, lines, workers, yes_or_no

TOLD = "The young person can read this."
WHEN_TOLD = "When were they told?"


class PersonForm(ManageForm):
    """A form about one young person, opened on a day."""

    def __init__(self, *args, person, today, **kwargs):
        self.person, self.today = person, today
        super().__init__(*args, **kwargs)
        if "starts_on" in self.fields:
            self.fields["starts_on"].initial = today


class AllocateForm(PersonForm):
    """Who works with them, and from when."""

    worker = WorkerField(
        queryset=None, label="Worker", empty_label="Choose a worker", error_messages={"required": "Choose a worker"}
    )
    is_main = yes_or_no(
        "Are they the main personal adviser?",
        missing="Say whether they are the main personal adviser",
        hint="There is one main adviser at a time. The one before stops the day before.",
    )
    starts_on = day("From", missing="Enter the first day", called="The first day")
    why = lines("If the main adviser changes: why?", hint=TOLD)
    notice_given_on = day("When were they told about the change?", hint="Leave empty if it is not recorded yet.")
    introduced_on = day(
        "When did they meet the new worker, or will they?", hint="Leave empty if it is not recorded yet."
    )
    button = "Allocate"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["worker"].queryset = workers(self.person.authority, WORKERS, self.today)

    def clean_is_main(self):
        """Whether they are."""
        return self.cleaned_data["is_main"] == "yes"


class ReferForm(PersonForm):
    """To which clinician."""

    clinician = WorkerField(
        queryset=None,
        label="Clinician",
        empty_label="Choose a clinician",
        error_messages={"required": "Choose a clinician"},
    )
    starts_on = day("From", missing="Enter the first day", called="The first day")
    reason = lines("Why?", hint="The clinician cannot read this. They see the name used and the consultation notes.")
    button = "Refer"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["clinician"].queryset = workers(self.person.authority, [Role.CLINICIAN], self.today)


class ShareForm(PersonForm):
    """Which part with whom, until when."""

    partner = WorkerField(
        queryset=None,
        label="Partner worker",
        empty_label="Choose a partner worker",
        error_messages={"required": "Choose a partner worker"},
    )
    to_part = forms.ChoiceField(
        label="What they may see",
        choices=[(part.value, part.label.capitalize()) for part in TO_PARTNERS],
        widget=Radios,
        error_messages={"required": "Choose what they may see"},
    )
    starts_on = day("From", missing="Enter the first day", called="The first day")
    ends_on = day(
        "Until", missing="Enter the last day", called="The last day", hint="They see nothing from the day after."
    )
    reason = lines("Why?", missing="Say why", hint=TOLD)
    button = "Share"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = workers(self.person.authority, [Role.PARTNER], self.today)


class CouncilField(forms.ModelChoiceField):
    """Another council, named by its slug."""

    def __init__(self, **kwargs):
        words = {"required": "Choose a council"}
        super().__init__(
            queryset=None, to_field_name="slug", empty_label="Choose a council", error_messages=words, **kwargs
        )


def other_councils(person, today):
    """The councils on this install to which a young person can go."""
    there = Authority.objects.existing(today).exclude(tier__in=NOT_RESPONSIBLE)
    return there.exclude(pk=person.authority_id)


def parts_field(**more) -> CheckboxesField:
    """Several parts of a record."""
    return CheckboxesField(choices=[(part, Part(part).label.capitalize()) for part in TO_COUNCILS], **more)


class HandOverForm(PersonForm):
    """Which parts another council sees."""

    to = CouncilField(label="To which council?")
    parts = parts_field(label="What they may see", error_messages={"required": "Choose at least one part"})
    starts_on = day("From", missing="Enter the first day", called="The first day")
    ends_on = day("Until", called="The last day", hint="Leave empty if no end is agreed. You can end it at any time.")
    # With the two days that the action adds it still fits where it is kept.
    reason = lines("Why?", missing="Say why", hint=TOLD, longest=200)
    notice_given_on = day(WHEN_TOLD, hint="Leave empty if it is not recorded yet.")
    introduction_on = day("When will they be introduced?", hint="Leave empty if it is not planned yet.")
    button = "Hand over"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = other_councils(self.person, self.today)


class MoveForm(PersonForm):
    """Which council becomes responsible, today."""

    to = CouncilField(label="Which council is responsible from today?")
    keep = parts_field(
        label="What do we still need to see?", required=False, help_text="Only what the other council agreed to."
    )
    why = lines("Why?", missing="Say why", hint=TOLD, longest=200)
    notice_given_on = day(WHEN_TOLD, hint="Leave empty if it is not recorded yet.")
    introduction_on = day("When will they be introduced?", hint="Leave empty if it is not planned yet.")
    sure = forms.BooleanField(
        label="The other council has agreed, and I know that our workers lose this record now",
        error_messages={"required": "Tick the box if the other council has agreed"},
    )
    button = "Move the record"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = other_councils(self.person, self.today)


class EndForm(PersonForm):
    """The last day of a link."""

    ends_on = day("Last day", called="The last day", hint="They see nothing from the day after.")
    mistake = forms.BooleanField(label="It was a mistake: take it away now", required=False)
    button = "End it"

    def __init__(self, *args, link, **kwargs):
        self.link = link
        super().__init__(*args, **kwargs)
        if link.starts_on < self.today:
            del self.fields["mistake"]

    def clean(self):
        """A last day, unless it is taken away. Then there is none."""
        cleaned = super().clean()
        if cleaned.pop("mistake", False):
            cleaned["ends_on"] = None
            self.errors.pop("ends_on", None)
        elif "ends_on" not in self.errors and not cleaned.get("ends_on"):
            self.add_error("ends_on", "Enter the last day")
        return cleaned


class EndWorkForm(EndForm):
    """The last day on which somebody works with them, and why."""

    why = lines("Why does it end?", hint=TOLD)
    notice_given_on = day(WHEN_TOLD, hint="Leave empty if it is not recorded yet.")
    layout = None
    field_order = ["ends_on", "why", "notice_given_on", "mistake"]
