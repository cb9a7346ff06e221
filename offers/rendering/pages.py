"""Which pages a council has, and what each is told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.template.loader import render_to_string

from leaving_care.law import provisions, statuses
from leaving_care.models import Authority, RoleTitle
from offers import text, words
from offers.addresses import Addresses
from offers.care_words import care_words
from offers.contents import Contents
from offers.models import Contact, Edition
from offers.rendering.html import finish
from offers.rendering.structured import structured_data


@dataclass(frozen=True)
class Banner:
    """A line at the head of every page of an edition that is not in force."""

    text: str
    link: str = ""
    link_label: str = ""


@dataclass
class Page:
    """A page to be made: where it is, which template, what it is told, and the way to it from the council's home."""

    address: str
    template: str
    title: str
    context: dict[str, Any]
    description: str = ""
    crumbs: list[tuple[str, str]] = field(default_factory=list)
    canonical: str = ""

    def render(self) -> bytes:
        """The page's bytes, ready to be stored."""
        council: Authority | None = self.context.get("council")
        accent = council.accent if council else ""
        return finish(render_to_string(self.template, {**self.context, "page": self, "accent": accent}), accent).encode()


def role_title(council: Authority, role: str) -> str:
    """What the council calls a job."""
    titles = {row.role: row.title for row in council.role_titles.all()}
    return titles.get(role, RoleTitle.Role(role).label)


def first_to_ask(contents: Contents | None) -> Contact | None:
    """Whom anybody may ask: the first team or office with a number. None where each district has its own duty worker."""
    if contents is None:
        return None
    reachable = [row for row in contents.reached_by("team", "office") if any(number.number for number in row.numbers.all())]
    return reachable[0] if reachable else None


class CouncilPages:
    """The pages of one edition of a council, or (with `contents` None) of a council with no offer in force.

    `numbered` makes the edition's own pages, under its number; else the council's pages, under the offer in force.
    """

    def __init__(
        self, council: Authority, contents: Contents | None, on: date, *, numbered: bool = False, banner: Banner | None = None
    ):
        self.council, self.contents, self.on, self.numbered = council, contents, on, numbered
        self.edition: Edition | None = contents.edition if contents else None
        number = self.edition.number if numbered and self.edition else None
        self.at = Addresses(council.slug, contents, number)
        notices = [row for row in contents.said("notice") if row.until is None or row.until >= on] if contents else []
        late = self.edition.review_due_on if self.edition and self.edition.review_due_on else None
        self.base = {
            "council": council,
            "contents": contents,
            "edition": self.edition,
            "at": self.at,
            "banner": banner,
            "notices": notices,
            "review_late": late if late and late < on else None,
            "ask": first_to_ask(contents),
            "adviser": role_title(council, RoleTitle.Role.PERSONAL_ADVISER),
            "on": on,
        }

    def page(self, address: str, template: str, title: str, description: str = "", crumbs=(), **more: Any) -> Page:
        """A page of this council, with the way to it."""
        home = [(self.council.short_name, self.at.home)] if address != self.at.home else []
        if self.numbered:
            home += [("All editions", self.at.editions)]
            if address != self.at.offer:
                home.append((f"Edition {self.edition.number}", self.at.offer))
        return Page(
            address, f"public/{template}.html", title, {**self.base, **more}, description, [*home, *crumbs], self.canonical(address)
        )

    def canonical(self, address: str) -> str:
        """The address that search engines should keep: an edition's own pages are copies of the offer's."""
        return address

    def offer(self, files: dict[str, Any]) -> Iterator[Page]:
        """The pages that an edition keeps for ever: its offer, themes, items, contacts and promises."""
        at, contents, name = self.at, self.contents, self.council.short_name
        offer_crumb = [] if self.numbered else [("The offer", at.offer)]
        yield self.page(
            at.offer, "offer", "What we offer", f"Everything {name} offers its care leavers, by theme.", **files
        )
        yield self.page(
            at.whole, "whole", "The whole offer on one page", f"The whole local offer of {name}.", offer_crumb, **files
        )
        for theme in contents.themes:
            leaflet = files.get("leaflets", {}).get(theme.slug)
            yield self.page(
                at.theme(theme), "theme", theme.name, f"{theme.name}: what {name} offers.", offer_crumb, theme=theme, leaflet=leaflet
            )
        for item in contents.items:
            theme = contents.first_theme[item.pk]
            yield self.page(
                at.item(item),
                "item",
                item.name,
                text.plain(item.what_we_offer)[:150],
                [*offer_crumb, (theme.name, at.theme(theme))],
                item=item,
                theme=theme,
                provision=provisions().get(item.provision),
            )
        yield self.page(
            at.contacts,
            "contacts",
            "Contacts",
            f"How to reach the people who help care leavers in {name}.",
            districts=self.districts(),
            structured_data=structured_data(self.council, contents),
        )
        yield self.page(at.promises, "promises", "What we promise", f"The promises of {name} to its care leavers.")
        yield self.page(at.how_it_works, "how_it_works", "How the service works", f"How leaving care works in {name}.")
        yield self.page(at.changes, "changes", "What changed", "What changed with this edition.")

    def around(self, files: dict[str, Any], editions: list[Any]) -> Iterator[Page]:
        """The council's other pages."""
        at, name = self.at, self.council.short_name
        template = "council_home" if self.contents else "no_offer"
        yield self.page(
            at.home,
            template,
            f"Local offer for care leavers in {name}",
            f"What {self.council.name} offers you when you leave care, who can get it and who to ask.",
            editions=editions,
            structured_data=structured_data(self.council, self.contents),
            **files,
        )
        yield self.page(at.editions, "editions", "All editions", f"Every edition of the offer of {name}.", editions=editions)
        if self.contents:
            yield self.page(
                at.booklets, "booklets", "Booklets and other formats", "The offer to print, keep or give to somebody.", **files
            )
        yield self.page(
            at.who, "who", "Who can get help", "The four groups of care leavers, in plain words.", groups=list(statuses().values())
        )
        yield self.page(at.complaints, "complaints", "Not happy? Complain, or get an advocate", "How to challenge what we do.")
        yield self.page(at.care_words, "care_words", "Care words explained", "What the words mean.", care_words=care_words())
        yield self.page(at.accessibility, "accessibility", "Accessibility", "How easy these pages are to use, for everyone.")
        yield self.page(at.privacy, "privacy", "Privacy", "What these pages know about you: nothing.")

    def missing(self) -> Page:
        """What is shown for an address of this council where there is nothing."""
        return self.page(f"{self.at.home}404", "not_found", "Page not found", councils=[])

    def districts(self) -> list[tuple[Authority, Contact]]:
        """Each district with the contact on duty for it, in the districts' order."""
        served = [
            (link.district, contact) for contact in self.contents.contacts for link in contact.contact_districts.all()
        ]
        return sorted(served, key=lambda pair: pair[0].short_name)


def edition_in_words(edition: Edition, on: date, in_force: Edition | None, successor: Edition | None) -> str:
    """Where an edition stands on a day, in words."""
    withdrawal = getattr(edition, "withdrawal", None)
    if withdrawal and withdrawal.withdrawn_on <= on:
        return f"Withdrawn on {words.day(withdrawal.withdrawn_on)}: {withdrawal.reason}"
    if edition == in_force:
        return f"In force since {words.day(edition.effective_from)}"
    if edition.effective_from > on:
        return f"Starts on {words.day(edition.effective_from)}"
    return f"Replaced on {words.day(successor.effective_from)}" if successor else "Not in force"
