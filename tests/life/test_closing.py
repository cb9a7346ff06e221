"""Ending the work at 25, or once nothing is owed: from which day, for whom, what ends with it, and taking it back."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Allocation, Course, Event, Membership, Role
from leaving_care.standing import reckon
from pathways import summaries
from pathways.actions import coming_back, ending, handing_over
from pathways.ending import closing, ended
from pathways.models import HandingOver, Milestone
from tests.life.conftest import DAY, ids, on, sent
from tests.people import LONG_AGO, NOW, TODAY, allocate, member, young

pytestmark = pytest.mark.django_db
BORN_25 = date(2001, 11, 18)
B25 = date(2026, 11, 18)


@pytest.fixture
def grown(adviser):
    """Somebody who was 25 two days ago."""
    person = young(adviser=adviser, account=True, name_used="Noor Example", date_of_birth=BORN_25)
    summaries.keep(person, TODAY)
    return person


def close(person, by, day=TODAY, words="It was good to know you", **more):
    return ending.close(person, on=day, words=words, by=by.user, at=NOW, **more)


def course(person, continues, **values):
    Course.objects.create(person=person, starts_on=date(2025, 9, 1), continues=continues, **values)
    reckon(person)
    summaries.keep(person, TODAY)


def test_it_ends_the_duty_and_everybodys_work_on_that_day_and_nothing_is_deleted(grown, adviser, manager, as_):
    second = member(Role.PERSONAL_ADVISER)
    allocate(second, grown, is_main=False)
    handing_over.plan(
        grown, {"after": member(Role.PERSONAL_ADVISER), "on": TODAY, "reason": "x"}, by=adviser.user, at=NOW
    )
    assert "at-25" in ids(grown)
    close(grown, adviser, TODAY - DAY)
    assert "at-25" not in ids(grown)
    rows = Allocation.objects.filter(person=grown)
    assert {(row.ends_on, row.why_ended) for row in rows} == {(TODAY - DAY, ending.CLOSED)} and rows.count() == 2
    assert HandingOver.objects.get().cancelled == ending.CLOSED
    assert as_(adviser).get(f"/work/people/{grown.key}/").status_code == 404
    events = Event.objects.filter(person=grown, what="write_plan", kind=Event.Kind.CHANGED)
    assert {event.part for event in events} == {"plan", "workers"}
    assert "good to know" not in str([event.fields for event in events])


@pytest.mark.parametrize(("day", "refused"), [(B25 - DAY, True), (B25, False), (TODAY, False), (TODAY + DAY, True)])
def test_the_day_is_from_the_25th_birthday_to_today(grown, adviser, day, refused):
    if refused:
        with pytest.raises(ValidationError) as wrong:
            close(grown, adviser, day)
        assert "on" in wrong.value.message_dict
    else:
        close(grown, adviser, day)
    assert Milestone.objects.filter(kind="closed").exists() is not refused


@pytest.mark.parametrize(("born", "refused"), [(date(2001, 11, 21), True), (date(2001, 11, 20), False)])
def test_not_before_25(adviser, born, refused):
    person = young(adviser=adviser, date_of_birth=born)
    assert bool(closing(person, TODAY).why_not) is refused
    if refused:
        with pytest.raises(ValidationError, match="from 21 November 2026 on, and not before"):
            close(person, adviser)


@pytest.mark.parametrize(
    ("continues", "ends_on", "refused"),
    [
        (True, None, "A course in their pathway plan goes on"),
        (True, TODAY, "A course in their pathway plan goes on"),
        (True, TODAY - DAY, ""),
        (None, None, "not recorded whether it is in their pathway plan"),
        (False, None, ""),
    ],
)
def test_a_course_that_runs_on_past_25_keeps_it_open(grown, adviser, continues, ends_on, refused):
    course(grown, continues, ends_on=ends_on)
    if refused:
        with pytest.raises(ValidationError, match=refused):
            close(grown, adviser)
        assert not Milestone.objects.exists() and Allocation.objects.get().ends_on is None
        return
    first = TODAY if continues else B25  # the day after a course in the plan
    assert closing(grown, TODAY).first_on == first
    with pytest.raises(ValidationError):
        close(grown, adviser, first - DAY)
    close(grown, adviser, first)


def test_somebody_qualifying_can_be_told_goodbye_once_that_is_over(adviser):
    def qualified(born):
        person = young(adviser=adviser, date_of_birth=born)
        person.timeincare_rows.update(starts_on=date(born.year + 17, 7, 1), ends_on=date(born.year + 17, 8, 1))
        reckon(person)
        summaries.keep(person, TODAY)
        return person

    with pytest.raises(ValidationError, match="they are qualifying"):
        close(qualified(date(2005, 11, 21)), adviser)
    over = qualified(date(2005, 11, 20))  # 21 today
    assert closing(over, TODAY).first_on == TODAY
    close(over, adviser)
    with pytest.raises(ValidationError, match="under 18"):
        close(qualified(date(2008, 11, 21)), adviser)


def test_a_form_sent_twice_is_done_once_even_where_the_reader_sees_the_record_no_more(grown, adviser, as_):
    once = uuid.uuid4()
    close(grown, adviser, once=once)
    with pytest.raises(AlreadyDone):
        close(grown, adviser, once=once)
    other = young(adviser=adviser, date_of_birth=BORN_25)
    client, address = as_(adviser), f"/work/people/{other.key}/closing/close/"
    form = sent(words="Bye", **on("on", TODAY - DAY))
    for _ in range(2):
        assert client.post(address, form)["Location"] == "/work/"
    assert client.post(address, sent(words="Bye", **on("on", TODAY - DAY))).status_code == 404
    assert Milestone.objects.filter(person=other).count() == 1


def test_what_waits_no_words_and_twice_are_refused(grown, adviser, manager):
    with pytest.raises(ValidationError, match="few words"):
        close(grown, adviser, words=" ")
    later = member(Role.PERSONAL_ADVISER)
    row = allocate(later, grown, is_main=False, starts_on=TODAY + DAY)
    with pytest.raises(ValidationError, match="from 21 November 2026 on"):
        close(grown, adviser)
    row.delete()
    close(grown, adviser)
    with pytest.raises(ValidationError, match="recorded already"):
        close(grown, manager)
    young_one = young(adviser=adviser, account=True, date_of_birth=date(2001, 11, 21))
    Allocation.objects.filter(person=young_one).update(ends_on=TODAY - DAY)
    coming_back.ask(young_one, by=young_one.user, at=NOW)
    type(young_one).objects.filter(pk=young_one.pk).update(date_of_birth=BORN_25)
    young_one.refresh_from_db()
    reckon(young_one)
    summaries.keep(young_one, TODAY)
    with pytest.raises(ValidationError, match="asked to come back"):
        close(young_one, manager)


def test_it_is_for_those_who_work_with_them(grown, manager, strangers):
    for other in [*strangers, grown.user]:
        with pytest.raises(NotAllowed):
            ending.close(grown, on=TODAY, words="x", by=other, at=NOW)
        with pytest.raises(NotAllowed):
            ending.take_back(grown, why="x", by=other, at=NOW)
    close(grown, manager)


def test_a_mistake_is_marked_with_a_reason_and_the_work_goes_on(grown, adviser, manager, as_):
    with pytest.raises(ValidationError, match="Nothing is recorded"):
        ending.take_back(grown, why="x", by=manager.user, at=NOW)
    left = member(Role.PERSONAL_ADVISER)
    allocate(left, grown, is_main=False, starts_on=LONG_AGO)
    before = allocate(member(Role.PERSONAL_ADVISER), grown, is_main=False, ends_on=TODAY - 9 * DAY)
    close(grown, adviser, TODAY - DAY)
    Membership.objects.filter(pk=left.pk).update(ends_on=TODAY - DAY)
    with pytest.raises(ValidationError, match="Say why"):
        ending.take_back(grown, why=" ", by=manager.user, at=NOW)
    once = uuid.uuid4()
    ending.take_back(grown, why="Meant for somebody else", by=manager.user, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        ending.take_back(grown, why="x", by=manager.user, at=NOW, once=once)
    assert ended(grown) is None and "at-25" in ids(grown)
    assert Milestone.objects.filter(person=grown).count() == 2
    ends = dict(Allocation.objects.filter(person=grown).values_list("worker", "ends_on"))
    assert ends == {adviser.pk: None, left.pk: TODAY - DAY, before.worker_id: TODAY - 9 * DAY}
    assert as_(adviser).get(f"/work/people/{grown.key}/").status_code == 200
    close(grown, adviser)
    assert ended(grown).on == TODAY


def test_whoever_took_over_meanwhile_stays(grown, adviser, manager):
    close(grown, adviser, TODAY - DAY)
    other = member(Role.PERSONAL_ADVISER)
    allocate(other, grown, starts_on=TODAY)
    ending.take_back(grown, why="A mistake", by=manager.user, at=NOW)
    assert Allocation.objects.get(person=grown, ends_on=None).worker == other


def test_on_the_pages(grown, adviser, manager, as_, at_most):
    client, address = as_(adviser), f"/work/people/{grown.key}/closing/"
    with at_most(14):
        page = client.get(address).content.decode()
    assert "We have ended our work together" in page and "18 November 2076" in page
    assert "Noor" not in page.split("</title>")[0]
    answer = client.post(f"{address}close/", sent(words="Take care", **on("on", B25 - DAY))).content.decode()
    assert "Choose 18 November 2026 or a later day" in answer and "Take care" in answer
    for bad in ({"words": ""}, {"words": "A null\0"}, {"words": "x" * 3000}, {"words": "x", "on_0": "x" * 9999}):
        assert client.post(f"{address}close/", sent(**bad)).status_code == 200
    assert not Milestone.objects.exists()
    done = client.post(f"{address}close/", sent(words="Take care <b>", **on("on", TODAY)))
    assert done.status_code == 302 and done["Location"] == address
    page = client.get(address).content.decode()
    assert "ended on 20 November 2026" in page and "Take care &lt;b&gt;" in page
    wrong = client.post(f"{address}mistake/", sent(why="")).content.decode()
    assert "Say why" in wrong
    client.post(f"{address}mistake/", sent(why="Wrong person"))
    with at_most(14):
        page = client.get(address).content.decode()
    assert "Wrong person" in page and "It can be recorded" in page
    gone = client.post(f"{address}close/", sent(words="Bye", **on("on", TODAY - DAY)))
    assert gone["Location"] == "/work/" and client.get(address).status_code == 404
    assert as_(manager).get(address).status_code == 200


def test_the_young_person_reads_it_kindly(grown, adviser, manager, as_, at_most):
    client = as_(grown)
    assert "Nobody has written down that it has ended" in client.get("/me/ended/").content.decode()
    close(grown, adviser, TODAY - DAY)
    with at_most(12):
        page = client.get("/me/ended/").content.decode()
    assert "It ended on 19 November 2026" in page and "It was good to know you" in page
    assert adviser.user.name in page and "18 November 2076" in page and 'href="/me/data/"' in page
    assert "You are still welcome to ring" in page and "01632 960001" in page
    assert "Our work together ended on 19 November 2026" in client.get("/me/").content.decode()
    assert "/me/ended/" in client.get("/me/at-21/").content.decode()
    ending.take_back(grown, why="Not for them to read at once", by=manager.user, at=NOW)
    assert "Not for them" not in client.get("/me/ended/").content.decode()
    assert "Our work together ended" not in client.get("/me/").content.decode()
