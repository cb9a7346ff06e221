"""Where published pages lie: whole or not at all, whatever is interrupted, and with other writers about."""

import contextlib
import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import count

import brotli
import pytest
import time_machine

from leaving_care.store import SITE, ReleaseGone, Schedule, Store
from tests.leaving_care.stored import DAY, HTML, PAGES, page, publish, release

TOMORROW = DAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def a_quick_disk(monkeypatch):
    """Nothing waits until bytes are on the disk: hundreds of small files would take half a minute."""
    monkeypatch.setattr(os, "fsync", lambda file: None)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "published")


def tree(folder):
    """Every file below a folder with its bytes; a link with where it points."""
    return {
        str(path.relative_to(folder)): os.readlink(path) if path.is_symlink() else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def pages_served(store, name="derby", day=DAY):
    """What our own server would read: every file of the day's release by address, or {} where nothing is published."""
    schedule = store.schedule(name)
    if schedule is None:
        return {}
    digest = schedule.on(day)
    return {address: store.path(name, digest, file).read_bytes() for address, file in store.files(name, digest).items()}


def pages_pointed_to(store, name="derby"):
    """What another web server would read through the pointer: every file without its compressed forms."""
    live = store.root / "live" / name
    return {
        f"/{name}/{path.relative_to(live)}".removesuffix("index.html"): path.read_bytes()
        for path in live.rglob("*")
        if path.is_file() and path.suffix not in (".gz", ".br")
    }


def offer(edition, pages=PAGES):
    """The pages of `release`, as they are served."""
    return {f"/derby/{path.removesuffix('index.html')}": page(words, edition) for path, words in pages.items()}


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


# ---------------------------------------------------------------- interrupted


class Killed(BaseException):
    """The process ended here."""


OPERATIONS = [(os, name) for name in "link mkdir replace rename rmdir symlink unlink fsync fchmod".split()]


@contextlib.contextmanager
def killed_at(number, monkeypatch):
    """Ends what runs inside at its `number`th operation on the file system. Yields a list that then holds its name."""
    ended, done = [], count(1)

    def counted(name, real):
        def call(*args, **kwargs):
            if ended or next(done) == number:
                ended.append(name)
                raise Killed
            return real(*args, **kwargs)

        return call

    with monkeypatch.context() as patch:
        for module, name in OPERATIONS:
            patch.setattr(module, name, counted(name, getattr(module, name)))
        with contextlib.suppress(Killed):
            yield ended


@pytest.mark.slow
def test_a_publication_killed_anywhere_leaves_the_old_or_the_new_whole(tmp_path, monkeypatch):
    pages = {"index.html": "Home", "offer/index.html": "The offer"}
    old, new = offer("1", pages), offer("2", pages)
    ended_at, sides = [], set()
    for number in count(1):
        store = Store(tmp_path / str(number))
        publish(store, edition="1", pages=pages)
        with killed_at(number, monkeypatch) as ended:
            publish(store, edition="2", pages=pages)
        if not ended:
            break
        ended_at.append(ended[0])
        served = pages_served(store)
        assert served in (old, new)
        sides.add(served == new)
        assert pages_pointed_to(store) in (old, served)
        # The next minute's tick, and the same publication once more.
        store.point("derby", DAY)
        assert pages_pointed_to(store) == served
        publish(store, edition="2", pages=pages)
        assert pages_served(store) == pages_pointed_to(store) == new
        assert_tidy(store, pages)
        shutil.rmtree(store.root)
    assert set(ended_at) == {name for _, name in OPERATIONS}
    assert sides == {True, False}


@pytest.mark.slow
def test_a_sweep_killed_anywhere_leaves_no_half_release_that_is_taken_for_a_whole_one(tmp_path, monkeypatch):
    for number in count(1):
        store = Store(tmp_path / str(number))
        first = publish(store, edition="1")
        store.publish("derby", Schedule(((DAY, release(store, edition="2")),), ""), DAY)
        with killed_at(number, monkeypatch) as ended:
            store.sweep("derby")
        if not ended:
            break
        folder = store.root / "releases" / "derby" / first
        assert not store.has_release("derby", first) or len(list(folder.rglob("*.html"))) == len(PAGES)
        # Edition 2 is withdrawn: the first comes back.
        publish(store, edition="1")
        assert pages_served(store) == pages_pointed_to(store) == offer("1")
        assert_tidy(store)
        shutil.rmtree(store.root)
    assert number > len(PAGES)


def test_a_crash_between_schedule_and_pointer_is_repaired(store, monkeypatch):
    publish(store, edition="1")
    second = release(store, edition="2")
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(Store, "point", lambda *args: (_ for _ in ()).throw(Killed))
        store.publish("derby", Schedule(((DAY, second),), ""), DAY)
    assert pages_served(store) == offer("2") and pages_pointed_to(store) == offer("1")
    assert store.point("derby", DAY)
    assert pages_pointed_to(store) == offer("2")


def assert_tidy(store, pages=PAGES):
    """Nothing lies about: no half-made thing, no release or bytes that nobody is served from."""
    assert list((store.root / "making").iterdir()) == []
    digest = store.schedule("derby").on(DAY)
    assert sorted(os.listdir(store.root / "releases" / "derby")) == [digest, f"{digest}.json"]
    assert os.listdir(store.root / "live") == ["derby"]
    assert os.listdir(store.root / "schedule") == ["derby.json"]
    assert all(path.stat().st_nlink > 1 for path in (store.root / "pool").glob("*/*"))
    listed = json.loads((store.root / "releases" / "derby" / f"{digest}.json").read_bytes())
    assert len(listed) == len(pages)


# ---------------------------------------------------------------- other writers


@pytest.mark.slow
def test_two_writers_at_once_both_get_their_way(tmp_path):
    def write(name):
        for turn in range(5):
            publish(Store(tmp_path), name, edition=str(turn), booklet=name.encode())

    names = ["derby", "derby", "stafford"]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, names))
    store = Store(tmp_path)
    assert pages_pointed_to(store) == offer("4") | {"/derby/files/booklet.pdf": b"derby"}
    assert pages_served(store, "stafford")["/stafford/files/booklet.pdf"] == b"stafford"


def test_a_sweep_waits_for_whoever_is_making_something(tmp_path):
    maker, sweeper = Store(tmp_path), Store(tmp_path)
    publish(maker, edition="1")
    with ThreadPoolExecutor(1) as pool:
        with maker.writing():
            digest = release(maker, edition="2")
            kept = maker.keep(b"a booklet whose page is not made yet", compress=False)
            sweeping = [pool.submit(sweeper.sweep, "derby"), pool.submit(sweeper.sweep_pool)]
            with pytest.raises(TimeoutError):
                sweeping[0].result(timeout=0.2)
            assert maker.pool(kept).exists()
            maker.publish("derby", Schedule(((DAY, digest),), ""), DAY)
        for swept in sweeping:
            swept.result(timeout=10)
    assert pages_served(maker) == offer("2")


def test_a_writer_who_fails_lets_the_others_in(store):
    with pytest.raises(Killed), store.writing(), store.writing():
        raise Killed
    publish(Store(store.root))


def test_a_writer_who_is_killed_lets_the_others_in(store):
    program = f"""
import time
from pathlib import Path
from leaving_care.store import Store
with Store(Path({str(store.root)!r})).writing():
    print("in", flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as writer:
        try:
            assert writer.stdout.readline() == b"in\n"
            with ThreadPoolExecutor(1) as pool:
                publishing = pool.submit(publish, store)
                with pytest.raises(TimeoutError):
                    publishing.result(timeout=0.2)
                writer.kill()
                publishing.result(timeout=10)
        finally:
            writer.kill()
    assert pages_served(store) == offer("")
