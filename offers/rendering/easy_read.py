"""The easy-read pages of the offer in force, with their pictures as files of their own."""

from collections.abc import Iterator

from leaving_care.store import Store, StoredFile
from offers.addresses import Addresses
from offers.contents import Contents
from offers.easy_reading import Easy, EasyReads, easy_items
from offers.models import Item, Picture
from offers.rendering.downloads import named_by_content
from offers.rendering.pages import Page, PageMaker


def address_of(at: Addresses, item: Item) -> str:
    """Where an item is in easy read: beside its page, under /easy-read/."""
    return at.item(item).replace(at.home, f"{at.home}easy-read/", 1)


def easy_read_pages(make: PageMaker, contents: Contents, pages: list[Page], easy_reads: EasyReads) -> list[Page]:
    """A page for each item that is there in easy read, and the list of them. The items' own pages are told of theirs."""
    easy = easy_items(contents, easy_reads)
    if not easy:
        return []
    theirs = {make.at.item(one.item): address_of(make.at, one.item) for one in easy if one.is_shown}
    for page in pages:
        page.context["easy_read"] = theirs.get(page.address, f"{make.at.home}easy-read/" if theirs else "")
    return list(_pages(make, easy))


def picture_files(store: Store, name: str, easy_reads: EasyReads) -> list[StoredFile]:
    """The pictures that easy read shows, each under a name that changes with it."""
    shown = {line.picture.pk: line.picture for _, lines in easy_reads.values() for line in lines if line.picture}
    return [_file(store, name, picture) for picture in shown.values()]


def _file(store: Store, name: str, picture: Picture) -> StoredFile:
    return named_by_content(store, name, f"picture-{picture.key}", bytes(picture.content), "png", "image/png")


def _pages(make: PageMaker, easy: list[Easy]) -> Iterator[Page]:
    home = f"{make.at.home}easy-read/"
    name = make.council.short_name
    rows = [(one, address_of(make.at, one.item)) for one in easy if one.is_shown]
    yield make.page(home, "easy_reads", "Easy read", f"What {name} offers, in easy read.", rows=rows)
    for one in easy:
        yield make.page(
            address_of(make.at, one.item),
            "easy_read",
            one.item.name,
            f"{one.item.name}, in easy read.",
            [("Easy read", home)],
            easy=one,
            item=one.item,
        )
