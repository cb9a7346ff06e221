"""Things they can have and have not had: what is listed, what one button writes, and what is left out then."""

import pytest

from pathways.actions import plan_rows, plans
from pathways.models import PlanAction
from pathways.things import not_had
from tests import plans as made
from tests.people import NOW, TODAY
from tests.plan.conftest import an_edition, sent, to, words

PACK = {"key": "starter-pack", "name": "Home starter pack", "in_plan": True}
POINTS = {"key": "points", "name": "Priority points"}
CHILD = {"key": "crib", "name": "For children", "ages": (10, 15)}


@pytest.fixture
def offer(kai, publish):
    return publish(an_edition(kai.authority, 2, PACK, POINTS, CHILD))


@pytest.fixture
def draft(kai, adviser):
    return made.begun(kai, adviser.user)


def names(things):
    return [thing.entry.name for thing in things.now]


def pack(things):
    return next(thing for thing in things.now if thing.entry.name == "Home starter pack")


def test_what_is_theirs_is_listed_with_what_it_cites(kai, offer, draft):
    found = not_had(kai, draft, TODAY)
    thing = pack(found)
    assert (thing.edition, thing.section, thing.in_plan) == (2, "home", True)
    assert "Priority points" in names(found) and "For children" not in names(found)
    assert [thing.entry.name for thing in found.to_settle] == ["Home starter pack"]


def test_the_law_is_there_without_an_offer(kai, draft):
    found = not_had(kai, draft, TODAY)
    assert found.edition is None and any(thing.national == "work-costs" for thing in found.now)
    assert not any(thing.national == "pathway-plan" for thing in (*found.now, *found.may_be))


def test_one_button_adds_an_action_that_cites_the_promise(as_, kai, adviser, offer, draft):
    page = as_(adviser).get(to(kai, "things/"))
    assert "Home starter pack" in words(page) and "To agree in the plan" in words(page)
    word = pack(not_had(kai, draft, TODAY)).word
    answer = as_(adviser).post(to(kai, "things/"), sent(thing=word), follow=True)
    assert "Added under “Somewhere to live”" in words(answer)
    row = PlanAction.objects.get(version=draft)
    assert (row.section, row.item.key, row.edition, row.worker) == ("home", "starter-pack", 2, adviser)
    assert row.what == "Get: Home starter pack" and row.due_on is None
    assert f'href="{to(kai, f"actions/{row.key}/")}">Say by when</a>' in answer.content.decode()
    assert "Home starter pack" not in names(not_had(kai, draft, TODAY))


def test_a_national_one_cites_the_law_book(as_, kai, adviser, draft):
    as_(adviser).post(to(kai, "things/"), sent(thing="national:work-costs"))
    row = PlanAction.objects.get(version=draft)
    assert (row.national, row.item, row.edition, row.section) == ("work-costs", None, None, "work")
    assert "work-costs" not in {thing.national for thing in not_had(kai, draft, TODAY).now}


def test_sent_twice_is_added_once_and_another_button_of_the_page_still_counts(as_, kai, adviser, draft):
    form, client = sent(thing="national:work-costs"), as_(adviser)
    assert client.post(to(kai, "things/"), form).status_code == 302
    assert client.post(to(kai, "things/"), form).status_code == 302
    assert client.post(to(kai, "things/"), form | {"thing": "national:advocate"}).status_code == 302
    assert sorted(row.national for row in PlanAction.objects.filter(version=draft)) == ["advocate", "work-costs"]


@pytest.mark.parametrize("thing", ["", "item:1\x00", "national:none", "x" * 5000, "item:99999999999999999999"])
def test_nonsense_adds_nothing(as_, kai, adviser, draft, thing):
    answer = as_(adviser).post(to(kai, "things/"), sent(thing=thing) | {"once": "no token"}, follow=True)
    assert "not on the list any more" in words(answer) and not PlanAction.objects.exists()


def test_without_a_draft_nothing_is_added_and_the_way_is_said(as_, kai, adviser):
    client = as_(adviser)
    assert "Begin a version of the plan" in words(client.get(to(kai, "things/")))
    assert "Begin a version of the plan first" in words(
        client.post(to(kai, "things/"), sent(thing="national:work-costs"), follow=True)
    )


def test_what_was_done_is_not_offered_again_and_what_was_stopped_is(kai, adviser, manager, draft):
    sections = {row.section: row for row in draft.plansection_rows.all()}
    for national, outcome in (("work-costs", "done"), ("advocate", "stop")):
        said = {
            "what": "Get it",
            "owner_kind": "young_person",
            "national": national,
            "outcome": outcome,
            "due_on": TODAY,
        }
        plan_rows.add(PlanAction, sections["work"], said, by=adviser.user, at=NOW)
    for section in sections.values():
        section.refresh_from_db()
        plan_rows.write_section(section, {"now": "So."}, by=adviser.user, at=NOW, edit=section.edit)
    plans.send(draft, copy_how="online", by=adviser.user, at=NOW)
    plans.approve(draft, by=manager.user, at=NOW)
    found = {thing.national for thing in not_had(kai, made.begun(kai, adviser.user), TODAY).now}
    assert "work-costs" not in found and "advocate" in found


def test_what_the_offer_wants_agreed_stands_on_the_plan_until_it_is(as_, kai, adviser, offer, draft):
    client = as_(adviser)
    assert "are agreed in the plan" in words(client.get(to(kai)))
    client.post(to(kai, "things/"), sent(thing=pack(not_had(kai, draft, TODAY)).word))
    assert "are agreed in the plan" not in words(client.get(to(kai)))


def test_a_long_offer_asks_no_more(as_, kai, adviser, publish, draft, at_most):
    many = [{"key": f"thing-{number}", "name": f"Thing {number}"} for number in range(40)]
    publish(an_edition(kai.authority, 1, *many))
    client = as_(adviser)
    with at_most(16):
        page = client.get(to(kai, "things/"))
    assert "Thing 39" in words(page) and len(page.content) < 100_000


def test_an_action_of_ones_own_words_can_name_the_promise(as_, kai, adviser, offer, draft):
    client, there = as_(adviser), to(kai, "sections/money/actions/add/")
    assert "Home starter pack" in words(client.get(there)) and "Priority points" in words(client.get(there))
    word = pack(not_had(kai, draft, TODAY)).word
    said = sent(what="Ask for the pack", owner="young_person", cites=word)
    assert "Choose one of the answers" in words(client.post(there, said | {"cites": "item:0"}))
    assert client.post(there, said).status_code == 302
    row = PlanAction.objects.get(version=draft)
    assert (row.what, row.section, row.item.key, row.edition) == ("Ask for the pack", "money", "starter-pack", 2)
    assert client.post(there, sent(what="Mine", owner="young_person", cites="")).status_code == 302
    assert PlanAction.objects.get(what="Mine").item is None
    # What it asks for stays as it was when the action is changed.
    there = to(kai, f"actions/{row.key}/")
    assert "Does it ask for" not in words(client.get(there))
    assert client.post(there, sent(what="Ask soon", owner="young_person") | {"version": 3}).status_code == 302
    row.refresh_from_db()
    assert (row.what, row.item.key) == ("Ask soon", "starter-pack")


def test_adding_an_action_asks_no_more_for_a_long_offer(as_, kai, adviser, publish, draft, at_most):
    publish(an_edition(kai.authority, 2, *({"key": f"k{n}", "name": f"Thing {n}"} for n in range(40))))
    client = as_(adviser)
    with at_most(22):
        page = client.get(to(kai, "sections/home/actions/add/"))
    assert "Thing 39" in words(page) and len(page.content) < 100_000
