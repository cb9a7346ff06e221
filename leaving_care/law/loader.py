"""Reads the law's TOML files, each once."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Provision:
    """A place in the law or in national guidance. `sure` is "read" where somebody read the words at `address`."""

    id: str
    title: str
    about: str
    address: str
    checked_on: date
    sure: str


@dataclass(frozen=True)
class Area:
    """An area that a local offer must cover. `starts_on` None: enacted, and no day set yet."""

    id: str
    name: str
    provision: str
    starts_on: date | None
    checked_on: date


@dataclass(frozen=True)
class Status:
    """One of the four groups, with the ages the law gives it: `age_to` is the last age that counts."""

    id: str
    name: str
    age_from: int
    age_to: int
    provision: str
    plain: str
    checked_on: date


def _read(name: str) -> dict[str, dict[str, Any]]:
    with (HERE / name).open("rb") as file:
        return tomllib.load(file)


@cache
def provisions() -> dict[str, Provision]:
    """Every provision by id."""
    return {key: Provision(id=key, **row) for key, row in _read("provisions.toml").items()}


@cache
def areas() -> dict[str, Area]:
    """Every area by id, in the law's order, whether in force or not."""
    return {key: Area(id=key, starts_on=row.pop("from", None), **row) for key, row in _read("areas.toml").items()}


def areas_in_force(on: date) -> list[Area]:
    """The areas that an offer must cover on a day (Children and Social Work Act 2017, section 2)."""
    return [area for area in areas().values() if area.starts_on is not None and area.starts_on <= on]


@cache
def statuses() -> dict[str, Status]:
    """The four groups by id, strongest duties first."""
    return {key: Status(id=key, **row) for key, row in _read("statuses.toml").items()}
