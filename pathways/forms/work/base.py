"""What the forms on a young person's record share: dates that can be true, answers of yes and no, and how they are said."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.html import strip_tags
from django.utils.text import capfirst

from leaving_care.dates import in_words
from leaving_care.forms import DateField, GovukModelForm, PageMixin, Radios
from leaving_care.models import YoungPerson

NOT_RECORDED = "Not recorded yet"
FIRST_YEAR, LAST_YEAR = 1900, 2100
DATES = (
    "starts_on", "ends_on", "said_on", "given_on", "on", "date_of_birth", "adopted_on", "died_on",
)  # fmt: skip


class YesNoField(forms.TypedChoiceField):
    """Yes or no; where nothing need be said, also that it is not recorded yet. The value is True, False or None."""

    widget = Radios

    def __init__(self, *, required: bool = True, **kwargs: Any):
        choices = [("yes", "Yes"), ("no", "No"), *([] if required else [("", NOT_RECORDED)])]
        super().__init__(
            choices=choices, coerce=lambda said: said == "yes", empty_value=None, required=required, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        """What is chosen for a value of the model, or for what was sent."""
        return {True: "yes", False: "no", None: ""}.get(value, value) if not isinstance(value, str) else value


class OnPage(PageMixin):
    """A form whose page draws its button, too."""

    button = ""


class RecordForm(OnPage, GovukModelForm):
    """A form on a young person's record. No date is before the person's birth.

    `in_the_past`: dates that cannot be to come. `as_today`: dates that are today's unless somebody says otherwise.
    `asks_if_later`: a first day to come has to be confirmed.
    """

    in_the_past: tuple[str, ...] = ()
    as_today: tuple[str, ...] = ()
    asks_if_later = False

    class Meta:
        field_classes = dict.fromkeys(DATES, DateField)

    def __init__(self, *args: Any, today: date, person: YoungPerson | None = None, **kwargs: Any):
        self.today, self.person = today, person
        super().__init__(*args, **kwargs)
        in_our_words(self.fields)
        if self.instance.pk is None:
            self.initial.update(dict.fromkeys(self.as_today, today))

    @property
    def values(self) -> dict[str, Any]:
        """What was answered, by the model's fields."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}

    def clean(self) -> dict[str, Any] | None:
        """Dates are real ones of somebody's life, and nothing ends before it starts."""
        cleaned = super().clean()
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if isinstance(field, DateField) and value:
                self._check_date(name, value)
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day cannot be before the first day")
        if self.asks_if_later and first and first > self.today and first != self.initial.get("starts_on"):
            self._confirm("begins_later", "Yes, it begins in the future", "This begins in the future. Is that right?")
        return cleaned

    def _confirm(self, name: str, label: str, asked: str) -> None:
        """Asks whether something unlikely is right; the form is refused until it is said to be."""
        self._ask(name, forms.BooleanField(label=label, error_messages={"required": asked}))

    def _ask(self, name: str, field: forms.Field) -> None:
        """Puts a question more on the form, and checks its answer."""
        self.fields[name] = field
        in_our_words({name: field})
        said = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        try:
            self.cleaned_data[name] = field.clean(said)
        except forms.ValidationError as wrong:
            self.add_error(name, wrong)

    def _check_date(self, name: str, value: date) -> None:
        born = self.person.date_of_birth if self.person and name != "date_of_birth" else None
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            self.add_error(name, f"Enter a year from {FIRST_YEAR} to {LAST_YEAR}")
        elif name in self.in_the_past and value > self.today:
            self.add_error(name, f"{strip_tags(str(self[name].label))} cannot be in the future")
        elif born and value < born:
            self.add_error(name, f"This is before they were born, on {in_words(born)}")


def in_our_words(fields: Mapping[str, forms.Field]) -> None:
    """Says what is too long, missing or not among the answers without Django's words, and which answer is none yet."""
    for field in fields.values():
        if isinstance(field, forms.CharField) and field.max_length:
            field.error_messages["max_length"] = f"Enter {field.max_length} characters or fewer"
        if isinstance(field, DateField):
            if field.error_messages["required"] == DateField.default_error_messages["required"]:
                field.error_messages["required"] = f"Enter a date for “{field.label}”"
        if isinstance(field, forms.ChoiceField):
            field.error_messages["invalid_choice"] = "Choose one of the answers"
            choices: Any = field.choices
            answers = [(value, capfirst(label)) for value, label in choices if value != ""]
            if type(field.widget) is forms.Select:
                answers = [("", "Choose one" if field.required else NOT_RECORDED), *answers]
            elif not field.required:
                answers = [*answers, ("", NOT_RECORDED)]
            field.choices = answers


def in_record_words(field: forms.Field, value: Any) -> str:
    """A value of a record as a page says it; what is blank is not recorded yet."""
    if value in ("", None):
        return NOT_RECORDED
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return in_words(value)
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        return capfirst(str(dict(choices).get(value, value)))
    return str(value)
