"""The one way in which a draft of an offer is changed, whichever page, file or answer the change comes from."""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model
from django.forms.models import model_to_dict

from leaving_care.actions.council import deciding
from leaving_care.changing import AlreadyDone
from leaving_care.dates import uk_day
from leaving_care.models import User
from offers.findings.finding import row as row_of
from offers.mark_tasks import keep_marks
from offers.models import Edit, Edition, ItemIdentity, Publishing

EDIT = "edit_offer"
QUIET = timedelta(minutes=10)  # a run that has said nothing for so long was killed
PUBLISHED = "This edition is published and stays as it is. Start the next one from it."
GOING_OUT = "This edition is being published just now. Nothing in it can be changed until that is done."
SET_ASIDE = "This draft was set aside. Take it up again before you change it."


class Editing:
    """A change under way: the draft, held, and who changes it."""

    def __init__(self, edition: Edition, *, by: User, at: datetime, once: uuid.UUID | None, why: str):
        self.edition, self.by, self.at, self.once, self.why = edition, by, at, once, why

    def note(
        self,
        row: str,
        what: str,
        *,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        identity: ItemIdentity | None = None,
    ) -> None:
        """Keeps what was changed: of `before` and `after` only the fields that differ. Nothing where none does."""
        before, after = _plain(before or {}), _plain(after or {})
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        if not names and what in (Edit.What.CHANGED, Edit.What.MOVED):
            return
        Edit.objects.create(
            edition=self.edition,
            identity=identity,
            row=row[:200],
            what=what,
            before={name: before[name] for name in names if name in before},
            after={name: after[name] for name in names if name in after},
            why=self.why,
            at=self.at,
            by=self.by,
            once=self.once,
        )
        self.once = None


@contextmanager
def editing(
    edition: Edition,
    *,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
    why: str = "",
    what: str = EDIT,
) -> Iterator[Editing]:
    """A transaction in which somebody changes a draft, one at a time. The caller notes each row that it changes.

    Raises NotAllowed, AlreadyDone where this very form was sent before, and ValidationError, in words, for an edition that
    cannot be changed now. What bodies agreed before is no longer what the draft says (`offers.agreeing`), so that it has to be
    submitted again. What is found in it is marked anew in the background.
    """
    with deciding(edition.authority, what, by=by, at=at):
        held = Edition.objects.select_for_update().select_related("authority").get(pk=edition.pk)
        if once and Edit.objects.filter(once=once, by=by).exists():
            raise AlreadyDone
        raise_unless_open(held, at)
        yield Editing(held, by=by, at=at, once=once, why=why)
        transaction.on_commit(partial(keep_marks.enqueue, held.pk, uk_day(at).isoformat()))


def raise_unless_open(edition: Edition, at: datetime) -> None:
    """ValidationError, in words, where an edition cannot be changed at a moment."""
    if not edition.is_draft:
        raise ValidationError(PUBLISHED)
    if edition.set_aside_at:
        raise ValidationError(SET_ASIDE)
    if Publishing.objects.filter(edition=edition, ended_at=None, seen_at__gt=at - QUIET).exists():
        raise ValidationError(GOING_OUT)


def says(row: Model, *parts: Model) -> dict[str, Any]:
    """What a row says, field by field, as plain values; parts of it (rules, numbers) as lists under their kind's name."""
    said = _plain(model_to_dict(row, exclude=["id", "edition", "themes", "districts", "identities"]))
    for part in parts:
        said.setdefault(type(part).__name__, []).append(_plain(model_to_dict(part, exclude=["id"])))
    return said


def label(row: Model, part: str = "") -> str:
    """What a row is called, in the history and in findings ("item starter-pack")."""
    return row_of(row, part)[0]


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder))
