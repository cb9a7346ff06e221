"""A council's published pages: for today, and for every later day on which they will change by themselves."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from leaving_care.models import Authority
from leaving_care.store import Schedule, Store, StoredFile
from offers import words
from offers.contents import Contents, read_contents
from offers.easy_reading import easy_reads_of
from offers.models import Edition
from offers.rendering.answering import FILE as ANSWERING
from offers.rendering.answering import answering
from offers.rendering.corrected import Corrected, corrected, corrections
from offers.rendering.districts import DistrictMaker, district_makers, in_districts, items_elsewhere
from offers.rendering.downloads import Download, Maker, kinds, named_by_content
from offers.rendering.easy_read import easy_read_pages, picture_files
from offers.rendering.languages import in_languages
from offers.rendering.notices import notices_of, standing
from offers.rendering.offer_pages import council_pages, missing_page, offer_pages
from offers.rendering.open_data import JSON, edition_data, open_data
from offers.rendering.pages import Banner, Page, PageMaker
from offers.rendering.state import state_of
from offers.search_index import build_index
from offers.speaking import translations_of
from offers.standing import in_force, in_words, is_standing, rank, withdrawal_of

HTML = "text/html; charset=utf-8"
Report = Callable[[str], None]


@dataclass(frozen=True)
class EditionLine:
    """An edition as the list of editions tells it."""

    edition: Edition
    address: str
    state: str
    corrections: list[Corrected]


class CouncilRendering:
    """Makes the releases of a council from its published editions (one of them perhaps about to be)."""

    def __init__(
        self,
        store: Store,
        council: Authority,
        editions: list[Edition],
        report: Report,
        *,
        fresh: Iterable[int] = (),
        read: Contents | None = None,
    ):
        """`read`: what was read already of one of them."""
        self.store, self.council, self.editions, self.report = store, council, editions, report
        known = {read.edition.pk: read} if read else {}
        self.contents: dict[int, Contents] = {
            edition.pk: self._ready(known.get(edition.pk) or read_contents(edition), edition) for edition in editions
        }
        self.fresh = set(fresh)
        self.translations, self.easy_reads = translations_of(council), easy_reads_of(council)
        self.notices = notices_of(council)
        self.downloads: dict[int, list[tuple[Download, StoredFile]]] = {}

    def _ready(self, contents: Contents, edition: Edition) -> Contents:
        contents.edition = edition
        return corrected(contents)

    def schedule(self, today: date) -> Schedule:
        """Makes every release that is needed from `today` on; nobody sees them until the schedule is published."""
        days = [today, *(day for day in self._changing_days() if day > today)]
        made: list[tuple[date, str]] = []
        for day in days:
            self.report(f"{self.council.short_name}: making the pages for {words.day(day)}")
            digest = self.store.add_release(self.council.slug, self._files(day))
            if not made or made[-1][1] != digest:
                made.append((day, digest))
        return Schedule(tuple(made), state_of(self.council, self.editions))

    def _changing_days(self) -> list[date]:
        """The days on which a page changes with nobody writing."""
        after = timedelta(days=1)
        days = {notice.until + after for notice in self.notices}
        for edition in self.editions:
            days.add(rank(edition)[0])
            if edition.review_due_on:
                days.add(edition.review_due_on + after)
            if withdrawal := withdrawal_of(edition):
                days.add(withdrawal.withdrawn_on)
            for statement in self.contents[edition.pk].statements:
                days |= {day + after for day in (statement.until, statement.due_on) if day}
            days |= {item.funding_ends_on + after for item in self.contents[edition.pk].items if item.funding_ends_on}
        return sorted(days)

    def _files(self, on: date) -> list[StoredFile]:
        current = in_force(self.editions, on)
        shown = [edition for edition in self.editions if is_standing(edition, on)]
        lines = [self._line(edition, on) for edition in reversed(self.editions)]
        contents = self.contents[current.pk] if current else None
        kept = self._kept_files(current) if current else {}
        make = PageMaker(self.council, contents, on, urgent=standing(self.notices, on))
        makers: list[DistrictMaker] = []
        pages = list(council_pages(make, contents, kept, lines))
        if contents:
            pages += offer_pages(make, contents, kept)
            pages += easy_read_pages(make, contents, pages, self.easy_reads)
            pages += in_languages(make, contents, pages, self.translations, kept)
            makers = district_makers(make, contents, on, kept["places"])
            pages += in_districts(make, makers, pages, kept, lines)
        files = [self._page(page) for page in pages]
        files += [
            self._page(missing_page(make), "404.html"),
            self._sitemap(page for page in pages if not page.canonical),
        ]
        files += picture_files(self.store, self.council.slug, self.easy_reads)
        if contents:
            files.append(self._json("search.json", build_index(contents, make.at, items_elsewhere(pages))))
        files.append(self._json(ANSWERING, answering(make, contents, makers)))
        for maker in makers:
            place = f"in/{maker.district.slug}"
            files.append(self._json(f"{place}/search.json", build_index(maker.contents, maker.at)))
            files.append(self._json(f"{place}/{ANSWERING}", answering(maker, maker.contents)))
        files += [self._file(path, content, JSON) for path, content in open_data(make, contents, on, makers)]
        for edition in shown:
            files += self._edition(edition, on, current)
        # Two editions may hold the same leaflet; it is one file.
        return list({file.file: file for file in files}.values())

    def _edition(self, edition: Edition, on: date, current: Edition | None) -> list[StoredFile]:
        contents = self.contents[edition.pk]
        banner = None if edition == current else self._banner(edition, on, current)
        make = PageMaker(self.council, contents, on, numbered=True, banner=banner)
        kept = self._kept_files(edition)
        pages = list(offer_pages(make, contents, kept))
        pages += in_languages(make, contents, pages, self.translations, kept)
        # An old edition keeps the districts of its own first day.
        makers = district_makers(make, contents, rank(edition)[0], kept["places"])
        pages += in_districts(make, makers, pages, kept, [])
        path, content = edition_data(make, contents, makers)
        downloads = [file for _, file in self.downloads[edition.pk]]
        return [*(self._page(page) for page in pages), self._file(path, content, JSON), *downloads]

    def _kept_files(self, edition: Edition) -> dict[str, Any]:
        # The same booklets serve every day and both addresses of an edition.
        if edition.pk not in self.downloads:
            maker = Maker(self.store, self.council.slug, self.report, fresh=edition.pk in self.fresh)
            contents = self.contents[edition.pk]
            others = [*maker.easy_read(contents, self.easy_reads), *maker.in_languages(contents, self.translations)]
            made = [*maker.booklets(contents), *others, self._offline(edition)]
            for district in contents.authority.districts.all():
                if theirs := maker.in_district(contents, district):
                    made += [*theirs, self._offline(edition, district)]
            self.downloads[edition.pk] = made
        return kinds(download for download, _ in self.downloads[edition.pk])

    def _offline(self, edition: Edition, district: Authority | None = None) -> tuple[Download, StoredFile]:
        contents = self.contents[edition.pk]
        make = PageMaker(self.council, contents, rank(edition)[0])
        title, where, place = f"The whole offer of {self.council.short_name}", "", ""
        if district:
            make, where, place = DistrictMaker(make, contents, district), f" in {district.short_name}", district.slug
        page = make.page(make.at.whole, "whole", title, saved=True, notices=[])
        stem = f"{self.council.slug}-edition-{edition.number}-{f'in-{place}-' if place else ''}whole-offer"
        file = named_by_content(self.store, self.council.slug, stem, page.render(), "html", HTML)
        title = f"The whole offer{where} as one file"
        return Download(title, file.address, "web page", 1, file.size, place=place), file

    def _line(self, edition: Edition, on: date) -> EditionLine:
        address = f"/{self.council.slug}/offer/editions/{edition.number}/" if is_standing(edition, on) else ""
        return EditionLine(
            edition, address, in_words(edition, self.editions, on), corrections(self.contents[edition.pk])
        )

    def _banner(self, edition: Edition, on: date, current: Edition | None) -> Banner:
        state = in_words(edition, self.editions, on)
        return Banner(
            f"Edition {edition.number} is not the offer today. {state}.",
            f"/{self.council.slug}/offer/" if current else f"/{self.council.slug}/",
            "See the offer today" if current else "See the council's page",
        )

    def _page(self, page: Page, path: str = "") -> StoredFile:
        path = path or page.address.removeprefix(f"/{self.council.slug}/") + "index.html"
        return self._file(path, page.render(), HTML)

    def _file(self, path: str, content: bytes, type: str) -> StoredFile:
        return self.store.file(self.council.slug, path, content, type)

    def _json(self, path: str, said: object) -> StoredFile:
        return self._file(path, json.dumps(said).encode(), JSON)

    def _sitemap(self, pages: Iterable[Page]) -> StoredFile:
        rows = "".join(f"<url><loc>{settings.SITE_ADDRESS}{page.address}</loc></url>" for page in pages)
        xml = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
        return self._file("sitemap.xml", xml.encode(), "application/xml")
