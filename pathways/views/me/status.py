"""A young person's status with its reasons, and what they can get by their record."""

from datetime import date

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from entitlements.facts import OLDEST, YOUNGEST, Facts
from entitlements.my_status import MyStatus, my_status
from entitlements.of_person import facts_of, listing_of
from entitlements.where_they_live import where_they_live
from leaving_care.care import LEGAL
from leaving_care.dates import age_on, birthday, months_after
from leaving_care.facts import RECORDS
from leaving_care.law import NotInForce, statuses
from leaving_care.models import YoungPerson
from leaving_care.readings_setting import readings
from leaving_care.standing import decision_on
from pathways.views.me.own import ask_for, offer_of, own

LIVES = {
    "here": "that you live in our area",
    "elsewhere": "that you live in another area",
    "other_council": "that another council looked after you",
}
LIVING = "what kind of home you have"
LIFE = "what is going on in your life"
FROM_AGE = 14


@own
def status(request: HttpRequest, person: YoungPerson) -> HttpResponse:
    """What the status is and means, why, what changes next, and what the council has to do. A query for each table of facts."""
    today = request.today  # type: ignore[attr-defined]
    said = {"person": person, "ask": ask_for(person, today), "today": today}
    try:
        prefetch_related_objects([person], *RECORDS)
        decision = decision_on(person, today)
    except NotInForce:
        return render(request, "me/status_unknown.html", said)
    if age_on(person.date_of_birth, today) < FROM_AGE:
        return render(request, "me/status_unknown.html", said)
    found = my_status(
        person,
        decision,
        list(person.statusspell_rows.order_by("starts_on")),
        list(person.statussettled_rows.select_related("by")),
        today,
        is_in_care=any(
            row.legal in LEGAL and row.starts_on <= today and (row.ends_on is None or row.ends_on >= today)
            for row in person.timeincare_rows.all()
        ),
    )
    is_over = found.group is None and age_on(person.date_of_birth, today) >= OLDEST
    return render(
        request,
        "me/status.html",
        said | {"found": found, "is_over": is_over, "turns_25": _turns_25(person, found, today)},
    )


def _turns_25(person: YoungPerson, found: MyStatus, on: date) -> date | None:
    """The 25th birthday of somebody in a group of the law; None where it is not within a year. No query."""
    turns_on = birthday(person.date_of_birth, OLDEST, readings().born_29_february_ages_on_28)
    return turns_on if found.group and on < turns_on <= months_after(on, 12) else None


@own
def what_can_i_get(request: HttpRequest, person: YoungPerson) -> HttpResponse:
    """The council's offer and the law, sorted by the record: nothing to fill in."""
    today = request.today  # type: ignore[attr-defined]
    offer = offer_of(person.authority, today)
    said = {"person": person, "ask": ask_for(person, today), "today": today, "offer": offer}
    if offer is None:
        return render(request, "me/no_offer.html", said)
    offer, facts = where_they_live(offer, facts_of(person, today))
    age = facts.age or 0
    return render(
        request,
        "me/what_can_i_get.html",
        said
        | {
            "offer": offer,
            "facts": facts,
            "found": listing_of(offer, facts, has_worker=said["ask"].has_worker),
            "used": _used(facts),
            "group": statuses()[facts.groups[0]] if len(facts.groups) == 1 else None,
            "is_young": age < YOUNGEST,
            "is_over": age >= OLDEST and not facts.statuses,
        },
    )


def _used(facts: Facts) -> list[str]:
    """Which facts the list was made with, without naming what is nobody else's business."""
    used = [f"your age, {facts.age}"]
    used += [f"that you are {statuses()[facts.groups[0]].name.lower()}"] if len(facts.groups) == 1 else []
    used += [LIVES[facts.lives]] if facts.lives else []
    used += [LIVING] if facts.living else []
    used += [LIFE] if facts.circumstances else []
    return used
