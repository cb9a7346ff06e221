"""Inviting people, and coming in by an invitation. Nobody comes in otherwise.

The secret of an invitation is in its mail alone: "derby.V2k...", the council's slug and a random part. The slug says whose
walls the row is behind. Only a digest of it is kept.
"""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from leaving_care import audit
from leaving_care.access import may, may_in
from leaving_care.changing import NotAllowed, raise_if_done
from leaving_care.dates import in_words, uk_day
from leaving_care.models import Authority, Invitation, Membership, Part, Role, Team, User, YoungPerson
from leaving_care.sign_in import mails
from leaving_care.walls import within

INVITED = "/accounts/invited/"


class InvitationGone(Exception):
    """The invitation was used, withdrawn, has expired, or never was. Nobody is told which."""


def invite_staff(
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
    """Invites somebody to work for an authority, by mail. An open invitation to the same role is withdrawn.

    Raises NotAllowed, ValidationError (in words, for the form), and AlreadyDone where this very form was sent before.
    """
    with transaction.atomic(), within(authority.pk, on=uk_day(at)):
        Authority.objects.select_for_update().get(pk=authority.pk)
        if not may_in(by, "invite_staff", authority, uk_day(at)):
            raise NotAllowed("invite_staff")
        raise_if_done(once, by)
        if role not in Role.values or role == Role.YOUNG_PERSON:
            raise ValidationError({"role": "Choose what they will do here"})
        if team is not None and team.authority_id != authority.pk:
            raise ValidationError({"team": "Choose a team of this council"})
        invitation = _make(authority, by=by, at=at, email=email, name=name, role=role, team=team)
        audit.done(authority, "invite_staff", by=by, at=at, fields=["email", "name", "role", "team"], once=once)
        return invitation


def invite_young_person(
    person: YoungPerson, *, email: str, by: User, at: datetime, once: uuid.UUID | None = None
) -> Invitation:
    """Invites a young person to their own record, by mail. An open invitation to it is withdrawn.

    Raises NotAllowed, ValidationError where they can sign in already, and AlreadyDone.
    """
    with transaction.atomic(), within(person.authority_id, on=uk_day(at)):
        held = YoungPerson.objects.select_for_update().select_related("authority").get(pk=person.pk)
        if not may(by, "invite_young_person", held, uk_day(at)):
            raise NotAllowed("invite_young_person")
        raise_if_done(once, by)
        if held.user_id:
            raise ValidationError("They can sign in already")
        invitation = _make(held.authority, by=by, at=at, email=email, role=Role.YOUNG_PERSON, person=held)
        audit.changed(held, "invite_young_person", by=by, at=at, part=Part.ABOUT, fields=["invitation"], once=once)
        return invitation


def withdraw(invitation: Invitation, *, by: User, at: datetime) -> None:
    """Withdraws an invitation; one that was used, or withdrawn before, is left as it is. Raises NotAllowed."""
    with transaction.atomic(), within(invitation.authority_id, on=uk_day(at)):
        held = (
            Invitation.objects.select_for_update(of=("self",))
            .select_related("person", "authority")
            .get(pk=invitation.pk)
        )
        if held.person:
            allowed = may(by, "invite_young_person", held.person, uk_day(at))
        else:
            allowed = may_in(by, "invite_staff", held.authority, uk_day(at))
        if not allowed:
            raise NotAllowed("withdraw_invitation")
        if held.used_at or held.withdrawn_at:
            return
        held.withdrawn_at = at
        held.save(update_fields=["withdrawn_at"])
        if held.person:
            audit.changed(held.person, "withdraw_invitation", by=by, at=at, part=Part.ABOUT, fields=["invitation"])
        else:
            audit.done(held.authority, "withdraw_invitation", by=by, at=at)


def standing(secret: str, *, at: datetime) -> Invitation:
    """The invitation that a secret opens at a moment, with its authority. Raises InvitationGone."""
    authority = _authority_of(secret)
    with within(authority.pk, on=uk_day(at)):
        return _find(secret, authority, at)


def accept(secret: str, *, at: datetime) -> User:
    """Lets somebody in by their invitation, once they have shown that its address is theirs. Returns the user.

    A user of that address gets the role too; else one is made, without a password. Raises InvitationGone, also where a
    young person's record belongs to another user already, or the user's to another record.
    """
    authority, day = _authority_of(secret), uk_day(at)
    with transaction.atomic(), within(authority.pk, on=day):
        invitation = _find(secret, authority, at, lock=True)
        user = _user_of(invitation)
        if invitation.person_id:
            _link(invitation.person_id, user)
        held = Membership.objects.on(day).filter(user=user, authority=authority, role=invitation.role)
        if not held.exists():
            Membership.objects.create(
                user=user, authority=authority, role=invitation.role, team=invitation.team, starts_on=day
            )
        invitation.used_at, invitation.used_by = at, user
        invitation.save(update_fields=["used_at", "used_by"])
        if invitation.person:
            audit.changed(invitation.person, "accept_invitation", by=user, at=at, part=Part.ABOUT, fields=["user"])
        else:
            audit.done(authority, "accept_invitation", by=user, at=at, fields=["role", "team"])
    user.__dict__.pop("_memberships_held", None)
    return user


def _make(authority: Authority, *, by: User, at: datetime, email: str, role: str, **more) -> Invitation:
    # One open invitation for one role: an older mail no longer works.
    older = Invitation.objects.filter(authority=authority, role=role, used_at=None, withdrawn_at=None)
    same = {"person": more["person"]} if more.get("person") else {"email__iexact": email}
    older.filter(**same).update(withdrawn_at=at)
    secret = f"{authority.slug}.{secrets.token_urlsafe(32)}"
    expires_at = at + timedelta(days=settings.INVITATION_DAYS)
    invitation = Invitation.objects.create(
        authority=authority,
        digest=_digest(secret),
        email=email.strip().lower(),
        role=role,
        by=by,
        made_at=at,
        expires_at=expires_at,
        **more,
    )
    link = mails.address(f"{INVITED}{secret}/")
    about = {"council": authority.name, "link": link, "until": in_words(uk_day(expires_at))}
    name = "invited_young_person" if role == Role.YOUNG_PERSON else "invited_staff"
    transaction.on_commit(lambda: mails.send(name, invitation.email, **about))
    return invitation


def _find(secret: str, authority: Authority, at: datetime, *, lock: bool = False) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",)) if lock else Invitation.objects.all()
    rows = rows.select_related("authority", "team", "person").filter(authority=authority, digest=_digest(secret))
    found = rows.filter(used_at=None, withdrawn_at=None, expires_at__gt=at).first()
    if found is None or (found.person and found.person.user_id):
        raise InvitationGone
    return found


def _authority_of(secret: str) -> Authority:
    slug, _, rest = secret.partition(".")
    # PostgreSQL would choke on characters that no secret has.
    authority = Authority.objects.filter(slug=slug).first() if rest and secret.isprintable() else None
    if authority is None:
        raise InvitationGone
    return authority


def _user_of(invitation: Invitation) -> User:
    user = User.objects.filter(email__iexact=invitation.email).first()
    if user is None:
        user = User.objects.create_user(invitation.email, name=invitation.name)
    elif not user.is_active:
        raise InvitationGone
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    return user


def _link(person_id: int, user: User) -> None:
    person = YoungPerson.objects.select_for_update().get(pk=person_id)
    if person.user_id or YoungPerson.objects.filter(user=user).exists():
        raise InvitationGone
    person.user = user
    person.save(update_fields=["user"])


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
