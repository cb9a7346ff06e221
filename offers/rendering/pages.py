"""What a page is, and what every page of a council is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from leaving_care.models import Authority, Role
from leaving_care.titles import role_title
from offers.addresses import Addresses
from offers.contents import Contents
from offers.models import Contact, Notice
from offers.rendering.corrected import corrections
from offers.rendering.html import finish

Crumbs = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Banner:
    """A line at the head of every page of an edition that is not in force."""

    text: str
    link: str = ""
    link_label: str = ""


@dataclass
class Page:
    """A page to be made: where it is, which template, what it is told, and the way to it from the council's home.

    `canonical` is the address that search engines should keep, where the page is a copy of another.
    """

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
        return finish(
            render_to_string(self.template, {**self.context, "page": self, "accent": accent}), accent
        ).encode()


def first_to_ask(contents: Contents | None) -> Contact | None:
    """Whom anybody may ask: the first team or office with a number. None where each district has its own duty worker."""
    if contents is None:
        return None
    reachable = [
        row for row in contents.reached_by("team", "office") if any(number.number for number in row.numbers.all())
    ]
    return reachable[0] if reachable else None


class PageMaker:
    """Makes pages of one council, of the offer in force on a day or (`numbered`) of one edition under its own number.

    `contents` is None for a council with no offer in force.
    """

    def __init__(
        self,
        council: Authority,
        contents: Contents | None,
        on: date,
        *,
        numbered: bool = False,
        banner: Banner | None = None,
        urgent: Sequence[Notice] = (),
    ):
        self.council, self.numbered, self.on, self.banner = council, numbered, on, banner
        edition = contents.edition if contents else None
        self.at = Addresses(council.slug, contents, edition.number if numbered and edition else None)
        self.is_copy = numbered and banner is None
        late = edition.review_due_on if edition else None
        self.told: dict[str, Any] = {
            "council": council,
            "contents": contents,
            "edition": edition,
            "at": self.at,
            "banner": banner,
            "notices": [row for row in contents.said("notice") if row.until is None or row.until >= on]
            if contents
            else [],
            "urgent": urgent,
            "review_late": late if late and late < on else None,
            "ask": first_to_ask(contents),
            "adviser": role_title(council, Role.PERSONAL_ADVISER),
            "on": on,
            "corrections": corrections(contents) if contents else [],
        }

    def page(
        self, address: str, template: str, title: str, description: str = "", crumbs: Crumbs = (), **more: Any
    ) -> Page:
        """A page of this council, with the way to it."""
        way = [(self.council.short_name, self.at.home)] if address != self.at.home else []
        if self.numbered:
            way.append(("All editions", self.at.editions))
            if address != self.at.offer:
                way.append((f"Edition {self.at.edition}", self.at.offer))
        return Page(
            address=address,
            template=f"public/{template}.html",
            title=title,
            context={**self.told, **more},
            description=description,
            crumbs=[*way, *crumbs],
            canonical=settings.SITE_ADDRESS + self.at.as_in_force(address) if self.is_copy else "",
        )
