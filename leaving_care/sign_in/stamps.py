"""What a session notes about its own sign-in: when, when it was last used, and whether a second factor was used.

began    when they signed in, in seconds
seen     when they last did something; written at most once a minute
proved   when they last showed that they are who they say: at signing in, or by a code since
factor   "both": a second factor was used in this session, or a passkey, which is both;
         "sso:derby": the council's own sign-on, which is both for that council; "": not yet
"""

from datetime import datetime

from django.contrib.sessions.backends.base import SessionBase

BEGAN, SEEN, PROVED, FACTOR = "began", "seen", "proved", "factor"
ENDED = "session_ended"  # in the session after one that came to its end
BOTH, SIGN_ON = "both", "sso:"
PROOF_LASTS = 15 * 60


def stamp(session: SessionBase, at: datetime, *, second_factor: bool = False, sign_on: str = "") -> None:
    """Notes a sign-in. `sign_on`: the slug of the council whose own sign-on was used."""
    seconds = int(at.timestamp())
    session[BEGAN] = session[SEEN] = session[PROVED] = seconds
    session[FACTOR] = BOTH if second_factor else f"{SIGN_ON}{sign_on}" if sign_on else ""


def prove(session: SessionBase, at: datetime, *, second_factor: bool = False) -> None:
    """Notes that they showed again who they are; with `second_factor`, by one, or by setting one up."""
    session[PROVED] = int(at.timestamp())
    if second_factor:
        session[FACTOR] = BOTH


def proved_lately(session: SessionBase, at: datetime) -> bool:
    """Whether they showed who they are in the last 15 minutes."""
    return at.timestamp() - session.get(PROVED, 0) <= PROOF_LASTS


def is_enough_for(session: SessionBase, councils: set[str]) -> bool:
    """Whether the factors used in this session open records of all these councils, by slug."""
    factor = session.get(FACTOR, "")
    return factor == BOTH or (factor.startswith(SIGN_ON) and councils <= {factor.removeprefix(SIGN_ON)})
