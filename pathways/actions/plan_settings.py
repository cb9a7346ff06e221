"""What a council sets for plans: times, days, papers, headings and kinder words. The one way in, each change with its event.

Each function checks permission, compares `version` (a fingerprint of what the form was opened on: ChangedMeanwhile), and is
done once for a form's token. What the law does not allow is a ValidationError in words.
"""

import uuid
from collections.abc import Iterable, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care import audit
from leaving_care.actions.council import deciding, keep_only, raise_if_changed
from leaving_care.dates import in_words, uk_day
from leaving_care.law import book
from leaving_care.models import Authority, Event, User
from pathways import summaries
from pathways.models import CareWord, PlanSettings
from pathways.timetable import PAPERS, Length, Settings
from pathways.timetable.law import law_on
from pathways.timetable.lengths import over
from pathways.timetable.settings import WITHOUT_CLOCK

WHAT = "change_plan_settings"
COUNTED = ("within", "every", "none", "soon")  # rules for which a number of days means something
MONTHS_OF_A_YEAR = [date(2023, month, 1) for month in range(1, 13)]


def stored(authority: Authority) -> PlanSettings:
    """What a council has set; the defaults, not saved, where it has set nothing."""
    return PlanSettings.objects.filter(authority=authority).first() or PlanSettings(authority=authority)


def time_of(row: PlanSettings, duty: str) -> dict[str, Any]:
    """What is set for one duty: `number` and `unit` (None and "": no clock), `lead` (None: as for all), `is_left_out`."""
    number, unit = row.clocks.get(duty, (None, ""))
    return {"number": number, "unit": unit, "lead": row.leads.get(duty), "is_left_out": duty in row.left_out}


def has_clock(duty: str, on: date) -> bool:
    """Whether a council can set a time for a duty: it is counted from a day, and is not simply on a day or before one."""
    timed = law_on(book(), on).get(duty)
    return timed is not None and timed.rule in COUNTED and duty not in WITHOUT_CLOCK


def set_time(
    authority: Authority,
    duty: str,
    *,
    number: int | None,
    unit: str,
    lead: int | None,
    is_left_out: bool,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Sets how long there is for one duty (never longer than the law), how early it shows, and whether a policy is left out.

    Every summary of the council's people is worked out anew.
    """
    with _setting(authority, by=by, at=at, once=once) as row:
        raise_if_changed(version, time_of(row, duty))
        if number is not None:
            _check_shorter(duty, number, unit, uk_day(at))
        _put(row.clocks, duty, None if number is None else [number, unit])
        _put(row.leads, duty, lead)
        row.left_out = sorted({*row.left_out, duty} if is_left_out else {*row.left_out} - {duty})
        _check_timetable(row, duty, uk_day(at))
        row.save()
        summaries.outdate(row.authority, uk_day(at))
        audit.done(row.authority, WHAT, by=by, at=at, fields=[f"time of {duty}"], once=once)


def set_days(
    authority: Authority,
    *,
    lead_days: int,
    reply_days: int,
    records_from: date | None = None,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Sets how many days before its last day a duty shows, within how many a disagreement is answered, and since when records are
    complete (None: they all are).

    That day cannot come after the first change to anybody's record here: what a council left undone since then is late.
    """
    with _setting(authority, by=by, at=at, once=once) as row:
        raise_if_changed(version, row.lead_days, row.reply_days, row.records_from)
        last = latest_start(authority, uk_day(at))
        if records_from is not None and records_from > last:
            words = f"Choose {in_words(last)} or a day before it: from then on there are records here"
            raise ValidationError({"records_from": words})
        row.lead_days, row.reply_days, row.records_from = lead_days, reply_days, records_from
        row.full_clean(exclude=["authority"])
        row.save()
        summaries.outdate(row.authority, uk_day(at))
        audit.done(row.authority, WHAT, by=by, at=at, fields=["lead days", "reply days", "records from"], once=once)


def latest_start(authority: Authority, on: date) -> date:
    """The latest day that can begin complete records: the first on which anybody's record was changed here, or this day."""
    changed = Event.objects.filter(authority=authority, kind=Event.Kind.CHANGED, person__isnull=False)
    first = changed.order_by("at").values_list("at", flat=True).first()
    return uk_day(first) if first else on


def set_papers(
    authority: Authority,
    *,
    papers: Iterable[str],
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Sets which papers somebody should have by 18. All of them, or none: every kind."""
    with _setting(authority, by=by, at=at, once=once) as row:
        raise_if_changed(version, row.papers)
        chosen = [kind for kind in PAPERS if kind in set(papers)]
        row.papers = [] if len(chosen) == len(PAPERS) else chosen
        row.save()
        summaries.outdate(row.authority, uk_day(at))
        audit.done(row.authority, WHAT, by=by, at=at, fields=["papers"], once=once)


def care_words_of(authority: Authority) -> dict[str, str]:
    """The words that a council does not want in plans: word → a kinder one (blank: leave it out)."""
    return dict(CareWord.objects.filter(authority=authority).order_by("word").values_list("word", "instead"))


def set_care_words(
    authority: Authority,
    *,
    words: Mapping[str, str],
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Sets which words the council does not want in plans, and what to say instead: these and no others."""
    with deciding(authority, WHAT, by=by, at=at, once=once) as held:
        before = care_words_of(held)
        raise_if_changed(version, before)
        if before != dict(words):
            keep_only(CareWord, held, words, before, word="word", says="instead")
            audit.done(held, WHAT, by=by, at=at, fields=["care words"], once=once)


@contextmanager
def _setting(authority: Authority, *, by: User, at: datetime, once: uuid.UUID | None):
    """The council's settings, held; its row is made when it is saved."""
    with deciding(authority, WHAT, by=by, at=at, once=once) as held:
        yield stored(held)


def _put(table: dict[str, Any], duty: str, value: Any) -> None:
    if value is None:
        table.pop(duty, None)
    else:
        table[duty] = value


def _check_shorter(duty: str, number: int, unit: str, on: date) -> None:
    """A time of one's own is shorter than the law's in some month at least; where the law has none, any will do."""
    if not has_clock(duty, on):
        raise ValidationError({"number": "No time can be set for this."})
    timed, own = law_on(book(), on)[duty], Length(number, unit)
    law, who = timed.length, "National guidance" if timed.ground.kind == "guidance" else "The law"
    if law is None or any(over(start, own) < over(start, law) for start in MONTHS_OF_A_YEAR):
        return
    raise ValidationError({"number": f"{who} gives {law}. Yours has to be shorter. Leave it empty to have none"})


def _check_timetable(row: PlanSettings, duty: str, on: date) -> None:
    """What the timetable itself refuses, in its own words, with the duty's name for its id."""
    try:
        Settings(
            clocks={id: Length(*length) for id, length in row.clocks.items()},
            lead_days=row.lead_days,
            leads=row.leads,
            left_out=frozenset(row.left_out),
        )
    except ValueError as wrong:
        name = law_on(book(), on)[duty].what
        raise ValidationError(str(wrong).replace(f"“{duty}”", f"“{name}”")) from None
