"""Which languages a council offers its information in, beside English."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Max

from leaving_care import audit
from leaving_care.actions.council import deciding
from leaving_care.models import Authority, AuthorityLanguage, User
from offers.languages import LANGUAGES

EDIT = "edit_offer"
ENGLISH = "en"
NO_SUCH = "Choose a language from the list"
THERE = "This language is there already"
GONE = "This language is not among yours any more"


def add_language(authority: Authority, *, code: str, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Adds a language, after those that are there. `code`: of offers.languages. Raises ValidationError by field, in words."""
    if code == ENGLISH or code not in LANGUAGES:
        raise ValidationError({"code": NO_SUCH})
    with deciding(authority, EDIT, by=by, at=at, once=once) as held:
        rows = AuthorityLanguage.objects.filter(authority=held)
        if rows.filter(code=code).exists():
            raise ValidationError({"code": THERE})
        last = rows.aggregate(last=Max("position"))["last"]
        AuthorityLanguage.objects.create(authority=held, code=code, position=0 if last is None else last + 1)
        audit.done(held, EDIT, by=by, at=at, once=once, fields=[f"language {code}, added"])


def end_language(authority: Authority, *, code: str, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Ends a language: the council no longer offers it. What was translated stays, and so does each page of it.

    Raises ValidationError, in words, for a language that the council does not offer.
    """
    with deciding(authority, EDIT, by=by, at=at, once=once) as held:
        ended, _ = AuthorityLanguage.objects.filter(authority=held, code=code).exclude(code=ENGLISH).delete()
        if not ended:
            raise ValidationError(GONE)
        audit.done(held, EDIT, by=by, at=at, once=once, fields=[f"language {code}, ended"])
