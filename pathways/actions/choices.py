"""What somebody chose about help from 21: said by themselves, or told to a worker, who writes it down as that."""

import uuid
from datetime import date, datetime

from django.core.exceptions import ValidationError

from leaving_care.changing import changing
from leaving_care.dates import uk_day
from leaving_care.models import User, YoungPerson
from pathways.from_21 import may_choose
from pathways.models import ChoiceAt21

CHOOSE = "note_choice"
NOT_NOW = "What help there is from 21 is chosen between 18 and the 25th birthday."


def choose(
    person: YoungPerson,
    said: str,
    *,
    on: date | None = None,
    words: str = "",
    no_offers: bool = False,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> ChoiceAt21:
    """Writes down a choice: that of the young person where they do it, else one that they told `by`. The last one counts.

    `on`: when they said so; None: today. `no_offers` counts with stopping alone. Raises NotAllowed, AlreadyDone, and
    ValidationError in words.
    """
    with changing(person, CHOOSE, by=by, at=at, once=once) as change:
        today, held = uk_day(at), change.person
        day = on or today
        if day > today:
            raise ValidationError({"on": "This day is in the future"})
        if not may_choose(held, day) or not may_choose(held, today):
            raise ValidationError(NOT_NOW)
        row = ChoiceAt21(
            person=held,
            said=said,
            no_offers=no_offers and said == ChoiceAt21.Said.STOP,
            words=words,
            on=day,
            told_to=None if held.user_id == by.pk else by,
            by=by,
            at=at,
        )
        row.full_clean(exclude=["person", "by", "told_to"])
        row.save()
        change.note(ChoiceAt21.part, "choiceat21.said", "choiceat21.words")
    return row
