"""What a young person said, for those who work with them: seen, written down as told, answered; and copies given."""

import uuid
from datetime import timedelta

import pytest

from leaving_care.models import Event, Role
from pathways.actions import plans
from pathways.models import Answer, CheckIn, Copy, PreferredWord, ReviewAsk
from tests.people import NOW, TODAY, member, sign_in, young
from tests.plans import approved, begun
from tests.say.pages import opened, sends, title, words

DAY = timedelta(days=1)


@pytest.fixture
def version(kai, adviser, manager):
    """Kai's plan, approved; its copy is to be on paper."""
    return approved(kai, adviser.user, manager.user, copy_how="paper")


def boxes(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def to(kai, rest=""):
    return f"/work/people/{kai.key}/say/{rest}"


def check_in(kai, **values):
    return CheckIn.objects.create(person=kai, **({"said": "not_good", "by": kai.user, "at": NOW} | values))


def ask(kai, **values):
    return ReviewAsk.objects.create(person=kai, **({"by": kai.user, "asked_at": NOW, "why": "To move"} | values))


def test_everything_they_said_is_on_one_page_and_the_look_is_noted(as_, kai, adviser, version):
    check_in(kai, needs_help=True, note="The heating is off")
    ask(kai)
    PreferredWord.objects.create(person=kai, word="placement", instead="home", by=kai.user, at=NOW)
    Answer.objects.create(person=kai, version=version, said="agree", by=kai.user, at=NOW)
    page = as_(adviser).get(to(kai))
    said = words(page)
    for part in ("Needs help", "The heating is off", "To move", "Waits for an answer", "Not “placement”"):
        assert part in said
    assert "The plan: I agree, 20 November 2026, in their own words." in said and "Not given yet" in said
    assert "Kai" not in title(page)
    assert Event.objects.filter(kind="looked", part="plan", by=adviser.user, person=kai).exists()


def test_nothing_said_yet(as_, kai, adviser):
    said = words(as_(adviser).get(to(kai)))
    assert "They have sent nothing yet." in said and "There is no plan that they can read yet." in said


def test_a_data_officer_reads_it_and_answers_nothing(as_, kai, version):
    row = check_in(kai)
    client = as_(member(Role.DATA_OFFICER))
    assert "Say that you have seen it" not in words(client.get(to(kai)))
    assert client.get(to(kai, f"check-ins/{row.key}/")).status_code == 403


def test_a_check_in_is_seen_then_answered(as_, kai, adviser):
    row = check_in(kai)
    address = to(kai, f"check-ins/{row.key}/")
    client = as_(adviser)
    assert "Not good" in words(client.get(address))
    assert sends(client, address)["Location"] == to(kai)
    sends(client, address, answer="I am on my way")
    row.refresh_from_db()
    assert (row.seen_by, row.answer) == (adviser.user, "I am on my way")
    assert "somebody has answered this already" in words(sends(client, address, answer="Something else")).lower()


def test_seeing_a_call_for_help_is_no_answer_to_it(as_, kai, adviser):
    row = check_in(kai, needs_help=True)
    client, address = as_(adviser), to(kai, f"check-ins/{row.key}/")
    opened_page = words(client.get(address))
    assert "They wait for help." in opened_page and "I have seen this" not in opened_page
    assert f'href="/work/people/{kai.key}/contacts/add/"' in client.get(address).content.decode()
    sends(client, address)
    row.refresh_from_db()
    assert row.seen_by == adviser.user
    page = words(client.get(to(kai)))
    assert "it stays on the list until somebody writes an answer" in page and "Needs help" in page
    sends(client, address, answer="I am on my way")
    page = words(client.get(to(kai)))
    assert "They asked for help, and were answered or reached." in page and "Needs help" not in page
    assert "it stays on the list" not in page


def test_an_ask_is_answered_with_a_day_or_a_reason(as_, kai, adviser):
    row = ask(kai)
    address = to(kai, f"review-asks/{row.key}/")
    client = as_(adviser)
    assert "Offer a day, or say why not" in words(sends(client, address))
    assert "The day cannot be in the past" in words(sends(client, address, **boxes("offered_on", TODAY - DAY)))
    assert sends(client, address, **boxes("offered_on", TODAY + DAY)).status_code == 302
    row.refresh_from_db()
    assert (row.offered_on, row.answered_by) == (TODAY + DAY, adviser.user)
    assert "Offered: 21 November 2026" in words(client.get(to(kai)))


def test_what_they_told_is_marked_as_told(as_, kai, adviser, version):
    address = to(kai, f"told/{version.key}/")
    client = as_(adviser)
    assert "Choose at least one answer" in words(sends(client, address))
    sends(client, address, said_plan="disagree", why_plan="Too far")
    assert Answer.objects.get().told_to == adviser.user
    said = words(client.get(to(kai)))
    assert f"told to {adviser.user.name}" in said
    sign_in(client, kai.user, NOW)
    assert f"written down for you by {adviser.user.name}" in words(client.get("/me/plan/"))


def test_a_draft_that_is_not_shared_is_not_answered(as_, kai, adviser):
    draft = begun(kai, adviser.user)
    client, address = as_(adviser), to(kai, f"told/{draft.key}/")
    assert "not ready to be answered" in words(sends(client, address, said_plan="agree"))
    plans.share(draft, by=adviser.user, at=NOW)
    assert sends(client, address, said_plan="agree").status_code == 302


def test_a_copy_is_given(as_, kai, adviser, version):
    row = Copy.objects.get(version=version)
    address = to(kai, f"copies/{row.key}/")
    client = as_(adviser)
    late = {"how": "paper", **boxes("given_on", TODAY + DAY)}
    assert "The day cannot be in the future" in words(sends(client, address, **late))
    sends(client, address, how="read", language="Polish", **boxes("given_on", TODAY))
    row.refresh_from_db()
    assert (row.how, row.language, row.given_on, row.given_by) == ("read", "Polish", TODAY, adviser.user)


def test_a_row_of_somebody_else_is_not_there(as_, kai, adviser):
    other = young(adviser=adviser, account=True)
    rows = {"check-ins": check_in(other), "review-asks": ask(other), "copies": None}
    client = as_(adviser)
    for name, row in rows.items():
        key = row.key if row else uuid.uuid4()
        assert client.get(to(kai, f"{name}/{key}/")).status_code == 404
        assert client.post(to(kai, f"{name}/{key}/")).status_code == 404


def test_forms_sent_twice_are_done_once(as_, kai, adviser, version):
    client, address = as_(adviser), to(kai, f"told/{version.key}/")
    sent = {"said_plan": "agree"} | opened(client, address)
    assert [client.post(address, sent).status_code for _ in range(2)] == [302, 302]
    assert Answer.objects.count() == 1


@pytest.mark.parametrize("many", [1, 15])
def test_few_queries_however_much_they_said(client, kai, adviser, version, many, at_most):
    for number in range(many):
        check_in(kai, seen_by=adviser.user, seen_at=NOW)
        ask(kai, answered_by=adviser.user, answered_at=NOW, answer="Yes")
        PreferredWord.objects.create(person=kai, word=f"Word {number}", by=kai.user, at=NOW)
        Answer.objects.create(person=kai, version=version, said="agree", by=kai.user, at=NOW)
    sign_in(client, adviser.user, NOW)
    with at_most(14):
        assert client.get(to(kai)).status_code == 200
