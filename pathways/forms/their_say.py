"""Forms of workers and managers about what a young person said: written down, answered, replied to; and copies given."""

from datetime import date
from typing import Any

from leaving_care.forms import DateField, Question
from pathways.forms.me import OwnForm
from pathways.forms.my_plan import AnswersForm, line, lines, one_of
from pathways.models import Copy


class ToldAnswersForm(AnswersForm):
    """What the young person told a worker of a plan and of each of its goals."""

    asks = "What do they say to the plan?"


class GiveCopyForm(OwnForm):
    """That a copy was given. `today` is the day unless somebody says otherwise."""

    how = one_of(
        "How did they get it?",
        [(value, str(label).capitalize() if label != "PDF" else label) for value, label in Copy.How.choices],
        missing="Choose how they got it",
    )
    language = line("Which language?", 60, hint="Leave this empty for English.")
    given_on = DateField(
        label="When did they get it?", called="The day", error_messages={"required": "Enter the day they got it"}
    )
    layout = [Question(name, size="s") for name in ("how", "language", "given_on")]

    def __init__(self, *args: Any, today: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("given_on", today)


class AnswerAskForm(OwnForm):
    """An answer to an ask for an early review: a day, or why not."""

    offered_on = DateField(
        label="Which day do you offer?", called="The day", required=False, help_text="Agree it with them first."
    )
    answer = lines("What do you say to them?", 2000, hint="If you offer no day, say why, and what you do instead.")
    layout = [Question("offered_on", size="s"), Question("answer", size="s")]

    def clean(self) -> dict[str, Any] | None:
        """One or the other."""
        cleaned = super().clean()
        if not self.errors and not self.cleaned_data.get("offered_on") and not self.cleaned_data.get("answer"):
            self.add_error("offered_on", "Offer a day, or say why not")
        return cleaned


class AnswerCheckInForm(OwnForm):
    """What a worker says to a check-in; nothing: that it was seen. `needs_help`: they wait for help, so that is not enough."""

    answer = lines("Your answer", 1000, hint="They read it. Leave it empty to say only that you have seen it.")
    layout = [Question("answer", size="s")]

    def __init__(self, *args: Any, needs_help: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if needs_help:
            self.fields[
                "answer"
            ].help_text = (
                "They read it. If you leave it empty, it says only that you have seen it, and stays on the list."
            )


class ApproveForm(OwnForm):
    """Nothing to fill in: the button says it."""


class GiveBackForm(OwnForm):
    """Why a version is given back to be written on."""

    button = "Give it back"
    reason = lines("What has to change?", 1000, missing="Say what has to change", hint="Its writers read this.")
    layout = [Question("reason", size="s")]


class ReplyForm(OwnForm):
    """A manager's reply to a disagreement."""

    button = "Send"
    text = lines(
        "Your reply", 2000, missing="Write your reply", rows=6, hint="The young person reads it as you write it."
    )
    layout = [Question("text", size="s")]
