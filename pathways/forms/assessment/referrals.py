"""The forms of being referred to another service, and of a clinician's advice."""

from typing import Any

from django import forms

from leaving_care.forms import DateField, PageForm, Question, Radios, TextareaField
from pathways.forms.assessment.writing import NO, YES, DatedForm
from pathways.forms.work.base import in_our_words
from pathways.models import ServiceReferral

NOT_ASKED = "not_asked"
ANSWERS = {YES: True, NO: False, NOT_ASKED: None}


class ReferralForm(DatedForm):
    """A service that was talked about, whether they agreed, and what came of it."""

    in_the_past = ("discussed_on", "agreed_on", "refused_on", "sent_on")
    service = forms.CharField(
        label="Which service?", max_length=120, error_messages={"required": "Write the name of the service"}
    )
    for_what = forms.CharField(
        label="What for?",
        max_length=300,
        help_text="The young person can read it.",
        error_messages={"required": "Say what it is for"},
    )
    discussed_on = DateField(
        label="When did you talk about it with them?",
        called="The day you talked about it",
        error_messages={"required": "Say when you talked about it with them"},
    )
    consent = forms.ChoiceField(
        label="Do they agree that you send it?",
        choices=[(YES, "Yes"), (NO, "No"), (NOT_ASKED, "Not asked yet")],
        widget=Radios(reveals={YES: ("agreed_on", "sent_on"), NO: "refused_on"}),
        error_messages={"required": "Say whether they agree"},
    )
    agreed_on = DateField(
        label="When did they say yes?",
        called="The day they said yes",
        error_messages={"required": "Say when they agreed"},
    )
    sent_on = DateField(
        label="When did you send it?",
        called="The day you sent it",
        required=False,
        help_text="Leave it empty if it is not sent yet.",
    )
    refused_on = DateField(
        label="When did they say no?",
        called="The day they said no",
        error_messages={"required": "Say when they said no"},
    )
    outcome = forms.CharField(
        label="What came of it?", max_length=300, required=False, help_text="Leave it empty if nothing came of it yet."
    )
    layout = [Question(name, size="s") for name in ("service", "for_what", "discussed_on", "consent", "outcome")]

    def clean(self) -> dict[str, Any] | None:
        """Talked about first, then agreed, then sent."""
        cleaned = super().clean()
        said = self.cleaned_data
        discussed, sent = said.get("discussed_on"), said.get("sent_on")
        for name in ("agreed_on", "refused_on"):
            if discussed and said.get(name) and said[name] < discussed:
                self.add_error(name, "They cannot have answered before you talked about it")
        if sent and said.get("agreed_on") and sent < said["agreed_on"]:
            self.add_error("sent_on", "It cannot be sent before they agreed")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """By the row's fields."""
        said = self.cleaned_data
        return {name: said[name] for name in ("service", "for_what", "discussed_on", "outcome")} | {
            "consent": ANSWERS[said["consent"]],
            "consent_on": said["agreed_on"] or said["refused_on"],
            "sent_on": said["sent_on"],
        }


class EndReferralForm(PageForm):
    """That it came to nothing: how, and why."""

    button = ""
    how = forms.ChoiceField(
        label="What is it?",
        choices=[(each.value, each.label.capitalize()) for each in ServiceReferral.Ended],
        widget=Radios(),
        error_messages={"required": "Choose one of the answers", "invalid_choice": "Choose one of the answers"},
    )
    why = forms.CharField(
        label="Why?",
        max_length=300,
        help_text="The young person can read it.",
        error_messages={"required": "Say why"},
    )
    layout = [Question("how", size="s"), Question("why", size="s")]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        in_our_words(self.fields)


class AdviceForm(PageForm):
    """Advice for a section of the plan. `sections`: key → heading."""

    button = ""
    section = forms.ChoiceField(label="What is it about?", required=False)
    text = TextareaField(
        label="What do you advise?",
        max_length=2000,
        help_text="Everybody who works on the plan can read it, and the young person may read it too. "
        "What is only for you goes into your notes.",
        error_messages={"required": "Write what you advise"},
    )
    layout = [Question("section", size="s"), Question("text", size="s")]

    def __init__(self, *args: Any, sections: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        in_our_words(self.fields)
        field: Any = self.fields["section"]
        field.choices = [("", "The whole plan"), *sections]
