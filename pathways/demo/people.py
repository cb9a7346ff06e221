"""Who is in the demo, read from fixtures/people/: one file a council."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

COUNCILS = ("derby", "derbyshire", "staffordshire")


@dataclass(frozen=True)
class Somebody:
    """Somebody to sign in as. `role` is of Role; `shows` what there is to see as them."""

    email: str
    name: str
    role: str
    shows: str


def told(council: str) -> dict:
    """What a council's files say: teams, staff, covers, young people. Beside its own file there may be one of a caseload."""
    folder = Path(settings.BASE_DIR) / "fixtures" / "people"
    said = _read(folder / f"{council}.toml")
    caseload = folder / f"{council}_caseload.toml"
    return {**said, "young": [*said["young"], *_read(caseload)["young"]]} if caseload.exists() else said


def address(council: str, row: dict) -> str:
    """The address that somebody signs in with. Somebody who works for two councils names it in the second."""
    where = "gov.uk" if "role" in row else "org"
    return row.get("email") or f"{row['id']}.{council}@example.{where}"


def to_sign_in_as(council: str) -> list[Somebody]:
    """Everybody of a council who has an account: staff, then young people, in the order of the file."""
    rows = [row for row in [*told(council)["staff"], *told(council)["young"]] if row.get("account", True)]
    return [
        Somebody(
            address(council, row), row.get("name") or row["name_used"], row.get("role", "young_person"), row["shows"]
        )
        for row in rows
    ]


@cache
def _read(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))
