"""Personal details that should not be in a published offer."""

import re
from collections.abc import Iterator
from datetime import date

from offers.contents import Contents
from offers.findings.finding import Finding, Row, advises, row
from offers.findings.texts import texts
from offers.findings.vocabulary import PRIVATE_MAIL

ADDRESS = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")


def private_email(contents: Contents, on: date) -> Iterator[Finding]:
    """An email address at a provider that private people use (gmail, hotmail) is probably somebody's own.

    It is looked for among the contacts and in every text.
    """
    for about, words in [*_of_contacts(contents), *((text.row, text.words) for text in texts(contents))]:
        for match in ADDRESS.finditer(words):
            if is_private(match[1]):
                yield advises(
                    "private-email",
                    [about],
                    f"{match[0]} looks like a private person's own email address.",
                    "Give the council's or the organisation's address instead.",
                )


def is_private(domain: str) -> bool:
    """Whether a domain is a provider's for private people: gmail.com, and yahoo.co.uk by its first word."""
    name = domain.lower()
    return name in PRIVATE_MAIL or name.split(".")[0] in PRIVATE_MAIL


def _of_contacts(contents: Contents) -> Iterator[tuple[Row, str]]:
    for contact in contents.contacts:
        for email in contact.emails.all():
            yield row(contact, f"email {email.label or email.email}", email.source), email.email
