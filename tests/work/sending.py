"""What right forms send, for each kind of row, and who may send them."""

import uuid
from datetime import date

from leaving_care.models import Referral, Role
from tests.people import TODAY, member

BORN = date(2007, 5, 4)


def boxes(name, day):
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


SINCE = boxes("starts_on", date(2026, 1, 2))
IN_CARE = boxes("starts_on", date(2018, 1, 2)) | boxes("ends_on", date(2019, 1, 2))
# What a right form of each kind sends.
SENT = {
    "way-to-reach": {"kind": "mobile", "value": "07700 900001", "safe": "care", "note": "No voicemail", **SINCE},
    "home": {"kind": "staying_put", "carer": "Robin Invented", "address": "1 Invented Street", **SINCE},
    "circumstance": {"kind": "young_parent", **SINCE},
    "known-person": {"name": "Alex Invented", "is_to_them": "older sister", **SINCE},
    "time-in-care": {"legal": "V2", "nation": "England", **IN_CARE},
    "time-at-home": {"with_whom": "parent", **SINCE},
    "time-away": {"kind": "detained", **SINCE},
    "guardianship": SINCE,
    "other-accommodation": {"kind": "hospital", **SINCE},
    "course": {"name": "Level 2 plumbing", "continues": "yes", **SINCE},
    "short-breaks": {"within_limits": "no", **boxes("said_on", TODAY)},
    "support-asked": {"wanted": "yes", **boxes("said_on", TODAY)},
    "level": {"level": "3", "reason": "A new home", **SINCE},
    "consent": {"kind": "consulted", "given": "no"},
    "booklet": {"format": "printed", "language": "Polish", **boxes("given_on", TODAY)},
    "note": {"text": "We talked", **boxes("on", TODAY)},
}


def writer(kind, kai, adviser):
    """Somebody who may write this kind."""
    if kind != "note":
        return adviser
    clinician = member(Role.CLINICIAN)
    Referral.objects.create(person=kai, clinician=clinician, starts_on=TODAY)
    return clinician


def to(kai, kind, rest="add"):
    return f"/work/people/{kai.key}/{kind}/{rest}/"


def opened(kai, **sent):
    """A form as the page sends it: what was typed, the version it was opened on, and its own token."""
    kai.refresh_from_db()
    return {"version": kai.version, "once": uuid.uuid4(), **sent}
