"""What districts add to a draft or have otherwise, and with which councils an offer is shared."""

import uuid
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from leaving_care.actions.council import fingerprint
from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Authority, Role
from offers.actions.districts import (
    add_in_district,
    change_in_district,
    differ_in_district,
    join_offer,
    leave_offer,
    remove_in_district,
    says_of,
)
from offers.models import DistrictItem, Edit, Item, JointAuthority, Theme
from tests.desk.drafts import editor, publish
from tests.desk.filling import fields_of, said_wrong, send
from tests.offers.an_offer import DAY, Offer
from tests.people import NOW, council, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
BASE = "/manage/offer/kesteven/1/districts/"
LOW = f"{BASE}low-fen/"


@pytest.fixture
def offer():
    """A draft of a county with two districts and an item of money."""
    return Offer(tier="county").districts("High Fen", "Low Fen").money(name="Driving lessons", amount_figure=200)


@pytest.fixture
def grace(offer):
    """Who edits it."""
    return editor(offer.council)


@pytest.fixture
def low(offer):
    return Authority.objects.get(slug="low-fen")


def lessons():
    return Item.objects.select_related("identity").get(name="Driving lessons").identity


def said(by, **more):
    return {"by": by, "at": NOW, "once": uuid.uuid4(), **more}


def test_a_difference_is_said_changed_and_taken_out(offer, grace, low):
    values = {"amount_figure": 150, "reason": "Lessons cost less there."}
    row = differ_in_district(offer.edition, low, lessons(), values=values, **said(grace))
    row.refresh_from_db()
    change_in_district(row, values={"amount_figure": 160}, version=fingerprint(says_of(row)), **said(grace))
    row.refresh_from_db()
    assert (row.amount_figure, row.reason, row.differs_from) == (160, "Lessons cost less there.", lessons())
    remove_in_district(row, **said(grace))
    assert not DistrictItem.objects.exists()
    assert [(edit.row, edit.what) for edit in Edit.objects.order_by("pk")] == [
        ("in low-fen, kesteven-1", "added"),
        ("in low-fen, kesteven-1", "changed"),
        ("in low-fen, kesteven-1", "removed"),
    ]
    assert {edit.identity for edit in Edit.objects.all()} == {lessons()}


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"amount_figure": 150, "reason": "  "}, "Say why"),
        ({"reason": "It is."}, "Nothing is yet"),
        ({"what_we_offer": "x" * 20_001, "reason": "It is."}, "longer than"),
    ],
)
def test_a_difference_needs_a_reason_and_something_that_differs(offer, grace, low, values, why):
    with pytest.raises(ValidationError, match=why):
        differ_in_district(offer.edition, low, lessons(), values=values, **said(grace))
    assert not DistrictItem.objects.exists() and not Edit.objects.exists()


def test_it_is_said_once_of_an_item_and_a_district(offer, grace, low):
    values = {"amount_figure": 150, "reason": "Why."}
    differ_in_district(offer.edition, low, lessons(), values=values, **said(grace))
    with pytest.raises(ValidationError, match="different there already"):
        differ_in_district(offer.edition, low, lessons(), values=values, **said(grace))
    differ_in_district(offer.edition, Authority.objects.get(slug="high-fen"), lessons(), values=values, **said(grace))


def test_only_a_district_of_the_council_is_one(offer, grace):
    elsewhere = Authority.objects.create(slug="far", name="Far", short_name="Far", tier="district")
    with pytest.raises(ValidationError, match="no district of the council"):
        add_in_district(
            offer.edition, elsewhere, theme=offer.theme, values={"name": "x", "what_we_offer": "y"}, **said(grace)
        )


def test_a_theme_of_another_draft_is_refused(offer, grace, low):
    other = Offer(slug="elsewhere")
    theme = Theme.objects.get(edition=other.edition)
    with pytest.raises(ValidationError, match="not in this draft"):
        add_in_district(offer.edition, low, theme=theme, values={"name": "x", "what_we_offer": "y"}, **said(grace))


def test_the_pages_say_add_change_and_take_out(offer, desk):
    assert send(desk, f"{LOW}differ/{lessons().key}/", amount_figure="150", reason="Less there.").status_code == 302
    assert send(desk, f"{LOW}add/", name="Free swimming", what_we_offer="In any pool.", theme=offer.theme.pk)
    row, added = DistrictItem.objects.order_by("pk")
    assert (row.amount_figure, added.theme_slug, added.key) == (150, "all", "free-swimming")
    report = desk.get(BASE).content.decode()
    assert "1 different, 1 added" in report and "Gives less" in report and "Why: Less there." in report
    page = desk.get(LOW).content.decode()
    assert "£200" in page and "£150" in page and "Free swimming" in page
    form = desk.get(f"{LOW}change/{row.key}/").content.decode()
    assert "In the rest of Kesteven" in form and "This gives less in Low Fen" in form
    assert send(desk, f"{LOW}change/{row.key}/", amount_figure="250").status_code == 302
    assert "Gives less" not in desk.get(BASE).content.decode()
    assert send(desk, f"{LOW}change/free-swimming/", name="Swimming").status_code == 302
    added.refresh_from_db()
    assert (added.name, added.theme_slug) == ("Swimming", "all")
    opened = fields_of(desk.get(f"{LOW}remove/{row.key}/"))
    for _ in range(2):  # the second half of a double click
        assert send(desk, f"{LOW}remove/{row.key}/", opened).status_code == 302
    assert DistrictItem.objects.get() == added


def test_an_amount_is_typed_as_people_write_it(offer, desk):
    sent = send(desk, f"{LOW}differ/{lessons().key}/", amount_figure="£1,250.50", reason="More there.")
    assert sent.status_code == 302 and DistrictItem.objects.get().amount_figure == Decimal("1250.50")


def test_an_editor_can_say_that_words_mean_less(offer, desk):
    send(desk, f"{LOW}differ/{lessons().key}/", what_we_offer="Fewer.", reason="Why.", gives_less="on")
    assert "Gives less" in desk.get(BASE).content.decode()
    assert [each.code for each in offer.found("district-gives-less")] == ["district-gives-less"]
    checks = desk.get("/manage/offer/kesteven/1/checks/").content.decode()
    assert f'href="{LOW}"' in checks and "is less in Low Fen" in checks


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"amount_figure": "150", "reason": ""}, "Say why it is different there"),
        ({"reason": "Why."}, "Say what is different there"),
        ({"amount_figure": "-1", "reason": "Why."}, "more than nothing"),
        ({"amount_figure": "lots", "reason": "Why."}, "in figures"),
        ({"amount_figure": "1" * 400, "reason": "Why."}, "too large"),
        ({"amount_each": "hour", "amount_figure": "1", "reason": "Why."}, "Choose one of the answers"),
        ({"what_we_offer": "x" * 20_001, "reason": "Why."}, "20,001 characters long"),
        ({"what_we_offer": "nul\x00", "reason": "Why."}, "Take out the character that cannot be shown"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(offer, desk, fields, why):
    answer = send(desk, f"{LOW}differ/{lessons().key}/", **fields)
    assert why in said_wrong(answer) and not DistrictItem.objects.exists()
    assert fields_of(answer)["reason"] == [fields["reason"]]


def test_an_addition_needs_a_name_words_and_a_theme(offer, desk):
    wrong = said_wrong(send(desk, f"{LOW}add/", theme="999"))
    assert "Give it a name" in wrong and "Say what people get" in wrong and "Choose one of the answers" in wrong


def test_who_saves_second_sees_both(offer, grace, low, desk):
    row = differ_in_district(
        offer.edition, low, lessons(), values={"amount_figure": 150, "reason": "Why."}, **said(grace)
    )
    opened = fields_of(desk.get(f"{LOW}change/{row.key}/"))
    change_in_district(row, values={"amount_figure": 120}, version=int(opened["version"][0]), **said(grace))
    answer = send(desk, f"{LOW}change/{row.key}/", opened, amount_figure="180")
    assert "120" in answer.content.decode() and fields_of(answer)["amount_figure"] == ["180"]
    assert send(desk, f"{LOW}change/{row.key}/", fields_of(answer)).status_code == 302
    row.refresh_from_db()
    assert row.amount_figure == 180
    with pytest.raises(ChangedMeanwhile):
        change_in_district(row, values={}, version=-1, **said(grace))


def test_what_differed_from_an_item_that_ended_can_be_taken_out(offer, grace, low, desk):
    row = differ_in_district(offer.edition, low, lessons(), values={"name": "x", "reason": "Why."}, **said(grace))
    Item.objects.filter(name="Driving lessons").delete()
    assert "It is not in the draft any more" in desk.get(LOW).content.decode()
    assert desk.get(f"{LOW}change/{row.key}/").status_code == 404
    assert send(desk, f"{LOW}remove/{row.key}/").status_code == 302


def test_what_is_said_already_is_changed(offer, grace, low, desk):
    row = differ_in_district(offer.edition, low, lessons(), values={"name": "x", "reason": "Why."}, **said(grace))
    assert desk.get(f"{LOW}differ/{lessons().key}/").url == f"{LOW}change/{row.key}/"


def test_a_council_is_added_and_taken_out(offer, desk):
    other, own = council("boston"), Offer(slug="spalding")
    publish(own.change(effective_from=DAY).edition)
    page = desk.get("/manage/offer/kesteven/1/joint/").content.decode()
    assert other.name in page and f'value="{own.council.pk}"' not in page and "Low Fen" not in page
    opened = fields_of(desk.get("/manage/offer/kesteven/1/joint/"))
    for _ in range(2):
        assert send(desk, "/manage/offer/kesteven/1/joint/", opened, council=other.pk).status_code == 302
    assert JointAuthority.objects.get().authority == other
    assert other.name in desk.get(BASE).content.decode()
    assert send(desk, "/manage/offer/kesteven/1/joint/boston/remove/").status_code == 302
    assert not JointAuthority.objects.exists()
    assert [edit.row for edit in Edit.objects.all()] == ["joint boston"] * 2
    assert "Choose a council" in said_wrong(send(desk, "/manage/offer/kesteven/1/joint/", council=""))


def test_who_cannot_share_an_offer(offer, grace, low):
    own = Offer(slug="spalding")
    publish(own.change(effective_from=DAY).edition)
    for other, why in ((offer.council, "itself"), (low, "district"), (own.council, "an offer of its own")):
        with pytest.raises(ValidationError, match=why):
            join_offer(offer.edition, other, **said(grace))
    boston = council("boston")
    join_offer(offer.edition, boston, **said(grace))
    with pytest.raises(ValidationError, match="already"):
        join_offer(offer.edition, boston, **said(grace))


@pytest.mark.parametrize("role", [Role.PARTICIPATION, Role.APPROVER, Role.MANAGER])
def test_nobody_but_an_editor_of_the_council_may(offer, grace, low, role):
    row = differ_in_district(offer.edition, low, lessons(), values={"name": "x", "reason": "Why."}, **said(grace))
    joint = join_offer(offer.edition, council("boston"), **said(grace))
    for who in (member(role, offer.council).user, editor(council("elsewhere"))):
        for act in (
            lambda who=who: add_in_district(offer.edition, low, theme=offer.theme, values={}, **said(who)),
            lambda who=who: differ_in_district(offer.edition, low, lessons(), values={}, **said(who)),
            lambda who=who: change_in_district(row, values={}, version=-1, **said(who)),
            lambda who=who: remove_in_district(row, **said(who)),
            lambda who=who: join_offer(offer.edition, council("boston"), **said(who)),
            lambda who=who: leave_offer(joint, **said(who)),
        ):
            with pytest.raises(NotAllowed):
                act()


def test_sent_twice_is_done_once(offer, grace, low):
    once = said(grace)
    asked = {"theme": offer.theme, "values": {"name": "x", "what_we_offer": "y"}}
    add_in_district(offer.edition, low, **asked, **once)
    with pytest.raises(AlreadyDone):
        add_in_district(offer.edition, low, **asked, **once)
    assert DistrictItem.objects.count() == 1


def test_a_published_edition_stays_as_it_is(offer, grace, low, desk):
    row = differ_in_district(offer.edition, low, lessons(), values={"name": "x", "reason": "Why."}, **said(grace))
    publish(offer.change(effective_from=DAY).edition)
    with pytest.raises(ValidationError, match="published"):
        remove_in_district(row, **said(grace))
    for path in ("add/", f"change/{row.key}/", f"remove/{row.key}/"):
        assert "is published and stays as it is" in desk.get(LOW + path).content.decode(), path
    assert "Add something" not in desk.get(LOW).content.decode() and desk.get(BASE).status_code == 200


@pytest.mark.parametrize(
    "path", ["nowhere/", "low-fen/differ/nothing/", "low-fen/change/nothing/", "low-fen/remove/x/"]
)
def test_what_is_not_there_is_not_found(offer, desk, path):
    assert desk.get(BASE + path).status_code == 404


@pytest.mark.parametrize("number", [1, 15])
def test_the_pages_ask_as_little_for_many(offer, grace, low, desk, at_most, number):
    for place in range(number):
        offer.money(name=f"Money {place}", amount_figure=12).otherwise("low-fen", amount_figure=11, key=f"m-{place}")
    for path, most in (("", 40), ("low-fen/", 42), ("low-fen/add/", 14), ("low-fen/change/m-0/", 16)):
        with at_most(most):
            page = desk.get(BASE + path)
        assert page.status_code == 200 and len(page.content) < 100_000, path
