"""Who works for a council: inviting, changing and ending, and the teams."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from leaving_care import audit
from leaving_care.access import held, reachable
from leaving_care.actions import invitations, sessions
from leaving_care.actions.allocations import ONE, allocate, overlapping
from leaving_care.actions.council import deciding, raise_if_changed
from leaving_care.actions.sharing import end_link
from leaving_care.changing import NotAllowed
from leaving_care.dates import in_words, uk_day
from leaving_care.models import (
    Allocation,
    Authority,
    Cover,
    Invitation,
    Membership,
    PartnerAccess,
    Referral,
    Role,
    Team,
    User,
    YoungPerson,
)

# Which roles somebody gives, and takes away: nobody can make themselves more than they are. Those who open records do not
# say who looks after the portal, and the other way round.
GIVES: Mapping[Role, frozenset[Role]] = {
    Role.MANAGER: frozenset(
        {Role.PERSONAL_ADVISER, Role.SOCIAL_WORKER, Role.CLINICIAN, Role.PARTNER, Role.PARTICIPATION}
    ),
    Role.ADMINISTRATOR: frozenset(
        {Role.ADMINISTRATOR, Role.MANAGER, Role.DATA_OFFICER, Role.AUDITOR, Role.EDITOR, Role.APPROVER}
    ),
}
NOT_YOURS = (
    "This is for somebody else: advisers and partners are for a manager of their team or of the whole council, others for "
    "an administrator"
)


def gives(user: User, authority: Authority, on: date) -> list[Role]:
    """The roles that somebody gives in an authority on a day, in the order of Role."""
    own = [Role(row.role) for row in held(user, on) if row.authority_id == authority.pk]
    given = {role for mine in own for role in GIVES.get(mine, ())}
    return [role for role in Role if role in given]


def may_change(user: User, membership: Membership, on: date) -> bool:
    """Whether somebody changes and ends a membership: one whose role they give, that is not over, and not their own.

    The manager of a team: those of that team alone.
    """
    is_over = membership.ends_on is not None and membership.ends_on < on
    return not is_over and membership.user_id != user.pk and _is_theirs(user, membership, on)


def _is_theirs(user: User, membership: Membership, on: date) -> bool:
    """Whether somebody gives this role, and manages the team where they do so as the manager of one."""
    return any(
        membership.role in GIVES.get(Role(mine.role), ())
        and (mine.role != Role.MANAGER or mine.team_id in (None, membership.team_id))
        for mine in held(user, on)
        if mine.authority_id == membership.authority_id
    )


def may_reset(user: User, membership: Membership, on: date) -> bool:
    """Whether somebody takes a colleague's second factor away: an administrator any, a manager their own alone.

    Nobody reaches, by way of one membership, the sign-in of somebody who holds another that they could not change.
    """
    able = gives(user, membership.authority, on)
    theirs = list(Membership.objects.on(on).filter(user=membership.user_id))
    if membership.user_id == user.pk or not able or membership not in theirs:
        return False
    return Role.ADMINISTRATOR in able or all(_is_theirs(user, row, on) for row in theirs)


def invite(
    authority: Authority,
    *,
    email: str,
    name: str,
    role: str,
    team: Team | None = None,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> Invitation:
    """Invites somebody to work for an authority, in a role that `by` gives. Raises as invitations.invite_staff does."""
    if role not in gives(by, authority, uk_day(at)):
        raise ValidationError({"role": "Somebody else gives this role. Choose another"})
    if email.strip().lower() == by.email.lower():
        raise ValidationError({"email": "Nobody invites themselves. Ask a colleague"})
    there = Membership.objects.filter(authority=authority, role=role, user__email__iexact=email.strip())
    if there.exclude(ends_on__lt=uk_day(at)).exists():
        raise ValidationError({"email": "They have this role here already. Nothing was sent"})
    return invitations.invite_staff(authority, email=email, name=name, role=role, team=team, by=by, at=at, once=once)


def withdraw(invitation: Invitation, *, by: User, at: datetime) -> None:
    """Withdraws an invitation to a role that `by` gives. Raises NotAllowed."""
    if invitation.role not in gives(by, invitation.authority, uk_day(at)):
        raise NotAllowed("withdraw_invitation")
    invitations.withdraw(invitation, by=by, at=at)


def reset_second_factor(membership: Membership, *, by: User, at: datetime) -> None:
    """Takes away the second factor of a colleague who has lost theirs. Raises NotAllowed."""
    if not may_reset(by, membership, uk_day(at)):
        raise NotAllowed("reset_second_factor")
    sessions.reset_second_factor(membership, by=by, at=at)


def change_membership(
    membership: Membership,
    *,
    team: Team | None,
    phone: str,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes somebody's team and work phone. Raises NotAllowed, ChangedMeanwhile, AlreadyDone, ValidationError."""
    with deciding(membership.authority, "invite_staff", by=by, at=at, once=once) as authority:
        row = Membership.objects.select_for_update(of=("self",)).select_related("team").get(pk=membership.pk)
        if not may_change(by, row, uk_day(at)):
            raise NotAllowed("change_membership")
        raise_if_changed(version, row.team_id, row.phone)
        if team is not None and team.authority_id != authority.pk:
            raise ValidationError({"team": "Choose a team of this council"})
        row.team, row.phone = team, phone
        row.save(update_fields=["team", "phone"])
        audit.done(authority, "change_membership", by=by, at=at, fields=["team", "phone"], once=once)


def end_membership(
    membership: Membership,
    *,
    ends_on: date,
    give_to: Membership | None = None,
    why: str = "",
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> None:
    """Ends a membership with a last day. Whom they work with go to `give_to` from the day after, or to nobody (None).

    `why` is told to those young people. Referrals and shares end too. Yesterday is the earliest last day: it shuts every
    door at once. Raises NotAllowed, AlreadyDone, and ValidationError in words.
    """
    with deciding(membership.authority, "end_membership", by=by, at=at, once=once) as authority:
        row = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
        day = uk_day(at)
        if not may_change(by, row, day):
            raise NotAllowed("end_membership")
        if ends_on < max(row.starts_on, day - ONE) or (row.ends_on and ends_on > row.ends_on):
            raise ValidationError({"ends_on": _which_days(row, day)})
        _give_away(row, ends_on, give_to, why, by, at)
        row.ends_on = ends_on
        row.save(update_fields=["ends_on"])
        audit.done(authority, "end_membership", by=by, at=at, fields=["ends_on"], once=once)


def working_with(membership: Membership, after: date) -> list[Allocation]:
    """The allocations of a worker that go on after a day, with whom they are for."""
    rows = Allocation.objects.filter(worker=membership).filter(_after(after))
    return list(rows.select_related("person").order_by("person__name_used", "pk"))


def _after(day: date) -> Q:
    """The condition for a dated row that goes on after a day."""
    return Q(ends_on=None) | Q(ends_on__gt=day)


def _which_days(row: Membership, day: date) -> str:
    if row.starts_on >= day:
        first = f"Choose {in_words(row.starts_on)}, their first day, or a later day"
    else:
        first = f"Choose {in_words(day - ONE)} or a later day"
    return f"{first}, up to {in_words(row.ends_on)}" if row.ends_on else first


def _give_away(row: Membership, ends_on: date, give_to: Membership | None, why: str, by: User, at: datetime) -> None:
    going_on = working_with(row, ends_on)
    people = {link.person_id for link in going_on}
    reached = reachable(by, "allocate", uk_day(at)).filter(pk__in=people).count()
    if reached != len(people):
        raise ValidationError("They work with somebody who is not of your team. Ask a manager of the whole council")
    if going_on and not why.strip():
        raise ValidationError({"why": "Say why. The young people are told"})
    if give_to is not None and (give_to.pk == row.pk or give_to.role != row.role):
        raise ValidationError({"give_to": "Choose a colleague in the same job"})
    for link in going_on:
        _close(link, ends_on, why, by, at)
        if give_to is not None:
            _give(link, give_to, ends_on, by, at)
    for kind, who in ((Referral, "clinician"), (PartnerAccess, "partner")):
        rows = kind._default_manager.filter(**{who: row}).filter(_after(ends_on))
        for other in rows.select_related("person"):
            _close(other, ends_on, "", by, at)
    Cover.objects.filter(cover=row, starts_on__gt=ends_on).delete()
    Cover.objects.filter(cover=row, ends_on__gt=ends_on).update(ends_on=ends_on)


def _close(link, ends_on: date, why: str, by: User, at: datetime) -> None:
    if link.starts_on > ends_on:
        if link.starts_on < uk_day(at):
            words = f"They began work with somebody on {in_words(link.starts_on)}. Choose that day or a later one"
            raise ValidationError({"ends_on": words})
        end_link(link, ends_on=None, by=by, at=at)
    else:
        end_link(link, ends_on=ends_on, why=why, by=by, at=at)


def _give(link: Allocation, to: Membership, ends_on: date, by: User, at: datetime) -> None:
    person: YoungPerson = link.person
    theirs = Allocation.objects.filter(person=person, worker=to)
    first = max(ends_on + ONE, link.starts_on)
    for other in overlapping(theirs, first, None):
        if not link.is_main:
            return  # they work with them already
        if other.starts_on >= first:
            end_link(other, ends_on=None, by=by, at=at)
        else:
            end_link(other, ends_on=first - ONE, why="Became the main adviser", by=by, at=at)
    allocate(person, worker=to, is_main=link.is_main, starts_on=first, by=by, at=at)


def keep_team(
    authority: Authority,
    team: Team | None = None,
    *,
    name: str,
    phone: str,
    email: str,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> Team:
    """Adds a team, or changes one. Raises NotAllowed, ChangedMeanwhile, AlreadyDone, ValidationError."""
    with deciding(authority, "invite_staff", by=by, at=at, once=once) as council:
        row = Team.objects.select_for_update().get(pk=team.pk, authority=council) if team else Team(authority=council)
        if team:
            raise_if_changed(version, row.name, row.phone, row.email)
        row.name, row.phone, row.email = name, phone, email
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:
            raise ValidationError({"name": "There is a team of that name already"}) from None
        what = "change_team" if team else "add_team"
        audit.done(council, what, by=by, at=at, fields=["name", "phone", "email"], once=once)
    return row
