"""What the sign-in pages need to know of somebody's memberships on a day. No query of their own: `held` is remembered."""

from datetime import date

from leaving_care.access import held
from leaving_care.models import Authority, Membership, Role, User

WORKERS = frozenset({Role.PERSONAL_ADVISER, Role.SOCIAL_WORKER, Role.MANAGER, Role.CLINICIAN, Role.PARTNER})
NOT_MANAGING = frozenset({Role.YOUNG_PERSON, Role.PERSONAL_ADVISER, Role.SOCIAL_WORKER, Role.CLINICIAN, Role.PARTNER})

# Their work is the offer: they start at its desk.
OFFER_WORKERS = frozenset({Role.EDITOR, Role.PARTICIPATION, Role.APPROVER})


def staff_memberships(user: User, on: date) -> list[Membership]:
    """Those in which somebody is anything but a young person."""
    return [membership for membership in held(user, on) if membership.role != Role.YOUNG_PERSON]


def staff_councils(user: User, on: date) -> set[str]:
    """The councils, by slug, for which somebody works on a day; a second factor opens them."""
    return {membership.authority.slug for membership in staff_memberships(user, on)}


def authorities_of(user: User, on: date) -> list[Authority]:
    """The councils that somebody is of on a day, each once."""
    return list({membership.authority_id: membership.authority for membership in held(user, on)}.values())


def home_of(user: User, on: date) -> str:
    """The address of somebody's own first page; blank where they hold nothing on the day.

    Those who work with young people start with their people, and those who work on the offer alone at its desk; managers at
    their own page: the rest is one link away.
    """
    roles = {Role(membership.role) for membership in held(user, on)}
    if roles & (WORKERS - {Role.MANAGER}):
        return "/work/"
    if roles & OFFER_WORKERS and roles <= OFFER_WORKERS | {Role.YOUNG_PERSON}:
        return "/manage/offer/"
    if roles - {Role.YOUNG_PERSON}:
        return "/manage/"
    return "/me/" if roles else ""
