"""Folders of DATA_DIR outside everything that is published, and files in them, for the portal's own user alone."""

import os
from pathlib import Path

from django.conf import settings


def folder(name: str) -> Path:
    """A private folder, made when it is not there."""
    place: Path = settings.DATA_DIR / name
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def keep(path: Path, content: bytes) -> None:
    """Writes a new file. Raises FileExistsError where there is one of that name."""
    place = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(place, "wb") as file:
        file.write(content)
