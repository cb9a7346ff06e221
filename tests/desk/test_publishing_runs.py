"""A run in the background publishes an agreed draft, says how far it is, and can be killed and begun again."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, connections
from django_tasks_db.models import DBTaskResult

from offers.actions import runs, timing
from offers.actions.editing import QUIET, editing
from offers.actions.publishing import PublishRefused, keep_published, publish_edition, the_store, withdraw_edition
from offers.models import Edit, Edition, Publishing
from tests.desk.agreed import HOUR, Desk
from tests.offers.small import blank_press, draft
from tests.offers.test_publishing import served
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db
STEPS = ["checking", "making the pages", "making smallton-edition-2-whole-offer.pdf", "deciding"]
ITEM = "/smallton/offer/home/starter-pack/"


@pytest.fixture
def desk(published_folder, tmp_path):
    """Edition 1 is published; edition 2 is agreed."""
    publish_edition(draft(tmp_path / "one"), at=NOW - HOUR, by="a test")
    made = Desk(tmp_path / "two", number=2, words="New words.", effective_from="2026-11-01")
    made.agree()
    return made


def begin(desk, at=NOW, **said):
    return timing.publish_now(desk.edition, **{"by": desk.editor, "at": at} | said)


def run(begun, at=NOW):
    runs.run(begun.key, clock=lambda: at)
    begun.refresh_from_db()
    return begun


def fresh(desk):
    return Edition.objects.get(pk=desk.edition.pk)


class Dead(BaseException):
    """The process was killed."""


def die_at(monkeypatch, step, death=Dead):
    """Ends the run where it says this step."""
    real = runs.Progress.__call__

    def call(self, said):
        real(self, said)
        if step in said:
            raise death(said)

    monkeypatch.setattr(runs.Progress, "__call__", call)


def test_a_run_publishes_and_says_so(desk, visit):
    done = run(begin(desk), NOW + HOUR)
    assert (done.ended_at, done.failed, done.step) == (NOW + HOUR, "", "done")
    assert done.steps_done == done.steps > 3
    assert fresh(desk).published_by == desk.editor.name
    assert "New words." in visit(ITEM, TODAY)[1]
    banner = visit("/smallton/offer/editions/1/home/starter-pack/", TODAY)[1]
    assert "Edition 1 is not the offer today." in banner


def test_it_says_at_each_step_how_far_it_is(desk, monkeypatch):
    told = []
    begun = begin(desk)
    real = runs.Progress.__call__

    def call(self, step):
        real(self, step)
        row = Publishing.objects.get(pk=begun.pk)
        told.append((row.step, row.steps_done))
        assert row.steps_done < row.steps or step == "done"

    monkeypatch.setattr(runs.Progress, "__call__", call)
    run(begun)
    assert [number for _, number in told] == list(range(len(told)))
    for step in [*STEPS, "swapping"]:
        assert any(step in said for said, _ in told)


@pytest.mark.parametrize("step", STEPS)
def test_a_run_that_is_killed_leaves_the_old_edition_whole_and_another_finishes(
    desk,
    monkeypatch,
    published_folder,
    visit,
    step,
):
    before = served(published_folder)
    begun = begin(desk)
    with monkeypatch.context() as dying, pytest.raises(Dead):
        die_at(dying, step)
        run(begun)
    assert served(published_folder) == before and fresh(desk).is_draft
    with pytest.raises(ValidationError, match="just now"):
        begin(desk)
    again = run(begin(desk, NOW + QUIET), NOW + QUIET)
    assert again.failed == "" and "New words." in visit(ITEM, TODAY)[1]
    run(begun)  # what was cut off does nothing more
    assert Publishing.objects.filter(ended_at=None).count() == 0


def test_a_run_that_is_killed_before_the_swap_is_put_right_by_the_clock(desk, monkeypatch, published_folder, visit):
    before = served(published_folder)
    begun = begin(desk)
    with monkeypatch.context() as dying, pytest.raises(Dead):
        die_at(dying, "swapping")
        run(begun)
    assert served(published_folder) == before and not fresh(desk).is_draft
    assert timing.begin_due(NOW + QUIET) == []
    assert keep_published(today=TODAY) == ["smallton: made again"]
    begun.refresh_from_db()
    assert (begun.failed, begun.ended_at) == ("", NOW + QUIET) and "New words." in visit(ITEM, TODAY)[1]


def test_booklets_that_were_made_are_not_made_again(desk, monkeypatch):
    printed = []

    def press(html):
        printed.append(html)
        return blank_press(html)

    monkeypatch.setattr("offers.rendering.downloads.make_pdf", press)
    with monkeypatch.context() as dying, pytest.raises(Dead):
        die_at(dying, "deciding")
        run(begin(desk))
    once = len(printed)
    run(begin(desk, NOW + QUIET))
    assert len(printed) == once > 0 and not fresh(desk).is_draft


@pytest.mark.parametrize(("step", "published"), [("deciding", False), ("swapping", True)])
def test_a_run_that_breaks_says_so_in_plain_words(desk, monkeypatch, step, published):
    die_at(monkeypatch, step, death=RuntimeError)
    begun = begin(desk)
    with pytest.raises(runs.NotPublished) as wrong:
        run(begun)
    assert "RuntimeError" in str(wrong.value) and "making" not in str(wrong.value).splitlines()[0]
    begun.refresh_from_db()
    assert begun.ended_at and begun.failed == ("" if published else runs.FAULT)
    assert fresh(desk).is_draft is not published


def test_a_run_whose_place_was_taken_stops(desk, monkeypatch):
    begun = begin(desk)
    real = runs.Progress.__call__

    def call(self, step):
        if step == "deciding":
            Publishing.objects.filter(pk=begun.pk).update(ended_at=NOW)
        real(self, step)

    monkeypatch.setattr(runs.Progress, "__call__", call)
    run(begun)
    assert fresh(desk).is_draft


def test_nothing_is_changed_while_it_goes_out(desk):
    begin(desk)
    with pytest.raises(ValidationError, match="just now"), editing(desk.edition, by=desk.editor, at=NOW):
        pytest.fail("it was open")


def test_what_was_changed_after_it_was_begun_does_not_go_out(desk):
    begun = begin(desk)
    with editing(desk.edition, by=desk.editor, at=NOW + QUIET) as change:
        desk.edition.items.update(name="Another name")
        change.note("item starter-pack", Edit.What.CHANGED, before={"name": "a"}, after={"name": "b"})
    assert "changed after it was agreed" in run(begun, NOW + QUIET).failed
    assert fresh(desk).is_draft


def test_the_command_refuses_what_the_bodies_have_not_agreed(desk, tmp_path):
    third = Desk(tmp_path / "three", number=3, with_bodies=False, effective_from="2026-11-02").edition
    with pytest.raises(PublishRefused, match="Submit it to Senior team and Board"):
        publish_edition(third, at=NOW, by="a test")
    publish_edition(desk.edition, at=NOW, by="a test")


def test_a_first_edition_and_a_council_without_bodies_publish_from_files_and_not_from_the_desk(
    published_folder,
    tmp_path,
):
    for number in (1, 2):
        desk = Desk(tmp_path / str(number), with_bodies=False, number=number)
        with pytest.raises(PublishRefused, match="Record the bodies first"):
            publish_edition(desk.edition, at=NOW, by="a test", must_be_agreed=True)
        with pytest.raises(ValidationError, match="Record the bodies first"):
            begin(desk)
        publish_edition(desk.edition, at=NOW, by="a test")


def test_a_draft_that_was_set_aside_does_not_go_out(desk):
    Edition.objects.filter(pk=desk.edition.pk).update(set_aside_at=NOW)
    with pytest.raises(PublishRefused, match="set aside"):
        publish_edition(desk.edition, at=NOW, by="a test")


def test_an_old_edition_keeps_its_own_chair(desk, tmp_path, visit):
    run(begin(desk))
    third = Desk(tmp_path / "three", with_bodies=False, number=3, effective_from="2026-11-02")
    third.bodies = desk.bodies
    third.submit()
    third.approve()
    third.approve(chair="Cllr Another")
    run(begin(third))
    old = visit("/smallton/offer/editions/2/promises/", TODAY)[1]
    assert "Cllr Invented" in old and "Cllr Another" not in old
    withdraw_edition(fresh(third), on=TODAY, reason="A wrong amount.", at=NOW, by="a test")
    assert "New words." in visit(ITEM, TODAY)[1]


def test_the_clock_and_the_worker_put_out_what_was_timed(desk, monkeypatch, visit):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + HOUR)
    timing.set_time(desk.edition, goes_out_at=NOW + HOUR, by=desk.editor, at=NOW)
    call_command("tick")
    (task,) = DBTaskResult.objects.filter(task_path="offers.tasks.publish")
    task.task.call(**task.args_kwargs["kwargs"])
    assert "New words." in visit(ITEM, TODAY)[1]
    call_command("tick")
    assert Publishing.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time")
def test_two_who_publish_at_once_make_one(desk):
    together, said = Barrier(2), []

    def press(user):
        try:
            together.wait()
            begin(desk, by=user)
            said.append("begun")
        except ValidationError as wrong:
            said.append(wrong.messages[0])
        finally:
            connections.close_all()

    threads = [Thread(target=press, args=[user]) for user in (desk.editor, desk.approver)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said)[1] == "begun" and "just now" in sorted(said)[0]
    assert Publishing.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time")
def test_two_runs_at_once_make_one(desk, visit):
    together, said = Barrier(2), []

    def work():
        edition = fresh(desk)
        try:
            together.wait()
            publish_edition(edition, at=NOW, by="a test")
            said.append("published")
        except PublishRefused as refused:
            said.append(str(refused))
        finally:
            connections.close_all()

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["Smallton: edition 2 is published already.", "published"]
    assert "New words." in visit(ITEM, TODAY)[1]
    assert len(the_store().schedule("smallton").days) == 1
