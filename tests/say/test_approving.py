"""A manager's lists: plans to approve, with what changed; and disagreements to reply to."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from leaving_care.models import Event, Role
from pathways.actions import plan_rows, plans
from pathways.models import Answer, Copy, Goal, OwnWords, PlanAction, PlanVersion, Reply, Returned
from tests.people import NOW, member, sign_in, young
from tests.plans import approved, sent, written
from tests.say.pages import opened, sends, title, words

DAY = timedelta(days=1)
LIST = "/manage/plans/"


@pytest.fixture
def version(kai, adviser):
    """Kai's plan, which waits for a manager."""
    return sent(kai, adviser.user)


def to(version, rest=""):
    return f"{LIST}{version.key}/{rest}"


def test_the_list_says_who_since_when_and_who_wrote_it(as_, kai, adviser, manager, version):
    own = sent(young(name_used="Jo Example"), manager.user)
    said = words(as_(manager).get(LIST))
    assert (
        f"Kai Example Version 1, after care Not answered by them yet 20 November 2026 today {adviser.user.name}" in said
    )
    assert "Another manager has to approve it." in said[said.index("Jo Example") :]
    assert "Another manager has to approve it." not in said[said.index("Kai Example") : said.index("Jo Example")]
    assert own.sent_by == manager.user


def test_nothing_waits(as_, manager):
    assert "No plan waits." in words(as_(manager).get(LIST))


def test_a_plan_is_read_and_approved(as_, kai, manager, version):
    OwnWords.objects.create(person=kai, section="home", text="Later words", by=kai.user, at=NOW)
    Answer.objects.create(person=kai, version=version, said="not_yet", reason="Soon", by=kai.user, at=NOW)
    client = as_(manager)
    page = client.get(to(version))
    said = words(page)
    assert said.index("Not yet") < said.index("What changed") < said.index("A flat nearer to college")
    assert "This is the first version." in said and "Online" in said and "Kai" not in title(page)
    assert Event.objects.filter(kind="looked", part="plan", by=manager.user).exists()
    assert sends(client, to(version))["Location"] == LIST
    version.refresh_from_db()
    assert (version.approved_by, Copy.objects.get().given_on) == (manager.user, NOW.date())
    assert "A plan that was approved" in words(client.get(to(version)))


def test_what_changed_since_the_version_before(as_, kai, adviser, manager, version):
    plans.approve(version, by=manager.user, at=NOW)
    draft = written(kai, adviser.user)
    home = draft.plansection_rows.get(section="home")
    plan_rows.write_section(home, {"now": "A flat by the canal"}, by=adviser.user, at=NOW, edit=home.edit)
    plan_rows.add(Goal, home, {"text": "A cat"}, by=adviser.user, at=NOW)
    plan_rows.change_row(draft.planaction_rows.get(), {"outcome": "done"}, by=adviser.user, at=NOW)
    values = {"what": "Paint it", "owner_kind": "young_person", "due_on": NOW.date()}
    plan_rows.add(PlanAction, home, values, by=adviser.user, at=NOW)
    goal = draft.goal_rows.get(text="A flat nearer to college")
    plan_rows.change_row(goal, {"stopped": "They moved"}, by=adviser.user, at=NOW)
    # Already looked at: what a review would have asked of it.
    plan_rows.change_row(goal, {"still_right": "no", "being_met": "no"}, by=adviser.user, at=NOW)
    plans.send(draft, copy_how="paper", by=adviser.user, at=NOW)
    said = words(as_(manager).get(to(draft)))
    changed = said[said.index("What changed") :]
    assert "How things are A flat by the canal Before: Invented: Somewhere to live." in changed
    for line in ("New goal A cat", "Goal stops A flat nearer to college. Why: They moved", "New action Paint it"):
        assert line in changed
    assert "Action done Ask about the housing register: Kai Example by 19 January 2027." in changed


def test_giving_back_needs_a_reason_and_is_kept(as_, manager, version):
    client = as_(manager)
    assert "Say what has to change" in words(sends(client, to(version, "give-back/")))
    assert client.post(to(version, "give-back/"), {"reason": "Half", "keep": "1"}).status_code == 204
    assert "did not send it" in words(client.get(to(version, "give-back/")))
    assert sends(client, to(version, "give-back/"), reason="Say who pays")["Location"] == LIST
    version.refresh_from_db()
    assert (version.sent_at, Returned.objects.get().reason) == (None, "Say who pays")
    assert client.get(to(version)).status_code == 404


def test_nobody_approves_their_own(as_, kai, manager):
    version = sent(kai, manager.user)
    client = as_(manager)
    assert "Approve this plan" not in words(client.get(to(version)))
    assert "Another manager has to approve it." in words(sends(client, to(version)))
    assert PlanVersion.objects.get().approved_at is None


def test_the_database_refuses_it_too(kai, adviser, manager):
    version = sent(kai, adviser.user)
    other = member(Role.MANAGER).user
    plans.give_back(version, reason="More", by=manager.user, at=NOW)
    home = version.plansection_rows.get(section="home")
    plan_rows.write_section(home, {"now": "More"}, by=other, at=NOW, edit=home.edit)
    plans.send(version, copy_how="online", by=adviser.user, at=NOW)
    for by in (adviser.user, other):  # who began and sent it, and who wrote in it
        with pytest.raises(IntegrityError), transaction.atomic():
            PlanVersion.objects.filter(pk=version.pk).update(approved_at=NOW, approved_by=by)
    plans.approve(version, by=manager.user, at=NOW)


def test_what_was_changed_after_it_was_read_is_read_again(as_, adviser, manager, version):
    client = as_(manager)
    fields = opened(client, to(version))
    plans.give_back(version, reason="More", by=manager.user, at=NOW)
    plans.send(version, copy_how="online", by=adviser.user, at=NOW + DAY)
    assert "was changed" in words(client.post(to(version), fields))
    assert PlanVersion.objects.get().approved_at is None
    assert client.post(to(version), {"version": "x"}).status_code == 200


def test_approved_by_two_at_once(as_, manager, version):
    client = as_(manager)
    fields = opened(client, to(version))
    assert [client.post(to(version), fields).status_code for _ in range(2)] == [302, 302]
    other = as_(member(Role.MANAGER))
    assert "does not wait for approval any more" in words(sends(other, to(version)))
    assert Copy.objects.count() == 1


def test_who_may_not(as_, kai, adviser, version):
    assert as_(adviser).get(to(version)).status_code == 403
    assert as_(adviser).post(to(version)).status_code == 403
    assert as_(kai.user).get(to(version)).status_code == 404
    assert as_(member(Role.MANAGER)).get(f"{LIST}{uuid.uuid4()}/").status_code == 404


def test_a_draft_that_was_not_sent_is_not_there(as_, kai, adviser, manager):
    draft = written(kai, adviser.user)
    assert as_(manager).get(to(draft)).status_code == 404


def test_a_disagreement_waits_is_replied_to_and_the_young_person_reads_it(as_, kai, manager, version):
    plans.approve(version, by=manager.user, at=NOW)
    goal = version.goal_rows.get().thread
    values = {"person": kai, "version": version, "said": "disagree", "by": kai.user}
    row = Answer.objects.create(goal=goal, reason="Too far", at=NOW - 20 * DAY, **values)
    Answer.objects.create(at=NOW, **values)
    client = as_(manager)
    said = words(client.get("/manage/disagreements/"))
    assert "6 days late" in said and "14 days left" in said and "Goal: A flat nearer to college" in said
    address = f"/manage/disagreements/{row.key}/"
    assert "Too far" in words(client.get(address))
    assert "Write your reply" in words(sends(client, address))
    fields = {"text": "Let us look again"} | opened(client, address)
    assert [client.post(address, fields)["Location"] for _ in range(2)] == ["/manage/disagreements/"] * 2
    assert Reply.objects.get().text == "Let us look again"
    assert client.get(address).status_code == 404
    assert "Let us look again" in words(as_(kai.user).get("/me/plan/"))


def test_only_a_manager_replies(as_, kai, adviser, version):
    row = Answer.objects.create(person=kai, version=version, said="disagree", by=kai.user, at=NOW)
    address = f"/manage/disagreements/{row.key}/"
    assert as_(adviser).post(address, {"text": "No"}).status_code == 403
    assert as_(kai.user).post(address, {"text": "No"}).status_code == 404
    assert not Reply.objects.exists()


@pytest.mark.parametrize("many", [1, 4])
def test_lists_ask_as_much_however_long(client, adviser, manager, many, at_most):
    for _ in range(many):
        person = young(adviser=adviser, account=True)
        row = sent(person, adviser.user)
        Answer.objects.create(person=person, version=row, said="disagree", by=person.user, at=NOW)
    sign_in(client, manager.user, NOW)
    for address, most in ((LIST, 11), ("/manage/disagreements/", 9)):
        with at_most(most):
            assert client.get(address).status_code == 200


def test_reading_one_costs_what_two_readings_cost(client, kai, adviser, manager, at_most):
    approved(kai, adviser.user, manager.user)
    version = sent(kai, adviser.user)
    sign_in(client, manager.user, NOW)
    with at_most(36):
        assert client.get(to(version)).status_code == 200
