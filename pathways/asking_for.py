"""Asking for one of the things that somebody can have and has not had: a message to whoever works with them.

It is a check-in whose note begins with the same words and the thing's name, so that it stands on the adviser's list, is
answered there, and is found again here.
"""

from pathways.models import CheckIn
from pathways.things import Thing

BEGINS = "I would like to have: "


def in_words(thing: Thing) -> str:
    """What is sent: I would like to have: Starter pack."""
    most: int = CheckIn._meta.get_field("note").max_length or 0
    return f"{BEGINS}{thing.entry.name}"[:most]


def asked_for(person) -> dict[str, CheckIn]:
    """What somebody asked for in this way, the newest first: the thing's name → the newest ask, with who answered. One query."""
    rows = CheckIn.objects.filter(person=person, note__startswith=BEGINS).select_related("seen_by")
    found: dict[str, CheckIn] = {}
    for row in rows:
        found.setdefault(row.note.removeprefix(BEGINS), row)
    return found
