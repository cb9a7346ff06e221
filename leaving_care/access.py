"""What somebody may reach on a day. Views, querysets and templates all ask here."""

from collections.abc import Iterator
from dataclasses import dataclass
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
    OfPerson,
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


@dataclass(frozen=True, slots=True)
class Names:
    """How rows name the young person whom they are about, the person's authority and the person's account."""

    person: str
    authority: str
    user: str


OF_PEOPLE = Names("pk", "authority_id", "user")
OF_COPIES = Names("person_id", "authority_id", "person__user")


def reachable(user: User, what: str, on: date) -> QuerySet[YoungPerson]:
    """The young people to whom a user may do `what` on a day; nobody, for most. Raises UnknownAction.

    It follows what holds on the day: a membership, an allocation or a share that ended yesterday opens nothing today.
    """
    return YoungPerson.objects.filter(_wanted(user, what, on, OF_PEOPLE))


def reachable_in(model: type[OfPerson], user: User, what: str, on: date) -> QuerySet[Any]:
    """The rows about those people, of a model with a copy of their authority: their own rows are not read for it.

    Raises UnknownAction, and ValueError for a model without such a copy.
    """
    if not model.has_own_authority:
        raise ValueError(f"{model.__name__} has no authority of its own.")
    return model._default_manager.filter(_wanted(user, what, on, OF_COPIES))


def _wanted(user: User, what: str, on: date, names: Names) -> Q:
    row, wanted = action(what), Q(pk__in=[])
    if user.is_active:
        for way in _ways(user, row, on, names):
            wanted |= way
    return wanted


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


def _ways(user: User, row: Action, on: date, names: Names) -> Iterator[Q]:
    """Every way in which a user reaches somebody for an action, each as a condition on rows with these names."""
    person = OuterRef(names.person)
    for membership in held(user, on):
        reach = row.roles.get(Role(membership.role))
        of_authority = Q(**{names.authority: membership.authority_id})
        if reach is Reach.OWN:
            yield of_authority & Q(**{names.user: user})
        elif reach:
            yield of_authority & _reach(reach, membership, row, on, person)
        if row.shows:
            if membership.role == Role.MANAGER:
                opened = GlassBroken.objects.on(on).filter(manager=membership, person=person)
                yield of_authority & Q(Exists(opened))
            if reach in (Reach.MANAGED, Reach.AUTHORITY):
                # The receiving council's managers and data officers see what was handed over, and only that.
                yield Q(Exists(_handed(membership, row.part, on, person)))


def _reach(reach: Reach, membership: Membership, row: Action, on: date, person: OuterRef) -> Q:
    if reach is Reach.ALLOCATED:
        return Q(Exists(_works_with(membership, on, person)))
    if reach is Reach.REFERRED:
        return Q(Exists(Referral.objects.on(on).filter(person=person, clinician=membership)))
    if reach is Reach.SHARED:
        shared = PartnerAccess.objects.on(on).filter(person=person, partner=membership)
        return Q(Exists(shared.filter(to_part=row.part) if row.part else shared))
    if reach is Reach.MANAGED and membership.team_id is not None:
        of_team = Allocation.objects.on(on).filter(person=person, worker__team=membership.team_id)
        return Q(Exists(of_team))
    return Q()


def _works_with(membership: Membership, on: date, person: OuterRef) -> QuerySet[Allocation]:
    """Allocations to somebody, and to those whom they cover for."""
    away = Cover.objects.on(on).filter(cover=membership).values("away")
    theirs = Q(worker=membership) | Q(worker__in=away)
    return Allocation.objects.on(on).filter(theirs, person=person)


def _handed(membership: Membership, part: Part | None, on: date, person: OuterRef) -> QuerySet[HandedOver]:
    handed = HandedOver.objects.on(on).filter(person=person, to=membership.authority_id)
    return handed.filter(handed_part=part) if part else handed
