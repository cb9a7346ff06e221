"""Who else is in a row, in words."""

from collections.abc import Iterable
from datetime import datetime

from offers.models import Presence


def in_words(others: Iterable[Presence], now: datetime) -> str:
    """ "Grace Hall is in this too, 2 minutes ago." Blank: nobody else is."""
    return " ".join(f"{_name(each)} is in this too, {_ago(each.seen_at, now)}." for each in others)


def _name(presence: Presence) -> str:
    return presence.user.name or presence.user.email


def _ago(seen_at: datetime, now: datetime) -> str:
    minutes = int((now - seen_at).total_seconds() // 60)
    return "just now" if minutes < 1 else f"{minutes} minute{'' if minutes == 1 else 's'} ago"
