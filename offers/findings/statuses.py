"""Whether the offer's own words for the four groups of care leavers fit the law's."""

import re
from collections.abc import Iterator
from datetime import date

from leaving_care.law import Status, provisions
from leaving_care.law import statuses as groups
from offers.contents import Contents
from offers.findings.finding import Finding, advises, row
from offers.findings.texts import texts
from offers.models import Statement

MORE_THAN_13_WEEKS = re.compile(r"\b(?:more than|longer than|over) (?:13|thirteen) weeks\b", re.IGNORECASE)


def status_ages_wider(contents: Contents, on: date) -> Iterator[Finding]:
    """The offer's wording of a group takes in no ages that the law leaves out: qualifying ends at 21, not at 25."""
    for statement, group in _worded_with_ages(contents):
        starts_sooner = statement.age_from is None or statement.age_from < group.age_from
        if starts_sooner or statement.age_to is None or statement.age_to > group.age_to:
            yield advises(
                "status-ages-wider",
                [row(statement)],
                f"“{statement.title}” is put as {_ages_said(statement)}. The law says {_ages_of_law(group)}. "
                "People may be told that they are in a group when they are not.",
                "Write the law's ages, or say which part of the help goes on for longer.",
            )


def status_ages_narrower(contents: Contents, on: date) -> Iterator[Finding]:
    """The offer's wording of a group does not leave out ages that the law takes in."""
    for statement, group in _worded_with_ages(contents):
        starts_later = statement.age_from is not None and statement.age_from > group.age_from
        if starts_later or (statement.age_to is not None and statement.age_to < group.age_to):
            yield advises(
                "status-ages-narrower",
                [row(statement)],
                f"“{statement.title}” is put as {_ages_said(statement)}. The law says {_ages_of_law(group)}. "
                "People who are in this group may think that they are not.",
                "Write the law's ages.",
            )


def status_ages_missing(contents: Contents, on: date) -> Iterator[Finding]:
    """A group that the offer names is explained, with its ages."""
    for statement, group in _worded(contents):
        if statement.age_from is None and statement.age_to is None:
            yield advises(
                "status-ages-missing",
                [row(statement)],
                f"“{statement.title}” is named and its ages are not given. The law says {_ages_of_law(group)}.",
                f"Say who is in this group. The portal's own words: {group.plain}",
            )


def weeks_differ_from_law(contents: Contents, on: date) -> Iterator[Finding]:
    """The law asks for at least 13 weeks in care (Children Act 1989, Schedule 2, paragraph 19B): 13 weeks is enough."""
    for text in texts(contents):
        match = MORE_THAN_13_WEEKS.search(text.words)
        if match:
            yield advises(
                "weeks-differ-from-law",
                [text.row],
                f"It says “{match[0]}”. In law 13 weeks are enough, and weeks in the care of any council count. Somebody who "
                "was in care for 13 weeks exactly may think that they are not in this group.",
                "Write “at least 13 weeks in care since you turned 14, and some of that time since you turned 16”.",
            )


def _worded(contents: Contents) -> Iterator[tuple[Statement, Status]]:
    for statement in contents.statements:
        if statement.kind == Statement.Kind.STATUS_WORDING and statement.status:
            yield statement, groups()[statement.status]


def _worded_with_ages(contents: Contents) -> Iterator[tuple[Statement, Status]]:
    for statement, group in _worded(contents):
        if statement.age_from is not None or statement.age_to is not None:
            yield statement, group


def _ages_said(statement: Statement) -> str:
    if statement.age_to is None:
        return f"{statement.age_from} and over"
    return f"up to {statement.age_to}" if statement.age_from is None else f"{statement.age_from} to {statement.age_to}"


def _ages_of_law(group: Status) -> str:
    return f"{group.age_from} to {group.age_to} ({provisions()[group.provision].title})"
