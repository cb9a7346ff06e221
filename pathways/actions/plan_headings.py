"""The headings of a council's plans: renamed, put in order, its own added and ended. What the law asks for stays."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from leaving_care import audit
from leaving_care.actions.council import deciding, raise_if_changed
from leaving_care.dates import uk_day
from leaving_care.models import Authority, User
from pathways.actions.plan_settings import WHAT
from pathways.headings import Heading, headings
from pathways.models import CouncilSection
from pathways.sections import AFTER_CARE, BY_KEY

LONGEST_KEY = 40
MOST_OWN = 20  # headings of a council's own: a plan that asks for more would not be read


def in_order(authority: Authority, on: date) -> list[Heading]:
    """The headings of new plans on a day, as the council has them in order."""
    return headings(authority, AFTER_CARE, on)


def order_headings(
    authority: Authority,
    places: Mapping[str, int],
    *,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Puts the headings in order: key → place. Those with the same place keep the order that they had."""
    with deciding(authority, WHAT, by=by, at=at, once=once) as held:
        now = in_order(held, uk_day(at))
        raise_if_changed(version, now)
        wanted = sorted(now, key=lambda heading: places.get(heading.key, len(now)))
        _place(held, wanted)
        audit.done(held, WHAT, by=by, at=at, fields=["order of headings"], once=once)


def rename_heading(
    authority: Authority,
    section: str,
    *,
    heading: str,
    asks: str,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Calls a heading otherwise, and asks otherwise under it. Blank, for one that the law asks for: its own words."""
    with deciding(authority, WHAT, by=by, at=at, once=once) as held:
        now = in_order(held, uk_day(at))
        raise_if_changed(version, words_of(now, section))
        if section not in {each.key for each in now}:
            raise ValidationError("There is no such heading any more.")
        own = BY_KEY.get(section)
        if not heading and own is None:
            raise ValidationError({"heading": "Write the heading"})
        _raise_if_taken(now, heading, besides=section)
        _place(held, now)
        CouncilSection.objects.filter(authority=held, section=section).update(
            heading=heading or (own.heading if own else ""), asks=asks
        )
        audit.done(held, WHAT, by=by, at=at, fields=[f"heading {section}"], once=once)


def add_heading(
    authority: Authority, *, heading: str, asks: str, by: User, at: datetime, once: uuid.UUID | None = None
) -> None:
    """Adds a heading of the council's own, as the last one."""
    with deciding(authority, WHAT, by=by, at=at, once=once) as held:
        now = in_order(held, uk_day(at))
        _raise_if_taken(now, heading)
        if sum(each.key not in BY_KEY for each in now) >= MOST_OWN:
            raise ValidationError(f"{MOST_OWN} headings of your own are enough. End one that is not used.")
        _place(held, now)
        key = _free_key(held, heading)
        CouncilSection.objects.create(
            authority=held, section=key, heading=heading, asks=asks, position=len(now) + 1, is_own=True
        )
        audit.done(held, WHAT, by=by, at=at, fields=[f"heading {key}"], once=once)


def end_heading(authority: Authority, section: str, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Ends a heading of the council's own: new versions of plans do not have it from tomorrow on. The law's cannot be ended."""
    with deciding(authority, WHAT, by=by, at=at, once=once) as held:
        row = CouncilSection.objects.filter(authority=held, section=section, is_own=True, ends_on=None).first()
        if row is None:
            raise ValidationError("The law asks for this heading, or it has ended already.")
        row.ends_on = uk_day(at)
        row.save(update_fields=["ends_on"])
        audit.done(held, WHAT, by=by, at=at, fields=[f"end of heading {section}"], once=once)


def words_of(found: list[Heading], section: str) -> tuple[str, str] | None:
    """What a heading is called, and what is asked under it; None: it is not there."""
    return next(((each.text, each.asks) for each in found if each.key == section), None)


def _place(authority: Authority, wanted: list[Heading]) -> None:
    """Gives every heading a row and its place, in order."""
    rows = {row.section: row for row in CouncilSection.objects.filter(authority=authority)}
    for position, heading in enumerate(wanted, 1):
        row = rows.get(heading.key) or CouncilSection(authority=authority, section=heading.key, heading=heading.text)
        row.position = position
        row.save()


def _raise_if_taken(now: list[Heading], heading: str, besides: str = "") -> None:
    if heading.casefold() in {each.text.casefold() for each in now if each.key != besides}:
        raise ValidationError({"heading": "Another heading is called that. Choose other words"})


def _free_key(authority: Authority, heading: str) -> str:
    """A key that no heading of the council has or had: `own-` and its words."""
    taken = {*BY_KEY, *CouncilSection.objects.filter(authority=authority).values_list("section", flat=True)}
    stem = f"own-{slugify(heading)}"[: LONGEST_KEY - 4].rstrip("-")
    return next(key for key in (stem, *(f"{stem}-{number}" for number in range(2, 1000))) if key not in taken)
