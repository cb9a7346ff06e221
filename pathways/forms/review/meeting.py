"""The forms of a review as a meeting: why it is held; when, where, who came, what was decided; and when the next one is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from leaving_care.forms import DateField, PageForm, Question, Radios, Textarea, TextareaField
from pathways.actions.reviews import BECAUSE
from pathways.forms.copies import HOW
from pathways.forms.work.base import YesNoField
from pathways.models import Copy, Review

FINISH = "finish"  # the name of the button that ends the review
MOST = 4000  # characters of what was decided
MORE = 3  # lines for people whom the record does not know
THEM = "them"  # the key of the young person among the guests
YES, NO, NOT_ASKED = "yes", "no", "not_asked"
CAME = [(YES, "Came"), (NO, "Was asked and did not come"), (NOT_ASKED, "Was not asked")]
INLINE = {"class": "govuk-radios--inline"}
SHORT = {"max_length": "Enter %(limit_value)d characters or fewer"}


@dataclass(frozen=True)
class Guest:
    """Somebody who may have been asked: `key` tells them apart in the form, `came` as it was written down (None: not)."""

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
    """The meeting, and how the young person gets their copy. Nothing is chosen before somebody says it.

    Sent with the button FINISH it needs the day, whether the young person came, somebody who came, what was decided and the
    copy. Where the young person was not there, it needs to say why (`without_them`), too.
    """

    button = ""
    held_on = DateField(label="On which day was it?", called="The day", required=False)
    where = forms.CharField(label="Where?", max_length=200, required=False, error_messages=SHORT)
    chosen = YesNoField(label="Did they choose when, where and who?", required=False)
    of_care = forms.BooleanField(label="It was also the review of the care plan", required=False)
    decided = TextareaField(label="What was decided?", max_length=MOST, required=False, widget=Textarea(rows=5))
    next_on = DateField(label="The next review, if you agreed a day for it", called="The next review", required=False)
    copy_how = forms.ChoiceField(
        label="How do they get their copy?",
        choices=[("", "Choose one"), *HOW.items()],
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
            self._came(f"came-{guest.key}", label, CAME, {True: YES, False: NO, None: ""}[guest.came])
        if self.data.get(f"came-{THEM}") in (NO, NOT_ASKED):
            self.fields["without_them"] = TextareaField(
                label="Why were they not there, and what did they say before it?",
                help_text="It stands under “What was decided”. They read it, and so does the manager.",
                max_length=1000,
                required=False,
                widget=Textarea(rows=3),
            )
        for number in range(1, MORE + 1):
            self._line(f"name-{number}", "Name", 120)
            self._line(f"who-{number}", "Who are they to them?", 80)
            self._came(f"came-{number}", "Did they come?", CAME[:2])

    def _came(self, name: str, label: str, choices: Iterable[tuple[str, str]], chosen: str = "") -> None:
        wrong = {"invalid_choice": "Choose one of the answers"}
        self.fields[name] = forms.ChoiceField(
            label=label,
            choices=list(choices),
            required=False,
            initial=chosen,
            widget=Radios(INLINE),
            error_messages=wrong,
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
        if self.finishes:
            self._is_whole()
        if len(self._decided()) > MOST and not self.errors.keys() & {"decided", "without_them"}:
            self.add_error("without_them", "Write less here or above: together it is too long")
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
    def _name(self) -> str:
        return next(guest.name for guest in self.guests if guest.key == THEM)

    @property
    def _absent(self) -> str:
        return f"{self._name} was not there: "

    def _decided(self) -> str:
        decided, why = self.cleaned_data.get("decided", ""), self.cleaned_data.get("without_them")
        return f"{decided}\n\n{self._absent}{why}".strip() if why else decided

    def _is_whole(self) -> None:
        said, them = self.cleaned_data, f"came-{THEM}"
        name = self._name
        needed = {
            "held_on": "Say on which day the review was held",
            them: f"Say whether {name} came",
            "decided": "Write what was decided",
            "copy_how": "Choose how they get their copy",
        }
        for field, words in needed.items():
            if not said.get(field) and field not in self.errors:
                self.add_error(field, words)
        if them in self.errors:
            return
        if not any(value == YES for field, value in said.items() if field.startswith("came-")):
            self.add_error(them, "Say who came. A review is held with somebody")
        elif (
            "without_them" in self.fields
            and self._absent not in said.get("decided", "")
            and not said.get("without_them")
        ):
            self.add_error(
                "without_them", f"{name} was not there. Hold the review with them, or say why it is without them"
            )

    @property
    def values(self) -> dict[str, Any]:
        """The meeting, for pathways.actions.reviews. Why it was without them is a paragraph of what was decided."""
        names = ("held_on", "where", "chosen", "of_care", "decided", "next_on")
        said = {name: self.cleaned_data[name] for name in names if name in self.fields}
        return said | {"decided": self._decided()}

    @property
    def people(self) -> list[dict[str, Any]]:
        """Who was asked, and whether they came."""
        said = self.cleaned_data
        every = [(guest.name, guest.who, said[f"came-{guest.key}"]) for guest in self.guests]
        every += [(said[f"name-{n}"], said[f"who-{n}"], said[f"came-{n}"]) for n in range(1, MORE + 1)]
        return [{"name": name, "who": who, "came": came == YES} for name, who, came in every if came in (YES, NO)]

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


def meeting_of(review: Review) -> dict[str, Any]:
    """What the form begins with: what was written down before, and how they got their last copy."""
    of_before = review.of.copy_how
    return {
        "held_on": review.held_on,
        "where": review.where,
        "chosen": review.chosen,
        "of_care": review.of_care,
        "decided": review.decided,
        "next_on": review.next_on,
        "copy_how": of_before,
        "copy_language": review.of.copy_language,
    }
