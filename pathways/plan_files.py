"""Where the files made of plans lie: a private folder, under names that nobody can guess (PlanDocument.file)."""

import os
import re
import secrets
from pathlib import Path

from django.conf import settings

NAME = re.compile(r"[\w-]{43}\.(pdf|docx)")


def folder() -> Path:
    """The private folder, made when it is not there: nobody but the portal's own user may look into it."""
    place: Path = settings.DATA_DIR / "plans"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def path_of(name: str) -> Path:
    """Where a file lies. Raises ValueError for what is no name of a plan's file."""
    if not NAME.fullmatch(name):
        raise ValueError("This is no name of a plan's file.")
    return folder() / name


def write(content: bytes, ending: str) -> str:
    """Keeps a file, for the portal's own user alone, and returns its name. `ending`: pdf or docx."""
    name = f"{secrets.token_urlsafe(32)}.{ending}"
    place = os.open(path_of(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(place, "wb") as file:
        file.write(content)
    return name


def remove(name: str) -> None:
    """Takes a file away. It may be gone already."""
    path_of(name).unlink(missing_ok=True)
