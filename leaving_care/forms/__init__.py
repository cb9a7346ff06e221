"""Forms that look and behave as GOV.UK's do, drawn by the templates in templates/govuk/.

What a question is stands in its field and widget; how the page is arranged stands in the layout:

    class WhereYouLive(GovukForm):
        home = forms.ChoiceField(
            label="Where do you live now?",
            choices=[("own", "My own place"), ("family", "With family"), ("else", "Somewhere else")],
            widget=Radios(hints={"own": "You rent it or own it"}, reveals={"else": "where"}),
            error_messages={"required": "Choose where you live now"},
        )
        where = forms.CharField(label="Where?", error_messages={"required": "Say where you live"})

        layout = [Question("home", heading=True)]

A page draws it with `{% crispy form %}`, error summary, button and all.
"""

from leaving_care.forms.base import GovukForm, GovukModelForm, PageForm, PageMixin
from leaving_care.forms.fields import CheckboxesField, DateField, TextareaField
from leaving_care.forms.layout import Button, Fieldset, Question
from leaving_care.forms.widgets import AffixedInput, Checkboxes, DateBoxes, Radios, Textarea

__all__ = [
    "AffixedInput",
    "Button",
    "Checkboxes",
    "CheckboxesField",
    "DateBoxes",
    "DateField",
    "Fieldset",
    "GovukForm",
    "GovukModelForm",
    "PageForm",
    "PageMixin",
    "Question",
    "Radios",
    "Textarea",
    "TextareaField",
]
