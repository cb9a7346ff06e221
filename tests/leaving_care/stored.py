"""Small releases to serve and to break."""

from datetime import date

from leaving_care.store import Schedule, Store

HTML = "text/html; charset=utf-8"
PDF = "application/pdf"
DAY = date(2026, 11, 21)
PAGES = {
    "index.html": "Home",
    "offer/index.html": "The offer",
    "offer/rent/index.html": "Rent",
    "404.html": "Nothing here",
}


def page(words: str, edition: str = "") -> bytes:
    """A page long enough to be worth compressing."""
    return f"<!DOCTYPE html><title>{words}</title>{edition}{'<p>' + words * 20}".encode()


def release(store: Store, name: str = "derby", edition: str = "", pages=PAGES, **files: bytes) -> str:
    """Lays out a release with these pages and `files`, keyword by stem, as PDFs under files/. Returns its digest."""
    rows = [store.file(name, path, page(words, edition), HTML) for path, words in pages.items()]
    rows += [store.file(name, f"files/{stem}.pdf", content, PDF, for_ever=True) for stem, content in files.items()]
    return store.add_release(name, rows)


def publish(store: Store, name: str = "derby", edition: str = "", pages=PAGES, **files: bytes) -> str:
    """Lays out a release, publishes it from DAY and sweeps, as publishing does. Returns its digest."""
    with store.writing():
        digest = release(store, name, edition, pages, **files)
        store.publish(name, Schedule(((DAY, digest),), edition), DAY)
        store.sweep(name)
        store.sweep_pool()
    return digest
