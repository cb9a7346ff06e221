"""What the desk asks before something that was proposed is not taken up."""

from django import forms

from leaving_care.forms import PageForm, TextareaField


class RefuseProposalForm(PageForm):
    """Why a proposal is not taken up."""

    why = forms.CharField(
        label="Why do you not take this up?",
        help_text="It is kept with what was proposed.",
        max_length=300,
        error_messages={"required": "Say why you do not take this up"},
    )
    button = "Do not take it up"


class RefuseSuggestionForm(PageForm):
    """The answer to a suggestion that is not taken up."""

    answer = TextareaField(
        label="Your answer",
        help_text="Say why, and where they could turn. If they left an email address, we send it there.",
        max_length=2000,
        error_messages={"required": "Write an answer"},
    )
    button = "Do not take it up"


class TakeSuggestionForm(PageForm):
    """Nothing to fill in: the button says it."""

    button = "Put it into the draft’s proposed changes"
