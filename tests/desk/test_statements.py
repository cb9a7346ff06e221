"""Statements of a draft: each kind asks what it needs and no more; added, changed, taken out."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from leaving_care.actions.council import fingerprint
from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Role
from offers.actions.rows import all_says
from offers.actions.statements import add_statement, change_statement, remove_statement
from offers.models import Edit, Statement
from tests.desk.drafts import editor, publish
from tests.desk.filling import fields_of, said_wrong, send
from tests.people import NOW, council, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
LAST_DAY = date(2026, 12, 1)


def at(edition, path=""):
    return f"/manage/offer/{edition.authority.slug}/{edition.number}/statements/{path}"


def asked(response):
    """The questions of a page."""
    hidden = {"csrfmiddlewaretoken", "once", "version"}
    return {name.rsplit("-day", 1)[0] for name in fields_of(response)} - hidden - {"due_on-month", "due_on-year"}


@pytest.mark.parametrize(
    ("kind", "questions"),
    [
        ("notice", {"title", "text", "until"}),
        ("promise", {"title", "text", "owner", "due_on", "due_as_printed", "state", "parent"}),
        ("status_wording", {"title", "text", "status", "age_from", "age_to"}),
        ("figure", {"title", "text", "figure", "said_by", "on"}),
        ("announcement", {"title", "text", "on"}),
        ("about", {"title", "text"}),
        ("principle", {"title", "text", "parent"}),
    ],
)
def test_each_kind_asks_what_it_needs_and_no_more(edition, desk, kind, questions):
    found = {name.removesuffix("-month").removesuffix("-year") for name in asked(desk.get(at(edition, f"add/{kind}/")))}
    assert found == questions


@pytest.mark.parametrize(
    ("kind", "said", "words"),
    [
        ("notice", {"title": "Phones down"}, "until which day it stands"),
        ("notice", {}, "what is the matter"),
        ("notice", {"title": "x", "until": date(2026, 11, 19)}, "“Its last day” cannot be before today"),
        ("notice", {"title": "x", "until": date(2020, 1, 1)}, "“Its last day” cannot be before today"),
        ("promise", {"title": "A bus pass"}, "who answers for it"),
        ("promise", {"title": "A bus pass", "owner": "Director"}, "by which day"),
        ("figure", {"title": "Care leavers"}, "Enter the number"),
        ("announcement", {"title": "A hub"}, "from which day"),
        ("about", {}, "a title, or words"),
        ("status_wording", {"title": "x", "age_from": "25", "age_to": "18"}, "“To age” cannot be below “From age”"),
        ("about", {"text": "x" * 20_001}, "20,001 characters long"),
    ],
)
def test_what_a_kind_needs_is_asked_in_words(edition, desk, kind, said, words):
    answer = send(desk, at(edition, f"add/{kind}/"), **said)
    assert words in said_wrong(answer) and not Edit.objects.exists()


def test_every_kind_is_added_by_its_page(edition, desk):
    whole = {
        "title": "Something new",
        "owner": "Director",
        "until": LAST_DAY,
        "due_on": LAST_DAY,
        "on": LAST_DAY,
        "figure": 5,
    }
    for kind in Statement.Kind:
        address = at(edition, f"add/{kind}/")
        opened = fields_of(desk.get(address))
        said = {name: value for name, value in whole.items() if name in opened or f"{name}-day" in opened}
        for _ in range(2):  # sent twice, done once
            assert send(desk, address, opened, **said).status_code == 302, kind
        assert edition.statements.filter(kind=kind, title="Something new").count() == 1
    page = desk.get(at(edition)).content.decode()
    assert page.count("Something new</a>") == len(Statement.Kind) and "until 1 December 2026" in page


def test_today_may_be_the_last_day_of_a_notice(edition, desk):
    for day, kept in ((date(2026, 11, 20), True), (date(2026, 11, 19), False)):
        send(desk, at(edition, "add/notice/"), title=f"Until {day}", until=day)
        assert edition.statements.filter(kind="notice", until=day).exists() is kept


def test_a_statement_is_changed_and_its_history_kept(edition, grace):
    row = edition.statements.get(key="notice")
    change_statement(
        row, values={"title": "Closed", "until": LAST_DAY}, version=fingerprint(all_says(row)), by=grace, at=NOW
    )
    edit = Edit.objects.get()
    assert (edit.row, edit.after) == ("statement notice", {"title": "Closed", "until": "2026-12-01"})
    with pytest.raises(ValidationError, match="until which day"):
        row.refresh_from_db()
        change_statement(row, values={"until": None}, version=fingerprint(all_says(row)), by=grace, at=NOW)
    with pytest.raises(ValidationError, match="cannot be before today"):
        change_statement(
            row, values={"until": date(2026, 11, 19)}, version=fingerprint(all_says(row)), by=grace, at=NOW
        )
    with pytest.raises(ChangedMeanwhile):
        change_statement(row, values={"until": LAST_DAY}, version=-1, by=grace, at=NOW)


def test_a_part_has_no_parts(edition, grace):
    part, whole = edition.statements.get(key="pledge-choice"), edition.statements.get(key="pledge")
    for row, parent in ((whole, part), (whole, whole), (edition.statements.get(key="promise"), part)):
        with pytest.raises(ValidationError, match="parts of its own"):
            change_statement(row, values={"parent": parent}, version=fingerprint(all_says(row)), by=grace, at=NOW)
    remove_statement(edition.statements.get(key="promise"), by=grace, at=NOW)
    made = add_statement(edition, kind="pledge", values={"title": "x", "parent": whole}, by=grace, at=NOW)
    assert made.parent == whole


def test_it_is_taken_out_with_its_parts(edition, desk):
    opened = fields_of(desk.get(at(edition, "pledge-choice/remove/")))
    for _ in range(2):
        assert send(desk, at(edition, "pledge-choice/remove/"), opened).status_code == 302
    assert not edition.statements.filter(key__in=["pledge-choice", "pledge-look"]).exists()
    assert set(Edit.objects.values_list("row", flat=True)) == {"statement pledge-choice", "statement pledge-look"}


def test_who_saves_second_sees_both(edition, grace, desk):
    row = edition.statements.get(key="promise")
    opened = fields_of(desk.get(at(edition, "promise/")))
    change_statement(row, values={"owner": "Chief Executive"}, version=int(opened["version"][0]), by=grace, at=NOW)
    answer = send(desk, at(edition, "promise/"), opened, title="Mine")
    assert "Chief Executive" in answer.content.decode() and fields_of(answer)["title"] == ["Mine"]
    assert send(desk, at(edition, "promise/"), fields_of(answer)).status_code == 302
    row.refresh_from_db()
    assert (row.title, row.owner) == ("Mine", "Director")


@pytest.mark.parametrize("role", [Role.PARTICIPATION, Role.APPROVER, Role.MANAGER])
def test_nobody_but_an_editor_of_the_council_may(edition, role):
    row, once = edition.statements.get(key="about"), uuid.uuid4()
    for who in (member(role, edition.authority).user, editor(council("elsewhere"))):
        said = {"by": who, "at": NOW, "once": once}
        with pytest.raises(NotAllowed):
            add_statement(edition, kind="about", values={"title": "x"}, **said)
        with pytest.raises(NotAllowed):
            change_statement(row, values={}, version=-1, **said)
        with pytest.raises(NotAllowed):
            remove_statement(row, **said)


def test_sent_twice_is_done_once(edition, grace):
    said = {"kind": "about", "values": {"title": "x"}, "by": grace, "at": NOW, "once": uuid.uuid4()}
    add_statement(edition, **said)
    with pytest.raises(AlreadyDone):
        add_statement(edition, **said)


def test_a_published_edition_stays_as_it_is(edition, grace, desk):
    publish(edition)
    with pytest.raises(ValidationError, match="published and stays as it is"):
        add_statement(edition, kind="about", values={"title": "x"}, by=grace, at=NOW)
    for path in ("", "add/notice/", "notice/", "notice/remove/"):
        assert "is published and stays as it is" in desk.get(at(edition, path)).content.decode(), path


@pytest.mark.parametrize("path", ["add/king/", "nothing/", "nothing/remove/"])
def test_what_is_not_there_is_not_found(edition, desk, path):
    assert desk.get(at(edition, path)).status_code == 404


def test_the_pages_ask_little(edition, desk, at_most):
    for path, number in (("", 8), ("notice/", 12), ("pledge/", 14), ("add/promise/", 10)):
        with at_most(number):
            assert desk.get(at(edition, path)).status_code == 200
