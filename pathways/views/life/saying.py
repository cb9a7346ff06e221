"""Choices, talks and changes of adviser in words, as pages show them."""

from datetime import date

from django.utils.text import capfirst

from leaving_care.dates import in_words, uk_day
from leaving_care.models import YoungPerson
from pathways.in_touch import OpenDuty, in_touch
from pathways.models import CameBack, ChoiceAt21, HandingOver, Milestone, YearlyHello
from pathways.timetable.words import NOT_DUE

NOBODY = "somebody whose name is not recorded"
# Duties of the timetable on which a choice at 21 tells.
FROM_21 = {
    "adviser-from-21", "assessment-on-request", "assessment-education", "plan-from-21", "plan-review-from-21",
    "in-touch-from-21", "in-touch-stepped-back", "at-21", "yearly-offer-again", "talk-before-21",
}  # fmt: skip
# They stand among these from the day on which they show, and not for years before.
TOWARDS_25 = {"talk-before-25", "at-25"}


def choice(row: ChoiceAt21, *, own: bool = False) -> list[tuple[str, str]]:
    """A choice: each question and its answer. `own`: as the young person reads it."""
    lines = [("On", in_words(row.on))]
    if row.words:
        lines.append(("In your words" if own else "In their words", f"“{row.words}”"))
    if row.no_offers:
        lines.append(("The yearly hello", "None, please"))
    if row.told_to:
        lines.append(("Said to", f"{row.told_to.name or NOBODY}, who wrote it down"))
    else:
        lines.append(("Written by", "you" if own else "themselves"))
    return lines


def mark(row: Milestone) -> list[tuple[str, str]]:
    """A talk or another thing that was done on a day."""
    lines = [("On", in_words(row.on))]
    lines += [("Until", in_words(row.until))] if row.until else []
    lines += [("What was said", row.words)] if row.words else []
    return [*lines, ("Written down by", row.by.name or NOBODY)]


def ending(row: Milestone) -> list[tuple[str, str]]:
    """That the work with somebody has ended, or, with a last day, that this was a mistake."""
    if row.until:
        lines = [("Marked as a mistake", in_words(row.until)), ("Why", row.words)]
    else:
        lines = [("Ended on", in_words(row.on)), ("What was said to them", row.words)]
    return [*lines, ("Written down by", row.by.name or NOBODY)]


def hello(row: YearlyHello) -> list[tuple[str, str]]:
    """A hello and what came of it."""
    lines = [("How", capfirst(row.get_how_display())), ("What came of it", capfirst(row.get_outcome_display()))]
    lines += [("Note", row.note)] if row.note else []
    return [*lines, ("Written down by", row.by.name or NOBODY)]


def came_back(row: CameBack) -> list[tuple[str, str]]:
    """That somebody came back."""
    lines = [("Asked", in_words(uk_day(row.asked_at)))]
    lines += [("They said", f"“{row.words}”")] if row.words else []
    lines += [("Somebody rings them by", in_words(row.reply_by))] if row.reply_by else []
    if row.worker:
        lines.append(("Who works with them", row.worker.user.name or NOBODY))
    return lines


def change(row: HandingOver) -> list[tuple[str, str]]:
    """A change of main adviser: each question and its answer."""
    unknown = "Not recorded yet"
    return [
        ("From", row.before.user.name or NOBODY),
        ("To", row.after.user.name or NOBODY),
        ("First day", in_words(row.on)),
        ("Why", row.reason),
        ("Told on", in_words(row.notice_on) if row.notice_on else unknown),
        ("Met together on", in_words(row.met_on) if row.met_on else unknown),
        ("About the new adviser", row.card or unknown),
        ("Goodbye", row.goodbye or unknown),
    ]


def from_21(person: YoungPerson, on: date) -> list[OpenDuty]:
    """What is open of help from 21, and of turning 25 once that shows, by the timetable on a day. One query, as a rule."""
    duties = in_touch(person, on).duties
    return [duty for duty in duties if duty.id in FROM_21 or (duty.id in TOWARDS_25 and duty.state != NOT_DUE)]
