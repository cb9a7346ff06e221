"""What the forms of a draft's rows share: how their page is arranged, what they say, and how that differs from a row."""

from typing import Any, NamedTuple

from django.db.models import Model
from django.forms.models import ModelForm

from leaving_care.forms import PageMixin
from leaving_care.forms.drawing import Problem, problems
from offers.forms.answers import in_our_words, in_words_of, plain_value
from offers.forms.markdown import LEADS_NOWHERE
from offers.forms.repeated import Group


class Section(NamedTuple):
    """A part of a form's page: fields that a person understands as one thing; `group`: parts that repeat there."""

    slug: str
    heading: str
    fields: tuple[str, ...] = ()
    group: str = ""
    lead: str = ""


class RowForm(PageMixin, ModelForm):
    """A form on one row of a draft, with parts that repeat. It never saves: an action does.

    `sections` say how the page is arranged. Of the row only what it says is taken, into the form's first values.
    """

    button = ""
    sections: tuple[Section, ...] = ()
    folded: tuple[str, ...] = ()  # what few answer: of a part that repeats, it is folded away until it is answered

    def __init__(self, data: Any = None, *, row: Model | None = None, **kwargs: Any):
        blank = self._meta.model()
        super().__init__(data, instance=blank if data is not None or row is None else row, **kwargs)
        self.row = row
        self.groups: dict[str, Group] = {}
        in_our_words(self.fields)

    def is_valid(self) -> bool:
        """Whether it and each of its parts can be saved."""
        return all([super().is_valid(), *(group.is_valid() for group in self.groups.values())])

    @property
    def values(self) -> dict[str, Any]:
        """What was answered, by the model's fields: of those that are wrong, nothing.

        A text whose only fault is a link that leads nowhere can be read, and is there for the page that shows it as typed.
        """
        said = getattr(self, "cleaned_data", {})
        readable = {
            name: self.fields[name].to_python(self[name].data)
            for name, wrong in self.errors.as_data().items()
            if name in self.fields and all(each.code == LEADS_NOWHERE for each in wrong)
        }
        return {name: (readable | said)[name] for name in self._meta.fields or () if name in readable or name in said}

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with it and with its parts, in the order of the page."""
        if not self.is_bound:
            return []
        return [*problems(self), *(each for group in self.groups.values() for each in group.problems)]

    def drawn(self) -> list[dict[str, Any]]:
        """The sections, with their fields and the parts that repeat in them."""
        return [
            {
                "section": section,
                "fields": [self[name] for name in section.fields],
                "group": self.groups.get(section.group),
            }
            for section in self.sections
        ]

    def difference(self, now: "RowForm") -> list[tuple[str, str]]:
        """What a row says `now` where this form says something else: the question, and the answer in words."""
        said = []
        for name, field in self.fields.items():
            held = now[name].initial
            if name in self.cleaned_data and plain_value(held) != plain_value(self.cleaned_data[name]):
                said.append((str(field.label), in_words_of(field, held)))
        return said + [
            (group.heading, now.groups[name].in_words or "None")
            for name, group in self.groups.items()
            if group.as_said != now.groups[name].as_said
        ]
