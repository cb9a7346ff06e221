"""The headings of one council's plans: the law's list, as the council renamed, ordered and added to it."""

from dataclasses import dataclass
from datetime import date

from leaving_care.dates import uk_day
from leaving_care.models import Authority
from pathways.models import CouncilSection, PlanVersion
from pathways.sections import SECTIONS, needed_in


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading as a page shows it. `holds`: what it has to say; blank for a council's own. `is_needed`: in this kind of plan."""

    key: str
    text: str
    asks: str
    holds: str = ""
    is_needed: bool = False
    details: tuple[tuple[str, str], ...] = ()


def headings(authority: Authority, kind: str, on: date) -> list[Heading]:
    """The headings of new plans on a day, in the council's order; those that it has not placed keep the law's order, last."""
    own = {row.section: row for row in CouncilSection.objects.filter(authority=authority)}
    needed = needed_in(kind)
    made = [
        Heading(
            section.key,
            own[section.key].heading if section.key in own else section.heading,
            (own[section.key].asks if section.key in own else "") or section.asks,
            section.holds,
            section.key in needed,
            section.details,
        )
        for section in SECTIONS
    ]
    made += [
        Heading(row.section, row.heading, row.asks or "What do you want to say about this?")
        for row in own.values()
        if row.is_own and (row.ends_on is None or row.ends_on >= on)
    ]
    places = {row.section: row.position for row in own.values()}
    return sorted(made, key=lambda heading: (places.get(heading.key) is None, places.get(heading.key) or 0))


def headings_of(version: PlanVersion) -> list[Heading]:
    """The headings of a version, as its council has them on the day it was begun."""
    return headings(version.person.authority, version.kind, uk_day(version.begun_at))
