"""Forms about the themes of a draft."""

from typing import Any

from django import forms

from leaving_care.forms import CheckboxesField, PageForm
from leaving_care.law import areas
from offers.forms.desk import CHOOSE, line, lines
from offers.models import Theme


class ThemeForm(PageForm):
    """A theme's name, its few words, what of the law it covers, and its picture."""

    name = line("Name", 80, missing="Give the theme a name")
    intro = lines("A few words under the name", hint="Markdown. It need not be there.")
    areas = CheckboxesField(
        label="Which areas of the law does it cover?",
        required=False,
        help_text="None: it covers no area on its own.",
        error_messages={"invalid_choice": CHOOSE},
    )
    icon = forms.ChoiceField(label="Picture beside it", required=False, error_messages={"invalid_choice": CHOOSE})
    button = "Save"

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = {"areas": [(id, area.name) for id, area in areas().items()]}
        choices["icon"] = [("", "No picture"), *((value, value.capitalize()) for value in Theme.Icon.values)]
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
