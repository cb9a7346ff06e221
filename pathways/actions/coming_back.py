"""Coming back for help at 21 to 24: asking for it, and settling who works with them. The last adviser is offered first."""

import uuid
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from leaving_care.actions.allocations import allocate
from leaving_care.actions.facts import add_row
from leaving_care.changing import changing
from leaving_care.dates import uk_day
from leaving_care.models import Allocation, Membership, SupportAsked, User, YoungPerson
from pathways.actions.choices import choose
from pathways.from_21 import last_known, may_choose, may_come_back, newest_choice, open_ask
from pathways.models import CameBack, ChoiceAt21

SAY, TAKE_BACK = "say_own", "take_back"
NOT_NOW = "Coming back like this is for people of 21 to 24. There is help at every age: ring us."
ASKED = "You have asked already. We owe you a call."
HAVE_ONE = "Somebody works with you. You can ask them, or ring the team."


def has_help(person: YoungPerson, on: date) -> bool:
    """Whether somebody works with them and they did not choose to step back or to stop."""
    if not Allocation.objects.on(on).filter(person=person, is_main=True).exists():
        return False
    choice = newest_choice(person)
    return choice is None or choice.said == ChoiceAt21.Said.STAY


def ask(person: YoungPerson, words: str = "", *, by: User, at: datetime, once: uuid.UUID | None = None) -> CameBack:
    """The young person asks for help again. Raises NotAllowed, AlreadyDone, and ValidationError: not 21 to 24, asked, helped."""
    with changing(person, SAY, by=by, at=at, once=once) as change:
        if has_help(change.person, uk_day(at)):
            raise ValidationError(HAVE_ONE)
        row = _asked(change.person, words, None, by, at)
        change.note(CameBack.part, "cameback.asked_at", "cameback.words")
    return row


def take_call(
    person: YoungPerson,
    words: str = "",
    reply_by: date | None = None,
    *,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> CameBack:
    """A manager writes down that they rang or came in and want help again. `reply_by`: by when somebody rings them."""
    with changing(person, TAKE_BACK, by=by, at=at, once=once) as change:
        row = _asked(change.person, words, reply_by, by, at)
        change.note(CameBack.part, "cameback.asked_at", "cameback.words")
    return row


def settle(
    row: CameBack,
    *,
    worker: Membership,
    reply_by: date | None = None,
    why: str = "",
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> None:
    """A manager says who works with them from today: the main adviser, unless they are that already.

    That they want support is recorded (section 23CZB), and, so that the timetable follows, that they chose to stay with an
    adviser: on the day on which they asked, in the words in which they asked, told to whoever settles it. What they chose since
    they asked stands in its place, and they can choose again on any day. `reply_by`: by when the worker rings them; blank: not
    said. `why`: where another main adviser stops. Raises NotAllowed, AlreadyDone, ValidationError.
    """
    today = uk_day(at)
    with transaction.atomic():
        with changing(row.person, TAKE_BACK, by=by, at=at, once=once) as change:
            held = CameBack.objects.select_for_update(of=("self",)).get(pk=row.pk)
            if held.settled_at:
                raise ValidationError("Somebody has settled this already.")
            if reply_by and reply_by < today:
                raise ValidationError({"reply_by": "This day has passed"})
            held.worker, held.reply_by, held.settled_at, held.settled_by = worker, reply_by, at, by
            held.save()
            change.note(CameBack.part, "cameback.worker", "cameback.settled_at")
        main = Allocation.objects.on(today).filter(person=row.person, is_main=True, worker=worker)
        if not main.exists():
            try:
                allocate(row.person, worker=worker, is_main=True, starts_on=today, why=why, by=by, at=at)
            except ValidationError as wrong:
                raise ValidationError(wrong.messages) from None  # not every field that it names is asked for here
        asked_on = uk_day(held.asked_at)
        add_row(row.person, SupportAsked, {"wanted": True, "said_on": asked_on}, by=by, at=at)
        if may_choose(row.person, today) and not _has_chosen_since(held):
            choose(row.person, ChoiceAt21.Said.STAY, on=asked_on, words=held.words, by=by, at=at)


def _has_chosen_since(row: CameBack) -> bool:
    """Whether they chose something after they asked, whenever it was written down, or chose last to stay already."""
    choice, asked = newest_choice(row.person), (uk_day(row.asked_at), row.asked_at)
    return choice is not None and ((choice.on, choice.at) > asked or choice.said == ChoiceAt21.Said.STAY)


def _asked(person: YoungPerson, words: str, reply_by: date | None, by: User, at: datetime) -> CameBack:
    today = uk_day(at)
    if not may_come_back(person, today):
        raise ValidationError(NOT_NOW)
    if open_ask(person):
        raise ValidationError(
            ASKED if person.user_id == by.pk else "They have asked already. Settle who works with them."
        )
    if reply_by and reply_by < today:
        raise ValidationError({"reply_by": "This day has passed"})
    last = last_known(person, today)
    row = CameBack(person=person, asked_at=at, words=words, reply_by=reply_by, offered=last.adviser, by=by)
    row.full_clean(exclude=["person", "by", "offered"])
    row.save()
    return row
