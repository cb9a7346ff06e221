"""What a young person's record says, as facts for sorting an offer by: nothing to fill in.

What is not recorded stays open, as an answer that was left out does on the public page.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast

from entitlements.entries import Entry
from entitlements.facts import ELSEWHERE, HERE, NO_GROUP, OTHER_COUNCIL, YOUNGEST, Facts, possible_statuses
from entitlements.in_record_words import in_record_words
from entitlements.listing import Group, Listing, listing
from entitlements.merging import Offer
from leaving_care.care import LEGAL
from leaving_care.dates import age_on
from leaving_care.models import Circumstance, Course, Home, Status, StatusSpell, TimeInCare, YoungPerson
from leaving_care.readings_setting import readings

OTHER = "other"
# How the kinds of home stand in an offer's rules. What is not here is "other"; blank is not recorded.
LIVING = {
    Home.Kind.OWN_TENANCY: "own_tenancy",
    Home.Kind.SEMI_INDEPENDENT: "semi_independent",
    Home.Kind.STAYING_PUT: "staying_put",
    Home.Kind.FOSTER: "staying_put",
    Home.Kind.FAMILY: "with_family",
    Home.Kind.CUSTODY: "custody",
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """The rows that facts come from, on one day. `status` blank: none worked out yet. `cared_by`: councils of times in care."""

    status: str
    homes: tuple[tuple[str, str], ...]  # kind, council
    circumstances: frozenset[str]
    cared_by: frozenset[str]
    in_care: bool
    on_a_course: bool


def facts_of(person: YoungPerson, on: date) -> Facts:
    """What the record says of somebody on a day. One query; the authority has to be fetched with the person."""
    age = age_on(person.date_of_birth, on, readings().born_29_february_ages_on_28)
    found = recorded(person, on)
    kind, council = found.homes[-1] if found.homes else ("", "")
    return Facts(
        on=on,
        age=age,
        statuses=_statuses(found.status, age),
        lives=_lives(person, council, found.cared_by),
        living=LIVING.get(Home.Kind(kind), OTHER) if kind else "",
        circumstances=_circumstances(person, kind, found) or None,
        in_care=found.in_care if found.cared_by or found.in_care else None,
        council=council.strip(),
    )


def recorded(person: YoungPerson, on: date) -> Recorded:
    """Reads everything at once: one query, of rows that each say what they are."""
    rows = list(
        _named("home", Home.objects.on(on).filter(person=person), "kind", "council").union(
            _named("circumstance", Circumstance.objects.on(on).filter(person=person), "kind"),
            _named("care", TimeInCare.objects.filter(person=person, starts_on__lte=on, legal__in=LEGAL), "authority"),
            _named("in care", TimeInCare.objects.on(on).filter(person=person, legal__in=LEGAL), "legal"),
            _named("course", _courses(person, on), "name"),
            _named("status", StatusSpell.objects.on(on).filter(person=person), "status"),
            all=True,
        )
    )
    rows.sort(key=lambda row: row[3] or date.min)

    def of(what: str) -> list[tuple[str, str]]:
        return [(first, second) for name, first, second, _ in rows if name == what]

    statuses = of("status")
    return Recorded(
        status=statuses[-1][0] if statuses else "",
        homes=tuple(of("home")),
        circumstances=frozenset(first for first, _ in of("circumstance")),
        cared_by=frozenset(first for first, _ in of("care")),
        in_care=bool(of("in care")),
        on_a_course=bool(of("course")),
    )


def listing_of(offer: Offer, facts: Facts, *, has_worker: bool = True) -> Listing:
    """The list for somebody by their record. A circumstance that is not recorded is open: it is nobody's "no".

    On the public page a box that was there and not ticked is an answer. Nobody asked here, so what hangs on any other
    circumstance than those recorded stays where it is for somebody who was not asked: under what may be for them.
    `has_worker`: whether there is a worker to ask.
    """
    told = listing(offer, facts)
    may_be, later, not_for = told.may_be, told.later, told.not_for
    if facts.circumstances is not None:
        refused = _ids([*later, *not_for])
        still_open = _only(listing(offer, replace(facts, circumstances=None)).may_be, refused)
        rest = refused - _ids(still_open)
        may_be, later, not_for = _joined([*may_be, *still_open]), _only(later, rest), _only(not_for, rest)
    return Listing(
        *(
            [in_record_words(group, has_worker=has_worker) for group in groups]
            for groups in (told.now, may_be, later, not_for)
        )
    )


def _named(what: str, rows: QuerySet, first: str, second: str = "") -> QuerySet:
    """Rows of one kind with the same columns as those of every other: what they are, two values, and since when."""
    said = {
        "row_is": Value(what, CharField()),
        "first": Cast(F(first), CharField()),
        "second": Cast(F(second), CharField()) if second else Value("", CharField()),
        "since": F("starts_on"),
    }
    return rows.order_by().annotate(**said).values_list(*said)


def _courses(person: YoungPerson, on: date) -> QuerySet[Course]:
    """Days that are not recorded are taken to cover the day, as they are for status."""
    return Course.objects.filter(Q(starts_on=None) | Q(starts_on__lte=on), person=person).exclude(ends_on__lt=on)


def _statuses(status: str, age: int) -> frozenset[str]:
    """Before 16 nobody is in a group yet, and everything starts with a birthday; past 25 it ended with one."""
    is_none = status == Status.TOO_OLD or (status == Status.NONE and age >= YOUNGEST)
    return possible_statuses(NO_GROUP if is_none else status, age)


def _lives(person: YoungPerson, council: str, cared_by: frozenset[str]) -> str:
    ours = {person.authority.name.casefold(), person.authority.short_name.casefold()}
    by_another = bool(cared_by) and not any(name.casefold() in {*ours, ""} for name in cared_by)
    if not council:
        return ""
    if council.strip().casefold() in ours:
        return OTHER_COUNCIL if by_another else HERE
    return "" if by_another else ELSEWHERE


def _circumstances(person: YoungPerson, home: str, found: Recorded) -> frozenset[str]:
    """Those that are open, and those that other parts of the record say."""
    more = {
        "disability_or_sen": person.disabled is True,
        "custody_or_justice": home == Home.Kind.CUSTODY,
        "in_education_training_or_work": found.on_a_course,
    }
    return found.circumstances | {word for word, is_so in more.items() if is_so}


def _id(entry: Entry) -> tuple[str, str]:
    return entry.name, entry.address


def _ids(groups: list[Group]) -> set[tuple[str, str]]:
    return {_id(entry) for group in groups for entry in group.entries}


def _only(groups: list[Group], ids: set[tuple[str, str]]) -> list[Group]:
    kept = [Group(group.name, [entry for entry in group.entries if _id(entry) in ids]) for group in groups]
    return [group for group in kept if group.entries]


def _joined(groups: list[Group]) -> list[Group]:
    """Groups of one name as one."""
    found: dict[str, Group] = {}
    for group in groups:
        found.setdefault(group.name, Group(group.name)).entries.extend(group.entries)
    return list(found.values())
