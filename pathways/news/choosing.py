"""What the first page asks of a young person's choice at 21: whether it is near, and whether they may want help again."""

from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef

from leaving_care.dates import birthday
from leaving_care.models import YoungPerson
from pathways.from_21 import FIRST, may_choose, may_come_back
from pathways.models import ChoiceAt21, PlanSettings
from pathways.news.lines import OF_THEM, Said, first
from pathways.timetable import Settings
from pathways.timetable.own import TALK_21


class Choosing:
    """No news of its own: what they chose last, and how early their council begins to talk about it."""

    @staticmethod
    def asks(on: date) -> dict[str, Any]:
        """The newest choice, and the council's days."""
        choices = ChoiceAt21.objects.filter(**OF_THEM).order_by("-on", "-at", "-pk")
        settings = PlanSettings.objects.filter(authority=OuterRef("authority"))
        return first(choices, chose="said") | first(settings, lead_days="lead_days", leads="leads")


def choice_is_near(person: YoungPerson, said: Said, on: date) -> bool:
    """Whether the choice about help from 21 is to be offered: from the day on which the talk about turning 21 is due to be had.

    Whoever chose already can change it. Whether it is theirs at all (Children Act 1989, section 23CZB) is for whoever asks.
    """
    if not may_choose(person, on) or said["chose"]:
        return may_choose(person, on)
    defaults = Settings()
    days = Settings(
        lead_days=defaults.lead_days if said["lead_days"] is None else said["lead_days"], leads=said["leads"] or {}
    ).lead(TALK_21)
    return on >= birthday(person.date_of_birth, FIRST) - timedelta(days=days)


def may_want_back(person: YoungPerson, said: Said, on: date, *, has_main: bool) -> bool:
    """Whether asking for help again is for them, as its page has it: 21 to 24, nobody works with them or they chose less."""
    waits = said["back_at"] and not said["back_settled"]
    is_helped = has_main and said["chose"] in (None, ChoiceAt21.Said.STAY)
    return may_come_back(person, on) and not waits and not is_helped
