"""The files of an edition that readers keep: PDF booklets and the offer as one page that opens offline."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import weasyprint
from django.conf import settings

from leaving_care.models import Authority
from leaving_care.store import Store, StoredFile
from offers import booklets, tagging
from offers.booklets import Booklet, make_pdf
from offers.contents import Contents
from offers.easy_reading import EasyReads
from offers.speaking import ByRow


@dataclass(frozen=True)
class Download:
    """A stored file as a link tells it: what it is, what kind, how many pages and how large.

    `theme`, `language`, `place`: that it is of a theme, in another language or for a district alone, by the word for it.
    """

    title: str
    address: str
    kind: str
    pages: int
    bytes: int
    large_print: bool = False
    theme: str = ""
    language: str = ""
    place: str = ""

    @property
    def size(self) -> str:
        """The size in words."""
        return (
            f"{self.bytes / 1_000_000:.1f} MB" if self.bytes >= 1_000_000 else f"{max(1, round(self.bytes / 1000))} KB"
        )


class Maker:
    """Makes an edition's booklets, each once: the same words never go through the press twice unless `fresh`."""

    def __init__(self, store: Store, name: str, report: Callable[[str], None], *, fresh: bool = False):
        self.store, self.name, self.report, self.fresh = store, name, report, fresh

    def booklets(self, contents: Contents) -> list[tuple[Download, StoredFile]]:
        """Every booklet of an edition, stored under a name that changes with its words."""
        return [
            self._kept(contents, booklet) for booklet in booklets.booklets(contents, on_address=settings.SITE_ADDRESS)
        ]

    def in_languages(self, contents: Contents, translations: Mapping[str, ByRow]) -> list[tuple[Download, StoredFile]]:
        """The booklet of an edition in each language that it is translated into, and for each in large print."""
        return [self._kept(contents, booklet) for booklet in booklets.in_languages(contents, translations)]

    def easy_read(self, contents: Contents, easy_reads: EasyReads) -> list[tuple[Download, StoredFile]]:
        """The booklet in easy read, where anything is."""
        return [self._kept(contents, booklet) for booklet in booklets.easy_read(contents, easy_reads)]

    def in_district(self, contents: Contents, district: Authority) -> list[tuple[Download, StoredFile]]:
        """The booklets of an edition for a district that has something of its own."""
        made = booklets.in_district(contents, district, on_address=settings.SITE_ADDRESS)
        return [self._kept(contents, booklet, district.slug) for booklet in made]

    def _kept(self, contents: Contents, booklet: Booklet, place: str = "") -> tuple[Download, StoredFile]:
        stem = f"{self.name}-edition-{contents.edition.number}-{booklet.name}"
        content, pages = self._pdf(booklet, stem)
        file = named_by_content(self.store, self.name, stem, content, "pdf", "application/pdf")
        themes = {theme.slug: theme.name for theme in contents.themes}
        label = f"{themes[booklet.theme]}: leaflet" if booklet.theme else booklet.called
        about: dict[str, Any] = {
            "large_print": booklet.large_print,
            "theme": booklet.theme or "",
            "language": booklet.language,
            "place": place,
        }
        return Download(label, file.address, "PDF", pages, file.size, **about), file

    def _pdf(self, booklet: Booklet, stem: str) -> tuple[bytes, int]:
        # What a booklet was made from names the note of what was made.
        words = hashlib.sha256(f"{_press()}\0{booklet.html}".encode()).hexdigest()
        note = self.store.root / "booklets" / f"{words}.json"
        if note.exists() and not self.fresh:
            made = json.loads(note.read_text())
            pooled = self.store.pool(made["sha"])
            if pooled.exists():
                return pooled.read_bytes(), made["pages"]
        self.report(f"making {stem}.pdf")
        pdf = make_pdf(booklet.html)
        sha = self.store.keep(pdf.bytes, compress=False)
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(json.dumps({"sha": sha, "pages": pdf.pages}))
        return pdf.bytes, pdf.pages


def kinds(downloads: Iterable[Download]) -> dict[str, Any]:
    """An edition's downloads as its pages name them: the county's own, and what is for each district (`places`)."""
    downloads = list(downloads)
    ours = [download for download in downloads if not download.place]
    places = dict.fromkeys(download.place for download in downloads if download.place)
    return _of_one(ours) | {
        "spoken": by_language(ours),
        "leaflets": {download.theme: download for download in ours if download.theme},
        "places": {place: _of_one([each for each in downloads if each.place == place]) for place in places},
    }


def _of_one(downloads: Sequence[Download]) -> dict[str, Any]:
    files = [download for download in downloads if download.kind == "PDF" and not download.language]
    return {"files": files, "offline": next(download for download in downloads if download.kind == "web page")}


def by_language(downloads: Iterable[Download]) -> dict[str, list[Download]]:
    """The downloads in other languages, by language."""
    found: dict[str, list[Download]] = {}
    for download in downloads:
        if download.language:
            found.setdefault(download.language, []).append(download)
    return found


def named_by_content(store: Store, name: str, stem: str, content: bytes, ending: str, type: str) -> StoredFile:
    """A file under a name that holds a piece of its hash: it can be kept for ever, since other words have another name."""
    piece = hashlib.sha256(content).hexdigest()[:10]
    return store.file(name, f"files/{stem}-{piece}.{ending}", content, type, for_ever=True)


@cache
def _press() -> str:
    # Another press makes other bytes of the same words.
    own = b"".join(Path(file).read_bytes() for file in (booklets.__file__, tagging.__file__))
    return f"{weasyprint.__version__} {hashlib.sha256(own).hexdigest()}"
