"""The yearly hello: taking out a list of whom to greet, writing down that it was sent, and what came of it."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from leaving_care import audit
from leaving_care.access import reachable
from leaving_care.changing import AlreadyDone, NotAllowed, changing
from leaving_care.dates import in_words, uk_day
from leaving_care.models import User, YoungPerson
from pathways.from_21 import may_come_back
from pathways.models import YearlyHello

GREET = "greet"


def send(
    ways: Mapping[YoungPerson, str],
    *,
    on: date,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> int:
    """Writes down that these people were offered help again on a day, each in their way (YearlyHello.How). Returns how many.

    All or nobody. Somebody for whom this very form was sent before is passed over. Raises NotAllowed and ValidationError.
    """
    sent = 0
    with transaction.atomic():
        for person in sorted(ways, key=lambda each: each.pk):
            token = uuid.uuid5(once, person.key.hex) if once else None
            try:
                _sent(person, ways[person], on=on, by=by, at=at, once=token)
                sent += 1
            except AlreadyDone:
                continue
    return sent


def _sent(person: YoungPerson, how: str, *, on: date, by: User, at: datetime, once: uuid.UUID | None) -> None:
    with changing(person, GREET, by=by, at=at, once=once) as change:
        if on > uk_day(at):
            raise ValidationError({"on": "This day is in the future. Write it down once it was sent"})
        if not may_come_back(change.person, on):
            raise ValidationError({"on": f"Not everybody of these was 21 to 24 on {in_words(on)}"})
        row = YearlyHello(person=change.person, on=on, how=how, by=by, at=at)
        row.full_clean(exclude=["person", "by"])
        row.save()
        change.note(YearlyHello.part, "yearlyhello.on", "yearlyhello.how")


def write_outcome(
    row: YearlyHello, *, outcome: str, note: str = "", by: User, at: datetime, once: uuid.UUID | None = None
) -> None:
    """Writes down what came of a hello; blank: no answer yet."""
    with changing(row.person, GREET, by=by, at=at, once=once) as change:
        held = YearlyHello.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if (held.outcome, held.note) == (outcome, note):
            return
        held.outcome, held.note = outcome, note
        held.full_clean(exclude=["person", "by"])
        held.save()
        change.note(YearlyHello.part, "yearlyhello.outcome", "yearlyhello.note")


def take_out(people: Iterable[YoungPerson], *, by: User, at: datetime) -> None:
    """Notes of each of these people that how to reach them leaves the portal in a list. Raises NotAllowed."""
    wanted = list(people)
    with transaction.atomic():
        able = reachable(by, GREET, uk_day(at)).filter(pk__in=[each.pk for each in wanted])
        if able.count() != len(wanted):
            raise NotAllowed(GREET)
        for person in wanted:
            audit.took_out(person, GREET, by=by, at=at)
