"""The form of What can I get?, answered rightly, wrongly and oddly, and going on from the list."""

import re

import pytest

from entitlements.forms.drawing import filled
from entitlements.forms.what_can_i_get import CIRCUMSTANCES, LIVES, LIVING, STATUSES, AddForm, AnswersForm, MoreForm
from tests.pages.answered import EXPECTING, FIRST_FLAT, Page

pytestmark = pytest.mark.once  # these pages ask no database for more than the list of councils

# ---------------------------------------------------------------- the form


def test_the_form_asks_four_things_and_keeps_none(visitor):
    page = visitor()
    assert page.heading == "What can I get?" and page.errors == []
    form = next(each for each in page.main.iter("form"))
    assert (form.get("method"), form.get("action")) == ("get", "./")
    assert {each.get("name") for each in form.iter("input")} == {"age", "status", "lives", "living"}
    assert page.named("age")[0].get("autocomplete") == "off"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("nineteen", "Write your age as a number, such as 19"),
        ("-1", "Write your age as a number, such as 19"),
        ("1.5", "Write your age as a number, such as 19"),
        ("121", "Write your age as a number up to 120"),
        ("9" * 5000, "Write your age as a number, such as 19"),
        ("19\0", "Write your age as a number, such as 19"),
        ("<b>", "Write your age as a number, such as 19"),
    ],
)
def test_an_age_that_is_none_is_asked_for_again_and_nothing_typed_is_lost(visitor, typed, message):
    page = visitor(age=typed, status="former_relevant", living="own_tenancy")
    assert page.summary == [(message, "#id_age")] and page.errors == [message]
    assert page.title.startswith("Error: ") and page.heading == "What can I get?"
    assert page.value("age") == typed.replace("\0", "\ufffd") and page.value("status") == "former_relevant"
    assert page.value("living") == "own_tenancy"


@pytest.mark.parametrize("typed", [" 19 ", "19.0", "１９", "019"])
def test_an_age_may_be_typed_carelessly(visitor, typed):
    assert visitor(age=typed).part("For you now")


def test_a_mistake_keeps_what_was_ticked_too(visitor):
    page = visitor(age="x", circumstance=["hard_time", "young_parent"])
    ticked = {each.get("value") for each in page.named("circumstance") if each.get("checked") is not None}
    assert ticked == {"hard_time", "young_parent"} and page.errors
    form = next(each for each in page.main.iter("form"))
    assert form.get("method") == "post"


ODD = {
    "unknown answers": {"age": "19", "status": "moon-king", "lives": "moon", "living": "x"},
    "unknown names": {"age": "19", "colour": "blue", "__proto__": "1"},
    "only unknown names": {"colour": "blue"},
    "repeated": {"age": ["18", "19"], "status": ["relevant", "former_relevant"]},
    "NUL": {"age": "1\0", "status": "\0", "lives": "here\0"},
    "long": {"age": "1" * 10_000, "status": "a" * 10_000},
    "signs": {"age": "'\"<>&;%00", "status": "{{ x }}", "living": "../../"},
    "other letters": {"age": "۱۹", "status": "\u202e\U0001f600"},
    "circumstances in the address": {"age": "19", "circumstance": "hard_time", "asked": "1"},
    "nothing in each": {"age": "", "status": "", "lives": "", "living": ""},
}


@pytest.mark.parametrize("answers", ODD.values(), ids=ODD)
@pytest.mark.parametrize("how", ["get", "post"])
def test_odd_answers_are_answered(visitor, how, answers):
    client, address = visitor().client, "/derby/what-can-i-get/"
    response = client.post(address, answers) if how == "post" else client.get(address, answers)
    assert response.status_code == 200
    assert "moon-king" not in response.content.decode() and "{{" not in response.content.decode()


def test_circumstances_count_only_where_no_address_holds_them(visitor):
    page = visitor(age=19)
    found = Page(page.client, page.client.get("/derby/what-can-i-get/?age=19&circumstance=young_parent&asked=1"))
    assert "Help if you are a young parent" in found.names("May be for you")
    assert found.names("May be for you") == page.names("May be for you")


@pytest.mark.parametrize(
    ("method", "status"), [("get", 200), ("head", 200), ("post", 200), ("put", 405), ("delete", 405), ("patch", 405)]
)
def test_it_is_read_or_posted_to_and_nothing_else(visitor, method, status):
    assert getattr(visitor().client, method)("/derby/what-can-i-get/").status_code == status


def test_a_council_that_is_not_there_is_not_found(visitor):
    client = visitor().client
    for council in ("nowhere", "_site"):
        assert client.get(f"/{council}/what-can-i-get/?age=19").status_code == 404


# ---------------------------------------------------------------- going on from the list


def test_more_can_be_told_and_the_answers_so_far_go_along(visitor):
    page = visitor(**FIRST_FLAT)
    hidden = {name: page.value(name) for name in ("age", "status", "lives", "living")}
    add = next(form for form in page.main.iter("form") if form.get("method") == "post")
    sent = {each.get("name"): each.get("value") for each in add.iter("input") if each.get("type") == "hidden"}
    assert sent == {**{name: str(value) for name, value in FIRST_FLAT.items()}, "asked": "1"}
    assert hidden["status"] == "former_relevant"
    more = Page(page.client, page.client.post("/derby/what-can-i-get/", {**sent, "circumstance": "young_parent"}))
    assert "Help if you are a young parent" in more.names("For you now")
    assert "a parent, or expecting a baby" in more.text


def test_whoever_ticked_nothing_has_told_that_none_is_true(visitor):
    page = visitor(how="post", age=19, circumstance=[])
    assert "Help if you are a young parent" in page.names("Later")


def test_the_answers_can_be_changed_with_all_that_was_told_in_the_form(visitor):
    page = visitor(**EXPECTING)
    (form,) = [each for each in page.main.iter("form") if each.get("action") == "./"]
    assert form.get("method") == "post"
    chosen = {(each.get("name"), each.get("value")) for each in form.iter("input") if each.get("checked") is not None}
    assert chosen == {(name, value) for name, value in EXPECTING.items() if name != "age"}
    assert page.value("age") == "17"


@pytest.mark.parametrize("form_class", [AnswersForm, MoreForm, AddForm])
def test_a_form_filled_in_afterwards_is_as_one_drawn_with_its_answers(form_class):
    told = {
        "age": 7,
        "status": "qualifying",
        "lives": "elsewhere",
        "living": "with_family",
        "circumstance": ["hard_time"],
    }
    html = filled(form_class, told)
    blank = filled(form_class, {})
    assert " checked" not in blank and blank.count("<input") == html.count("<input")
    drawn = re.findall(r'value="(\w+)"[^>]* checked|checked[^>]* value="(\w+)"', html)
    ticked = [one or other for one, other in drawn] or re.findall(r"checked", html)
    assert len(ticked) == {AnswersForm: 3, MoreForm: 4, AddForm: 1}[form_class]
    assert html.count('value="7"') == 1
    assert "&lt;b&gt;" in filled(form_class, {"age": "<b>"})


def test_every_answer_can_be_filled_in():
    for name, choices in (("status", STATUSES), ("lives", LIVES), ("living", LIVING), ("circumstance", CIRCUMSTANCES)):
        for value, _ in choices:
            html = filled(MoreForm, {name: [value] if name == "circumstance" else value})
            (tag,) = re.findall(r"<input[^>]* checked[^>]*>", html)
            assert f'value="{value}"' in tag and f'name="{name}"' in tag
