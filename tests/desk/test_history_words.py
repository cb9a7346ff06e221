"""The history in words: what was done, and how much it was, as a person would say it."""

import html
import re
from datetime import date, timedelta

import pytest

from leaving_care.models import Role
from offers.actions.checking import pass_advice, take_back
from offers.actions.copying import copy_edition
from offers.desk_lists.money import units
from offers.desk_lists.said import Difference, did, differences
from offers.models import DateToCheck, Edit, Edition
from tests.desk.drafts import editor, publish, whole_edition
from tests.offers.an_offer import Offer
from tests.people import NOW, TODAY, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
HISTORY = "/manage/offer/smallton/4/history/"


@pytest.fixture
def public():
    return publish(whole_edition())


@pytest.fixture
def by(public):
    return editor(public)


@pytest.fixture
def draft(public, by) -> Edition:
    return copy_edition(public, by=by, at=NOW, effective_from=date(2027, 4, 1))


def changed(draft, by, before, after, row="item laptop", what="changed") -> Edit:
    """A change that was kept after those before it."""
    at = NOW + timedelta(minutes=Edit.objects.count())
    return Edit.objects.create(edition=draft, row=row, what=what, before=before, after=after, at=at, by=by)


def test_advice_that_was_passed_over_is_told_in_its_own_words_with_the_reason(as_):
    offer = Offer().item("Gym", what_we_offer="We may help.")
    by = member(Role.EDITOR, offer.council).user
    (finding,) = [each for each in offer.found(on=TODAY) if each.code == "soft-promise"]
    for reason in ("It depends.", "It rains."):
        pass_advice(offer.edition, finding.key, reason=reason, by=by, at=NOW)
    take_back(offer.edition, finding.key, by=by, at=NOW)
    edits = list(Edit.objects.order_by("pk"))
    assert [did(edit, "“Gym”") for edit in edits] == [
        "advice about “Gym” passed over",
        "advice about “Gym” passed over for another reason",
        "advice about “Gym” no longer passed over",
    ]
    assert [set(differences(edit)) for edit in edits] == [
        {Difference("The advice", "", finding.says)},
        {Difference("The advice", "", finding.says), Difference("Reason", "It depends.", "It rains.")},
        {Difference("The advice", finding.says, ""), Difference("Reason", "It rains.", "")},
    ]
    for address in ("history/", ""):
        page = as_(by).get(f"/manage/offer/kesteven/1/{address}").content.decode()
        assert "dvice about “Gym” passed over" in page and "soft-promise" not in page and "added" not in page
    assert "Why: It depends." in as_(by).get("/manage/offer/kesteven/1/history/").content.decode()


def test_advice_whose_words_were_not_kept_is_told_by_its_kind():
    edit = Edit(row="item gym", what="added", after={"passed_over": "soft-promise", "reason": "So it is."}, why="So.")
    assert differences(edit) == [
        Difference("The advice", "", "Of the kind “Words”"),
        Difference("Reason", "", "So it is."),
    ]


@pytest.mark.parametrize(
    ("unit", "before", "after", "told"),
    [
        ("pounds", {"amount_figure": "15.00"}, {"amount_figure": "12"}, [("How much", "£15", "£12")]),
        ("pounds", {"amount_figure": None}, {"amount_figure": "1200.5"}, [("How much", "Not recorded yet", "£1,200.50")]),
        ("points", {"amount_figure": "1.00"}, {"amount_figure": "2.00"}, [("How much", "1 point", "2 points")]),
        ("", {"amount_figure": "15.00"}, {"amount_figure": "12.50"}, [("How much", "15", "12.50")]),
        ("pounds", {"amount_figure": "15", "amount_each": "week"}, {"amount_figure": "60", "amount_each": "month"},
         [("How much", "£15 a week", "£60 a month")]),
        ("pounds", {"amount_each": "week"}, {"amount_each": "month"}, [("How often", "a week", "a month")]),
    ],
)  # fmt: skip
def test_an_amount_is_told_as_the_pages_of_the_offer_say_it(unit, before, after, told):
    edit = Edit(row="item laptop", what="changed", before=before, after=after)
    assert [(each.name, each.before, each.after) for each in differences(edit, unit=unit)] == told


def test_what_was_added_tells_its_amount_in_one_line():
    said = {"amount_figure": "150", "amount_unit": "pounds", "amount_at_most": True, "amount_each": "once"}
    assert differences(Edit(row="item bike", what="added", after=said)) == [
        Difference("How much", "", "Up to £150 once")
    ]
    assert differences(Edit(row="item bike", what="added", after={"amount_unit": "pounds"})) == []


def test_what_a_figure_counted_is_what_it_counted_then(draft, by, django_assert_num_queries):
    figures = {"amount_figure": "15.00"}, {"amount_figure": "12.00"}
    points = changed(draft, by, *figures)
    changed(draft, by, {"amount_unit": "points"}, {"amount_unit": "pounds"})
    pounds = changed(draft, by, *figures)
    there = changed(draft, by, *figures, row="in littleton, laptop")
    gone = changed(draft, by, *figures, row="item gone")
    with django_assert_num_queries(2):
        assert units([points, pounds, there, gone]) == {
            points.pk: "points", pounds.pk: "pounds", there.pk: "pounds", gone.pk: ""
        }  # fmt: skip
    with django_assert_num_queries(0):
        assert units(Edit(row="item laptop", before={"name": "a"}, after={"name": "b"}) for _ in "ab") == {}


def test_the_page_says_before_and_after_under_each_other(draft, by, as_, at_most):
    changed(draft, by, {"amount_figure": "15.00"}, {"amount_figure": "12.50"})
    changed(draft, by, {}, {"ItemTheme": ["home"]})
    client = as_(by)
    with at_most(12):
        page = html.unescape(client.get(HISTORY).content.decode())
    assert re.search(r"<p[^>]*><b>Before:</b> £15</p><p[^>]*><b>After:</b> £12.50</p>", page)
    assert ">“Your home”</p>" in page and "<table" not in page


def test_days_to_look_at_again_are_called_by_words_wherever_they_stand(draft, by, as_):
    DateToCheck.objects.all().delete()
    said = draft.statements.first()
    for row, field in ((f"statement {said.key}", "on"), ("item laptop, provider Us", "ends_on")):
        DateToCheck.objects.create(edition=draft, row=row, field=field, day=date(2026, 1, 1))
    for address, words in (("dates/", "The day it is about"), ("checks/", "(The day it is about)"), ("", "Days to")):
        page = as_(by).get(f"/manage/offer/smallton/4/{address}").content.decode()
        assert words in page and f"statement {said.key}" not in re.sub("<[^>]*>", "", page).lower()
        assert address == "" or "Ends on" in page
