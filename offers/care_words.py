"""Words of the care system, explained once for every council."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def care_words() -> tuple[tuple[str, str], ...]:
    """Each word with its meaning in plain words, in the order of the alphabet."""
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        rows = tomllib.load(file)["words"]
    return tuple(sorted(((row["word"], row["meaning"]) for row in rows), key=lambda pair: pair[0].lower()))
