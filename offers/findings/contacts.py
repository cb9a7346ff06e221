"""Whether people can reach those whom the offer tells them to turn to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from offers import words
from offers.contents import Contents
from offers.findings.finding import Finding, advises, blocks, row, sources_of
from offers.models import Contact, ContactEmail, ContactNumber


def is_whole(number: ContactNumber) -> bool:
    """Whether a line has a number that somebody can ring: not one with an X in it, nor a piece of one."""
    return words.telephone(number.number) is not None


def reachable(contact: Contact) -> bool:
    """Whether there is a number, an email address or an address for a contact."""
    numbers = any(is_whole(number) for number in contact.numbers.all())
    emails = any(email.email for email in contact.emails.all())
    return numbers or emails or bool(contact.address)


def has_faulty_line(contact: Contact) -> bool:
    """Whether a number or an email address of a contact is printed and not there, or not whole, which is a finding of its own."""
    return any(not is_whole(number) for number in contact.numbers.all()) or any(
        not email.email for email in contact.emails.all()
    )


def has_what_was_promised(contact: Contact) -> bool:
    """Whether a contact has a number or an email address, and none that is faulty: what was promised about it is there."""
    there = any(contact.numbers.all()) or any(contact.emails.all())
    return there and not has_faulty_line(contact)


def _by_name(lines: Iterable[ContactNumber | ContactEmail]) -> dict[str, list[ContactNumber | ContactEmail]]:
    # A row is accepted by its name, so lines that say the same are one finding.
    named = defaultdict(list)
    for line in lines:
        named[getattr(line, "number", "") or line.as_printed].append(line)
    return named


def unfinished_number(contents: Contents, on: date) -> Iterator[Finding]:
    """A telephone number that is not whole ("0133264XXXX", "01332 64") blocks publishing, whichever way it came in."""
    for contact in contents.contacts:
        for printed, lines in _by_name(number for number in contact.numbers.all() if not is_whole(number)).items():
            yield blocks(
                "unfinished-number",
                [row(contact, f"number {printed}", sources_of(lines))],
                f"“{printed}” for “{contact.name}” is not a whole telephone number.",
                "Find out the whole number and record it, or take this line out.",
            )


def promised_contact_missing(contents: Contents, on: date) -> Iterator[Finding]:
    """A contact that the offer promises and that has no number, email address or address blocks publishing.

    Where a number or email address of it is printed and faulty, that line is the finding, and this is not said as well.
    """
    for contact in contents.contacts:
        if contact.promised and not reachable(contact) and not has_faulty_line(contact):
            yield blocks(
                "promised-contact-missing",
                [row(contact)],
                f"“{contact.name}” is promised and not there. {contact.promised}",
                "Record a telephone number, an email address or an address.",
            )


def promise_kept(contents: Contents, on: date) -> Iterator[Finding]:
    """What a source promised about a contact, and did not give, goes when it is there: it is true no more."""
    for contact in contents.contacts:
        if contact.promised and has_what_was_promised(contact):
            yield advises(
                "promise-kept",
                [row(contact)],
                f"“{contact.name}” has a number or an email address now, and still says what was promised:"
                f" “{contact.promised}” Readers do not see that any more.",
                "Take out what was promised. If something is still missing, say only that.",
            )


def email_missing(contents: Contents, on: date) -> Iterator[Finding]:
    """An email address that is promised and not given blocks publishing."""
    for contact in contents.contacts:
        for printed, lines in _by_name(email for email in contact.emails.all() if not email.email).items():
            yield blocks(
                "email-missing",
                [row(contact, f"email {printed}", sources_of(lines))],
                f"An email address is promised for “{contact.name}” and not there. In its place: {printed}",
                "Record the address, or take this line out.",
            )


def _none_of_kind(contents: Contents, kind: str) -> bool:
    # A promised one that is missing is a finding already.
    return not any(reachable(contact) or contact.promised for contact in contents.reached_by(kind))


def no_complaints_contact(contents: Contents, on: date) -> Iterator[Finding]:
    """People have a right to complain, so an offer says to whom. (One that is promised and missing blocks.)"""
    if _none_of_kind(contents, Contact.Kind.COMPLAINTS):
        yield advises(
            "no-complaints-contact",
            [row(contact) for contact in contents.reached_by(Contact.Kind.COMPLAINTS)] or [row(contents.edition)],
            "The offer does not say how to reach whoever deals with complaints.",
            "Add a contact for complaints.",
        )


def no_advocacy_contact(contents: Contents, on: date) -> Iterator[Finding]:
    """An offer says how to reach an advocate without an adviser. (One that is promised and missing blocks.)"""
    if _none_of_kind(contents, Contact.Kind.ADVOCACY):
        yield advises(
            "no-advocacy-contact",
            [row(contact) for contact in contents.reached_by(Contact.Kind.ADVOCACY)] or [row(contents.edition)],
            "The offer does not say how to reach an advocate.",
            "Add a contact for advocacy, one that a young person can reach alone.",
        )


def contact_without_a_way(contents: Contents, on: date) -> Iterator[Finding]:
    """A contact has a number, an email address or an address. Complaints and advocacy have rules of their own."""
    own_rules = (Contact.Kind.COMPLAINTS, Contact.Kind.ADVOCACY)
    for contact in contents.contacts:
        said_already = contact.promised or has_faulty_line(contact) or contact.kind in own_rules
        if not said_already and not reachable(contact):
            yield advises(
                "contact-without-a-way",
                [row(contact)],
                f"Nothing says how to reach “{contact.name}”.",
                "Record a telephone number, an email address or an address.",
            )
