"""Moving a record to another council, which becomes responsible."""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction

from leaving_care import audit
from leaving_care.actions.allocations import ONE, overlapping
from leaving_care.actions.ending import ENDING
from leaving_care.actions.sharing import TO_COUNCILS, hand_parts, other_council, told
from leaving_care.changing import Changing, changing, raise_if_done
from leaving_care.dates import uk_day
from leaving_care.models import Allocation, Authority, Invitation, Membership, Part, Role, User, YoungPerson
from leaving_care.walls import within


def move(
    person: YoungPerson,
    *,
    to: Authority,
    keep: Iterable[str],
    why: str,
    notice_given_on: date | None = None,
    introduction_on: date | None = None,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Makes another council responsible from today on. The whole record is theirs; nobody here sees it any more.

    Work with people here ends, for the reason `why`, which the young person is told; so do shares, referrals and invitations.
    `keep`: the parts that the new council lets this one see, as handed over by it. The young person's own sign-in goes with
    them. This council's number for them is taken off. Two events are written, one in each council's record. What was
    promised and is still open goes with the pathway plan, once there is one here.
    """
    day, old = uk_day(at), person.authority
    with (
        within(old.pk, to.pk, on=day),
        _moving_once(person, by, at, version, once) as change,
    ):
        held = change.person
        other_council(held, to, day)
        said = told(why, notice_given_on, introduction_on)
        _end_links(held, day, said, notice_given_on)
        _move_sign_in(held, to, day)
        Invitation.objects.filter(person=held, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
        audit.changed(held, "move", by=by, at=at, part=Part.WORKERS, fields=["authority"], once=once)
        held.authority, held.council_id = to, ""
        held.save(update_fields=["authority", "council_id"])
        kept = set(keep)
        hand_parts(held, old, [part for part in TO_COUNCILS if part in kept], day, None, said, giver=to)
        change.note(Part.WORKERS, "authority", "council_id", "worker")


@contextmanager
def _moving_once(
    person: YoungPerson, by: User, at: datetime, version: int | None, once: uuid.UUID | None
) -> Iterator[Changing]:
    """As `changing`, but the form's token goes on the old council's event: whoever sent the form sees that one alone."""
    with transaction.atomic():
        YoungPerson.objects.select_for_update().get(pk=person.pk)
        raise_if_done(once, by)
        with changing(person, "hand_over", by=by, at=at, version=version) as change:
            yield change


def _end_links(person: YoungPerson, day: date, why: str, notice_given_on: date | None) -> None:
    """Ends everything that holds, yesterday; what begins today or later is taken away. Before the record moves: afterwards
    the database refuses a row that names a worker of the old council.
    """
    for kind in ENDING:
        rows = overlapping(kind._default_manager.filter(person=person), day, None)
        rows.filter(starts_on__gte=day).delete()
        more = {"why_ended": why, "notice_given_on": notice_given_on} if kind is Allocation else {}
        rows.update(ends_on=day - ONE, **more)


def _move_sign_in(person: YoungPerson, to: Authority, day: date) -> None:
    if person.user_id is None:
        return
    theirs = Membership.objects.filter(user_id=person.user_id, role=Role.YOUNG_PERSON)
    for row in overlapping(theirs.exclude(authority=to), day, None):
        row.ends_on = max(day - ONE, row.starts_on)
        row.save(update_fields=["ends_on"])
    if not theirs.on(day).filter(authority=to).exists():
        Membership.objects.create(user_id=person.user_id, authority=to, role=Role.YOUNG_PERSON, starts_on=day)
