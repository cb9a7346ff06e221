"""How published pages are laid out, which of them a day has, and what is swept away."""

import gzip
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import brotli
import pytest
import time_machine

from leaving_care.store import SITE, ReleaseGone, Schedule, Store
from tests.leaving_care.store.served import offer, pages_pointed_to, pages_served
from tests.leaving_care.stored import DAY, HTML, PAGES, page, publish, release

TOMORROW = DAY + timedelta(days=1)


def tree(folder):
    """Every file below a folder with its bytes; a link with where it points."""
    return {
        str(path.relative_to(folder)): os.readlink(path) if path.is_symlink() else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


# ---------------------------------------------------------------- a release


def test_a_release_is_laid_out_as_any_web_server_serves_it(store):
    publish(store, booklet=b"%PDF")
    live = store.root / "live" / "derby"
    assert (live / "offer" / "rent" / "index.html").read_bytes() == page("Rent")
    assert gzip.decompress((live / "offer" / "rent" / "index.html.gz").read_bytes()) == page("Rent")
    assert brotli.decompress((live / "offer" / "rent" / "index.html.br").read_bytes()) == page("Rent")
    assert (live / "files" / "booklet.pdf").read_bytes() == b"%PDF"
    assert not (live / "files" / "booklet.pdf.gz").exists()
    assert pages_served(store) == pages_pointed_to(store)


def test_the_portals_own_pages_are_at_the_root(store):
    publish(store, SITE, pages={"index.html": "Find your council", "privacy/index.html": "Privacy"})
    assert set(pages_served(store, SITE)) == {"/", "/privacy/"}


def test_another_web_server_may_read_everything(store):
    publish(store)
    live = (store.root / "live" / "derby").resolve()
    for path in (live, *live.rglob("*")):
        assert path.stat().st_mode & 0o444 == 0o444, path


def test_nobody_sees_a_release_that_is_not_published(store):
    publish(store, edition="1")
    release(store, edition="2")
    assert pages_served(store) == pages_pointed_to(store) == offer("1")
    release(store, "stafford")
    assert store.names() == ["derby"]
    assert store.schedule("stafford") is None and store.stamp("stafford") is None


def test_the_same_pages_make_the_same_bytes(tmp_path):
    first, second = Store(tmp_path / "first"), Store(tmp_path / "second")
    rows = [first.file("derby", path, page(words), HTML) for path, words in PAGES.items()]
    for path, words in reversed(PAGES.items()):
        second.file("derby", path, page(words), HTML)
    made = [store.add_release("derby", files) for store, files in ((first, rows), (second, reversed(rows)))]
    assert made[0] == made[1]
    assert tree(first.root) == tree(second.root)
    before = tree(first.root)
    assert first.add_release("derby", rows) == made[0]
    assert tree(first.root) == before


def test_the_same_bytes_lie_there_once(store):
    publish(store, edition="1")
    release(store, "stafford", edition="1")
    (pooled,) = {path.stat().st_ino for path in store.root.rglob("rent/index.html.br")}
    assert pooled in {path.stat().st_ino for path in (store.root / "pool").rglob("*.br")}


def test_other_servers_can_tell_files_of_one_size_apart_by_their_seconds(store):
    with time_machine.travel("2026-11-21T12:00:00+00:00", tick=False):
        shas = [store.keep(f"Edition {number}".encode(), compress=False) for number in range(9)]
        written = [store.pool(sha).stat().st_mtime for sha in shas]
        now = time.time()
    assert len({int(moment) for moment in written}) == 9
    assert all(now - 86_400 < moment <= now for moment in written)


def test_a_folder_that_is_moved_as_a_whole_still_works(store, tmp_path):
    publish(store)
    moved = Store(store.root.rename(tmp_path / "elsewhere"))
    assert pages_served(moved) == pages_pointed_to(moved) == offer("")


# ---------------------------------------------------------------- what readers see


def test_a_schedule_says_which_release_a_day_has():
    schedule = Schedule(((date(2026, 4, 1), "a"), (date(2027, 4, 1), "b")), "")
    days = [date(2020, 1, 1), date(2026, 4, 1), date(2027, 3, 31), date(2027, 4, 1), date(2030, 1, 1)]
    assert [schedule.on(day) for day in days] == ["a", "a", "a", "b", "b"]


def test_a_schedule_is_kept(store):
    schedule = Schedule(((DAY, release(store, edition="1")), (TOMORROW, release(store, edition="2"))), "the state")
    store.publish("derby", schedule, DAY)
    assert store.schedule("derby") == schedule
    assert store.names() == ["derby"]


def test_the_pointer_moves_with_the_day(store):
    store.publish(
        "derby", Schedule(((DAY, release(store, edition="1")), (TOMORROW, release(store, edition="2"))), ""), DAY
    )
    assert pages_pointed_to(store) == offer("1")
    assert not store.point("derby", DAY)
    assert store.point("derby", TOMORROW)
    assert pages_pointed_to(store) == offer("2")
    assert not store.point("derby", TOMORROW)


def test_there_is_nothing_to_point_to_for_a_name_that_is_not_there(store):
    assert not store.point("derby", DAY)
    assert not (store.root / "live").exists()


def test_the_pointer_is_never_absent(store):
    publish(store, edition="1")
    schedules = [Schedule(((DAY, release(store, edition=edition)),), edition) for edition in ("1", "2")]
    reading, read = threading.Event(), []

    def reader():
        while not reading.is_set():
            read.append((store.root / "live" / "derby" / "index.html").read_bytes())

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(reader)
        try:
            for turn in range(50):
                store.publish("derby", schedules[turn % 2], DAY)
        finally:
            reading.set()
        running.result()
    assert set(read) <= {page("Home", "1"), page("Home", "2")}


def test_every_publication_has_another_stamp(store):
    stamps = set()
    for _ in range(20):
        publish(store)
        # Even where the clock of the file system stands still.
        os.utime(store._schedule("derby"), ns=(0, 0))
        assert store.stamp("derby") not in list(stamps)[-1:]
        stamps = {store.stamp("derby")}


@pytest.mark.parametrize("days", [((DAY, "gone"),), ()])
def test_a_release_that_is_not_there_cannot_be_published(store, days):
    publish(store, edition="1")
    whole = release(store, edition="2")
    before = tree(store.root)
    with pytest.raises(ReleaseGone):
        store.publish("derby", Schedule(((DAY, whole), *days) if days else (), ""), DAY)
    assert tree(store.root) == before


# ---------------------------------------------------------------- keeping house


def test_what_no_day_is_served_from_is_removed(store):
    first = publish(store, edition="1", old=b"%PDF old", same=b"%PDF same")
    later = release(store, edition="3", same=b"%PDF same")
    second = release(store, edition="2", same=b"%PDF same")
    store.publish("derby", Schedule(((DAY, second), (TOMORROW, later)), ""), DAY)
    store.sweep("derby")
    store.sweep_pool()
    assert not store.has_release("derby", first)
    assert store.has_release("derby", second) and store.has_release("derby", later)
    held = {path.stat().st_ino for path in (store.root / "releases").rglob("*") if path.is_file()}
    pooled = {path.stat().st_ino for path in (store.root / "pool").rglob("*") if path.is_file()}
    assert pooled <= held
    assert b"%PDF old" not in tree(store.root).values()
    assert pages_served(store) == offer("2") | {"/derby/files/same.pdf": b"%PDF same"}
    assert pages_served(store, day=TOMORROW) == offer("3") | {"/derby/files/same.pdf": b"%PDF same"}


def test_one_councils_sweep_leaves_the_others_alone(store):
    publish(store, "stafford", edition="1")
    publish(store, edition="1")
    publish(store, edition="2")
    assert len(pages_pointed_to(store, "stafford")) == len(PAGES)


def test_sweeping_where_nothing_is(store):
    store.sweep("derby")
    store.sweep_pool()
    assert store.names() == []
