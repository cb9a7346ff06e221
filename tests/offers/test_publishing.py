"""An edition goes out as one thing or not at all, and what is served follows the records."""

import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from leaving_care.models import Authority
from offers.actions.publishing import (
    PublishRefused,
    keep_published,
    publish_edition,
    render_council,
    the_store,
    withdraw_edition,
)
from offers.models import Edition
from tests.offers.small import draft

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)
DAY = date(2026, 4, 2)
STEPS = ["checking", "making the pages", "making smallton-edition-2-whole-offer.pdf", "deciding", "swapping"]


def served(folder):
    """Everything other web servers would serve, by path."""
    return {
        path.relative_to(folder / "live").as_posix(): path.read_bytes()
        for name in sorted((folder / "live").iterdir())
        for path in sorted(name.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def first(published_folder, tmp_path):
    edition = draft(tmp_path / "one")
    publish_edition(edition, at=NOON, by="a test")
    return edition


def second(tmp_path, **said):
    return draft(
        tmp_path / "two", number=2, words="New words.", effective_from=said.pop("effective_from", "2026-04-02"), **said
    )


class Stopped(Exception):
    pass


def stop_at(step):
    def report(said):
        if step in said:
            raise Stopped(said)

    return report


def test_a_published_edition_is_served_and_frozen(first, visit):
    status, body = visit("/smallton/offer/home/starter-pack/", DAY)
    assert status == 200
    assert "Things for your first home." in body
    assert first.published_at == NOON
    assert first.published_by == "a test"
    assert visit("/", DAY)[0] == 200
    assert "Smallton" in visit("/", DAY)[1]


def test_every_page_of_the_edition_is_under_its_number_too(first, visit):
    assert visit("/smallton/offer/editions/1/home/starter-pack/", DAY)[0] == 200
    assert visit("/smallton/offer/editions/1/contacts/", DAY)[0] == 200
    assert visit("/smallton/offer/editions/2/", DAY)[0] == 404


@pytest.mark.parametrize("step", STEPS[:4])
def test_a_publish_that_dies_before_the_decision_changes_nothing(first, tmp_path, published_folder, step):
    before = served(published_folder)
    edition = second(tmp_path)
    with pytest.raises(Stopped):
        publish_edition(edition, at=NOON, by="a test", report=stop_at(step))
    assert served(published_folder) == before
    assert Edition.objects.get(pk=edition.pk).is_draft
    assert edition.published_at is None
    assert keep_published(today=DAY) == []


def test_a_crash_between_decision_and_swap_is_repaired_by_the_clock(first, tmp_path, published_folder, visit):
    before = served(published_folder)
    edition = second(tmp_path)
    with pytest.raises(Stopped):
        publish_edition(edition, at=NOON, by="a test", report=stop_at("swapping"))
    assert served(published_folder) == before
    assert not Edition.objects.get(pk=edition.pk).is_draft
    assert keep_published(today=DAY) == ["smallton: made again"]
    assert "New words." in visit("/smallton/offer/home/starter-pack/", DAY)[1]
    assert keep_published(today=DAY) == []


# Each runs in a process of its own, on a database of its own.
FIRST_AND_DRAFT = """
publish_edition(draft(Path(sys.argv[1])), at=datetime(2026, 4, 2, 11, tzinfo=UTC), by="a test")
draft(Path(sys.argv[2]), number=2, words="New words.", effective_from="2026-04-02")
"""
# A child is killed; what it left is kept for the test to look at. Then its parent, which has touched nothing yet, repairs it.
KILLED_AND_REPAIRED = """
def publish(step="no such step"):
    def report(said):
        if step in said:
            os.kill(os.getpid(), signal.SIGKILL)
    publish_edition(Edition.objects.get(number=2), at=datetime(2026, 4, 2, 12, tzinfo=UTC), by="a test", report=report)

step, left = sys.argv[1:]
if not os.fork():
    publish(step)
    os._exit(0)
print(os.waitstatus_to_exitcode(os.wait()[1]))
shutil.copytree(os.environ["PUBLISHED_DIR"], left, symlinks=True)
print(keep_published(today=date(2026, 4, 2)))
if step != "swapping":
    publish()
"""
BEFORE_EACH = """
import os, shutil, signal, sys
import brotli, django
django.setup()
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
import offers.rendering.downloads
from offers.actions.publishing import keep_published, publish_edition
from offers.models import Edition
from tests.offers.small import blank_press, draft
offers.rendering.downloads.make_pdf = blank_press
brotli.compress = partial(brotli.compress, quality=1)
"""


def run(folder, code, *args):
    """Runs code on the database and the published folder in `folder`."""
    environ = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "PUBLISHED_DIR": str(folder / "published"),
        "DJANGO_SETTINGS_MODULE": "leaving_care.settings",
        "PORTAL_DEMO": "1",
    }
    command = [sys.executable, "-c", BEFORE_EACH + code, *map(str, args)]
    return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60)


@pytest.fixture(scope="module")
def with_a_draft(migrated, tmp_path_factory):
    """A folder with an edition that is published and a draft of the next, for each test to copy."""
    folder = tmp_path_factory.mktemp("with-a-draft")
    shutil.copy(migrated, folder)
    made = run(folder, FIRST_AND_DRAFT, folder / "one", folder / "two")
    assert made.returncode == 0, made.stderr
    return folder


@pytest.mark.once
@pytest.mark.parametrize("step", STEPS)
def test_a_publish_that_is_killed_leaves_the_old_edition_whole(with_a_draft, tmp_path, step):
    folder = shutil.copytree(with_a_draft, tmp_path / "copy", symlinks=True)
    before = served(folder / "published")
    done = run(folder, KILLED_AND_REPAIRED, step, tmp_path / "left")
    assert done.returncode == 0, done.stderr
    killed, repaired = done.stdout.splitlines()
    assert killed == str(-signal.SIGKILL), done.stderr
    assert served(tmp_path / "left") == before
    # The clock repairs what the kill left, or finds nothing to do; a second try then goes through.
    assert repaired == ("['smallton: made again']" if step == "swapping" else "[]")
    item = folder / "published" / "live" / "smallton" / "offer" / "home" / "starter-pack" / "index.html"
    assert "New words." in item.read_text()


def test_a_later_first_day_takes_over_by_itself(first, tmp_path, published_folder, visit):
    publish_edition(second(tmp_path, effective_from="2027-04-01"), at=NOON, by="a test")
    item = "/smallton/offer/home/starter-pack/"
    assert "first home" in visit(item, date(2027, 3, 31))[1]
    assert "New words." in visit(item, date(2027, 4, 1))[1]
    assert "Starts on 1 April 2027" in visit("/smallton/offer/editions/2/", DAY)[1]
    assert "Replaced on 1 April 2027" in visit("/smallton/offer/editions/1/", date(2027, 4, 1))[1]
    # Other web servers follow the pointer, which the clock moves.
    live = published_folder / "live" / "smallton" / "offer" / "home" / "starter-pack" / "index.html"
    assert "first home" in live.read_text()
    assert keep_published(today=date(2027, 3, 31)) == []
    # The pages that compare councils say what is in force, too.
    told = ["smallton: pointer moved", "the portal's own pages: made again"]
    assert keep_published(today=date(2027, 4, 1)) == told
    assert "New words." in live.read_text()


def test_a_notice_goes_by_itself(published_folder, tmp_path, visit):
    publish_edition(draft(tmp_path / "one", until="2026-04-10"), at=NOON, by="a test")
    assert "Our phones are down" in visit("/smallton/", date(2026, 4, 10))[1]
    assert "Our phones are down" not in visit("/smallton/", date(2026, 4, 11))[1]


def test_an_unfinished_number_stands_in_the_way(published_folder, tmp_path):
    folder = tmp_path / "one"
    edition = draft(folder)
    contact = edition.contacts.first()
    contact.numbers.update(number="", as_printed="01632 96XXXX")
    with pytest.raises(PublishRefused) as refused:
        publish_edition(edition, at=NOON, by="a test")
    assert [finding.code for finding in refused.value.findings] == ["unfinished-number"]
    assert "01632 96XXXX" in str(refused.value)
    assert not (published_folder / "live").exists()


def test_a_first_import_may_carry_its_sources_faults_with_a_reason(published_folder, tmp_path, visit):
    edition = draft(tmp_path / "one")
    edition.contacts.first().numbers.update(number="", as_printed="01632 96XXXX")
    publish_edition(edition, at=NOON, by="a test", accept_source_faults="As printed in the booklet.")
    fault = edition.accepted_faults.get()
    assert (fault.code, fault.reason) == ("unfinished-number", "As printed in the booklet.")
    contacts = visit("/smallton/contacts/", DAY)[1]
    assert "XXXX" not in contacts
    assert "Not recorded yet" in contacts


def test_nothing_lets_a_later_edition_past_a_blocking_finding(first, tmp_path):
    edition = second(tmp_path)
    edition.contacts.first().numbers.update(number="", as_printed="01632 96XXXX")
    with pytest.raises(PublishRefused):
        publish_edition(edition, at=NOON, by="a test", accept_source_faults="Please.")


def test_an_edition_that_changes_while_it_is_made_is_not_published(first, tmp_path):
    edition = second(tmp_path)

    def meddle(said):
        if said == "deciding":
            edition.items.update(name="Another name")

    with pytest.raises(PublishRefused, match="changed while"):
        publish_edition(edition, at=NOON, by="a test", report=meddle)
    assert Edition.objects.get(pk=edition.pk).is_draft


def test_an_edition_is_published_once(first):
    with pytest.raises(PublishRefused, match="already"):
        publish_edition(first, at=NOON, by="a test")


def test_a_draft_with_no_first_day_is_refused(published_folder, tmp_path):
    edition = draft(tmp_path / "one")
    edition.effective_from = None
    edition.save()
    with pytest.raises(PublishRefused, match="from which day"):
        publish_edition(edition, at=NOON, by="a test")


def test_withdrawing_brings_the_one_before_back(first, tmp_path, visit):
    edition = second(tmp_path)
    publish_edition(edition, at=NOON, by="a test")
    withdraw_edition(edition, on=DAY, reason="A wrong amount.", at=NOON, by="a test")
    assert "first home" in visit("/smallton/offer/home/starter-pack/", DAY)[1]
    assert visit("/smallton/offer/editions/2/", DAY)[0] == 404
    assert "A wrong amount." in visit("/smallton/offer/editions/", DAY)[1]
    with pytest.raises(PublishRefused, match="withdrawn already"):
        withdraw_edition(edition, on=DAY, reason="Again.", at=NOON, by="a test")


def test_a_council_whose_only_edition_is_withdrawn_still_has_a_page(first, visit):
    withdraw_edition(first, on=DAY, reason="A wrong amount.", at=NOON, by="a test")
    status, _ = visit("/smallton/", DAY)
    assert status == 200
    assert "A wrong amount." in visit("/smallton/offer/editions/", DAY)[1]
    assert visit("/smallton/offer/home/starter-pack/", DAY)[0] == 404


def test_made_anew_from_the_frozen_rows_the_bytes_are_the_same(first, published_folder):
    before = served(published_folder)
    council = Authority.objects.get(slug="smallton")
    render_council(council, today=DAY, fresh=(first.pk,))
    assert served(published_folder) == before


def test_a_changed_colour_is_seen_by_the_clock(first, visit):
    Authority.objects.filter(slug="smallton").update(accent="#123456")
    assert keep_published(today=DAY) == ["smallton: made again"]
    assert "#123456" in visit("/smallton/", DAY)[1]


def test_old_releases_do_not_pile_up(first, tmp_path, published_folder):
    publish_edition(second(tmp_path), at=NOON, by="a test")
    store = the_store()
    kept = {digest for _, digest in store.schedule("smallton").days}
    assert {path.name for path in (published_folder / "releases" / "smallton").iterdir() if path.is_dir()} == kept
