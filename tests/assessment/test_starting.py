"""Beginning an assessment: the duty that asks for one is said, the kinds are those of their age, and nobody asks themselves."""

from datetime import timedelta

import pytest

from leaving_care.law import book
from leaving_care.models import Role, TimeInCare
from leaving_care.standing import reckon
from pathways import summaries
from pathways.actions import assessments
from pathways.matters import OWED_AS, kind_for
from pathways.sections import AFTER_CARE, EDUCATION, ELIGIBLE, FROM_21, KINDS, kinds_at
from pathways.timetable.law import law_on
from tests.me.conftest import words
from tests.people import LONG_AGO, NOW, TODAY, member, young

pytestmark = pytest.mark.django_db


@pytest.fixture
def bella(adviser):
    """16 for four months, in care for long: the day for the assessment has gone."""
    made = young(adviser=adviser, name_used="Bella Invented", date_of_birth=TODAY.replace(year=2010, month=7))
    made.timeincare_rows.all().delete()
    TimeInCare.objects.create(person=made, starts_on=LONG_AGO, legal="C2", authority=made.authority.name)
    reckon(made)
    summaries.keep(made, TODAY)
    return made


def start(client, person):
    return client.get(f"/work/people/{person.key}/assessment/start/")


def test_the_duty_that_asks_for_it_is_said_as_on_the_list(as_, bella, adviser):
    page = start(as_(adviser), bella)
    said = words(page)
    assert "This is owed: Assessment, in care at 16, its last day was 20 October 2026." in said
    assert "Regulation 42" in said or "regulation 42" in said
    assert "no assessment is asked for by law" not in said
    assert page.context["form"].initial == {"kind": ELIGIBLE}
    assert [key for key, _ in page.context["form"].fields["kind"].choices] == [ELIGIBLE, AFTER_CARE]


def test_without_a_duty_the_status_suggests_one(as_, kai, adviser):
    page = start(as_(adviser), kai)
    assert "The answer that fits their status is chosen already" in words(page)
    assert page.context["form"].initial == {"kind": AFTER_CARE}


def test_every_duty_to_assess_of_the_law_book_has_its_kind():
    asks = {id for id in law_on(book(), TODAY) if id.startswith("assessment-")}
    assert asks == set(OWED_AS)


@pytest.mark.parametrize(
    ("age", "kinds"),
    [(16, (ELIGIBLE, AFTER_CARE)), (18, (AFTER_CARE,)), (20, (AFTER_CARE,)), (21, (AFTER_CARE, EDUCATION, FROM_21))],
)
def test_kinds_by_age(age, kinds):
    assert kinds_at(age) == kinds
    assert set(kinds) <= set(KINDS)
    statuses = {16: "eligible", 18: "former_relevant", 20: "former_relevant", 21: "former_relevant"}
    assert kind_for(statuses[age], age) in kinds


@pytest.mark.parametrize(("role", "asked"), [(Role.PERSONAL_ADVISER, False), (Role.SOCIAL_WORKER, True)])
def test_whoever_writes_it_as_their_adviser_is_not_asked_for_their_own_view(as_, role, asked):
    writer = member(role)
    person = young(adviser=writer)
    person.allocation_rows.update(role=role)
    made = assessments.begin(person, AFTER_CARE, by=writer.user, at=NOW)
    said = words(as_(writer).get(f"/work/people/{person.key}/assessment/{made.key}/"))
    assert ("Their personal adviser" in said) is asked
    assert any("Their personal adviser" in line for line in assessments.missing_in(made)) is asked


def test_one_that_was_asked_before_stays(as_, kai, adviser):
    made = assessments.begin(kai, AFTER_CARE, by=adviser.user, at=NOW)
    assessments.consult(made, "adviser", {"asked_on": TODAY - timedelta(days=1)}, by=adviser.user, at=NOW)
    said = words(as_(adviser).get(f"/work/people/{kai.key}/assessment/{made.key}/"))
    assert "Their personal adviser" in said
