"""The work on a file that a data officer sent, and telling how far it is. Called in the background."""

import uuid
from collections.abc import Callable
from datetime import datetime

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.cohort import Unreadable
from leaving_care.models import Authority, User
from pathways.importing import uploads
from pathways.importing.actions import Faulty, check_people, import_people
from pathways.importing.report import Report
from pathways.importing.uploads import Upload


def check(key: uuid.UUID, *, clock: Callable[[], datetime]) -> None:
    """Looks through a file that was sent. `clock` says the moment. Nothing where it is gone, or was looked through."""
    upload = uploads.find(key)
    if upload is not None and upload.stage == uploads.CHECKING:
        _work(upload, clock, uploads.CHECKED, lambda **how: check_people(upload.path, **how))


def bring_in(key: uuid.UUID, *, clock: Callable[[], datetime]) -> None:
    """Imports a file that was looked through and confirmed. Nothing where it is gone, or was not confirmed."""
    upload = uploads.find(key)
    if upload is not None and upload.stage == uploads.WRITING:
        _work(upload, clock, uploads.DONE, lambda **how: import_people(upload.path, once=key, **how))


def _work(upload: Upload, clock: Callable[[], datetime], then: str, doing: Callable[..., Report]) -> None:
    def told(what: str, done: int, of: int) -> None:
        upload.what, upload.done, upload.of, upload.told_at = what, done, of, clock()
        upload.save()

    at = clock()
    authority, by = Authority.objects.get(pk=upload.authority_id), User.objects.get(pk=upload.by_id)
    try:
        report = doing(authority=authority, by=by, at=at, told=told)
        upload.stage, upload.report = then, report.as_json()
    except Faulty as faulty:
        upload.stage, upload.report = uploads.CHECKED, faulty.report.as_json()
    except Unreadable as fault:
        # Where the file lies is nobody's business.
        upload.stage, upload.why = uploads.UNREADABLE, str(fault).replace(str(upload.path), "The file")
    except AlreadyDone:
        upload.stage = uploads.DONE
    except NotAllowed:
        upload.stage = uploads.STOPPED
    except Exception as error:
        _end(upload, clock, uploads.STOPPED)
        # Everything was undone. What a database says of its troubles can name a person, and is written down: so not that.
        raise RuntimeError(f"An import stopped: {type(error).__name__}") from None
    _end(upload, clock, upload.stage)


def _end(upload: Upload, clock: Callable[[], datetime], stage: str) -> None:
    """The work is over. The file is kept only if there is something to confirm."""
    upload.stage, upload.told_at = stage, clock()
    upload.save()
    found = upload.found()
    if stage != uploads.CHECKED or found is None or found.fault_count or not found.changes:
        upload.forget_file()
