"""The days that stand in a council's editions: what was due, and what goes out, ends or is due when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Left, NullIf

from leaving_care.dates import uk_day
from offers.desk_lists.states import Standing, State
from offers.models import Document, Item, Statement, Survey

SHOWN = 30
# Kind of day → what the calendar says of it. The words of the row follow.
SAYS = {
    "document": "To be looked at again",
    "promise": "Promised by this day",
    "notice": "The notice ends",
    "funding": "The money ends",
    "opens": "The survey opens",
    "closes": "The survey closes",
}
ROWS = {"document": "document", "promise": "statement", "notice": "statement", "funding": "item"}


@dataclass(frozen=True)
class Day:
    """A day that stands in an edition. `row`: as findings call it; blank for a survey. `owner` blank: nobody is named."""

    kind: str
    edition_id: int
    row: str
    words: str
    owner: str
    on: date


@dataclass(frozen=True)
class Entry:
    """A line of the calendar. `at`: the moment, where there is one."""

    on: date
    says: str
    edition: Any
    at: datetime | None = None


def days_of(editions: list[int]) -> list[Day]:
    """The days that stand in these editions (ids), in one query, in order. What was promised and done is left out."""
    of_these = {"edition__in": editions}
    documents = Document.objects.filter(review_due_on__isnull=False, **of_these)
    promises = Statement.objects.filter(due_on__isnull=False, **of_these).exclude(state=Statement.State.DONE)
    notices = Statement.objects.filter(until__isnull=False, **of_these)
    funded = Item.objects.filter(funding_ends_on__isnull=False, **of_these)
    surveys = Survey.objects.filter(**of_these)
    said = Coalesce(NullIf(F("title"), Value("")), Left("text", 60))
    key = {"key": F("key")}
    found = _rows(documents, "document", "review_due_on", F("title"), **key).union(
        _rows(promises, "promise", "due_on", said, owner=F("owner"), **key),
        _rows(notices, "notice", "until", said, **key),
        _rows(funded, "funding", "funding_ends_on", F("name"), key=F("identity__key")),
        _rows(surveys, "opens", "opens_on", F("title")),
        _rows(surveys, "closes", "closes_on", F("title")),
        all=True,
    )
    rows = [
        Day(kind, edition, f"{ROWS[kind]} {key}" if kind in ROWS else "", words, owner, on)
        for kind, edition, key, words, owner, on in found
    ]
    return sorted(rows, key=lambda each: (each.on, each.kind, each.words))


def calendar_of(standings: list[Standing], days: list[Day], on: date) -> list[Entry]:
    """What goes out, ends or is due from a day on, in order."""
    editions = {each.edition.pk: each.edition for each in standings}
    entries = [
        Entry(each.on, f"{SAYS[each.kind]}: {each.words}", editions[each.edition_id])
        for each in days
        if each.edition_id in editions
    ]
    for each in standings:
        edition = each.edition
        if each.is_open and edition.goes_out_at:
            moment = edition.goes_out_at
            entries.append(Entry(uk_day(moment), f"Edition {edition.number} goes out", edition, moment))
        if edition.effective_from and (each.is_open or each.state is State.PUBLISHED):
            words = "is meant to apply" if each.is_open else "applies"
            entries.append(Entry(edition.effective_from, f"Edition {edition.number} {words} from this day", edition))
        if edition.review_due_on and each.state is State.IN_FORCE:
            entries.append(Entry(edition.review_due_on, "The offer is to be looked at again", edition))
    return sorted((entry for entry in entries if entry.on >= on), key=lambda entry: (entry.on, entry.says))


def _rows(rows: QuerySet, kind: str, day: str, words: Any, *, key: Any = None, owner: Any = None) -> QuerySet:
    """Rows of one kind as the same six columns."""
    columns = {
        "d_kind": Value(kind, CharField()),
        "d_edition": F("edition_id"),
        "d_key": Cast(Value("") if key is None else key, CharField()),
        "d_words": Cast(words, CharField()),
        "d_owner": Cast(Value("") if owner is None else owner, CharField()),
        "d_on": F(day),
    }
    return rows.order_by().annotate(**columns).values_list(*columns)
