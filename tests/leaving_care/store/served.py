"""What readers of the stored folder would see: our own server, and another web server."""

from tests.leaving_care.stored import DAY, PAGES, page


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
