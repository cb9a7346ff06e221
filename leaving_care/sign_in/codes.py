"""Codes of our own: to confirm an address, a number, or that it is still the same person.

A code lives in the session that asked for it, as a digest, for 15 minutes and five tries. `purpose` says what it is for;
a newer code for the same purpose replaces it. Codes for signing in are allauth's.
"""

from datetime import datetime

from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

CODES = "codes"
LASTS = 15 * 60
TRIES = 5
DIGITS = 8


def start(session: SessionBase, purpose: str, *, at: datetime, **about) -> str:
    """A new code. `about` is what it is about, in simple values: given back when it is right."""
    code = get_random_string(DIGITS, "0123456789")
    waiting = session.get(CODES, {})
    session[CODES] = {
        **waiting,
        purpose: {"digest": _digest(purpose, code), "at": int(at.timestamp()), "tries": 0, "about": about},
    }
    return f"{code[:4]}-{code[4:]}"


def waiting(session: SessionBase, purpose: str, *, at: datetime) -> dict | None:
    """What the code that can still be typed is about; None where there is none, it is too old, or was tried too often."""
    held = session.get(CODES, {}).get(purpose)
    if held is None or at.timestamp() - held["at"] > LASTS or held["tries"] >= TRIES:
        return None
    return held["about"]


def check(session: SessionBase, purpose: str, typed: str, *, at: datetime) -> dict | None:
    """What the code is about, if it is right: then it is used up. None if it is not: that was one of its tries."""
    about = waiting(session, purpose, at=at)
    if about is None:
        return None
    digits = "".join(letter for letter in typed if letter.isdecimal() and letter.isascii())
    held = session[CODES][purpose]
    if constant_time_compare(_digest(purpose, digits), held["digest"]):
        drop(session, purpose)
        return about
    held["tries"] += 1
    session.modified = True
    return None


def drop(session: SessionBase, purpose: str) -> None:
    """Forgets a code."""
    if session.get(CODES, {}).pop(purpose, None) is not None:
        session.modified = True


def _digest(purpose: str, code: str) -> str:
    return salted_hmac("leaving_care.sign_in.codes", f"{purpose}:{code}", algorithm="sha256").hexdigest()
