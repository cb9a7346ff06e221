"""An item as editors fill it in: what it is, who it is for, how much, how to get it, whose promise, where it stands."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html

from leaving_care.forms import Checkboxes, DateField, PageForm, Radios
from leaving_care.law import amounts, duties, provisions
from leaving_care.models import Authority
from offers.forms.answers import AmountField, OneOf, SeveralOf, YesNoField
from offers.forms.item_parts import ProviderForm, RuleForm
from offers.forms.markdown import MarkdownField
from offers.forms.repeated import Group
from offers.forms.rows import RowForm, Section
from offers.models import Document, Item, ItemProvider, ItemRule, ItemTheme, Theme

WHY = "Why do you change it?"
WHY_HINT = "For the history. It is not published."


class ItemForm(RowForm):
    """An item. `values`, `themes`, and the parts in `groups` are what an action takes."""

    what_we_offer = MarkdownField(label="What we offer")
    to_know = MarkdownField(label="What people need to know", required=False)
    our_part = MarkdownField(label="Our part", required=False)
    your_part = MarkdownField(label="Your part", required=False)
    how_to_get_it = MarkdownField(label="How to get it", required=False)
    elsewhere = MarkdownField(label="If you live in another area", required=False)
    open_to_other_councils = YesNoField(label="Can young people of other councils who live here have it?")
    duty = forms.ChoiceField(
        label="How strong a promise is it?",
        required=False,
        widget=Radios,
        choices=[
            ("must", "We must: the law says so"),
            ("should", "We should: national guidance says so"),
            ("choose", "We choose to: it is our own choice"),
            ("", "Not recorded yet"),
        ],
    )
    provision = forms.ChoiceField(
        label="Which law or guidance it rests on",
        required=False,
        help_text=format_html(
            'A “must” or a “should” needs it. <a class="govuk-link" href="/law/" target="_blank" rel="noopener">{}</a>',
            "What the law says (opens a new tab)",
        ),
    )
    national = forms.ChoiceField(
        label="Which national duty or amount it gives here",
        required=False,
        help_text="Leave it empty if it is nothing that is owed nationally.",
    )
    policy = OneOf(label="The paper that says it", required=False)
    amount_figure = AmountField(label="The figure", required=False)
    amount_set_in = OneOf(label="The paper that sets the amount", required=False)
    amount_each = forms.ChoiceField(label="How often", required=False, choices=[("", "Not said"), *Item.Each.choices])
    amount_last_reviewed_on = DateField(label="When the amount was last looked at", required=False)
    funding_ends_on = DateField(label="Until which day the money for it is set", required=False)
    theme = OneOf(
        label="The theme it stands in",
        widget=Radios,
        error_messages={"required": "Choose the theme that it stands in"},
    )
    also = SeveralOf(label="Listed in these themes too", widget=Checkboxes)
    why = forms.CharField(label=WHY, help_text=WHY_HINT, max_length=300, required=False)

    sections = (
        Section("what", "What it is", ("name", "kind", "what_we_offer", "to_know", "happens", "ends_with", "sensitive")),
        Section(
            "for",
            "Who it is for",
            ("who_for", "open_to_other_councils", "elsewhere"),
            group="rules",
            lead="Whoever fits any one of these may have it. With none, it is for everyone the offer is for.",
        ),
        Section(
            "amount",
            "How much",
            (
                "amount_figure", "amount_unit", "amount_at_most", "amount_each", "amount_words", "amount_set_in",
                "amount_last_reviewed_on", "funding_ends_on",
            ),
        ),
        Section("get", "How to get it", ("how_to_get_it", "who_decides", "decided_within", "our_part", "your_part", "in_plan")),
        Section(
            "promise",
            "Whose promise it is",
            ("duty", "provision", "national", "policy", "entitlement"),
            group="providers",
            lead="With nobody named, it is the council itself that gives it.",
        ),
        Section("place", "Where it stands", ("theme", "also")),
        Section("why", "For the history", ("why",)),
    )  # fmt: skip

    class Meta:
        model = Item
        fields = (
            "name", "kind", "what_we_offer", "to_know", "happens", "ends_with", "sensitive", "who_for",
            "open_to_other_councils", "elsewhere", "amount_figure", "amount_unit", "amount_at_most", "amount_each",
            "amount_words", "amount_set_in", "amount_last_reviewed_on", "funding_ends_on", "how_to_get_it", "who_decides",
            "decided_within", "our_part", "your_part", "in_plan", "duty", "provision", "national", "policy", "entitlement",
        )  # fmt: skip
        labels = {
            "name": "Its name",
            "kind": "What kind of thing it is",
            "happens": "When it happens",
            "ends_with": "It ends with",
            "sensitive": "This page may put somebody in danger if others see it: show “Exit this page”",
            "who_for": "It is meant for",
            "amount_unit": "It counts",
            "amount_at_most": "It is the most: “up to”",
            "amount_words": "Words beside the figure, or in its place",
            "who_decides": "Who decides",
            "decided_within": "Within what time",
            "in_plan": "It must be written in the pathway plan",
            "entitlement": "One word for what it grants",
        }
        help_texts = {
            "happens": "For an event or a programme. Example: every year in June.",
            "decided_within": "Example: 10 working days.",
            "in_plan": "",
            "entitlement": "Items that grant the same thing share this word, so that they are compared: setting-up-home.",
        }
        error_messages = {
            "name": {"required": "Give it a name"},
            "entitlement": {"invalid": "“One word for what it grants” takes small letters, figures and hyphens alone"},
        }

    def __init__(
        self,
        data: Any = None,
        *,
        row: Item | None = None,
        themes: Sequence[Theme],
        documents: Sequence[Document],
        councils: Sequence[Authority],
        rules: Iterable[ItemRule] = (),
        providers: Iterable[ItemProvider] = (),
        links: Iterable[ItemTheme] = (),
        **kwargs: Any,
    ):
        super().__init__(data, row=row, **kwargs)
        for name, rows in (("theme", themes), ("also", themes), ("policy", documents), ("amount_set_in", documents)):
            self.fields[name].offer(rows)  # type: ignore[attr-defined]
        self._choose("provision", {key: each.title for key, each in provisions().items()})
        owed = {key: duty.name for key, duty in duties().items()}
        self._choose("national", owed | {key: amount.name for key, amount in amounts().items()})
        self.fields["what_we_offer"].error_messages["required"] = "Say what we offer"
        links = list(links)
        self.initial["theme"] = next((link.theme_id for link in links if link.is_first), self.initial.get("theme"))
        self.initial["also"] = [link.theme_id for link in links if not link.is_first]
        self.groups = {
            "rules": Group("rules", "Who it is for", RuleForm, data, rules, one="rule"),
            "providers": Group(
                "providers",
                "Who gives it",
                ProviderForm,
                data,
                providers,
                one="provider",
                prepare=lambda form: form.fields["authority"].offer(councils),
            ),
        }

    def _choose(self, name: str, listed: dict[str, str]) -> None:
        # What an old row says is offered still, so that nothing is lost by opening the form.
        held = getattr(self.row, name, "") if self.row else ""
        more = {} if not held or held in listed else {held: held}
        self.fields[name].choices = [("", "None"), *{**listed, **more}.items()]  # type: ignore[attr-defined]

    @property
    def themes(self) -> list[Theme]:
        """The themes it stands in, the one that gives it its address first; none, where that is not chosen."""
        first = getattr(self, "cleaned_data", {}).get("theme")
        also = [theme for theme in getattr(self, "cleaned_data", {}).get("also", []) if theme != first]
        return [first, *also] if first else []

    def clean(self) -> dict[str, Any] | None:
        """What the model's constraints refuse, said at the field: an amount of nothing, a duty without its law."""
        cleaned = super().clean()
        said = self.cleaned_data
        if said.get("amount_figure") is not None and said["amount_figure"] <= 0:
            self.add_error("amount_figure", "“The figure” must be more than nothing. Leave it empty if it is not known")
        if said.get("duty") in ("must", "should") and not said.get("provision") and "provision" not in self.errors:
            self.add_error("provision", "Say which law or guidance a “must” or a “should” rests on")
        return cleaned


class EndItemForm(PageForm):
    """Why an item ends."""

    button = ""
    why = forms.CharField(
        label="Why does it end?",
        help_text="For the history and for those who agree the offer. The public words are asked where editions are compared.",
        max_length=300,
        error_messages={"required": "Say why it ends", "max_length": "Enter 300 characters or fewer"},
    )
