"""Files that data officers sent, and how far the work on each is: in a private folder, each in one of its own.

A folder is named by an unguessable key, which grants nothing: whoever asks for it has to be a data officer of its council.
The file goes as soon as the work is done or dropped; what is left tells what came of it, for a day.
"""

import json
import os
import shutil
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from pathways.importing.report import Report

FILE, STATE = "people.csv", "state.json"
KEPT_FOR = timedelta(days=1)
SILENT_FOR = timedelta(minutes=10)  # after which work that says nothing has stopped

CHECKING, CHECKED, WRITING = "checking", "checked", "writing"
DONE, UNREADABLE, STOPPED = "done", "unreadable", "stopped"
RUNNING = (CHECKING, WRITING)


@dataclass
class Upload:
    """One file and how far the work on it is.

    `stage`: one of those above. `what`, `done`, `of`: how far it is, as an import tells it. `report`: what was found, as plain
    values; None: not yet. `why`: why the file cannot be read. `told_at`: when the work last said something.
    """

    key: uuid.UUID
    authority_id: int
    by_id: int
    told_at: datetime
    stage: str = CHECKING
    what: str = ""
    done: int = 0
    of: int = 0
    report: dict[str, Any] | None = None
    why: str = ""

    @property
    def path(self) -> Path:
        """Where the file is, until it is removed."""
        return _folder(self.key) / FILE

    def found(self) -> Report | None:
        """What was found."""
        return Report.from_json(self.report) if self.report else None

    def is_silent(self, now: datetime) -> bool:
        """Whether the work has stopped without saying so: a server that was switched off, for one."""
        return self.stage in RUNNING and now - self.told_at > SILENT_FOR

    def save(self) -> None:
        """Writes how far it is; whoever reads sees all of it or what was there before."""
        said = asdict(self) | {"key": str(self.key), "told_at": self.told_at.isoformat()}
        place = _folder(self.key) / STATE
        making = place.with_suffix(f".{uuid.uuid4().hex}")
        with open(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(said, file)
        making.replace(place)

    def forget_file(self) -> None:
        """Removes the file, and keeps what came of it."""
        self.path.unlink(missing_ok=True)

    def remove(self) -> None:
        """Removes everything."""
        shutil.rmtree(_folder(self.key), ignore_errors=True)


def keep(key: uuid.UUID, content: Iterable[bytes], *, authority_id: int, by_id: int, at: datetime) -> Upload:
    """Keeps a file that was sent. Only this program's own user can read it. Raises FileExistsError where the key is taken."""
    upload = Upload(key, authority_id, by_id, at)
    folder = _folder(key)
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700)
    with open(os.open(upload.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for chunk in content:
            file.write(chunk)
    upload.save()
    return upload


def find(key: uuid.UUID) -> Upload | None:
    """The upload with this key; None if there is none, or none any more."""
    return _read(_folder(key) / STATE)


def of_council(authority_id: int) -> list[Upload]:
    """A council's uploads, the newest first."""
    states = (_read(place) for place in _root().glob(f"*/{STATE}"))
    found = [upload for upload in states if upload and upload.authority_id == authority_id]
    return sorted(found, key=lambda upload: upload.told_at, reverse=True)


def sweep(*, at: datetime) -> int:
    """Removes what nobody needs any more, a day after the work last said something. Returns how many were removed."""
    removed = 0
    for folder in _root().glob("*/"):
        upload = _read(folder / STATE)
        # One that is only just being sent has said nothing yet.
        told_at = upload.told_at if upload else datetime.fromtimestamp(folder.stat().st_mtime, UTC)
        if at - told_at > KEPT_FOR:
            shutil.rmtree(folder, ignore_errors=True)
            removed += 1
    return removed


def _root() -> Path:
    return Path(settings.DATA_DIR) / "imports"


def _folder(key: uuid.UUID) -> Path:
    return _root() / str(key)


def _read(place: Path) -> Upload | None:
    try:
        said = json.loads(place.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    said |= {"key": uuid.UUID(said["key"]), "told_at": datetime.fromisoformat(said["told_at"])}
    return Upload(**said)
