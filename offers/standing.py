"""Where a council's published editions stand on a day: the query's rule (offers.querysets), for rows in memory."""

from collections.abc import Iterable
from datetime import date, datetime

from offers import words
from offers.models import Edition, Withdrawal


def withdrawal_of(edition: Edition) -> Withdrawal | None:
    """The record that an edition was withdrawn, if it was."""
    return getattr(edition, "withdrawal", None)


def is_standing(edition: Edition, on: date) -> bool:
    """Whether a published edition is not withdrawn on a day."""
    withdrawal = withdrawal_of(edition)
    return withdrawal is None or withdrawal.withdrawn_on > on


def rank(edition: Edition) -> tuple[date, datetime, int]:
    """What decides between two editions: the first day, on a tie the moment of publishing, and last the order they came in.

    Raises ValueError for a draft, which has no rank.
    """
    if edition.effective_from is None or edition.published_at is None:
        raise ValueError(f"{edition} is a draft.")
    return edition.effective_from, edition.published_at, edition.pk


def in_force(editions: Iterable[Edition], on: date) -> Edition | None:
    """The edition in force on a day, among a council's published ones."""
    applying = [edition for edition in editions if rank(edition)[0] <= on and is_standing(edition, on)]
    return max(applying, key=rank, default=None)


def successor(edition: Edition, editions: Iterable[Edition], on: date) -> Edition | None:
    """The edition that took over from this one, or will."""
    later = [other for other in editions if is_standing(other, on) and rank(edition) < rank(other)]
    return min(later, key=rank, default=None)


def in_words(edition: Edition, editions: Iterable[Edition], on: date) -> str:
    """Where an edition stands on a day, in words."""
    editions = list(editions)
    withdrawal = withdrawal_of(edition)
    if withdrawal and withdrawal.withdrawn_on <= on:
        return f"Withdrawn on {words.day(withdrawal.withdrawn_on)}: {withdrawal.reason}"
    if edition == in_force(editions, on):
        return f"In force since {words.day(edition.effective_from)}"
    if rank(edition)[0] > on:
        return f"Starts on {words.day(edition.effective_from)}"
    later = successor(edition, editions, on)
    return f"Replaced on {words.day(later.effective_from)}" if later else "Not in force"
