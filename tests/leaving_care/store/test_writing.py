"""Published pages are whole or not there at all, whatever is interrupted and whoever else writes."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest

from leaving_care.store import Schedule, Store
from tests.leaving_care.store.served import offer, pages_pointed_to, pages_served
from tests.leaving_care.stored import DAY, PAGES, publish, release

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
