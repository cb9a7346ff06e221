"""Days that have passed, are still to come or are not said."""

from collections.abc import Iterator
from datetime import date

from leaving_care.dates import in_words
from offers.contents import Contents
from offers.findings.finding import Finding, advises, row
from offers.models import Document, Edition, Statement


def review_late(contents: Contents, on: date) -> Iterator[Finding]:
    """The offer, and each paper it points to, is looked at again by the day that is promised for it."""
    for part in _reviewed(contents):
        if part.review_due_on is not None and part.review_due_on < on:
            yield advises(
                "review-late",
                [row(part)],
                f"{_named(part)} was to be looked at again by {_when(part.review_due_on, part.review_due_as_printed)}.",
                "Look at it again, and record the next day.",
            )


def promise_late(contents: Contents, on: date) -> Iterator[Finding]:
    """What is promised for a day is done by it, or a new day is said."""
    for statement in contents.statements:
        if statement.due_on is not None and statement.due_on < on and statement.state != Statement.State.DONE:
            day = _when(statement.due_on, statement.due_as_printed)
            yield advises(
                "promise-late",
                [row(statement)],
                f"“{statement}” was due by {day} and is not recorded as done.",
                "Record that it is done, or say a new day and why.",
            )


def notice_over(contents: Contents, on: date) -> Iterator[Finding]:
    """A notice whose last day has passed is taken down."""
    for statement in contents.statements:
        if statement.until is not None and statement.until < on:
            yield advises(
                "notice-over",
                [row(statement)],
                f"“{statement}” was to stand until {in_words(statement.until)}.",
                "Take it out, or give it a new last day.",
            )


def funding_over(contents: Contents, on: date) -> Iterator[Finding]:
    """An item whose money has run out says what happens to it."""
    for item in contents.items:
        if item.funding_ends_on is not None and item.funding_ends_on < on:
            yield advises(
                "funding-over",
                [row(item)],
                f"The money for “{item.name}” ended on {in_words(item.funding_ends_on)}.",
                "Record the new last day of the money, or take the item out and say that it ended.",
            )


def contact_not_yet_valid(contents: Contents, on: date) -> Iterator[Finding]:
    """A contact can be reached on the day it is shown."""
    for contact in contents.contacts:
        if contact.valid_from is not None and contact.valid_from > on:
            yield advises(
                "contact-not-yet-valid",
                [row(contact)],
                f"“{contact.name}” is there only from {in_words(contact.valid_from)}.",
                "Keep the contact before it until then, or correct the day.",
            )


def no_provider_left(contents: Contents, on: date) -> Iterator[Finding]:
    """An item with named providers has one on the day."""
    for item in contents.items:
        providers = item.providers.all()
        ends = [provider.ends_on for provider in providers if provider.ends_on is not None and provider.ends_on < on]
        if ends and len(ends) == len(providers):
            yield advises(
                "no-provider-left",
                [row(item)],
                f"Everybody who gave “{item.name}” has stopped, the last on {in_words(max(ends))}.",
                "Record who gives it, or take the item out.",
            )


def date_without_year(contents: Contents, on: date) -> Iterator[Finding]:
    """A day that is promised has a year: "September" comes round again every year."""
    for statement in contents.statements:
        if statement.due_as_printed and statement.due_on is None and statement.state != Statement.State.DONE:
            yield _without_year([row(statement)], f"“{statement}”", statement.due_as_printed)
    for part in _reviewed(contents):
        if part.review_due_as_printed and part.review_due_on is None:
            what = f"The next look at {_named(part, in_sentence=True)}"
            yield _without_year([row(part)], what, part.review_due_as_printed)


def notice_without_end(contents: Contents, on: date) -> Iterator[Finding]:
    """A notice has a last day, so that it does not stand there for ever."""
    for statement in contents.statements:
        if statement.kind == Statement.Kind.NOTICE and statement.until is None:
            yield advises(
                "notice-without-end",
                [row(statement)],
                f"The notice “{statement}” has no last day.",
                "Give it a last day.",
            )


def no_review_day(contents: Contents, on: date) -> Iterator[Finding]:
    """An offer says by when it is looked at again (Children and Social Work Act 2017, section 2: from time to time)."""
    if contents.edition.review_due_on is None and not contents.edition.review_due_as_printed:
        yield advises(
            "no-review-day",
            [row(contents.edition)],
            "By when the offer is to be looked at again is not recorded.",
            "Record a day, a year away at most.",
        )


def _reviewed(contents: Contents) -> list[Edition | Document]:
    return [contents.edition, *contents.documents]


def _named(part: Edition | Document, in_sentence: bool = False) -> str:
    if isinstance(part, Document):
        return f"“{part.title}”"
    return "the offer" if in_sentence else "The offer"


def _when(day: date, as_printed: str) -> str:
    return f"{in_words(day)} (printed: {as_printed})" if as_printed else in_words(day)


def _without_year(rows: list[tuple[str, str]], what: str, as_printed: str) -> Finding:
    return advises(
        "date-without-year",
        rows,
        f"{what} is announced for “{as_printed}”, and no whole day can be made of that.",
        "Record the last day that would still be in time, with its year.",
    )
