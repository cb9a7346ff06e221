"""What the database itself refuses of plans and of what young people say, on both databases."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from leaving_care import guards
from leaving_care.models import Role
from pathways.models import Answer, Assessment, ChoiceAt21, Copy, GoalView, Meaning, OwnWords, PlanAction, PlanVersion
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, member, young
from tests.plans import approved, begun, sent

pytestmark = pytest.mark.django_db
ALONE = "Only the young person writes their own words"


@pytest.fixture
def adviser():
    return member(Role.PERSONAL_ADVISER)


@pytest.fixture
def kai(adviser):
    return young(account=True, adviser=adviser)


def refused(words):
    return pytest.raises(IntegrityError, match=words)


def made(model, person, by, **values):
    """A row that somebody tries to add of what a young person says."""
    needed = {
        OwnWords: {"text": "Mine"},
        Answer: {"said": "agree"},
        Meaning: {"said": "yes"},
        GoalView: {"goal": person.key},
        ChoiceAt21: {"said": "stay", "on": TODAY},
    }[model]
    if model in (Answer, Meaning, GoalView):
        needed["version"] = PlanVersion.objects.filter(person=person).first() or build(PlanVersion, person=person)
    return model.objects.create(person=person, by=by, at=NOW, **needed, **values)


@pytest.mark.parametrize("model", [OwnWords, Meaning, GoalView])
def test_only_the_young_person_writes_their_own_words(model, kai, adviser):
    other = young(account=True)
    assert made(model, kai, kai.user)
    for somebody_else in (adviser.user, member(Role.MANAGER).user, other.user):
        with refused(ALONE), transaction.atomic():
            made(model, kai, somebody_else)
    assert model.objects.count() == 1


@pytest.mark.parametrize("model", [OwnWords, Meaning, GoalView, Answer, ChoiceAt21])
def test_for_somebody_without_an_account_nobody_speaks(model, adviser):
    person = young(adviser=adviser)
    with refused("Only the young person"), transaction.atomic():
        made(model, person, adviser.user)


@pytest.mark.parametrize("model", [OwnWords, Meaning, GoalView, Answer, ChoiceAt21])
def test_no_permit_makes_words_somebody_elses(model, kai, adviser):
    row = made(model, kai, kai.user)
    with guards.permit("a mistake", by="manage.py test", at=NOW):
        with refused("Only the young person"), transaction.atomic():
            model.objects.filter(pk=row.pk).update(by=adviser.user)
        with refused("Only the young person"), transaction.atomic():
            model.objects.filter(pk=row.pk).update(person=young(account=True))


@pytest.mark.parametrize(
    ("model", "words"),
    [
        (Answer, "Only the young person answers, or a worker whom they told"),
        (ChoiceAt21, "Only the young person chooses, or tells a worker"),
    ],
)
def test_a_worker_notes_an_answer_that_they_were_told_and_says_so(model, words, kai, adviser):
    assert made(model, kai, kai.user)
    assert made(model, kai, adviser.user, told_to=adviser.user)
    with refused(words), transaction.atomic():
        made(model, kai, adviser.user)


def test_who_wrote_in_a_plan_does_not_approve_it(kai, adviser):
    manager, writer = member(Role.MANAGER).user, member(Role.MANAGER).user
    version = sent(kai, adviser.user)
    version.planwriter_rows.create(person=kai, user=writer)
    rows = PlanVersion.objects.filter(pk=version.pk)
    for somebody in (writer, adviser.user):
        with refused("did not write it|nobody_approves"), transaction.atomic():
            rows.update(approved_by=somebody, approved_at=NOW)
    assert rows.update(approved_by=manager, approved_at=NOW) == 1


def test_a_plan_is_approved_when_it_was_sent_with_a_way_to_give_it(kai, adviser):
    rows = PlanVersion.objects.filter(pk=begun(kai, adviser.user).pk)
    manager = member(Role.MANAGER).user
    for values in ({"copy_how": "online"}, {"sent_at": NOW, "sent_by": adviser.user}):
        with refused("a_plan_is_approved_when_sent"), transaction.atomic():
            rows.update(approved_by=manager, approved_at=NOW, **values)
    for values in ({"approved_at": NOW}, {"approved_by": manager}):
        with refused("an_approval_names_who_gave_it"), transaction.atomic():
            rows.update(sent_at=NOW, sent_by=adviser.user, copy_how="online", **values)


@pytest.mark.parametrize("model", [PlanVersion, Assessment])
def test_one_is_written_at_a_time(model, kai):
    build(model, person=kai)
    with refused("one_|UNIQUE"), transaction.atomic():
        build(model, person=kai)
    assert build(model, person=young())


def test_a_new_version_begins_beside_the_approved_one(kai, adviser):
    first = approved(kai, adviser.user, member(Role.MANAGER).user)
    second = begun(kai, adviser.user, at=NOW + timedelta(days=1))
    assert (second.number, second.before) == (2, first)
    with refused("a_plan_version_has_its_number|UNIQUE|are frozen"), transaction.atomic():
        PlanVersion.objects.filter(pk=second.pk).update(number=1)


def test_an_action_has_one_named_owner_and_a_copy_is_of_one_thing(kai, adviser):
    version = begun(kai, adviser.user)
    for values in ({"owner_kind": "worker"}, {"owner_kind": "somebody"}, {"owner_name": "Pat"}):
        with refused("an_action_has_one_named_owner"), transaction.atomic():
            build(PlanAction, version, **({"owner_kind": "young_person"} | values))
    assert build(PlanAction, version, owner_kind="worker", worker=adviser)
    with refused("a_copy_is_of_one_thing"), transaction.atomic():
        Copy.objects.create(person=kai, version=version, assessment=build(Assessment, person=kai), how="online")
    with refused("a_copy_is_of_one_thing"), transaction.atomic():
        Copy.objects.create(person=kai, how="online")
