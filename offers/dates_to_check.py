"""Days that were copied from the edition before, and which of them nobody has looked at yet."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import models

from offers.contents import Contents
from offers.findings.finding import row as row_of
from offers.models import DateToCheck, Edit, Edition, ItemProvider

LONGEST_ROW = 190  # of the 200 characters that a row's name may have: room is left for a number
ASKED_ANEW = "effective_from"


def dates_of(contents: Contents) -> Iterator[tuple[str, str, date]]:
    """Every day that stands in an edition: its row as findings call it, the field, and the day.

    The first day of the edition itself is left out: whoever starts the next one is asked for it. Of rows that are called alike
    (a provider that comes twice), the later ones are counted.
    """
    met: dict[tuple[str, str], int] = {}
    for row, called in _dated(contents):
        for field in row._meta.concrete_fields:
            day = getattr(row, field.attname)
            if day is None or not _is_day(field) or field.name == ASKED_ANEW:
                continue
            number = met[called, field.name] = met.get((called, field.name), 0) + 1
            yield called + (f" ({number})" if number > 1 else ""), field.name, day


def open_dates(edition: Edition) -> list[DateToCheck]:
    """The days of a draft that are still to be looked at: nobody said that they hold, changed them or took out their row."""
    waiting = list(DateToCheck.objects.filter(edition=edition, settled_at=None))
    rows = {_whole_row(date_.row) for date_ in waiting}
    edits = Edit.objects.filter(edition=edition, row__in=rows).values_list("row", "what", "after")
    touched = {(row, name) for row, what, after in edits for name in (after if what != Edit.What.REMOVED else [GONE])}
    return [each for each in waiting if not touched & {(_whole_row(each.row), name) for name in (_field(each), GONE)}]


GONE = "removed"


def _dated(contents: Contents) -> Iterator[tuple[Any, str]]:
    for row in [
        contents.edition,
        *contents.documents,
        *contents.items,
        *contents.contacts,
        *contents.statements,
    ]:
        yield row, row_of(row)[0][:LONGEST_ROW]
    for item in contents.items:
        for provider in item.providers.all():
            yield provider, row_of(item, f"provider {provider}")[0][:LONGEST_ROW]


def _is_day(field: models.Field) -> bool:
    return isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField)


def _whole_row(row: str) -> str:
    """The row that a part belongs to: changes are noted of the whole."""
    return row.split(", ", 1)[0]


def _field(each: DateToCheck) -> str:
    """The field, or the kind of part, under which a change of the day is noted (offers.actions.editing.says)."""
    return ItemProvider.__name__ if ", " in each.row else each.field
