"""What the lines about one person come to: what would be new, what would change, and what is wrong."""

from datetime import date

from leaving_care.dates import age_on
from leaving_care.models import StatusElsewhere, YoungPerson
from pathways.importing import columns
from pathways.importing.known import WORDS, Council, Known
from pathways.importing.lines import Fault, Line, read_line
from pathways.importing.plan import CHANGED, NEW, SAME, Plan, once_each
from pathways.importing.planning_times import plan_allocations, plan_care
from pathways.importing.scratch import Said

OLD = 25  # from this age on, a new record needs a reason


def plan_for(number: str, said: list[Said], known: Known, council: Council) -> Plan:
    """What the lines about one person come to."""
    lines = [read_line(line, kind, cells, WORDS) for line, kind, cells in said]
    plan = Plan(number)
    plan.faults += [fault for line in lines for fault in line.faults]
    of_kind = {kind: [line for line in lines if line.kind == kind] for kind in columns.KINDS}
    plan.person = known.people.get(number)
    _plan_person(plan, of_kind[columns.PERSON], council)
    if plan.person is None:
        if of_kind[columns.PERSON] or number in council.mentioned:
            # Their own line is wrong: somebody stands in, so that the other lines are judged by themselves.
            plan.person = YoungPerson(authority=council.authority, date_of_birth=date.min)
        else:
            why = "nobody has this number, here or in the file. Add a person line, or correct the number."
            plan.faults += [Fault(line.number, columns.COUNCIL_ID, why) for line in lines]
            return plan
    ours = plan.person.pk
    _plan_status(plan, of_kind[columns.STATUS], known.statuses.get(ours, ""), council)
    plan_care(plan, of_kind[columns.CARE], known.care.get(ours, []))
    plan_allocations(plan, of_kind[columns.ALLOCATION], known.allocations.get(ours, []), council)
    return plan


def _plan_person(plan: Plan, lines: list[Line], council: Council) -> None:
    line = next(iter(once_each(plan, lines, "person")), None)
    if line is None:
        return
    values = line.values
    if plan.person is not None:
        born, begun = values.get("date_of_birth", plan.person.date_of_birth), len(plan.faults)
        _judge_days(plan, line, born, council.today)
        if len(plan.faults) == begun:
            plan.take_over(columns.PERSON, plan.person, dict(values))
        return
    blank = [name for name in ("name_used", "date_of_birth") if name not in values]
    for name in blank:
        plan.fault(line.number, name, "it is blank, and this person is new. Fill it in.")
    if blank:
        return
    born, begun = values["date_of_birth"], len(plan.faults)
    _judge_days(plan, line, born, council.today)
    if age_on(born, council.today) >= OLD and "why_over_25" not in values:
        why = f"this person is new, and {OLD} or over. Say here why a record is begun."
        plan.fault(line.number, "why_over_25", why)
    if (born, values["name_used"].casefold()) in council.without_a_number:
        why = "somebody of this name and date of birth has a record here without a number. Give that record its number first."
        plan.fault(line.number, columns.COUNCIL_ID, why)
    if len(plan.faults) > begun:
        return
    plan.person = YoungPerson(authority=council.authority, council_id=plan.number, **values)
    plan.is_new = True
    plan.fields[columns.PERSON] = {"council_id", *values}
    plan.counts[columns.PERSON, NEW] += 1


def _judge_days(plan: Plan, line: Line, born: date, today: date) -> None:
    if born > today:
        plan.fault(line.number, "date_of_birth", "it is in the future. Correct it.")
    for name in ("adopted_on", "died_on"):
        if name in line.values and line.values[name] < born:
            plan.fault(line.number, name, "it is before the date of birth. Correct one of the two.")
    if "died_on" in line.values and line.values["died_on"] > today:
        plan.fault(line.number, "died_on", "it is in the future. Correct it, or leave it blank.")


def _plan_status(plan: Plan, lines: list[Line], stored: str, council: Council) -> None:
    line = next(iter(once_each(plan, lines, "person's status")), None)
    if line is None:
        return
    status = line.values["status"]
    if status == stored:
        plan.counts[columns.STATUS, SAME] += 1
        return
    # Each reading is kept: a status that changed is one row more.
    row = StatusElsewhere(person=plan.person, status=status, read_at=council.at)
    plan.add(columns.STATUS, row, ["status"], CHANGED if stored else NEW)
