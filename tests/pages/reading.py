"""Published pages as a test reads them: what a browser would make of their bytes, without a browser."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import tinyhtml5

from leaving_care.store import SITE, Store, StoredFile

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NOT_READ = ("script", "style", "head", "template")


def words(element: Element) -> str:
    """The text of an element, its spaces collapsed."""
    return " ".join(" ".join(_pieces(element)).split())


def _pieces(element: Element):
    if element.tag not in _NOT_READ:
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""


@dataclass
class ReadPage:
    """A stored page by its address, with what is in it."""

    address: str
    name: str
    file: StoredFile
    html: str

    @cached_property
    def tree(self) -> Element:
        return tinyhtml5.parse(self.html, namespace_html_elements=False)

    def all(self, *tags: str) -> list[Element]:
        """The elements of these tags, in the page's order."""
        return [element for element in self.tree.iter() if element.tag in tags]

    def meta(self, name: str) -> str:
        """What a line of the head says; "" where there is none."""
        return next((each.get("content", "") for each in self.all("meta") if each.get("name") == name), "")

    @property
    def title(self) -> str:
        return words(self.all("title")[0])

    @property
    def body(self) -> Element:
        return self.all("body")[0]

    @property
    def main(self) -> Element:
        return self.all("main")[0]

    @property
    def text(self) -> str:
        return words(self.body)

    @cached_property
    def ids(self) -> list[str]:
        return [element.get("id") for element in self.tree.iter() if element.get("id")]

    @property
    def hrefs(self) -> list[str]:
        """Where its links lead."""
        return [link.get("href") for link in self.all("a") if link.get("href") is not None]

    @property
    def internal(self) -> list[tuple[str, str]]:
        """The addresses on this portal that its links lead to, each with the part of the page."""
        inside = [href for href in self.hrefs if not urlsplit(href).scheme and not urlsplit(href).netloc]
        targets = [urlsplit(urljoin(self.address, href)) for href in inside]
        return [(target.path, target.fragment) for target in targets]

    @property
    def facts(self) -> dict[str, str]:
        """What its lists of facts say, by name."""
        said: dict[str, str] = {}
        name = ""
        for element in self.all("dt", "dd"):
            if element.tag == "dt":
                name = words(element)
            else:
                said[name] = " ".join([said.get(name, ""), words(element)]).strip()
        return said


class ReadSite:
    """Every page that is served on a day, by address."""

    def __init__(self, store: Store, on: date):
        self.store = store
        self.files: dict[str, StoredFile] = {}
        self.pages: dict[str, ReadPage] = {}
        for name in store.names():
            digest = store.schedule(name).on(on)
            for address, file in store.files(name, digest).items():
                self.files[address] = file
                if file.type.startswith("text/html"):
                    html = store.path(name, digest, file).read_text()
                    self.pages[address] = ReadPage(address, name, file, html)

    def of(self, name: str) -> list[ReadPage]:
        """The pages of a council, or the portal's own."""
        return [page for page in self.pages.values() if page.name == name]

    @property
    def councils(self) -> list[str]:
        return [name for name in self.store.names() if name != SITE]

    def stored(self, page: ReadPage, suffix: str) -> bytes:
        """A page's bytes as they are compressed."""
        pool = self.store.pool(page.file.sha)
        return pool.with_name(pool.name + suffix).read_bytes()


def has_head(page: ReadPage) -> bool:
    """Whether a page has a head and a foot: the whole offer on one page has neither, to weigh little."""
    return not page.address.endswith("/whole/") and not is_file(page)


def is_file(page: ReadPage) -> bool:
    """Whether a page is a file to keep: what it holds must work away from the portal."""
    return "/files/" in page.address


def is_numbered(page: ReadPage) -> bool:
    """Whether a page belongs to an edition by its number."""
    return "/offer/editions/1/" in page.address


def faulty(pages: Iterable[ReadPage], check: Callable[[ReadPage], object]) -> dict[str, object]:
    """What a check says of each page of which it says anything."""
    return {page.address: said for page in pages if (said := check(page))}
