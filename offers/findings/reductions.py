"""What is less than in the edition before, or ended: somebody says why, and whose decision it was."""

from collections.abc import Iterator
from datetime import date

from offers.compare import ENDED, ItemChange
from offers.contents import Contents
from offers.findings.finding import Finding, blocks, row


def reduction_without_reason(contents: Contents, on: date) -> Iterator[Finding]:
    """What is less than in the edition before has a reason and a named decision."""
    items = {item.identity.key: item for item in contents.items}
    for change in _unreasoned(contents):
        if change.found != ENDED:
            what = "; ".join(str(each) for each in change.differences if each.gives not in ("", "more"))
            yield blocks(
                "reduction-without-reason",
                [row(items[change.key])],
                f"“{change.name}” is less than before{f' ({what})' if what else ''}, and why is not recorded.",
                "Say why, and whose decision it was, on the page that compares the editions.",
            )


def ended_without_reason(contents: Contents, on: date) -> Iterator[Finding]:
    """What was in the edition before and is no more has a reason and a named decision."""
    for change in _unreasoned(contents):
        if change.found == ENDED:
            yield blocks(
                "ended-without-reason",
                [(f"item {change.key}", "")],
                f"“{change.name}” was in the edition before and is not in this one, and why is not recorded.",
                "Say why, and whose decision it was, on the page that compares the editions; or put it back.",
            )


def _unreasoned(contents: Contents) -> list[ItemChange]:
    return [change for change in contents.comparison or () if change.gives_less and not change.is_reasoned]
