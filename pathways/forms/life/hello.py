"""The yearly hello: whom to greet and how, and what came of one."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from django import forms

from leaving_care.dates import in_words
from leaving_care.forms import CheckboxesField, PageForm, Question, Radios
from pathways.forms.contacts.base import ContactForm
from pathways.forms.manage.fields import CHOOSE, day, lines
from pathways.models import YearlyHello

AS_CHOSEN = "chosen"
How, Outcome = YearlyHello.How, YearlyHello.Outcome
FILE = "file"  # what the button that asks for the list says
WHO = ("who", "asked_no_more")
OUTCOMES = [
    (Outcome.HELLO, "They said hello"),
    (Outcome.HELP, "They want help"),
    (Outcome.NO_MORE, "They asked for no more"),
    (Outcome.NOT_THERE, "It came back to us"),
    (Outcome.WAITING, "No answer yet"),
]


class Greeted(Protocol):
    """One line of the list, as the form needs it. `how` blank: no way of theirs that is safe."""

    key: str
    name: str
    how: str
    said: str


class HellosForm(PageForm):
    """Whom: of those who are due, and, apart from them, of those who asked for no more. What to do stands on the buttons."""

    button = ""
    who = CheckboxesField(label="Who is due", required=False)
    asked_no_more = CheckboxesField(
        label="They asked for no more",
        required=False,
        help_text="They asked us not to offer help again. The law asks the council to offer it each year. The portal "
        "decides nothing: tick only those of whom somebody here has decided it.",
    )
    how = forms.ChoiceField(
        label="How was it sent?",
        choices=[
            (AS_CHOSEN, "In the way each of them chose"),
            *((value, label.capitalize()) for value, label in How.choices),
        ],
        widget=Radios,
        initial=AS_CHOSEN,
        required=False,
        error_messages={"invalid_choice": CHOOSE},
    )
    on = day("When was it sent?", called="The day")

    def __init__(self, *args: Any, due: Sequence[Greeted], stopped: Sequence[Greeted], today: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.today = today
        self.lines = {line.key: line for line in (*due, *stopped)}
        for name, rows in zip(WHO, (due, stopped), strict=True):
            field: Any = self.fields[name]
            field.choices = [(line.key, line.name) for line in rows]
            field.widget.hints = {line.key: line.said for line in rows}
            field.error_messages["invalid_choice"] = "Somebody you ticked is no longer due. Look at the list again"
            if not rows:
                del self.fields[name]
        self.layout = [Question(name, size="m" if name in WHO else "s") for name in self.fields]
        self.initial.setdefault("on", today)

    def clean(self) -> dict[str, Any] | None:
        """Somebody is ticked; what was sent has a day, and a way for each of them."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if not self.keys:
            self.add_error(None, "Tick at least one person")
        elif self.data.get("do") != FILE:
            self._check_sent()
        return cleaned

    def _check_sent(self) -> None:
        said = self.cleaned_data.get("on")
        if said is None:
            self.add_error("on", "Enter the day on which it was sent")
        elif said > self.today:
            self.add_error("on", "This day is in the future. Write it down once it was sent")
        without = [self.lines[key].name for key in self.keys if not self.ways[key]]
        if without:
            names = ", ".join(without[:3]) + (f" and {len(without) - 3} more" if len(without) > 3 else "")
            self.add_error("how", f"There is no safe way of their own for {names}. Say how it was sent, or untick them")

    @property
    def keys(self) -> list[str]:
        """Who is ticked, by key."""
        said = self.cleaned_data
        return [*said.get("who", ()), *said.get("asked_no_more", ())]

    @property
    def ways(self) -> dict[str, str]:
        """How each of them was greeted; blank: not known."""
        how = self.cleaned_data.get("how") or AS_CHOSEN
        return {key: self.lines[key].how if how == AS_CHOSEN else how for key in self.keys}


class OutcomeForm(ContactForm):
    """What came of a hello. `sent_on`: of which."""

    outcome = forms.ChoiceField(label="What came of it?", choices=OUTCOMES, widget=Radios, required=False)
    note = lines("Note", hint="Only what is needed. They can ask to read it.")

    def __init__(self, *args: Any, sent_on: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].help_text = f"The hello of {in_words(sent_on)}."
