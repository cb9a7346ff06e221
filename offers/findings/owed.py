"""What the law owes, and whether the offer gives it to everybody whom the law names."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from leaving_care.dates import in_words
from leaving_care.law import Duty, duties, provisions
from offers.contents import Contents
from offers.findings.agreement import last_age
from offers.findings.finding import Finding, advises, blocks, row
from offers.findings.vocabulary import ARRANGEMENTS
from offers.models import Contact, Item
from offers.words import ages

OLDEST = 24  # the last age that an offer is about
ARRANGED = "local-offer-arrangements"


def ages_narrower_than_law(contents: Contents, on: date) -> Iterator[Finding]:
    """What the council must give, it gives at every age that the law names: promising less blocks publishing.

    Of a duty of the law book only what is owed without a condition counts, and all items that give it count together. An
    item whose ages are not recorded counts for every age.
    """
    giving = defaultdict(list)
    for item in contents.items:
        if item.duty == Item.Duty.MUST and item.national in duties():
            giving[item.national].append(item)
    for word, items in giving.items():
        given = {age for item in items for age in _ages(item)}
        left_out = sorted(_owed(duties()[word], on) - given)
        if left_out:
            bands = "; ".join(f"“{item.name}”: {', '.join(map(ages, item.rules.all()))}" for item in items)
            yield blocks(
                "ages-narrower-than-law",
                [row(items[0])],
                f"The law has the council give this at {_years(left_out)} too, and the offer does not: {bands}.",
                "Put the ages right. If this item is not what the law asks for, choose another duty for it.",
            )


def arrangements_not_said(contents: Contents, on: date) -> Iterator[Finding]:
    """An offer says how the council arranges its help (Children's Wellbeing and Schools Act 2026, section 8).

    Until that section is in force this is a note. An item tells it that gives the duty `local-offer-arrangements`.
    """
    duty = duties().get(ARRANGED)
    if duty is None or any(item.national == ARRANGED for item in contents.items):
        return
    law = provisions()[duty.values[0].provision]
    holds = bool(duty.in_force(on))
    coming = f"in force from {in_words(law.starts_on)}" if law.starts_on else "not in force, and no day is set"
    yield advises(
        "arrangements-not-said",
        [row(contents.edition, "arrangements", "")],
        f"{'The law asks' if holds else 'The law will ask'} an offer to say how the council arranges its help"
        f" ({law.title}{'' if holds else f', {coming}'}), and no item does.",
        f"Add an item that says {'; '.join(ARRANGEMENTS)}. Mark it as giving “{duty.name}”.",
    )


def no_helpline(contents: Contents, on: date) -> Iterator[Finding]:
    """An item about something sensitive is beside a number that one can ring: the offer has a helpline."""
    helped = any(number.number for line in contents.reached_by(Contact.Kind.HELPLINE) for number in line.numbers.all())
    for item in contents.items:
        if item.sensitive and not helped:
            yield advises(
                "no-helpline",
                [row(item)],
                f"“{item.name}” is about something sensitive, and the offer has no helpline of its own.",
                "Add a contact of the kind “Helpline”, with its number, and say who answers there.",
            )


def _owed(duty: Duty, on: date) -> set[int]:
    rows = [one for one in duty.in_force(on) if one.strength == "must" and not one.when]
    return {age for one in rows for age in range(one.age_from, min(one.age_to or OLDEST, OLDEST) + 1)}


def _ages(item: Item) -> set[int]:
    bands = [(rule.age_from or 0, last_age(rule)) for rule in item.rules.all()] or [(0, None)]
    return {age for first, last in bands for age in range(first, (OLDEST if last is None else last) + 1)}


def _years(found: list[int]) -> str:
    whole = found == list(range(found[0], found[-1] + 1)) and len(found) > 1
    return f"{found[0]} to {found[-1]}" if whole else " and ".join(map(str, found))
