"""What visitors see when something is published, and when a release goes while it is served."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
import time_machine

from leaving_care.front import LOOK_AGAIN_AFTER, uk_today
from leaving_care.store import SITE, Schedule
from tests.leaving_care.front.doors import BOOKLET, Door
from tests.leaving_care.stored import DAY, PAGES, page, publish, release

# ---------------------------------------------------------------- when something is published


def test_a_publication_is_seen_when_it_is_looked_for_again(door, store):
    assert door.visit().body == page("Home")
    publish(store, edition="2")
    door.later(LOOK_AGAIN_AFTER - 0.01)
    assert door.visit().body == page("Home")
    door.later(0.01)
    answered = door.visit()
    assert answered.body == page("Home", "2")


def test_an_old_tag_does_not_hide_a_new_page(door, store):
    tag = door.visit().headers["ETag"]
    publish(store, edition="2")
    door.later()
    assert door.visit(If_None_Match=tag).status == 200


def test_a_new_council_is_seen_at_once(door, store):
    assert door.visit("/stafford/").by_django
    publish(store, "stafford")
    assert door.visit("/stafford/").status == 200


def test_a_withdrawn_page_is_gone(door, store):
    assert door.visit("/derby/offer/rent/").status == 200
    publish(store, pages={"index.html": "No offer now"})
    door.later()
    assert door.visit("/derby/offer/rent/").by_django
    assert door.visit("/derby/offer/rent").by_django
    assert door.visit("/derby/").body == page("No offer now")


def test_an_edition_takes_over_at_midnight_by_itself(door, store):
    first, second = release(store, edition="1"), release(store, edition="2")
    tomorrow = DAY + timedelta(days=1)
    store.publish("derby", Schedule(((DAY, first), (tomorrow, second)), ""), DAY)
    door.later()
    assert door.visit().body == page("Home", "1")
    door.day = tomorrow
    door.later()
    assert door.visit().body == page("Home", "2")
    door.day = DAY - timedelta(days=400)
    door.later()
    assert door.visit().body == page("Home", "1"), "before the first day, the first"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-06-30T22:59:59+00:00", date(2026, 6, 30)),
        ("2026-06-30T23:00:00+00:00", date(2026, 7, 1)),
        ("2026-11-21T23:30:00+00:00", date(2026, 11, 21)),
    ],
)
def test_the_day_is_the_uks(moment, day):
    with time_machine.travel(moment, tick=False):
        assert uk_today() == day


def test_a_publication_that_says_the_same_keeps_what_is_in_memory(door, store):
    door.visit()
    before = door.front.releases["derby"][2]
    store.publish("derby", store.schedule("derby"), DAY)
    door.later()
    door.visit()
    assert door.front.releases["derby"][2] is before


def test_a_council_taken_off_the_web_by_hand_is_gone(door, store):
    door.visit()
    store._schedule("derby").unlink()
    door.later()
    assert door.visit().by_django
    assert list(door.front.releases) == [SITE]


# ---------------------------------------------------------------- when a release goes while it is served


def test_a_page_not_read_before_comes_from_the_release_that_took_over(door, store):
    door.visit("/derby/")
    publish(store, edition="2")
    assert door.visit("/derby/").body == page("Home"), "in memory, and half a second old at most"
    assert door.visit("/derby/offer/rent/").body == page("Rent", "2")
    assert door.visit("/derby/").body == page("Home", "2"), "from then on all of it"


def test_a_page_that_went_with_its_release_goes_to_django(door, store):
    door.visit("/derby/")
    publish(store, pages={"index.html": "No offer now"})
    assert door.visit("/derby/offer/rent/").by_django
    assert door.visit("/derby/files/booklet.pdf", method="HEAD").by_django


def test_a_booklet_that_went_with_its_release_goes_to_django(door, store):
    assert door.visit("/derby/files/booklet.pdf").body == BOOKLET
    publish(store, edition="2")
    assert door.visit("/derby/files/booklet.pdf").by_django


def test_a_release_swept_away_while_it_is_opened_is_looked_for_again(door, store, monkeypatch):
    schedules = [store.schedule("derby")]
    publish(store, edition="2")
    read = store.schedule
    monkeypatch.setattr(store, "schedule", lambda name: schedules.pop() if schedules else read(name))
    assert door.visit().body == page("Home", "2")
    assert not schedules


def test_a_folder_that_somebody_broke_goes_to_django(door, store):
    digest = store.schedule("derby").on(DAY)
    store.path("derby", digest, store.files("derby", digest)["/derby/offer/"]).unlink()
    assert door.visit("/derby/").status == 200
    assert door.visit("/derby/offer/").by_django
    shutil.rmtree(store.root / "releases" / "derby")
    door.later()
    assert door.visit("/derby/offer/rent/").by_django
    assert Door(store).visit("/derby/").by_django


@pytest.mark.slow
def test_visits_go_on_while_editions_change(store):
    door = Door(store)
    whole = {page(words, edition) for words in PAGES.values() for edition in ("", "1", "2")}
    stop = []

    def visits():
        seen = 0
        while not stop:
            door.later()  # looks again every time
            for place in PAGES:
                body = b"".join(
                    door.front(
                        {"REQUEST_METHOD": "GET", "PATH_INFO": f"/derby/{place.removesuffix('index.html')}"},
                        lambda status, headers: None,
                    )
                )
                assert body in whole
                seen += 1
        return seen

    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(visits) for _ in range(4)]
        try:
            for turn in range(6):
                publish(store, edition=str(turn % 2 + 1))
        finally:
            stop.append(True)
        assert all(visit.result() for visit in running)
