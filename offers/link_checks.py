"""Calls the links of offers, a few at a time, each once a day, and keeps whether anybody answers."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import CharField, Q, TextField

from leaving_care.dates import uk_day
from offers.findings.links import LONGEST, addresses_in
from offers.link_calls import NotCalled, call
from offers.models import Contact, Document, Edition, Item, LinkCheck, Statement, Theme

A_FEW = 3  # links of one run
AGAIN_AFTER = timedelta(days=1)


def check_links(at: datetime, most: int = A_FEW) -> list[LinkCheck]:
    """Calls the links that were not called for a day, those never called first; forgets those that no offer has any more."""
    wanted = links_of(uk_day(at))
    known = {check.url: check for check in LinkCheck.objects.all()}
    if gone := [check.pk for url, check in known.items() if url not in wanted]:
        LinkCheck.objects.filter(pk__in=gone).delete()
    never = [url for url in wanted if url not in known]
    again = sorted(
        (check for url, check in known.items() if url in wanted and check.checked_at <= at - AGAIN_AFTER),
        key=lambda check: (check.checked_at, check.pk),
    )
    return [_keep(url, known.get(url), at) for url in [*never, *(check.url for check in again)][:most]]


def links_of(on: date) -> list[str]:
    """Every link of a draft that is worked on or an edition in force, each once, in a fixed number of queries."""
    in_force = Edition.objects.in_force(on).values("pk")
    editions = Edition.objects.filter(Q(published_at=None, set_aside_at=None) | Q(pk__in=in_force))
    found: dict[str, None] = {}
    for text in _texts(list(editions.values_list("pk", flat=True))):
        found |= dict.fromkeys(addresses_in(text))
    papers = Document.objects.filter(edition__in=editions, url__startswith="http").values_list("url", flat=True)
    return list(found | dict.fromkeys(url for url in papers if len(url) <= LONGEST))


def _keep(url: str, known: LinkCheck | None, at: datetime) -> LinkCheck:
    try:
        said, answers = call(url), True
    except NotCalled as why:
        said, answers = str(why), False
    failing_since = None if answers else ((known.failing_since if known else None) or at)
    check, _ = LinkCheck.objects.update_or_create(
        url=url,
        defaults={"checked_at": at, "answers": answers, "said": said[:200], "failing_since": failing_since},
    )
    return check


def _texts(editions: list[int]) -> Iterator[str]:
    for model in (Theme, Item, Contact, Statement, Document):
        fields = [
            field.name for field in model._meta.fields if isinstance(field, CharField | TextField) and not field.choices
        ]
        linked = Q()
        for name in fields:
            linked |= Q(**{f"{name}__contains": "](http"})
        rows = model._default_manager.filter(linked, edition__in=editions).values_list(*fields)
        yield from (text for row in rows for text in row)
    for said in Edition.objects.filter(pk__in=editions).values_list("foreword", "other_formats"):
        yield from said
