"""What a clinician advises, in words that everybody who works on the plan may read."""

import uuid
from datetime import datetime

from leaving_care.changing import changing
from leaving_care.models import User, YoungPerson
from pathways.models import Advice


def advise(
    person: YoungPerson, *, section: str, text: str, by: User, at: datetime, once: uuid.UUID | None = None
) -> Advice:
    """Adds advice for a section of the plan (`section` blank: for the whole). It stays: what changes is advised anew."""
    with changing(person, "write_note", by=by, at=at, once=once) as change:
        row = Advice(person=change.person, section=section, text=text, by=by, at=at)
        row.full_clean(exclude=["person", "by"])
        row.save()
        change.note(Advice.part, "advice.added")
    return row
