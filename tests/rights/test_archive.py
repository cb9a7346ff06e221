"""What is in an archive: everything about a person, or it says why not."""

import io
import json
from datetime import timedelta

import pytest
from django.apps import apps
from pypdf import PdfReader

from leaving_care.actions.rights import row_name
from leaving_care.models import Event, GlassBroken, HeldBack, KnownPerson, Role, User, YoungPerson
from leaving_care.models.people import WayToReach
from pathways.archive import writing
from pathways.archive.kinds import LEFT_OUT, PARTS
from pathways.archive.reading import read
from pathways.archive.shapes import OF_EVERY_ROW
from tests.people import NOW, TODAY, member, young
from tests.rights.everything import CANARY, of_person, somebody
from tests.verapdf import check_ua1

pytestmark = pytest.mark.django_db
KINDS = {kind.model: kind for part in PARTS for kind in part.kinds}
DAY = timedelta(days=1)


def leading_to_a_person(models):
    """Labels of every model from which a path of keys, however long, leads to a young person or to a user."""
    found = {YoungPerson, User}
    while True:
        more = {model for model in models for field in model._meta.concrete_fields if field.related_model in found}
        if more <= found:
            return {model._meta.label for model in found}
        found |= more


def test_every_model_that_leads_to_a_person_is_in_or_left_out_with_a_reason():
    found = leading_to_a_person(apps.get_models(include_auto_created=True))
    assert found == KINDS.keys() | LEFT_OUT.keys()
    assert not KINDS.keys() & LEFT_OUT.keys()
    assert all(LEFT_OUT.values())


def test_a_model_that_nobody_thought_of_is_seen():
    class Anything:
        class _meta:
            label = "somewhere.Anything"
            concrete_fields = [User._meta.get_field("id"), HeldBack._meta.get_field("person")]

    assert "somewhere.Anything" in leading_to_a_person([*apps.get_models(), Anything])


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_is_in_or_left_out_with_a_reason(kind):
    there = {field.name for field in apps.get_model(kind.model)._meta.concrete_fields}
    usually = there & OF_EVERY_ROW.keys()
    assert kind.fields.keys() | kind.left_out.keys() | usually == there
    assert not kind.fields.keys() & (kind.left_out.keys() | usually)
    assert len(set(kind.fields.values())) == len(kind.fields), "no two fields of a kind are called the same"


def test_a_row_of_every_kind_is_in_the_page_and_in_the_data():
    person = somebody()
    record = read(person, NOW)
    assert [group.title for chapter in record.chapters for group in chapter.groups if not group.rows] == []
    data = json.loads(writing.data(record))
    groups = {group["title"]: group["rows"] for chapter in data["chapters"] for group in chapter["groups"]}
    page = writing.page(record)
    for model in of_person():
        kind = KINDS.get(model._meta.label)
        if kind is None or model is YoungPerson:
            continue
        assert len(groups[kind.title]) == len(model.objects.filter(person=person)), kind.model
        row = model.objects.filter(person=person).last()
        # A section is said by its heading, and what was typed without the names of the fields.
        words = [str(getattr(row, name)) for name in kind.fields if name not in ("section", "fields")]
        missing = [said for said in words if CANARY in said and said.lower() not in page.lower()]
        assert missing == [], kind.model
    assert f"{CANARY} browser" in page
    assert f"{CANARY} typed" in page
    assert f"{CANARY} secret" not in page + writing.data(record)


def test_it_holds_nothing_of_anybody_else():
    one, another = somebody(), young(name_used="Jade Other", account=True)
    WayToReach.objects.create(person=another, kind="mobile", value="07700 900999", starts_on=TODAY)
    said = writing.data(read(one, NOW))
    assert "Jade Other" not in said
    assert "900999" not in said
    assert another.user.email not in said


def test_what_is_not_known_is_said_and_what_goes_on_goes_on():
    person = young()
    WayToReach.objects.create(person=person, kind="mobile", value="07700 900123", starts_on=TODAY)
    page = writing.page(read(person, NOW))
    assert "not recorded yet" in page
    assert "it goes on" in page
    assert "Nothing is recorded yet under: Where you live and have lived." in page
    assert "Day of death" not in page


def test_the_data_has_days_and_nulls_that_a_computer_can_read():
    person = young(pronouns="")
    data = json.loads(writing.data(read(person, NOW)))
    assert data["made"] == NOW.isoformat()
    about = data["chapters"][0]["groups"][0]["rows"][0]
    assert about["date_of_birth"] == "2007-05-04"
    assert about["pronouns"] is None
    assert about["you_are_disabled"] is None


def test_no_word_of_the_service_stands_where_a_young_person_reads():
    record = read(somebody(), NOW)
    for said in (writing.page(record), writing.data(record)):
        said = said.replace(f"{CANARY} placement", "")
        assert [word for word in ("placement", "LAC", "NEET") if word in said] == []


def test_what_is_held_back_is_replaced_by_the_reason():
    person = young()
    known = KnownPerson.objects.create(person=person, name="Robin Hidden", starts_on=TODAY)
    KnownPerson.objects.create(person=person, name="Ash Shown", starts_on=TODAY)
    held = HeldBack.objects.create(
        person=person, row=row_name(known), reason="It is about their health", by=member(Role.DATA_OFFICER).user, at=NOW
    )
    record = read(person, NOW)
    for said in (writing.page(record), writing.data(record)):
        assert "Robin Hidden" not in said
        assert "Ash Shown" in said
        assert "It is about their health" in said
    assert "Something is held back here because: It is about their health" in writing.page(record)
    held.ended_at = NOW
    held.save()
    assert "Robin Hidden" in writing.page(read(person, NOW))


@pytest.mark.parametrize(("until", "shown"), [(TODAY + DAY, False), (TODAY, True), (TODAY - DAY, True), (None, True)])
def test_a_look_that_is_hidden_for_safeguarding_comes_out_once_its_day_has_come(until, shown):
    person, manager = young(), member(Role.MANAGER)
    hidden = {"hidden_until": until, "hidden_because": "A safeguarding reason" if until else ""}
    GlassBroken.objects.create(
        person=person, manager=manager, reason="Glass reason", starts_on=TODAY, ends_on=TODAY, **hidden
    )
    told = {"person": person, "authority": person.authority, "by": manager.user, "at": NOW}
    Event.objects.create(kind=Event.Kind.BROKE_GLASS, what="break_glass", reason="Event reason", **told, **hidden)
    # The manager's looks in that time would give it away.
    Event.objects.create(kind=Event.Kind.LOOKED, what="see_homes", part="homes", reason="Looked then", **told)
    said = writing.data(read(person, NOW))
    assert [reason in said for reason in ("Glass reason", "Event reason", "Looked then")] == [shown] * 3
    assert "hold that back for a time" in said, "that there may be such a thing is said to everybody"


def test_staff_are_named_with_the_job_the_council_gives_them():
    person, worker = young(account=True), member(Role.PERSONAL_ADVISER)
    told = {"person": person, "authority": person.authority, "kind": Event.Kind.LOOKED, "what": "see_homes", "at": NOW}
    Event.objects.create(by=worker.user, part="homes", **told)
    Event.objects.create(by=person.user, part="homes", **told)
    Event.objects.create(by=None, part="homes", **told)
    page = writing.page(read(person, NOW))
    when = "<b>20 November 2026, 10:00</b>"
    for who in (f"{worker.user.name}, personal adviser", "You", "The portal itself"):
        assert f"<li>{when} {who}: looked at where you live.</li>" in page


def test_no_code_name_stands_where_a_young_person_reads():
    person, worker = young(), member(Role.PERSONAL_ADVISER)
    told = {"person": person, "authority": person.authority, "by": worker.user, "at": NOW, "kind": Event.Kind.CHANGED}
    Event.objects.create(what="change_reach", part="reach", fields=["waytoreach.is_first"], **told)
    Event.objects.create(what="allocate", part="workers", fields=["allocation.worker", "is_main"], **told)
    page = writing.page(read(person, NOW))
    assert "changed how to reach you. What was changed: way to reach you: try this first." in page
    assert "changed who works with you. What was changed: allocation: worker, main worker." in page
    assert not [name for name in ("change_reach", "change reach", "waytoreach", "is_first") if name in page]


def test_reading_takes_as_many_queries_for_much_as_for_little(at_most):
    person = young(account=True)
    for number in range(30):
        KnownPerson.objects.create(person=person, name=f"Robin {number}", starts_on=TODAY)
        told = {"kind": Event.Kind.LOOKED, "what": "see_homes", "part": "homes", "authority": person.authority}
        Event.objects.create(person=person, by=member(Role.PERSONAL_ADVISER).user, at=NOW, **told)
    with at_most(len(KINDS) + 8):
        read(person, NOW)


def test_the_page_escapes_what_people_wrote_and_asks_nobody_for_anything():
    person = young(name_used="<script>alert(1)</script>")
    page = writing.page(read(person, NOW))
    assert "<script" not in page
    assert "src=" not in page
    assert "http:" not in page and "https:" not in page
    assert "<title>Your record at Testshire Council</title>" in page


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("name", ["", "😀 ۆيکرد میران 陳大文 ሰላም ਪੰਜਾਬੀ Łukasz\u200d\u0001"])
def test_its_pdf_passes_pdf_ua(name):
    person = somebody()
    if name:
        YoungPerson.objects.filter(pk=person.pk).update(name_used=name, pronouns=name)
        person.refresh_from_db()
    pdf = writing.pdf(read(person, NOW))
    report = check_ua1(pdf)
    assert report.checks > 1000
    assert report.broken == {}
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "Your record at Testshire Council"
    words = " ".join(page.extract_text() for page in reader.pages)
    assert (writing.SOME_LEFT_OUT.split(",")[0] in " ".join(words.split())) == bool(name)
