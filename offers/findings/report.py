"""The findings of an edition as plain lines for a terminal."""

from collections.abc import Iterable, Iterator
from datetime import date

from leaving_care.dates import in_words
from offers.contents import Contents
from offers.findings.checking import accepted
from offers.findings.finding import Finding


def report(contents: Contents, found: list[Finding], on: date) -> Iterator[str]:
    """Every finding with its rows, what is wrong and what to do: those that block first, grouped by code."""
    yield f"{contents.edition}, as it stands on {in_words(on)}"
    for heading, blocks in (("Blocks publishing", True), ("Advice", False)):
        some = [finding for finding in found if finding.blocking is blocks]
        if some:
            yield from ("", f"{heading}: {len(some)}")
        for code in dict.fromkeys(finding.code for finding in some):
            yield from _of_one_code([finding for finding in some if finding.code == code], contents)
    yield from ("", summary(contents, found))


def summary(contents: Contents, found: Iterable[Finding]) -> str:
    """How many there are: "12 findings: 3 blocking (1 accepted), 9 advice"."""
    found = list(found)
    blocking = [finding for finding in found if finding.blocking]
    passed = sum(accepted(finding, contents.accepted_faults) for finding in blocking)
    noun = "finding" if len(found) == 1 else "findings"
    return f"{len(found)} {noun}: {len(blocking)} blocking ({passed} accepted), {len(found) - len(blocking)} advice"


def _of_one_code(found: list[Finding], contents: Contents) -> Iterator[str]:
    mends = list(dict.fromkeys(finding.mend for finding in found))
    yield from ("", f"{found[0].code} ({len(found)})")
    if len(mends) == 1:
        yield f"  To put right: {mends[0]}"
    for finding in found:
        yield f"  - {'; '.join(map(_row, finding.rows, finding.sources))}"
        yield f"    {finding.says}"
        if len(mends) > 1:
            yield f"    To put right: {finding.mend}"
        if finding.blocking and accepted(finding, contents.accepted_faults):
            yield f"    Accepted: {_reasons(finding, contents)}"


def _row(label: str, source: str) -> str:
    return f"{label} [{source}]" if source else label


def _reasons(finding: Finding, contents: Contents) -> str:
    of_rows = [fault for fault in contents.accepted_faults if fault.code == finding.code and fault.row in finding.rows]
    return "; ".join(dict.fromkeys(fault.reason for fault in of_rows))
