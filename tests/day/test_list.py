"""An adviser's list: who is on it, in which order, what each line says, its filters, and its queries."""

from datetime import timedelta

import pytest

from leaving_care.models import Role, YoungPerson
from pathways import summaries
from pathways.actions.plans import give_back, share
from pathways.day import for_the_list
from pathways.models import CheckIn, ChoiceAt21, GoalView, OwnWords, Review, ReviewAsk, Tick, VisitPlanned
from pathways.views.work.working import of_them
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, member, young
from tests.plans import approved, begun, sent
from tests.plans_kept.rows import contact, held, kept

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def page(client, query=""):
    response = client.get(f"/work/{query}")
    assert response.status_code == 200
    return response


def names(response):
    return [line.person.name_used for line in response.context["lines"]]


def numbers(response):
    return {name: number for name, _, number in response.context["shows"]}


def due(person, **values):
    """A summary that says so, whatever the facts."""
    kept(person)
    person.summary_rows.update(duties=[], held_until=None, **values)


@pytest.mark.parametrize("number", [25, 100])
def test_the_whole_caseload_is_one_page_of_five_queries(as_, adviser, at_most, number):
    people = [young(adviser=adviser) for _ in range(number)]
    version = approved(people[0], adviser.user, member(Role.MANAGER).user)
    begun(people[0], adviser.user, kind=version.kind)
    summaries.keep_all([person.pk for person in people], TODAY)
    client = as_(adviser)
    with at_most(5):
        response = page(client)
    assert len(names(response)) == number
    assert len(response.content) < 100_000 or number > 25


def test_what_is_due_soonest_comes_first(as_, adviser):
    for name, day in (("Later", 9), ("Never", None), ("Sooner", 2), ("Late", -3)):
        due(young(adviser=adviser, name_used=name), next_due_on=day and TODAY + day * DAY)
    assert names(page(as_(adviser))) == ["Late", "Sooner", "Later", "Never"]


def test_filters_have_their_numbers_and_show_those_people(as_, adviser):
    for name, day in (("Late", -1), ("Today", 0), ("Sixth", 6), ("Seventh", 7)):
        due(young(adviser=adviser, name_used=name), next_due_on=TODAY + day * DAY)
    waiting, back = young(adviser=adviser, name_used="Waiting"), young(adviser=adviser, name_used="Back")
    due(back, next_due_on=None, choice=ChoiceAt21.Said.STEP_BACK)
    due(waiting, next_due_on=None)
    waiting.summary_rows.update(held_until=TODAY)
    client = as_(adviser)
    assert numbers(page(client)) == {"due_this_week": 2, "overdue": 1, "on_hold": 1, "stepped_back": 1, "people": 6}
    assert names(page(client, "?show=due_this_week")) == ["Today", "Sixth"]
    assert names(page(client, "?show=overdue")) == ["Late"]
    assert names(page(client, "?show=on_hold")) == ["Waiting"]
    assert names(page(client, "?show=stepped_back")) == ["Back"]
    assert len(names(page(client, "?show=%00nonsense"))) == 6
    assert 'href="/work/?show=overdue" aria-current="true"' in page(client, "?show=overdue").content.decode()


def test_a_line_says_what_comes_next_and_by_when(as_, adviser, kai):
    contact(kai, TODAY - 10 * DAY)
    row = kept(kai)
    said = page(as_(adviser)).content.decode()
    comes = next(duty for duty in row.duties if duty["id"] == row.next_due)
    assert of_them(comes["what"]) in said and "Kai Miller" in said and "19, former relevant" in said
    assert f"Seeing them, wherever they live, by {row.next_visit_on.day} {row.next_visit_on:%B %Y}" in said


def test_what_waits_says_to_when_and_why_and_is_not_overdue(as_, adviser, kai):
    duties = {duty["id"] for duty in kept(kai).duties}
    held(kai, duties, TODAY, TODAY + 9 * DAY, TODAY)
    kept(kai)
    response = page(as_(adviser))
    said = response.content.decode()
    assert "on hold to 29 November 2026 (in hospital)" in said and "Overdue</strong>" not in said
    assert numbers(response)["on_hold"] == 1
    said = page(as_(adviser), "?show=on_hold").content.decode()
    assert "On hold</strong> to 29 November 2026 (in hospital)" in said


def test_actions_are_late_when_open_past_their_day_in_the_plan_that_holds(adviser, manager, kai):
    version = approved(kai, adviser.user, manager.user, due_on=TODAY)
    action = version.planaction_rows.get()

    def late(on):
        return for_the_list(YoungPerson.objects.filter(pk=kai.pk), adviser.user, on).get().late_actions

    assert (late(TODAY), late(TODAY + DAY)) == (0, 1)
    Tick.objects.create(person=kai, action=action.thread, done=True, by=adviser.user, at=NOW)
    assert late(TODAY + DAY) == 0
    Tick.objects.create(person=kai, action=action.thread, done=False, by=adviser.user, at=NOW + DAY)
    assert late(TODAY + DAY) == 1


def test_today_has_visits_by_time_and_not_those_that_were_cancelled(as_, adviser, kai):
    other = young(adviser=adviser, name_used="Noor")
    build(VisitPlanned, person=kai, on=TODAY, at_time="15:00")
    build(VisitPlanned, person=other, on=TODAY, at_time="09:30")
    gone = young(adviser=adviser, name_used="Gone")
    build(VisitPlanned, person=gone, on=TODAY, cancelled="ill")
    build(VisitPlanned, person=gone, on=TODAY + DAY)
    visits = page(as_(adviser)).context["day"].visits
    assert [person.name_used for person, _ in visits] == ["Noor", "Kai Miller"]


def test_what_was_said_and_not_answered_stands_above_with_those_who_need_help_first(as_, adviser, kai):
    help_, asks = young(adviser=adviser, name_used="Help"), young(adviser=adviser, name_used="Zed Asks")
    build(CheckIn, person=kai, at=NOW, by=adviser.user)
    build(CheckIn, person=help_, at=NOW, needs_help=True)
    build(CheckIn, person=asks, at=NOW, seen_at=NOW)
    build(ReviewAsk, person=asks, asked_at=NOW)
    build(ReviewAsk, person=help_, asked_at=NOW, withdrawn_on=TODAY)
    messages = page(as_(adviser)).context["day"].messages
    assert [(said.person.name_used, said.text) for said in messages] == [
        ("Help", "checked in and needs help: since 20 November 2026 at 10:00"),
        ("Kai Miller", "checked in"),
        ("Zed Asks", "asked for a review"),
    ]


def test_answers_for_a_review_under_way_are_told(as_, adviser, manager):
    kai = young(adviser=adviser, account=True)
    version = approved(kai, adviser.user, manager.user)
    words = {"person": kai, "by": kai.user, "text": "x"}
    OwnWords.objects.create(**words, at=NOW - DAY)
    review = build(Review, person=kai, of=version, begun_at=NOW, held_on=TODAY)
    client = as_(adviser)
    assert page(client).context["day"].messages == []
    view = GoalView.objects.create(person=kai, version=version, goal=kai.key, by=kai.user, at=NOW)
    (said,) = page(client).context["day"].messages
    assert said.leads_to == "work_review" and view.person == said.person
    Review.objects.filter(pk=review.pk).update(finished_at=NOW)
    assert page(client).context["day"].messages == []


def test_plans_being_written_say_how_far_they_are(as_, adviser, manager, kai):
    def state():
        return [words for _, words in page(client).context["day"].writing]

    client = as_(adviser)
    version = sent(kai, adviser.user)
    assert state() == ["waits for a manager"]
    give_back(version, reason="Say more", by=manager.user, at=NOW)
    assert state() == ["given back by a manager, to be changed"]
    noor = young(adviser=adviser, name_used="Noor")
    draft = begun(noor, adviser.user)
    assert sorted(state()) == ["a draft", "given back by a manager, to be changed"]
    share(draft, by=adviser.user, at=NOW)
    assert sorted(state()) == ["given back by a manager, to be changed", "shared with them"]


def test_a_hundred_a_page(as_, adviser):
    for number in range(101):
        young(adviser=adviser, name_used=f"Person {number:03}")
    client = as_(adviser)
    assert len(names(page(client))) == 100
    assert names(page(client, "?page=2")) == ["Person 100"]


def test_somebody_with_two_roles_has_both_lists(as_, adviser):
    young(adviser=adviser, name_used="Mine")
    young(name_used="Other")
    client = as_(adviser)
    assert "/work/people/" not in page(client).content.decode().replace("/work/people/add/", "").split("More</h2>")[1]
    member(Role.MANAGER, who=adviser.user)
    client = as_(adviser)
    assert 'href="/work/people/"' in page(client).content.decode()
    assert names(client.get("/work/people/")) == ["Mine", "Other"]
    found = client.post("/work/people/", {"q": "oth"}, follow=True)
    assert names(found) == ["Other"]
