"""The readings of arguable points that this installation goes by: the portal's own, and what LAW_READINGS turns round."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import lru_cache

from django.conf import settings
from django.core.checks import Error, register
from django.core.exceptions import ImproperlyConfigured

from leaving_care.status import DEFAULT, Readings

VALUES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
NAMES = frozenset(field.name for field in fields(Readings))


def readings() -> Readings:
    """The readings to decide by. Raises ImproperlyConfigured where LAW_READINGS has a name or a value that is none."""
    return _read(tuple(settings.LAW_READINGS))


def faults(said: Iterable[str]) -> Iterator[str]:
    """What is wrong with a setting of LAW_READINGS, in words."""
    seen = set()
    for part in said:
        name, _, value = _parts(part)
        if name not in NAMES:
            yield f"“{name}” is the name of no reading."
        elif value not in VALUES:
            yield f"{name} is yes or no. Write it as {name}=yes or {name}=no."
        elif name in seen:
            yield f"{name} is there twice."
        seen.add(name)


@lru_cache(maxsize=8)
def _read(said: tuple[str, ...]) -> Readings:
    if wrong := list(faults(said)):
        raise ImproperlyConfigured(f"LAW_READINGS: {' '.join(wrong)}")
    return replace(DEFAULT, **{name: VALUES[value] for name, _, value in map(_parts, said)})


def _parts(said: str) -> tuple[str, str, str]:
    name, equals, value = said.partition("=")
    return name.strip(), equals, value.strip().lower()


@register()
def readings_are_known(app_configs: object, **kwargs: object) -> list[Error]:
    """E004: LAW_READINGS names a reading or a value that there is not; one error for each."""
    return [
        Error(
            f"LAW_READINGS cannot be read. {fault}",
            hint="docs/readings.md lists every reading. Write it as LAW_READINGS=clip_at_14=no,count_dates=no.",
            id="leaving_care.E004",
        )
        for fault in faults(settings.LAW_READINGS)
    ]
