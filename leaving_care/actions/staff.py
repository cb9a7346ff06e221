"""Who works for a council, and the sign-in of colleagues: inviting and changing."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError

from leaving_care import audit
from leaving_care.access import held
from leaving_care.actions import invitations, sessions
from leaving_care.actions.council import deciding, raise_if_changed
from leaving_care.changing import NotAllowed
from leaving_care.dates import uk_day
from leaving_care.models import (
    Authority,
    Invitation,
    Membership,
    Role,
    Team,
    User,
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
