"""Fields that several of these forms ask for."""

from django import forms
from django.db.models import QuerySet

from leaving_care.forms import DateField, PageForm, Radios, TextareaField
from leaving_care.models import Membership
from leaving_care.titles import role_title

TOO_LONG = "Enter %(limit_value)d characters or fewer"
CHOOSE = "Choose one of the list"
YES_NO = [("yes", "Yes"), ("no", "No")]


class ManageForm(PageForm):
    """A form of these pages. A choice that no browser offers is refused in plain words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                field.error_messages["invalid_choice"] = CHOOSE


class KeyedField(forms.ModelChoiceField):
    """One row of a list, named in the form by its key."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, to_field_name="key", **kwargs)

    def to_python(self, value):
        """The row. Whatever is no key names none of them."""
        try:
            return super().to_python(value)
        except forms.ValidationError:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice") from None


class WorkerField(KeyedField):
    """Somebody who works for a council, shown with their job and team."""

    def label_from_instance(self, row: Membership) -> str:
        """Their name, what the council calls their job, and their team."""
        job = role_title(row.authority, row.role)
        return f"{row.user.name or row.user.email}, {job}{f', {row.team.name}' if row.team else ''}"


def workers(council, roles, on) -> QuerySet[Membership]:
    """The memberships of a council, in these roles, that hold on a day or begin later."""
    rows = Membership.objects.filter(authority=council, role__in=roles, user__is_active=True)
    rows = rows.exclude(ends_on__lt=on).select_related("user", "team", "authority")
    return rows.prefetch_related("authority__role_titles").order_by("user__name", "pk")


def text(label: str, longest: int, *, missing: str = "", hint: str = "", **more) -> forms.CharField:
    """A line of text. `missing`: what is said where it has to be there and is not; blank where it need not be."""
    words = {"max_length": TOO_LONG, **({"required": missing} if missing else {})}
    return forms.CharField(
        label=label, max_length=longest, required=bool(missing), help_text=hint, error_messages=words, **more
    )


def lines(label: str, *, missing: str = "", hint: str = "", longest: int = 300) -> TextareaField:
    """A reason in a few lines."""
    words = {"required": missing} if missing else {}
    return TextareaField(label=label, max_length=longest, required=bool(missing), help_text=hint, error_messages=words)


def day(label: str, *, missing: str = "", hint: str = "", called: str = "") -> DateField:
    """A day in three boxes."""
    words = {"required": missing} if missing else {}
    return DateField(label=label, called=called, required=bool(missing), help_text=hint, error_messages=words)


def yes_or_no(label: str, *, missing: str, hint: str = "", hints=None, reveals=None) -> forms.ChoiceField:
    """Yes or no."""
    return forms.ChoiceField(
        label=label,
        choices=YES_NO,
        help_text=hint,
        widget=Radios(hints=hints, reveals=reveals),
        error_messages={"required": missing},
    )
