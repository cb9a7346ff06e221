"""What a manager's list is about, of each person on it: the duties that count there; or the plan, the disagreement, the hold."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from leaving_care.dates import in_words, uk_day
from leaving_care.models import User, YoungPerson
from pathways.deriving import PLANS, REVIEWS, VISITS
from pathways.helping import since_before
from pathways.holding import holds_to_check
from pathways.in_touch import BEING_IN_TOUCH
from pathways.models import PlanVersion
from pathways.replies import unanswered, waiting
from pathways.ringing import waiting_back
from pathways.summaries import state_on
from pathways.team_counts import A_WEEK, SOON
from pathways.timetable.words import ON_HOLD, OVERDUE
from pathways.views.contacts.common import called

EVERYTHING = "people"
BY_KIND = {"without_plan": PLANS, "reviews_late": REVIEWS, "visits_late": VISITS, "no_contact": BEING_IN_TOUCH}
WITHIN = {"due_this_week": A_WEEK, "due_soon": SOON}
IN_STATE = {"overdue": OVERDUE, "on_hold": ON_HOLD}


@dataclass(frozen=True, slots=True)
class Thing:
    """What one of these lists is about, in words, and where it is seen to."""

    text: str
    address: str


def counts_on(show: str, duty: Mapping[str, Any], on: date) -> bool:
    """Whether a duty of a summary is what a list is about. Lists about something else show those that have a last day."""
    due_on = date.fromisoformat(duty["due_on"]) if duty["due_on"] else None
    if show in IN_STATE:
        return state_on(duty, on) == IN_STATE[show]
    if show in WITHIN:
        return due_on is not None and on <= due_on <= on + WITHIN[show] and state_on(duty, on) != ON_HOLD
    if show in ("reviews_late", "visits_late"):
        return duty["id"] in BY_KIND[show] and due_on is not None and due_on < on
    if show in BY_KIND:
        return duty["id"] in BY_KIND[show]
    return show == EVERYTHING or (due_on is not None and show not in THINGS)


def things_of(show: str, user: User, people: Collection[int], on: date) -> Mapping[int, list[Thing]]:
    """By person (their ids), what waits there for a manager. One query where the list has such things, else none."""
    found: dict[int, list[Thing]] = defaultdict(list)
    if people and show in THINGS:
        for person, thing in THINGS[show](user, people, on):
            found[person].append(thing)
    return found


def _plans(user: User, people: Collection[int], on: date):
    rows = PlanVersion.objects.filter(person__in=people, approved_at=None, sent_at__isnull=False)
    for row in rows.order_by("sent_at", "pk"):
        said = f"Version {row.number} of the plan, sent on {in_words(uk_day(row.sent_at))}" if row.sent_at else ""
        yield row.person_id, Thing(said, reverse("manage_plan", args=[row.key]))


def _disagreements(user: User, people: Collection[int], on: date):
    for each in waiting(unanswered(YoungPerson.objects.filter(pk__in=people)), on):
        about = f"the goal “{each.goal}”" if each.goal else "the plan"
        when = "a reply was owed by" if each.days_left < 0 else "a reply is owed by"
        said = f"Does not agree with {about}, since {in_words(uk_day(each.row.at))}: {when} {in_words(each.due_on)}"
        yield each.row.person_id, Thing(said, reverse("manage_reply", args=[each.row.key]))


def _holds(user: User, people: Collection[int], on: date):
    for row in holds_to_check(user, on).filter(person__in=people):
        names = ", ".join(called(id, on) for id in row.duties)
        until = f", until {in_words(row.ends_on)}" if row.ends_on else ""
        said = f"{row.asked_by.name or 'Somebody'} asked that this waits{until}: {names}"
        yield row.person_id, Thing(said, reverse("work_check_hold", args=[row.person.key, row.key]))


def _help(user: User, people: Collection[int], on: date):
    for row in since_before(on).filter(person__in=people).select_related("person"):
        said = f"Said on {in_words(uk_day(row.at))} that they need help"
        yield row.person_id, Thing(said, reverse("work_their_say", args=[row.person.key]))


def _back(user: User, people: Collection[int], on: date):
    rows = waiting_back().filter(person__in=people).order_by("asked_at", "pk")
    for row in rows.select_related("person", "worker__user"):
        asked = f"Asked for help again on {in_words(uk_day(row.asked_at))}"
        if row.settled_at is None:
            yield row.person_id, Thing(asked, reverse("work_came_back"))
            continue
        who = (row.worker.user.name if row.worker else "") or "whoever works with them"
        late = row.reply_by is not None and row.reply_by < on
        by = f" by {in_words(row.reply_by)}" if row.reply_by else ""
        still = f"was to be rung{by} by {who}, and nobody has yet" if late else f"still to be rung{by} by {who}"
        yield row.person_id, Thing(f"{asked}: {still}", reverse("work_back", args=[row.person.key]))


THINGS = {
    "help_waiting": _help,
    "came_back": _back,
    "awaiting_approval": _plans,
    "disagreements": _disagreements,
    "holds_to_check": _holds,
}
