"""The value of a field, in words."""

from datetime import date
from typing import Any

from leaving_care.dates import in_words
from offers.words import NOT_RECORDED


def value_in_words(value: Any) -> str:
    """A value of a field, in words; of a list, a line each."""
    if value is None or value == "" or value == []:
        return NOT_RECORDED
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, dict):
        return ", ".join(
            f"{name.replace('_', ' ')} {value_in_words(said)}" for name, said in value.items() if is_told(name, said)
        )
    if isinstance(value, list):
        return "\n".join(map(value_in_words, value))
    return _day(value) if isinstance(value, str) else str(value)


def _day(said: str) -> str:
    """A day is kept as 2026-04-01 and read as 1 April 2026."""
    try:
        return in_words(date.fromisoformat(said)) if len(said) == 10 else said
    except ValueError:
        return said


def is_told(name: str, said: Any) -> bool:
    """Whether a field that says this is told at all."""
    return said not in (None, "", [], False) and name not in ("item", "contact", "position", "source")
