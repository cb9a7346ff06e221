"""What lies in the published folder, and finding it there."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SITE = "_site"  # the release of the portal's own pages, served at /
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
_NAME = re.compile(r"[\w-]{1,100}", re.ASCII)
# Every address of ours: short, small letters, and nothing that climbs out of a folder.
_PLAIN = re.compile(r"(?:[a-z0-9][a-z0-9.-]{0,99}/){0,9}(?:[a-z0-9][a-z0-9.-]{0,149})?")
COMPRESSED = ("text/", "application/json", "application/xml", "image/svg+xml")


@dataclass(frozen=True)
class StoredFile:
    """A file of a release: its address on the web, its path in the folder, its type and its bytes' hash."""

    address: str
    file: str
    type: str
    sha: str
    size: int
    cache: str

    @property
    def is_compressed(self) -> bool:
        """Whether .gz and .br lie beside it."""
        return self.type.startswith(COMPRESSED)


@dataclass(frozen=True)
class Schedule:
    """From which day which release of a name is served, and the state of the records it was made from."""

    days: tuple[tuple[date, str], ...]
    state: str

    def on(self, day: date) -> str:
        """The release of a day; before the first day, the first."""
        current = self.days[0][1]
        for start, digest in self.days:
            if start <= day:
                current = digest
        return current


class Published:
    """The published folder at `root`, as its readers see it."""

    def __init__(self, root: Path):
        self.root = root

    def names(self) -> list[str]:
        """Every name that has something published."""
        return sorted(path.stem for path in (self.root / "schedule").glob("*.json"))

    def schedule(self, name: str) -> Schedule | None:
        """The schedule of a name; None when nothing of that name was published."""
        if not _NAME.fullmatch(name):
            return None
        try:
            data = json.loads(self._schedule(name).read_bytes())
        except FileNotFoundError:
            return None
        return Schedule(tuple((date.fromisoformat(day), digest) for day, digest in data["days"]), data["state"])

    def stamp(self, name: str) -> tuple[int, int] | None:
        """Changes whenever something is published under the name; None when nothing is."""
        if not _NAME.fullmatch(name):
            return None
        try:
            found = self._schedule(name).stat()
        except OSError:
            return None
        # Two publications within one tick of the file system's clock are two files.
        return found.st_mtime_ns, found.st_ino

    def files(self, name: str, digest: str) -> Mapping[str, StoredFile]:
        """A release's files by address."""
        rows = json.loads(self._listing(name, digest).read_bytes())
        return {row["address"]: StoredFile(**row) for row in rows}

    def path(self, name: str, digest: str, file: StoredFile, suffix: str = "") -> Path:
        """Where a file of a release lies."""
        return self._release(name, digest) / (file.file + suffix)

    def find(self, name: str, digest: str, address: str) -> Path | None:
        """Where the file of an address lies, found without reading the release's list; None where there is none."""
        file = address.removeprefix("/" if name == SITE else f"/{name}/")
        if not _PLAIN.fullmatch(file):
            return None
        path = self._release(name, digest) / (f"{file}index.html" if address.endswith("/") else file)
        return path if path.is_file() else None

    def has_release(self, name: str, digest: str) -> bool:
        """Whether a whole release is there: its listing comes last when it is made, and goes first."""
        return self._listing(name, digest).exists() and self._release(name, digest).is_dir()

    def _schedule(self, name: str) -> Path:
        return self.root / "schedule" / f"{name}.json"

    def _release(self, name: str, digest: str) -> Path:
        return self.root / "releases" / name / digest

    def _listing(self, name: str, digest: str) -> Path:
        return self.root / "releases" / name / f"{digest}.json"
