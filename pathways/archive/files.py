"""Where archives lie: a private folder, under names that nobody can guess and that say when each has to go.

A name is EXPIRES-AUTHORITY-CHANCE.zip, so that sweeping needs to look into no council's records.
"""

import re
import secrets
from datetime import UTC, datetime
from pathlib import Path

from leaving_care import private_files

STAMP = "%Y%m%dT%H%M%SZ"
NAME = re.compile(r"(?P<expires>\d{8}T\d{6}Z)-(?P<authority>\d+)-[\w-]{43}\.zip")


def folder() -> Path:
    """The private folder, made when it is not there."""
    return private_files.folder("archives")


def path_of(name: str) -> Path:
    """Where a file lies. Raises ValueError for what is no name of an archive."""
    if not NAME.fullmatch(name):
        raise ValueError("This is no name of an archive.")
    return folder() / name


def write(content: bytes, *, authority_id: int, expires_at: datetime) -> str:
    """Keeps a file, and returns its name."""
    name = f"{expires_at.astimezone(UTC):{STAMP}}-{authority_id}-{secrets.token_urlsafe(32)}.zip"
    private_files.keep(path_of(name), content)
    return name


def remove(name: str) -> None:
    """Takes a file away. It may be gone already."""
    path_of(name).unlink(missing_ok=True)


def expired(at: datetime) -> list[tuple[str, int]]:
    """The files whose time is over: name and authority of each."""
    found = []
    for file in sorted(folder().iterdir()):
        match = NAME.fullmatch(file.name)
        if match and datetime.strptime(match["expires"], STAMP).replace(tzinfo=UTC) <= at:
            found.append((file.name, int(match["authority"])))
    return found
