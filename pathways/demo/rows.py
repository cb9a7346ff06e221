"""Rows of the demo, made of what its files say."""

from datetime import datetime, time
from typing import Any

from django.db import models

from leaving_care import audit
from leaving_care.dates import UK
from leaving_care.models import (
    Allocation,
    BookletGiven,
    Circumstance,
    Consent,
    ConsultationNote,
    Correction,
    Course,
    GlassBroken,
    Guardianship,
    HandedOver,
    HeldBack,
    Home,
    KnownPerson,
    OtherAccommodation,
    PartnerAccess,
    Referral,
    ShortBreakView,
    StatusElsewhere,
    StatusSettled,
    SupportAsked,
    SupportLevel,
    TimeAtHome,
    TimeAway,
    TimeInCare,
    User,
    WayToReach,
    YoungPerson,
)
from pathways.demo.cast import Cast
from pathways.demo.days import day_of
from pathways.models import (
    Achievement,
    Advice,
    AgreedInterval,
    CameBack,
    ChangeInLife,
    CheckIn,
    ChoiceAt21,
    Contact,
    DutyHeld,
    HandingOver,
    Milestone,
    OwnWords,
    Paper,
    PreferredWord,
    ReviewAsk,
    ServiceReferral,
    VisitPlanned,
    YearlyHello,
)
from pathways.timetable.words import PAPERS

# What the files call the kinds of rows that a record has.
KINDS: dict[str, type[models.Model]] = {
    "achievements": Achievement,
    "advice": Advice,
    "agreed_intervals": AgreedInterval,
    "allocations": Allocation,
    "booklets": BookletGiven,
    "came_back": CameBack,
    "changes_in_life": ChangeInLife,
    "check_ins": CheckIn,
    "choices_at_21": ChoiceAt21,
    "circumstances": Circumstance,
    "consents": Consent,
    "contacts": Contact,
    "corrections": Correction,
    "courses": Course,
    "duties_held": DutyHeld,
    "glass_broken": GlassBroken,
    "guardianships": Guardianship,
    "handed_over": HandedOver,
    "handing_over": HandingOver,
    "held_back": HeldBack,
    "homes": Home,
    "known_people": KnownPerson,
    "levels": SupportLevel,
    "milestones": Milestone,
    "notes": ConsultationNote,
    "other_accommodation": OtherAccommodation,
    "own_words": OwnWords,
    "papers": Paper,
    "partner_access": PartnerAccess,
    "preferred_words": PreferredWord,
    "reach": WayToReach,
    "referrals": Referral,
    "review_asks": ReviewAsk,
    "service_referrals": ServiceReferral,
    "short_break_views": ShortBreakView,
    "statuses_elsewhere": StatusElsewhere,
    "statuses_settled": StatusSettled,
    "support_asked": SupportAsked,
    "times_at_home": TimeAtHome,
    "times_away": TimeAway,
    "times_in_care": TimeInCare,
    "visits_planned": VisitPlanned,
    "yearly_hellos": YearlyHello,
}


def add_rows(cast: Cast, person: YoungPerson, said: dict[str, Any]) -> None:
    """Adds what a file says of somebody's record beside the record itself."""
    for kind, rows in said.items():
        for row in rows if kind in KINDS else ():
            values = cast.values(KINDS[kind], row, person.date_of_birth)
            KINDS[kind].objects.create(**_filled(cast, person, kind, values), person=person)  # type: ignore[attr-defined]
    if had_on := said.get("has_papers"):
        _add_papers(cast, person, had_on)
    if "talked_before_18" in said:
        _add_turning_18(cast, person, said["talked_before_18"])
    for minutes, event in enumerate(said.get("events", ())):
        add_event(cast, person, event, minutes)


def _add_papers(cast: Cast, person: YoungPerson, had_on: str) -> None:
    """Every important paper that the file does not name, there since a day."""
    said = {"had_on": day_of(had_on, cast.on, person.date_of_birth), "by": _adviser(person), "at": cast.moment("-1m")}
    named = set(person.paper_rows.values_list("kind", flat=True))
    for kind in [kind for kind in PAPERS if kind not in named]:
        Paper.objects.create(person=person, kind=kind, state=Paper.State.HAVE, **said)


def _add_turning_18(cast: Cast, person: YoungPerson, talked_on: str) -> None:
    """The talk before 18 and, once they are 18, that the adviser became the main worker."""
    born, by = person.date_of_birth, _adviser(person)
    day = day_of(talked_on, cast.on, born)
    Milestone.objects.create(person=person, kind=Milestone.Kind.TALK_18, on=day, by=by, at=cast.moment(talked_on, born))
    if (birthday := day_of("@18", cast.on, born)) <= cast.on:
        moment = cast.moment("@18", born)
        Milestone.objects.create(person=person, kind=Milestone.Kind.SWITCHED, on=birthday, by=by, at=moment)


def _adviser(person: YoungPerson) -> User:
    return person.allocation_rows.filter(is_main=True).order_by("-starts_on")[0].worker.user


# What only the young person says, unless the file names somebody whom they told.
THEIR_OWN = ("own_words", "check_ins", "choices_at_21", "achievements", "preferred_words", "review_asks")


def _filled(cast: Cast, person: YoungPerson, kind: str, values: dict[str, Any]) -> dict[str, Any]:
    """What goes without saying in the files."""
    if kind in THEIR_OWN:
        values.setdefault("by", values.get("told_to") or person.user)
    if kind == "contacts":
        values.setdefault("written_at", values["at"])
    elif "on" in values and "at" in {field.name for field in KINDS[kind]._meta.concrete_fields}:
        values.setdefault("at", datetime.combine(values["on"], time(10), UK))
    if kind == "allocations":
        values.setdefault("role", values["worker"].role)
    elif kind == "times_in_care":
        values.setdefault("authority", cast.council.name)
    elif kind == "handed_over":
        values.setdefault("from_authority", cast.council)
    return values


def add_event(cast: Cast, person: YoungPerson, said: dict[str, Any], minutes: int) -> None:
    """Adds that somebody looked, changed something or broke the glass, some minutes after ten on the day."""
    rest = {name: value for name, value in said.items() if name not in ("at", "by", "did", "what")}
    if "hidden_until" in rest:
        rest["hidden_until"] = day_of(rest["hidden_until"], cast.on, person.date_of_birth)
    who = cast.members[said["by"]].user
    moment = cast.moment(said["at"], person.date_of_birth, minutes)
    if said["did"] == "looked":
        audit.looked(person, by=who, at=moment, **rest)
    elif said["did"] == "changed":
        audit.changed(person, said["what"], by=who, at=moment, **rest)
    else:
        audit.broke_glass(person, by=who, at=moment, **rest)
