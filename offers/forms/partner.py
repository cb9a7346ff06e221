"""What comes by a private link: a partner's answers about their items, and a guest's comment."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django import forms

from leaving_care.forms import PageForm, Radios, TextareaField
from offers.actions.editing import says
from offers.actions.link_answers import Said
from offers.models import Item, LinkAnswer
from offers.open_forms import OpenForm

What = LinkAnswer.What
ANSWERS = [
    (What.CONFIRM, "It is right"),
    (What.CORRECT, "It should say something else"),
    (What.ASK, "I have a question"),
]
CHANGED = "The draft was changed while you had it open. Look at the items again: what you wrote is still here."


def seen(items: Iterable[Item]) -> str:
    """A short hash of what items say, so that nobody confirms what they have not read."""
    said = [says(item, *item.rules.all(), *item.providers.all()) for item in items]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]


class PartnerForm(PageForm):
    """For each item: is it right? And who says so. The questions are made of the link's items alone: nothing else is answered."""

    name = forms.CharField(
        label="Your name",
        max_length=55,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": "Enter your name", "max_length": "Your name must be 55 characters or fewer"},
    )
    organisation = forms.CharField(
        label="Your organisation",
        max_length=60,
        widget=forms.TextInput({"autocomplete": "organization"}),
        error_messages={
            "required": "Enter your organisation",
            "max_length": "Your organisation must be 60 characters or fewer",
        },
    )
    button = ""

    def __init__(self, *args: Any, items: list[Item], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.items, self.now = items, seen(items)
        asked: dict[str, forms.Field] = {}
        for item in items:
            what, words = self.names(item)
            asked[what] = forms.ChoiceField(
                label=f"Is “{item.name}” right?",
                choices=ANSWERS,
                widget=Radios(),
                error_messages={
                    "required": f"Say whether “{item.name}” is right",
                    "invalid_choice": f"Say whether “{item.name}” is right",
                },
            )
            asked[words] = TextareaField(
                label=f"What should “{item.name}” say, or what is your question?",
                help_text="Leave this empty if it is right.",
                max_length=4000,
                required=False,
            )
        self.fields = {**asked, **self.fields}

    @staticmethod
    def names(item: Item) -> tuple[str, str]:
        """What the two questions about an item are called in the form."""
        return f"{item.identity.key}-what", f"{item.identity.key}-words"

    def parts(self) -> Iterable[tuple[Item, forms.BoundField, forms.BoundField]]:
        """Each item with its two questions."""
        for item in self.items:
            what, words = self.names(item)
            yield item, self[what], self[words]

    def clean(self) -> dict[str, Any] | None:
        """What is not right needs words; what is needs none. What they saw is what is there now."""
        cleaned = super().clean() or {}
        for item in self.items:
            what, words = self.names(item)
            if cleaned.get(what) in (What.CORRECT, What.ASK) and not cleaned.get(words) and words not in self.errors:
                self.add_error(words, f"Write what “{item.name}” should say, or your question")
            if cleaned.get(what) == What.CONFIRM and cleaned.get(words):
                self.add_error(
                    what, f"You wrote something about “{item.name}”. Say whether it is a change or a question"
                )
        if self.data.get("seen") != self.now:
            # The page carries `now`: the next attempt is on what they are shown then.
            self.add_error(None, CHANGED)
        return cleaned

    def said(self) -> list[Said]:
        """What the action is told of each item."""
        return [
            Said(item.identity, self.cleaned_data[what], self.cleaned_data[words])
            for item in self.items
            for what, words in [self.names(item)]
        ]


class GuestForm(OpenForm):
    """A comment on an item of the draft, or on all of it."""

    purpose = "guest"
    about = forms.ChoiceField(
        label="What is it about?",
        required=False,
        error_messages={"invalid_choice": "Choose one of the items, or the whole draft"},
    )
    words = TextareaField(
        label="Your comment",
        help_text="Please leave out names and anything private about a person.",
        max_length=4000,
        error_messages={"required": "Write your comment"},
    )
    said_by = forms.CharField(
        label="Who says it? (optional)",
        help_text="A first name or a group, such as “the Tuesday forum”.",
        max_length=120,
        required=False,
    )
    button = "Send your comment"

    def __init__(self, *args: Any, items: Iterable[Item], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.rows = {item.identity.key: item for item in items}
        rows = [(key, item.name) for key, item in self.rows.items()]
        self.fields["about"].choices = [("", "The whole draft"), *rows]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """What the action is told."""
        row = self.rows.get(self.cleaned_data["about"])
        return {
            "identity": row.identity if row else None,
            "words": self.cleaned_data["words"],
            "said_by": self.cleaned_data["said_by"],
        }
