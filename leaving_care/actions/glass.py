"""Opening a record outside the usual rule: for a day, with a reason, and never quietly."""

import uuid
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction

from leaving_care import audit
from leaving_care.access import may, membership_for
from leaving_care.changing import NotAllowed, changing, raise_if_done
from leaving_care.dates import uk_day
from leaving_care.models import Authority, Event, GlassBroken, Membership, Part, Role, User, YoungPerson
from leaving_care.permissions import seeing
from leaving_care.sign_in import sending

GLASS = "break_glass"
TRIES, WHILE = 10, timedelta(hours=1)
LONGEST_HIDDEN = timedelta(days=365)  # then somebody has to think about it again
NOBODY = "We found no one record for that. Check the number, or the name and the date of birth"
WHO = "Enter the council’s number, or the name used and the date of birth"
TOO_OFTEN = "You have tried too often. Wait an hour, or ask the data officer"
MAIL = (
    "A manager opened a young person’s record outside the usual rule.\n\n"
    "Sign in to the leaving care portal to see who it was and why.\n"
)


class AlreadyOpen(Exception):
    """The record can be opened without this. `person`: whose it is."""

    def __init__(self, person: YoungPerson):
        self.person = person


def break_glass(
    council: Authority,
    *,
    number: str = "",
    name: str = "",
    born: date | None = None,
    reason: str,
    hidden_until: date | None = None,
    hidden_because: str = "",
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> YoungPerson:
    """Opens one record of a council to one of its managers until the end of the day. Returns the young person.

    They name somebody exactly: by the council's own number, or by the name used and the date of birth. Data officers get a
    mail without a name. The young person sees it, unless a safeguarding reason (`hidden_because`) holds it back until a
    day. No record and several get the same answer, and a wrong try is noted: ten an hour, and no more. Raises NotAllowed,
    AlreadyDone, AlreadyOpen for a record that they see as its workers do, and ValidationError in words. To be called outside
    any transaction that a ValidationError would undo.
    """
    day = uk_day(at)
    manager = membership_for(by, GLASS, council, day)
    if manager is None:
        raise NotAllowed(GLASS)
    _check_hiding(hidden_until, hidden_because, day)
    person = _named(council, number, name, born, by, at)
    raise_if_done(once, by)
    # A clinician and a partner see one of these parts at most: for them there is something to open.
    if all(may(by, seeing(part), person, day) for part in (Part.LEVEL, Part.NOTES)):
        raise AlreadyOpen(person)
    with changing(person, GLASS, by=by, at=at, once=once) as change:
        GlassBroken.objects.create(
            person=change.person,
            manager=manager,
            reason=reason,
            hidden_until=hidden_until,
            hidden_because=hidden_because,
            starts_on=day,
            ends_on=day,
        )
        audit.broke_glass(
            change.person,
            by=by,
            at=at,
            reason=reason,
            hidden_until=hidden_until,
            hidden_because=hidden_because,
            once=once,
        )
        transaction.on_commit(lambda: _tell(council, day))
    return person


def _check_hiding(hidden_until: date | None, hidden_because: str, day: date) -> None:
    if hidden_until is None:
        return
    if not hidden_because.strip():
        raise ValidationError({"hidden_because": "Say why it would not be safe for them to know yet"})
    if not day < hidden_until <= day + LONGEST_HIDDEN:
        raise ValidationError({"hidden_until": "Choose a day after today, and within a year"})


def _named(council: Authority, number: str, name: str, born: date | None, by: User, at: datetime) -> YoungPerson:
    """The one record that is named. A wrong try is noted, and too many are refused."""
    with transaction.atomic():
        # One try after another, so that ten at once are counted as ten.
        User.objects.select_for_update(no_key=True).get(pk=by.pk)
        wrong = Event.objects.filter(by=by, authority=council, kind=Event.Kind.REFUSED, what=GLASS, at__gt=at - WHILE)
        if wrong.count() >= TRIES:
            raise ValidationError(TOO_OFTEN)
        people = YoungPerson.objects.filter(authority=council)
        if number.strip():
            people = people.filter(council_id__iexact=number.strip())
        elif name.strip() and born:
            people = people.filter(name_used__iexact=name.strip(), date_of_birth=born)
        else:
            raise ValidationError({"number": WHO})
        found = list(people[:2])
        if len(found) != 1:
            audit.refused(GLASS, by=by, at=at)
    if len(found) != 1:
        raise ValidationError(NOBODY)
    return found[0]


def _tell(council: Authority, day: date) -> None:
    officers = Membership.objects.on(day).filter(authority=council, role=Role.DATA_OFFICER, user__is_active=True)
    for address in officers.values_list("user__email", flat=True).distinct():
        sending.mail(EmailMessage("A record was opened outside the usual rule", MAIL, to=[address]))
