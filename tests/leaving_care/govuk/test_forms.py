"""What GovukForm does besides Django's forms: reveals, layouts, long texts, and answers that stand alone."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.safestring import mark_safe

from leaving_care.forms import (
    Checkboxes,
    CheckboxesField,
    DateField,
    GovukForm,
    GovukModelForm,
    Question,
    Radios,
    TextareaField,
)
from leaving_care.models import Authority
from tests.leaving_care.govuk.drawn import bare, crispy


class Home(models.TextChoices):
    OWN = "own", "My own place"
    FAMILY = "family", "With family"
    ELSE = "else", "Somewhere else"


class WhereYouLive(GovukForm):
    home = forms.ChoiceField(
        label="Where do you live?",
        choices=Home.choices,
        widget=Radios(reveals={Home.ELSE: ["where", "since"], Home.FAMILY: "who"}),
    )
    where = forms.CharField(label="Where?", error_messages={"required": "Say where"})
    since = DateField(label="Since when?", required=False)
    who = forms.CharField(label="Who with?", error_messages={"required": "Say who with"})

    def clean_where(self):
        if self.cleaned_data["where"] == "the moon":
            raise ValidationError("Nobody lives there")
        return self.cleaned_data["where"]


def test_what_an_answer_reveals_is_asked_only_then():
    assert WhereYouLive({"home": "own"}).is_valid()
    assert WhereYouLive({"home": "else"}).errors == {"where": ["Say where"]}
    assert WhereYouLive({"home": "else", "where": "A hostel"}).is_valid()
    assert WhereYouLive({"home": "family"}).errors == {"who": ["Say who with"]}
    assert list(WhereYouLive({}).errors) == ["home"]


def test_what_was_typed_for_an_answer_not_given_is_left_out_and_not_checked():
    form = WhereYouLive({"home": "own", "where": "the moon", "since-day": "99", "who": "Mum"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"home": "own", "where": "", "since": None, "who": ""}


def test_what_was_typed_is_still_there_when_another_answer_is_wrong():
    form = type("Form", (WhereYouLive,), {"name": forms.CharField()})(
        {"home": "own", "where": "Here", "since-day": "9"}
    )
    page = crispy(form)
    assert list(form.errors) == ["name"]
    assert page.one("#id_where").attrs["value"] == "Here"
    assert page.one("#id_since-day").attrs["value"] == "9"


def test_revealed_fields_stand_under_their_answer_alone():
    page = crispy(WhereYouLive({"home": "else"}))
    assert [len(page.all(f"#{name}")) for name in ("id_where", "id_since-day", "id_who")] == [1, 1, 1]
    shown, hidden = page.one("#conditional-id_home-3"), page.one("#conditional-id_home-2")
    assert shown.all("label")[0].attrs["for"] == "id_where"
    assert shown.all("#id_since-day")
    assert hidden.all("#id_who")
    assert "govuk-radios__conditional--hidden" in hidden.classes
    assert "govuk-radios__conditional--hidden" not in shown.classes
    assert page.one("#id_home-3").attrs["data-aria-controls"] == "conditional-id_home-3"
    # The message is by the revealed field, and the question above is not in error.
    assert shown.one(".govuk-form-group--error").one(".govuk-error-message").text == "Error: Say where"
    assert len(page.all(".govuk-form-group--error")) == 1
    assert page.one(".govuk-error-summary").one("a").attrs["href"] == "#id_where"


def test_checkboxes_reveal_too():
    class Needs(GovukForm):
        needs = CheckboxesField(choices=[("a", "A"), ("b", "B")], widget=Checkboxes(reveals={"b": "more"}))
        more = forms.IntegerField()

    assert Needs({"needs": ["a"], "more": "x"}).is_valid()
    assert list(Needs({"needs": ["a", "b"], "more": "x"}).errors) == ["more"]
    assert crispy(Needs({"needs": ["b"]})).one("#conditional-id_needs-2").all("#id_more")


def test_a_revealed_field_of_a_form_with_a_prefix_is_found():
    form = WhereYouLive({"me-home": "else", "me-where": "Here"}, prefix="me")
    assert form.is_valid(), form.errors
    assert crispy(form).one("#conditional-id_me-home-3").one("#id_me-where").attrs["value"] == "Here"


@pytest.mark.parametrize(
    ("layout", "wrong"),
    [
        ([Question("home"), "nothing"], "nothing"),
        (["name"], "home"),
        (["home", "name", "where"], "where"),
        (["home", "name", "name"], "name"),
    ],
)
def test_a_layout_that_forgets_or_invents_a_field_is_refused(layout, wrong):
    form = type("Form", (WhereYouLive,), {"name": forms.CharField(), "layout": layout})
    with pytest.raises(ValueError, match=wrong):
        crispy(form())


def test_a_field_is_revealed_by_one_answer():
    form = type("Form", (WhereYouLive,), {"home": forms.ChoiceField(widget=Radios(reveals={"a": "who", "b": "who"}))})
    with pytest.raises(ValueError, match="who is revealed twice"):
        crispy(form())


def test_a_missing_answer_names_its_question():
    class Form(GovukForm):
        full_name = forms.CharField()
        adviser = forms.CharField(label=mark_safe("Your <b>adviser</b>"))
        own = forms.CharField(error_messages={"required": "Say it"})

    assert Form({}).errors == {
        "full_name": ["Answer “Full name”"],
        "adviser": ["Answer “Your adviser”"],
        "own": ["Say it"],
    }
    assert forms.CharField().error_messages["required"] == "This field is required."


def test_a_layout_holds_fields_and_leaves_hidden_ones_to_the_form():
    class Form(GovukForm):
        step = forms.CharField(widget=forms.HiddenInput)
        first = forms.CharField()
        second = forms.CharField()
        layout = ["second", Question("first", size="m")]
        button = "Save"

    page = crispy(Form(initial={"step": "3"}))
    assert [label.attrs["for"] for label in page.all("label")] == ["id_second", "id_first"]
    assert page.one("#id_step").attrs == {"type": "hidden", "name": "step", "value": "3", "id": "id_step"}
    assert [button.text for button in page.all("button")] == ["Save"]


class Words(GovukForm):
    words = TextareaField(label="Tell us more", max_length=10)


def test_a_limit_of_thousands_is_read_by_people_and_counted_by_the_script():
    form = Words()
    form.fields["words"].max_length = 20_000
    page = bare(form)
    assert page.one("#id_words-info").text == "You can enter up to 20,000 characters"
    assert page.one(".govuk-character-count").attrs["data-maxlength"] == "20000"


@pytest.mark.parametrize("hint", ["", "In your own words"])
def test_a_long_text_says_its_limit(hint):
    form = Words()
    form.fields["words"].help_text = hint
    page = bare(form)
    assert page.one("#id_words-info").text == "You can enter up to 10 characters"
    assert page.one("textarea").attrs["aria-describedby"] == (
        "id_words-info id_words-hint" if hint else "id_words-info"
    )
    assert "maxlength" not in page.one("textarea").attrs
    assert [node.text for node in page.all("#id_words-hint")] == ([hint] if hint else [])


class Limits(GovukForm):
    """Limits above a thousand, told by messages of the field's own and by none."""

    line = forms.CharField(max_length=2_000)
    told = forms.CharField(
        max_length=20_000, error_messages={"max_length": "Enter %(limit_value)d characters or fewer"}
    )
    people = forms.IntegerField(max_value=10_000, error_messages={"max_value": "Enter %(limit_value)s or less"})


def test_limits_are_said_as_people_write_them():
    for _ in range(2):
        form = Limits({"line": "x" * 2_001, "told": "x" * 20_001, "people": "10001"})
        assert form.errors == {
            "line": ["Enter 2,000 characters or fewer"],
            "told": ["Enter 20,000 characters or fewer"],
            "people": ["Enter 10,000 or less"],
        }


def test_a_text_that_is_too_long_is_kept_whole():
    form = Words({"words": "x" * 11})
    assert form.errors == {"words": ["Enter 10 characters or fewer"]}
    assert crispy(form).one("textarea").text == "x" * 11


def test_the_end_of_a_line_is_one_character():
    form = Words({"words": "1234\r\n6789\r"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["words"] == "1234\n6789"
    assert crispy(Words({"words": "\n\n1"})).one("textarea").children == ["\n\n1"]


def test_none_of_these_stands_alone():
    class Form(GovukForm):
        needs = CheckboxesField(choices=[("a", "A"), ("none", "None")], widget=Checkboxes(exclusive="none"))

    assert Form({"needs": ["none"]}).is_valid()
    assert Form({"needs": ["a"]}).is_valid()
    assert Form({"needs": ["a", "none"]}).errors == {"needs": ["Select what applies, or select only “None”"]}
    page = crispy(Form({"needs": ["a", "none"]}))
    assert [node.attrs["value"] for node in page.all("input") if "checked" in node.attrs] == ["a", "none"]


@pytest.mark.django_db
def test_a_models_form_is_drawn_and_checked_as_well():
    class Form(GovukModelForm):
        class Meta:
            model = Authority
            fields = ["name", "slug"]

    form = Form({"name": "Testshire", "slug": "not a slug"})
    assert list(form.errors) == ["slug"]
    assert crispy(form).one("#id_name").attrs["value"] == "Testshire"
