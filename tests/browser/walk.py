"""Every public page of a running demo, found as a search engine finds them, and the few that no list names."""

import re
import urllib.request
from dataclasses import dataclass
from urllib.parse import urlsplit

COUNCILS = ("derby", "derbyshire", "staffordshire")
PORTAL = ("/", "/help-now/", "/accessibility/", "/privacy/", "/care-words/", "/law/", "/no-such-place/")
SEARCHES = ("", "?q=rent", "?q=zzzzqqq", "?q=%3Cb%3E%22", "?q=" + "long+" * 60)
_OF_AN_EDITION = ("whole", "contacts", "promises", "how-it-works", "changes")
_LOCATION = re.compile(r"<loc>([^<]+)</loc>")


@dataclass(frozen=True)
class PublicPage:
    """A page by its address. `kind` is the same for pages made in the same way."""

    address: str
    council: str
    kind: str
    numbered: bool = False


@dataclass(frozen=True)
class Walk:
    """All the pages of the portal at an address, in order."""

    site: str
    pages: tuple[PublicPage, ...]

    def of(self, council: str, *, numbered: bool = False) -> list[PublicPage]:
        """A council's pages ("" for the portal's own)."""
        return [page for page in self.pages if page.council == council and page.numbered == numbered]

    def sample(self, council: str, *, numbered: bool = False) -> list[PublicPage]:
        """One of a council's pages for each kind."""
        return list({page.kind: page for page in reversed(self.of(council, numbered=numbered))}.values())

    def items(self, council: str) -> list[PublicPage]:
        """A council's items."""
        return [page for page in self.of(council) if page.kind == "item"]


def walk(site: str) -> Walk:
    """Reads the sitemaps of a running portal."""
    councils = [urlsplit(address).path.strip("/").split("/")[0] for address in _locations(site, "/sitemap.xml")]
    pages = [PublicPage(address, "", address) for address in PORTAL]
    for council in councils:
        listed = [urlsplit(address).path for address in _locations(site, f"/{council}/sitemap.xml")]
        for address in listed:
            pages.append(PublicPage(address, council, _kind(address)))
        # The edition's own copies are in no sitemap: they are found by its number.
        for address in listed:
            own = _numbered(address, council)
            if own:
                pages.append(PublicPage(own, council, _kind(own), numbered=True))
        pages.append(PublicPage(f"/{council}/offer/no-such-thing/", council, "missing"))
        for number, query in enumerate(SEARCHES):
            pages.append(PublicPage(f"/{council}/search/{query}", council, f"search {number}"))
    return Walk(site, tuple(pages))


def _locations(site: str, address: str) -> list[str]:
    with urllib.request.urlopen(site + address) as answer:  # noqa: S310  (our own server)
        return _LOCATION.findall(answer.read().decode())


def _kind(address: str) -> str:
    parts = [part for part in address.strip("/").split("/")[1:] if part not in ("offer", "editions", "1")]
    if not parts:
        return {"1": "offer", "offer": "offer", "editions": "editions"}.get(address.strip("/").split("/")[-1], "home")
    if "/offer/" not in address or parts[0] in _OF_AN_EDITION:
        return parts[0]
    return "item" if len(parts) == 2 else "theme"


def _numbered(address: str, council: str) -> str:
    """The same page under its edition's number; "" for a page that belongs to no edition."""
    own, offer = f"/{council}/offer/editions/1/", f"/{council}/offer/"
    last = address.removeprefix(f"/{council}/").strip("/")
    if address.startswith(offer):
        return own + address.removeprefix(offer) if last != "offer/editions" else ""
    return f"{own}{last}/" if last in _OF_AN_EDITION else ""
