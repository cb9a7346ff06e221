"""What a manager has to know who decides on a hold: what is late, when they were last seen, and what waited before."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from leaving_care.dates import in_words
from pathways.in_touch import InTouch, OpenDuty, in_touch_by
from pathways.lasting import days_long
from pathways.models import DutyHeld
from pathways.summaries import of_people
from pathways.views.contacts.common import about_them, called, standing_of

UNKNOWN = "Not recorded yet"


def facts(row: DutyHeld, on: date) -> list[tuple[str, str]]:
    """Each fact and its words. Two queries, as a rule."""
    standing = standing_of(row.person, on)
    lines = [("How it stands", "\n".join(_stands(id, standing.duties, row, on) for id in row.duties))]
    lines += [("Last seen", seen(standing.seen_on)), ("Last in touch", seen(standing.reached_on))]
    before = [hold for hold in _before(row) if set(hold.duties) & set(row.duties)]
    return [*lines, ("It has waited before", "\n".join(map(_long, before)) or "No")]


@dataclass(frozen=True, slots=True)
class Asked:
    """One hold on the list. `late`: what of it is overdue now, with its last day; `seen`: when they were last seen."""

    row: DutyHeld
    names: list[str]
    days: int
    late: list[str]
    seen: str


def asked(rows: Iterable[DutyHeld], on: date) -> list[Asked]:
    """A page of holds that wait for a manager. One query, and those of `summaries.of_people`."""
    there = list(rows)
    people = {row.person_id: row.person for row in there}
    standing = {summary.person_id: in_touch_by(summary, on) for summary in of_people(people.values(), on)}
    return [_asked(row, standing[row.person_id], on) for row in there]


def _asked(row: DutyHeld, standing: InTouch, on: date) -> Asked:
    late = [duty for duty in map(about_them, standing.duties) if duty.id in row.duties and _is_past(duty, on)]
    return Asked(
        row=row,
        names=[called(id, on) for id in row.duties],
        days=days_long(row),
        late=[f"{duty.what}: its last day was {in_words(duty.due_on)}" for duty in late if duty.due_on],
        seen=seen(standing.seen_on),
    )


def seen(day: date | None) -> str:
    """A day that may not be recorded."""
    return in_words(day) if day else UNKNOWN


def _is_past(duty: OpenDuty, on: date) -> bool:
    """Whether its last day has passed, on hold or not."""
    return duty.due_on is not None and duty.due_on < on


def _stands(id: str, duties: Collection[OpenDuty], row: DutyHeld, on: date) -> str:
    found = next((duty for duty in duties if duty.id == id), None)
    if found is None:
        return f"{called(id, on)}: nothing of it is open now"
    if found.due_on is None:
        return f"{found.what}: no last day is set"
    day = in_words(found.due_on)
    if _is_past(found, on):
        return f"{found.what}: overdue. Its last day was {day}"
    comes = row.ends_on is not None and found.due_on < row.ends_on
    return f"{found.what}: by {day}{'. That day comes while it waits' if comes else ''}"


def _before(row: DutyHeld) -> list[DutyHeld]:
    """What was agreed to before, the newest first."""
    rows = DutyHeld.objects.filter(person=row.person, checked_by__isnull=False, refused="").exclude(pk=row.pk)
    return list(rows.order_by("-starts_on", "-pk"))


def _long(hold: DutyHeld) -> str:
    days = days_long(hold)
    until = in_words(hold.ends_on) if hold.ends_on else ""
    return f"From {in_words(hold.starts_on)} to {until} ({days} day{'' if days == 1 else 's'})"
