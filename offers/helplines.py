"""National helplines for somebody who needs help now, whichever council looked after them."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Helpline:
    """A number to ring or text, when to use it and when it is open. `source` is where it was last read, on `checked_on`."""

    name: str
    number: str
    when: str
    open: str
    source: str
    checked_on: date
    by_text: bool = False

    @property
    def link(self) -> str:
        """What a tap does."""
        return f"{'sms' if self.by_text else 'tel'}:{self.number.replace(' ', '')}"


@cache
def helplines() -> tuple[Helpline, ...]:
    """Every helpline, most urgent first."""
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        return tuple(Helpline(**row) for row in tomllib.load(file)["helplines"])
