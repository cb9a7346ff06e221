"""Reads what the checks need to know of an edition that does not stand in it."""

from collections import defaultdict

from offers.contents import Contents
from offers.dates_to_check import open_dates
from offers.findings.around import Around, Translations
from offers.findings.links import links_in
from offers.models import LinkCheck, Translation


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
    )
