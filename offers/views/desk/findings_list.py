"""What is found in an edition, as the page lists it: by kind, with the place to mend, since when, and who sees to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from leaving_care.law import Provision
from offers.contents import Contents
from offers.findings import Finding, accepted
from offers.findings.finding import LONGEST
from offers.findings.kinds import KINDS, REST, kind_of, law_at_hand
from offers.models import FindingMark
from offers.views.desk.mending import Place, Places

NOBODY, LEFT = "nobody", "left"
FEW = 6  # of one kind, on the page that shows every kind


@dataclass(frozen=True)
class Listed:
    """A finding with all that the page says of it. `since` None: it was not seen before today; `passed`: why it was passed."""

    finding: Finding
    places: list[Place]
    since: date | None
    days: int
    owner: str
    owner_id: int | None
    passed: str


@dataclass(frozen=True)
class Group:
    """The findings of one kind: as many as the page shows, and how many there are."""

    name: str
    slug: str
    rows: list[Listed]
    number: int
    law: list[Provision]

    @property
    def more(self) -> bool:
        return self.number > len(self.rows)


def slugs() -> dict[str, str]:
    """Each kind's word in addresses → what it is called."""
    return {slugify(kind): kind for kind in (*KINDS, REST)}


def listed(contents: Contents, found: Iterable[Finding], on: date) -> Iterator[Listed]:
    """Each finding with its marks and its reasons. One query."""
    places = Places(contents)
    marks = {
        (mark.code, mark.row): mark
        for mark in FindingMark.objects.filter(edition=contents.edition).select_related("owner")
    }
    reasons = {(fault.code, fault.row): fault.reason for fault in contents.accepted_faults}
    for finding in found:
        mark = marks.get((finding.code, finding.about))
        said = [reasons.get((finding.code, row[:LONGEST]), "") for row in finding.rows]
        yield Listed(
            finding=finding,
            places=[places.of(finding.code, *pair) for pair in zip(finding.rows, finding.sources, strict=True)],
            since=mark.first_on if mark else None,
            days=(on - mark.first_on).days if mark else 0,
            owner=(mark.owner.name or mark.owner.email) if mark and mark.owner else "",
            owner_id=mark.owner_id if mark else None,
            passed="; ".join(dict.fromkeys(said)) if accepted(finding, contents.accepted_faults) else "",
        )


@dataclass(frozen=True)
class Owner:
    """Somebody who sees to findings, with their word in addresses (no name is in one) and how many they have."""

    word: str
    name: str
    number: int


def owners_of(rows: Iterable[Listed], editors: Mapping[int, str]) -> list[Owner]:
    """Who sees to these findings, by name, and how many nobody sees to. `editors`: user id → the key of their membership."""
    rows = list(rows)
    met = {word_of(row, editors): row.owner for row in rows}
    words = [word_of(row, editors) for row in rows]
    named = sorted((name, word) for word, name in met.items() if word not in (NOBODY, LEFT))
    last = [
        (called, word) for word, called in ((LEFT, "Somebody who edits no more"), (NOBODY, "Nobody yet")) if word in met
    ]
    return [Owner(word, name, words.count(word)) for name, word in (*named, *last)]


def word_of(row: Listed, editors: Mapping[int, str]) -> str:
    """The word in addresses of who sees to a finding."""
    return NOBODY if row.owner_id is None else editors.get(row.owner_id, LEFT)


def grouped(rows: Iterable[Listed], most: int | None = FEW) -> list[Group]:
    """The findings by kind, in the order of the kinds; `most` of each, or all."""
    of_kind: dict[str, list[Listed]] = {kind: [] for kind in (*KINDS, REST)}
    for row in rows:
        of_kind[kind_of(row.finding.code)].append(row)
    return [Group(kind, slugify(kind), mine[:most], len(mine), _law(mine)) for kind, mine in of_kind.items() if mine]


def _law(rows: list[Listed]) -> list[Provision]:
    known = {law.id: law for row in rows for law in law_at_hand(row.finding.code)}
    return list(known.values())
