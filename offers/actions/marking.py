"""Marks of findings, kept in step with what is found: since when each is there, and who sees to it."""

from datetime import date

from django.core.cache import cache
from django.db.models import Count, Max, Q

from offers.around import read_around
from offers.contents import read_contents
from offers.findings import RULES_AROUND, findings
from offers.models import Edition, FindingMark

A_DAY = 24 * 60 * 60
CODES_AROUND = [rule.__name__.replace("_", "-") for rule in RULES_AROUND]


def keep_marks(edition: Edition, on: date, *, around: bool = False) -> None:
    """Marks what is found in an edition on a day and was not before, and takes the marks away of what no longer is.

    Of findings about what lies round the edition (links, translations) only `around`, which takes longer, keeps the marks:
    a save does not wait for it.
    """
    contents = read_contents(edition)
    every = findings(contents, on, read_around(contents) if around else None)
    found = {(each.code, each.about) for each in every}
    marks = FindingMark.objects.filter(edition=edition)
    if not around:
        marks = marks.exclude(code__in=CODES_AROUND)
    marked = {(mark.code, mark.row): mark.pk for mark in marks}
    if gone := [pk for pair, pk in marked.items() if pair not in found]:
        FindingMark.objects.filter(pk__in=gone).delete()
    new = [FindingMark(edition=edition, code=code, row=row, first_on=on) for code, row in sorted(found - marked.keys())]
    FindingMark.objects.bulk_create(new, ignore_conflicts=True)


def keep_all_marks(on: date) -> int:
    """Keeps the marks of every draft that is worked on, and of every edition in force. How many editions that is."""
    worked_on = Edition.objects.filter(published_at=None, set_aside_at=None)
    editions = worked_on | Edition.objects.filter(pk__in=Edition.objects.in_force(on).values("pk"))
    for edition in editions.select_related("authority"):
        keep_marks(edition, on, around=True)
    return len(editions)


def mark_once_a_day(on: date) -> int:
    """For the clock: keeps all marks once a day, as days pass on which something was due, and where an edition is new.

    Returns how many editions were looked at. Where the cache forgets that it was done, it is done again to no harm.
    """
    known = Edition.objects.aggregate(last=Max("pk"), out=Count("pk", filter=Q(published_at__isnull=False)))
    if not cache.add(f"findings-marked-{on}-{known['last']}-{known['out']}", True, A_DAY):
        return 0
    return keep_all_marks(on)
