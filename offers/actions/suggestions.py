"""What anybody suggests for an offer, or says is wrong with a page: taking it in, and settling it."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from leaving_care import audit
from leaving_care.actions.council import deciding
from leaving_care.models import Authority, User
from leaving_care.sign_in import sending
from offers import link_mails, link_tasks
from offers.calls_for_help import calls_for_help
from offers.models import Edition, Item, ItemIdentity, ProposedChange, Suggestion

MODERATE = "moderate"
NO_DRAFT = "There is no draft to put this into. Start the next edition first: it waits here until then."
SETTLED = "Somebody has settled this already"
State = Suggestion.State


def suggest(
    authority: Authority, *, kind: str, words: str, at: datetime, once: uuid.UUID, page: str = "", reach: str = ""
) -> Suggestion:
    """Takes in what somebody without an account says. Sent twice (`once`), it is there once.

    Words that read like a call for help go to those on duty at once, whatever else they say.
    """
    with transaction.atomic():
        said = {"kind": kind, "words": words, "page": page, "reach": reach, "at": at}
        needs_help = calls_for_help(words)
        row, is_new = Suggestion.objects.get_or_create(
            key=once, defaults={"authority": authority, "needs_help": needs_help, **said}
        )
        if is_new and needs_help:
            link_tasks.tell_duty.enqueue(suggestion_id=row.pk, site=link_mails.site())
        return row


def take_up(suggestion: Suggestion, *, by: User, at: datetime, once: uuid.UUID | None = None) -> ProposedChange:
    """Proposes it for the newest draft of the council's offer. Raises NotAllowed, AlreadyDone, and ValidationError in words."""
    with deciding(suggestion.authority, MODERATE, by=by, at=at, once=once) as authority:
        held = _hold(suggestion)
        draft = newest_draft(authority)
        if draft is None:
            raise ValidationError(NO_DRAFT)
        proposal = ProposedChange.objects.create(
            edition=draft, identity=_identity(held.page, draft), words=held.words, suggestion=held, made_at=at
        )
        _settle(held, State.TAKEN, by=by, at=at, once=once)
        return proposal


def refuse(suggestion: Suggestion, *, answer: str, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Does not take it up, and says why. Whoever left an email address is sent the answer. Raises as `take_up`."""
    with deciding(suggestion.authority, MODERATE, by=by, at=at, once=once):
        held = _hold(suggestion)
        held.answer = answer
        if is_email(held.reach):
            mail = link_mails.answer(held)
            transaction.on_commit(lambda: sending.mail(mail))
        _settle(held, State.REFUSED, by=by, at=at, once=once)


def newest_draft(authority: Authority) -> Edition | None:
    """The council's draft that is worked on now; None where there is none."""
    return Edition.objects.filter(authority=authority, published_at=None, set_aside_at=None).order_by("-number").first()


def is_email(reach: str) -> bool:
    """Whether somebody said an email address to be reached at."""
    try:
        validate_email(reach)
    except ValidationError:
        return False
    return True


def _hold(suggestion: Suggestion) -> Suggestion:
    rows = Suggestion.objects.select_for_update(of=("self",)).select_related("authority")
    held = rows.get(pk=suggestion.pk)
    if held.state != State.NEW:
        raise ValidationError(SETTLED)
    return held


def _settle(held: Suggestion, state: str, *, by: User, at: datetime, once: uuid.UUID | None) -> None:
    held.state, held.settled_at, held.settled_by, held.reach = state, at, by, ""
    held.save(update_fields=["state", "settled_at", "settled_by", "reach", "answer"])
    audit.done(held.authority, MODERATE, by=by, at=at, fields=["suggestion"], once=once)


def _identity(page: str, draft: Edition) -> ItemIdentity | None:
    """The item of the draft that a page is about: an item's slug stands last in its address."""
    slug = page.strip("/").rpartition("/")[2]
    item = Item.objects.filter(edition=draft, slug=slug).select_related("identity").first() if slug else None
    return item.identity if item else None
