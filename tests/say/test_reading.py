"""A version read for display: the young person's words first, who does what, what it rests on; and what it costs."""

from datetime import date, timedelta

import pytest

from leaving_care.models import ConsultationNote, Role
from offers.models import Edition, Item, ItemIdentity, ItemTheme, Theme
from pathways.actions import plan_rows, plans
from pathways.models import Advice, Goal, OwnWords, PlanAction, Tick
from pathways.reading import read
from tests.leaving_care.rows import build, publish
from tests.people import NOW, TODAY, member
from tests.plans import approved, begun, sent, written

HOUR = timedelta(hours=1)


def wrote(person, text, section="home", at=NOW):
    return OwnWords.objects.create(person=person, section=section, text=text, by=person.user, at=at)


def section(plan, key="home"):
    return next(each for each in plan.sections if each.key == key)


def offered(person, number=3):
    """An item of a published edition of their council."""
    edition = build(Edition, authority=person.authority, number=number)
    identity = ItemIdentity.objects.create(authority=person.authority, key=f"starter-{number}")
    item = build(Item, root=edition, edition=edition, identity=identity, name="Home starter pack", slug="starter-pack")
    for position, slug in ((2, "money"), (1, "housing")):
        theme = build(Theme, root=edition, edition=edition, slug=slug)
        build(ItemTheme, root=edition, item=item, theme=theme, position=position)
    publish(edition)
    return identity


def test_headings_in_order_with_goals_and_who_does_what(kai, adviser):
    version = written(kai, adviser.user)
    home = version.plansection_rows.get(section="home")
    values = {"what": "Visit flats", "owner_kind": "worker", "worker": adviser, "due_on": TODAY}
    plan_rows.add(PlanAction, home, values, by=adviser.user, at=NOW)
    plan_rows.add(Goal, home, {"text": "A cat", "when": "later"}, by=adviser.user, at=NOW)
    plan = read(version)
    assert [each.key for each in plan.sections] == list(
        version.plansection_rows.order_by("position").values_list("section", flat=True)
    )
    told = section(plan)
    assert [goal.text for goal in told.goals_now] == ["A flat nearer to college"]
    assert [goal.text for goal in told.goals_later] == ["A cat"]
    assert [action.what for action in told.goals_now[0].actions] == ["Ask about the housing register"]
    assert [action.who for action in told.actions] == [f"{adviser.user.name}, personal adviser"]
    assert [action.what for action in plan.theirs] == ["Ask about the housing register"]
    assert plan.theirs[0].who == "Kai Example"


def test_a_draft_has_what_they_sent_last_and_a_version_what_stood_when_it_was_sent(kai, adviser, manager):
    wrote(kai, "First")
    wrote(kai, "Of all of it", section="")
    version = sent(kai, adviser.user, at=NOW + HOUR)
    wrote(kai, "Second", at=NOW + 2 * HOUR)
    wrote(kai, "Of all of it again", section="", at=NOW + 2 * HOUR)
    plan = read(version)
    assert (section(plan).words.text, section(plan).newer.text) == ("First", "Second")
    assert (plan.whole.words.text, plan.whole.newer.text) == ("Of all of it", "Of all of it again")
    plans.give_back(version, reason="More", by=manager.user, at=NOW + 3 * HOUR)
    version.refresh_from_db()
    plan = read(version)
    assert (section(plan).words.text, section(plan).newer) == ("Second", None)


def test_words_written_after_a_version_without_any_are_newer(kai, adviser, manager):
    version = approved(kai, adviser.user, manager.user)
    wrote(kai, "Late", at=NOW + HOUR)
    told = section(read(version))
    assert (told.words, told.newer.text) == (None, "Late")


def test_an_action_names_the_item_its_edition_and_the_law(kai, adviser):
    identity = offered(kai)
    version = begun(kai, adviser.user)
    home = version.plansection_rows.get(section="home")
    values = {"what": "Apply", "owner_kind": "somebody", "owner_name": "Sam", "item": identity, "edition": 3}
    plan_rows.add(PlanAction, home, values | {"national": "personal-adviser"}, by=adviser.user, at=NOW)
    (action,) = read(version).actions
    item, law = action.cited
    assert (item.name, item.edition) == ("Home starter pack", 3)
    assert item.address == "/testshire/offer/editions/3/housing/starter-pack/"
    assert (law.name, law.address, law.edition) == ("A personal adviser", "/law/", None)
    assert action.who == "Sam"


def test_an_item_of_an_edition_that_is_not_there_is_named_by_its_key(kai, adviser):
    identity = ItemIdentity.objects.create(authority=kai.authority, key="driving-lessons")
    version = begun(kai, adviser.user)
    values = {"what": "Apply", "owner_kind": "young_person", "item": identity, "edition": 9}
    plan_rows.add(PlanAction, version.plansection_rows.get(section="work"), values, by=adviser.user, at=NOW)
    (cited,) = read(version).actions[0].cited
    assert (cited.name, cited.address) == ("driving lessons", "")


def test_told_words_details_advice_and_ticks_are_there_and_consultation_notes_are_not(kai, adviser):
    clinician = member(Role.CLINICIAN).user
    version = written(kai, adviser.user)
    home = version.plansection_rows.get(section="home")
    details = {"details": {"safety": "Two locks", "unknown": "x"}}
    plan_rows.write_section(home, details, by=adviser.user, at=NOW, edit=home.edit)
    said = {"section": "home", "text": "Too far", "whose": "", "said_on": date(2026, 5, 3)}
    plan_rows.tell(version, said, by=adviser.user, at=NOW)
    Advice.objects.create(person=kai, section="home", text="A quiet room", by=clinician, at=NOW)
    build(ConsultationNote, person=kai, on=TODAY, text="Between us", at=NOW)
    for done in (False, True):
        Tick.objects.create(
            person=kai, action=version.planaction_rows.get().thread, done=done, by=kai.user, at=NOW + HOUR * done
        )
    plan = read(version)
    told = section(plan)
    assert [(each.text, each.by) for each in told.told] == [("Too far", adviser.user.name)]
    assert told.details == (("Is it safe?", "Two locks"),)
    assert told.advice == (("A quiet room", clinician.name, TODAY),)
    assert plan.actions[0].ticked is True
    assert "Between us" not in str(plan)


@pytest.mark.parametrize("many", [1, 12])
def test_it_costs_nine_queries_however_much_there_is(kai, adviser, many, django_assert_num_queries):
    identity = offered(kai)
    version = written(kai, adviser.user)
    for row in version.plansection_rows.all():
        for number in range(many):
            wrote(kai, f"Words {number}", section=row.section)
            values = {"what": "Do it", "owner_kind": "worker", "worker": adviser, "item": identity, "edition": 3}
            PlanAction.objects.create(person=kai, version=version, section=row.section, **values)
            Goal.objects.create(person=kai, version=version, section=row.section, text="More")
            Advice.objects.create(person=kai, section=row.section, text="Rest", by=adviser.user, at=NOW)
    version.refresh_from_db()
    version.person = kai
    with django_assert_num_queries(9):
        plan = read(version)
        assert all(action.who and action.cited is not None for action in plan.actions)
