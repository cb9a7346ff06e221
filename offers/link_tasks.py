"""What is sent beside the request about private links and suggestions, and what the clock does for them.

A task is told which row it is about: no name, no address and none of anybody's words.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django_tasks import task

from leaving_care.dates import UK, uk_day
from leaving_care.models import Authority, Membership
from leaving_care.permissions import action
from leaving_care.sign_in import sending
from offers import link_mails
from offers.duty import MODERATE, duty_addresses
from offers.models import Link, ProposedChange, Suggestion, SurveyAnswer

FROM_HOUR = 9  # of the UK
BEFORE_THE_END = timedelta(days=3)
A_DAY = timedelta(days=1)
KEPT_FOR = timedelta(days=90)


def remind_links(at: datetime) -> int:
    """For the clock: reminds once, from three days before a link's last day, whoever has not answered. How many.

    A link that was sent less than a day ago waits. The row says that it was done, in one transaction with the task that sends
    the mail: so a crash can lose a mail, and never sends one twice.
    """
    if at.astimezone(UK).hour < FROM_HOUR:
        return 0
    today = uk_day(at)
    with transaction.atomic():
        rows = Link.objects.select_for_update(of=("self",)).filter(
            ~Q(email=""),
            ends_on__range=(today, today + BEFORE_THE_END),
            sent_at__lt=at - A_DAY,
            reminded_at=None,
            answered_at=None,
            ended_at=None,
            answers=None,
            edition__published_at=None,
            edition__set_aside_at=None,
        )
        found = list(rows.values_list("pk", flat=True))
        Link.objects.filter(pk__in=found).update(reminded_at=at)
        for pk in found:
            remind.enqueue(link_id=pk)
    return len(found)


def forget_reach(at: datetime) -> int:
    """For the clock: removes how to reach those whose suggestion came more than 90 days ago. How many."""
    return Suggestion.objects.filter(at__lt=at - KEPT_FOR).exclude(reach="").update(reach="")


def moderators(authority: Authority, on: date) -> list[str]:
    """The addresses of those who may moderate for a council on a day."""
    held = Membership.objects.on(on).filter(authority=authority, role__in=action(MODERATE).roles, user__is_active=True)
    return sorted(set(held.values_list("user__email", flat=True)))


@task()
def remind(link_id: int) -> None:
    """Mails the one reminder of a link, unless it was answered or taken back since."""
    link = Link.objects.select_related("edition__authority").get(pk=link_id)
    if link.email and not link.answered_at and not link.ended_at:
        sending.mail(link_mails.reminder(link))


@task()
def tell_duty(suggestion_id: int, site: str = "") -> None:
    """Mails those on duty that somebody may need help, and keeps that they were told. Raises where the mail does not go.

    `site`: under which address the words came in (link_mails.site). Blank: a task that was written before tasks were told it.
    """
    row = Suggestion.objects.select_related("authority").get(pk=suggestion_id)
    page = _page(site, row.authority, "suggestion", row.key)
    if row.told_duty_at is None and _tell(row.authority, page, uk_day(row.at)):
        Suggestion.objects.filter(pk=row.pk).update(told_duty_at=row.at)


@task()
def tell_duty_of_comment(answer_id: int, site: str = "") -> None:
    """The same for a guest's comment."""
    row = ProposedChange.objects.select_related("edition__authority").get(answer=answer_id)
    authority = row.edition.authority
    _tell(authority, _page(site, authority, "comment", row.key), uk_day(row.made_at))


@task()
def tell_duty_of_answer(answer_id: int, site: str = "") -> None:
    """The same for an answer to a survey."""
    row = SurveyAnswer.objects.select_related("survey__edition__authority").get(pk=answer_id)
    authority = row.survey.edition.authority
    _tell(authority, _page(site, authority, "survey", row.key), row.on)


def _page(site: str, authority: Authority, kind: str, key: UUID) -> str:
    return (site or link_mails.site()) + reverse("offers:call_for_help", args=[authority.slug, kind, key])


def _tell(authority: Authority, page: str, on: date) -> bool:
    """Whether those on duty were told. Where the offer in force has no address of theirs, those who moderate are told instead."""
    on_duty = duty_addresses(authority, on)
    if to := on_duty or moderators(authority, on):
        link_mails.call_for_help(authority.name, page, *to).send()
    return bool(on_duty)
