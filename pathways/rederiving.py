"""The nightly check: everybody's status and every duty worked out from the facts alone, and compared with what is kept.

What is kept is kept in the transaction of each change, so a difference is a fault of the portal, and is told.
"""

import gc
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from leaving_care.facts import cares, rows_of, settled_of
from leaving_care.models import Authority, StatusSpell, YoungPerson
from leaving_care.standing import Spell, reckon, spells_by
from leaving_care.walls import within
from pathways.deriving import differing
from pathways.models import Summary
from pathways.summaries import CHUNK, is_fresh, renew, worked_out

STATUS = "status spells"
NEVER_KEPT = "no summary"


@dataclass
class Tally:
    """How many people were looked at, what was another than it should be, and what was only past its last day.

    `differences`: person's key → the names of what differed, never a value.
    """

    people: int = 0
    past: int = 0
    differences: dict[uuid.UUID, list[str]] = field(default_factory=dict)


def rederive(on: date) -> Iterator[Tally]:
    """Works everybody out as of a day, council by council and some hundred at a time, and repairs what differs.

    A tally of each lot. Each is a transaction of its own, and holds no record but those that are repaired.
    """
    for authority in Authority.objects.order_by("pk"):
        after = 0
        while True:
            with within(authority.pk, on=on):
                people = YoungPerson.objects.filter(authority=authority, pk__gt=after).order_by("pk")
                keys = dict(people.values_list("pk", "key")[:CHUNK])
                if keys:
                    with _no_search_for_cycles():
                        tally = _lot(keys, on)
                    yield tally
            if len(keys) < CHUNK:
                break
            after = max(keys)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Hundreds of thousands of small rows are made and let go, none in a cycle: to look for one takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _lot(keys: dict[int, uuid.UUID], on: date) -> Tally:
    tally = Tally(people=len(keys))
    for pk in _repaired(_other_status([*keys])):
        tally.differences[keys[pk]] = [STATUS]
    kept = {row.person_id: row for row in Summary.objects.filter(person__in=keys)}
    others = [row.person_id for row in worked_out([*keys], on) if _is_other(kept.get(row.person_id), row)]
    for pk, columns in renew(others, on).items():
        before = kept.get(pk)
        if before is None:
            columns = [NEVER_KEPT]
        elif not is_fresh(before, on):
            tally.past += 1
            continue
        tally.differences.setdefault(keys[pk], []).extend(columns)
    return tally


def _is_other(kept: Summary | None, row: Summary) -> bool:
    return kept is None or bool(differing(kept, row))


def _other_status(ids: list[int]) -> list[int]:
    """Those of some people whose spells are not what the facts say."""
    kept, settled = rows_of(StatusSpell, ids, *Spell._fields), settled_of(ids)
    return [pk for pk, care in cares(ids).items() if spells_by(care, settled.get(pk, [])) != kept.get(pk, [])]


def _repaired(ids: list[int]) -> list[int]:
    """Those whose spells still are not what the facts say when their records are held; they are then."""
    if not ids:
        return []
    with transaction.atomic():
        people = YoungPerson.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk__in=ids)
        held = {person.pk: person for person in people}
        found = _other_status([*held])
        for pk in found:
            reckon(held[pk])
    return found
