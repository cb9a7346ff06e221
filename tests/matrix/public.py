"""Pages for everybody, which Django answers."""

import json

from django.conf import settings

from leaving_care.store import Schedule, Store
from offers.rendering.answering import FILE, answering
from offers.rendering.open_data import JSON, open_data
from offers.rendering.pages import PageMaker
from tests.leaving_care.rows import DAY
from tests.matrix import Row


def everybody(address):
    """A page that anybody may open, signed in or not."""
    return Row(address, otherwise=200, anyone=200)


ROWS = {
    "law/": everybody("/law/"),
    "<slug:council>/search/": everybody("/testshire/search/?q=rent"),
    "<slug:council>/in/<slug:district>/search/": everybody("/testshire/in/lowtown/search/?q=rent"),
    "<slug:council>/status/": everybody("/testshire/status/"),
    "<slug:council>/in/<slug:district>/status/": everybody("/testshire/in/lowtown/status/"),
    "<slug:council>/what-can-i-get/": everybody("/testshire/what-can-i-get/?age=19"),
    "<slug:council>/in/<slug:district>/what-can-i-get/": everybody("/testshire/in/lowtown/what-can-i-get/?age=19"),
}


def more(world):
    """A council with something published."""
    store = Store(settings.PUBLISHED_DIR)
    make = PageMaker(world.here, None, DAY)
    offer = answering(make, None)
    there = offer | {"here": {"name": "Lowtown", "home": "/testshire/in/lowtown/"}}
    kept = {FILE: json.dumps(offer).encode(), f"in/lowtown/{FILE}": json.dumps(there).encode()}
    kept["in/lowtown/search.json"] = json.dumps({"documents": [], "postings": {}}).encode()
    kept |= dict(open_data(make, None, DAY))
    release = store.add_release(
        "testshire", [store.file("testshire", path, content, JSON) for path, content in kept.items()]
    )
    store.publish("testshire", Schedule(((DAY, release),), "made for a test"), DAY)
