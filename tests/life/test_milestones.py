"""Talks before 18 and 21, the change of main worker, a course told of."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Role
from pathways import summaries
from pathways.actions import milestones
from pathways.models import Milestone
from tests.life.conftest import DAY, ids, on, sent
from tests.people import NOW, TODAY, member, young

pytestmark = pytest.mark.django_db
ADULT = date(2026, 11, 20)


def mark(person, kind, by, day=TODAY, **values):
    return milestones.mark(person, kind, on=day, by=by.user, at=NOW, **values)


@pytest.fixture
def seventeen(adviser):
    person = young(adviser=adviser, date_of_birth=date(2008, 12, 20), name_used="Jo Example")
    summaries.keep(person, TODAY)
    return person


def test_a_talk_before_the_birthday_is_the_talk(seventeen, adviser):
    assert "talk-before-18" in ids(seventeen)
    mark(seventeen, "talk_18", adviser, words="Keys, money, who to ring")
    assert "talk-before-18" not in ids(seventeen)


def test_the_main_worker_changes_on_the_18th_birthday_and_not_before(adviser):
    person = young(adviser=adviser, date_of_birth=date(2008, 11, 20))
    with pytest.raises(ValidationError, match="changes at 18"):
        mark(person, "switched", adviser, ADULT - DAY)
    assert "at-18" in ids(person)
    mark(person, "switched", adviser, ADULT)
    assert "at-18" not in ids(person)


def test_it_changes_to_somebody(manager):
    person = young(date_of_birth=date(2008, 11, 20))
    with pytest.raises(ValidationError, match="Nobody is their main adviser"):
        mark(person, "switched", manager)


def test_what_cannot_be_is_refused(kai, adviser):
    with pytest.raises(ValidationError, match="in the future"):
        mark(kai, "talk_21", adviser, TODAY + DAY)
    with pytest.raises(ValidationError, match="not written down here"):
        mark(kai, "closed", adviser)
    with pytest.raises(ValidationError, match="before they turned 21"):
        mark(kai, "course_told", adviser, date(2025, 5, 3))
    with pytest.raises(ValidationError, match="last day"):
        mark(kai, "course_told", adviser, until=TODAY - DAY)
    mark(kai, "course_told", adviser, date(2025, 5, 4), until=TODAY + 90 * DAY)
    assert "adviser-from-21" in ids(kai) or "assessment-education" in ids(kai)


def test_it_is_for_those_who_work_with_them_and_done_once(kai, adviser, strangers):
    once = uuid.uuid4()
    mark(kai, "talk_21", adviser, once=once)
    with pytest.raises(AlreadyDone):
        mark(kai, "talk_21", adviser, once=once)
    for other in [*strangers, kai.user]:
        with pytest.raises(NotAllowed):
            milestones.mark(kai, "talk_21", on=TODAY, by=other, at=NOW)
    assert Milestone.objects.count() == 1


def test_the_page_says_what_changes_in_the_law_books_words(seventeen, adviser, as_, at_most):
    client, address = as_(adviser), f"/work/people/{seventeen.key}/at-18/"
    with at_most(12):
        page = client.get(address).content.decode()
    assert "They turn 18 on 20 December 2026" in page
    assert "Eligible." in page and "Former relevant." in page
    assert adviser.user.name in page
    assert "Jo Example" not in page.split("</title>")[0]
    client.post(f"{address}talk/", sent(words="We talked", **on("on", TODAY)))
    assert "We talked" in client.get(address).content.decode()
    refused = client.post(f"{address}switch/", sent(words="Too early", **on("on", TODAY)))
    assert "changes at 18, on 20 December 2026" in refused.content.decode()
    assert "Too early" in refused.content.decode()


def test_a_course_is_told_on_the_page(kai, adviser, as_):
    client, address = as_(adviser), f"/work/people/{kai.key}/at-21/"
    answer = client.post(f"{address}course/", sent(words="Plumbing", **on("on", TODAY), **on("until", TODAY - DAY)))
    assert "last day cannot be before" in answer.content.decode()
    client.post(f"{address}course/", sent(words="Plumbing", **on("on", TODAY), **on("until", TODAY + DAY)))
    row = Milestone.objects.get()
    assert (row.kind, row.words, row.until) == ("course_told", "Plumbing", TODAY + DAY)
    assert "Plumbing" in client.get(address).content.decode()
    assert as_(member(Role.PERSONAL_ADVISER)).get(address).status_code == 404
