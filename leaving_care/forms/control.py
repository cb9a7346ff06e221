"""What the pack's templates need to know of a field: ids, classes, messages, and the attributes of its control."""

from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt

# Limits that Django writes into the HTML: browsers cut off, or refuse in words of their own, what the server should
# hear in full and answer in ours.
LIMITS = ("maxlength", "minlength")


class Control:
    """A bound field as the pack draws it: a control that is a single element, with what stands around it.

    `heading` and `size` say how the label looks (leaving_care.forms.layout.Question); `group_class` holds further classes
    of the group around everything. Without `show_label` the label is there for screen readers alone.
    """

    component = ""  # the part of GOV.UK's class names that tells it from other components
    kind = ""  # the template in templates/govuk/controls/ that draws it
    role = ""  # of the fieldset, where there is one

    def __init__(
        self,
        bound: BoundField,
        *,
        show_errors: bool = True,
        show_label: bool = True,
        heading: bool = False,
        size: str = "",
        group_class: str = "",
    ):
        self.bound, self.show_label, self.heading, self.size = bound, show_label, heading, size
        self.group_class = group_class
        self.widget: Any = bound.field.widget
        self.id: str = self.widget.attrs.get("id") or bound.auto_id or bound.html_name
        self.errors: list[Any] = list(bound.errors) if show_errors else []
        self.label: Any = bound.label
        self.hint: Any = bound.help_text

    @property
    def template(self) -> str:
        """The template that draws the control itself."""
        return f"govuk/controls/{self.kind or self.component}.html"

    @property
    def has_fieldset(self) -> bool:
        """Whether the label is the legend of a fieldset. A group without a label leaves that to a fieldset around it."""
        return False

    @property
    def group_attrs(self) -> str:
        """The attributes of the group around everything."""
        error = "govuk-form-group--error" if self.errors else ""
        more = self.more_group_attrs()
        return flatatt({**more, "class": joined("govuk-form-group", error, more.get("class", ""), self.group_class)})

    def more_group_attrs(self) -> dict[str, Any]:
        """What a component adds to those."""
        return {}

    @property
    def described_by(self) -> str:
        """The ids of what describes the control: what the widget's author names, then the hint, then the errors."""
        return joined(
            self.widget.attrs.get("aria-describedby", ""),
            f"{self.id}-hint" if self.hint else "",
            f"{self.id}-error" if self.errors else "",
        )

    @property
    def first_id(self) -> str:
        """The id of what the error summary points at."""
        return self.id

    @cached_property
    def context(self) -> dict[str, Any]:
        """What Django's widget hands to its own template, but for what only Django's own HTML has."""
        attrs = self.bound.build_widget_attrs({"id": self.id}, self.widget)
        # The message next to the control says "Error:", and `described_by` leads there. GOV.UK's components say no more.
        attrs.pop("aria-invalid", None)
        attrs.pop("aria-describedby", None)
        context: dict[str, Any] = self.widget.get_context(self.bound.html_name, self.bound.value(), attrs)["widget"]
        for name in set(LIMITS).intersection(self.bound.field.widget_attrs(self.widget)):
            context["attrs"].pop(name, None)
        return context

    @property
    def attrs(self) -> str:
        """The attributes of the control's element."""
        given = self.context["attrs"]
        name = f"govuk-{self.component}"
        return flatatt(
            {
                **given,
                "name": self.context["name"],
                "aria-describedby": self.described_by or None,
                **self.more_attrs(),
                "class": joined(
                    name, f"{name}--error" if self.errors else "", given.get("class", ""), self.more_class()
                ),
            }
        )

    def more_attrs(self) -> dict[str, Any]:
        """What a component adds to those."""
        return {}

    def more_class(self) -> str:
        """The classes that a component adds."""
        return ""


class Input(Control):
    """A line of text, an email address, a number..."""

    component = "input"

    def more_attrs(self) -> dict[str, Any]:
        """Its type and value. Numbers are typed as text: number inputs change when scrolled, and lose what they cannot read."""
        attrs = {"type": self.context["type"], "value": self.context["value"]}
        if isinstance(self.widget, forms.NumberInput):
            has_point = isinstance(self.bound.field, forms.DecimalField | forms.FloatField)
            attrs |= {"type": "text", "min": None, "max": None, "step": None}
            attrs["inputmode"] = self.widget.attrs.get("inputmode", "decimal" if has_point else "numeric")
        return attrs


class Textarea(Control):
    """Many lines. A limit is counted under them, and said there for who has no script."""

    component = "textarea"

    @property
    def limit(self) -> int | None:
        """How many characters there may be."""
        return getattr(self.bound.field, "max_length", None)

    @property
    def limit_in_words(self) -> str:
        """The limit as people read it: 20,000."""
        return f"{self.limit:,}" if self.limit else ""

    @property
    def described_by(self) -> str:
        """The limit's id before the others."""
        return joined(f"{self.id}-info" if self.limit else "", super().described_by)

    def more_group_attrs(self) -> dict[str, Any]:
        """What the script that counts goes by."""
        if not self.limit:
            return {}
        counted = "govuk-character-count"
        threshold = getattr(self.widget, "threshold", None)
        return {"class": counted, "data-module": counted, "data-maxlength": self.limit, "data-threshold": threshold}

    def more_attrs(self) -> dict[str, Any]:
        """No width in characters, which Django gives: the style sheet has one."""
        return {"cols": None}

    def more_class(self) -> str:
        """What the script that counts finds it by."""
        return "govuk-js-character-count" if self.limit else ""


class Select(Control):
    """A list to unfold."""

    component = "select"


class File(Control):
    """A file to upload. What was uploaded before is not shown."""

    component = "file-upload"

    def more_attrs(self) -> dict[str, Any]:
        """Its type."""
        return {"type": "file"}


class Other(Control):
    """A widget that GOV.UK has no component for: its own HTML, with our label, hint and messages."""

    kind = "other"

    @property
    def has_fieldset(self) -> bool:
        """As the widget says."""
        return bool(self.label) and self.bound.use_fieldset

    @property
    def html(self) -> str:
        """The widget's own HTML."""
        return self.bound.as_widget(attrs={"aria-describedby": self.described_by} if self.described_by else None)


def joined(*words: str) -> str:
    """The words that are not empty, with single spaces."""
    return " ".join(" ".join(words).split())
