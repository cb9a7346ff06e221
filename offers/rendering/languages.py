"""The pages of an edition in the languages that it is translated into, and the way from each page to the same in another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Max

from leaving_care.models import Authority
from offers.addresses import Addresses
from offers.contents import Contents
from offers.languages import LANGUAGES, Language
from offers.models import EasyRead, Picture, Translation
from offers.rendering.pages import Page, PageMaker
from offers.speaking import ByRow, Spoken, spoken_in

ENGLISH = LANGUAGES["en"]


@dataclass(frozen=True)
class SpokenAddresses(Addresses):
    """Where the pages in a language are: /derby/ur/offer/… stands beside /derby/offer/…."""

    language: str = ""

    @property
    def first(self):
        """Where the pages in this language begin: its home, or an old edition's own."""
        return f"/{self.council}/{self.language}/" if self.edition is None else self.offer

    @property
    def offer(self):
        own = f"/{self.council}/{self.language}/offer/"
        return own if self.edition is None else f"{own}editions/{self.edition}/"

    @property
    def contacts(self):
        return f"/{self.council}/{self.language}/contacts/" if self.edition is None else f"{self.offer}contacts/"


@dataclass(frozen=True)
class Other:
    """The same page in another language, as the switch on a page names it."""

    language: Language
    address: str
    is_here: bool = False


def state(council: Authority) -> list[Any]:
    """What of translations, easy read and pictures the published pages hang on, in three queries of few rows."""
    spoken = Translation.objects.filter(authority=council).order_by("language").values_list("language")
    easy = EasyRead.objects.filter(authority=council).aggregate(Count("pk"), Max("changed_at"))
    pictures = Picture.objects.filter(authority=council).aggregate(Count("pk"), Max("added_at"))
    return [list(spoken.annotate(Count("pk"), Max("changed_at"))), easy, pictures]


def in_languages(
    make: PageMaker, contents: Contents, pages: list[Page], translations: Mapping[str, ByRow], files: Mapping[str, Any]
) -> list[Page]:
    """The pages of an edition in every language that it is translated into. English pages that have one are told of it."""
    spoken = spoken_in(contents, dict(translations))
    if not spoken:
        return []
    made: dict[str, dict[str, Page]] = {}
    for one in spoken:
        made[one.language.code] = dict(_pages(make, one, files.get("spoken", {}).get(one.language.code)))
    homes = {one.language.code: made[one.language.code][make.at.offer] for one in spoken}
    switches: dict[str, list[Other]] = {}
    for english in {address for own in made.values() for address in own}:
        same = [Other(ENGLISH, english)]
        same += [
            Other(one.language, made[one.language.code][english].address)
            for one in spoken
            if english in made[one.language.code]
        ]
        switches[english] = same
    first = [Other(one.language, homes[one.language.code].address) for one in spoken]
    for page in pages:
        _tell(page, switches.get(page.address), ENGLISH, first)
    for one in spoken:
        for english, page in made[one.language.code].items():
            _tell(page, switches[english], one.language, first)
    return [page for own in made.values() for page in own.values()]


def _tell(page: Page, same: list[Other] | None, here: Language, first: list[Other]) -> None:
    # A page that is not there in a language leads to where that language begins.
    shown = same or first
    page.context["switch"] = [Other(other.language, other.address, other.language.code == here.code) for other in shown]
    if same and not page.canonical:
        page.context["same_in"] = [(other.language.code, settings.SITE_ADDRESS + other.address) for other in same]


def _pages(make: PageMaker, spoken: Spoken, booklets: Any) -> Iterator[tuple[str, Page]]:
    """Each page in a language, by the address of the English one."""
    contents, english = spoken.contents, make.at
    at = SpokenAddresses(make.council.slug, contents, english.edition, spoken.language.code.lower())
    edition = contents.edition

    def page(address: str, template: str, title: str, language: str, crumbs: Iterable[tuple[Any, str]] = (), **more):
        told = {**make.told, "at": at, "spoken": spoken, "english": english, "booklets": booklets or [], **more}
        return Page(
            address=address,
            template=f"public/languages/{template}.html",
            title=title,
            context={
                **told,
                "title_language": language,
                "rings_first": template in ("home", "contacts"),
                "way": [(spoken.line(edition, "title"), at.first), *crumbs],
            },
            canonical=settings.SITE_ADDRESS + _as_in_force(at, address) if make.is_copy else "",
        )

    def english_titled(address: str, template: str, title: str, **more):
        given = spoken.words.get(title)
        return page(address, template, given or title, spoken.language.code if given else "en", **more)

    home = page(
        at.first, "home", spoken.words_of(edition, "title"), spoken.language_of(edition, "title"), is_first=True
    )
    if english.edition is None:
        yield english.home, home
        yield english.offer, english_titled(at.offer, "offer", "What we offer")
    else:
        yield english.offer, home
    yield english.whole, english_titled(at.whole, "whole", "Everything on one page")
    yield english.contacts, english_titled(at.contacts, "contacts", "Contacts")
    for theme in contents.themes:
        title, language = spoken.words_of(theme, "name"), spoken.language_of(theme, "name")
        yield english.theme(theme), page(at.theme(theme), "theme", title, language, theme=theme)
    for item in contents.items:
        theme = contents.first_theme[item.pk]
        yield (
            english.item(item),
            page(
                at.item(item),
                "item",
                spoken.words_of(item, "name"),
                spoken.language_of(item, "name"),
                [(spoken.line(theme, "name"), at.theme(theme))],
                item=item,
                theme=theme,
                english_page=english.item(item),
            ),
        )


def _as_in_force(at: SpokenAddresses, address: str) -> str:
    """Where the same page stands among the pages in force."""
    rest = address.removeprefix(at.offer)
    own = f"/{at.council}/{at.language}/"
    return f"{own}contacts/" if rest == "contacts/" else f"{own}offer/{rest}" if rest else own
