"""Where an offer's links lead, and whether somebody answers there."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from leaving_care.dates import in_words, uk_day
from offers.contents import Contents
from offers.findings.around import Around
from offers.findings.finding import Finding, Row, advises, row
from offers.findings.texts import texts

LONGEST = 500  # characters of an address that is called
# A link as editors write it: [words](address).
LINK = re.compile(r"\[(?P<words>[^\]\n]*)\]\((?P<address>[^)\s]+)\)")


def addresses_in(text: str) -> Iterator[str]:
    """The addresses of web pages that a text links to."""
    for link in LINK.finditer(text):
        if link["address"].lower().startswith(("http://", "https://")) and len(link["address"]) <= LONGEST:
            yield link["address"]


def links_in(contents: Contents) -> dict[str, list[Row]]:
    """Address → the rows that link to it, in the order of the edition."""
    found: dict[str, list[Row]] = defaultdict(list)
    for text in texts(contents):
        for address in dict.fromkeys(addresses_in(text.words)):
            found[address].append(text.row)
    for document in contents.documents:
        if document.url and row(document) not in found[document.url]:
            found[document.url].append(row(document))
    return {address: rows for address, rows in found.items() if rows}


def link_does_not_answer(contents: Contents, on: date, around: Around) -> Iterator[Finding]:
    """A link leads to something. A job calls each of them once a day (`offers.link_checks`)."""
    for address, rows in links_in(contents).items():
        check = around.links.get(address)
        if check is not None and not check.answers:
            since = f", since {in_words(uk_day(check.failing_since))}" if check.failing_since else ""
            yield advises(
                "link-does-not-answer",
                [(f"{label}, link {address}", source) for label, source in rows],
                f"{address} does not work{since}: {check.said}.",
                "Put the address right, or take the link out.",
            )
