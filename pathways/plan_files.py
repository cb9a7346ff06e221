"""Where the files made of plans lie: a private folder, under names that nobody can guess (PlanDocument.file)."""

import re
import secrets
from pathlib import Path

from leaving_care import private_files

NAME = re.compile(r"[\w-]{43}\.(pdf|docx)")


def folder() -> Path:
    """The private folder, made when it is not there."""
    return private_files.folder("plans")


def path_of(name: str) -> Path:
    """Where a file lies. Raises ValueError for what is no name of a plan's file."""
    if not NAME.fullmatch(name):
        raise ValueError("This is no name of a plan's file.")
    return folder() / name


def write(content: bytes, ending: str) -> str:
    """Keeps a file, and returns its name. `ending`: pdf or docx."""
    name = f"{secrets.token_urlsafe(32)}.{ending}"
    private_files.keep(path_of(name), content)
    return name


def remove(name: str) -> None:
    """Takes a file away. It may be gone already."""
    path_of(name).unlink(missing_ok=True)
