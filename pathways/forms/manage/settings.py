"""Forms for the settings of a council. Each has the values of one action of leaving_care.actions.council or sign_on."""

from django import forms
from django.core.validators import RegexValidator

from leaving_care.actions.sign_on import check_provider
from leaving_care.forms import TextareaField
from leaving_care.models import RoleTitle
from pathways.forms.manage.fields import TOO_LONG, ManageForm, text

COLOUR = "Write a colour as # and six of the signs 0 to 9 and a to f, such as #00538a"


class ColourForm(ManageForm):
    """The council's colour."""

    accent = text(
        "Colour",
        7,
        hint="Written like #00538a. Leave it empty for the portal’s own. White words have to be easy to read on it.",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}\Z", COLOUR)],
    )
    button = "Save"


class TitlesForm(ManageForm):
    """What the council calls each job: a box for each."""

    button = "Save"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for role, word in RoleTitle.ROLES:
            self.fields[role] = text(word.capitalize(), 60)

    def action_fields(self) -> dict:
        """What the action is told."""
        return {"titles": self.cleaned_data}


class WordsForm(ManageForm):
    """Words that the council says instead of others."""

    words = TextareaField(
        label="Words to use",
        required=False,
        max_length=8000,
        help_text="One on each line: the other word, an equals sign, and yours. Such as: care leaver = care experienced person",
    )
    button = "Save"

    @staticmethod
    def written(words: dict[str, str]) -> str:
        """The words as the box shows them."""
        return "\n".join(f"{instead_of} = {say}" for instead_of, say in words.items())

    def clean_words(self) -> dict[str, str]:
        """The words: the other → ours."""
        found: dict[str, str] = {}
        for number, line in enumerate(self.cleaned_data["words"].split("\n"), 1):
            if not line.strip():
                continue
            instead_of, equals, say = (part.strip() for part in line.partition("="))
            if not (equals and instead_of and say):
                raise forms.ValidationError(f"Line {number}: write a word, an equals sign, and your word")
            if len(instead_of) > 60 or len(say) > 60:
                raise forms.ValidationError(f"Line {number}: a word has 60 letters or fewer")
            if instead_of in found:
                raise forms.ValidationError(f"Line {number}: this word is there already")
            found[instead_of] = say
        return found


def _minutes(label: str, least: int, most: int) -> forms.IntegerField:
    words = f"Enter a whole number from {least} to {most}"
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        help_text=f"From {least} to {most} minutes without anything done. We warn two minutes before.",
        error_messages={"required": words, "invalid": words, "min_value": words, "max_value": words},
        widget=forms.NumberInput({"class": "govuk-input--width-4"}),
    )


class TimesForm(ManageForm):
    """When somebody who does nothing is signed out."""

    staff_idle_minutes = _minutes("Staff are signed out after", 5, 120)
    young_idle_minutes = _minutes("Young people are signed out after", 5, 1440)
    button = "Save"


class SignOnForm(ManageForm):
    """The council's own identity provider."""

    name = text("What staff call it", 60, missing="Enter what staff call it", hint="Such as: your council account.")
    server_url = text(
        "Address of the identity provider",
        300,
        missing="Enter the address of the provider",
        hint="It starts with https://",
        validators=[check_provider],
    )
    client_id = text("Client ID", 200, missing="Enter the client ID", hint="Your provider gives it to you.")
    domains = TextareaField(
        label="Domains of staff addresses",
        max_length=2000,
        help_text="The part after @, one on each line. Other addresses cannot sign in this way.",
        error_messages={"required": "Enter at least one domain", "max_length": TOO_LONG},
    )
    button = "Save"


class EndSignOnForm(ManageForm):
    """Whether to end it."""

    button = "Turn it off"
