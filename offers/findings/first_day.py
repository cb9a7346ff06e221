"""From which day a draft applies, beside the edition that it is to follow."""

from collections.abc import Iterator
from datetime import date

from leaving_care.dates import in_words
from offers.contents import Contents
from offers.findings.finding import Finding, blocks, row


def starts_before_the_last(contents: Contents, on: date) -> Iterator[Finding]:
    """A draft does not start before the first day of the edition in force: it would be an earlier one as soon as it is out.

    What is published can never be taken back to a draft, so this blocks. An edition that is published and not yet in force
    asks nothing of this one: it takes over on its own first day.
    """
    edition, before = contents.edition, contents.before.edition if contents.before else None
    if not edition.is_draft or before is None or edition.effective_from is None or before.effective_from is None:
        return
    if edition.effective_from < before.effective_from <= on:
        yield blocks(
            "starts-before-the-last",
            [row(edition, "first day", "")],
            f"It applies from {in_words(edition.effective_from)}, and edition {before.number}, which is in force, from"
            f" {in_words(before.effective_from)}. This one would be an earlier edition as soon as it is published, edition"
            f" {before.number} would go on, and that cannot be undone.",
            f"Choose {in_words(before.effective_from)} or a later day.",
        )
