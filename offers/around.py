"""Reads what the checks need to know of an edition that does not stand in it."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Concat

from offers.before import Before
from offers.contents import Contents
from offers.dates_to_check import open_dates
from offers.findings.around import Around, Translations
from offers.findings.links import links_in
from offers.models import Correction, Edit, LinkCheck, Translation


def read_around(contents: Contents) -> Around:
    """What lies round an edition, in a number of queries that does not grow with it."""
    edition = contents.edition
    translations: dict[str, Translations] = defaultdict(dict)
    for row in Translation.objects.filter(authority=edition.authority_id):
        translations[row.language][row.kind, row.row] = row
    return Around(
        links={check.url: check for check in LinkCheck.objects.filter(url__in=list(links_in(contents)))},
        translations=translations,
        open_dates=tuple(open_dates(edition)) if edition.is_draft else (),
        corrected=tuple(_corrected(contents, contents.before)) if edition.is_draft and contents.before else (),
    )


def _corrected(contents: Contents, before: Before) -> Iterable[Correction]:
    """The newest correction of each item of the edition before that this draft has, unchanged since it was approved."""
    later = Edit.objects.filter(
        edition=contents.edition,
        identity=OuterRef("identity"),
        row=Concat(Value("item "), OuterRef("identity__key")),
        what=Edit.What.CHANGED,
        at__gt=OuterRef("approved_at"),
    ).exclude(before={})  # that a proposal was taken up says nothing of what stood there before
    rows = Correction.objects.filter(edition=before.edition, approved_at__isnull=False).exclude(Exists(later))
    newest = {row.identity_id: row for row in rows.order_by("approved_at", "pk")}
    return [newest[item.identity_id] for item in contents.items if item.identity_id in newest]
