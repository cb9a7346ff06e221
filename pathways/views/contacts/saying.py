"""Contact and visits in words, as pages show them."""

from django.utils.text import capfirst

from leaving_care.dates import in_words, uk_day
from pathways.forms.contacts.log import FACE_TO_FACE, SAID, when_in_words
from pathways.forms.work.base import NOT_RECORDED
from pathways.models import Contact, VisitPlanned


def title(row: Contact) -> str:
    """Phone call: reached."""
    said = SAID[Contact.Outcome(row.outcome)]
    return f"{capfirst(row.get_how_display())}: {said[0].lower()}{said[1:]}"


def said(row: Contact) -> list[tuple[str, str]]:
    """An entry: each question and its answer. What was not said is left out, but for what the law asks about."""
    lines = [("When", when_in_words(row))]
    if row.where:
        lines.append(("Where", row.where))
    if row.outcome in FACE_TO_FACE:
        lines.append(("Seen alone", {True: "Yes", False: "No", None: NOT_RECORDED}[row.seen_alone]))
    if row.note:
        lines.append(("Note", row.note))
    by = row.by.name or "somebody"
    lines.append(("Written down by", f"{by}, {in_words(uk_day(row.written_at))}"))
    lines.append(("It counts as contact by", f"The {row.get_role_display()}"))
    if row.role == Contact.By.SOMEBODY_ELSE:
        lines[-1] = ("It counts as contact by", "Somebody else")
    if row.mistaken:
        lines[-1] = ("A mistake", f"{row.mistaken} It counts for nothing.")
    return lines


def visit(row: VisitPlanned) -> str:
    """4 December 2026, 14:30, at college."""
    parts = [in_words(row.on), f"{row.at_time:%H:%M}" if row.at_time else "", row.where]
    return ", ".join(part for part in parts if part)
