"""What needs someone now in a council's offer: who sees to it, and for how long it has waited."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Count, F, Min, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Concat

from leaving_care.dates import uk_day
from leaving_care.models import Authority, User
from offers.agreeing import bodies_of
from offers.dates_to_check import open_dates
from offers.desk_lists.days import Day
from offers.desk_lists.found import Found
from offers.desk_lists.states import Standing, State
from offers.models import (
    Correction,
    Document,
    FindingMark,
    FormatRequest,
    Item,
    LinkCheck,
    ProposedChange,
    Statement,
    Suggestion,
    Translation,
)

FINDINGS_SHOWN = 20
LINKS_LOOKED_AT = 50
TEXTS = ("what_we_offer", "to_know", "our_part", "your_part", "how_to_get_it", "elsewhere")
LATE = {
    "document": ("Looked at again late", "was to be looked at again"),
    "promise": ("Promised and not done", "was due"),
    "notice": ("Notice that is over", "was to stand until its last day"),
    "funding": ("Money that has ended", "had its money until its last day"),
}


@dataclass(frozen=True)
class Need:
    """Something that waits for somebody. `owner` blank: nobody yet. `since` None: not recorded. `row`, `page`: where to go.

    `page` is the name of a page of the desk (of the edition, or of the council where `edition` is None), and `key` that of what it
    is about, where it is about one thing. `code`: of a finding.
    """

    kind: str
    says: str
    owner: str = ""
    since: date | None = None
    edition: Any = None
    row: str = ""
    page: str = ""
    code: str = ""
    key: str = ""

    def days(self, on: date) -> int | None:
        """For how many days it has waited."""
        return None if self.since is None else max((on - self.since).days, 0)


def corrections_to_decide(authority: Authority, by: User) -> list[Need]:
    """Corrections that wait for an approver who did not ask for them, the one that waits longest first. One query."""
    named = Item.objects.filter(edition=OuterRef("edition"), identity=OuterRef("identity")).values("name")[:1]
    rows = Correction.objects.filter(edition__authority=authority, approved_at=None, refused_at=None)
    rows = (
        rows.exclude(asked_by=by).select_related("edition").annotate(called=Subquery(named)).order_by("asked_at", "pk")
    )
    return [
        Need(
            "Correction to decide",
            f"“{row.called}” in edition {row.edition.number} is to be {row.get_kind_display()}.",
            "Approvers of the council",
            _day(row.asked_at),
            page="decide_correction",
            key=str(row.key),
        )
        for row in rows
    ]


def findings_that_block(edition: Any, found: Found) -> list[Need]:
    """What holds an edition back, with who sees to each and since when. One query."""
    marks = {
        (mark.code, mark.row): mark for mark in FindingMark.objects.filter(edition=edition).select_related("owner")
    }
    needs = []
    for code, row, says in found.blocking[:FINDINGS_SHOWN]:
        mark = marks.get((code, row))
        owner = (mark.owner.name or mark.owner.email) if mark and mark.owner else ""
        needs.append(
            Need("Holds back publishing", says, owner, mark.first_on if mark else None, edition, row, "checks", code)
        )
    if len(found.blocking) > FINDINGS_SHOWN:
        more = len(found.blocking) - FINDINGS_SHOWN
        needs.append(Need("Holds back publishing", f"And {more} more.", edition=edition, page="checks"))
    return needs


def not_gone_out(edition: Any) -> list[Need]:
    """That a draft's last run did not publish it. One query."""
    run = edition.publishings.first()
    if run is None or not run.failed:
        return []
    says = f"Edition {edition.number} was to be published, and was not. {run.failed}"
    return [Need("It did not go out", says, "", _day(run.ended_at), edition, page="publish")]


def with_the_bodies(standing: Standing) -> list[Need]:
    """What a draft waits for on its way through the bodies: the next one, an editor, or somebody to publish it. One query."""
    edition = standing.edition
    since = _day(edition.submitted_at)
    if standing.state is State.SUBMITTED:
        next_ones = bodies_of(edition.authority)[edition.bodies_agreed :]
        says = f"Edition {edition.number} waits for {next_ones[0] if next_ones else 'a body'}."
        return [Need("To be agreed", says, since=since, edition=edition, page="agree")]
    if standing.state is State.RETURNED:
        says = f"Edition {edition.number} was returned with comments. Mend it, then submit it again."
        return [Need("Returned with comments", says, since=since, edition=edition, page="agree")]
    if standing.state is State.APPROVED:
        says = f"Edition {edition.number} is agreed by all. Say when it goes out."
        return [Need("Ready to go out", says, since=since, edition=edition, page="publish")]
    return []


def late(standing: Standing, days: list[Day], on: date) -> list[Need]:
    """Reviews, promises, notices and money of an edition whose day has passed."""
    edition = standing.edition
    needs = []
    if edition.review_due_on and edition.review_due_on < on:
        needs.append(
            Need(
                "Looked at again late",
                "The offer was to be looked at again.",
                since=edition.review_due_on,
                edition=edition,
                row="edition",
            )
        )
    for day in days:
        if day.edition_id == edition.pk and day.on < on and day.kind in LATE:
            kind, words = LATE[day.kind]
            needs.append(Need(kind, f"“{day.words}” {words}.", day.owner, day.on, edition, day.row))
    return needs


def broken_links(edition: Any) -> list[Need]:
    """Links of an edition that did not answer when they were last called. Two queries at most."""
    failing = list(LinkCheck.objects.filter(answers=False).order_by("failing_since", "url")[:LINKS_LOOKED_AT])
    if not failing:
        return []
    of_this = {"edition": edition}
    items = _texts(Item.objects.filter(**of_this), "item ", "identity__key", *TEXTS)
    documents = _texts(Document.objects.filter(**of_this), "document ", "key", "url", "about")
    rows = items.union(documents, _texts(Statement.objects.filter(**of_this), "statement ", "key", "text"), all=True)
    texts = [("edition", edition.foreword), *rows]
    return [
        Need("Broken link", f"{link.url}: {link.said}.", "", _day(link.failing_since), edition, row)
        for link in failing
        for row, text in texts
        if link.url in text
    ]


def oldest_translations(authority: Authority) -> list[Need]:
    """For each language, how old the English of its oldest translation is. One query."""
    rows = Translation.objects.filter(authority=authority).order_by().values_list("language")
    oldest = rows.annotate(first=Min("english_on"), number=Count("pk")).order_by("first")
    return [
        Need("Oldest translation", f"{language}: the oldest of {number} texts.", "", first, page="languages")
        for language, first, number in oldest
    ]


def waiting(authority: Authority, edition: Any) -> list[Need]:
    """Suggestions, proposals and requests that nobody has settled, as one line each. One query."""
    suggestions = Suggestion.objects.filter(authority=authority, state=Suggestion.State.NEW)
    proposals = ProposedChange.objects.filter(edition__authority=authority, accepted=None)
    formats = FormatRequest.objects.filter(authority=authority, answered_at=None)
    found = _counted(suggestions, "suggestions", "at").union(
        _counted(proposals, "proposals", "made_at"), _counted(formats, "format_requests", "at"), all=True
    )
    words = {
        "suggestions": ("Suggestion from outside", "Suggestions that nobody has looked at"),
        "proposals": ("Proposed change", "Changes that others propose"),
        "format_requests": ("Asked for another format", "Requests that nobody has answered"),
    }
    return [
        Need(
            words[page][0],
            f"{words[page][1]}: {number}.",
            "",
            _day(first),
            edition if page == "proposals" else None,
            "",
            page,
        )
        for page, number, first in sorted(found)
        if number
    ]


def days_to_check(edition: Any) -> list[Need]:
    """How many days of a draft are still to be looked at. Two queries."""
    number = len(open_dates(edition))
    says = f"Days that were copied from the edition before: {number} to look at again."
    return [Need("Days to check", says, "", _day(edition.begun_at), edition, "", "dates")] if number else []


def _texts(rows: QuerySet, called: str, key: str, *names: str) -> QuerySet:
    """What rows are called, and their texts (the fields of these names) as one."""
    together = Concat(*(part for name in names for part in (F(name), Value(" "))), output_field=TextField())
    named = Concat(Value(called), F(key), output_field=CharField())
    return rows.order_by().annotate(d_row=named, d_text=together).values_list("d_row", "d_text")


def _counted(rows: QuerySet, page: str, moment: str) -> QuerySet:
    """How many, and the first moment, as one row; none where there is nothing."""
    named = rows.order_by().annotate(d_page=Value(page, CharField())).values("d_page")
    return named.annotate(d_number=Count("pk"), d_first=Min(moment)).values_list("d_page", "d_number", "d_first")


def _day(moment: datetime | None) -> date | None:
    return uk_day(moment) if moment else None
