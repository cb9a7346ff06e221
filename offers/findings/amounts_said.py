"""An item's own words beside its figure: one amount of money, said in two ways."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from offers import words
from offers.contents import Contents
from offers.findings.finding import Finding, advises, row
from offers.models import Item

SAYS_HOW_MUCH = ("what_we_offer", "amount_words")
# An amount of money, with how often it is given where the words say that right after it.
MONEY = re.compile(
    r"""(?P<before>(?:\b[\w']+\s+){0,2})
    £\s?(?P<figure>\d[\d,]*(?:\.\d\d)?)(?P<more>\s?(?:k|m|bn|thousand|million)\b|\s?%|\s?[-–]\s?£?\d|\s+to\s+£?\d)?
    (?:,?\s*(?:(?:a|an|per|each|every|/)\s*(?P<each>hour|day|night|week|fortnight|month|term|quarter|year)\b
        |(?P<ly>hourly|daily|weekly|fortnightly|monthly|termly|quarterly|yearly|annually)\b
        |(?P<thing>(?:gift\s+)?(?:vouchers?|cards?|deposits?|coupons?|discount|fines?|fees?|off|extra|more)\b)))?""",
    re.VERBOSE | re.IGNORECASE,
)
# Words before an amount that make it a limit, a price or a part of something, not what is given.
ANOTHER = re.compile(
    r"\b(?:over|under|above|below|between|plus|extra|another|further|instead of|than|costs?|costing|fees?|save|saves)\s+$"
    r"|\b(?:earn|earns|have|owe|pay back)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
ONLY = {"annually": "year", "daily": "day"}  # the rest lose their "ly"


def amount_differs_from_words(contents: Contents, on: date) -> Iterator[Finding]:
    """An item's own words say the same amount of money as its figure.

    Only where they give one amount of it, for the same time or for none that is said: a text that holds several amounts
    ("£50 at the start and £20 a month") or names a price, a limit or a thing (a £50 voucher) is left to its readers.
    """
    for item in contents.items:
        figure = item.amount_figure
        if figure is None or item.amount_unit != Item.Unit.POUNDS:
            continue
        said = amounts_said(item)
        amounts = [amount for amount in said if amount]
        one = len(amounts) == len(said) and len({amount for amount, _ in amounts}) == 1
        if one and amounts[0][0] != figure and all(_of_one_time(each, item.amount_each) for _, each in amounts):
            yield advises(
                "amount-differs-from-words",
                [row(item)],
                f"“{item.name}” says “{next(iter(said.values()))}” in its words, and its figure is “{words.figure(item)}”.",
                "Find out which is right, and say it in both.",
            )


def amounts_said(item: Item) -> dict[tuple[Decimal, str] | None, str]:
    """The different amounts of money in an item's words, each with how often ("" where it is not said) → as it is printed.

    None stands for those that are not what is given.
    """
    found: dict[tuple[Decimal, str] | None, str] = {}
    for name in SAYS_HOW_MUCH:
        text = " ".join(getattr(item, name).replace("**", "").split())
        for match in MONEY.finditer(text):
            found.setdefault(_amount(match), match[0].removeprefix(match["before"]))
    return found


def _amount(match: re.Match[str]) -> tuple[Decimal, str] | None:
    if match["more"] or match["thing"] or ANOTHER.search(match["before"]):
        return None
    each = (match["each"] or match["ly"] or "").lower()
    return Decimal(match["figure"].replace(",", "")), ONLY.get(each, each.removesuffix("ly"))


def _of_one_time(said: str, recorded: str) -> bool:
    return not said or not recorded or said == recorded
