"""Walking a page with the Tab key alone, as somebody does who cannot use a mouse or a finger."""

from dataclasses import dataclass

from playwright.sync_api import Page

MOST = 300  # stops on a page

_STOP = """() => {
    const at = document.activeElement
    if (!at || at === document.body) return null
    // The first line of it that shows: a long word may begin on the second.
    const lines = [...at.getClientRects()]
    // Of a page in a frame, what has the focus in it is marked.
    const style = getComputedStyle(at.contentDocument?.activeElement || at)
    const line = lines.find(each => each.width > 10 && each.height > 10) || lines[0]
    // Of what is larger than the screen, or than the table that it scrolls with, a part that shows.
    const room = at.closest('.portal-wide')?.getBoundingClientRect() || { left: 0, right: innerWidth }
    const x = (Math.max(line.left, room.left) + Math.min(line.right, room.right)) / 2
    const y = Math.max(0, Math.min(line.top + line.height / 2, innerHeight - 1))
    const top = document.elementFromPoint(x, y)
    return {
        name: (at.labels && at.labels.length ? at.labels[0] : at).textContent.trim().replace(/\\s+/g, ' '),
        place: [...document.querySelectorAll('*')].indexOf(at),
        y: line.top + scrollY,
        in_main: Boolean(at.closest('main')),
        marked: style.boxShadow !== 'none' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0),
        uncovered: Boolean(top && (at.contains(top) || top.contains(at))),
        large_enough: line.width > 10 && line.height > 10,
    }
}"""


@dataclass(frozen=True)
class Stop:
    """Where the keyboard's focus is, and how that can be seen."""

    name: str
    place: int
    y: float
    in_main: bool
    marked: bool
    uncovered: bool
    large_enough: bool

    @property
    def seen(self) -> bool:
        """Whether somebody who looks at the screen knows where they are."""
        return self.marked and self.uncovered and self.large_enough


def stop(page: Page) -> Stop | None:
    """Where the focus is now; None when it is nowhere in the page."""
    found = page.evaluate(_STOP)
    return Stop(**found) if found else None


def tab(page: Page) -> Stop | None:
    """One step on."""
    page.keyboard.press("Tab")
    return stop(page)


def stops(page: Page) -> list[Stop]:
    """Every stop from where the focus is to the end of the page."""
    passed: list[Stop] = []
    while (here := tab(page)) and not (passed and here.place == passed[0].place):
        passed.append(here)
    return passed


def tab_to(page: Page, name: str) -> Stop:
    """On to the link, field or button with this name."""
    page.wait_for_load_state()
    passed = []
    for _ in range(MOST):
        here = tab(page)
        if here is None:
            break
        if here.name == name:
            assert here.seen, here
            return here
        passed.append(here.name)
    raise AssertionError(f"There is no stop called {name!r} after: {passed}")
