"""The teams of a council."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from leaving_care import audit
from leaving_care.actions.council import deciding, raise_if_changed
from leaving_care.models import (
    Authority,
    Team,
    User,
)


def keep_team(
    authority: Authority,
    team: Team | None = None,
    *,
    name: str,
    phone: str,
    email: str,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> Team:
    """Adds a team, or changes one. Raises NotAllowed, ChangedMeanwhile, AlreadyDone, ValidationError."""
    with deciding(authority, "invite_staff", by=by, at=at, once=once) as council:
        row = Team.objects.select_for_update().get(pk=team.pk, authority=council) if team else Team(authority=council)
        if team:
            raise_if_changed(version, row.name, row.phone, row.email)
        row.name, row.phone, row.email = name, phone, email
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:
            raise ValidationError({"name": "There is a team of that name already"}) from None
        what = "change_team" if team else "add_team"
        audit.done(council, what, by=by, at=at, fields=["name", "phone", "email"], once=once)
    return row
