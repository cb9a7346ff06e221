"""Controls that are several elements under one legend: radios, checkboxes, and a date's three boxes."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt

from leaving_care.forms.control import Control, joined


@dataclass
class Item:
    """One radio, checkbox or box of a date. `attrs` are its input's; `divider` is the line above it."""

    id: str
    label: Any
    attrs: str
    hint: Any = ""
    divider: str = ""
    is_checked: bool = False
    reveals: list[BoundField] = field(default_factory=list)


class Group(ABC, Control):
    """Several inputs. What the widget's attributes say goes for the element around them."""

    @property
    def has_fieldset(self) -> bool:
        """A fieldset where there is a label for it."""
        return bool(self.label)

    @property
    def attrs(self) -> str:
        """The attributes of the element around the inputs."""
        given = {name: value for name, value in self.widget.attrs.items() if name not in ("id", "aria-describedby")}
        return flatatt(
            {**given, **self.more_attrs(), "class": joined(f"govuk-{self.component}", given.get("class", ""))}
        )

    @abstractmethod
    def items(self) -> Iterable[Item]:
        """The inputs, in order."""


class Radios(Group):
    """Radios: the first has the field's own id, so that links find it; the others are counted, lines between included."""

    component = "radios"
    kind = "answers"
    type = "radio"

    def more_attrs(self) -> dict[str, Any]:
        """What the script that reveals goes by."""
        return {"data-module": f"govuk-{self.component}"}

    def items(self) -> Iterable[Item]:
        """The answers. Raises ValueError for answers in groups, which the component has not."""
        widget, place = self.widget, 0
        for group, options, _ in self.context["optgroups"]:
            if group:
                raise ValueError(f"{self.bound.name}: radios and checkboxes have no groups. Ask one question for each.")
            for option in options:
                value = str(option["value"])
                if (value, option["label"]) == BLANK_CHOICE_DASH[0]:
                    continue  # what Django puts first in lists, for models' fields; radios start with none chosen
                is_set_apart = place > 0 and value == getattr(widget, "or_before", None)
                place += 2 if is_set_apart else 1
                own = {name: given for name, given in option["attrs"].items() if widget.attrs.get(name) != given}
                if value == getattr(widget, "exclusive", None):
                    own["data-behaviour"] = "exclusive"
                yield self.item(
                    self.id if place == 1 else f"{self.id}-{place}",
                    option["label"],
                    {**own, "value": value, "checked": option["selected"]},
                    hint=getattr(widget, "hints", {}).get(value, ""),
                    divider="or" if is_set_apart else "",
                    reveals=[self.bound.form[name] for name in getattr(widget, "reveals", {}).get(value, ())],
                )

    def item(self, id: str, label: Any, attrs: dict[str, Any], *, hint: Any, **more: Any) -> Item:
        """One answer."""
        described_by = joined(self.item_described_by, f"{id}-item-hint" if hint else "")
        attrs = {
            **attrs,
            "class": f"govuk-{self.component}__input",
            "id": id,
            "name": self.context["name"],
            "type": self.type,
            "aria-describedby": described_by or None,
            "data-aria-controls": f"conditional-{id}" if more.get("reveals") else None,
        }
        return Item(id, label, flatatt(attrs), hint, is_checked=bool(attrs["checked"]), **more)

    @property
    def item_described_by(self) -> str:
        """What describes each answer: the fieldset around radios has that already."""
        return ""


class Checkboxes(Radios):
    """Checkboxes."""

    component = "checkboxes"
    type = "checkbox"

    @property
    def item_described_by(self) -> str:
        """What describes each answer, where no fieldset says it for all."""
        return "" if self.has_fieldset else self.described_by


class Checkbox(Checkboxes):
    """A single checkbox, yes or no: its label and hint stand beside it, as those of one of many do."""

    def __init__(self, bound: BoundField, **how: Any):
        super().__init__(bound, **how)
        self.label = self.hint = ""

    def items(self) -> Iterable[Item]:
        """The one."""
        given = self.context["attrs"]
        attrs = {**given, "value": self.context["value"] or "on", "checked": bool(given.get("checked"))}
        yield self.item(self.id, self.bound.label, attrs, hint=self.bound.help_text)

    @property
    def attrs(self) -> str:
        """What the widget says goes for the box itself."""
        return flatatt({**self.more_attrs(), "class": "govuk-checkboxes"})


class Date(Group):
    """A date in three boxes."""

    component = "date-input"
    role = "group"  # without it a screen reader may keep the hint and the message of text boxes to itself

    def more_attrs(self) -> dict[str, Any]:
        """The field's own id: the boxes have theirs."""
        return {"id": self.id}

    @property
    def boxes_in_error(self) -> tuple[str, ...]:
        """The boxes that the messages are about: all where none is named."""
        if not self.errors:
            return ()
        named = {box for error in self.bound.errors.as_data() for box in (error.params or {}).get("boxes", ())}
        return tuple(box for box in self.widget.boxes if box in named) or self.widget.boxes

    @property
    def first_id(self) -> str:
        """The first box in error."""
        return f"{self.id}-{(self.boxes_in_error or self.widget.boxes)[0]}"

    def items(self) -> Iterable[Item]:
        """The boxes."""
        for box, widget, part in zip(self.widget.boxes, self.widget.widgets, self.context["subwidgets"], strict=True):
            given = {name: value for name, value in part["attrs"].items() if name in ("id", "disabled", "required")}
            given |= widget.attrs
            classes = joined(
                "govuk-input govuk-date-input__input",
                "govuk-input--error" if box in self.boxes_in_error else "",
                "govuk-input--width-4" if box == "year" else "govuk-input--width-2",
                given.get("class", ""),
            )
            attrs = {**given, "name": part["name"], "type": "text", "value": part["value"], "class": classes}
            yield Item(part["attrs"]["id"], box.capitalize(), flatatt(attrs))
