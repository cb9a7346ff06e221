"""A draft goes out now or at a moment by a UK clock, and the clock begins what is due."""

import uuid
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django_tasks_db.models import DBTaskResult

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Role
from offers.actions import timing
from offers.actions.editing import QUIET
from offers.forms.publishing import TimeForm
from offers.models import Publishing, Timed
from offers.uk_moment import NoSuchMoment, uk_moment
from tests.desk.agreed import HOUR, Desk
from tests.people import NOW, TODAY, council, member

pytestmark = pytest.mark.django_db
LATER = NOW + HOUR


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    made.agree()
    return made


def set_time(desk, **said):
    return timing.set_time(desk.edition, **{"goes_out_at": LATER, "by": desk.editor, "at": NOW} | said)


def publish_now(desk, **said):
    return timing.publish_now(desk.edition, **{"by": desk.editor, "at": NOW} | said)


def spoil(desk):
    desk.edition.items.update(name="Another name")


@pytest.mark.parametrize(
    ("day", "at", "in_utc"),
    [
        (date(2027, 3, 28), time(0, 59), datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (date(2027, 3, 28), time(2, 0), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (date(2026, 10, 25), time(0, 59), datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 0), datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
        (date(2026, 12, 1), time(9, 30), datetime(2026, 12, 1, 9, 30, tzinfo=UTC)),
    ],
)
def test_a_time_by_a_uk_clock_is_one_moment(day, at, in_utc):
    assert uk_moment(day, at) == in_utc


@pytest.mark.parametrize(
    ("day", "at", "words"),
    [
        (date(2027, 3, 28), time(1, 0), "the clocks go forward, and 01:00 does not come"),
        (date(2027, 3, 28), time(1, 59), "the clocks go forward, and 01:59 does not come"),
        (date(2026, 10, 25), time(1, 0), "the clocks go back, and 01:00 comes twice"),
        (date(2026, 10, 25), time(1, 30), "the clocks go back, and 01:30 comes twice"),
    ],
)
def test_in_the_hour_in_which_the_clocks_change_there_is_no_one_moment(day, at, words):
    with pytest.raises(NoSuchMoment, match=words) as wrong:
        uk_moment(day, at)
    assert "Choose a time before 01:00, or 02:00 or later" in str(wrong.value)


@pytest.mark.parametrize(
    ("day", "at", "field", "words"),
    [
        ("19 11 2026", "09:30", "day", "This day is past"),
        ("20 11 2029", "09:30", "day", "within the next two years"),
        ("1 1 9999", "09:30", "day", "within the next two years"),
        ("31 2 2027", "09:30", "day", "real date"),
        ("28 3 2027", "01:30", "at", "does not come"),
        ("31 10 2027", "01:30", "at", "comes twice"),
        ("1 12 2026", "25:00", "at", "hours and minutes"),
        ("1 12 2026", "\0", "at", "hours and minutes"),
        ("1 12 2026", "", "at", "hours and minutes"),
    ],
)
def test_a_form_with_no_such_moment_says_so_at_the_field(day, at, field, words):
    typed = dict(zip(("day-day", "day-month", "day-year"), day.split(), strict=True)) | {"at": at}
    form = TimeForm(typed, today=TODAY)
    assert not form.is_valid()
    assert words in " ".join(form.errors[field])


def test_publishing_begins_one_run_in_the_background(desk):
    run = publish_now(desk)
    assert (run.begun_by, run.begun_at, run.seen_at, run.ended_at) == (desk.editor, NOW, NOW, None)
    (task,) = DBTaskResult.objects.all()
    assert task.args_kwargs == {"args": [], "kwargs": {"key": str(run.key)}}
    with pytest.raises(ValidationError, match="being published just now"):
        publish_now(desk, by=desk.approver, at=NOW + QUIET - timedelta(seconds=1))
    assert Publishing.objects.count() == 1


def test_a_run_that_was_cut_off_gives_way_to_another(desk):
    first = publish_now(desk)
    second = publish_now(desk, by=desk.approver, at=NOW + QUIET)
    first.refresh_from_db()
    assert (first.ended_at, first.failed) == (NOW + QUIET, timing.CUT_OFF)
    assert second.ended_at is None and DBTaskResult.objects.count() == 2


def test_what_is_not_agreed_goes_out_neither_now_nor_later(desk):
    spoil(desk)
    for way in (publish_now, set_time):
        with pytest.raises(ValidationError, match="changed after it was agreed"):
            way(desk)
    assert not Publishing.objects.exists() and not Timed.objects.exists()


def test_what_will_not_be_right_on_the_day_is_not_timed_for_it(desk, monkeypatch):
    from offers.findings.finding import blocks

    def found(contents, on):
        return [blocks("late", [("edition", "")], "It is too late.", "Mend it.")] if on > TODAY else []

    monkeypatch.setattr("offers.actions.agreeing.findings", found)
    with pytest.raises(ValidationError, match="On 21 November 2026 it could not go out"):
        set_time(desk, goes_out_at=NOW + 24 * HOUR)
    set_time(desk)


def test_a_moment_that_is_past_is_refused_with_a_mend(desk):
    for moment in (NOW, NOW - HOUR):
        with pytest.raises(ValidationError) as wrong:
            set_time(desk, goes_out_at=moment)
        assert wrong.value.message_dict == {"at": [timing.PAST]}


def test_one_time_stands_and_can_be_cancelled(desk):
    set_time(desk)
    with pytest.raises(ValidationError, match="set already"):
        set_time(desk, goes_out_at=LATER + HOUR)
    timing.cancel_time(desk.edition, by=desk.approver, at=NOW)
    row = Timed.objects.get()
    assert (row.cancelled_at, row.cancelled_by) == (NOW, desk.approver)
    with pytest.raises(ValidationError, match="nothing to cancel"):
        timing.cancel_time(desk.edition, by=desk.approver, at=NOW)
    set_time(desk, goes_out_at=LATER + HOUR)
    assert timing.begin_due(LATER) == []


def test_publishing_now_cancels_the_time(desk):
    set_time(desk)
    publish_now(desk)
    assert Timed.objects.get().cancelled_by == desk.editor


def test_the_clock_begins_what_is_due_once(desk):
    set_time(desk)
    assert timing.begin_due(LATER - timedelta(seconds=1)) == []
    assert timing.begin_due(LATER) == ["Smallton: edition 1: begun to publish at its time"]
    assert timing.begin_due(LATER) == timing.begin_due(LATER + timedelta(minutes=1)) == []
    assert Publishing.objects.get().begun_by == desk.editor


def test_the_clock_begins_again_what_was_cut_off_and_not_for_ever(desk):
    set_time(desk)
    for number in range(timing.TRIES):
        assert len(timing.begin_due(LATER + number * QUIET)) == 1
    assert timing.begin_due(LATER + timing.TRIES * QUIET) == []
    assert Publishing.objects.count() == timing.TRIES


def test_the_clock_says_once_why_something_did_not_go_out(desk):
    set_time(desk)
    spoil(desk)
    assert timing.begin_due(LATER) == ["Smallton: edition 1: could not go out at its time"]
    run = Publishing.objects.get()
    assert "changed after it was agreed" in run.failed and run.ended_at == LATER
    assert timing.begin_due(LATER + HOUR) == [] and not DBTaskResult.objects.exists()
    # Agreed again, it gets another time, without cancelling the one that has passed.
    desk.agree()
    set_time(desk, goes_out_at=LATER + 2 * HOUR, at=LATER + HOUR)
    assert len(timing.begin_due(LATER + 2 * HOUR)) == 1


def test_a_form_sent_twice_begins_one_run(desk):
    once = uuid.uuid4()
    publish_now(desk, once=once)
    with pytest.raises(AlreadyDone):
        publish_now(desk, once=once)
    assert Publishing.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.EDITOR, Role.APPROVER)])
def test_others_do_not_publish(desk, role):
    who = member(role, desk.council).user
    set_time(desk)
    for act in (
        lambda: publish_now(desk, by=who),
        lambda: set_time(desk, by=who),
        lambda: timing.cancel_time(desk.edition, by=who, at=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_those_of_the_next_council_do_not_either(desk):
    with pytest.raises(NotAllowed):
        publish_now(desk, by=member(Role.EDITOR, council("elsewhere")).user)
