"""Making releases in the published folder, changing what its readers see, and keeping house."""

import fcntl
import gzip
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Self

import brotli

from leaving_care.store.reading import ASK_AGAIN, FOR_EVER, SITE, Published, Schedule, StoredFile


class ReleaseGone(Exception):
    """A schedule names a release that is not there: it must be made again."""


class Store(Published):
    """The published folder, to be written to."""

    def __init__(self, root: Path):
        super().__init__(root)
        self._has_lock = False

    @contextmanager
    def writing(self) -> Iterator[Self]:
        """Keeps other writers out, in this process and in others, until it is left or the process dies.

        Whoever makes a release and publishes it does both inside, or another's sweep may take it away between the two.
        """
        if self._has_lock:
            yield self
            return
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / ".lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self._has_lock = True
            try:
                yield self
            finally:
                self._has_lock = False

    # Making a release

    def keep(self, content: bytes, *, compress: bool) -> str:
        """Puts bytes in the pool, compressed ahead, unless they are there. Returns their hash."""
        sha = hashlib.sha256(content).hexdigest()
        place = self.pool(sha)
        variants: list[tuple[str, Callable[[], bytes]]] = [("", lambda: content)]
        if compress:
            variants += [(".gz", lambda: gzip.compress(content, 9, mtime=0)), (".br", lambda: brotli.compress(content))]
        for suffix, make in variants:
            target = place.with_name(place.name + suffix)
            if not target.exists():
                self._write(target, make())
                # Other servers tag a file by its size and the second it was written. What is written at once, the pages
                # of today and of a later day, would share that second: the hash moves it, within a day.
                written = time.time() - int(sha[:8], 16) % 86_400
                os.utime(target, (written, written))
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
        return replace(stored, sha=sha)

    def add_release(self, name: str, files: Iterable[StoredFile]) -> str:
        """Lays out a whole release beside those there are; nobody sees it until it is published. Returns its digest."""
        rows = sorted(files, key=lambda row: row.file)
        listing = json.dumps([asdict(row) for row in rows], indent=0, sort_keys=True).encode()
        digest = hashlib.sha256(listing).hexdigest()[:20]
        with self.writing():
            if not self.has_release(name, digest):
                half_made = Path(tempfile.mkdtemp(dir=self._making()))
                half_made.chmod(0o755)
                for row in rows:
                    self._link(row, half_made / row.file)
                folder = self._release(name, digest)
                folder.parent.mkdir(parents=True, exist_ok=True)
                if folder.is_dir():
                    shutil.rmtree(folder)
                half_made.rename(folder)
                self._write(self._listing(name, digest), listing)
        return digest

    def _link(self, row: StoredFile, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        for suffix in ("", ".gz", ".br") if row.is_compressed else ("",):
            pooled = self.pool(row.sha)
            os.link(pooled.with_name(pooled.name + suffix), target.with_name(target.name + suffix))

    # Changing what readers see

    def publish(self, name: str, schedule: Schedule, today: date) -> None:
        """Serves these releases from now on: our own server by the schedule, other servers by the day's pointer.

        Raises ReleaseGone, and changes nothing, when one of them is not there.
        """
        days = [[day.isoformat(), digest] for day, digest in schedule.days]
        with self.writing():
            gone = [digest for _, digest in schedule.days if not self.has_release(name, digest)]
            if gone or not days:
                raise ReleaseGone(f"{name}: {', '.join(gone) or 'no release'}")
            self._write(self._schedule(name), json.dumps({"days": days, "state": schedule.state}).encode())
            self.point(name, today)

    def point(self, name: str, today: date) -> bool:
        """Moves the pointer for other web servers to the day's release. Returns whether it had to be moved."""
        with self.writing():
            schedule = self.schedule(name)
            if schedule is None:
                return False
            pointer = self.root / "live" / name
            target = f"../releases/{name}/{schedule.on(today)}"
            if pointer.is_symlink() and os.readlink(pointer) == target:
                return False
            pointer.parent.mkdir(exist_ok=True)
            moving = Path(tempfile.mkdtemp(dir=self._making())) / "pointer"
            moving.symlink_to(target)
            os.replace(moving, pointer)
            moving.parent.rmdir()
        return True

    # Keeping house

    def sweep(self, name: str) -> None:
        """Removes the releases of a name that no day is served from."""
        with self.writing():
            schedule = self.schedule(name)
            kept = {digest for _, digest in schedule.days} if schedule else set()
            folder = self.root / "releases" / name
            stale = [path for path in folder.glob("*") if path.name.removesuffix(".json") not in kept]
            # Listings first: without one, what is left of a release half-removed is not taken for a whole one.
            for path in sorted(stale, key=Path.is_dir):
                _remove(path)

    def sweep_pool(self) -> None:
        """Removes bytes that no release holds any more, and what a crash left half-made."""
        with self.writing():
            for path in self._making().iterdir():
                _remove(path)
            for path in (self.root / "pool").glob("*/*"):
                if path.stat().st_nlink == 1:
                    path.unlink()

    def _making(self) -> Path:
        folder = self.root / "making"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _write(self, path: Path, content: bytes) -> None:
        # Whole or not at all, and on the disk before anything points at it.
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._making(), delete=False) as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), 0o644)
            os.fsync(file.fileno())
        os.replace(file.name, path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
