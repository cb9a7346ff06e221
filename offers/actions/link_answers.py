"""What comes by a private link: a partner's one answer, and the comments of guests. Nobody is signed in for either."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from offers import link_mails, link_tasks
from offers.actions.links import LinkGone, is_open
from offers.calls_for_help import calls_for_help
from offers.models import Item, ItemIdentity, Link, LinkAnswer, ProposedChange

What = LinkAnswer.What


@dataclass(frozen=True)
class Said:
    """What somebody says about one item; `words` are blank only where it is right as it is."""

    identity: ItemIdentity
    what: str
    words: str = ""


def items_of(link: Link) -> list[ItemIdentity]:
    """The items that a link asks about and that the draft still has, in the draft's order."""
    rows = Item.objects.filter(edition=link.edition, identity__in=link.items.all()).select_related("identity")
    return [row.identity for row in rows.order_by("position")]


def answer(link: Link, *, said: Iterable[Said], name: str, organisation: str, at: datetime) -> None:
    """Takes a partner's answer about every one of their items, once: the link opens nothing afterwards.

    What is to be changed, and what is asked, is proposed to the editors. Raises LinkGone where the link was closed meanwhile,
    and ValidationError where an item is left out, or is not theirs.
    """
    with transaction.atomic():
        held = _hold(link, at)
        given = list(said)
        if sorted(each.identity.pk for each in given) != sorted(identity.pk for identity in items_of(held)):
            raise ValidationError("The draft was changed while you read it. Look at it again.")
        for each in given:
            row = _keep(held, each.identity, each.what, each.words, name, at)
            if each.what != What.CONFIRM and calls_for_help(each.words):
                link_tasks.tell_duty_of_comment.enqueue(answer_id=row.pk, site=link_mails.site())
        held.answered_at, held.answered_by = at, f"{name}, {organisation}"[:120]
        held.save(update_fields=["answered_at", "answered_by"])


def comment(link: Link, *, identity: ItemIdentity | None, words: str, said_by: str, at: datetime) -> bool:
    """Takes a guest's comment on one item of the draft, or (`identity` None) on all of it. A second one alike is not kept.

    True: it reads like a call for help, and those on duty are told. Raises LinkGone.
    """
    with transaction.atomic():
        held = _hold(link, at)
        needs_help = calls_for_help(words)
        if not held.answers.filter(identity=identity, words=words, said_by=said_by).exists():
            row = _keep(held, identity, What.COMMENT, words, said_by, at)
            if needs_help:
                link_tasks.tell_duty_of_comment.enqueue(answer_id=row.pk, site=link_mails.site())
        return needs_help


def _hold(link: Link, at: datetime) -> Link:
    held = Link.objects.select_for_update(of=("self",)).select_related("edition__authority").get(pk=link.pk)
    if not is_open(held, at):
        raise LinkGone(held)
    return held


def _keep(link: Link, identity: ItemIdentity | None, what: str, words: str, said_by: str, at: datetime) -> LinkAnswer:
    row = LinkAnswer.objects.create(link=link, identity=identity, what=what, words=words, said_by=said_by, at=at)
    if what != What.CONFIRM:
        ProposedChange.objects.create(edition=link.edition, identity=identity, words=words, answer=row, made_at=at)
    return row
