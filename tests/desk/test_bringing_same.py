"""A spreadsheet that says what the offer says already: such rows are taken with one press, and the others show what differs."""

import uuid
from datetime import date
from html import unescape

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from leaving_care.actions.council import fingerprint
from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Event, Role
from offers.actions import bringing as actions
from offers.bringing.beside import beside, differing, offer_now
from offers.bringing.reading import Brought, read
from offers.bringing.spoken import spoken, without_idle
from offers.bringing.taking_out import rows_of
from offers.bringing.writing import write
from offers.contents import read_contents
from offers.loading import load_offer
from offers.models import Edition, Item
from tests.desk.drafts import editor, publish, whole_edition
from tests.offers.brought import FIXTURES
from tests.people import NOW, TODAY, council, member, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def that_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def edition():
    """An offer in force."""
    edition = whole_edition()
    Edition.objects.filter(pk=edition.pk).update(effective_from=date(2026, 3, 1))
    return publish(edition)


@pytest.fixture
def by(edition):
    return editor(edition)


def file_of(edition, change=lambda rows: None) -> bytes:
    """What goes out of an edition, with something changed in it."""
    rows = rows_of(read_contents(edition))
    change(rows)
    return write(rows, made_on=TODAY)


def sent_back(edition, by, change=lambda rows: None):
    """That file, brought in again."""
    found = read(file_of(edition, change))
    return actions.bring(edition.authority, found, kind="spreadsheet", file_name="o.xlsx", by=by, at=NOW)


def places(bringing):
    """What one press would take."""
    return actions.same_as_now(
        list(bringing.rows.all()), beside(bringing.rows.all(), offer_now(bringing.authority, TODAY))
    )


def press(bringing, by, **more):
    return actions.take_same(bringing, **{"version": fingerprint(places(bringing)), "by": by, "at": NOW, **more})


def rename(rows):
    rows["Items"][0]["name"] = "Another name"


def row_in(bringing, sheet, **said):
    return next(row for row in bringing.rows.filter(sheet=sheet) if said.items() <= row.values.items())


@pytest.mark.parametrize("name", ["derby", "derbyshire"])
def test_what_a_council_takes_out_says_the_same_when_it_comes_back(name):
    edition = publish(load_offer(FIXTURES / name).edition)
    here = editor(edition)
    on = max(TODAY, edition.effective_from)
    offer = offer_now(edition.authority, on)
    bringing = sent_back(edition, here)
    found = beside(bringing.rows.all(), offer)
    assert offer and len(found.same) == bringing.rows.count() == len(offer)
    assert not found.now and not found.gone


def test_one_press_takes_them_and_leaves_what_differs(edition, by):
    bringing = sent_back(edition, by, rename)
    changed = row_in(bringing, "Items", name="Another name")
    doubtful = [row.position for row in bringing.rows.all() if "not sure" in row.values or row.faults]
    number = press(bringing, by)
    left = set(bringing.rows.filter(taken=None).values_list("position", flat=True))
    assert left == {changed.position, *doubtful} and number == bringing.rows.filter(taken=True, looked_by=by).count()
    assert Event.objects.filter(fields=["rows taken that say the same as the offer"], by=by).count() == 1


def test_what_somebody_left_out_stays_out(edition, by):
    bringing = sent_back(edition, by)
    row = row_in(bringing, "Documents")
    actions.look(bringing, {row.position: False}, by=by, at=NOW)
    press(bringing, by)
    row.refresh_from_db()
    assert row.taken is False


def test_a_press_on_another_list_takes_nothing(edition, by):
    bringing = sent_back(edition, by)
    version = fingerprint(places(bringing))
    rows = row_in(bringing, "Documents")
    actions.look(bringing, {rows.position: False}, by=by, at=NOW)
    with pytest.raises(ChangedMeanwhile):
        press(bringing, by, version=version)
    assert not bringing.rows.filter(taken=True).exists()


def test_a_row_with_a_fault_or_in_doubt_is_for_a_person(edition, by):
    bringing = sent_back(edition, by)
    rows = list(bringing.rows.all())
    found = beside(rows, offer_now(edition.authority, TODAY))
    rows[0].faults, rows[1].values["not sure"] = ["Wrong."], "Guessed."
    told = actions.same_as_now(rows, found)
    assert not {rows[0].position, rows[1].position} & set(told) and rows[2].position in told


def test_a_press_twice_is_one_and_one_on_a_file_that_is_over_is_refused(edition, by):
    bringing, once = sent_back(edition, by), uuid.uuid4()
    press(bringing, by, once=once)
    with pytest.raises(AlreadyDone):
        press(bringing, by, once=once)
    actions.drop(bringing, by=by, at=NOW)
    with pytest.raises(ValidationError, match="given up"):
        press(bringing, by)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.EDITOR, Role.YOUNG_PERSON}))
def test_nobody_else_takes_them(edition, by, role):
    with pytest.raises(NotAllowed):
        press(sent_back(edition, by), member(role, edition.authority).user)


def test_nor_does_an_editor_of_the_next_council(edition, by):
    with pytest.raises(NotAllowed):
        press(sent_back(edition, by), editor(council("elsewhere")))


def test_a_draft_and_what_is_not_in_force_yet_are_beside_nothing(edition):
    assert offer_now(edition.authority, TODAY)
    assert offer_now(edition.authority, date(2026, 2, 28)) == []


def themes(*slugs, **more):
    return [Brought("Themes", place, {"slug": slug, "name": slug.title()} | more) for place, slug in enumerate(slugs)]


def test_what_stands_in_another_place_is_not_the_same():
    found = beside(themes("b", "c", "a"), themes("a", "b", "c"))
    assert found.same == [0, 1] and list(found.now) == [2] and not found.gone
    assert differing("Themes", themes("a")[0].values, found.now[2]) == []


def test_the_same_twice_is_the_same_once():
    found = beside(themes("a", "a"), themes("a"))
    assert found.same == [0] and found.now == {}


def test_what_is_missing_in_the_file_is_told():
    assert [row.values["slug"] for row in beside(themes("a"), themes("a", "b")).gone] == ["b"]


def test_one_value_written_in_two_ways_is_one_value():
    said = {"identity": "x", "amount.figure": "£1,200.50", "funding_ends_on": "1/4/2027", "kind": "", "also_in": "a;b"}
    now = {"identity": "x", "amount.figure": "1200.5", "funding_ends_on": "2027-04-01", "also_in": "a, b"}
    assert differing("Items", said, now) == []
    assert differing("Items", said | {"name": "X"}, now | {"to_know": "Y"}) == ["name", "to_know"]


def test_codes_are_said_in_words():
    names = {"Themes": {"home": "Your home"}, "Items": {"pack": "Starter pack"}}
    edition = spoken("Edition", {"effective_from": "2027-04-01", "legal_basis": "clca2000, cswa2017-s2"}, names)
    assert edition["effective_from"] == "1 April 2027"
    assert (
        "Children and Social Work Act 2017, section 2" in edition["legal_basis"]
        and "clca" not in edition["legal_basis"]
    )
    assert spoken("Themes", {"areas": "education_and_training"}, names)["areas"] == "Education and training"
    assert spoken("Items", {"theme": "home", "also_in": "home, gone"}, names) == {
        "theme": "Your home",
        "also_in": "Your home\ngone",
    }
    rule = spoken("Rules", {"of": "pack", "statuses": "former_relevant", "living": "custody"}, names)
    assert rule == {"of": "Starter pack", "statuses": "Former relevant", "living": "you are in custody"}
    assert spoken("Edition", {"effective_from": "soon"}, names) == {"effective_from": "soon"}


def test_what_an_amount_is_in_is_said_where_there_is_one():
    said = {"name": "A", "amount.unit": "pounds", "amount.at_most": "no"}
    assert without_idle("Items", said) == {"name": "A"}
    assert without_idle("Items", said | {"amount.figure": "2"}) == said | {"amount.figure": "2"}


def test_the_page_shows_the_same_the_different_and_the_new(edition, by, client, django_assert_max_num_queries):
    def change(rows):
        rename(rows)
        rows["Documents"] = [{"key": "new", "title": "A new paper"}]
        rows["Edition"][0]["legal_basis"] = "clca2000"

    bringing = sent_back(edition, by, change)
    address = reverse("offers:brought", args=["smallton", bringing.key])
    browser, before = sign_in(client, by), Item.objects.filter(edition=edition).order_by("position")[0].name
    browser.get(address)
    with django_assert_max_num_queries(45):
        page = browser.get(address)
    body = unescape(page.content.decode())
    assert "<b>In this file:</b> Another name" in body and f"<b>Now:</b> {before}" in body
    assert "Children (Leaving Care) Act 2000" in body and ">clca2000<" not in body
    everything = "".join(browser.get(f"{address}?show=all&page={number}").content.decode() for number in (1, 2, 3))
    assert everything.count("Not in your offer now") == 1 and "A new paper" in everything
    assert "In your offer now, and not in this file:" in body
    number = len(places(bringing))
    assert f"Take the {number} rows that say what your offer says already" in body
    listed = unescape(browser.get(address + "?show=same").content.decode())
    assert "The same as your offer now" in listed and "Different from your offer now" not in listed
    version = page.context["version"]
    for _ in range(2):
        browser.post(address, {"same": str(version), "once": str(page.context["carried"].initial["once"])})
    assert bringing.rows.filter(taken=True).count() == number
    assert "what your offer says already" not in browser.get(address).content.decode()


@pytest.mark.parametrize("version", ["", "x", "²", "9" * 50, "-1", "7"])
def test_a_press_with_a_spoilt_number_takes_nothing_and_says_so(edition, by, client, version):
    bringing = sent_back(edition, by)
    answer = sign_in(client, by).post(reverse("offers:brought", args=["smallton", bringing.key]), {"same": version})
    assert "was changed after you opened this page" in answer.content.decode()
    assert not bringing.rows.filter(taken=True).exists()
