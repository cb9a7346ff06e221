"""Settling a status: a question that the law leaves open, answered; or what the dates say, overridden."""

import uuid
from datetime import date, datetime

from django.core.exceptions import ValidationError

from leaving_care.changing import changing
from leaving_care.dates import age_on, birthday, in_words, uk_day
from leaving_care.law import NotInForce, statuses
from leaving_care.models import Part, Status, StatusSettled, User, YoungPerson
from leaving_care.standing import decision_on, spell_on
from leaving_care.status.timeline import FROM_AGE

ONLY_UNDER_18 = (Status.ELIGIBLE, Status.RELEVANT)


def settle(
    person: YoungPerson,
    *,
    flag: str,
    status: str,
    from_on: date,
    reason: str,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> StatusSettled:
    """A manager says which status counts from a day on, and why; `flag` names the open question, blank for an override.

    It is added to what was settled before, and holds for as long as the dates say what they say on that day. Raises
    ValidationError for a day to come or before there is a status, a status that nobody of that age has, a question not open
    then, and a day from which the answer would not reach today, so that the question would stay open.
    """
    with changing(person, "settle_status", by=by, at=at, version=version, once=once) as change:
        held = change.person
        today = uk_day(at)
        if from_on > today:
            raise ValidationError({"from_on": "The day cannot be in the future."})
        _check_age(held, status, from_on)
        try:
            decision = decision_on(held, from_on)
        except NotInForce:
            raise ValidationError({"from_on": "The law that this goes by was not in force on that day."}) from None
        if flag and flag not in {each.id for each in decision.flags}:
            raise ValidationError({"from_on": "This question is not open on that day. Choose a day on which it is."})
        if flag:
            _check_reaches(held, flag, decision.status, today)
        settled = StatusSettled.objects.create(
            person=held,
            flag=flag,
            computed=decision.status,
            status=status,
            from_on=from_on,
            reason=reason,
            by=by,
            at=at,
        )
        change.note(Part.CARE, "statussettled.status", "statussettled.from_on", "statussettled.reason")
    return settled


def _check_reaches(person: YoungPerson, flag: str, computed: str, today: date) -> None:
    """An answer counts while the dates say the same: one from a time when they said something else leaves today's question."""
    now = spell_on(person, today)
    if now and flag in now.flags and now.computed != computed:
        raise ValidationError(
            {
                "from_on": f"On that day the dates said “{Status(computed).label}”, and today they say "
                f"“{now.get_computed_display()}”. The question would stay open. "
                f"Choose {in_words(now.starts_on)} or a later day."
            }
        )


def _check_age(person: YoungPerson, status: str, from_on: date) -> None:
    if from_on < birthday(person.date_of_birth, FROM_AGE):
        raise ValidationError(
            {"from_on": f"Choose a day from their {FROM_AGE}th birthday on: there is no status before."}
        )
    law, age = statuses().get(status), age_on(person.date_of_birth, from_on)
    if status == Status.TOO_OLD and age <= (last := max(group.age_to for group in statuses().values())):
        raise ValidationError(
            {"status": f"Nobody under {last + 1} is “{Status.TOO_OLD.label}”. They are {age} on that day."}
        )
    if law and age < law.age_from:
        raise ValidationError(
            {"status": f"Nobody under {law.age_from} is {law.name.lower()}. They are {age} on that day."}
        )
    if law and status in ONLY_UNDER_18 and age > law.age_to:
        raise ValidationError(
            {"status": f"Nobody over {law.age_to} is {law.name.lower()}. They are {age} on that day."}
        )
