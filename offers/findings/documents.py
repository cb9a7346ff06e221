"""Papers that the offer points to."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from offers.contents import Contents
from offers.findings.finding import Finding, advises, row


def document_not_linked(contents: Contents, on: date) -> Iterator[Finding]:
    """A paper that the offer points to can be opened: its address leads to it, and not to a website's front page."""
    for document in contents.documents:
        parts = urlsplit(document.url)
        if not document.url or (parts.path in ("", "/") and not parts.query):
            where = "only leads to the front page of a website" if document.url else "is not recorded"
            yield advises(
                "document-not-linked",
                [row(document)],
                f"The address of “{document.title}” {where}, so nobody can open it from here.",
                "Record the address of the paper itself.",
            )
