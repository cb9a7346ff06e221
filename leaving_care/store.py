"""Where published pages lie: folders that any web server can serve as they are. Pure: files and days, no Django.

    pool/<sha256>, .gz, .br          every file's bytes once, compressed ahead
    releases/<name>/<digest>/...     a whole site of one name (a council), linked from the pool
    releases/<name>/<digest>.json    what lies in it: address, file, type, hash
    schedule/<name>.json             which release is served from which day
    live/<name> -> ../releases/...   the day's release, for other web servers

Only `publish` and `point` change what a reader sees, each by one `os.replace`.
"""

import gzip
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import brotli

SITE = "_site"  # the release of the portal's own pages, served at /
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
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


class Store:
    """The published folder at `root`."""

    def __init__(self, root: Path):
        self.root = root

    # Making a release

    def keep(self, content: bytes, *, compress: bool) -> str:
        """Puts bytes in the pool, compressed ahead, unless they are there. Returns their hash."""
        sha = hashlib.sha256(content).hexdigest()
        place = self.pool(sha)
        variants = [("", lambda: content)]
        if compress:
            variants += [(".gz", lambda: gzip.compress(content, 9, mtime=0)), (".br", lambda: brotli.compress(content))]
        for suffix, make in variants:
            target = place.with_name(place.name + suffix)
            if not target.exists():
                _write(target, make())
        return sha

    def pool(self, sha: str) -> Path:
        """Where the pool has the bytes with this hash."""
        return self.root / "pool" / sha[:2] / sha

    def file(self, name: str, path: str, content: bytes, type: str, *, for_ever: bool = False) -> StoredFile:
        """Keeps a file of a release of `name`. `path` is relative; index.html stands for its folder's address."""
        address = f"/{path}" if name == SITE else f"/{name}/{path}"
        stored = StoredFile(
            address=address.removesuffix("index.html"),
            file=path,
            type=type,
            sha="",
            size=len(content),
            cache=FOR_EVER if for_ever else ASK_AGAIN,
        )
        sha = self.keep(content, compress=stored.is_compressed)
        return StoredFile(**asdict(stored) | {"sha": sha})

    def add_release(self, name: str, files: Iterable[StoredFile]) -> str:
        """Lays out a whole release beside those there are; nobody sees it until it is published. Returns its digest."""
        rows = sorted(files, key=lambda row: row.file)
        listing = json.dumps([asdict(row) for row in rows], indent=0, sort_keys=True).encode()
        digest = hashlib.sha256(listing).hexdigest()[:20]
        folder = self._release(name, digest)
        if self._listing(name, digest).exists() and folder.is_dir():
            return digest
        folder.parent.mkdir(parents=True, exist_ok=True)
        half_made = Path(tempfile.mkdtemp(prefix=".making-", dir=folder.parent))
        half_made.chmod(0o755)
        for row in rows:
            target = half_made / row.file
            target.parent.mkdir(parents=True, exist_ok=True)
            for suffix in ("", ".gz", ".br") if row.is_compressed else ("",):
                pooled = self.pool(row.sha)
                os.link(pooled.with_name(pooled.name + suffix), target.with_name(target.name + suffix))
        if folder.is_dir():
            shutil.rmtree(folder)
        half_made.rename(folder)
        _write(self._listing(name, digest), listing)
        return digest

    # Changing what readers see

    def publish(self, name: str, schedule: Schedule, today: date) -> None:
        """Serves these releases from now on: our own server by the schedule, other servers by the day's pointer."""
        days = [[day.isoformat(), digest] for day, digest in schedule.days]
        _write(self._schedule(name), json.dumps({"days": days, "state": schedule.state}).encode())
        self.point(name, today)

    def point(self, name: str, today: date) -> bool:
        """Moves the pointer for other web servers to the day's release. Returns whether it had to be moved."""
        schedule = self.schedule(name)
        if schedule is None:
            return False
        pointer = self.root / "live" / name
        target = f"../releases/{name}/{schedule.on(today)}"
        if pointer.is_symlink() and os.readlink(pointer) == target:
            return False
        pointer.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=pointer.parent, prefix=".moving-") as folder:
            moving = Path(folder) / "pointer"
            moving.symlink_to(target)
            os.replace(moving, pointer)
        return True

    # Reading

    def names(self) -> list[str]:
        """Every name that has something published."""
        return sorted(path.stem for path in (self.root / "schedule").glob("*.json"))

    def schedule(self, name: str) -> Schedule | None:
        """The schedule of a name; None when nothing of that name was published."""
        try:
            data = json.loads(self._schedule(name).read_bytes())
        except FileNotFoundError:
            return None
        return Schedule(tuple((date.fromisoformat(day), digest) for day, digest in data["days"]), data["state"])

    def stamp(self, name: str) -> int | None:
        """Changes whenever something is published under the name; None when nothing is."""
        try:
            return self._schedule(name).stat().st_mtime_ns
        except OSError:
            return None

    def files(self, name: str, digest: str) -> Mapping[str, StoredFile]:
        """A release's files by address."""
        rows = json.loads(self._listing(name, digest).read_bytes())
        return {row["address"]: StoredFile(**row) for row in rows}

    def path(self, name: str, digest: str, file: StoredFile, suffix: str = "") -> Path:
        """Where a file of a release lies."""
        return self._release(name, digest) / (file.file + suffix)

    # Keeping house

    def sweep(self, name: str) -> None:
        """Removes the releases of a name that no day is served from, and what only they held."""
        schedule = self.schedule(name)
        kept = {digest for _, digest in schedule.days} if schedule else set()
        folder = self.root / "releases" / name
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name.removesuffix(".json") not in kept:
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def sweep_pool(self) -> None:
        """Removes bytes that no release holds any more."""
        for path in (self.root / "pool").glob("*/*"):
            if path.stat().st_nlink == 1:
                path.unlink()

    def _schedule(self, name: str) -> Path:
        return self.root / "schedule" / f"{name}.json"

    def _release(self, name: str, digest: str) -> Path:
        return self.root / "releases" / name / digest

    def _listing(self, name: str, digest: str) -> Path:
        return self.root / "releases" / name / f"{digest}.json"


def _write(path: Path, content: bytes) -> None:
    # Whole or not at all, and on the disk before anything points at it.
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".writing-", delete=False) as file:
        file.write(content)
        file.flush()
        os.fchmod(file.fileno(), 0o644)
        os.fsync(file.fileno())
    os.replace(file.name, path)
