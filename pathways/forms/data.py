"""Forms about a young person's rights over their data."""

from django import forms
from django.core.exceptions import ValidationError

from leaving_care.forms import PageForm, Radios, TextareaField
from leaving_care.models import Part, YoungPerson

ERASE = "erase"
YES, NO = "yes", "no"
# What a young person calls the parts of their record.
PARTS = [
    (Part.ABOUT, "Name, date of birth or other details"),
    (Part.REACH, "How to reach me"),
    (Part.HOMES, "Where I live or have lived"),
    (Part.CARE, "My time in care, or my status"),
    (Part.CIRCUMSTANCES, "What is going on in my life"),
    (Part.KNOWN_PEOPLE, "The people around me"),
    (Part.WORKERS, "My workers"),
    (Part.LEVEL, "How much support I get"),
    (Part.CONSENT, "What I agreed to"),
    (Part.BOOKLET, "The booklet I was given"),
    (Part.NOTES, "Notes of health workers"),
    (Part.PLAN, "My plan"),
    (Part.CONTACTS, "When we were in touch"),
    (Part.DATA, "Something else"),
]


class AskArchiveForm(PageForm):
    """Asking for everything: there is nothing to fill in."""

    button = "Ask for my file"


class AskArchiveForThemForm(PageForm):
    """The same, asked for them by a data officer."""

    button = "Ask for their file"


class CorrectionForm(PageForm):
    """Asking for something to be put right."""

    about = forms.ChoiceField(
        label="What is it about?",
        choices=PARTS,
        widget=Radios,
        error_messages={"required": "Choose what it is about"},
    )
    wrong = TextareaField(
        label="What is wrong?",
        max_length=2000,
        error_messages={"required": "Say what is wrong"},
    )
    right = TextareaField(
        label="What should it say?",
        help_text="Leave this empty if you only want to say that it is wrong.",
        max_length=2000,
        required=False,
    )
    button = "Send"


class AnswerForm(PageForm):
    """A data officer's answer to what somebody asked to have put right."""

    agreed = forms.ChoiceField(
        label="Do you agree?",
        choices=[(YES, "Yes, and the record has been or will be put right"), (NO, "No")],
        widget=Radios(hints={NO: "Their words stay on the record, and they are told how to complain."}),
        error_messages={"required": "Choose whether you agree"},
    )
    answer = TextareaField(
        label="Your answer",
        help_text="They read this. Use plain words, and say why.",
        max_length=2000,
        error_messages={"required": "Write an answer"},
    )
    button = "Send the answer"


class HoldBackForm(PageForm):
    """Why a row about somebody else is held back."""

    reason = forms.CharField(
        label="Why is it held back?",
        help_text="The young person reads this in place of it. Do not say who the other person is.",
        max_length=300,
        error_messages={"required": "Say why it is held back", "max_length": "Enter 300 characters or fewer"},
    )
    button = "Hold it back"


class GiveBackForm(PageForm):
    """Holding a row back no longer: there is nothing to fill in."""

    button = "Stop holding it back"


class FindForm(PageForm):
    """Whose record: exactly by number or name, so that nobody browses."""

    who = forms.CharField(
        label="Whose record?",
        help_text="The council's own number, or the whole name: the one they use or the legal one.",
        max_length=200,
        error_messages={
            "required": "Enter a number or a whole name",
            "max_length": "No name or number is that long. Enter 200 characters or fewer",
        },
    )
    button = "Find"


class EraseForm(PageForm):
    """Erasing a record by law. `person`: whose, so that it can be told that the reason does not name them."""

    reason = forms.CharField(
        label="Why is it erased by law?",
        help_text="This stays when the record is gone. Do not say who it is about.",
        max_length=300,
        error_messages={"required": "Say why it is erased", "max_length": "Enter 300 characters or fewer"},
    )
    confirm = forms.CharField(
        label="To confirm, type the council's number for them, or the word “erase”",
        max_length=40,
        error_messages={
            "required": "Type the number or the word “erase”",
            "max_length": "Type the number or the word “erase”, and nothing else",
        },
    )
    button = ""

    def __init__(self, *args, person: YoungPerson, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_confirm(self) -> str:
        """Raises ValidationError for anything but the number or the word."""
        typed = self.cleaned_data["confirm"].strip()
        if typed.lower() != ERASE and (not self.person.council_id or typed != self.person.council_id):
            raise ValidationError("This is not their number, nor the word “erase”. Type one of the two.")
        return typed
