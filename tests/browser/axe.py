"""axe-core on a page that is open, and what it finds in a line for each fault."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import JSHandle, Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": TAGS},
    # Off unless it is asked for.
    "rules": {"target-size": {"enabled": True}},
}
# Only what is wrong comes back: all that is right would be long.
JUDGE = "([where, options]) => axe.run(where || document, options).then(found => found.violations)"


# What hangs on how a page is put together, and so on more than its kinds of parts. They take little time.
ORDER = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "rule",
        "values": [
            "aria-valid-attr-value", "bypass", "document-title", "duplicate-id-aria", "empty-heading", "heading-order", "label",
            "landmark-one-main", "landmark-unique", "link-name", "page-has-heading-one", "region",
        ],
    },
}  # fmt: skip


def faults(page: Page, options: dict = OPTIONS, where: JSHandle | None = None) -> list[str]:
    """What axe says is wrong with the page, once it is there whole; or with those of its parts that are in the list `where`."""
    page.wait_for_load_state()
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(JUDGE, [where, options])
    return [
        f"{fault['id']}: {fault['help']}: {' '.join(map(str, node['target']))} {node['html'][:120]}"
        for fault in found
        for node in fault["nodes"]
    ]


# Everything axe judges a page by but its words: what each element is, what it stands in, its attributes' names.
SHAPE = """element => [
    element.parentElement?.localName, element.parentElement?.className, element.localName, element.className,
    element.getAttributeNames().sort().join(), element.getAttribute('role'), element.getAttribute('type'),
].join('|')"""
# What is not shown is not judged.
SHOWN = "[...document.querySelectorAll('*')].filter(element => element.checkVisibility())"
SHAPES = f"() => [...new Set({SHOWN}.map({SHAPE}))]"
# The first part of the page of each of these shapes.
FIRST = f"""shapes => {{
    const shape = {SHAPE}, wanted = new Set(shapes)
    return {SHOWN}.filter(element => wanted.delete(shape(element)))
}}"""


class NewShapes:
    """axe, for many pages of few kinds: each kind of part is judged by every rule where it is first met, each page by ORDER."""

    def __init__(self):
        self.judged: dict[int, set[str]] = {}  # by the width of the screen

    def new(self, page: Page) -> list[str]:
        """The shapes of what the page is made of that no page was before; from now on they are known."""
        page.wait_for_load_state()
        judged = self.judged.setdefault(page.viewport_size["width"], set())
        shapes = [shape for shape in page.evaluate(SHAPES) if shape not in judged]
        judged.update(shapes)
        return shapes

    def faults(self, page: Page, shapes: list[str] | None = None) -> list[str]:
        """What axe says is wrong with the page's order, and with its parts of new shapes (`shapes`, where they are known)."""
        new = self.new(page) if shapes is None else shapes
        if any(shape.split("|")[2] == "html" for shape in new):
            return faults(page)
        found = faults(page, ORDER)
        if new:
            found += [fault for fault in faults(page, where=page.evaluate_handle(FIRST, new)) if fault not in found]
        return found
