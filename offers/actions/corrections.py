"""Taking a wrong item of a published edition off the pages, or marking it: asked by one person, approved by another.

The edition's own rows are never touched. The order at approval is: commit the decision with a run that makes the council's pages
anew (offers.actions.runs); a crash between the two is repaired by `keep_published`, because the stored pages know which
corrections they were made with.
"""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError

from leaving_care import audit
from leaving_care.actions.council import deciding
from leaving_care.dates import uk_day
from leaving_care.models import User
from offers.actions.timing import begin_run
from offers.models import Correction, Edition, ItemIdentity, Publishing

ASK, DECIDE = "edit_offer", "approve_offer"
DRAFT = "This edition is not published. Change the draft itself"
WITHDRAWN = "This edition was withdrawn. Its pages are not shown any more"
NOT_THERE = "This edition has no such item"
TAKEN_OFF = "It is taken off the pages of this edition already"
WAITS = "A correction of this item waits for approval already"
NOTE = "Say what is wrong, in words that everybody can read"
ANOTHER = "You asked for this correction. Somebody else has to approve it"
DECIDED = "This correction was approved or refused already"
BECAUSE = "Say why it is refused"


def ask_correction(
    edition: Edition,
    identity: ItemIdentity,
    *,
    kind: str,
    note: str,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> Correction:
    """Asks that an item of a published edition be taken off its pages (kind "removed") or marked as wrong ("marked").

    `note` is public. Raises NotAllowed, AlreadyDone, and ValidationError in words.
    """
    with deciding(edition.authority, ASK, by=by, at=at, once=once) as council:
        current = Edition.objects.select_related("withdrawal").get(pk=edition.pk, authority=council)
        if current.is_draft:
            raise ValidationError(DRAFT)
        withdrawal = getattr(current, "withdrawal", None)
        if withdrawal and withdrawal.withdrawn_on <= uk_day(at):
            raise ValidationError(WITHDRAWN)
        if not current.items.filter(identity=identity).exists():
            raise ValidationError({"item": NOT_THERE})
        rows = current.corrections.filter(identity=identity)
        if rows.filter(kind=Correction.Kind.REMOVED, approved_at__isnull=False).exists():
            raise ValidationError({"item": TAKEN_OFF})
        if rows.filter(approved_at=None, refused_at=None).exists():
            raise ValidationError({"item": WAITS})
        note = " ".join(note.split())
        if not note:
            raise ValidationError({"note": NOTE})
        asked = Correction(edition=current, identity=identity, kind=kind, note=note, asked_at=at, asked_by=by)
        asked.full_clean()
        asked.save()
        audit.done(council, ASK, by=by, at=at, fields=[f"correction of {identity.key}"], once=once)
    return asked


def approve_correction(correction: Correction, *, by: User, at: datetime, once: uuid.UUID | None = None) -> Publishing:
    """Approves it, and begins the run that makes the council's pages and booklets anew. One that is under way gives way to it.

    Raises NotAllowed, AlreadyDone, and ValidationError in words where the asker approves it, or it was decided before.
    """
    with deciding(correction.edition.authority, DECIDE, by=by, at=at, once=once) as council:
        held = _waiting(correction)
        if held.asked_by_id == by.pk:
            raise ValidationError(ANOTHER)
        held.approved_at, held.approved_by = at, by
        held.save(update_fields=["approved_at", "approved_by"])
        audit.done(council, DECIDE, by=by, at=at, fields=[f"correction of {held.identity.key}"], once=once)
        return begin_run(held.edition, by=by, at=at)


def refuse_correction(
    correction: Correction, *, because: str, by: User, at: datetime, once: uuid.UUID | None = None
) -> None:
    """Refuses it, with the reason. Raises as `approve_correction`; whoever asked may take it back in this way too."""
    with deciding(correction.edition.authority, DECIDE, by=by, at=at, once=once) as council:
        held = _waiting(correction)
        if not because.strip():
            raise ValidationError({"because": BECAUSE})
        held.refused_at, held.refused_by, held.refused_because = at, by, because.strip()
        held.full_clean()
        held.save(update_fields=["refused_at", "refused_by", "refused_because"])
        audit.done(council, DECIDE, by=by, at=at, fields=[f"correction of {held.identity.key} refused"], once=once)


def _waiting(correction: Correction) -> Correction:
    held = Correction.objects.select_for_update(of=("self",)).select_related("identity").get(pk=correction.pk)
    if held.approved_at or held.refused_at:
        raise ValidationError(DECIDED)
    return held
