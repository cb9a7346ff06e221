"""A young person's status from day to day, kept as rows that are worked out anew with each change of the facts."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from leaving_care.care import Care
from leaving_care.facts import RECORDS, care_of
from leaving_care.models import Status, StatusesReckoned, StatusSettled, StatusSpell, YoungPerson
from leaving_care.readings_setting import readings
from leaving_care.status import Readings, StatusDecision, Stretch, decide, stretches
from leaving_care.walls import across

ONE = timedelta(days=1)
CHUNK = 500  # records in memory at a time


def decision_on(person: YoungPerson, on: date) -> StatusDecision:
    """What the dates say of somebody on a day, with its working. Raises law.NotInForce before the law book begins."""
    return decide(care_of(person), on, readings())


def spell_on(person: YoungPerson, on: date) -> StatusSpell | None:
    """The spell of status that counts on a day; None before the 14th birthday."""
    return person.statusspell_rows.on(on).first()


def reckon(person: YoungPerson) -> None:
    """Writes the status spells of one person anew, in the caller's transaction."""
    fresh = YoungPerson.objects.prefetch_related(*RECORDS, "statussettled_rows").get(pk=person.pk)
    person.statusspell_rows.all().delete()
    StatusSpell.objects.bulk_create(spells(fresh, care_of(fresh)))


def reckon_everybody(at: datetime) -> int:
    """Works everybody's spells out anew where the law book, the rules or the readings have changed since; how many it was.

    For the clock (`manage.py tick`). It looks across authorities, which is recorded.
    """
    now = fingerprint(readings())
    last = StatusesReckoned.objects.last()
    if last and last.fingerprint == now:
        return 0
    with across("the law book or the rules have changed: status is worked out anew", by="manage.py tick", at=at):
        everybody = YoungPerson.objects.prefetch_related(*RECORDS, "statussettled_rows").order_by("pk")
        number = 0
        for person in everybody.iterator(chunk_size=CHUNK):
            number += 1
            person.statusspell_rows.all().delete()
            StatusSpell.objects.bulk_create(spells(person, care_of(person)))
        StatusesReckoned.objects.create(fingerprint=now, at=at)
    return number


@lru_cache(maxsize=8)
def fingerprint(by: Readings) -> str:
    """What spells are made with: the law book, the rules and the readings, as one digest."""
    digest = sha256(repr(by).encode())
    for folder in ("law", "status"):
        for path in sorted((Path(__file__).parent / folder).iterdir()):
            if path.suffix in (".py", ".toml"):
                digest.update(path.read_bytes())
    return digest.hexdigest()


def spells(person: YoungPerson, care: Care) -> list[StatusSpell]:
    """The spells, not saved: what the dates say, cut and changed by what was settled."""
    found = spells_by(care, list(person.statussettled_rows.all()))
    return [StatusSpell(person=person, **spell._asdict()) for spell in found]


class Spell(NamedTuple):
    """What a StatusSpell says, without whose it is."""

    starts_on: date
    ends_on: date | None
    status: Status
    computed: Status
    flags: list[str]


def spells_by(care: Care, settled: list[StatusSettled]) -> list[Spell]:
    """The same as values, for thousands. `settled`: what was, in the order in which it was."""
    found = stretches(care, readings())
    made: list[Spell] = []
    for stretch, following in zip(found, [*found[1:], None], strict=True):
        made += _cut(stretch, following.on - ONE if following else None, settled)
    return made


def _cut(stretch: Stretch, until: date | None, settled: list[StatusSettled]) -> list[Spell]:
    about = [row for row in settled if row.computed == stretch.status and (until is None or row.from_on <= until)]
    starts = sorted({stretch.on, *(row.from_on for row in about if row.from_on > stretch.on)})
    made = []
    for first, following in zip(starts, [*starts[1:], None], strict=True):
        counts = [row for row in about if row.from_on <= first]
        answered = {row.flag for row in counts if row.flag}
        made.append(
            Spell(
                starts_on=first,
                ends_on=following - ONE if following else until,
                computed=Status(stretch.status),
                status=Status(counts[-1].status if counts else stretch.status),
                flags=[flag for flag in stretch.flags if flag not in answered],
            )
        )
    return made
