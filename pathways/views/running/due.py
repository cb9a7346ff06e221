"""What is due towards a manager's people: every number opens the people behind it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.council_views import Signed, councils_for
from leaving_care.dates import age_on, birthday, in_words, ordinal, uk_day
from leaving_care.models import Event, Membership, YoungPerson
from pathways.caseload import advisers_of
from pathways.models import ChoiceAt21, Summary
from pathways.running import SEE_TEAM
from pathways.summaries import fresh, state_on
from pathways.team_counts import TURNING, Team
from pathways.timetable.words import HOLD_REASONS, ON_HOLD, OVERDUE
from pathways.views.running.about import Thing, counts_on, things_of
from pathways.views.running.tabs import BY_NAME, FIRST, numbered
from pathways.views.searching import query_without_page
from pathways.views.work.working import of_them

A_PAGE = 50
SHOWN = 5  # duties of one person on the list


@dataclass(frozen=True, slots=True)
class Owed:
    """Something towards one person. `state`: overdue, on hold, or blank; `because`: why it is owed, or why it waits."""

    what: str
    state: str
    when: str
    because: str


@dataclass(frozen=True, slots=True)
class Row:
    """One young person. `adviser` blank: nobody. A day that is None is not recorded yet. `more`: so many more are owed.

    `things`: what the list is about, where that is no duty, each with its address.
    """

    person: YoungPerson
    age: int
    adviser: str
    owed: list[Owed]
    more: int
    notes: list[str]
    things: list[Thing]
    last_contact_on: date | None
    changed_on: date | None


@require_safe
def due_view(request: Signed) -> HttpResponse:
    """One list, and the number on each. Of everybody, or of one adviser."""
    councils_for(request, SEE_TEAM)
    user, today = request.user, request.today
    advisers = list(advisers_of(user, today))
    adviser = next((row.key for row in advisers if str(row.key) == request.GET.get("adviser")), None)
    show = request.GET.get("show", FIRST)
    tab = BY_NAME.get(show) or BY_NAME[FIRST]
    team = Team(user, today, adviser=adviser)
    counts = team.counts()
    paginator = Paginator(_detailed(team.behind(tab.name)), A_PAGE)
    paginator.count = counts[tab.name]  # counted already, by the same condition
    page = paginator.get_page(request.GET.get("page"))
    people = fresh(page.object_list, today)
    things = things_of(tab.name, user, [row.person_id for row in people], today)
    names = _names(advisers, people)
    told = {
        "tab": tab,
        "tabs": numbered(counts, str(adviser or "")),
        "page": page,
        "rows": [
            _row(row, tab.name, names.get(row.worker_id, ""), things.get(row.person_id, []), today) for row in people
        ],
        "advisers": [(row.key, names[row.pk]) for row in advisers],
        "adviser": adviser,
        "query": query_without_page(request),
    }
    return render(request, "running/due.html", told)


def _detailed(rows: QuerySet[Summary]) -> QuerySet[Summary]:
    """With when something of the record was last changed."""
    changes = Event.objects.filter(person=OuterRef("person"), kind=Event.Kind.CHANGED).order_by("-at")
    return rows.annotate(changed_at=Subquery(changes.values("at")[:1]))


def _names(advisers: list[Membership], people: list[Summary]) -> dict[int | None, str]:
    """Workers' names by their id. The advisers are known; of another main worker the name is asked for."""
    known = {row.pk: row for row in advisers}
    if others := {row.worker_id for row in people if row.worker_id and row.worker_id not in known}:
        known |= Membership.objects.select_related("user").in_bulk(others)
    return {pk: row.user.name or row.user.email for pk, row in known.items()}


def _row(row: Summary, show: str, adviser: str, things: list[Thing], on: date) -> Row:
    duties = [duty for duty in row.duties if counts_on(show, duty, on)]
    changed_at: datetime | None = row.changed_at  # type: ignore[attr-defined]
    return Row(
        person=row.person,
        age=age_on(row.person.date_of_birth, on),
        adviser=adviser,
        owed=[_owed(duty, on) for duty in duties[:SHOWN]],
        more=max(0, len(duties) - SHOWN),
        notes=list(_notes(row, show)),
        things=things,
        last_contact_on=row.last_contact_on,
        changed_on=uk_day(changed_at) if changed_at else None,
    )


def _notes(row: Summary, show: str):
    for age in TURNING:
        if show == f"turning_{age}":
            yield f"{ordinal(age)} birthday on {in_words(birthday(row.person.date_of_birth, age))}"
    if row.choice:
        yield f"Chose to {ChoiceAt21.Said(row.choice).label}"
    if row.owed_plan and not row.has_plan:
        yield "No plan yet"


def _owed(duty: dict, on: date) -> Owed:
    state, what, because = state_on(duty, on), of_them(duty["what"]), of_them(duty["because"])
    if state == ON_HOLD:
        until = in_words(date.fromisoformat(duty["held_until"]))
        return Owed(what, "On hold", f"to {until}", HOLD_REASONS.get(duty["hold_reason"], ""))
    if not duty["due_on"]:
        return Owed(what, "", "no last day is set", because)
    day = in_words(date.fromisoformat(duty["due_on"]))
    if state == OVERDUE:
        return Owed(what, "Overdue", f"its last day was {day}", because)
    return Owed(what, "", f"by {day}", because)
