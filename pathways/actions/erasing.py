"""Erasing a record by law: everything of one young person goes, and the fact that it went stays."""

import uuid
from datetime import datetime
from functools import partial

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ManyToOneRel, Model, QuerySet
from django_tasks_db.models import DBTaskResult

from leaving_care import guards
from leaving_care.access import may
from leaving_care.changing import NotAllowed
from leaving_care.dates import uk_day
from leaving_care.models import Event, Membership, Role, User, YoungPerson
from leaving_care.sign_in.kept import KEPT
from leaving_care.walls import across
from pathways import plan_files
from pathways.archive import files

WHY = "erasing a record by law"
STAY = (Event,)  # they stay, and forget whom they were about


def erase(person: YoungPerson, *, reason: str, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Deletes every row about somebody in every council's part of the database, their files, and their account.

    An account that has another membership stays, without the one of the young person. Past events lose the person and
    their reasons; one more says that a record was erased, why, by whom and when, and not whose.
    Raises NotAllowed; ValidationError for a reason that names them.
    """
    with transaction.atomic(), across(WHY, by=str(by), at=at):
        held = YoungPerson.objects.select_for_update(of=("self",)).select_related("authority", "user").get(pk=person.pk)
        if not may(by, "erase", held, uk_day(at)):
            raise NotAllowed("erase")
        if names := _named_in(reason, held):
            raise ValidationError({"reason": f"The reason stays when the record is gone. Take out “{names[0]}”."})
        council, user = held.authority, held.user
        _remove_files(held)
        with guards.permit(WHY, by=by.email, at=at):
            _forget(Event.objects.filter(person=held), person=None)
            Event.objects.filter(asked_for=held.key).update(asked_for=None)
            _delete(held)
            if user:
                _close(user)
        Event.objects.create(
            kind=Event.Kind.ERASED, what="erase", authority=council, by=by, at=at, reason=reason, once=once
        )


def _named_in(reason: str, person: YoungPerson) -> list[str]:
    """What a reason says of whose record it was: words of their names, their number, their address."""
    own = {*person.name_used.split(), *person.legal_name.split(), person.council_id}
    own |= {person.user.email} if person.user else set()
    said = {word.strip(".,;:!?()'\"’“”").lower() for word in reason.split()}
    return sorted(word for word in own if len(word) > 1 and word.lower() in said)


def _remove_files(person: YoungPerson) -> None:
    """Their archives and the files of their plans, once it is decided; and at once the tasks that make them."""
    for rows, remove in ((person.archive_rows, files.remove), (person.plandocument_rows, plan_files.remove)):
        for key, name in rows.values_list("key", "file"):
            DBTaskResult.objects.filter(args_kwargs__kwargs__key=str(key)).delete()
            if name:
                transaction.on_commit(partial(remove, name))


def _forget(events: QuerySet[Event], **also) -> None:
    events.update(reason="", hidden_because="", hidden_until=None, asked_for=None, **also)


def _delete(row: Model) -> None:
    """Deletes a row, and first every row that has a key to it, whatever protects it; events stay."""
    for relation in row._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.related_model not in STAY:
            for follower in relation.related_model._base_manager.filter(**{relation.field.name: row.pk}):
                _delete(follower)
    type(row)._base_manager.filter(pk=row.pk).delete()


def _close(user: User) -> None:
    """The account goes with all that belongs to it, unless it is also for something else than this record."""
    _end_sessions(user)
    Membership.objects.filter(user=user, role=Role.YOUNG_PERSON).delete()
    if Membership.objects.filter(user=user).exists():
        return
    _forget(Event.objects.filter(by=user), by=None)
    user.delete()


def _end_sessions(user: User) -> None:
    """Every session that is theirs, or in which something lies that they typed: a form, or the address for a code."""
    gone = []
    for session in Session.objects.iterator():
        data = session.get_decoded()
        theirs = str(user.pk) in (str(data.get(SESSION_KEY, "")), str(data.get(KEPT, {}).get("user", "")))
        if theirs or any(known in str(data) for known in (user.email, user.phone) if known):
            gone.append(session.pk)
    # Not while the rows are being read: SQLite may then pass over some.
    Session.objects.filter(pk__in=gone).delete()
