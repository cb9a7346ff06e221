"""Open actions that cite a promise which changed or ended: found, said in words, and settled."""

from datetime import date

import pytest

from leaving_care.models import Authority, Role
from offers.models import Edition
from pathways.actions import plan_rows, plans
from pathways.citing import cited_changes, cited_changes_of
from pathways.models import PlanAction
from tests import plans as made
from tests.people import NOW, TODAY, member
from tests.plan.conftest import an_edition, sent, to, words

PACK = {
    "key": "starter-pack",
    "name": "Home starter pack",
    "amount_figure": 2000,
    "amount_each": "once",
    "ages": (16, 25),
}
BUS = {"key": "bus", "name": "A bus pass"}
SAME = {"key": "same", "name": "A laptop"}
LATER = date(2026, 10, 1)


@pytest.fixture
def editions(kai):
    """The second has less for a home, ends the bus pass, and says the same of the laptop."""
    an_edition(kai.authority, 1, PACK, BUS, SAME)
    less = PACK | {"amount_figure": 1500, "what_we_offer": "Less help.", "ages": (16, 21)}
    an_edition(kai.authority, 2, less, SAME, starts_on=LATER)


@pytest.fixture
def draft(kai, adviser, editions):
    version = made.begun(kai, adviser.user)
    home = version.plansection_rows.get(section="home")
    for key in ("starter-pack", "bus", "same"):
        item = kai.authority.item_identities.get(key=key)
        said = {"what": f"Get: {key}", "owner_kind": "young_person", "item": item, "edition": 1, "due_on": TODAY}
        plan_rows.add(PlanAction, home, said, by=adviser.user, at=NOW)
    return version


def test_what_changed_is_said_in_words_and_what_is_the_same_is_not_there(kai, draft):
    found = {change.action.item.key: change for change in cited_changes_of(kai, TODAY)}
    assert set(found) == {"starter-pack", "bus"}
    assert (found["starter-pack"].cited, found["starter-pack"].now) == (1, 2)
    said = " ".join(found["starter-pack"].changed)
    assert "“£2,000 once” before, “£1,500 once” now" in said
    assert "Who can have it" in said and "What we offer: worded anew." in said
    assert found["bus"].now is None and found["bus"].changed == ("The offer does not have this any more.",)


@pytest.mark.parametrize("day, number", [(date(2026, 9, 30), 0), (LATER, 2)])
def test_it_counts_from_the_day_of_the_new_edition(kai, draft, day, number):
    assert len(cited_changes_of(kai, day)) == number


@pytest.mark.parametrize("outcome", ["done", "stop"])
def test_what_is_not_open_any_more_is_left_alone(kai, draft, outcome):
    PlanAction.objects.filter(item__key="bus").update(outcome=outcome)
    assert [change.action.item.key for change in cited_changes_of(kai, TODAY)] == ["starter-pack"]


def test_the_draft_speaks_for_the_version_that_holds(kai, adviser, manager, draft):
    for section in draft.plansection_rows.all():
        plan_rows.write_section(section, {"now": "So."}, by=adviser.user, at=NOW, edit=section.edit)
    plans.send(draft, copy_how="online", by=adviser.user, at=NOW)
    plans.approve(draft, by=manager.user, at=NOW)
    assert {change.version.number for change in cited_changes_of(kai, TODAY)} == {1}
    made.begun(kai, adviser.user)
    assert {change.version.number for change in cited_changes_of(kai, TODAY)} == {2}
    assert len(cited_changes_of(kai, TODAY)) == 2


def test_one_button_goes_by_the_offer_of_today(as_, kai, adviser, draft):
    client = as_(adviser)
    assert "Go by the offer of today" in words(client.get(to(kai)))
    row = PlanAction.objects.get(item__key="starter-pack")
    assert client.post(to(kai, f"actions/{row.key}/cite/")).status_code == 302
    assert client.post(to(kai, f"actions/{row.key}/cite/")).status_code == 302
    row.refresh_from_db()
    assert row.edition == 2
    assert [change.action.item.key for change in cited_changes_of(kai, TODAY)] == ["bus"]


def test_what_ended_cannot_be_cited_anew(as_, kai, adviser, draft):
    row = PlanAction.objects.get(item__key="bus")
    as_(adviser).post(to(kai, f"actions/{row.key}/cite/"))
    row.refresh_from_db()
    assert row.edition == 1
    assert as_(adviser).post(to(kai, f"actions/{kai.key}/cite/"), sent()).status_code == 404


def test_managers_see_all_of_their_council_and_nobody_another_councils(as_, kai, manager, draft):
    far = member(Role.MANAGER, Authority.objects.create(slug="far", name="Far", short_name="Far", tier="county"))
    assert len(cited_changes(manager.user, TODAY)) == 2 and cited_changes(far.user, TODAY) == []
    assert "Kai Example" in words(as_(manager).get("/work/plans-that-cite/"))
    assert "None. Every open action goes by the offer of today." in words(as_(far).get("/work/plans-that-cite/"))


def test_an_adviser_sees_those_of_their_own_people(adviser, kai, draft):
    other = member(Role.PERSONAL_ADVISER)
    assert len(cited_changes(adviser.user, TODAY)) == 2 and cited_changes(other.user, TODAY) == []


def test_many_ask_no_more(kai, manager, draft, at_most):
    with at_most(7):
        assert len(cited_changes(manager.user, TODAY)) == 2


def test_a_draft_shows_whose_plan_it_will_touch_before_it_is_published(as_, kai, manager, draft):
    assert cited_changes(manager.user, date(2026, 9, 30)) == []
    third = Edition.objects.create(authority=kai.authority, number=3, title="Next", effective_from=date(2027, 4, 1))
    found = {change.action.item.key for change in cited_changes(manager.user, TODAY, third)}
    assert found == {"starter-pack", "bus", "same"}  # it has nothing yet: all three end
    page = "/work/plans-that-cite/?council={}&edition={}"
    said = words(as_(manager).get(page.format(kai.authority.slug, 3)))
    assert "edition 3, which is a draft" in said and "Kai Example" in said and "In edition 3:" in said


@pytest.mark.parametrize("number", ["9", "x", "", "9" * 40, "%00"])
def test_an_edition_that_is_not_there_is_absent(as_, kai, manager, draft, number):
    address = f"/work/plans-that-cite/?council={kai.authority.slug}&edition={number}"
    assert as_(manager).get(address).status_code == 404


def test_a_draft_of_another_council_or_for_an_adviser_is_absent(as_, kai, adviser, draft):
    far = member(Role.MANAGER, Authority.objects.create(slug="far", name="Far", short_name="Far", tier="county"))
    address = f"/work/plans-that-cite/?council={kai.authority.slug}&edition=2"
    assert as_(far).get(address).status_code == 404
    assert as_(adviser).get(address).status_code == 404
