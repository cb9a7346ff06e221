"""Consultation notes: written by a clinician to whom a young person was referred, and never changed."""

import uuid
from datetime import date, datetime

from leaving_care.actions.facts import add_row
from leaving_care.models import ConsultationNote, OfPerson, User, YoungPerson


def write_note(
    person: YoungPerson,
    *,
    on: date,
    text: str,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> OfPerson:
    """Adds a note of a consultation on a day. Raises as `leaving_care.changing` says."""
    return add_row(person, ConsultationNote, {"on": on, "text": text}, by=by, at=at, version=version, once=once)
