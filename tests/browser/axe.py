"""axe-core on a page that is open, and what it finds in a line for each fault."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": TAGS},
    # Off unless it is asked for.
    "rules": {"target-size": {"enabled": True}},
}
# Only what is wrong comes back: all that is right would be long.
JUDGE = "options => axe.run(options).then(found => found.violations)"


# What hangs on how a page is put together, and so on more than its kinds of parts. They take little time.
ORDER = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "rule",
        "values": [
            "aria-valid-attr-value", "bypass", "document-title", "duplicate-id-aria", "heading-order", "label",
            "landmark-unique", "link-name", "page-has-heading-one", "region",
        ],
    },
}  # fmt: skip


def faults(page: Page, options: dict = OPTIONS) -> list[str]:
    """What axe says is wrong with the page, once it is there whole."""
    page.wait_for_load_state()
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(JUDGE, options)
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
    """axe, for many pages of few kinds: of one that is made of nothing that was not judged before, the order alone is judged."""

    def __init__(self):
        self.judged: dict[int, set[str]] = {}  # by the width of the screen

    def faults(self, page: Page) -> list[str]:
        """What axe says is wrong with the page: by every rule where some part of it is new, else by those of ORDER."""
        page.wait_for_load_state()
        judged = self.judged.setdefault(page.viewport_size["width"], set())
        parts = set(page.evaluate(SHAPE).split("\n"))
        if parts <= judged:
            return faults(page, ORDER)
        judged |= parts
        return faults(page)
