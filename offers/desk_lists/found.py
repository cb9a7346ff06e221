"""What the checks find in an edition, for a page that is asked for often: worked out once for each change and day."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache

from offers.around import read_around
from offers.contents import read_contents
from offers.findings import accepted, findings
from offers.findings.kinds import KINDS, REST, kind_of

KEPT_FOR = 10 * 60  # seconds: what no change tells of (a setting of the council's) shows after so long at the latest

SHAPE = 2  # of what is kept: one more whenever Found changes, as an older portal may have kept it


@dataclass(frozen=True)
class Found:
    """What holds an edition back, as (code, row, what is wrong); how much advice of each kind; how many faults were accepted.

    Advice that was passed over with a reason is left out.
    """

    blocking: tuple[tuple[str, str, str], ...]
    advice: tuple[tuple[str, int], ...]
    accepted: int


def found_in(edition: Any, on: date) -> Found:
    """What the checks find in an edition on a day. `edition` has `last_edit` (offers.desk_lists.states.editions_of)."""
    key = f"desk-found-{SHAPE}-{edition.pk}-{edition.last_edit}-{bool(edition.published_at)}-{on}"
    known = cache.get(key)
    if known is None:
        known = _look(edition, on)
        cache.set(key, known, KEPT_FOR)
    return known


def _look(edition: Any, on: date) -> Found:
    contents = read_contents(edition)
    every = findings(contents, on, read_around(contents))
    left = [each for each in every if not accepted(each, contents.accepted_faults)]
    advice = Counter(kind_of(each.code) for each in left if not each.blocking)
    return Found(
        blocking=tuple((each.code, each.about, each.says) for each in left if each.blocking),
        advice=tuple((kind, advice[kind]) for kind in [*KINDS, REST] if advice[kind]),
        accepted=sum(each.blocking for each in every) - sum(each.blocking for each in left),
    )
