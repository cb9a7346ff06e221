"""Forms about one finding: a reason to go past advice, and who sees to it."""

from collections.abc import Iterable

from django import forms

from leaving_care.forms import PageForm, TextareaField
from leaving_care.models import Membership


class PassForm(PageForm):
    """Why advice is not followed."""

    reason = TextareaField(
        label="Why is it right as it is?",
        max_length=300,
        help_text="It is kept with the offer. The bodies that agree it can read it. Do not write about a person.",
        error_messages={"required": "Say why it is right as it is"},
    )
    button = "Go past this"


class TakeBackForm(PageForm):
    """That advice waits again."""

    button = "Take it back"


class OwnerForm(PageForm):
    """Who sees to a finding. `editors`: the memberships of those who may."""

    button = "Save"

    def __init__(self, *args, editors: Iterable[Membership], **kwargs):
        super().__init__(*args, **kwargs)
        self.users = {str(each.key): each.user for each in editors}
        named = [(key, user.name or user.email) for key, user in self.users.items()]
        self.fields["owner"] = forms.ChoiceField(
            label="Who sees to it?",
            required=False,
            choices=[("", "Nobody yet"), *named],
            error_messages={"invalid_choice": "Choose somebody of the list"},
        )

    def clean_owner(self):
        """The editor who was chosen; None for nobody."""
        return self.users.get(self.cleaned_data["owner"])
