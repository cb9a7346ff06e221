"""The pages of items that a correction took off: each keeps its address, and says that it was taken off and why."""

from collections.abc import Iterator

from offers.contents import Contents
from offers.rendering.corrected import corrections
from offers.rendering.pages import Crumbs, Page, PageMaker


def taken_off_pages(make: PageMaker, contents: Contents, way: Crumbs = ()) -> Iterator[Page]:
    """A page for each item that was taken off this edition."""
    lines = corrections(contents)
    for item in contents.taken_off:
        theme = contents.first_theme[item.pk]
        yield make.page(
            make.at.item(item),
            "taken_off",
            "This was taken off our pages",
            "A correction of our offer.",
            [*way, (theme.name, make.at.theme(theme))],
            item=item,
            theme=theme,
            of_item=[line for line in lines if line.item == item],
        )
