"""Reminders: to advisers of what is due on their list, and to young people who can safely be told that something comes up.

Each last day of a duty is told to each of them once: a row says so (Reminder), written in one transaction with the task that
sends the message. The task is begun once and never again. So a crash can lose a message, and never sends one twice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.core.cache import cache
from django.db import transaction
from django.db.models import Q

from leaving_care.dates import UK, uk_day
from leaving_care.models import Authority, Membership, User, WayToReach, YoungPerson
from leaving_care.sign_in.phones import mobile
from leaving_care.walls import within
from pathways.deriving import PLANS, REVIEWS, VISITS
from pathways.models import Reminder, Summary
from pathways.reminding_tasks import remind_adviser, remind_young_person
from pathways.summaries import fresh, stale, state_on
from pathways.team_counts import A_WEEK, NOT_MET
from pathways.timetable.words import ON_HOLD

FROM_HOUR, A_DAY = 9, 24 * 60 * 60  # of the UK; nobody is woken
EMAIL, TEXT = "email", "text"
THEIRS = PLANS | REVIEWS | VISITS  # what a young person has a part in
WAYS = {WayToReach.Kind.EMAIL: EMAIL, WayToReach.Kind.MOBILE: TEXT}


@dataclass(frozen=True, slots=True)
class Due:
    """One last day of one duty that comes within seven days."""

    id: str
    duty: str
    due_on: date


def remind_once_a_day(at: datetime) -> int:
    """For the clock: reminds in the first minute from nine in the morning, and is done for the day. How many messages.

    Where the cache forgets that it was done, it is done again, and finds nothing to send.
    """
    if at.astimezone(UK).hour < FROM_HOUR or not cache.add(f"reminded-{uk_day(at)}", True, A_DAY):
        return 0
    return remind(at)


def remind(at: datetime) -> int:
    """Has everybody reminded of what comes within seven days and of which they were not told. How many messages.

    Council by council, each in one transaction that holds its row, so that two clocks at once remind once.
    """
    number = 0
    for council in Authority.objects.order_by("pk"):
        with transaction.atomic(), within(council.pk, on=uk_day(at)):
            Authority.objects.select_for_update(no_key=True).get(pk=council.pk)
            number += _remind(council, at)
    return number


def _remind(council: Authority, at: datetime) -> int:
    on = uk_day(at)
    soon = Q(next_due_on__lte=on + A_WEEK) | stale(on)
    rows = Summary.objects.filter(soon, authority=council, person__died_on=None)
    due = [(row, found) for row in fresh(rows.select_related("person__user"), on) if (found := list(_due(row, on)))]
    people = [row.person_id for row, _ in due]
    asked = Reminder.objects.filter(person__in=people, due_on__gte=on)
    told = set(asked.values_list("person_id", "to_id", "duty", "due_on"))
    made = [*_to_advisers(due, told, council, at), *_to_young_people(due, told, at)]
    Reminder.objects.bulk_create(made)
    advisers = [row.to_id for row in made if row.to_id != row.person.user_id]
    for user in dict.fromkeys(advisers):
        remind_adviser.enqueue(user_id=user, number=advisers.count(user))
    young = dict.fromkeys((row.to_id, row.how) for row in made if row.to_id == row.person.user_id)
    for user, how in young:
        remind_young_person.enqueue(user_id=user, how=how)
    return len(set(advisers)) + len(young)


def _due(row: Summary, on: date) -> Iterator[Due]:
    """What comes within seven days and does not wait."""
    for duty in row.duties:
        last = date.fromisoformat(duty["due_on"]) if duty["due_on"] else None
        if last and on <= last <= on + A_WEEK and state_on(duty, on) != ON_HOLD:
            yield Due(duty["id"], f"{duty['id']} {duty['about']}".strip(), last)


def _to_advisers(
    due: Iterable[tuple[Summary, list[Due]]], told: set, council: Authority, at: datetime
) -> Iterator[Reminder]:
    """To the main adviser of each, who can still sign in."""
    working = Membership.objects.on(uk_day(at)).filter(authority=council, user__is_active=True)
    users = dict(working.values_list("pk", "user_id"))
    for row, found in due:
        if row.worker_id in users:
            yield from _new(row.person, users[row.worker_id], found, told, EMAIL, at)


def _to_young_people(due: Iterable[tuple[Summary, list[Due]]], told: set, at: datetime) -> Iterator[Reminder]:
    """To those who have an account and a way to reach them that is safe, unless they chose to step back or to stop."""
    willing = [(row, found) for row, found in due if row.person.user_id and row.choice not in NOT_MET]
    ways: dict[int, list[WayToReach]] = {}
    recorded = WayToReach.objects.on(uk_day(at)).filter(person__in=[row.person_id for row, _ in willing])
    for way in recorded.order_by("-is_first", "pk"):
        ways.setdefault(way.person_id, []).append(way)
    for row, found in willing:
        user = row.person.user
        how = safe_way(user, ways.get(row.person_id, []))
        theirs = [each for each in found if each.id in THEIRS]
        if user and how and theirs:
            yield from _new(row.person, user.pk, theirs, told, how, at)


def safe_way(user: User | None, ways: Iterable[WayToReach]) -> str:
    """How somebody's own account can be written to: email, text, or blank for neither.

    Only the account's own address or verified number, and only where the record says of that very one that it is safe to use,
    without a note; and nothing says that it is not. `ways`: those of the day, what to try first before the others.
    """
    if user is None or not user.is_active:
        return ""
    own = {EMAIL: user.email.casefold(), TEXT: user.phone if user.phone_verified else None}
    found: dict[str, bool] = {}
    for way in ways:
        how = WAYS.get(WayToReach.Kind(way.kind))
        if how and own[how] and _plain(way) == own[how]:
            is_safe = way.safe == WayToReach.Safe.YES and not way.note
            found[how] = found.get(how, True) and is_safe
    return next((how for how, is_safe in found.items() if is_safe), "")


def _plain(way: WayToReach) -> str | None:
    return mobile(way.value) if way.kind == WayToReach.Kind.MOBILE else way.value.strip().casefold()


def _new(person: YoungPerson, to: int, found: Iterable[Due], told: set, how: str, at: datetime) -> Iterator[Reminder]:
    """A row for each last day that they were not told of. What a row has been made for here is told, too."""
    for each in found:
        key = (person.pk, to, each.duty[:120], each.due_on)
        if key not in told:
            told.add(key)
            yield Reminder(person=person, to_id=to, duty=key[2], due_on=each.due_on, how=how, sent_at=at)
