"""What the form of an item says is wrong: each message names its question and leads to it."""

from datetime import date
from decimal import Decimal

import pytest
from lxml import html

from offers.models import Edit, Item
from tests.desk.filling import fields_of, said_wrong, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


def pack(edition):
    return Item.objects.get(edition=edition, slug="starter-pack")


def at(edition, path):
    return f"/manage/offer/{edition.authority.slug}/{edition.number}/items/{path}"


@pytest.mark.parametrize(
    ("wrong", "words", "to"),
    [
        ({"rules__0__age_to": "-5"}, "Rule 1: “To age” must be 0 or more", "rules-0-age_to"),
        ({"rules__1__age_from": "old"}, "Rule 2: “From age” must be a number, in figures", "rules-1-age_from"),
        ({"rules__0__age_from": "121"}, "Rule 1: “From age” must be 120 or less", "rules-0-age_from"),
        ({"amount_figure": "lots"}, "“The figure” must be an amount, in figures", "amount_figure"),
        ({"amount_figure": "1,25"}, "“The figure” must be an amount, in figures", "amount_figure"),
        ({"amount_figure": "-1"}, "“The figure” must be more than nothing", "amount_figure"),
        ({"amount_figure": "£99,999,999"}, "“The figure” is too large", "amount_figure"),
        ({"amount_figure": "1.255"}, "“The figure” can have two places after the point", "amount_figure"),
        (
            {"funding_ends_on-day": "1", "funding_ends_on-month": "", "funding_ends_on-year": ""},
            "“Until which day the money for it is set” must include a month and year",
            "funding_ends_on-month",
        ),
        (
            {"funding_ends_on-day": "1", "funding_ends_on-month": "4", "funding_ends_on-year": "27"},
            "“Until which day the money for it is set” must have a year of 4 numbers",
            "funding_ends_on-year",
        ),
        ({"name": "x" * 121}, "“Its name” must be 120 characters or fewer", "name"),
        ({"kind": "king"}, "Choose one of the answers to “What kind of thing it is”", "kind"),
    ],
)
def test_each_message_names_its_question_and_leads_to_it(edition, desk, wrong, words, to):
    answer = send(desk, at(edition, "starter-pack/"), **wrong)
    page = html.fromstring(answer.content.decode())
    links = page.xpath("//div[contains(@class,'error-summary')]//li/a")
    [link] = [each for each in links if words in " ".join(each.text_content().split())]
    assert page.get_element_by_id(link.get("href")[1:]).get("name") == to
    assert "Ensure" not in said_wrong(answer) and not Edit.objects.exists()


@pytest.mark.parametrize(
    ("typed", "figure"), [("£1,250.50", "1250.50"), ("1,250", "1250"), (" £ 12.5 ", "12.5"), ("2000", "2000")]
)
def test_an_amount_is_typed_as_people_write_it(edition, desk, typed, figure):
    assert send(desk, at(edition, "starter-pack/"), amount_figure=typed).status_code == 302
    assert pack(edition).amount_figure == Decimal(figure)


def test_money_that_ended_is_taken_and_the_checks_name_it(edition, desk):
    assert send(desk, at(edition, "starter-pack/"), funding_ends_on=date(2020, 1, 1)).status_code == 302
    checks = desk.get(f"/manage/offer/{edition.authority.slug}/{edition.number}/checks/").content.decode()
    assert "The money for “Home starter pack” ended on 1 January 2020" in checks


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("Look at [this](https://).", "[this](https://)"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("- [our page](www.smallton.gov.uk)", "[our page](www.smallton.gov.uk)"),
        ("See [it](https://my page.gov.uk)", "[it](https://my page.gov.uk)"),
    ],
)
def test_a_link_that_leads_nowhere_is_refused_at_its_field(edition, desk, written, named):
    answer = send(desk, at(edition, "starter-pack/"), to_know=written)
    assert f"{named} leads nowhere: put the whole address between the brackets." in said_wrong(answer)
    assert fields_of(answer)["to_know"] == [written] and not Edit.objects.exists()
    page = html.fromstring(answer.content.decode())
    assert page.xpath("//div[contains(@class,'error-summary')]//a/@href") == ["#id_to_know"]


def test_each_such_link_is_named(edition, desk):
    wrong = said_wrong(send(desk, at(edition, "starter-pack/"), to_know="[a](https://) [b]() [c](https://c.example)"))
    assert "[a](https://) leads" in wrong and "[b]() leads" in wrong and "[c]" not in wrong


def test_the_texts_of_the_edition_and_of_its_themes_have_no_such_link(edition, desk):
    base = f"/manage/offer/{edition.authority.slug}/{edition.number}/"
    for path, name in (("about/", "foreword"), ("about/", "other_formats"), ("themes/home/", "intro")):
        answer = send(desk, base + path, **{name: "[We](https://)"})
        assert "[We](https://) leads nowhere" in said_wrong(answer), path
