"""A survey is closed before its last day is over: it takes no more answers, and stays closed."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError

from leaving_care import audit
from leaving_care.actions.council import deciding
from leaving_care.dates import uk_day
from leaving_care.models import User
from offers.actions.consulting import CONSULT
from offers.models import Survey
from offers.survey_results import has_closed

CLOSED = "This survey has closed already."
NOT_BEGUN = "This survey is not open yet. Change its days instead."


def close_survey(survey: Survey, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Closes a survey that is open today: from this moment nobody can answer it, and its numbers are shown.

    Today becomes its last day, and nothing opens it again. Raises NotAllowed, AlreadyDone, and ValidationError, in words, for
    one that is not open.
    """
    with deciding(survey.edition.authority, CONSULT, by=by, at=at, once=once) as council:
        # Held: an answer that is on its way is in before, or is not in at all.
        held = Survey.objects.select_for_update().get(pk=survey.pk)
        today = uk_day(at)
        if has_closed(held, today):
            raise ValidationError(CLOSED)
        if held.opens_on > today:
            raise ValidationError(NOT_BEGUN)
        held.closes_on, held.closed_at = today, at
        held.save(update_fields=["closes_on", "closed_at"])
        audit.done(council, CONSULT, by=by, at=at, fields=["survey closed"], once=once)
