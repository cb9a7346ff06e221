"""Settling what partners, guests and others propose for a draft: taken up, or not, with the reason."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError

from leaving_care import audit
from leaving_care.actions.council import deciding
from leaving_care.models import User
from offers.actions.editing import EDIT, editing, label
from offers.models import Edit, Item, ProposedChange

SETTLED = "Somebody has settled this already"


def accept(proposal: ProposedChange, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Says that a proposal was taken up. The history of the item keeps what was proposed and from where it came.

    The words of the item itself are the editor's to change (`offers.actions.items`). One that was taken up before is left as it
    is. Raises as `editing`, and ValidationError where it was refused.
    """
    with editing(proposal.edition, by=by, at=at, once=once, why=f"from {source_of(proposal)}"[:300]) as change:
        held = _hold(proposal)
        if held.accepted:
            return
        if held.accepted is not None:
            raise ValidationError(SETTLED)
        _settle(held, accepted=True, by=by, at=at)
        item = Item.objects.filter(edition=change.edition, identity=held.identity).first() if held.identity else None
        change.note(
            label(item) if item else "something to add",
            Edit.What.CHANGED,
            after={"proposed": held.words},
            identity=held.identity,
        )


def refuse(proposal: ProposedChange, *, why: str, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Says that a proposal was not taken up, and why. Raises NotAllowed, AlreadyDone, and ValidationError if it was settled."""
    with deciding(proposal.edition.authority, EDIT, by=by, at=at, once=once) as authority:
        held = _hold(proposal)
        if held.accepted is not None:
            raise ValidationError(SETTLED)
        _settle(held, accepted=False, by=by, at=at, why=why)
        audit.done(authority, EDIT, by=by, at=at, fields=["proposal"], once=once)


def source_of(proposal: ProposedChange) -> str:
    """Where a proposal came from, in words that name no person: "the check by Chesterfield housing"."""
    if proposal.answer:
        link = proposal.answer.link
        who = link.organisation or link.name
        return f"the check by {who}" if link.kind == link.Kind.PARTNER else f"a comment by {who}"
    return "a suggestion"


def _hold(proposal: ProposedChange) -> ProposedChange:
    rows = ProposedChange.objects.select_for_update(of=("self",)).select_related("identity", "answer__link")
    return rows.get(pk=proposal.pk)


def _settle(held: ProposedChange, *, accepted: bool, by: User, at: datetime, why: str = "") -> None:
    held.accepted, held.settled_at, held.settled_by, held.why = accepted, at, by, why
    held.save(update_fields=["accepted", "settled_at", "settled_by", "why"])
