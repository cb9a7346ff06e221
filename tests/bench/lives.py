"""Invented people with all that the timetable reads of most, by the thousand, in a database of their own.

Everybody is 15 to 24 years old, in care to 16 or 18, with an adviser, a plan, a review, a home, and contacts every few weeks.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
ONE = timedelta(days=1)
LONG_AGO = date(2020, 1, 1)
CASELOAD = 25
CONTACTS = 20
BATCH = 2_000


def council(slug: str, count: int):
    """A council with a manager and so many advisers: it, and their memberships."""
    from leaving_care.models import Authority, Membership, Role, User

    made_for = Authority.objects.create(slug=slug, name=f"{slug} Council", short_name=slug, tier="unitary")
    made = [
        Membership.objects.create(
            user=User.objects.create_user(f"{slug}-{number}@example.org", name=f"Invented {number}"),
            authority=made_for, role=role, starts_on=LONG_AGO,
        )
        for number, role in enumerate([Role.MANAGER, *[Role.PERSONAL_ADVISER] * count])
    ]  # fmt: skip
    return made_for, made[0], made[1:]


def fill(council, advisers, first: int, end: int) -> None:
    """Adds invented people with all that the timetable reads of most, and their summaries."""
    numbers = iter(range(first, end))
    while batch := list(islice(numbers, BATCH)):
        _batch(council, advisers, batch)


def _batch(council, advisers, batch: list[int]) -> None:
    from django.db import transaction

    from leaving_care.models import Allocation, Home, StatusSpell, TimeInCare, YoungPerson
    from pathways.models import PlanVersion, Review
    from pathways.summaries import keep_all

    by = advisers[0].user
    approver = advisers[1].user
    with transaction.atomic():
        people = YoungPerson.objects.bulk_create(
            YoungPerson(
                authority=council, council_id=f"T{number}", name_used=f"Invented {number}",
                date_of_birth=_care(number).date_of_birth,
            )
            for number in batch
        )  # fmt: skip
        rows = list(zip(batch, people, strict=True))
        ids = [person.pk for person in people]
        TimeInCare.objects.bulk_create(
            TimeInCare(person=person, legal=period.legal, starts_on=period.starts_on, ends_on=period.ends_on)
            for number, person in rows
            for period in _care(number).periods
        )
        StatusSpell.objects.bulk_create(
            StatusSpell(person=person, **spell) for number, person in rows for spell in _spells(number)
        )
        Allocation.objects.bulk_create(
            Allocation(
                person=person, worker=advisers[number // CASELOAD % len(advisers)], role="personal_adviser",
                is_main=True, starts_on=LONG_AGO,
            )
            for number, person in rows
        )  # fmt: skip
        Home.objects.bulk_create(
            Home(person=person, kind="supported", provided=number % 3 == 0, starts_on=TODAY - (30 + number % 400) * ONE)
            for number, person in rows
        )
        said = {
            "kind": "after_care",
            "begun_at": NOW,
            "begun_by": by,
            "sent_at": NOW,
            "sent_by": by,
            "copy_how": "online",
        }
        versions = PlanVersion.objects.bulk_create(
            PlanVersion(person=person, number=1, **said) for number, person in rows if number % 10
        )
        approved_at = NOW - timedelta(days=300)
        PlanVersion.objects.filter(person__in=ids).update(approved_at=approved_at, approved_by=approver)
        Review.objects.bulk_create(
            Review(
                person_id=version.person_id, of=version, begun_at=NOW, begun_by=by, finished_at=NOW,
                held_on=TODAY - (20 + version.person_id % 200) * ONE,
            )
            for version in versions
        )  # fmt: skip
        contacts("id BETWEEN %s AND %s", min(ids), max(ids), CONTACTS, 0)
        keep_all(ids, TODAY)


def contacts(people: str, *values: int) -> None:
    """Adds contacts to people, by a condition: `values` ends with how many, and how many days before today the last is."""
    *of, number, before = values
    how = "CASE mod(each, 4) WHEN 0 THEN 'visit' WHEN 1 THEN 'meeting' ELSE 'call' END"
    outcome = "CASE mod(each, 4) WHEN 0 THEN 'seen_at_home' WHEN 1 THEN 'seen' WHEN 2 THEN 'reached' ELSE 'tried' END"
    sql(
        'INSERT INTO pathways_contact (key, person_id, at, how, outcome, "where", note, role, by_id, written_at, mistaken)'
        f" SELECT gen_random_uuid(), person.id, %s - interval '1 day' * (%s + mod(person.id, 60) + each * 17), {how}, {outcome},"
        " '', repeat('Invented words. ', 20), 'adviser', (SELECT min(id) FROM leaving_care_user), %s, ''"
        f" FROM leaving_care_youngperson AS person, generate_series(1, %s) AS each WHERE person.{people}",
        NOW, before, NOW, number, *of,
    )  # fmt: skip


def _care(number: int):
    from leaving_care.care import Care, CarePeriod

    born = TODAY - timedelta(days=15 * 365 + number % 60 * 60)
    starts = born + timedelta(days=10 * 365)
    return Care(born, (CarePeriod(starts, starts + timedelta(days=(6 + number % 2 * 2) * 365), "C2"),))


@lru_cache(maxsize=120)
def _kinds(key: int) -> list[dict[str, Any]]:
    from leaving_care.status.stretches import stretches

    found = stretches(_care(key))
    return [
        {
            "starts_on": stretch.on,
            "ends_on": following.on - ONE if following else None,
            "status": stretch.status,
            "computed": stretch.status,
            "flags": list(stretch.flags),
        }
        for stretch, following in zip(found, [*found[1:], None], strict=True)
    ]


def _spells(number: int) -> list[dict[str, Any]]:
    return _kinds(number % 60 if number % 60 % 2 == number % 2 else number % 60 + 60)


def sql(text: str, *values: Any) -> None:
    """Runs a statement."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(text, values)
