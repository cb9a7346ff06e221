"""What somebody may reach on a day. Views, querysets and templates all ask here."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from leaving_care.models import (
    Allocation,
    Authority,
    Cover,
    GlassBroken,
    HandedOver,
    Membership,
    Part,
    PartnerAccess,
    Referral,
    Role,
    User,
    YoungPerson,
)
from leaving_care.permissions import Action, Reach, action, seeing


def held(user: User, on: date) -> list[Membership]:
    """The memberships that a user holds on a day, authority and team with them. One query; remembered on the user."""
    known: dict[date, list[Membership]] = user.__dict__.setdefault("_memberships_held", {})
    if on not in known:
        rows = Membership.objects.on(on).filter(user=user).exclude(authority__ends_on__lt=on)
        known[on] = list(rows.select_related("authority", "team"))
    return known[on]


def reachable(user: User, what: str, on: date) -> QuerySet[YoungPerson]:
    """The young people to whom a user may do `what` on a day; nobody, for most. Raises UnknownAction.

    It follows what holds on the day: a membership, an allocation or a share that ended yesterday opens nothing today.
    """
    row = action(what)
    if not user.is_active:
        return YoungPerson.objects.none()
    wanted = Q(pk__in=[])
    for way in _ways(user, row, on):
        wanted |= way
    return YoungPerson.objects.filter(wanted)


def may(user: User, what: str, person: YoungPerson, on: date) -> bool:
    """Whether a user may do `what` to one young person on a day. Raises UnknownAction."""
    return reachable(user, what, on).filter(pk=person.pk).exists()


def rows(model: type[Model], user: User, on: date) -> QuerySet[Any]:
    """The rows of one kind, of every record, that a user may see on a day: those of the parts that they may see."""
    return model._default_manager.filter(person__in=reachable(user, seeing(model.part), on))  # type: ignore[attr-defined]


def authorities(user: User, what: str, on: date) -> list[Authority]:
    """The authorities for which a user may do `what` on a day. Raises UnknownAction."""
    found = {
        m.authority_id: m.authority for m in held(user, on) if user.is_active and Role(m.role) in action(what).roles
    }
    return list(found.values())


def may_in(user: User, what: str, authority: Authority, on: date) -> bool:
    """Whether a user may do `what` for an authority on a day. Raises UnknownAction."""
    return authority in authorities(user, what, on)


def membership_for(user: User, what: str, authority: Authority, on: date) -> Membership | None:
    """The membership by which a user may do `what` for an authority on a day; the widest of several. None: they may not."""
    able = [m for m in held(user, on) if m.authority_id == authority.pk and Role(m.role) in action(what).roles]
    return min(able, key=lambda m: (m.team_id is not None, m.pk), default=None) if user.is_active else None


def _ways(user: User, row: Action, on: date) -> Iterator[Q]:
    """Every way in which a user reaches somebody for an action, each as a condition on young people."""
    for membership in held(user, on):
        reach = row.roles.get(Role(membership.role))
        if reach is Reach.OWN:
            yield Q(user=user, authority_id=membership.authority_id)
        elif reach:
            yield Q(authority_id=membership.authority_id) & _reach(reach, membership, row, on)
        if row.shows:
            if membership.role == Role.MANAGER:
                opened = GlassBroken.objects.on(on).filter(manager=membership, person=OuterRef("pk"))
                yield Q(authority_id=membership.authority_id) & Q(Exists(opened))
            if reach in (Reach.MANAGED, Reach.AUTHORITY):
                # The receiving council's managers and data officers see what was handed over, and only that.
                yield Q(Exists(_handed(membership, row.part, on)))


def _reach(reach: Reach, membership: Membership, row: Action, on: date) -> Q:
    if reach is Reach.ALLOCATED:
        return Q(Exists(_works_with(membership, on)))
    if reach is Reach.REFERRED:
        return Q(Exists(Referral.objects.on(on).filter(person=OuterRef("pk"), clinician=membership)))
    if reach is Reach.SHARED:
        shared = PartnerAccess.objects.on(on).filter(person=OuterRef("pk"), partner=membership)
        return Q(Exists(shared.filter(to_part=row.part) if row.part else shared))
    if reach is Reach.MANAGED and membership.team_id is not None:
        of_team = Allocation.objects.on(on).filter(person=OuterRef("pk"), worker__team=membership.team_id)
        return Q(Exists(of_team))
    return Q()


def _works_with(membership: Membership, on: date) -> QuerySet[Allocation]:
    """Allocations to somebody, and to those whom they cover for."""
    away = Cover.objects.on(on).filter(cover=membership).values("away")
    theirs = Q(worker=membership) | Q(worker__in=away)
    return Allocation.objects.on(on).filter(theirs, person=OuterRef("pk"))


def _handed(membership: Membership, part: Part | None, on: date) -> QuerySet[HandedOver]:
    handed = HandedOver.objects.on(on).filter(person=OuterRef("pk"), to=membership.authority_id)
    return handed.filter(handed_part=part) if part else handed
