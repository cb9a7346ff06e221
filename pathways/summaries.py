"""Summaries of people for the lists, kept in the transaction of each change."""

from leaving_care.models import YoungPerson


def keep(person: YoungPerson) -> None:
    """Keeps the summary of one person anew."""
