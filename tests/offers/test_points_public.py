"""You said, we did, as everybody reads it: on each item, on a page of its own and in the booklet."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from offers.contents import read_contents
from offers.models import Consultation, Point, PointItem, Statement
from offers.rendering.offer_pages import offer_pages
from offers.rendering.pages import PageMaker
from offers.rendering.points import points_about, told_points
from tests.offers.builders import an_edition

pytestmark = pytest.mark.django_db
FILES = {"files": [], "leaflets": {}, "offline": None}
DAY = date(2026, 4, 2)


@pytest.fixture
def edition():
    """An edition with a point about its starter pack, made at a forum in January."""
    edition = an_edition().edition
    edition.statements.filter(kind=Statement.Kind.YOU_SAID).delete()
    a_point(edition)
    return edition


def a_point(edition, *, items=("starter-pack",), **said):
    told = {
        "said": "More pans.",
        "said_by": "young parents",
        "people": 12,
        "answer": "done",
        "did": "Two more pans.",
        "consultation": edition.consultations.first(),
        "position": edition.points.count(),
    }
    point = Point.objects.create(edition=edition, **told | said)
    for key in items:
        identity = edition.items.get(identity__key=key).identity
        PointItem.objects.create(point=point, identity=identity)
    return point


def pages(edition):
    contents = read_contents(edition)
    make = PageMaker(contents.authority, contents, DAY)
    return {page.address: page.render().decode() for page in offer_pages(make, contents, FILES)}


def test_it_stands_on_its_item_and_on_a_page_of_its_own(edition):
    made = pages(edition)
    item, every = made["/smallton/offer/home/starter-pack/"], made["/smallton/you-said-we-did/"]
    for text in (item, every):
        assert "Asked for by young parents (12 people) in January 2026" in text
        assert "More pans." in text and "We did it" in text and "Two more pans." in text
    assert 'href="/smallton/offer/home/starter-pack/"' in every
    assert "More pans." not in made["/smallton/offer/money/laptop/"]
    assert 'href="/smallton/you-said-we-did/"' in made["/smallton/promises/"]


@pytest.mark.parametrize("people", [None, 0, 1, 4])
def test_a_group_of_fewer_than_five_or_of_unknown_size_is_not_named(edition, people):
    Point.objects.update(people=people)
    text = "".join(pages(edition).values())
    assert "Asked for by care leavers in January 2026" in text
    assert "young parents" not in text and f"{people} people" not in text


def test_five_are_enough(edition):
    Point.objects.update(people=5)
    assert told_points(read_contents(edition))[0].asked == "Asked for by young parents (5 people) in January 2026"


def test_a_point_without_an_answer_is_not_told(edition):
    Point.objects.update(answer="")
    made = pages(edition)
    assert "/smallton/you-said-we-did/" not in made and "More pans." not in "".join(made.values())


def test_what_cannot_be_done_is_told_with_its_reason(edition):
    Point.objects.update(answer="cannot", did="", reason="There is no money this year.")
    text = pages(edition)["/smallton/you-said-we-did/"]
    assert "We cannot" in text and "Why: There is no money this year." in text


def test_when_is_left_out_where_it_is_not_recorded(edition):
    Point.objects.update(consultation=None)
    assert told_points(read_contents(edition))[0].asked == "Asked for by young parents (12 people)"


def test_a_point_may_be_about_several_items_or_none(edition):
    a_point(edition, said="More all round.", items=("starter-pack", "laptop"))
    a_point(edition, said="Answer the phone.", items=())
    contents = read_contents(edition)
    items = {item.slug: item for item in contents.items}
    assert [point.said for point in points_about(contents, items["laptop"])] == ["More all round."]
    assert len(points_about(contents, items["starter-pack"])) == 2 and len(told_points(contents)) == 3


def test_words_of_the_source_stay_shown(edition):
    Point.objects.all().delete()
    Statement.objects.create(
        edition=edition, kind="you_said", key="laptops", title="Laptops", text="You have them.", position=99
    )
    made = pages(edition)
    assert "You have them." in made["/smallton/promises/"] and "You have them." in made["/smallton/you-said-we-did/"]


def test_an_old_edition_keeps_its_own_page(edition):
    contents = read_contents(edition)
    make = PageMaker(contents.authority, contents, DAY, numbered=True)
    page = {page.address: page for page in offer_pages(make, contents, FILES)}[
        "/smallton/offer/editions/3/you-said-we-did/"
    ]
    assert page.canonical.endswith("/smallton/you-said-we-did/")


def test_the_booklet_tells_it_too(edition):
    contents = read_contents(edition)
    text = render_to_string("booklets/parts/made_with.html", {"contents": contents, "edition": edition})
    assert "Asked for by young parents (12 people) in January 2026" in text and "Two more pans." in text


def test_a_small_number_of_people_is_not_told_of_a_consultation(edition):
    Consultation.objects.update(people=3)
    assert "Fewer than 5" in pages(edition)["/smallton/promises/"]


def test_markup_in_a_point_does_nothing(edition):
    Point.objects.update(said="<script>alert(1)</script>", reason="<b>x</b>", said_by="<i>we</i>")
    text = "".join(pages(edition).values())
    assert "<script>alert" not in text and "<i>we" not in text
