"""However a template asks for a form, the pack draws it."""

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, ButtonHolder, Div, Hidden, Layout, MultiWidgetField, Submit
from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms import formset_factory

from leaving_care.forms import (
    Button,
    DateField,
    GovukForm,
    Question,
    Radios,
)
from tests.leaving_care.govuk.drawn import bare, crispy, drawn, html_of
from tests.leaving_care.govuk.samples import CHOICES, Everything, Plain


@pytest.mark.parametrize("data", [None, {}, {"name": "too long", "one": "b"}])
@pytest.mark.parametrize("form_class", [Everything, Plain])
def test_every_way_to_draw_a_form_draws_the_same_fields(form_class, data):
    form = form_class(data)
    form.error_summary, form.button = False, ""
    names = [name for name in form.fields if not form.fields[name].widget.is_hidden]
    each = [drawn("{{ field|as_crispy_field }}", field=form[name]).lines()[1:] for name in names]
    fields = [line for lines in each for line in lines]
    whole = [child for child in crispy(form).one("form").children if child.attrs.get("type") != "hidden"]
    assert [line.removeprefix("  ") for child in whole for line in child.lines(2)] == fields
    filtered = drawn("{{ form|crispy }}", form=form).children
    assert [line for child in filtered if child.attrs.get("type") != "hidden" for line in child.lines(1)] == fields
    if isinstance(form, GovukForm):
        assert drawn("{{ form }}", form=form).lines()[1:] == fields
        native = "{% for field in fields %}{{ field.as_field_group }}{% endfor %}"
        assert drawn(native, fields=[form[name] for name in names]).lines()[1:] == fields


def test_djangos_own_widgets_are_drawn_too():
    page = crispy(Plain({"name": "Much too long", "one": "b", "remember": "on", "words": "1234567890"}))
    assert page.one("#id_name").attrs["value"] == "Much too long"
    assert "maxlength" not in page.one("#id_name").attrs
    assert "checked" in page.one("#id_one-2").attrs
    assert "checked" in page.one("#id_remember").attrs
    assert page.one("#id_words-info").text == "You can enter up to 9 characters"
    assert page.one("#id_words").attrs["rows"] == "10"
    assert page.one("#id_token").attrs["type"] == "hidden"
    # What GOV.UK has no component for is Django's own, in a group like the others.
    group = [node for node in page.all("fieldset") if node.all("#id_when_0")]
    assert len(group) == 1
    assert group[0].one("legend").text == "When"
    assert group[0].attrs["aria-describedby"] == "id_when-error"


def test_numbers_are_typed_as_text():
    page = bare(Everything())
    for name, mode in (("rooms", "numeric"), ("rent", "decimal")):
        attrs = page.one(f"#id_{name}").attrs
        assert (attrs["type"], attrs["inputmode"]) == ("text", mode)
        assert not {"min", "max", "step"} & set(attrs)
    assert bare(Everything({"rooms": "many"})).one("#id_rooms").attrs["value"] == "many"


def test_what_is_typed_keeps_its_kind_and_its_autocomplete():
    page = bare(Everything({"secret": "hush"}))
    kinds = {name: page.one(f"#id_{name}").attrs["type"] for name in ("email", "tel", "secret", "file")}
    assert kinds == {"email": "email", "tel": "tel", "secret": "password", "file": "file"}
    assert page.one("#id_name").attrs["autocomplete"] == "name"
    assert "hush" not in html_of("{% crispy form %}", form=Everything({"secret": "hush"}))


def test_labels_and_legends_may_be_the_page_heading():
    page = bare(
        Everything(), Question("name", heading=True), *[name for name in Everything.base_fields if name != "name"]
    )
    assert page.one("h1").one("label").classes == ["govuk-label", "govuk-label--l"]
    page = bare(
        Everything(), Question("one", heading=True, size="xl"), *[n for n in Everything.base_fields if n != "one"]
    )
    (legend,) = [legend for legend in page.all("legend") if legend.all("h1")]
    assert legend.classes == ["govuk-fieldset__legend", "govuk-fieldset__legend--xl"]
    assert legend.one("h1").text == "One"


def test_a_heading_in_the_page_is_no_field_s_heading():
    page = crispy(Everything(), heading=True, size="xl", govuk_size="")
    assert not page.all("h1")


def test_crispy_forms_own_layout_objects_are_drawn():
    class Form(forms.Form):
        name = forms.CharField()
        born = DateField()

        @property
        def helper(self):
            helper = FormHelper()
            helper.form_method, helper.form_action, helper.form_id = "get", "/there/", "it"
            helper.layout = Layout(
                Div("name", css_class="wide"),
                MultiWidgetField("born", attrs=({"data-a": "1"}, {}, {"data-c": "3"})),
                HTML("<p>{{ said }}</p>"),
                Hidden("step", "2"),
                ButtonHolder(Submit("go", "Save", css_class="govuk-button--secondary"), Button("Back", href="/back/")),
            )
            helper.add_input(Submit("more", "More"))
            return helper

    page = crispy(Form(), said="Yes & no")
    form = page.one("form")
    assert form.attrs == {"method": "get", "action": "/there/", "id": "it", "novalidate": ""}
    assert page.one(".wide").one("#id_name")
    assert page.one("#id_born-day").attrs["data-a"] == "1"
    assert page.one("p").text == "Yes & no"
    first, last = page.all("button")
    assert first.attrs["name"] == "go"
    assert first.classes == ["govuk-button", "govuk-button--secondary"]
    assert last.classes == ["govuk-button"]
    assert page.all(".govuk-button-group")[0].one("a").attrs["href"] == "/back/"
    assert [node.attrs["value"] for node in page.all("input") if node.attrs["type"] == "hidden"] == ["2"]


def test_errors_and_labels_can_be_left_out():
    form = Everything({})
    form.helper.form_show_errors = form.helper.form_show_labels = False
    page = crispy(form)
    assert not [node for node in page.walk() if any("error" in name for name in node.classes)]
    assert "govuk-visually-hidden" in page.all("label")[0].classes


def test_a_set_of_forms_is_drawn():
    sets = formset_factory(Plain, extra=1, min_num=1, validate_min=True)
    formset = sets({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-one": "a", "form-1-name": "N"})
    for template in ("{% crispy formset helper %}", "{% crispy formset %}", "{{ formset|crispy }}"):
        page = drawn(template, formset=formset, helper=FormHelper())
        assert page.one("#id_form-TOTAL_FORMS").attrs["value"] == "2"
        assert page.one("#id_form-1-name").attrs["value"] == "N"
        assert "#id_form-0-name" in [link.attrs["href"] for link in page.one(".govuk-error-summary").all("a")]
    assert page.lines()[1:3] == drawn("{{ formset|as_crispy_errors }}", formset=formset).lines()[1:3]


def test_radios_have_no_empty_answer_and_no_line_above_the_first():
    choices = [*BLANK_CHOICE_DASH, ("a", "A"), ("b", "B")]
    form = type("Form", (GovukForm,), {"one": forms.ChoiceField(choices=choices, widget=Radios(or_before="a"))})()
    page = crispy(form)
    assert [(node.attrs["id"], node.attrs["value"]) for node in page.all("input")] == [
        ("id_one", "a"),
        ("id_one-2", "b"),
    ]
    assert not page.all(".govuk-radios__divider")


def test_radios_in_groups_are_refused():
    form = type("Form", (GovukForm,), {"one": forms.ChoiceField(choices=[("G", CHOICES)], widget=Radios)})
    with pytest.raises(ValueError, match="groups"):
        crispy(form())


def test_required_is_said_only_where_a_form_asks_for_it():
    assert not [node for node in crispy(Everything()).walk() if "required" in node.attrs]
    form = type("Form", (Everything,), {"use_required_attribute": True})()
    assert "required" in bare(form).one("#id_name").attrs
