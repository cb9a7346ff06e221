"""Summaries of people for the lists: kept in the transaction of each change, and worked out anew past their last day."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from leaving_care.models import Authority, YoungPerson
from leaving_care.walls import within
from pathways.deriving import ATTRIBUTES, COLUMNS, derived, differing
from pathways.history import known
from pathways.models import Summary
from pathways.plan_settings import settings_by
from pathways.timetable.lengths import ONE
from pathways.timetable.words import DUE, NOT_DUE, ON_HOLD, OVERDUE

CHUNK = 500  # people in memory at a time


def keep(person: YoungPerson, on: date) -> None:
    """Keeps the summary of one person anew, as of a day, in the caller's transaction."""
    keep_all([person.pk], on)


def keep_all(ids: Iterable[int], on: date) -> None:
    """Keeps the summaries of people, by their ids, in the caller's transaction."""
    for chunk in _chunks(ids):
        _write(worked_out(chunk, on))


def worked_out(ids: Collection[int], on: date) -> list[Summary]:
    """What the summaries of people have to say on a day, not saved. For some hundred: their facts are in memory at once."""
    people = known(ids)
    settings = settings_by(each.authority for each in people)
    return [derived(each, on, settings[each.authority]) for each in people]


def is_fresh(summary: Summary, on: date) -> bool:
    """Whether what is stored is right on a day, without anything having been written since."""
    return summary.worked_out_on <= on and summary.valid_until is not None and on <= summary.valid_until


def stale(on: date) -> Q:
    """The condition on a summary that what is stored is not right on a day."""
    return Q(worked_out_on__gt=on) | Q(valid_until=None) | Q(valid_until__lt=on)


def fresh(summaries: Iterable[Summary], on: date) -> list[Summary]:
    """A page of summaries as they are on a day, in the order given: what is past its last day is worked out, and not written.

    No query where all are right; else one for each table of facts, however many are not.
    """
    rows = list(summaries)
    past = [row.person_id for row in rows if not is_fresh(row, on)]
    anew = {row.person_id: row for chunk in _chunks(past) for row in worked_out(chunk, on)}
    for row in rows:
        if row.person_id in anew:
            for name in (*ATTRIBUTES.values(), "worked_out_on"):
                setattr(row, name, getattr(anew[row.person_id], name))
    return rows


def of_people(people: Iterable[YoungPerson], on: date) -> list[Summary]:
    """The summaries of a page of people, in their order, each with its `person`; one query, and those of `fresh`.

    For somebody of whom none was kept yet it is worked out.
    """
    there = list(people)
    kept = {row.person_id: row for row in Summary.objects.filter(person__in=[each.pk for each in there])}
    missing = [each.pk for each in there if each.pk not in kept]
    rows = fresh(kept.values(), on)
    rows += [row for chunk in _chunks(missing) for row in worked_out(chunk, on)]
    by_person = {row.person_id: row for row in rows}
    for each in there:
        by_person[each.pk].person = each
    return [by_person[each.pk] for each in there]


def state_on(duty: Mapping[str, Any], on: date) -> str:
    """The state of one of a summary's duties on a day that the summary is right for: not due, due, overdue or on hold."""
    day = on.isoformat()
    if duty["held_until"] and day <= duty["held_until"]:
        return ON_HOLD
    if duty["due_on"] and duty["due_on"] < day:
        return OVERDUE
    return DUE if duty["from_on"] and duty["from_on"] <= day else NOT_DUE


def outdate(authority: Authority, on: date) -> None:
    """Has every summary of a council worked out anew: what its settings add to the timetable was changed.

    One statement, in the caller's transaction. From then on readers work them out, until the clock has.
    """
    Summary.objects.filter(authority=authority).exclude(stale(on)).update(valid_until=on - ONE)


def outdate_everybody(on: date) -> None:
    """The same for every council: the law book or the rules were changed."""
    for authority in Authority.objects.order_by("pk"):
        with within(authority.pk, on=on):
            outdate(authority, on)


def catch_up(on: date) -> int:
    """Writes anew what is past its last day or was never kept, council by council; how many. For the clock (`manage.py tick`)."""
    return sum(len(renewed) for authority in Authority.objects.order_by("pk") for renewed in _catch_up(authority, on))


def _catch_up(authority: Authority, on: date) -> Iterator[list[Any]]:
    """In small transactions, so that nobody who changes a record has to wait for long."""
    after = 0
    while True:
        with within(authority.pk, on=on):
            ids = list(waiting(authority, on).filter(pk__gt=after)[:CHUNK])
            if not ids:
                return
            yield list(renew(ids, on))
        after = ids[-1]


def waiting(authority: Authority, on: date) -> QuerySet[YoungPerson, int]:
    """The ids, in order, of those of a council whose summary is not right on a day, or was never kept."""
    right = Summary.objects.exclude(stale(on)).filter(authority=authority)
    people = YoungPerson.objects.filter(authority=authority).exclude(pk__in=right.values("person"))
    return people.order_by("pk").values_list("pk", flat=True)


def renew(ids: Collection[int], on: date) -> dict[int, list[str]]:
    """Works people's summaries out anew and writes those that are another: person → the columns that were.

    In a transaction that holds their records. Whoever's record is being changed by somebody else just now is passed over: that
    change keeps the summary.
    """
    if not ids:
        return {}
    with transaction.atomic():
        free = YoungPerson.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk__in=ids).order_by("pk")
        held = list(free.values_list("pk", flat=True))
        there = {row.person_id: row for row in Summary.objects.filter(person__in=held)}
        changed = {}
        made = worked_out(held, on)
        for row in made:
            before = there.get(row.person_id)
            changed[row.person_id] = differing(before, row) if before else [*COLUMNS]
        _write([row for row in made if changed[row.person_id]])
    return {person: columns for person, columns in changed.items() if columns}


def _write(rows: list[Summary]) -> None:
    names = [*COLUMNS, "worked_out_on"]
    Summary.objects.bulk_create(rows, update_conflicts=True, unique_fields=["person"], update_fields=names)


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    every = list(ids)
    return (every[first : first + CHUNK] for first in range(0, len(every), CHUNK))
