"""A document that the offer points to, as editors fill it in."""

from django import forms

from leaving_care.forms import DateField
from offers.forms.markdown import MarkdownField
from offers.forms.rows import RowForm, Section
from offers.models import Document


class DocumentForm(RowForm):
    """A paper with its address and its own dates."""

    url = forms.URLField(
        label="Its address on the web",
        required=False,
        assume_scheme="https",
        max_length=200,
        error_messages={"invalid": "Enter an address that starts with https://"},
    )
    about = MarkdownField(label="What it is about", required=False)
    starts_on = DateField(label="From which day it holds", required=False)
    review_due_on = DateField(label="When it has to be looked at again", required=False)

    sections = (
        Section(
            "what",
            "",
            ("title", "url", "about", "designed_with", "starts_on", "review_due_on", "review_due_as_printed"),
        ),
    )

    class Meta:
        model = Document
        fields = ("title", "url", "about", "designed_with", "starts_on", "review_due_on", "review_due_as_printed")
        labels = {
            "title": "Its title",
            "designed_with": "Who it was made with",
            "review_due_as_printed": "How that day is printed, if it is no day",
        }
        error_messages = {"title": {"required": "Give it a title"}}
