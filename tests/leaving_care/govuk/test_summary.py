"""The error summary: what is wrong with a form, and the way to each control."""

from tests.leaving_care.govuk.drawn import crispy, drawn
from tests.leaving_care.govuk.samples import Everything, Plain


def test_the_summary_says_what_is_wrong_and_leads_to_the_first_control_of_each():
    page = crispy(Everything({}))
    summary = page.one(".govuk-error-summary")
    assert summary.one("h2").text == "There is a problem"
    assert [node.attrs["role"] for node in summary.all("div") if "role" in node.attrs] == ["alert"]
    links = [link.attrs["href"].removeprefix("#") for link in summary.all("a")]
    assert links == [f"id_{name}" if name != "born" else "id_born-day" for name in Everything.base_fields]
    for place in links:
        assert page.one(f"#{place}").tag in ("input", "select", "textarea")
    assert page.one("#id_one").attrs["value"] == page.one("#id_some").attrs["value"] == "a"
    # It stands first, before the form.
    assert [child.tag for child in page.children] == ["div", "form"]


def test_a_form_without_fault_has_no_summary():
    page = crispy(Everything())
    assert not page.all(".govuk-error-summary")
    assert not [node for node in page.walk() if any("error" in name for name in node.classes)]


def test_what_is_wrong_with_the_whole_form_is_in_the_summary():
    form = Plain({"name": "A"})
    form.add_error(None, "Too late")
    form.add_error("token", "Stale")
    summary = drawn("{{ form|as_crispy_errors }}", form=form)
    assert summary.all("li")[0].text == "Too late"
    assert summary.all("li")[0].all("a") == []
    # Nobody can be led to a hidden field.
    assert [item.all("a") for item in summary.all("li") if item.text == "Stale"] == [[]]


def test_a_page_may_draw_the_summary_itself():
    form = type("Form", (Everything,), {"error_summary": False})({})
    assert not crispy(form).all(".govuk-error-summary")
    page = drawn("{{ form|as_crispy_errors }}<h1>Us</h1>{% crispy form %}", form=form)
    assert [child.tag for child in page.children] == ["div", "h1", "form"]


def test_every_message_of_a_field_is_shown():
    form = Everything({})
    form.add_error("name", "Second")
    page = crispy(form)
    assert page.one("#id_name-error").text == "Error: Answer “Name”Second"
    assert page.one("#id_name-error").one("br")
    assert len([link for link in page.all("a") if link.attrs["href"] == "#id_name"]) == 2
