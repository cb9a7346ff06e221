"""Important papers: one form, one save; the young person's own list; the council's choice of kinds."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Event
from pathways.actions import papers as actions
from pathways.models import Paper, PlanSettings
from pathways.timetable.words import PAPERS
from tests.assessment.conftest import boxes, errors, once, opened
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db
SOON = TODAY + timedelta(days=20)
HAVE = {"state": "have", "had_on": date(2025, 1, 2), "who": "", "by_when": None}
GETTING = {"state": "getting", "had_on": None, "who": "Priya", "by_when": SOON}
UNKNOWN = {"state": "", "had_on": None, "who": "", "by_when": None}


def test_all_are_saved_at_once_and_only_what_changed_is_written(kai, adviser, manager):
    actions.save_papers(kai, {"passport": HAVE, "dentist": GETTING}, by=adviser.user, at=NOW)
    said = {"passport": HAVE, "dentist": GETTING | {"who": "Kai"}}
    actions.save_papers(kai, said, by=manager.user, at=NOW)
    assert {(row.kind, row.by) for row in Paper.objects.all()} == {
        ("passport", adviser.user),
        ("dentist", manager.user),
    }
    before = Event.objects.count()
    actions.save_papers(kai, said, by=adviser.user, at=NOW)
    assert Event.objects.count() == before, "nothing was changed"
    actions.save_papers(kai, {"dentist": UNKNOWN, "optician": UNKNOWN}, by=adviser.user, at=NOW)
    assert [row.kind for row in Paper.objects.all()] == ["passport"]


def test_refused_overtaken_and_sent_twice(kai, adviser, others):
    for who in others.values():
        with pytest.raises(NotAllowed):
            actions.save_papers(kai, {"passport": HAVE}, by=who, at=NOW)
    with pytest.raises(ValidationError, match="who is getting it"):
        actions.save_papers(kai, {"passport": GETTING | {"who": ""}}, by=adviser.user, at=NOW)
    with pytest.raises(ValidationError):
        actions.save_papers(kai, {"library_card": HAVE}, by=adviser.user, at=NOW)
    edit, token = actions.edit_of(actions.known(kai)), once()
    actions.save_papers(kai, {"passport": HAVE}, by=adviser.user, at=NOW, edit=edit, once=token)
    with pytest.raises(ChangedMeanwhile):
        actions.save_papers(kai, {"passport": GETTING}, by=adviser.user, at=NOW, edit=edit)
    with pytest.raises(AlreadyDone):
        actions.save_papers(kai, {"passport": HAVE}, by=adviser.user, at=NOW, edit=edit, once=token)


def test_the_form_saves_and_they_see_it(as_, kai, adviser, client):
    address = f"/work/people/{kai.key}/papers/change/"
    as_(adviser)
    said = {"passport": "have", **boxes("passport_had_on", date(2025, 1, 2)), "doctor": "have", "dentist": "missing"}
    said |= {"bank_account": "getting", "bank_account_who": "Priya", **boxes("bank_account_by_when", SOON)}
    response = client.post(address, opened(client, address, **said))
    assert response["Location"] == f"/work/people/{kai.key}/papers/"
    read = client.get(response["Location"]).content.decode()
    assert "Priya is getting it, by 10 December 2026" in read and "They are registered" in read
    assert len(client.get(address).content) < 100_000
    as_(kai.user)
    mine = client.get("/me/papers/").content.decode()
    assert "You have it, since 2 January 2025" in mine and "Still missing" in mine and "Not recorded yet" in mine
    assert "overdue" not in mine


def test_the_form_refuses_in_words(as_, kai, adviser):
    client, address = as_(adviser), f"/work/people/{kai.key}/papers/change/"
    said = {"passport": "getting", "dentist": "perhaps", "doctor": "have", **boxes("doctor_had_on", SOON)}
    said |= {"optician": "getting", "optician_who": "x" * 121, **boxes("optician_by_when", date(2020, 1, 1))}
    found = errors(client.post(address, opened(client, address, **said)))
    assert found.keys() == {
        "passport_who", "passport_by_when", "dentist", "doctor_had_on", "optician_who", "optician_by_when"
    }  # fmt: skip
    assert found["passport_who"] == "Passport: say who is getting it"


def test_a_promise_whose_day_is_past_can_stay(as_, kai, adviser):
    past = GETTING | {"by_when": TODAY - timedelta(days=9)}
    Paper.objects.create(person=kai, kind="passport", by=adviser.user, at=NOW, **past)
    client, address = as_(adviser), f"/work/people/{kai.key}/papers/change/"
    said = {"passport": "getting", "passport_who": "Robin", **boxes("passport_by_when", past["by_when"])}
    assert client.post(address, opened(client, address, **said)).status_code == 302
    assert Paper.objects.get().who == "Robin"


def test_the_council_chooses_the_kinds(as_, kai, adviser):
    assert actions.papers_of(kai.authority) == PAPERS
    PlanSettings.objects.create(authority=kai.authority, papers=["passport", "doctor"])
    assert list(actions.papers_of(kai.authority)) == ["passport", "doctor"]
    assert "optician" not in as_(adviser).get(f"/work/people/{kai.key}/papers/").content.decode().lower()


def test_few_queries(as_, kai, adviser, client, at_most):
    actions.save_papers(kai, dict.fromkeys(PAPERS, HAVE), by=adviser.user, at=NOW)
    for who, address in ((adviser, f"/work/people/{kai.key}/papers/"), (kai.user, "/me/papers/")):
        as_(who).get(address)
        with at_most(12):
            client.get(address)
