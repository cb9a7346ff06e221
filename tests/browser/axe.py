"""axe-core on a page that is open, and what it finds in a line for each fault."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": TAGS},
    # Off unless it is asked for.
    "rules": {"target-size": {"enabled": True}},
}
_axe = Axe()


def faults(page: Page) -> list[str]:
    """What axe says is wrong with the page."""
    found = _axe.run(page, options=OPTIONS).response["violations"]
    return [
        f"{fault['id']}: {fault['help']}: {' '.join(map(str, node['target']))} {node['html'][:120]}"
        for fault in found
        for node in fault["nodes"]
    ]


# Everything axe judges a page by but its words: what each element is, what it stands in, its attributes' names.
SHAPE = """() => [...new Set([...document.querySelectorAll('*')].map(element => [
    element.parentElement?.localName, element.parentElement?.className, element.localName, element.className,
    element.getAttributeNames().sort().join(), element.getAttribute('role'), element.getAttribute('type'),
].join('|')))].sort().join('\\n')"""


class NewShapes:
    """axe, for many pages of few kinds: one that is made of nothing that was not judged before is not judged again."""

    def __init__(self):
        self.judged: dict[int, set[str]] = {}  # by the width of the screen

    def faults(self, page: Page) -> list[str]:
        """What axe says is wrong with the page; nothing where every part of it was judged on pages before."""
        judged = self.judged.setdefault(page.viewport_size["width"], set())
        parts = set(page.evaluate(SHAPE).split("\n"))
        if parts <= judged:
            return []
        judged |= parts
        return faults(page)
