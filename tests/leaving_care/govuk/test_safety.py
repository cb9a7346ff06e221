"""Nothing that people type or write is lost, or taken for HTML."""

from django import forms
from django.utils.safestring import mark_safe

from leaving_care.forms import (
    Button,
    Checkboxes,
    CheckboxesField,
    DateField,
    Fieldset,
    GovukForm,
    Question,
    Radios,
    TextareaField,
)
from tests.leaving_care.govuk.drawn import bare, crispy
from tests.leaving_care.govuk.samples import Everything


def test_nothing_typed_is_lost():
    said = {
        "name": "Much too long a name",
        "email": "nobody at home",
        "rooms": "12x",
        "rent": "£4",
        "born-day": "31",
        "born-month": "Feb",
        "born-year": "07",
        "one": "b",
        "some": ["b"],
        "agree": "on",
        "listed": "b",
        "words": "w" * 101,
    }
    page = crispy(Everything(said))
    for name in ("name", "email", "rooms", "rent", "born-day", "born-month", "born-year"):
        assert page.one(f"#id_{name}").attrs["value"] == said[name]
    assert [node.attrs["id"] for node in page.walk() if "checked" in node.attrs] == [
        "id_one-2",
        "id_some-2",
        "id_agree",
    ]
    assert [node.attrs["value"] for node in page.all("option") if "selected" in node.attrs] == ["b"]
    assert page.one("textarea").text == said["words"]


BAD = """<script>alert("1")</script>'&quot;{{ form }}{% now "Y" %}"""


def test_hostile_words_stay_words():
    class Hostile(GovukForm):
        name = forms.CharField(label=BAD, help_text=BAD)
        words = TextareaField(label=BAD, initial=f"</textarea>{BAD}")
        one = forms.ChoiceField(
            label=BAD,
            help_text=BAD,
            choices=[(BAD, BAD), ("", BAD)],
            widget=Radios(hints={BAD: BAD}, reveals={BAD: "name"}),
        )
        some = CheckboxesField(label=BAD, choices=[("G", BAD)], widget=Checkboxes(exclusive="G"))
        listed = forms.ChoiceField(label=BAD, choices=[(BAD, [(BAD, BAD)])])
        born = DateField(label=BAD)
        agree = forms.BooleanField(label=BAD, help_text=BAD)
        layout = [
            Fieldset(BAD, "one", hint=BAD, data_x=BAD),
            "words",
            "some",
            "listed",
            "born",
            Question("agree"),
            Button(BAD, name=BAD, value=BAD),
        ]

    data = {"name": BAD, "words": f"</textarea>{BAD}", "one": BAD, "some": [BAD], "listed": BAD, "born-day": BAD}
    for form in (Hostile(), Hostile(data)):
        if form.is_bound:
            form.add_error(None, BAD)
            form.add_error("name", BAD)
        page = crispy(form)  # which would not be read if a tag did not nest
        assert not page.all("script")
        assert page.all("legend")[0].text == BAD
        assert page.all("option")[0].attrs["value"] == page.all("option")[0].text == BAD
        assert page.all("button")[0].text == BAD
    assert page.one("#id_name").attrs["value"] == BAD
    assert page.one("#id_born-day").attrs["value"] == BAD
    assert page.one("textarea").text == f"</textarea>{BAD}"


def test_words_said_to_be_html_are_html():
    form = type("Form", (GovukForm,), {"name": forms.CharField(help_text=mark_safe("<b>Yes</b>"))})()
    assert bare(form).one(".govuk-hint").one("b").text == "Yes"


def test_a_form_is_sent_safely_and_whole():
    form = crispy(Everything(), csrf_token="token").one("form")
    assert form.attrs == {"method": "post", "enctype": "multipart/form-data", "novalidate": ""}
    assert [node.attrs["value"] for node in form.all("input") if node.attrs["name"] == "csrfmiddlewaretoken"] == [
        "token"
    ]
    get = Everything()
    get.helper.form_method = "get"
    assert not [n for n in crispy(get, csrf_token="token").all("input") if n.attrs["name"] == "csrfmiddlewaretoken"]
