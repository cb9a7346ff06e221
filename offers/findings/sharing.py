"""What a county's districts do otherwise: whether anybody gets less by it, and whether the reason is said."""

from collections.abc import Iterator
from datetime import date

from offers.contents import Contents
from offers.district_changes import district_changes
from offers.districts import differing
from offers.findings.finding import Finding, Row, advises, blocks
from offers.models import DistrictItem


def district_gives_less(contents: Contents, on: date) -> Iterator[Finding]:
    """Care leavers of one county get no less for the district they live in, unless somebody has looked at it."""
    for each in differing(contents):
        if each.gives_less:
            what = "; ".join(str(row) for row in each.differences if row.gives not in ("", "more"))
            yield advises(
                "district-gives-less",
                [_row(each.row)],
                f"“{each.item.name}” is less in {each.row.district.short_name} than in the rest of "
                f"{contents.authority.short_name}{f' ({what})' if what else ''}.",
                "Ask the district to give the same, or take what it has otherwise out.",
            )


def district_reduction_without_reason(contents: Contents, on: date) -> Iterator[Finding]:
    """What is less in a district than in the edition before has a reason, which its readers see."""
    for change in district_changes(contents):
        if change.lacks_reason:
            where = "on the page of the district" if change.now else "on the page that compares the editions"
            yield blocks(
                "district-reduction-without-reason",
                [_row(change.row)],
                f"“{change.name}” is less in {change.district.short_name} than in the edition before, and why is not recorded.",
                f"Say why it is less now, {where}.",
            )


def district_difference_without_reason(contents: Contents, on: date) -> Iterator[Finding]:
    """What is otherwise in a district has a reason, which its readers see."""
    for each in differing(contents):
        if not each.row.reason.strip():
            yield blocks(
                "district-difference-without-reason",
                [_row(each.row)],
                f"Why “{each.item.name}” is different in {each.row.district.short_name} is not recorded.",
                "Say why, on the page of the district.",
            )


def _row(row: DistrictItem) -> Row:
    return f"in {row.district.slug}, {row.key}", row.source
