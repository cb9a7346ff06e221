"""Making an archive, in the background and in steps that the waiting reader sees; and taking it away when its time is over.

Each step is a transaction of its own within the walls of one authority. Whatever goes wrong is said in plain words on the
archive, and where it went wrong, without a word of the record, to those who run the portal.
"""

import traceback
import uuid
from datetime import datetime, timedelta

from django.db import transaction

from leaving_care.dates import uk_day
from leaving_care.models import Archive
from leaving_care.walls import within
from pathways.archive import files, writing
from pathways.archive.reading import read
from pathways.archive.shapes import Record

LASTS = timedelta(days=7)
FAULT = "Something went wrong while we made your file. Ask for it again. If it happens twice, tell your worker."


class NotMade(Exception):
    """An archive could not be made. The message holds the kind of error and the places in the code: nothing of the record."""


def make(key: uuid.UUID, authority_id: int, *, at: datetime) -> None:
    """Makes the file of an archive that was asked for. `at`: the moment from which its time counts.

    Nothing happens where the archive is gone, made already, or given up. Raises NotMade.
    """
    try:
        if record := _read(key, authority_id, at):
            _write(record, key, authority_id, at)
    except Exception as wrong:
        _change(key, authority_id, at, fault=FAULT)
        # The message of an exception may hold what it stumbled over, and tasks that failed are kept.
        places = "".join(traceback.format_tb(wrong.__traceback__))
        raise NotMade(f"{type(wrong).__name__}\n{places}") from None


def sweep(*, at: datetime) -> int:
    """Takes away the files whose seven days are over; returns how many. To be called every few minutes."""
    gone = files.expired(at)
    for name, authority_id in gone:
        with transaction.atomic(), within(authority_id, on=uk_day(at)):
            Archive.objects.filter(file=name).update(file="", size=0)
        files.remove(name)
    return len(gone)


def _read(key: uuid.UUID, authority_id: int, at: datetime) -> Record | None:
    with transaction.atomic(), within(authority_id, on=uk_day(at)):
        waiting = Archive.objects.filter(key=key, made_at=None, fault="").select_related("person__authority").first()
        if waiting is None:
            return None
        record = read(waiting.person, at)
    _change(key, authority_id, at, progress=25)
    return record


def _write(record: Record, key: uuid.UUID, authority_id: int, at: datetime) -> None:
    made = {writing.PAGE: writing.page(record).encode(), writing.DATA: writing.data(record).encode()}
    _change(key, authority_id, at, progress=50)
    made[writing.PDF] = writing.pdf(record)
    _change(key, authority_id, at, progress=90)
    content = writing.bundle(made)
    expires_at = at + LASTS
    name = files.write(content, authority_id=authority_id, expires_at=expires_at)
    done = {"progress": 100, "made_at": at, "expires_at": expires_at, "file": name, "size": len(content)}
    if not _change(key, authority_id, at, **done):
        files.remove(name)  # the record was erased meanwhile


def _change(key: uuid.UUID, authority_id: int, at: datetime, **values) -> bool:
    """Notes how far it is; whether the archive is still there."""
    with transaction.atomic(), within(authority_id, on=uk_day(at)):
        return bool(Archive.objects.filter(key=key, made_at=None).update(**values))
