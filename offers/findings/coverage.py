"""What an offer must hold to be whole: the law's areas, where duties come from, who was asked and who agreed."""

from collections.abc import Iterator
from datetime import date

from leaving_care.dates import in_words
from leaving_care.law import Area, areas, areas_in_force, provisions
from offers.contents import Contents
from offers.findings.finding import Finding, advises, row
from offers.models import Statement


def area_not_covered(contents: Contents, on: date) -> Iterator[Finding]:
    """An offer has something in each area that the law names on the day (Children and Social Work Act 2017, s 2)."""
    for area in areas_in_force(on):
        if not _covered(contents, area):
            yield advises(
                "area-not-covered",
                [row(contents.edition, f"area {area.id}", "")],
                f"Nothing is offered in an area the law names: {area.name} ({provisions()[area.provision].title}).",
                "Add what the council and its partners offer there, or mark the theme that holds it.",
            )


def area_coming(contents: Contents, on: date) -> Iterator[Finding]:
    """An area that is enacted and not in force yet is a good thing to cover before it counts."""
    in_force = areas_in_force(on)
    for area in areas().values():
        if area not in in_force and not _covered(contents, area):
            yield advises(
                "area-coming",
                [row(contents.edition, f"area {area.id}", "")],
                f"The law will name another area, and nothing is offered in it yet: {area.name} "
                f"({provisions()[area.provision].title}, not in force).",
                "Nothing has to be done yet. What is offered there can be added now.",
            )


def duty_not_recorded(contents: Contents, on: date) -> Iterator[Finding]:
    """Each item says whether the law makes the council do it, guidance says it should, or the council chooses to."""
    for item in contents.items:
        if not item.duty:
            yield advises(
                "duty-not-recorded",
                [row(item)],
                f"Whether the law makes the council give “{item.name}” is not recorded.",
                "Choose: we must, we should or we choose to. Must and should name the law or the guidance.",
            )


def no_consultation(contents: Contents, on: date) -> Iterator[Finding]:
    """Care leavers are asked before an offer is published or changed (Children and Social Work Act 2017, section 2)."""
    if not contents.consultations:
        yield advises(
            "no-consultation",
            [row(contents.edition)],
            "It is not recorded that care leavers, or anybody, were asked about this edition.",
            "Record who was asked, how and when, and what they said.",
        )


def not_consulted_since(contents: Contents, on: date) -> Iterator[Finding]:
    """Care leavers are asked before an offer is changed (Children and Social Work Act 2017, section 2): since the last one.

    That nobody was asked at all is a finding of its own.
    """
    before = contents.before.edition if contents.before else None
    if before is None or before.effective_from is None or not contents.consultations:
        return
    days = [day for said in contents.consultations if (day := said.ends_on or said.held_on)]
    if not any(day > before.effective_from for day in days):
        last = f"The last one recorded was on {in_words(max(days))}." if days else "No consultation has a day."
        yield advises(
            "not-consulted-since",
            [row(contents.edition, "consultation", "")],
            f"It is not recorded that anybody was asked since the last edition, of {in_words(before.effective_from)}. {last}",
            "Ask care leavers about this draft, and record when and what they said.",
        )


def no_approval(contents: Contents, on: date) -> Iterator[Finding]:
    """An offer names the bodies that agreed it."""
    if not contents.approvals:
        yield advises(
            "no-approval",
            [row(contents.edition)],
            "It is not recorded who agreed this edition.",
            "Record each body that agreed it, in order, with the day.",
        )


def figure_without_source(contents: Contents, on: date) -> Iterator[Finding]:
    """A figure says who counted and on which day."""
    for statement in contents.statements:
        said = {"who says it": statement.said_by, "for which day it is": statement.on}
        missing = [what for what, value in said.items() if not value]
        if statement.kind == Statement.Kind.FIGURE and missing:
            yield advises(
                "figure-without-source",
                [row(statement)],
                f"The figure “{statement}” does not say {' or '.join(missing)}.",
                "Record both, or leave the figure out.",
            )


def _covered(contents: Contents, area: Area) -> bool:
    return any(area.id in theme.areas and contents.entries[theme.pk] for theme in contents.themes)
