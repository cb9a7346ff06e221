"""Forms of a young person about themselves: how to reach them, and what they agree to."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from leaving_care.actions.reach import REFUSED, value_for
from leaving_care.forms import PageForm, Question, Radios
from leaving_care.models import Consent, WayToReach

Kind, Safe = WayToReach.Kind, WayToReach.Safe
YES, NO = "yes", "no"
CHOOSE = "Choose one of the answers"
NOT_RECORDED = "Not recorded yet"
KINDS = {
    Kind.MOBILE: "Mobile phone",
    Kind.EMAIL: "Email",
    Kind.LETTER: "Letter",
    Kind.SOCIAL: "Social media",
    Kind.THROUGH: "Through somebody else",
}
SAFE = {
    Safe.YES: "Safe to use in any way",
    Safe.CARE: "Safe, but take care",
    Safe.NO: "Do not use this",
}
MOST = 200
LONG = f"Write {MOST} characters or fewer"


class OwnForm(PageForm):
    """A form whose page draws its button, too."""

    button = ""


class ReachForm(OwnForm):
    """A way to reach the reader, what is safe, and whether to try it first. What they refuse they need not give."""

    kind = forms.ChoiceField(
        label="How can we reach you?",
        choices=list(KINDS.items()),
        widget=Radios(),
        error_messages={"required": "Choose how we can reach you", "invalid_choice": CHOOSE},
    )
    value = forms.CharField(
        label="Number, address or name",
        help_text="For social media: which one, and your name there. Through somebody else: who, and their number. "
        "Leave it empty to say, for example, no letters.",
        required=False,
        max_length=MOST,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"max_length": LONG},
    )
    safe = forms.ChoiceField(
        label="Is it safe for us to use?",
        choices=[
            (Safe.YES, "Yes, in any way"),
            (Safe.CARE, "Yes, but take care"),
            (Safe.NO, "No, do not use it"),
        ],
        widget=Radios(),
        error_messages={"required": "Choose whether it is safe for us to use", "invalid_choice": CHOOSE},
    )
    note = forms.CharField(
        label="What should we take care of?",
        help_text="For example: no voicemail, no letters, only texts, not after 8 in the evening.",
        required=False,
        max_length=MOST,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"max_length": LONG},
    )
    is_first = forms.BooleanField(label="Try this one first", required=False)

    layout = [*(Question(name, size="s") for name in ("kind", "value", "safe", "note")), "is_first"]

    def clean(self) -> dict[str, Any] | None:
        """A number or an address has to be one that reaches somebody, and care has to be of something."""
        cleaned = super().clean()
        if (
            self.cleaned_data.get("safe") == Safe.CARE
            and not self.cleaned_data.get("note")
            and "note" not in self.errors
        ):
            self.add_error("note", "Say what we should take care of")
        kind, value = self.cleaned_data.get("kind"), self.cleaned_data.get("value")
        is_blank = value in ("", *REFUSED.values())
        if is_blank and self.cleaned_data.get("safe") != Safe.NO:
            self.add_error("value", "Write the number, address or name")
        elif kind and value and not is_blank:
            try:
                self.cleaned_data["value"] = value_for(kind, value)
            except ValidationError as wrong:
                self.add_error(None, wrong)
        if self.cleaned_data.get("is_first") and self.cleaned_data.get("safe") == Safe.NO:
            self.add_error("is_first", "What we must not use cannot be tried first. Untick this")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What was answered, by the row's fields."""
        return {name: self.cleaned_data[name] or "" for name in ("kind", "value", "safe", "note")} | {
            "is_first": bool(self.cleaned_data["is_first"])
        }


class EndReachForm(OwnForm):
    """Nothing to fill in: the button says it."""


class ConsentForm(OwnForm):
    """One question for each kind of consent. What is left open stays as it is."""

    opportunities = forms.ChoiceField(
        label="May we tell you about work, training and events?",
        help_text="For example: a job fair, a course, a day out.",
        required=False,
        choices=[(YES, "Yes"), (NO, "No")],
        widget=Radios(),
        error_messages={"invalid_choice": CHOOSE},
    )
    consulted = forms.ChoiceField(
        label="May we ask you what you think of our service?",
        help_text="You can say yes now, and no to any question later.",
        required=False,
        choices=[(YES, "Yes"), (NO, "No")],
        widget=Radios(),
        error_messages={"invalid_choice": CHOOSE},
    )

    layout = [Question("opportunities", size="s"), Question("consulted", size="s")]

    @property
    def answers(self) -> dict[str, bool]:
        """Those that were given."""
        return {kind: self.cleaned_data[kind] == YES for kind in Consent.Kind.values if self.cleaned_data.get(kind)}


def way_in_words(way: WayToReach) -> list[tuple[str, str]]:
    """A way to reach the reader, line by line: its name and what it is, whether it is safe, what to take care of."""
    said = [(KINDS[Kind(way.kind)], way.value), ("Is it safe?", SAFE[Safe(way.safe)] if way.safe else NOT_RECORDED)]
    said += [("Take care", way.note)] if way.note else []
    return [*said, ("Try first", "Yes")] if way.is_first else said


def consent_in_words(row: Consent) -> str:
    """What was said: you said yes to ..."""
    about = {
        Consent.Kind.OPPORTUNITIES: "being told about work, training and events",
        Consent.Kind.CONSULTED: "being asked what you think of our service",
    }[Consent.Kind(row.kind)]
    return f"{'Yes' if row.given else 'No'} to {about}"
