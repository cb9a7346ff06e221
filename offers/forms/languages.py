"""Adding a language to a council, and ending one."""

from collections.abc import Iterable

from django import forms

from leaving_care.forms import PageForm
from offers.languages import Language

CHOOSE = "Choose a language"


class AddLanguageForm(PageForm):
    """One language of those that the council does not offer yet."""

    button = "Add this language"
    code = forms.ChoiceField(
        label="Which language?",
        error_messages={"required": CHOOSE, "invalid_choice": "Choose a language from the list"},
    )

    def __init__(self, *args, languages: Iterable[Language], **kwargs):
        super().__init__(*args, **kwargs)
        named = [(language.code, f"{language.english} ({language.own})") for language in languages]
        self.fields["code"].choices = [("", CHOOSE), *named]  # type: ignore[attr-defined]  # it is a ChoiceField


class EndLanguageForm(PageForm):
    """Nothing to fill in."""

    button = "End this language"
