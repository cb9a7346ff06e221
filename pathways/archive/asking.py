"""Asking for an archive, and taking it."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from leaving_care import audit
from leaving_care.access import may
from leaving_care.actions import rights
from leaving_care.changing import NotAllowed
from leaving_care.dates import uk_day
from leaving_care.models import Archive, HeldBack, User, YoungPerson
from pathways.archive.files import path_of
from pathways.tasks import make_archive


class Gone(Exception):
    """The file is not there: not made yet, swept away, or something in it is held back since it was made."""


def ask(person: YoungPerson, *, by: User, at: datetime, once: uuid.UUID | None = None) -> Archive:
    """Asks for everything about somebody as one file, and has it made in the background.

    Raises NotAllowed, AlreadyDone for a form sent twice, UnderWay where one is being made.
    """
    with transaction.atomic():
        archive = rights.ask_archive(person, by=by, at=at, once=once)
        # The task is a row of the same transaction: the worker sees both or neither.
        make_archive.enqueue(key=str(archive.key), authority_id=person.authority_id)
    return archive


@dataclass(frozen=True)
class Line:
    """An archive in a list. `state`: making, ready, failed, or gone (its time is over, or something in it is held back)."""

    archive: Archive
    state: str


def archives(person: YoungPerson, at: datetime, most: int = 5) -> list[Line]:
    """The newest archives of somebody, and what has become of each. One query."""
    return [Line(archive, state(archive, at)) for archive in with_spoilt().filter(person=person)[:most]]


def with_spoilt() -> QuerySet[Archive]:
    """Archives, each with whether something was held back since it was made (`spoilt`), as `state` needs it."""
    since = HeldBack.objects.filter(person=OuterRef("person"), at__gte=OuterRef("made_at"))
    return Archive.objects.annotate(spoilt=Exists(since))


def state(archive: Archive, at: datetime) -> str:
    """What has become of an archive of `with_spoilt`. One that was never finished failed."""
    if archive.made_at is None:
        return "failed" if archive.fault or archive.asked_at <= at - rights.GIVEN_UP_AFTER else "making"
    lasts = archive.file and archive.expires_at and at < archive.expires_at
    return "ready" if lasts and not archive.spoilt else "gone"  # type: ignore[attr-defined]


def take(archive: Archive, *, by: User, at: datetime) -> Path:
    """Where the file of an archive lies, for somebody who takes it; noted. Raises NotAllowed, Gone."""
    person = archive.person
    with transaction.atomic():
        if not may(by, "take_out", person, uk_day(at)):
            raise NotAllowed("take_out")
        current = with_spoilt().get(pk=archive.pk)
        if state(current, at) != "ready" or not path_of(current.file).exists():
            raise Gone
        audit.took_out(person, "take_out", by=by, at=at)
    return path_of(current.file)
