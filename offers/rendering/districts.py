"""The pages of a county's offer in each of its districts, and the way from each page to the same where somebody lives."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings

from leaving_care.models import Authority
from offers.addresses import Addresses
from offers.contents import Contents
from offers.district_addresses import DistrictAddresses
from offers.districts import contents_in, serves
from offers.findings.districts import districts_on
from offers.models import Contact, Item
from offers.rendering.offer_pages import council_pages, offer_pages
from offers.rendering.pages import Banner, Crumbs, Page, PageMaker


@dataclass(frozen=True)
class Place:
    """Where somebody can live, and the address of the page for people there."""

    name: str
    address: str
    is_here: bool = False


@dataclass(frozen=True)
class Where:
    """Where a page is for: a district, or (None) all of the county; and the same page everywhere else in it."""

    district: Authority | None
    county: Place
    places: tuple[Place, ...]


class DistrictMaker(PageMaker):
    """Makes the pages of an edition as it is in one district. `files`: the booklets and the offline page for people there."""

    at: DistrictAddresses

    def __init__(
        self, county: PageMaker, contents: Contents, district: Authority, files: Mapping[str, Any] | None = None
    ):
        there = contents_in(contents, district)
        super().__init__(
            county.council,
            there,
            county.on,
            numbered=county.numbered,
            banner=_banner(county, contents, district),
            urgent=county.told["urgent"],
        )
        self.county, self.contents, self.district, self.files = county.at, there, district, files or {}
        self.at = DistrictAddresses(county.council.slug, there, county.at.edition, district=district.slug)
        self.touched = [item for item in there.items if hasattr(item, "here")]
        on_duty = (contact for contact in there.reached_by("duty", "team", "office") if _answers(contact, district))
        self.told |= {"at": self.at, "ask": next(on_duty, None) or self.told["ask"]}

    def page(
        self, address: str, template: str, title: str, description: str = "", crumbs: Crumbs = (), **more: Any
    ) -> Page:
        """A page in this district. One that says only what the county says is a copy of the county's."""
        if template == "contacts":
            more["districts"] = sorted(more["districts"], key=lambda pair: pair[0] != self.district)
        page = super().page(address, template, self._titled(template, title), description, **more)
        first = self.at.offer if self.numbered else self.at.home
        way = [(self.council.short_name, self.county.home)]
        if self.numbered:
            way += [("All editions", self.at.editions), (f"Edition {self.at.edition}", self.county.offer)]
        if address != first:
            way.append((f"In {self.district.short_name}", first))
        page.crumbs = [*way, *crumbs]
        page.canonical = self._canonical(address, template, more)
        return page

    def pages(self, files: dict[str, Any], lines: list[Any]) -> Iterator[Page]:
        """The pages that the district has: the offer, its themes and items, and the contacts; of the offer in force a home too, and
        the pages on who can get help, help now and complaints.
        """
        files = {**files, **self.files}
        home = () if self.numbered else council_pages(self, self.contents, files, lines)
        for page in (*home, *offer_pages(self, self.contents, files)):
            if page.address.startswith(self.at.home):
                yield page

    def _titled(self, template: str, title: str) -> str:
        if template == "council_home":
            return f"Local offer for care leavers in {self.district.short_name}"
        return title if template in ("taken_off", "frame") else f"{title} in {self.district.short_name}"

    def _canonical(self, address: str, template: str, more: dict[str, Any]) -> str:
        """The address that search engines should keep; blank where it is this page's own."""
        if template == "frame":
            return ""
        if self._is_own(template, more):
            return settings.SITE_ADDRESS + self.at.as_in_force(address) if self.is_copy else ""
        same = self.at.in_county(address)
        return settings.SITE_ADDRESS + (self.county.as_in_force(same) if self.is_copy else same)

    def _is_own(self, template: str, more: dict[str, Any]) -> bool:
        if template == "item":
            return more["item"] in self.touched
        if template == "theme":
            listed = self.contents.entries[more["theme"].pk]
            return any(item in listed for item in self.touched)
        return template in ("council_home", "offer", "whole") and bool(self.touched)


def district_makers(
    make: PageMaker, contents: Contents, on: date, files: Mapping[str, Mapping[str, Any]]
) -> list[DistrictMaker]:
    """A maker for each district that the county has on a day, by name. `files`: a district's own, by its address."""
    makers = [
        DistrictMaker(make, contents, district, files.get(district.slug)) for district in districts_on(contents, on)
    ]
    return sorted(makers, key=lambda maker: maker.district.short_name)


def in_districts(
    make: PageMaker, makers: list[DistrictMaker], pages: list[Page], files: dict[str, Any], lines: list[Any]
) -> list[Page]:
    """The pages of an edition in every district. The county's own pages are told where else they can be read."""
    if not makers:
        return []
    made = {maker.district.pk: list(maker.pages(files, lines)) for maker in makers}
    there = {maker.district.pk: {page.address for page in made[maker.district.pk]} for maker in makers}
    county = {page.address: page for page in pages}

    def where(rest: str, district: Authority | None) -> Where:
        # A page that only one district has leads, elsewhere, to the list of everything.
        places = [
            Place(
                maker.district.short_name,
                maker.at.home + rest if maker.at.home + rest in there[maker.district.pk] else maker.at.offer,
                maker.district == district,
            )
            for maker in makers
        ]
        everywhere = make.at.home + rest
        county_page = everywhere if everywhere in county else make.at.offer
        return Where(district, Place(make.council.short_name, county_page, district is None), tuple(places))

    for maker in makers:
        for page in made[maker.district.pk]:
            rest = page.address.removeprefix(maker.at.home)
            page.context["where"] = where(rest, maker.district)
            same = county.get(make.at.home + rest)
            if same and not (page.template == "public/item.html" and page.context["item"] in maker.touched):
                # Other languages and easy read say the county's words.
                page.context |= {key: same.context[key] for key in ("switch", "easy_read") if key in same.context}
    first = makers[0]
    for address in there[first.district.pk]:
        rest = address.removeprefix(first.at.home)
        if make.at.home + rest in county:
            county[make.at.home + rest].context["where"] = where(rest, None)
    return [page for maker in makers for page in made[maker.district.pk]]


def items_elsewhere(pages: Iterable[Page]) -> list[tuple[str, str, Item]]:
    """The items that districts add or have otherwise, for the search: each with its page's title and address."""
    shown = [(page, page.context["item"]) for page in pages if page.template == "public/item.html"]
    return [(page.title, page.address, item) for page, item in shown if hasattr(item, "here")]


def _banner(county: PageMaker, contents: Contents, district: Authority) -> Banner | None:
    """The line of an edition that is not in force, which leads to the offer of today in the district that is there today."""
    in_force = Addresses(county.council.slug).offer
    if county.banner is None or county.banner.link != in_force or district not in districts_on(contents, county.on):
        return county.banner
    return replace(county.banner, link=DistrictAddresses(county.council.slug, district=district.slug).offer)


def _answers(contact: Contact, district: Authority) -> bool:
    return serves(contact, district) and any(number.number for number in contact.numbers.all())
