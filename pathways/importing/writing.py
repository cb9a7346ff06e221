"""Writing what was planned for some hundred people, in few statements. The caller holds the transaction."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model

from leaving_care.dates import uk_day
from leaving_care.facts import RECORDS, care_of
from leaving_care.models import Allocation, Event, Part, StatusSpell, YoungPerson
from leaving_care.standing import spells
from pathways.importing import columns
from pathways.importing.known import Council
from pathways.importing.plan import Plan
from pathways.summaries import keep_all

PARTS = {
    columns.PERSON: Part.ABOUT,
    columns.STATUS: Part.CARE,
    columns.CARE: Part.CARE,
    columns.ALLOCATION: Part.WORKERS,
}
SEVERAL = "record"
WHAT = "import_people"


def write(plans: Sequence[Plan], council: Council) -> None:
    """Writes the plans that change something: rows, versions, status spells, summaries, one event for each person."""
    plans = [plan for plan in plans if plan.changes]
    _add([plan.person for plan in plans if plan.is_new and plan.person])
    _save(plans)
    _add([row for plan in plans for row in plan.new])
    _reckon([plan for plan in plans if plan.fields.keys() & {columns.PERSON, columns.CARE}])
    keep_all([plan.person.pk for plan in plans if plan.person], uk_day(council.at))
    Event.objects.bulk_create(_event(plan, council) for plan in plans)


def _add(rows: Iterable[Any]) -> None:
    for model, group in _by_model(rows).items():
        model._default_manager.bulk_create(group)


def _save(plans: list[Plan]) -> None:
    """Saves what changed of rows that are there, and the versions of the people."""
    there = [plan for plan in plans if not plan.is_new and plan.person]
    changed: dict[type[Model], set[str]] = defaultdict(set)
    changed[YoungPerson].add("version")
    rows: list[Any] = [plan.person for plan in there]
    for person in rows:
        person.version += 1
    for plan in there:
        for row, names in plan.changed:
            changed[type(row)] |= names
            if row is not plan.person:
                rows.append(row)
    of_model = _by_model(rows)
    # Between two saved rows there must not be two main advisers, not for a moment: none of them is, until all are saved.
    moved = [row.pk for row in of_model.get(Allocation, [])]
    if moved:
        Allocation.objects.filter(pk__in=moved, is_main=True).update(is_main=False)
        changed[Allocation].add("is_main")
    for model, group in of_model.items():
        model._default_manager.bulk_update(group, sorted(changed[model]))


def _reckon(plans: list[Plan]) -> None:
    """Works the status of these people out anew."""
    ids = [plan.person.pk for plan in plans if plan.person]
    StatusSpell.objects.filter(
        person__in=[plan.person.pk for plan in plans if plan.person and not plan.is_new]
    ).delete()
    people = YoungPerson.objects.filter(pk__in=ids).prefetch_related(*RECORDS, "statussettled_rows").order_by("pk")
    StatusSpell.objects.bulk_create(spell for person in people for spell in spells(person, care_of(person)))


def _event(plan: Plan, council: Council) -> Event:
    parts = {PARTS[kind] for kind in plan.fields}
    return Event(
        authority=council.authority,
        person=plan.person,
        kind=Event.Kind.CHANGED,
        what=WHAT,
        by=council.by,
        at=council.at,
        part=min(parts) if len(parts) == 1 else SEVERAL,
        fields=sorted({name for names in plan.fields.values() for name in names}),
    )


def _by_model(rows: Iterable[Any]) -> dict[type[Any], list[Any]]:
    found: dict[type[Any], list[Any]] = defaultdict(list)
    for row in rows:
        found[type(row)].append(row)
    return found
