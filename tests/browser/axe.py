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
