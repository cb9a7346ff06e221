"""The forms of a review as a meeting: why it is held; when, where, who came, what was decided; and when the next one is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from leaving_care.forms import DateField, PageForm, Question, Radios, Textarea, TextareaField
from pathways.actions.reviews import BECAUSE
from pathways.forms.work.base import YesNoField
from pathways.models import Copy, Review

FINISH = "finish"  # the name of the button that ends the review
MORE = 3  # lines for people whom the record does not know
CAME = [("", "Was not asked"), ("yes", "Came"), ("no", "Was asked and did not come")]
SHORT = {"max_length": "Enter %(limit_value)d characters or fewer"}


@dataclass(frozen=True)
class Guest:
    """Somebody who may have been asked: `key` tells them apart in the form, `came` as it was written down before."""

    key: str
    name: str
    who: str
    came: bool | None = None


class BeginForm(PageForm):
    """Why the review is held."""

    button = ""
    because = forms.ChoiceField(
        label="Why is this review held?",
        choices=[(key, text[0].upper() + text[1:]) for key, text in BECAUSE.items()],
        widget=Radios(),
        error_messages={
            "required": "Choose why this review is held",
            "invalid_choice": "Choose one of the answers",
        },
    )
    layout = [Question("because", size="s")]


class AbandonForm(PageForm):
    """Nothing to fill in: the button says it."""

    button = ""


class EndForm(PageForm):
    """The meeting, and how the young person gets their copy. Sent with the button FINISH, the day and the copy are needed."""

    button = ""
    held_on = DateField(label="On which day was it?", called="The day", required=False)
    where = forms.CharField(label="Where?", max_length=200, required=False, error_messages=SHORT)
    chosen = YesNoField(label="Did they choose when, where and who?", required=False)
    of_care = forms.BooleanField(label="It was also the review of the care plan", required=False)
    decided = TextareaField(label="What was decided?", max_length=4000, required=False, widget=Textarea(rows=5))
    next_on = DateField(label="The next review, if it is earlier", called="The next review", required=False)
    copy_how = forms.ChoiceField(
        label="How do they get their copy?",
        choices=[("", "Choose one"), *((how.value, how.label.capitalize()) for how in Copy.How)],
        required=False,
        error_messages={"invalid_choice": "Choose one of the answers"},
    )
    copy_language = forms.CharField(label="In which language?", max_length=60, required=False, error_messages=SHORT)

    def __init__(self, *args: Any, guests: Iterable[Guest], is_in_care: bool, next_by: str, **kwargs: Any):
        self.guests = list(guests)
        super().__init__(*args, **kwargs)
        self.fields["next_on"].help_text = next_by
        if not is_in_care:
            del self.fields["of_care"]
        for guest in self.guests:
            label = f"{guest.name} ({guest.who})" if guest.who else guest.name
            self._came(f"came-{guest.key}", label, {True: "yes", False: "no", None: ""}[guest.came])
        for number in range(1, MORE + 1):
            self._line(f"name-{number}", "Name", 120)
            self._line(f"who-{number}", "Who are they to them?", 80)
            self._came(f"came-{number}", "Did they come?", "")

    def _came(self, name: str, label: str, chosen: str) -> None:
        wrong = {"invalid_choice": "Choose one of the answers"}
        self.fields[name] = forms.ChoiceField(
            label=label, choices=CAME, required=False, initial=chosen, error_messages=wrong
        )

    def _line(self, name: str, label: str, most: int) -> None:
        widget = forms.TextInput({"autocomplete": "off"})
        self.fields[name] = forms.CharField(
            label=label, max_length=most, required=False, widget=widget, error_messages=SHORT
        )

    @property
    def finishes(self) -> bool:
        """Whether the review ends with this."""
        return FINISH in self.data

    def clean(self) -> dict[str, Any] | None:
        """What is needed in the end, and who the people were."""
        cleaned = super().clean()
        said = self.cleaned_data
        if self.finishes and not said.get("held_on") and "held_on" not in self.errors:
            self.add_error("held_on", "Say on which day the review was held")
        if self.finishes and not said.get("copy_how") and "copy_how" not in self.errors:
            self.add_error("copy_how", "Choose how they get their copy")
        if said.get("copy_how") == Copy.How.LANGUAGE and not said.get("copy_language"):
            self.add_error("copy_language", "Say in which language")
        for number in range(1, MORE + 1):
            name, came = said.get(f"name-{number}"), said.get(f"came-{number}")
            if name and not came and f"came-{number}" not in self.errors:
                self.add_error(f"came-{number}", f"Say whether {name} came")
            if came and not name and f"name-{number}" not in self.errors:
                self.add_error(f"name-{number}", "Write their name")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """The meeting, for pathways.actions.reviews."""
        names = ("held_on", "where", "chosen", "of_care", "decided", "next_on")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}

    @property
    def people(self) -> list[dict[str, Any]]:
        """Who was asked, and whether they came."""
        said = self.cleaned_data
        every = [(guest.name, guest.who, said[f"came-{guest.key}"]) for guest in self.guests]
        every += [(said[f"name-{n}"], said[f"who-{n}"], said[f"came-{n}"]) for n in range(1, MORE + 1)]
        return [{"name": name, "who": who, "came": came == "yes"} for name, who, came in every if came]

    @property
    def asked(self) -> list[Any]:
        """For the page: those whom the record knows."""
        return [self[f"came-{guest.key}"] for guest in self.guests]

    @property
    def others(self) -> list[dict[str, Any]]:
        """For the page: lines for somebody else."""
        return [
            {"number": n, "name": self[f"name-{n}"], "who": self[f"who-{n}"], "came": self[f"came-{n}"]}
            for n in range(1, MORE + 1)
        ]

    @property
    def others_open(self) -> bool:
        """Whether somebody stands in those lines."""
        return any(self[f"{name}-{n}"].value() for n in range(1, MORE + 1) for name in ("name", "came"))


def meeting_of(review: Review, today: date) -> dict[str, Any]:
    """What the form begins with: what was written down before; today, where nothing was."""
    of_before = review.of.copy_how
    return {
        "held_on": review.held_on or today,
        "where": review.where,
        "chosen": review.chosen,
        "of_care": review.of_care,
        "decided": review.decided,
        "next_on": review.next_on,
        "copy_how": of_before,
        "copy_language": review.of.copy_language,
    }
