"""Who works with a young person: the actions and their pages."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.access import may
from leaving_care.actions import allocations, ending
from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Allocation, Event, Role
from leaving_care.record_views import MEANWHILE
from tests.manage.sending import errors, opened, send
from tests.people import LONG_AGO, NOW, TODAY, allocate, council, member, sign_in, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ADVISER = Role.PERSONAL_ADVISER


def give(manager, person, worker, **values):
    values = {"is_main": True, "starts_on": TODAY} | values
    return allocations.allocate(person, worker=worker, by=manager.user, at=NOW, **values)


def test_the_first_main_adviser_needs_no_reason(manager):
    person, worker = young(), member(ADVISER)
    made = give(manager, person, worker, introduced_on=TODAY + DAY)
    assert (made.is_main, made.role, made.introduced_on, made.ends_on) == (True, ADVISER, TODAY + DAY, None)
    assert may(worker.user, "change_facts", person, TODAY)
    event = Event.objects.get(person=person, kind=Event.Kind.CHANGED)
    assert (event.what, event.part, event.by) == ("allocate", "workers", manager.user)
    assert event.fields == ["introduced_on", "is_main", "starts_on", "worker"]


def test_a_new_main_adviser_ends_the_time_of_the_one_before_the_day_before(manager):
    before, after = member(ADVISER), member(ADVISER)
    person = young(adviser=before)
    give(manager, person, after, why="Moved to another team", notice_given_on=TODAY - DAY)
    old = Allocation.objects.get(person=person, worker=before)
    assert (old.ends_on, old.why_ended, old.notice_given_on) == (TODAY - DAY, "Moved to another team", TODAY - DAY)
    assert not may(before.user, "see_record", person, TODAY)
    assert may(after.user, "see_record", person, TODAY)


def test_changing_the_main_adviser_needs_a_reason_and_changes_nothing_without(manager):
    person = young(adviser=member(ADVISER))
    with pytest.raises(ValidationError, match="Say why the main adviser changes"):
        give(manager, person, member(ADVISER))
    assert Allocation.objects.get(person=person).ends_on is None
    assert not Event.objects.filter(person=person, kind=Event.Kind.CHANGED).exists()


@pytest.mark.parametrize("starts_on", [TODAY, TODAY - DAY])
def test_two_main_advisers_at_a_time_are_refused_in_words(manager, starts_on):
    person = young()
    give(manager, person, member(ADVISER))
    with pytest.raises(ValidationError, match="There is a main adviser from 20 November 2026"):
        give(manager, person, member(ADVISER), starts_on=starts_on, why="x")


def test_somebody_who_works_with_them_already_is_refused(manager):
    worker = member(Role.SOCIAL_WORKER)
    person = young(adviser=worker)
    with pytest.raises(ValidationError, match="already"):
        give(manager, person, worker, is_main=False)


@pytest.mark.parametrize(
    ("worker", "values", "words"),
    [
        (lambda: member(ADVISER, council("elsewhere")), {}, "another council"),
        (lambda: member(Role.SOCIAL_WORKER), {}, "Only a personal adviser"),
        (lambda: member(Role.EDITOR), {"is_main": False}, "whose job this is"),
        (lambda: member(ADVISER, ends_on=TODAY - DAY), {}, "do not work here on 20 November 2026"),
        (lambda: member(ADVISER, starts_on=TODAY + DAY), {}, "do not work here on 20 November 2026"),
        (lambda: member(ADVISER, starts_on=LONG_AGO - 9999 * DAY), {"starts_on": LONG_AGO - 9000 * DAY}, "was born"),
    ],
)
def test_who_cannot_be_allocated(manager, worker, values, words):
    person = young()
    with pytest.raises(ValidationError, match=words):
        give(manager, person, worker(), **values)
    assert not Allocation.objects.exists()


def test_the_membership_may_end_on_the_very_day(manager):
    give(manager, young(), member(ADVISER, ends_on=TODAY))
    assert Allocation.objects.count() == 1


@pytest.mark.parametrize("role", [ADVISER, Role.ADMINISTRATOR, Role.DATA_OFFICER])
def test_only_a_manager_allocates(role):
    actor = member(role)
    person = young(adviser=actor if role == ADVISER else None)
    with pytest.raises(NotAllowed):
        give(actor, person, member(ADVISER), why="x")


def test_a_form_sent_twice_is_done_once_and_one_that_was_overtaken_is_told(manager):
    person, once = young(), uuid.uuid4()
    give(manager, person, member(ADVISER), version=1, once=once)
    with pytest.raises(AlreadyDone):
        give(manager, person, member(ADVISER), version=1, once=once)
    with pytest.raises(ChangedMeanwhile):
        give(manager, person, member(ADVISER), version=1, once=uuid.uuid4())
    assert Allocation.objects.count() == 1


def test_work_ends_on_its_last_day_for_a_reason(manager):
    link = allocate(member(ADVISER), young())
    with pytest.raises(ValidationError, match="Say why"):
        ending.end_link(link, ends_on=TODAY, by=manager.user, at=NOW)
    ending.end_link(link, ends_on=TODAY, why="They asked", notice_given_on=TODAY, by=manager.user, at=NOW)
    link.refresh_from_db()
    assert (link.ends_on, link.why_ended, link.notice_given_on) == (TODAY, "They asked", TODAY)


@pytest.mark.parametrize(
    ("link", "ends_on", "words"),
    [
        ({"starts_on": TODAY}, TODAY - DAY, "It began on"),
        ({"starts_on": LONG_AGO, "ends_on": TODAY}, TODAY + DAY, "It ends on 20 November"),
        ({"starts_on": TODAY - DAY}, None, "began before today"),
    ],
)
def test_an_end_that_cannot_be(manager, link, ends_on, words):
    row = allocate(member(ADVISER), young(), **link)
    with pytest.raises(ValidationError, match=words):
        ending.end_link(row, ends_on=ends_on, why="x", by=manager.user, at=NOW)


def test_what_began_by_mistake_today_is_taken_away(manager):
    row = allocate(member(ADVISER), young(), starts_on=TODAY)
    ending.end_link(row, ends_on=None, by=manager.user, at=NOW)
    assert not Allocation.objects.exists()
    assert Event.objects.filter(person=row.person, what="allocate").count() == 1


# Pages.


def test_the_page_allocates_and_says_so(as_manager):
    person, worker = young(), member(ADVISER)
    address = f"/manage/people/{person.key}/allocate/"
    response = send(as_manager, address, worker=worker.key, is_main="yes", starts_on=TODAY)
    assert response.url == f"/manage/people/{person.key}/"
    page = as_manager.get(response.url).content.decode()
    assert worker.user.name in page and "The worker is allocated" in page and "main adviser" in page


def test_the_page_says_in_words_what_is_wrong(as_manager):
    person = young(adviser=member(ADVISER))
    address = f"/manage/people/{person.key}/allocate/"
    far = member(ADVISER, council("elsewhere"))
    assert "worker" in errors(send(as_manager, address, worker=far.key, is_main="yes", starts_on=TODAY))
    said = errors(send(as_manager, address, worker=member(ADVISER).key, is_main="yes", starts_on=TODAY))
    assert said == {"why": "Say why the main adviser changes. The young person is told"}
    assert set(errors(send(as_manager, address))) == {"worker", "is_main", "starts_on"}


@pytest.mark.parametrize("worker", ["no key", "\x00", "a" * 10_000, str(uuid.UUID(int=0)), "1"])
def test_what_no_browser_sends_is_refused_in_words(as_manager, worker):
    person = young()
    address = f"/manage/people/{person.key}/allocate/"
    said = {"worker": worker, "is_main": "perhaps", "why": "\x00", "starts_on-day": "9" * 5000, "starts_on-month": "x"}
    assert {"worker", "is_main", "starts_on", "why"} <= set(errors(send(as_manager, address, **said)))
    spoilt = {"once": "x", "version": "\x00"} | said
    assert as_manager.post(address, spoilt).status_code == 200
    assert not Allocation.objects.exists()


def test_two_tabs_and_a_double_click(as_manager):
    person, worker = young(), member(ADVISER)
    address = f"/manage/people/{person.key}/allocate/"
    first, second = opened(as_manager, address), opened(as_manager, address)
    fields = {"worker": worker.key, "is_main": "yes", "starts_on": TODAY}
    assert send(as_manager, address, first, **fields).status_code == 302
    assert send(as_manager, address, first, **fields).status_code == 302, "the same form again"
    response = send(as_manager, address, second, **fields | {"is_main": "no"})
    assert MEANWHILE in errors(response)["__all__"]
    assert worker.user.name in dict(response.context["now"])["Works with them now"]
    assert Allocation.objects.count() == 1


def test_a_mistake_clicked_twice_ends_on_a_page(as_manager):
    row = allocate(member(ADVISER), young(), starts_on=TODAY)
    address = f"/manage/people/{row.person.key}/end/allocation/{row.key}/"
    carried = opened(as_manager, address)
    for _ in range(2):
        assert send(as_manager, address, carried, mistake="on").status_code == 302
    assert send(as_manager, address, {}, mistake="on").status_code == 404


def test_a_team_manager_who_gives_somebody_away_comes_to_the_list(client, team):
    row = allocate(member(ADVISER, team=team), young())
    sign_in(client, member(Role.MANAGER, team=team).user)
    address = f"/manage/people/{row.person.key}/end/allocation/{row.key}/"
    response = send(client, address, ends_on=TODAY - DAY, why="They asked")
    assert response.url == "/manage/people/"


@pytest.mark.parametrize("kind", ["allocation", "referral", "nothing"])
def test_an_end_of_what_is_not_there_is_not_found(as_manager, kind):
    assert as_manager.get(f"/manage/people/{young().key}/end/{kind}/{uuid.uuid4()}/").status_code == 404
