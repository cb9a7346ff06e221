"""The yearly hello: who is due, a neutral list that is noted, what was sent, and who asked for no more."""

import csv
import io
import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import NotAllowed
from leaving_care.models import Event, WayToReach
from pathways import summaries
from pathways.actions import choices, hellos
from pathways.greeting import to_greet
from pathways.models import YearlyHello
from tests.life.conftest import BORN_22, DAY, ids, on, sent
from tests.people import NOW, TODAY, young

pytestmark = pytest.mark.django_db


def way(person, value, **more):
    values = {"kind": "email", "safe": "yes", "starts_on": TODAY} | more
    return WayToReach.objects.create(person=person, value=value, **values)


def names(user):
    return [line.name for line in to_greet(user, TODAY)]


def test_those_without_help_are_due_until_it_was_sent(kai, adviser):
    young(adviser=adviser)  # 19
    young(adviser=adviser, date_of_birth=date(2001, 11, 20))  # 25
    young(date_of_birth=BORN_22)  # nobody's of this adviser
    assert names(adviser.user) == ["Kai Example"]
    hellos.send({kai: "letter"}, on=TODAY, by=adviser.user, at=NOW)
    assert names(adviser.user) == []
    assert ids(kai)["yearly-offer-again"] == "2027-11-20"


def test_who_stays_with_an_adviser_is_not_due(kai, adviser):
    choices.choose(kai, "stay", by=kai.user, at=NOW)
    assert names(adviser.user) == []


def test_who_asked_for_no_more_stands_apart(kai, adviser):
    choices.choose(kai, "stop", no_offers=True, by=kai.user, at=NOW)
    assert [line.is_stopped for line in to_greet(adviser.user, TODAY)] == [True]
    choices.choose(kai, "stop", by=kai.user, at=NOW)
    assert [line.is_stopped for line in to_greet(adviser.user, TODAY)] == [False]
    YearlyHello.objects.create(
        person=kai, on=TODAY - 400 * DAY, how="letter", outcome="no_more", by=adviser.user, at=NOW
    )
    assert [line.is_stopped for line in to_greet(adviser.user, TODAY)] == [False], "they chose since"
    YearlyHello.objects.update(on=TODAY)
    summaries.keep(kai, TODAY)
    assert to_greet(adviser.user, TODAY) == []


def test_only_a_safe_way_is_used_and_the_first_one_before_others(kai, adviser):
    way(kai, "07700 900009", kind="mobile", safe="no")
    way(kai, "not-sure@example.org", safe="")
    assert to_greet(adviser.user, TODAY)[0].way is None
    way(kai, "kai@example.org", safe="care", note="not at work")
    assert to_greet(adviser.user, TODAY)[0].how == "email"
    way(kai, "1 Example Street", kind="letter", is_first=True)
    assert to_greet(adviser.user, TODAY)[0].how == "letter"


def test_the_list_is_a_file_with_harmless_cells_and_a_note_in_each_record(kai, adviser, as_):
    way(kai, "=HYPERLINK(1)", kind="letter", note="+44")
    page = as_(adviser).post("/work/hellos/", {"do": "file", "who": str(kai.key)})
    assert page["Content-Disposition"] == 'attachment; filename="list.csv"'
    text = page.content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows == [
        ["name", "how", "address or number", "take care"],
        ["Kai Example", "letter", "'=HYPERLINK(1)", "'+44"],
    ]
    assert "care leaver" not in text
    taken = Event.objects.get(kind=Event.Kind.TOOK_OUT)
    assert (taken.person, taken.by, taken.what) == (kai, adviser.user, "greet")
    assert not YearlyHello.objects.exists()


def test_taking_out_is_refused_for_anybody_elses_people(kai, adviser, strangers):
    for other in [*strangers, kai.user]:
        with pytest.raises(NotAllowed):
            hellos.take_out([kai], by=other, at=NOW)
        with pytest.raises(NotAllowed):
            hellos.send({kai: "letter"}, on=TODAY, by=other, at=NOW)
    with pytest.raises(NotAllowed):
        hellos.take_out([kai, young()], by=adviser.user, at=NOW)
    assert not Event.objects.filter(kind=Event.Kind.TOOK_OUT).exists()


def test_sent_twice_is_written_down_once_and_all_or_nobody(kai, adviser):
    once = uuid.uuid4()
    assert hellos.send({kai: "letter"}, on=TODAY, by=adviser.user, at=NOW, once=once) == 1
    assert hellos.send({kai: "letter"}, on=TODAY, by=adviser.user, at=NOW, once=once) == 0
    other = young(adviser=adviser, date_of_birth=date(2006, 1, 1))
    with pytest.raises(ValidationError, match="21 to 24"):
        hellos.send({kai: "letter", other: "letter"}, on=TODAY, by=adviser.user, at=NOW)
    with pytest.raises(ValidationError, match="in the future"):
        hellos.send({kai: "letter"}, on=TODAY + DAY, by=adviser.user, at=NOW)
    assert YearlyHello.objects.count() == 1


def test_on_the_page_what_was_sent_has_a_way_for_each(kai, adviser, as_):
    client = as_(adviser)
    ticked = {"do": "sent", "who": str(kai.key), "how": "chosen", **on("on", TODAY)}
    assert "no safe way of their own for Kai Example" in client.post("/work/hellos/", sent(**ticked)).content.decode()
    assert "Tick at least one" in client.post("/work/hellos/", sent(do="sent", how="letter")).content.decode()
    for strange in ({"who": "x\0"}, {"do": "", "who": str(kai.key)}, {"who": str(kai.key), "how": "x" * 9999}):
        assert client.post("/work/hellos/", sent(**{"do": "sent"} | strange)).status_code == 200
    assert client.post("/work/hellos/", sent(**ticked | {"how": "letter"})).status_code == 302
    row = YearlyHello.objects.get()
    assert (row.how, row.on, row.outcome) == ("letter", TODAY, "")
    assert "Nobody is due today" in client.get("/work/hellos/").content.decode()


def test_many_take_no_more_queries_than_one(kai, adviser, as_, at_most):
    client = as_(adviser)
    client.get("/work/hellos/")
    for number in range(12):
        person = young(adviser=adviser, date_of_birth=BORN_22, name_used=f"Other {number}")
        way(person, f"other{number}@example.org")
        summaries.keep(person, TODAY)
    with at_most(10):
        page = client.get("/work/hellos/").content.decode()
    assert page.count("Email.") == 12


def test_what_came_of_it_is_written_down(kai, adviser, as_, at_most):
    hellos.send({kai: "letter"}, on=TODAY, by=adviser.user, at=NOW)
    row = YearlyHello.objects.get()
    client, address = as_(adviser), f"/work/people/{kai.key}/hellos/"
    assert client.post(f"{address}{row.key}/", sent(outcome="help", note="x" * 301)).status_code == 200
    assert client.post(f"{address}{row.key}/", sent(outcome="help", note="Rang us")).status_code == 302
    row.refresh_from_db()
    assert (row.outcome, row.note) == ("help", "Rang us")
    with at_most(12):
        assert "They want help" in client.get(address).content.decode()
    other = young(adviser=adviser)
    assert client.get(f"/work/people/{other.key}/hellos/{row.key}/").status_code == 404
