"""Who is who while the invented people are made, and the day from which their days are reckoned."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models

from leaving_care.dates import UK
from leaving_care.models import (
    Authority,
    Membership,
    User,
)
from pathways.demo.days import day_of


@dataclass
class Cast:
    """A council's people while they are being made: memberships by id, and the day from which days are reckoned."""

    council: Authority
    on: date
    members: dict[str, Membership] = field(default_factory=dict)

    def values(self, model: type[models.Model], said: dict[str, Any], born: date | None = None) -> dict[str, Any]:
        """A row's fields as the model wants them. Raises KeyError for somebody, ValueError for a day, that there is not."""
        return {name: self._value(model._meta.get_field(name), value, born) for name, value in said.items()}

    def _value(self, of, value, born: date | None):
        if isinstance(of, models.DateTimeField):
            return self.moment(value, born)
        if isinstance(of, models.DateField):
            return day_of(value, self.on, born)
        if of.related_model is Membership:
            return self.members[value]
        if of.related_model is User:
            return self.members[value].user
        if of.related_model is Authority:
            return Authority.objects.get(slug=value)
        return value

    def moment(self, written: str, born: date | None = None, minutes: int = 0) -> datetime:
        """Ten in the morning of a day, or some minutes later."""
        return datetime.combine(day_of(written, self.on, born), time(10), UK) + timedelta(minutes=minutes)
