"""Forms of a young person between meetings: how it goes, asking for help, and asking for a review."""

from typing import Any

from django import forms
from django.utils.html import format_html

from leaving_care.forms import Question
from pathways.actions.check_ins import SAY_SOMETHING
from pathways.forms.me import OwnForm
from pathways.forms.my_plan import line, lines, one_of
from pathways.models import CheckIn


class AskReviewForm(OwnForm):
    """Asking for an early review."""

    why = lines("Why would you like to look at your plan again?", 2000, hint="You do not have to say.")
    with_whom = line("Who should be there, and who should not?", 300)
    where = line("Where would you like to meet?", 300, hint="For example: at home, at a café, by video.")
    when = line("When is good for you?", 300, hint="For example: after 4 in the afternoon, not on Mondays.")
    layout = [Question(name, size="s") for name in ("why", "with_whom", "where", "when")]


class CheckInForm(OwnForm):
    """How it goes, that they need help, or anything else: any one of them is enough. `help_now`: where help by day and night is."""

    said = one_of("How are things with you?", CheckIn.Said.choices)
    needs_help = forms.BooleanField(label="I need help", required=False)
    note = lines(
        "Anything you want us to know?", 1000, hint="Do you need help? You can say with what. You can leave this empty."
    )
    layout = [Question("said", size="m"), "needs_help", Question("note", size="s")]

    def __init__(self, *args: Any, help_now: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        widget: Any = self.fields["said"].widget
        link = format_html('Need somebody now? <a class="govuk-link" href="{}">Help now, day or night</a>', help_now)
        widget.hints = {CheckIn.Said.NOT_GOOD.value: link}

    def clean(self) -> dict[str, Any] | None:
        """Something has to be said."""
        cleaned = super().clean()
        if not self.errors and not any(self.cleaned_data.get(name) for name in ("said", "needs_help", "note")):
            self.add_error("said", SAY_SOMETHING)
        return cleaned
