"""A young person's record: its first page, and a page for each further part."""

import uuid
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from leaving_care.dates import age_on, in_words, uk_day
from leaving_care.facts import RECORDS, care_of
from leaving_care.models import Allocation, OfPerson, Part, RoleTitle, Status, StatusSpell, WayToReach, YoungPerson
from leaving_care.readings_setting import readings
from leaving_care.status import decide
from pathways.forms.work.base import NOT_RECORDED
from pathways.forms.work.kinds import Kind, kinds_of, newest_first
from pathways.views.work import working
from pathways.views.work.glance import glance, with_glance
from pathways.views.work.links import link_of, phone_link
from pathways.views.work.record import Record, note_look, open_record

# Parts with a page of their own, by the name in its address; what a person is comes first, on the record's own page.
# The plan, and contact with them, have pages of their own.
ELSEWHERE = (Part.ABOUT, Part.DATA, Part.PLAN, Part.CONTACTS)
PAGES = {part.value.replace("_", "-"): part for part in Part if part not in ELSEWHERE}
HEADINGS = {
    Part.REACH: "How to reach them",
    Part.CARE: "Time in care and status",
    Part.HOMES: "Where they live",
    Part.CIRCUMSTANCES: "Circumstances",
    Part.KNOWN_PEOPLE: "People around them",
    Part.WORKERS: "Workers",
    Part.LEVEL: "Level of support",
    Part.CONSENT: "What they agreed to",
    Part.BOOKLET: "Booklet",
    Part.NOTES: "Consultation notes",
}
# What stands on the first page itself, after how to reach them.
SECTIONS = {
    Part.REACH: "How to reach them",
    Part.ABOUT: "About them",
    Part.CARE: "Status",
    Part.WORKERS: "Workers",
    Part.DATA: "What they say is not right",
}
CARE_SECTIONS = (("status", "Status"), ("timeline", "Status from day to day"), ("settled", "What was settled"))
BOOKLET_FROM = 16
SAFEST_FIRST = {WayToReach.Safe.YES: 0, WayToReach.Safe.CARE: 1, "": 2, WayToReach.Safe.NO: 3}


@require_safe
def person(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The first page of a record: how it stands now, who they are, status, workers, how to reach them, the way to the rest."""
    today: date = request.today  # type: ignore[attr-defined]
    record = open_record(request, key, more=lambda people: with_glance(people, today))
    who = record.person
    said = {"record": record, "person": who, "glance": glance(record, today)}
    said["pages"] = [(name, text) for name, text in _pages(record) if PAGES[name] not in SECTIONS]
    sections = {part.value: heading for part, heading in SECTIONS.items() if record.sees(part) and part != Part.REACH}
    if record.sees(Part.ABOUT):
        said["age"] = age_on(who.date_of_birth, today)
    if record.sees(Part.CARE):
        said["standing"] = _standing(who, today)
    if record.sees(Part.WORKERS):
        said["workers"] = [row for row in _allocations(who) if row.ends_on is None or row.ends_on >= today]
    if record.sees(Part.REACH):
        said["ways"] = [(way, link_of(way)) for way in safest_first(who.waytoreach_rows.on(today))]
    if record.sees(Part.DATA) and who.has_not_agreed:  # type: ignore[attr-defined]
        said["not_agreed"] = who.correction_rows.filter(agreed=False)
    else:
        sections.pop(Part.DATA.value, None)
    said["sections"] = list(sections.items())
    note_look(request, record, "record")
    return render(request, "work/person.html", said)


@require_safe
def part(request: HttpRequest, key: uuid.UUID, name: str) -> HttpResponse:
    """One part of a record, with all its rows, those that ended too."""
    if name not in PAGES:
        raise Http404
    shown = PAGES[name]
    record = open_record(request, key, shown)
    today: date = request.today  # type: ignore[attr-defined]
    said = {
        "record": record,
        "person": record.person,
        "pages": _pages(record),
        "part": shown,
        "heading": HEADINGS[shown],
    }
    if shown is Part.CARE:
        said |= _care(record, today)
    elif shown is Part.WORKERS:
        said |= _workers(record.person)
    groups = [_group(record, kind) for kind in kinds_of(shown)]
    if shown is Part.BOOKLET:
        is_due = record.sees(Part.ABOUT) and age_on(record.person.date_of_birth, today) >= BOOKLET_FROM
        said["booklet_is_due"] = is_due and not groups[0]["rows"]
    note_look(request, record, shown)
    return render(request, f"work/{_template(shown)}.html", said | {"groups": groups, "today": today})


def safest_first(ways) -> list[WayToReach]:
    """What to try first and what is safe before the rest; what is not safe stands last."""
    return sorted(ways, key=_safety)


def _safety(way: WayToReach) -> tuple[int, bool, int]:
    return SAFEST_FIRST[way.safe], not way.is_first, way.pk


def _template(shown: Part) -> str:
    return {Part.CARE: "care", Part.WORKERS: "workers"}.get(shown, "part")


def _pages(record: Record) -> list[tuple[str, str]]:
    """The parts that this reader may open: address and heading."""
    return [(name, HEADINGS[part]) for name, part in PAGES.items() if record.sees(part)]


def _group(record: Record, kind: Kind) -> dict:
    """The rows of one kind, in words, and whether this reader may add to them."""
    name = f"{kind.model._meta.model_name}_rows"
    prefetch_related_objects([record.person], f"{name}__by" if hasattr(kind.model, "by") else name)
    rows = newest_first(getattr(record.person, name).all())
    if kind.model is WayToReach:
        rows = sorted(rows, key=lambda way: (way.ends_on is not None, *_safety(way)))
    return {
        "kind": kind,
        "rows": [_card(kind, row) for row in rows],
        "may_write": kind.action in record.able,
        "may_change": kind.action in record.able and not kind.is_append_only,
    }


def _card(kind: Kind, row: OfPerson) -> tuple[OfPerson, str, list[tuple[str, str]]]:
    """A row, its heading (the first answer, where there is one), and the rest of it."""
    (_, first), *others = kind.said(row)
    return row, capfirst(kind.one) if first == NOT_RECORDED else first, [*others, *_signed(row)]


def _signed(row) -> list[tuple[str, str]]:
    """Who wrote a row down, and when, where that is kept."""
    said = [("When", in_words(uk_day(row.said_at)))] if hasattr(row, "said_at") else []
    return [*said, ("Written down by", row.by.name or "somebody")] if hasattr(row, "by") else said


def _standing(person: YoungPerson, today: date) -> working.Standing:
    return _how(person, list(person.statusspell_rows.order_by("starts_on")), today)


def _how(person: Any, spells: list[StatusSpell], today: date) -> working.Standing:
    """`person` as open_record finds them."""
    return working.standing(spells, today, person.status_elsewhere, has_care=person.has_care)


def _care(record: Record, today: date) -> dict:
    """The status with its working and its history. A query for each table of facts: status hangs on all of them."""
    person = record.person
    prefetch_related_objects([person], *RECORDS)
    decision = decide(care_of(person), today, readings())
    spells = list(person.statusspell_rows.order_by("starts_on"))
    how = _how(person, spells, today)
    return {
        "standing": how,
        "sections": [*CARE_SECTIONS, *((kind.slug, kind.many) for kind in kinds_of(Part.CARE))],
        "decision": decision,
        "computed": Status(decision.status).label,
        "steps": working.steps(decision),
        "questions": working.questions(decision, how.spell),
        "owed": working.owed(decision.duties),
        "stretches": working.stretches(spells, today),
        "settled": working.settled_words(person.statussettled_rows.select_related("by")),
    }


def _workers(person: YoungPerson) -> dict:
    """Everybody who works with the young person, or sees a part of the record, now and before."""
    return {
        "workers": _allocations(person),
        "referrals": newest_first(person.referral_rows.select_related("clinician__user")),
        "shared": newest_first(person.partneraccess_rows.select_related("partner__user")),
        "handed": newest_first(person.handedover_rows.select_related("to")),
    }


def _allocations(person: YoungPerson) -> list[Allocation]:
    """Workers with the council's own title of each one's role, those of today first."""
    titles = RoleTitle.objects.filter(authority=OuterRef("worker__authority"), role=OuterRef("role"))
    rows: QuerySet[Allocation] = person.allocation_rows.select_related("worker__user").annotate(
        title=Subquery(titles.values("title")[:1])
    )
    found = sorted(newest_first(rows), key=lambda row: not row.is_main or row.ends_on is not None)
    for row in found:
        row.phone_link = phone_link(row.worker.phone)
    return found
