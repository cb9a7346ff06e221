"""Parts of a row that repeat on a form's page: rules, providers, numbers, addresses."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import Model
from django.utils.text import capfirst

from leaving_care.forms.drawing import Problem, problems
from offers.forms.answers import in_words_of, plain_value

MOST_PARTS = 40
ADD, REMOVE = "more", "drop"  # the names of the buttons that add and remove a part, and save nothing
PLACES = "part"  # the hidden inputs that say which parts the page has


class Group:
    """Parts of a row that repeat: rules, numbers. Each has a form; two buttons add one and take one away, without a script."""

    def __init__(
        self,
        name: str,
        heading: str,
        form_class: type[Any],
        data: Any,
        rows: Iterable[Model],
        *,
        one: str,
        prepare: Callable[[Any], None] = lambda form: None,
    ):
        self.name, self.heading, self.one = name, heading, one
        rows = list(rows)
        if data is None:
            made = [(row.pk, form_class(row=row, prefix=f"{name}-{place}")) for place, row in enumerate(rows)]
        else:
            made = [
                (
                    _number(data.get(f"{name}-{place}-row")),
                    form_class(data, prefix=f"{name}-{place}", empty_permitted=True),
                )
                for place in self._places(data)
            ]
        self.parts = [Repeated(self, pk, form) for pk, form in made]
        for part in self.parts:
            prepare(part.form)

    def _places(self, data: Any) -> list[int]:
        said = [_number(place) for place in data.getlist(f"{self.name}-{PLACES}")]
        places = list(dict.fromkeys(place for place in said if place is not None))[:MOST_PARTS]
        removed = data.get(REMOVE, "")
        places = [place for place in places if removed != f"{self.name}-{place}"]
        if data.get(ADD) == self.name and len(places) < MOST_PARTS:
            places.append(max(places, default=-1) + 1)
        return places

    def is_valid(self) -> bool:
        """Whether each part that says anything can be saved."""
        return all([part.form.is_valid() for part in self.parts])

    @property
    def said(self) -> list[tuple[int | None, Mapping[str, Any]]]:
        """The parts that say something: which of the row's own each is, and what it says."""
        return [(part.pk, part.form.values) for part in self.parts if part.form.has_changed()]

    @property
    def as_said(self) -> list[dict[str, Any]]:
        """What each part says, to compare."""
        return [
            {name: plain_value(part.value(name)) for name in part.form.fields}
            for part in self.parts
            if not part.form.is_bound or part.form.has_changed()
        ]

    @property
    def in_words(self) -> str:
        """What the parts say, a line for each."""
        lines = []
        for part in self.parts:
            answers = [
                f"{field.label}: {in_words_of(field, part.value(name))}"
                for name, field in part.form.fields.items()
                if part.value(name) not in (None, "", [], False)
            ]
            lines.append("; ".join(answers) or "Asks nothing")
        return "\n".join(lines)

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, part by part: where there are several, each says which it is."""
        several = len(self.parts) > 1
        return [
            Problem(f"{capfirst(self.one)} {place}: {each.text}" if several else each.text, each.href)
            for place, part in enumerate(self.parts, 1)
            if part.form.is_bound
            for each in problems(part.form)
        ]


class Repeated(NamedTuple):
    """One of such parts: which row it is (None: a new one), and its form."""

    group: Group
    pk: int | None
    form: Any

    @property
    def place(self) -> str:
        """Its place among the page's fields."""
        return self.form.prefix.rsplit("-", 1)[1]

    @property
    def fields(self) -> list[Any]:
        """What everybody answers."""
        return [bound for bound in self.form.visible_fields() if bound.name not in self.form.folded]

    @property
    def folded(self) -> list[Any]:
        """What few answer."""
        return [self.form[name] for name in self.form.folded]

    @property
    def is_open(self) -> bool:
        """Whether any of that is answered."""
        return any(bound.value() or bound.errors for bound in self.folded)

    def value(self, name: str) -> Any:
        """What it says: as cleaned where it was sent, else as the row says."""
        return self.form.cleaned_data.get(name) if self.form.is_bound else self.form[name].initial


def _number(said: Any) -> int | None:
    said = str(said or "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= 9 else None
