"""Forms about the bodies that agree an offer, and what they decide."""

from django import forms

from leaving_care.forms import DateField, PageForm, Radios, TextareaField
from offers.actions.agreeing import NEEDED

TOO_LONG = "Enter %(limit_value)d characters or fewer"


class BodyForm(PageForm):
    """A body that has to agree the offer."""

    name = forms.CharField(
        label="What the body is called",
        max_length=200,
        help_text="Such as: Children’s Services senior leadership team",
        error_messages={"required": "Say what the body is called", "max_length": TOO_LONG},
    )
    has_chair = forms.TypedChoiceField(
        label="Is it a board with a chair and minutes?",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda value: value == "yes",
        widget=Radios(hints={"yes": "Who was in the chair and where the minute is are kept and made public"}),
        error_messages={
            "required": "Say whether it has a chair and minutes",
            "invalid_choice": "Choose one of the list",
        },
    )
    button = "Save"


class EndBodyForm(PageForm):
    """That a body no longer agrees the offer."""

    button = "Take it off the list"


class SubmitForm(PageForm):
    """A draft is put to the bodies."""

    note = TextareaField(
        label="What the bodies should know",
        required=False,
        max_length=2000,
        help_text="Such as: what changed since last year, and why advice of the checks is not followed. It is not published.",
    )
    button = "Submit it"


class ApproveForm(PageForm):
    """What a body agreed. Without a chair, only the day is asked."""

    chair = forms.CharField(
        label="Who was in the chair?",
        required=False,
        max_length=120,
        help_text="Their name is published with the offer.",
        error_messages={"max_length": TOO_LONG},
    )
    decided_on = DateField(
        label="On which day was it agreed?",
        called="The day",
        error_messages={"required": "Give the day on which it was agreed"},
    )
    minute = forms.CharField(
        label="Where is the minute?",
        required=False,
        max_length=120,
        help_text="Its number, or the name of the paper. It is published with the offer.",
        error_messages={"max_length": TOO_LONG},
    )
    button = "Record that it was agreed"

    def __init__(self, *args, has_chair: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_chair:
            del self.fields["chair"], self.fields["minute"]

    def clean(self):
        """Beside another mistake, what a board has not said is told too. Alone, the action says it, with all that it finds."""
        cleaned = super().clean()
        if self.errors:
            for name, words in NEEDED.items():
                if name in self.fields and name not in self.errors and not self.cleaned_data.get(name):
                    self.add_error(name, words)
        return cleaned


class ReturnForm(PageForm):
    """That a body returned a draft, and why."""

    comments = TextareaField(
        label="What has to be changed?",
        max_length=4000,
        help_text="Those who write the draft read this. It is not published.",
        error_messages={"required": "Say what has to be changed"},
    )
    decided_on = DateField(
        label="On which day was it returned?",
        called="The day",
        error_messages={"required": "Give the day on which it was returned"},
    )
    button = "Return it"
