"""Somebody to make a list for, and reading the list: its parts, groups and entries."""

from entitlements.entries import Entry
from tests.entitlements.people import person

PARTS = ("now", "may_be", "later", "not_for")
LEAVER = person(19, "former_relevant")
BAND = {"age_from": 18, "age_to": 25, "last_year_included": False}


def names(found, part):
    return [entry.name for group in getattr(found, part) for entry in group.entries]


def groups(found, part):
    return [group.name for group in getattr(found, part)]


def one(found, name) -> Entry:
    """The entry of a name. Fails unless there is exactly one."""
    (entry,) = [each for part in PARTS for group in getattr(found, part) for each in group.entries if each.name == name]
    return entry


def place(found, name):
    (part,) = [part for part in PARTS if name in names(found, part)]
    return part
