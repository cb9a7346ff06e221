"""Important papers: one at a time; the young person's own list; the council's choice of kinds."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Event
from pathways.actions import papers as actions
from pathways.models import Paper, PlanSettings, Typed
from pathways.timetable.words import PAPERS
from tests.assessment.conftest import boxes, errors, once, opened
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SOON = TODAY + timedelta(days=20)
HAVE = {"state": "have", "had_on": date(2025, 1, 2), "who": "", "by_when": None}
GETTING = {"state": "getting", "had_on": None, "who": "Priya", "by_when": SOON}
UNKNOWN = {"state": "", "had_on": None, "who": "", "by_when": None}


def test_one_is_saved_and_only_what_changed_is_written(kai, adviser, manager):
    actions.save_paper(kai, "passport", HAVE, by=adviser.user, at=NOW)
    actions.save_paper(kai, "dentist", GETTING, by=adviser.user, at=NOW)
    for kind, values in (("passport", HAVE), ("dentist", GETTING | {"who": "Kai"})):
        actions.save_paper(kai, kind, values, by=manager.user, at=NOW)
    assert {(row.kind, row.by) for row in Paper.objects.all()} == {
        ("passport", adviser.user),
        ("dentist", manager.user),
    }
    before = Event.objects.count()
    actions.save_paper(kai, "passport", HAVE, by=adviser.user, at=NOW)
    assert Event.objects.count() == before, "nothing was changed"
    for kind in ("dentist", "optician"):
        actions.save_paper(kai, kind, UNKNOWN, by=adviser.user, at=NOW)
    assert [row.kind for row in Paper.objects.all()] == ["passport"]


def test_refused_overtaken_and_sent_twice(kai, adviser, others):
    for who in others.values():
        with pytest.raises(NotAllowed):
            actions.save_paper(kai, "passport", HAVE, by=who, at=NOW)
    with pytest.raises(ValidationError, match="who is getting it"):
        actions.save_paper(kai, "passport", GETTING | {"who": ""}, by=adviser.user, at=NOW)
    with pytest.raises(ValidationError):
        actions.save_paper(kai, "library_card", HAVE, by=adviser.user, at=NOW)
    edit, token = actions.edit_of(None), once()
    actions.save_paper(kai, "passport", HAVE, by=adviser.user, at=NOW, edit=edit, once=token)
    with pytest.raises(ChangedMeanwhile):
        actions.save_paper(kai, "passport", GETTING, by=adviser.user, at=NOW, edit=edit)
    with pytest.raises(AlreadyDone):
        actions.save_paper(kai, "passport", HAVE, by=adviser.user, at=NOW, edit=edit, once=token)
    actions.save_paper(kai, "dentist", HAVE, by=adviser.user, at=NOW, edit=edit)


def test_one_after_the_other_is_saved_and_they_see_it(as_, kai, adviser):
    client, listed = as_(adviser), f"/work/people/{kai.key}/papers/"
    asked = {
        "passport": {"state": "have", **boxes("had_on", date(2025, 1, 2))},
        "bank_account": {"state": "getting", "who": "Priya", **boxes("by_when", SOON)},
        "doctor": {"state": "have"},
        "dentist": {"state": "missing"},
    }
    for kind, said in asked.items():
        assert f'href="{listed}{kind}/"' in client.get(listed).content.decode()
        assert client.post(f"{listed}{kind}/", opened(client, f"{listed}{kind}/", **said))["Location"] == listed
    read = client.get(listed).content.decode()
    assert "Priya is getting it, by 10 December 2026" in read and "They are registered" in read
    mine = as_(kai.user).get("/me/papers/").content.decode()
    assert "You have it, since 2 January 2025" in mine and "Still missing" in mine and "Not recorded yet" in mine
    assert "overdue" not in mine


def test_the_way_on_leads_through_all_of_them(as_, kai, adviser):
    client, listed = as_(adviser), f"/work/people/{kai.key}/papers/"
    address, seen = f"{listed}{next(iter(PAPERS))}/", []
    while address != listed:
        seen.append(address.split("/")[-2])
        page = client.get(address)
        assert ("Save and go on" in page.content.decode()) is (len(seen) < len(PAPERS))
        said = opened(client, address, state="missing", go_on="1")
        address = client.post(address, said)["Location"]
    assert seen == list(PAPERS) and Paper.objects.filter(state="missing").count() == len(PAPERS)


@pytest.mark.parametrize(
    ("kind", "said", "wrong"),
    [
        ("passport", {"state": "getting"}, {"who": "Say who is getting it", "by_when": "Say by when"}),
        ("dentist", {"state": "perhaps"}, {"state": "Choose one of the answers"}),
        ("doctor", {"state": "have", **boxes("had_on", SOON)}, {"had_on": "This day is to come"}),
        ("doctor", {"state": "have", **boxes("had_on", date(1990, 1, 1))}, {"had_on": "before they were born"}),
        ("optician", {"state": "getting", "who": "x" * 121, **boxes("by_when", SOON)}, {"who": "120 characters"}),
        ("optician", {"state": "getting", "who": "x", **boxes("by_when", TODAY - DAY)}, {"by_when": "from today on"}),
    ],
)
def test_the_form_refuses_in_words_and_keeps_what_was_typed(as_, kai, adviser, kind, said, wrong):
    client, address = as_(adviser), f"/work/people/{kai.key}/papers/{kind}/"
    found = errors(client.post(address, opened(client, address, **said)))
    assert found.keys() == wrong.keys()
    assert all(words in found[name] for name, words in wrong.items())
    assert not Paper.objects.exists()
    assert Typed.objects.get().step == f"work_paper {kind}"
    assert "did not send it" in client.get(address).content.decode()
    assert "did not send it" not in client.get(address.replace(kind, "birth_certificate")).content.decode()


def test_rubbish_is_refused_and_what_is_not_kept_is_not_there(as_, kai, adviser):
    client, listed = as_(adviser), f"/work/people/{kai.key}/papers/"
    names = ("state", "who", "had_on-day", "by_when-day", "by_when-month", "by_when-year", "version", "once")
    for rubbish in ("\0", "x" * 100_000):
        assert client.post(f"{listed}passport/", dict.fromkeys(names, rubbish)).status_code == 200
    for kind in ("change", "library_card"):
        assert client.get(f"{listed}{kind}/").status_code == 404
    PlanSettings.objects.create(authority=kai.authority, papers=["doctor"])
    assert client.get(f"{listed}passport/").status_code == 404


def test_two_editors_of_one_see_both_and_another_paper_stops_nobody(as_, kai, adviser):
    client, address = as_(adviser), f"/work/people/{kai.key}/papers/passport/"
    ours = opened(client, address, state="getting", who="Ours", **boxes("by_when", SOON))
    actions.save_paper(kai, "dentist", HAVE, by=adviser.user, at=NOW)
    actions.save_paper(kai, "passport", HAVE, by=adviser.user, at=NOW)
    response = client.post(address, ours)
    page = response.content.decode()
    assert "They have it, since 2 January 2025" in page and "Ours" in page
    assert client.post(address, {**ours, **response.context["carried"].initial}).status_code == 302
    assert Paper.objects.get(kind="passport").who == "Ours"


def test_a_promise_whose_day_is_past_can_stay(as_, kai, adviser):
    past = GETTING | {"by_when": TODAY - timedelta(days=9)}
    Paper.objects.create(person=kai, kind="passport", by=adviser.user, at=NOW, **past)
    client, address = as_(adviser), f"/work/people/{kai.key}/papers/passport/"
    said = {"state": "getting", "who": "Robin", **boxes("by_when", past["by_when"])}
    assert client.post(address, opened(client, address, **said)).status_code == 302
    assert Paper.objects.get().who == "Robin"


def test_the_council_chooses_the_kinds(as_, kai, adviser):
    assert actions.papers_of(kai.authority) == PAPERS
    PlanSettings.objects.create(authority=kai.authority, papers=["passport", "doctor"])
    assert list(actions.papers_of(kai.authority)) == ["passport", "doctor"]
    assert "optician" not in as_(adviser).get(f"/work/people/{kai.key}/papers/").content.decode().lower()


def test_few_queries(as_, kai, adviser, client, at_most):
    for kind in PAPERS:
        actions.save_paper(kai, kind, HAVE, by=adviser.user, at=NOW)
    listed = f"/work/people/{kai.key}/papers/"
    for who, address in ((adviser, listed), (adviser, f"{listed}passport/"), (kai.user, "/me/papers/")):
        as_(who).get(address)
        with at_most(12):
            client.get(address)
