"""Pages for everybody, which Django answers."""

import json

from django.conf import settings

from leaving_care.store import Schedule, Store
from offers.rendering.answering import FILE, answering
from offers.rendering.pages import PageMaker
from tests.leaving_care.rows import DAY
from tests.matrix import Row


def everybody(address):
    """A page that anybody may open, signed in or not."""
    return Row(address, otherwise=200, anyone=200)


ROWS = {
    "law/": everybody("/law/"),
    "<slug:council>/search/": everybody("/testshire/search/?q=rent"),
    "<slug:council>/status/": everybody("/testshire/status/"),
    "<slug:council>/what-can-i-get/": everybody("/testshire/what-can-i-get/?age=19"),
}


def more(world):
    """A council with something published."""
    store = Store(settings.PUBLISHED_DIR)
    offer = json.dumps(answering(PageMaker(world.here, None, DAY), None)).encode()
    release = store.add_release("testshire", [store.file("testshire", FILE, offer, "application/json")])
    store.publish("testshire", Schedule(((DAY, release),), "made for a test"), DAY)
