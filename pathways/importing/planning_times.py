"""What the lines about one person's times in care and workers come to."""

from collections import defaultdict
from datetime import date

from leaving_care.models import Allocation, Role, TimeInCare
from pathways.importing.columns import ALLOCATION, CARE
from pathways.importing.known import Council
from pathways.importing.lines import Line
from pathways.importing.plan import LEFT, Plan, once_each


def plan_care(plan: Plan, lines: list[Line], stored: list[TimeInCare]) -> None:
    """Times in care are told apart by first day and legal status. One that the file leaves out is left as it is.

    Where the file has another legal status from the same day as the only one that we have, it is a correction of that.
    """
    if plan.person is None:
        return
    usable = once_each(plan, lines, "time in care", "starts_on", "legal")
    rows = {(row.starts_on, row.legal): row for row in stored}
    of_file = {(line.values["starts_on"], line.values["legal"]) for line in usable}
    corrected = _corrected(set(rows) - of_file, of_file - set(rows))
    touched = set()
    for line in usable:
        values = {"ends_on": None, **line.values}
        if values["starts_on"] < plan.person.date_of_birth:
            why = "it is before the date of birth. Correct one of the two."
            plan.fault(line.number, "starts_on", why)
        key = (values["starts_on"], values["legal"])
        key = corrected.get(key, key)
        if key in rows:
            touched.add(key)
            plan.take_over(CARE, rows[key], values)
        else:
            plan.add(CARE, TimeInCare(person=plan.person, **values), values)
    plan.counts[CARE, LEFT] += len(rows.keys() - touched)


Key = tuple[date, str]


def _corrected(ours: set[Key], theirs: set[Key]) -> dict[Key, Key]:
    """A time in care of the file → ours with the same first day, where there is one of each."""
    by_day: dict[date, tuple[list[Key], list[Key]]] = defaultdict(lambda: ([], []))
    for key in ours:
        by_day[key[0]][0].append(key)
    for key in theirs:
        by_day[key[0]][1].append(key)
    return {new[0]: old[0] for old, new in by_day.values() if len(old) == len(new) == 1}


def plan_allocations(plan: Plan, lines: list[Line], stored: list[Allocation], council: Council) -> None:
    """Allocations are told apart by worker, role and first day."""
    if plan.person is None:
        return
    lines = [_with_role(line) for line in lines]
    rows = {(row.worker.user.email.lower(), row.role, row.starts_on): row for row in stored}
    touched, numbers = set(), {}
    made = []
    for line in once_each(plan, lines, "worker and first day", "worker", "role", "starts_on"):
        values = {"ends_on": None, **line.values}
        address, role = values.pop("worker"), values["role"]
        key = (address, role, values["starts_on"])
        row = rows.get(key)
        if values.get("is_main", row is not None and row.is_main) and role != Role.PERSONAL_ADVISER:
            plan.fault(line.number, "main", "only a personal adviser can be the main adviser. Correct role or main.")
            continue
        if row is not None:
            touched.add(key)
            plan.take_over(ALLOCATION, row, values)
        else:
            worker = council.workers.membership(address, role, values["starts_on"], values["ends_on"])
            if worker is None:
                _no_such_worker(plan, line, council.workers.works_here(address))
                continue
            row = Allocation(person=plan.person, worker=worker, **values)
            plan.add(ALLOCATION, row, ["worker", *values])
            made.append(row)
        numbers[id(row)] = line.number
    plan.counts[ALLOCATION, LEFT] += len(rows.keys() - touched)
    _judge_main_advisers(plan, [*stored, *made], numbers)


def _with_role(line: Line) -> Line:
    """The line with the role that is meant where none is said."""
    return Line(line.number, line.kind, {"role": Role.PERSONAL_ADVISER.value, **line.values}, line.faults)


def _no_such_worker(plan: Plan, line: Line, works_here: bool) -> None:
    if works_here:
        why = (
            "the person with this address has not that role here at any time between these days. Correct role or days, "
        )
        why += "or leave the line out."
    else:
        why = "nobody with this address works here. Invite them first, correct the address, or leave the line out."
    plan.fault(line.number, "worker", why)


def _judge_main_advisers(plan: Plan, rows: list[Allocation], numbers: dict[int, int]) -> None:
    """Two main advisers at a time: a fault of the later line of the two; what is not in the file is never to blame."""
    main = sorted((row for row in rows if row.is_main), key=lambda row: numbers.get(id(row), 0))
    for at, row in enumerate(main):
        line = numbers.get(id(row))
        if line is None:
            continue
        for other in main[:at]:
            if _share_a_day(row, other):
                said = numbers.get(id(other))
                where = f"in line {said}" if said else "in the record here"
                why = f"another main adviser is there on some of these days, {where}. End one the day before the other."
                plan.fault(line, "starts_on", why)
                break


def _share_a_day(one: Allocation, other: Allocation) -> bool:
    return one.starts_on <= (other.ends_on or date.max) and other.starts_on <= (one.ends_on or date.max)
