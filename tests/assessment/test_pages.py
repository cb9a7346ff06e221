"""The pages of an assessment: written from the first to the last, refused in words, nothing lost, few queries."""

import uuid
from datetime import timedelta

import pytest

from leaving_care.models import Event
from pathways.actions import assessments as actions
from pathways.models import Assessment, Consulted, Copy, PlanVersion, Typed
from pathways.sections import AFTER_CARE
from tests.assessment.conftest import boxes, errors, opened
from tests.assessment.writing import finished, written
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(as_, kai, adviser):
    """Kai's adviser, signed in, and the address of Kai's assessments."""
    return as_(adviser), f"/work/people/{kai.key}/assessment/"


@pytest.fixture
def draft(kai, adviser):
    return actions.begin(kai, AFTER_CARE, by=adviser.user, at=NOW)


def test_from_the_beginning_to_the_plan(page, kai):
    client, start = page
    assert "no assessment was begun here" in client.get(start).content.decode()
    first = client.get(f"{start}start/")
    assert first.context["form"].initial == {"kind": AFTER_CARE}
    sent = opened(client, f"{start}start/", kind=AFTER_CARE)
    response = client.post(f"{start}start/", sent)
    made = Assessment.objects.get()
    one = f"{start}{made.key}/"
    assert response["Location"] == one
    assert client.post(f"{start}start/", sent).status_code == 302
    assert Assessment.objects.count() == 1
    for row in made.matter_rows.exclude(matter="alone"):
        address = f"{one}matters/{row.matter}/"
        assert client.post(address, opened(client, address, theirs="Mine", needs="Help"))["Location"] == one
    for who in ("parents", "responsible", "carer", "visitor"):
        address = f"{one}asked/{who}/"
        assert client.post(address, opened(client, address, was="no", not_asked="Nobody")).status_code == 302
    for who in ("school", "health", "adviser"):
        address = f"{one}asked/{who}/"
        said = {"was": "yes", "name": "Alex", "said": "Well", **boxes("asked_on", TODAY)}
        assert client.post(address, opened(client, address, **said)).status_code == 302
    assert "Say what came of it" in client.get(f"{one}finish/").content.decode()
    client.post(f"{one}result/", opened(client, f"{one}result/", result="All is known"))
    sent = opened(client, f"{one}finish/", copy_how="language", copy_language="Polish")
    assert client.post(f"{one}finish/", sent)["Location"] == one
    assert Copy.objects.get().language == "Polish"
    read = client.get(one).content.decode()
    assert "Finished on 20 November 2026" in read and "Start the plan from this" in read and "All is known" in read
    begun = client.post(f"{one}plan/", opened(client, f"{one}plan/"))
    assert begun["Location"] == f"/work/people/{kai.key}/plan/"
    assert PlanVersion.objects.get().plansection_rows.get(section="health").now == "Help"
    assert "being written already" in client.get(one).content.decode()
    assert not Typed.objects.exists()


def test_two_editors_of_a_matter_see_both_and_a_change_elsewhere_stops_nobody(page, kai, adviser, draft):
    client, start = page
    address = f"{start}{draft.key}/matters/health/"
    ours, theirs = opened(client, address, needs="Ours"), opened(client, address, needs="Theirs")
    kai.version += 5
    kai.save()
    assert client.post(address, theirs).status_code == 302
    response = client.post(address, ours)
    assert "Theirs" in response.content.decode() and "Ours" in response.content.decode()
    again = {**response.context["carried"].initial, "needs": "Both"}
    assert client.post(address, again).status_code == 302
    assert draft.matter_rows.get(matter="health").needs == "Both"


def test_what_is_refused_is_said_in_words_and_kept(page, draft):
    client, start = page
    one = f"{start}{draft.key}/"
    wrong = {
        "matters/health/": ({"found": "x" * 9000, "theirs": "kept words"}, "found"),
        "result/": ({"result": "x" * 9000, "discussed": "kept words"}, "result"),
        "asked/school/": ({"was": "yes", "said": "kept words"}, "asked_on"),
        "asked/carer/": ({"was": "no", "said": "kept words"}, "not_asked"),
    }
    for path, (said, field) in wrong.items():
        response = client.post(one + path, opened(client, one + path, **said))
        assert field in errors(response)
        assert "kept words" in response.content.decode()
        assert "kept words" in client.get(one + path).content.decode(), "kept until it is sent"
    tomorrow = boxes("asked_on", TODAY + timedelta(days=1))
    response = client.post(f"{one}asked/school/", opened(client, f"{one}asked/school/", was="yes", **tomorrow))
    assert "to come" in errors(response)["asked_on"]
    for rubbish in ("\0", "x" * 100_000):
        for path in wrong:
            names = ("found", "theirs", "needs", "result", "discussed", "was", "name", "said", "not_asked", "version")
            names += ("once", "asked_on-day", "asked_on-month", "asked_on-year")
            assert client.post(one + path, dict.fromkeys(names, rubbish)).status_code == 200
    assert not Consulted.objects.exists()


def test_somebody_asked_is_changed_and_taken_out(page, draft, adviser):
    client, start = page
    row = actions.consult(draft, "school", {"asked_on": TODAY, "name": "Alex"}, by=adviser.user, at=NOW)
    address = f"{start}{draft.key}/asked/{row.key}/"
    sent = opened(client, address, was="yes", said="All well", **boxes("asked_on", TODAY))
    stale = opened(client, address, was="no", not_asked="Gone")
    assert client.post(address, sent).status_code == 302
    response = client.post(address, stale)
    assert "All well" in response.content.decode()
    sent = opened(client, f"{address}remove/")
    for _ in range(2):
        assert client.post(f"{address}remove/", sent)["Location"] == f"{start}{draft.key}/"
    assert not Consulted.objects.exists()


def test_what_is_not_there_is_not_there(page, kai, adviser, draft):
    client, start = page
    other = finished(young_of(adviser), adviser.user)
    one, done = f"{start}{draft.key}/", f"{start}{other.key}/"
    absent = [f"{one}matters/help/", f"{one}matters/none/", f"{one}asked/ehc/", f"{one}asked/{uuid.uuid4()}/"]
    absent += [done, f"{done}result/", f"{done}plan/", f"{start}{uuid.uuid4()}/", f"{one}plan/"]
    for address in absent:
        assert client.get(address).status_code == 404, address


def young_of(adviser):
    from tests.people import young

    return young(adviser=adviser)


def test_a_finished_one_is_changed_by_nobody(page, kai, adviser):
    client, start = page
    made = written(kai, adviser.user)
    one = f"{start}{made.key}/"
    sent = opened(client, f"{one}result/", result="Other")
    actions.finish(made, copy_how="paper", by=adviser.user, at=NOW)
    assert client.get(f"{one}result/").status_code == 404
    assert "This assessment is finished" in str(errors(client.post(f"{one}result/", sent)))
    made.refresh_from_db()
    assert made.result == "It is known now"


def test_who_may_read_reads_and_is_noted(as_, kai, manager, adviser):
    from leaving_care.models import Role
    from tests.people import member

    made = finished(kai, adviser.user)
    officer = member(Role.DATA_OFFICER)
    response = as_(officer).get(f"/work/people/{kai.key}/assessment/{made.key}/")
    assert response.status_code == 200 and b"Start the plan" not in response.content
    assert Event.objects.filter(kind="looked", by=officer.user, part="plan").count() == 1
    assert kai.name_used not in response.content.decode().split("</title>")[0]


def test_few_queries_with_much_on_the_page(page, kai, adviser, at_most):
    client, start = page
    made = written(kai, adviser.user)
    for _ in range(5):
        actions.consult(made, "somebody", {"asked_on": TODAY, "said": "x"}, by=adviser.user, at=NOW)
    client.get(start)
    for address in (start, f"{start}{made.key}/", f"{start}{made.key}/matters/health/"):
        with at_most(14):
            response = client.get(address)
        assert len(response.content) < 100_000
    actions.finish(made, copy_how="paper", by=adviser.user, at=NOW)
    with at_most(14):
        client.get(f"{start}{made.key}/")
