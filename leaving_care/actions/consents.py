"""What a young person agrees to: to be told of opportunities, to be asked what they think. They can change it at any time."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from leaving_care.changing import changing
from leaving_care.models import Consent, Part, User, YoungPerson


def note_consent(
    person: YoungPerson,
    answers: Mapping[str, bool],
    *,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Notes answers, by kind of Consent: yes or no. A kind that is not there was not answered. `by` is who wrote it down.

    What was said before stays as history; an answer that is the same as the newest adds nothing. Raises NotAllowed,
    ChangedMeanwhile, AlreadyDone, and ValueError for a kind that there is not.
    """
    with changing(person, "note_consent", by=by, at=at, version=version, once=once) as change:
        now = newest(change.person)
        for kind, given in answers.items():
            before = now.get(Consent.Kind(kind))
            if before is None or before.given != given:
                Consent.objects.create(person=change.person, kind=kind, given=given, said_at=at, by=by)
                change.note(Part.CONSENT, f"consent.{Consent.Kind(kind)}")


def newest(person: YoungPerson) -> dict[str, Consent]:
    """What counts today, by kind. A kind that is not there was never asked. One query."""
    return {row.kind: row for row in person.consent_rows.order_by("said_at", "pk")}
