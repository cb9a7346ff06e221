"""A wrong item of a published edition: asked for by one, approved by another, and off the pages at once."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Role
from offers.actions import corrections, runs
from offers.actions.corrections import approve_correction, ask_correction, refuse_correction
from offers.actions.publishing import keep_published, render_council
from offers.contents import read_contents
from offers.models import Correction, Edition, ItemIdentity, Publishing
from tests.desk.two_editions import two_editions
from tests.offers.conftest import published_folder, visit  # noqa: F401
from tests.people import NOW, TODAY, council, member, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
NOTE = "The pool *closed* in <May>. Ask us."
ONCE, TWICE = "2b1f6a3e-6a0c-4a53-9f0d-6a2f1c2d3e4f", "2b1f6a3e-6a0c-4a53-9f0d-6a2f1c2d3e50"
GYM = "/testshire/offer/all/gym/"


@pytest.fixture
def edition(published_folder):  # noqa: F811
    first, _ = two_editions(council())
    render_council(council(), today=TODAY)
    return first


@pytest.fixture
def editor():
    return member(Role.EDITOR).user


@pytest.fixture
def approver():
    return member(Role.APPROVER).user


def identity(key="gym"):
    return ItemIdentity.objects.get(authority=council(), key=key)


def asked(edition, editor, kind="removed", key="gym", **more):
    return ask_correction(edition, identity(key), kind=kind, note=NOTE, by=editor, at=NOW, **more)


def approved(row, by, **more):
    """A correction that is approved, and whose run is over."""
    begun = approve_correction(row, by=by, at=NOW, **more)
    runs.run(begun.key, clock=lambda: NOW)
    begun.refresh_from_db()
    return begun


def test_an_approved_correction_takes_the_item_off_at_once_and_keeps_its_address(edition, editor, approver, visit):  # noqa: F811
    before = read_contents(edition).fingerprint()
    assert "A gym pass" in visit("/testshire/offer/", TODAY)[1]
    row = asked(edition, editor)
    assert "A gym pass" in visit("/testshire/offer/", TODAY)[1]
    begun = approve_correction(row, by=approver, at=NOW)
    assert "A gym pass" in visit("/testshire/offer/", TODAY)[1] and begun.step == "waiting to begin"
    runs.run(begun.key, clock=lambda: NOW)
    begun.refresh_from_db()
    assert (begun.step, begun.failed, begun.steps_done) == ("done", "", begun.steps)
    for address in ("/testshire/offer/all/", "/testshire/offer/editions/1/all/"):
        assert "A gym pass" not in visit(address, TODAY)[1]
    for address in (GYM, "/testshire/offer/editions/1/all/gym/", "/testshire/offer/", "/testshire/offer/editions/"):
        status, said = visit(address, TODAY)
        assert status == 200
        assert "20 November 2026" in said and "A gym pass" in said and "The pool *closed* in &lt;May&gt;" in said, (
            address
        )
    assert "gym" not in visit("/testshire/search.json", TODAY)[1]
    edition.refresh_from_db()
    assert read_contents(edition).fingerprint() == before


def test_a_marked_item_stays_with_the_note_before_its_words(edition, editor, approver, visit):  # noqa: F811
    approved(asked(edition, editor, "marked"), approver)
    status, said = visit(GYM, TODAY)
    assert status == 200
    assert "This is wrong (said on 20 November 2026):" in said
    assert said.index("The pool *closed* in &lt;May&gt;") < said.index("We help.")
    assert Correction.objects.get().identity.items.filter(what_we_offer__contains="wrong").count() == 0


def test_booklets_are_made_anew(edition, editor, approver, published_folder):  # noqa: F811
    def booklets():
        return {path.name for path in (published_folder / "live" / "testshire" / "files").iterdir()}

    before = booklets()
    approved(asked(edition, editor), approver)
    assert booklets() and not booklets() & {name for name in before if "whole-offer" in name}


def test_a_crash_after_the_decision_is_repaired_by_the_clock(edition, editor, approver, visit, monkeypatch):  # noqa: F811
    def stop(self, step):
        raise KeyboardInterrupt

    with monkeypatch.context() as dying, pytest.raises(KeyboardInterrupt):
        dying.setattr(runs.Progress, "__call__", stop)
        approved(asked(edition, editor), approver)
    assert "A gym pass" in visit("/testshire/offer/all/", TODAY)[1]
    assert "testshire: made again" in keep_published(today=TODAY)
    assert "A gym pass" not in visit("/testshire/offer/all/", TODAY)[1]
    assert keep_published(today=TODAY) == []


def test_a_second_approval_takes_the_place_of_a_run_that_is_under_way(edition, editor, approver, visit):  # noqa: F811
    first = approve_correction(asked(edition, editor), by=approver, at=NOW)
    approved(asked(edition, editor, key="phone"), approver)
    runs.run(first.key, clock=lambda: NOW)
    assert Publishing.objects.filter(ended_at=None).count() == 0
    said = visit("/testshire/offer/all/", TODAY)[1]
    assert "A gym pass" not in said and "A phone" not in said


def test_a_refused_one_changes_nothing(edition, editor, approver, visit):  # noqa: F811
    row = asked(edition, editor)
    refuse_correction(row, because="It opens again.", by=approver, at=NOW)
    row.refresh_from_db()
    assert row.refused_because == "It opens again." and row.approved_at is None
    assert keep_published(today=TODAY) == []
    with pytest.raises(ValidationError, match=corrections.DECIDED):
        approve_correction(row, by=approver, at=NOW)


def test_nobody_approves_what_they_asked_for(edition, editor):
    member(Role.APPROVER, who=editor)
    with pytest.raises(ValidationError, match=corrections.ANOTHER):
        approve_correction(asked(edition, editor), by=editor, at=NOW)


def may(act, **more):
    """Whether an action is done: it says so where it is not allowed."""
    try:
        act(at=NOW, **more)
    except NotAllowed:
        return False
    return True


def test_who_may_not_ask(edition):
    roles = [Role.APPROVER, Role.PARTICIPATION, Role.MANAGER, Role.PERSONAL_ADVISER]
    ask = partial(ask_correction, edition, identity(), kind="removed", note=NOTE)
    assert [role for role in roles if may(ask, by=member(role).user)] == []
    assert not Correction.objects.exists()


def test_who_may_not_decide(edition, editor):
    row = asked(edition, editor)
    for role in (Role.EDITOR, Role.PARTICIPATION, Role.MANAGER):
        other = member(role).user
        assert not may(partial(approve_correction, row), by=other), role
        assert not may(partial(refuse_correction, row), because="No.", by=other), role
    row.refresh_from_db()
    assert (row.approved_at, row.refused_at) == (None, None)


def test_nor_do_strangers_of_the_next_council(edition, editor):
    there = council("elsewhere")
    with pytest.raises(NotAllowed):
        asked(edition, member(Role.EDITOR, there).user)
    with pytest.raises(NotAllowed):
        approve_correction(asked(edition, editor), by=member(Role.APPROVER, there).user, at=NOW)


def test_sent_twice_it_is_done_once(edition, editor, approver):
    row = asked(edition, editor, once=ONCE)
    with pytest.raises(AlreadyDone):
        asked(edition, editor, once=ONCE)
    approve_correction(row, by=approver, at=NOW, once=TWICE)
    with pytest.raises(AlreadyDone):
        approve_correction(row, by=approver, at=NOW, once=TWICE)
    assert Correction.objects.count() == 1


def test_what_cannot_be_asked(edition, editor, approver):
    draft = Edition.objects.get(number=2)
    with pytest.raises(ValidationError, match=corrections.DRAFT):
        asked(draft, editor, key="phone")
    with pytest.raises(ValidationError, match=corrections.NOT_THERE):
        asked(edition, editor, key="laptop")
    row = asked(edition, editor)
    with pytest.raises(ValidationError, match=corrections.WAITS):
        asked(edition, editor)
    approve_correction(row, by=approver, at=NOW)
    with pytest.raises(ValidationError, match=corrections.TAKEN_OFF):
        asked(edition, editor)
    with pytest.raises(ValidationError):
        asked(edition, editor, kind="changed", key="phone")


def test_what_was_taken_off_is_no_reduction_of_the_next_edition(edition, editor, approver):
    draft = Edition.objects.get(number=2)
    assert read_contents(draft).comparison.of("gym").kind == "ended"
    approve_correction(asked(edition, editor), by=approver, at=NOW)
    assert read_contents(draft).comparison.of("gym") is None


def test_the_pages(client, edition, editor, approver, at_most):
    sign_in(client, editor, NOW)
    ask = reverse("offers:ask_correction", args=["testshire", 1])
    assert "A gym pass" in client.get(ask).content.decode()
    wrong = client.post(ask, {"item": "nonsense\0", "note": "Mine."}).content.decode()
    assert "Choose one of the list" in wrong and "Choose what should happen to it" in wrong and "Mine." in wrong
    assert client.post(ask, {"item": "gym", "kind": "removed", "note": "x" * 600}).status_code == 200
    assert client.post(ask, {"item": "gym", "kind": "removed", "note": NOTE, "once": ONCE}).status_code == 302
    row = Correction.objects.get()
    listed = reverse("offers:corrections", args=["testshire"])
    with at_most(11):
        said = client.get(listed).content.decode()
    assert "The pool *closed*" in said and "Approve or refuse" not in said
    decide = reverse("offers:decide_correction", args=["testshire", row.key])
    assert client.get(decide).status_code == 403
    sign_in(client, approver, NOW)
    assert "Say why it is refused" in client.post(decide, {"decision": "refuse"}).content.decode()
    answer = client.post(decide, {"decision": "approve"})
    assert answer.status_code == 302 and answer["Location"] == "/manage/offer/testshire/1/publish/"
    said = client.get(answer["Location"])
    assert said["Refresh"] and "Its pages are made anew" in said.content.decode()
    assert "Approved" in client.get(listed).content.decode()


@pytest.mark.parametrize("decision", ["approve", "refuse"])
def test_a_second_press_leads_back_to_the_list_and_decides_nothing(client, edition, editor, approver, decision):
    row = asked(edition, editor)
    decide = reverse("offers:decide_correction", args=["testshire", row.key])
    sign_in(client, approver, NOW)
    client.post(decide, {"decision": "approve", "once": ONCE})
    client.get("/manage/offer/")  # which says that it was done
    for once in (ONCE, TWICE):
        answer = client.post(decide, {"decision": decision, "because": "No.", "once": once}, follow=True)
        assert answer.redirect_chain == [(reverse("offers:corrections", args=["testshire"]), 302)]
        assert not list(answer.context["messages"])
    assert client.get(decide).status_code == 302
    row.refresh_from_db()
    assert row.approved_at and not row.refused_at
    assert Publishing.objects.count() == 1
    assert sign_in(client, editor, NOW).post(decide, {"decision": decision}).status_code == 403
    there = member(Role.APPROVER, council("elsewhere")).user
    assert sign_in(client, there, NOW).post(decide, {"decision": decision}).status_code == 404


def test_who_may_decide_one_is_told_of_it_first_on_the_desk(client, edition, editor, approver):
    row = asked(edition, editor)
    Correction.objects.filter(pk=row.pk).update(asked_at=NOW - timedelta(days=2))
    asked(edition, editor, "marked", "phone")

    def told(by):
        needs = sign_in(client, by, NOW).get("/manage/offer/").context["needs"]
        return [(each["need"].says, each["days"], each["address"]) for each in needs], [
            place for place, each in enumerate(needs) if each["need"].kind == "Correction to decide"
        ]

    needs, places = told(approver)
    assert places == [0, 1]
    address = reverse("offers:decide_correction", args=["testshire", row.key])
    assert needs[0] == ("“A gym pass” in edition 1 is to be taken off.", 2, address)
    assert needs[1][0] == "“Communication allowance” in edition 1 is to be marked as wrong."
    assert told(editor)[1] == []
    assert told(member(Role.APPROVER, who=editor).user)[1] == []  # nobody approves what they asked for
    assert told(member(Role.APPROVER, council("elsewhere")).user)[1] == []
    sign_in(client, approver, NOW).post(address, {"decision": "refuse", "because": "It is right."})
    assert told(approver)[1] == [0]


def test_a_draft_has_no_corrections(client, edition, editor):
    assert sign_in(client, editor, NOW).get("/manage/offer/testshire/corrections/ask/2/").status_code == 404
