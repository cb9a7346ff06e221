"""What a row of the book says, in words that a young person reads."""

from decimal import Decimal

from leaving_care.law.dated import Dated, Row
from leaving_care.law.entries import AmountValue, Figure, FigureValue, Owed, Time, TimeValue
from leaving_care.law.words import STRENGTHS


def value(entry: Dated[Row], row: Row) -> str:
    """What a row says, short: "13 weeks", "up to £1,200 a year", "within 3 months of ...", "the council must ..."."""
    if isinstance(row, FigureValue) and isinstance(entry, Figure):
        return count(row.value, entry.unit)
    if isinstance(row, AmountValue):
        return amount(row)
    if isinstance(row, TimeValue) and isinstance(entry, Time):
        return time(entry, row)
    if isinstance(row, Owed):
        return owed(row)
    raise TypeError(f"{entry.id} has a row that nobody has words for.")


def count(number: int, unit: str) -> str:
    """1 week, 13 weeks."""
    return f"{number} {unit.removesuffix('s') if number == 1 else unit}"


def money(pounds: Decimal) -> str:
    """£2,000 or £338.58."""
    return f"£{pounds:,.2f}".removesuffix(".00")


def amount(row: AmountValue) -> str:
    """The sum and how often it is paid; the words, where there is no sum."""
    if row.figure is None:
        return row.words
    return f"{'up to ' if row.at_most else ''}{money(Decimal(row.figure))} {row.each}"


def time(entry: Time, row: TimeValue) -> str:
    """How long it may take and what it is counted from: "within 3 months of the day you became relevant"."""
    long = "" if row.value is None else count(row.value, row.unit)
    return {
        "within": f"within {long} of {entry.counts_from}",
        "every": f"no more than {long} after {entry.counts_from}",
        "after": f"{long} after {entry.counts_from}",
        "for": f"for {long} from {entry.counts_from}",
        "on": f"on {entry.counts_from}",
        "soon": f"as soon as possible after {entry.counts_from}",
        "before": f"before {entry.counts_from}",
        "none": f"the law sets no time, counted from {entry.counts_from}",
    }[entry.rule]


def owed(row: Owed) -> str:
    """How strong a duty is and when it counts: "the council must, if you tell the council that you want it"."""
    return ", ".join(part for part in (f"the council {STRENGTHS[row.strength]}", row.when_plain) if part)
