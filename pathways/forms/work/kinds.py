"""The kinds of row that a young person's record has: how each is called, asked for, and in which order it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms

from leaving_care.actions.facts import ACTIONS, is_append_only
from leaving_care.models import OfPerson, OfPersonForATime, Part
from pathways.forms.work import care, given, life
from pathways.forms.work.base import RecordForm, in_record_words


@dataclass(frozen=True)
class Kind:
    """A kind of row. `slug` is in addresses; `one` and `many` are its words ("a home", "Homes"); `empty`: there is none."""

    slug: str
    one: str
    many: str
    form: type[RecordForm]
    empty: str = "Not recorded yet."

    @property
    def model(self) -> type[OfPerson]:
        """The model of its rows."""
        return self.form._meta.model

    @property
    def part(self) -> Part:
        """The part of the record that it is of."""
        return self.model.part

    @property
    def action(self) -> str:
        """The action of the permission table that writes it."""
        return ACTIONS[self.model]

    @property
    def is_append_only(self) -> bool:
        """Whether its rows are only ever added."""
        return is_append_only(self.model)

    @cached_property
    def fields(self) -> dict[str, forms.Field]:
        """The form's questions by name, as the form asks them."""
        return self.form(today=date.min).fields

    def said(self, row: OfPerson) -> list[tuple[str, str]]:
        """A row in words: each question and its answer."""
        return [(str(field.label), self._words(name, field, row)) for name, field in self.fields.items()]

    def _words(self, name: str, field: forms.Field, row: OfPerson) -> str:
        value = getattr(row, name)
        goes_on = name == "ends_on" and value is None and isinstance(row, OfPersonForATime)
        return "It goes on" if goes_on else in_record_words(field, value)


KINDS = {
    kind.slug: kind
    for kind in (
        Kind("way-to-reach", "a way to reach them", "Ways to reach them", life.WayToReachForm),
        Kind("home", "a home", "Homes", life.HomeForm),
        Kind("circumstance", "a circumstance", "Circumstances", life.CircumstanceForm),
        Kind("known-person", "a person around them", "People around them", life.KnownPersonForm),
        Kind("time-in-care", "a time in care", "Times in care", care.TimeInCareForm),
        Kind("time-at-home", "a time at home", "Times at home", care.TimeAtHomeForm),
        Kind("time-away", "a time in custody or hospital", "Times in custody or hospital", care.TimeAwayForm),
        Kind("guardianship", "a special guardianship order", "Special guardianship orders", care.GuardianshipForm),
        Kind("other-accommodation", "a stay elsewhere", "Stays elsewhere that count", care.OtherAccommodationForm),
        Kind("course", "a course", "Education and training", care.CourseForm),
        Kind("short-breaks", "a look at short breaks", "Short breaks", care.ShortBreakForm),
        Kind("support-asked", "whether they want support", "Support from 21 on", care.SupportAskedForm),
        Kind("level", "a level of support", "Level of support", life.LevelForm),
        Kind("consent", "what they agreed to", "What they agreed to", given.ConsentForm),
        Kind("booklet", "a booklet given", "Booklet given", given.BookletForm),
        Kind("note", "a consultation note", "Consultation notes", given.NoteForm, "Nothing has been written yet."),
    )
}


def kinds_of(part: Part) -> list[Kind]:
    """The kinds of a part of the record, in order."""
    return [kind for kind in KINDS.values() if kind.part is part]


def newest_first(rows: Iterable[Any]) -> list[Any]:
    """Rows with what goes on first, then by their first day, the newest first."""
    return sorted(rows, key=lambda row: (_is_open(row), _day(row), row.pk), reverse=True)


def _is_open(row: Any) -> bool:
    return getattr(row, "ends_on", None) is None


def _day(row: Any) -> date:
    for name in ("starts_on", "said_on", "given_on", "on"):
        if getattr(row, name, None):
            return getattr(row, name)
    return row.said_at.date() if hasattr(row, "said_at") else date.min
