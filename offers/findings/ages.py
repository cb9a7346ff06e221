"""Ages that are worked out, left open or not recorded."""

from collections.abc import Iterator
from datetime import date

from offers.contents import Contents
from offers.findings.finding import Finding, advises, row, sources_of
from offers.models import ItemRule
from offers.words import ages


def has_no_ages(rule: ItemRule) -> bool:
    """Whether a rule gives neither a first nor a last age."""
    return rule.age_from is None and rule.age_to is None


def asks_something(rule: ItemRule) -> bool:
    """Whether a rule asks for something beside age."""
    return bool(rule.statuses or rule.circumstances or rule.living)


def ages_inferred(contents: Contents, on: date) -> Iterator[Finding]:
    """Ages are printed beside their item; the council confirms those that were worked out from the lines around it."""
    for item in contents.items:
        rules = [rule for rule in item.rules.all() if rule.inferred and not has_no_ages(rule)]
        if rules:
            yield advises(
                "ages-inferred",
                [row(item, source=sources_of(rules))],
                f"The ages of “{item.name}” were worked out, not printed beside it: {', '.join(map(ages, rules))}.",
                "Confirm the ages, or record the right ones.",
            )


def ages_not_settled(contents: Contents, on: date) -> Iterator[Finding]:
    """A rule gives ages, or asks for something else instead. Ages that the source leaves open are settled."""
    for item in contents.items:
        rules = [rule for rule in item.rules.all() if has_no_ages(rule) and (rule.inferred or not asks_something(rule))]
        if rules:
            notes = " ".join(dict.fromkeys(rule.note for rule in rules if rule.note))
            yield advises(
                "ages-not-settled",
                [row(item, source=sources_of(rules))],
                f"The ages of “{item.name}” are not settled. {notes}".strip(),
                "Decide from which birthday until which birthday it is, and record it.",
            )


def ages_not_recorded(contents: Contents, on: date) -> Iterator[Finding]:
    """An item says whom it is for; one with no rule at all counts as for everyone the offer is for."""
    for item in contents.items:
        if not item.rules.all():
            yield advises(
                "ages-not-recorded",
                [row(item)],
                f"No ages are recorded for “{item.name}”, so it counts as for everyone the offer is for.",
                "Record the ages, or make sure that it is for everyone.",
            )


def last_year_not_stated(contents: Contents, on: date) -> Iterator[Finding]:
    """An age band says whether its last year counts: "16 to 21" can end on the 21st or on the 22nd birthday."""
    for item in contents.items:
        rules = [rule for rule in item.rules.all() if rule.age_to is not None and rule.last_year_included is None]
        if rules:
            bands = " and ".join(f"{rule.age_from or 'up'} to {rule.age_to}" for rule in rules)
            yield advises(
                "last-year-not-stated",
                [row(item, source=sources_of(rules))],
                f"“{item.name}” is for ages {bands}. Whether the last year counts is not said.",
                "Say on which birthday it ends.",
            )
