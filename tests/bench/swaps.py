"""How long a reader may still get the old page after something was published or withdrawn."""

import time
from datetime import date

from leaving_care.store import Schedule, Store
from tests.bench.asking import ask
from tests.bench.running import Server

NAME = "bench-council"
HTML = "text/html; charset=utf-8"
WATCHED = 1.3  # seconds after each swap


def _release(store: Store, pages: dict[str, str]) -> str:
    rows = [
        store.file(NAME, path, f"<!DOCTYPE html><title>{words}</title>".encode(), HTML) for path, words in pages.items()
    ]
    return store.add_release(NAME, rows)


def swaps(store: Store, servers: list[Server], today: date, times: int = 3) -> dict[str, float]:
    """Publishes and withdraws in turn, asking each server all the while. For each, the last moment of an old answer."""
    published = [
        _release(store, {"index.html": f"Edition {number}", "offer/index.html": "Offer"}) for number in range(times)
    ]
    withdrawn = _release(store, {"index.html": "No offer"})
    last = {server.name: 0.0 for server in servers}
    for number, release in enumerate([withdrawn, *(one for edition in published for one in (edition, withdrawn))]):
        store.publish(NAME, Schedule(((today, release),), str(number)), today)
        swapped = time.monotonic()
        is_there = release != withdrawn
        words = f"Edition {published.index(release)}" if is_there else "No offer"
        while (asked := time.monotonic()) - swapped < WATCHED:
            for server in servers:
                page = ask(server, f"/{NAME}/", encoding="identity")
                offer = ask(server, f"/{NAME}/offer/", encoding="identity")
                if words.encode() not in page.body or (offer.status == 200) != is_there:
                    last[server.name] = max(last[server.name], time.monotonic() - swapped)
            time.sleep(max(0, 0.02 - (time.monotonic() - asked)))
    return last
