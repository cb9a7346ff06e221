"""Holding back what plans, assessments, reviews and notes say of somebody else."""

import io
import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from pypdf import PdfReader

from leaving_care.actions.rights import hold_back, row_name
from leaving_care.models import Circumstance, Event, HeldBack, Role
from pathways.actions import plans
from pathways.archive import writing
from pathways.archive.kinds import PARTS
from pathways.archive.others import KINDS, others
from pathways.archive.others_kinds import NOT_LISTED, TOLD
from pathways.archive.reading import read
from pathways.models import Answer, Consulted, Contact, Goal, PlanAction, PlanSection, PlanVersion, Tick, ToldWords
from tests.leaving_care.rows import build, publish
from tests.people import NOW, TODAY, member, young
from tests.plans import approved
from tests.rights.everything import somebody, texts

pytestmark = pytest.mark.django_db
NEEDS: dict = {Circumstance: {"kind": "hard_time"}, PlanAction: {"owner_kind": "somebody"}}
WHY = "It is about somebody else’s health"
OF_PLANS = {kind.model: kind for part in PARTS for kind in part.kinds if kind.model.startswith("pathways.")}


@pytest.fixture
def officer():
    return member(Role.DATA_OFFICER)


@pytest.fixture
def person(adviser):
    return young(account=True, adviser=adviser)


def taken_out(person):
    """All that the young person gets, but for the PDF, which is the page on paper."""
    record = read(person, NOW)
    return writing.page(record) + writing.data(record)


def test_every_kind_with_words_in_it_is_listed_or_says_why_not():
    listed = {model._meta.label for model in TOLD}
    with_words = {
        label
        for label, kind in OF_PLANS.items()
        for field in apps.get_model(label)._meta.concrete_fields
        if isinstance(field, CharField | TextField) and not field.choices and field.name in kind.fields
        if field.name not in ("section", "matter", "who", "duty", "unit")
    }
    assert not listed & NOT_LISTED.keys()
    assert with_words - listed - NOT_LISTED.keys() == set()
    assert NOT_LISTED.keys() <= OF_PLANS.keys() and all(NOT_LISTED.values())


def test_a_row_of_every_such_kind_is_offered_once():
    person = somebody()
    found = others(person)
    assert {row.kind for row in found} == KINDS.keys()
    assert len({row.name for row in found}) == len(found)
    assert others(young()) == []


@pytest.mark.parametrize("model", [model for model in TOLD if TOLD[model].texts], ids=lambda model: model.__name__)
def test_what_is_held_back_is_nowhere_and_says_why(person, officer, model):
    said = {name: word for name, word in texts(model).items() if name in TOLD[model].texts}
    row = build(model, person=person, **said | NEEDS.get(model, {}))
    words = [word for name, word in said.items() if name not in ("kind", "heading")]
    before = taken_out(person)
    assert words and all(word in before.lower() for word in words)
    hold_back(person, row_name(row), reason=WHY, by=officer.user, at=NOW)
    after = taken_out(person)
    assert [word for word in words if word in after.lower()] == []
    assert f"Something is held back here because: {WHY}" in after
    assert json.dumps({"held_back": WHY}, ensure_ascii=False, indent=1).strip("{}\n ") in after


def test_their_own_words_that_a_worker_wrote_down_are_not_offered(person):
    build(ToldWords, person=person, text="I want a dog", whose="")
    theirs = build(ToldWords, person=person, text="She drinks", whose="Mum")
    assert [(row.key, row.words) for row in others(person)] == [(theirs.key, "Mum, She drinks")]


def test_a_contact_without_a_note_is_about_nobody_else(person):
    build(Contact, person=person, at=NOW, note="", how="call", outcome="reached")
    assert others(person) == []


def test_what_goes_on_from_plan_to_plan_is_offered_once_and_held_back_in_each(person, officer, adviser, as_):
    first = approved(person, adviser.user, member(Role.MANAGER).user)
    goal, action = first.goal_rows.get(), first.planaction_rows.get()
    Answer.objects.create(person=person, version=first, goal=goal.thread, said="agree", by=person.user, at=NOW)
    Tick.objects.create(person=person, action=action.thread, done=True, by=person.user, at=NOW)
    plans.begin(person, first.kind, by=adviser.user, at=NOW + timedelta(days=1))
    section = first.plansection_rows.get(section="home")
    listed = [row for row in others(person) if "A flat nearer to college" in row.words]
    assert len(listed) == 1 and listed[0].key != goal.key, "the newest"
    assert taken_out(person).count(goal.text) > 4
    for row in (goal, action, section):
        hold_back(person, row_name(row), reason=WHY, by=officer.user, at=NOW)
    after = taken_out(person)
    for said in (goal.text, action.what, section.now):
        assert said not in after
    assert "something that is held back" in after.lower()
    # Either of the two rows leads to the one that is held back.
    (copy,) = Goal.objects.filter(person=person).exclude(pk=goal.pk)
    address = f"/manage/data/people/{person.key}/others/goal/{copy.key}/"
    assert WHY in as_(officer).get(address).content.decode()
    assert as_(officer).post(address, {}).status_code == 302
    assert HeldBack.objects.get(row=row_name(goal)).ended_at is not None
    assert goal.text in taken_out(person)


def test_a_goal_that_says_something_else_by_now_is_a_row_of_its_own(person, officer):
    goal = build(Goal, person=person, text="Live with Robin")
    publish(goal.version)
    version = build(PlanVersion, person=person, number=2)
    later = build(Goal, person=person, version=version, text="Live near Robin", thread=goal.thread)
    assert len(others(person)) == 2
    hold_back(person, row_name(goal), reason=WHY, by=officer.user, at=NOW)
    after = taken_out(person)
    assert goal.text not in after and later.text in after


def test_of_what_is_listed_every_part_is_noted_as_looked_at(person, officer, as_):
    build(Contact, person=person, at=NOW, note="With Robin", how="call", outcome="reached")
    row = build(Consulted, person=person, name="Robin", said="Words of Robin")
    page = as_(officer).get(f"/manage/data/people/{person.key}/others/").content.decode()
    assert "With Robin" in page and "Words of Robin" in page
    looks = Event.objects.filter(person=person, kind="looked").order_by("pk").values_list("part", flat=True)
    assert sorted(looks) == ["contacts", "known_people", "plan"]
    as_(officer).get(f"/manage/data/people/{person.key}/others/consulted/{row.key}/")
    assert list(looks.all())[3:] == ["plan"]


def test_a_long_record_takes_two_queries_and_comes_in_pages(person, officer, as_, django_assert_num_queries):
    version = build(PlanSection, person=person, now="x").version
    for number in range(120):
        told = {"person": person, "version": version, "text": f"{number} " + "words " * 1000, "whose": "Mum"}
        ToldWords.objects.create(said_on=TODAY, by=officer.user, at=NOW, **told)
    with django_assert_num_queries(2):
        assert len(others(person)) == 121
    client, address = as_(officer), f"/manage/data/people/{person.key}/others/"
    page = client.get(address).content
    assert len(page) < 100_000
    assert b"Page 1 of 2" in page and b"Page 2 of 2" in client.get(f"{address}?page=2").content


@pytest.mark.slow
@pytest.mark.once
def test_what_is_held_back_is_not_on_paper(person, officer):
    row = build(PlanAction, person=person, what="Ring Robin", owner_kind="somebody", owner_name="Aunt Ash")
    hold_back(person, row_name(row), reason="Not yours to tell", by=officer.user, at=NOW)
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(writing.pdf(read(person, NOW)))).pages)
    assert "Ring Robin" not in words and "Aunt Ash" not in words
    assert "Not yours to tell" in words
