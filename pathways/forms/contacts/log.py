"""Logging contact in a few taps: today and a call, unless somebody says otherwise."""

from datetime import date, datetime, timedelta
from datetime import time as clock
from typing import Any

from crispy_forms.layout import HTML
from django import forms
from django.utils.text import capfirst

from leaving_care.dates import UK, in_words, uk_day
from leaving_care.forms import Question, Radios, TextareaField
from pathways.forms.contacts.base import ContactForm, time
from pathways.forms.manage.fields import day, lines, text
from pathways.forms.work.base import YesNoField, in_our_words
from pathways.models import Contact

How, Outcome = Contact.How, Contact.Outcome
TODAY, YESTERDAY, OTHER = "today", "yesterday", "other"
# What need not be said stays folded: a try is logged without scrolling.
MORE = """<details class="govuk-details"{% if form.says_more %} open{% endif %}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">Another time, where, a note</span></summary>
<div class="govuk-details__text">"""
NO_TIME = clock(0)  # midnight: only the day was said
SAID = {
    Outcome.TRIED: "Tried, no answer",
    Outcome.REACHED: "Reached",
    Outcome.SEEN: "Seen face to face",
    Outcome.SEEN_AT_HOME: "Seen where they live",
}
FACE_TO_FACE = (Outcome.SEEN, Outcome.SEEN_AT_HOME)


class LogForm(ContactForm):
    """One contact. `opened_on` is the day on which the page was opened: "today" means that day and no other."""

    how = forms.ChoiceField(
        label="How?",
        choices=[(value, capfirst(str(label))) for value, label in How.choices],
        widget=Radios,
        initial=How.CALL,
        error_messages={"required": "Say how: a visit, a call or something else"},
    )
    outcome = forms.ChoiceField(
        label="How far did you get?",
        choices=list(SAID.items()),
        widget=Radios,
        error_messages={"required": "Say how far you got: tried, reached or seen"},
    )
    when = forms.ChoiceField(
        label="When?",
        choices=[(TODAY, "Today"), (YESTERDAY, "Yesterday"), (OTHER, "Another day")],
        widget=Radios(reveals={OTHER: "on"}),
        initial=TODAY,
        error_messages={"required": "Say when"},
    )
    on = day("Which day?", missing="Enter the day", called="The day")
    at_time = time("At what time?", "Leave it empty for just now, or if you do not know.")
    where = text("Where?", 120)
    seen_alone = YesNoField(label="If you saw them: did you see them alone?", required=False)
    note = TextareaField(
        label="Note", help_text="Only what is needed. They can ask to read it.", max_length=4000, required=False
    )
    opened_on = forms.CharField(required=False, widget=forms.HiddenInput)
    layout = [
        Question("how", size="s"),
        Question("outcome", size="s"),
        HTML(MORE),
        Question("when", size="s"),
        "at_time",
        "where",
        "seen_alone",
        "note",
        HTML("</div></details>"),
    ]

    def __init__(self, *args: Any, now: datetime, **kwargs: Any):
        self.now = now
        super().__init__(*args, **kwargs)
        in_our_words({"seen_alone": self.fields["seen_alone"]})
        self.initial.setdefault("opened_on", self.today.isoformat())

    def clean(self) -> dict[str, Any] | None:
        """It has happened, after they were born, and somebody is seen only where that can be."""
        cleaned = super().clean()
        self._check_how()
        said = self.cleaned_data
        self.check_earlier("on")
        opened_on = said.get("opened_on")
        if said.get("when") in (TODAY, YESTERDAY) and opened_on and opened_on != self.today.isoformat():
            self.add_error("when", "This page was opened on another day. Choose “Another day” and say which")
        elif "when" in said and "on" in said and "at_time" in said and self._moment() > self.now:
            self.add_error("at_time", "This time is in the future")
        return cleaned

    @property
    def says_more(self) -> bool:
        """Whether something that need not be said was: the page then shows it unfolded."""
        return self.is_bound or bool(self.initial.keys() - {"opened_on", "how"})

    @property
    def values(self) -> dict[str, Any]:
        """What is logged. Whether they were alone is only said of somebody who was seen."""
        said = self.cleaned_data
        alone = said["seen_alone"] if said["outcome"] in FACE_TO_FACE else None
        return {name: said[name] for name in ("how", "outcome", "where", "note")} | {
            "at": self._moment(),
            "seen_alone": alone,
        }

    def _check_how(self) -> None:
        how, outcome = self.cleaned_data.get("how"), self.cleaned_data.get("outcome")
        if outcome == Outcome.SEEN_AT_HOME and how and how != How.VISIT:
            self.add_error("outcome", "Seen where they live is a visit. Choose “Visit”, or say “Seen face to face”")
        elif outcome == Outcome.SEEN and how and how not in (How.VISIT, How.MEETING):
            self.add_error("outcome", "Seen face to face is a visit or a meeting. By phone or video it is “Reached”")

    def _moment(self) -> datetime:
        """When it was. Without a time: now, if it was today; else the beginning of the day."""
        said = self.cleaned_data
        at_time = said.get("at_time")
        if said["when"] == TODAY and at_time is None:
            return self.now
        on = {TODAY: self.today, YESTERDAY: self.today - timedelta(days=1)}.get(said["when"]) or said["on"]
        return datetime.combine(on or self.today, at_time or NO_TIME, tzinfo=UK)


def time_of(row: Contact) -> clock | None:
    """At what time it was; None: only the day was said."""
    found = row.at.astimezone(UK).time().replace(second=0, microsecond=0)
    return None if found == NO_TIME else found


def when_in_words(row: Contact) -> str:
    """20 November 2026, 14:30."""
    at_time = time_of(row)
    return in_words(uk_day(row.at)) + (f", {at_time:%H:%M}" if at_time else "")


def as_typed(row: Contact) -> dict[str, Any]:
    """A contact as the form would have it, to be put right and logged again."""
    said = {name: getattr(row, name) for name in ("how", "outcome", "where", "seen_alone", "note")}
    return said | {"when": OTHER, "on": uk_day(row.at), "at_time": time_of(row)}


def on_day(on: date, today: date) -> dict[str, Any]:
    """The answers for a day."""
    near = {today: TODAY, today - timedelta(days=1): YESTERDAY}.get(on)
    return {"when": near} if near else {"when": OTHER, "on": on}


class MistakenForm(ContactForm):
    """Why an entry should not have been written."""

    reason = lines(
        "Why is it a mistake?",
        missing="Say why it is a mistake",
        hint="The entry can still be read, and counts for nothing.",
    )


class NoteForm(ContactForm):
    """A note, written anew."""

    note = TextareaField(
        label="Note", max_length=4000, required=False, help_text="Only what is needed. They can ask to read it."
    )
