"""What an adviser's list says first: calls for help with their time, a choice to stop, what is overdue, what was looked for."""

from datetime import timedelta

import pytest

from pathways.actions import choices, contacts
from pathways.models import CameBack, CheckIn
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, young
from tests.plans_kept.rows import contact, held, home, kept

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def kai(adviser):
    return young(adviser=adviser, account=True, name_used="Kai Miller")


def messages(client):
    return client.get("/work/").context["day"].messages


def page(client, query=""):
    return client.get(f"/work/{query}").content.decode()


def test_calls_for_help_come_first_the_longest_first_with_their_time_and_no_word_of_theirs(as_, adviser, kai):
    back, later = young(adviser=adviser, name_used="Back"), young(adviser=adviser, name_used="A later one")
    build(CameBack, person=back, asked_at=NOW - 9 * DAY, settled_at=NOW - 8 * DAY, reply_by=TODAY - DAY)
    build(CheckIn, person=later, at=NOW - HOUR, needs_help=True, note="PRIVATE")
    for hours in (5, 30):
        build(CheckIn, person=kai, at=NOW - hours * HOUR, needs_help=True, note="PRIVATE", seen_at=NOW)
    client = as_(adviser)
    assert [(said.person.name_used, said.text) for said in messages(client)] == [
        ("Kai Miller", "needs help, and still waits: since 19 November 2026 at 04:00"),
        ("A later one", "checked in and needs help: since 20 November 2026 at 09:00"),
        ("Back", "by 19 November 2026. This day has passed"),
    ]
    assert "PRIVATE" not in page(client)


def test_a_choice_to_stop_is_told_until_somebody_reached_them_since(as_, adviser, kai):
    choices.choose(kai, "stop", by=kai.user, at=NOW - DAY)
    contact(kai, TODAY - 3 * DAY)
    kept(kai)
    client = as_(adviser)
    (said,) = messages(client)
    assert said.text == "chose on 19 November 2026 to stop, with a hello each year"
    assert (said.leads_to, said.is_urgent) == ("work_at_21", False)
    tried = {"how": "call", "outcome": "tried", "at": NOW}
    contacts.log(kai, tried, by=adviser.user, at=NOW)
    assert len(messages(client)) == 1
    contacts.log(kai, tried | {"outcome": "reached"}, by=adviser.user, at=NOW)
    assert messages(client) == []


def test_what_they_chose_since_and_what_the_reader_wrote_down_is_not_told(as_, adviser, kai):
    choices.choose(kai, "stop", by=kai.user, at=NOW - 2 * DAY)
    choices.choose(kai, "stay", by=kai.user, at=NOW - DAY)
    kept(kai)
    client = as_(adviser)
    assert messages(client) == []
    choices.choose(kai, "stop", on=TODAY, by=adviser.user, at=NOW)
    assert messages(client) == [], "the reader wrote it down; what they chose before that is over"


def late_by(kai, **days):
    """Duties of a summary by id, each with its last day so many days from today."""
    row = kept(kai)
    found = {duty["id"]: duty for duty in row.duties}
    like = next(iter(found.values()))
    names = {"plan_review": "A review of the plan", "later_visits": "Seeing you where you live"}
    duties = [
        like
        | {"id": name.replace("_", "-"), "what": names.get(name, name), "due_on": str(TODAY + number * DAY)}
        | {"from_on": None, "held_until": None, "hold_reason": ""}
        for name, number in sorted(days.items(), key=lambda each: each[1])
    ]
    first = duties[0]
    kai.summary_rows.update(duties=duties, next_due=first["id"], next_due_on=first["due_on"])


def test_each_duty_of_a_row_whose_day_is_past_says_overdue(as_, adviser, kai):
    late_by(kai, at_18=-40, plan_review=-30, later_visits=2)
    client = as_(adviser)
    said = page(client)
    assert said.count("Overdue</strong>") == 2
    assert "A review of the plan, its last day was 21 October 2026" in said
    assert "Seeing them where they live, by 22 November 2026" in said
    late_by(kai, plan_review=-30, later_visits=-1)
    said = page(client)
    assert said.count("Overdue</strong>") == 2, "what comes next is not told twice"


def test_what_is_on_hold_is_past_and_not_overdue(as_, adviser, kai):
    home(kai, TODAY - 400 * DAY)
    row = kept(kai)
    held(kai, {duty["id"] for duty in row.duties}, TODAY, TODAY + 9 * DAY, TODAY)
    row = kept(kai)
    assert row.next_visit_on < TODAY
    said = page(as_(adviser), "?show=on_hold")
    assert "its last day was" in said and "Overdue</strong>" not in said


@pytest.mark.parametrize("query", ["?show=overdue", "", "search"])
def test_what_was_looked_for_stands_before_everything_else(as_, adviser, kai, query):
    build(CheckIn, person=kai, at=NOW - DAY, needs_help=True)
    late_by(kai, plan_review=-30)
    client = as_(adviser)
    if query == "search":
        said = client.post("/work/", {"q": "Miller"}, follow=True).content.decode()
    else:
        said = page(client, query)
    found, to_answer = said.index("Overdue</strong>"), said.index("To answer</h2>")
    assert (found < to_answer) is bool(query)
    assert (found < said.index('role="search"')) is bool(query)
    assert said.count("To answer</h2>") == said.count('role="search"') == 1
