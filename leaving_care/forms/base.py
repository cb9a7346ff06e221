"""The form that everything else is put in: plain Django, drawn the GOV.UK way however a template asks for it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template
from django.utils.html import strip_tags

from leaving_care.forms.drawing import revealed_fields
from leaving_care.forms.layout import Button

UNSEEN = "Take out the character that cannot be shown"
_LIMIT = re.compile(r"%\(limit_value\)[ds]")


class Renderer(DjangoTemplates):
    """Makes Django's own `{{ form }}` and `{{ field.as_field_group }}` come from the pack too."""

    form_template_name = "govuk/uni_form.html"
    field_template_name = "govuk/field.html"

    def get_template(self, template_name):
        """The project's template for the pack's names, Django's for its own."""
        return (
            get_template(template_name) if template_name.startswith("govuk/") else super().get_template(template_name)
        )


class GovukMixin(forms.BaseForm):
    """What GovukForm and GovukModelForm add to Django's.

    A field that an answer reveals (`Radios(reveals=...)`) counts only if that answer was given. Otherwise it is neither
    required nor checked, and what was typed there is left out of `cleaned_data`. A `clean` of your own calls
    `super().clean()` first.
    """

    default_renderer = Renderer
    # Browsers' own messages come in their own words, one at a time and not beside ours.
    use_required_attribute = False

    layout: Iterable[Any] | None = None  # field names and layout objects; None: every field in turn
    button = "Continue"  # what the button at the end says; "" for none, or for buttons that the layout holds
    form_tag = True  # False where the page draws the form's own tag
    error_summary = True  # False where the page draws it itself, above its own heading: {{ form|as_crispy_errors }}

    @cached_property
    def helper(self) -> FormHelper:
        """What `{% crispy form %}` goes by.

        Raises ValueError if the layout names a field that is not there, or leaves one out.
        """
        helper = FormHelper()
        helper.render_hidden_fields = True
        helper.form_tag = self.form_tag
        visible = [bound.name for bound in self.visible_fields()]
        revealed = revealed_fields(self)
        helper.layout = Layout(*(self.layout or [name for name in visible if name not in revealed]))
        drawn = Counter([*revealed, *(pointer.name for pointer in helper.layout.get_field_names())])
        if wrong := {name for name in {*visible, *drawn} if drawn[name] != 1 or name not in self.fields}:
            raise ValueError(f"The layout of {type(self).__name__} does not hold each field once: {sorted(wrong)}")
        if self.button:
            helper.layout.append(Button(self.button))
        return helper

    def full_clean(self) -> None:
        """Checks the form. A field that has no words of its own for a missing answer names itself.

        A summary full of "This field is required" would tell nobody which. Limits are said as people write them: 20,000.
        """
        for name, field in self.fields.items():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = f"Answer “{strip_tags(str(self[name].label))}”"
            _write_limits(field)
        super().full_clean()

    def clean(self) -> dict[str, Any] | None:
        """Leaves out what no answer asked for."""
        cleaned = super().clean()
        for name in self._not_asked():
            self.errors.pop(name, None)
            self.cleaned_data[name] = self.fields[name].to_python(None)
        return cleaned

    def _not_asked(self) -> Iterator[str]:
        for name, (question, value) in revealed_fields(self).items():
            answer = self[question].value()
            given = answer if isinstance(answer, list | tuple | set) else [answer]
            if value not in map(str, given):
                yield name


def _write_limits(field: forms.Field) -> None:
    words = field.error_messages
    if isinstance(field, forms.CharField):
        words.setdefault("max_length", "Enter %(limit_value)s characters or fewer")
        words.setdefault("null_characters_not_allowed", UNSEEN)
    for each in field.validators:
        limit, code = getattr(each, "limit_value", None), getattr(each, "code", "")
        if isinstance(limit, int | Decimal) and code in words:
            words[code] = _LIMIT.sub(f"{limit:,}", str(words[code]))


class GovukForm(GovukMixin, forms.Form):
    """A form drawn the GOV.UK way (see `leaving_care.forms`)."""


class GovukModelForm(GovukMixin, forms.ModelForm):
    """A model's form drawn the GOV.UK way."""


class PageMixin(GovukMixin):
    """A form whose page draws the form's own tag, and what is wrong above its heading."""

    error_summary = False
    form_tag = False


class PageForm(PageMixin, forms.Form):
    """The same, drawn from fields of its own."""
