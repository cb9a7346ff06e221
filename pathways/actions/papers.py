"""Important papers: which are there, which are missing, and who is getting them."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.actions.council import fingerprint
from leaving_care.changing import ChangedMeanwhile, changing
from leaving_care.models import Authority, User, YoungPerson
from pathways.actions.plan_rows import WRITE
from pathways.models import Paper
from pathways.plan_settings import settings_of
from pathways.timetable.words import PAPERS

FIELDS = ("state", "had_on", "who", "by_when")


def papers_of(authority: Authority) -> dict[str, str]:
    """The kinds that a council keeps track of, each in words: its own choice, or every kind."""
    chosen = settings_of(authority.pk).papers
    return {kind: words for kind, words in PAPERS.items() if kind in chosen}


def known(person: YoungPerson) -> dict[str, Paper]:
    """What is recorded, by kind."""
    return {row.kind: row for row in Paper.objects.filter(person=person)}


def edit_of(row: Paper | None) -> int:
    """A number that changes with what is recorded of one kind; None: nothing is."""
    return fingerprint(*(getattr(row, name) for name in FIELDS)) if row else fingerprint()


def save_paper(
    person: YoungPerson,
    kind: str,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    edit: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Writes down how it is with one kind: `state`, `had_on`, `who`, `by_when`. A blank state: not recorded.

    What says the same as before stays as it is. `edit`: `edit_of` the row that a form was opened on (ChangedMeanwhile).
    """
    with changing(person, WRITE, by=by, at=at, once=once) as change:
        row = Paper.objects.filter(person=change.person, kind=kind).first()
        if edit is not None and edit != edit_of(row):
            raise ChangedMeanwhile
        if not values["state"]:
            if row:
                row.delete()
                change.note(Paper.part, "paper.removed")
            return
        row = row or Paper(person=change.person, kind=kind)
        if row.pk and all(getattr(row, name) == value for name, value in values.items()):
            return
        for name, value in values.items():
            setattr(row, name, value)
        row.by, row.at = by, at
        _check(row)
        row.save()
        change.note(Paper.part, *(f"paper.{name}" for name in values))


def _check(row: Paper) -> None:
    if row.state == Paper.State.GETTING and not (row.who and row.by_when):
        raise ValidationError("Say who is getting it, and by when.")
    row.full_clean(exclude=["person", "by"])
