"""Which kinds of rows may be about somebody else: what a data officer reads of each before they say whether it goes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Model, Q

from leaving_care.models import Circumstance, ConsultationNote, Home, KnownPerson, WayToReach
from pathways.models import (
    Achievement,
    Advice,
    AgreedInterval,
    Assessment,
    Attended,
    ChangeInLife,
    Consulted,
    Contact,
    DutyHeld,
    Goal,
    HandingOver,
    Matter,
    Milestone,
    Paper,
    PlanAction,
    PlanSection,
    Returned,
    Review,
    ServiceReferral,
    SourcePlan,
    ToldWords,
    VisitPlanned,
    YearlyHello,
)


@dataclass(frozen=True)
class Told:
    """A kind of row. `called`: what the officer's list calls it. `day`: the field of its day or moment.

    `texts`: the fields that say what it is about. `only`: which rows of it. `goes_on`: the one of `texts` that the next
    version of a plan says word for word, so that holding back one row of it holds back each that says the same.
    """

    called: str
    day: str
    texts: tuple[str, ...] = ()
    only: Q = field(default_factory=Q)
    goes_on: str = ""


def _written(called: str, day: str, *texts: str, goes_on: str = "") -> Told:
    """A kind of which only those rows are about anybody that say something."""
    return Told(called, day, texts, ~Q(**dict.fromkeys(texts, "")), goes_on)


VERSION, ASSESSMENT = "version__begun_at", "assessment__begun_at"
# A health worker's note is not for the data officer to read: they see that there is one, and ask its author.
TOLD: Mapping[type[Model], Told] = {
    KnownPerson: Told("person around them", "starts_on", ("name", "is_to_them")),
    Home: Told("home", "starts_on", ("carer", "council")),
    WayToReach: Told("way to reach them", "starts_on", ("value", "note")),
    Circumstance: Told("circumstance", "starts_on", ("kind", "note")),
    ConsultationNote: Told("consultation note", "on"),
    ToldWords: Told("what somebody else told a worker", "said_on", ("whose", "text"), ~Q(whose="")),
    PlanSection: Told(
        "what a plan says",
        VERSION,
        ("heading", "now", "left_out", "details"),
        ~Q(now="", left_out="", details={}),
        goes_on="now",
    ),
    Goal: _written("goal", VERSION, "text", "stopped", goes_on="text"),
    PlanAction: _written(
        "action", VERSION, "what", "owner_name", "who_pays", "if_it_goes_wrong", "why", goes_on="what"
    ),
    SourcePlan: _written("other plan that the plan builds on", VERSION, "where", goes_on="where"),
    Returned: _written("what a manager asked to change in a plan", "at", "reason"),
    Assessment: _written("what was said and came of an assessment", "begun_at", "discussed", "result"),
    Matter: _written("what an assessment found", ASSESSMENT, "theirs", "found", "needs"),
    Consulted: _written("who was asked, and what they said", ASSESSMENT, "name", "said", "not_asked"),
    Advice: _written("advice of a health worker", "at", "text"),
    Review: _written("review", "begun_at", "where", "decided"),
    Attended: _written("who was asked to a review", "review__begun_at", "name", "who"),
    ChangeInLife: _written("change in their life", "on", "note", "settled_why"),
    Contact: _written("note of being in touch", "at", "where", "note", "mistaken"),
    VisitPlanned: _written("visit agreed", "on", "where", "cancelled"),
    DutyHeld: _written("why something had to wait", "starts_on", "note", "refused"),
    AgreedInterval: _written("why another interval was agreed", "starts_on", "reason"),
    Paper: _written("who is getting a paper", "at", "who"),
    ServiceReferral: _written(
        "referral to another service", "discussed_on", "service", "for_what", "outcome", "why_ended"
    ),
    Milestone: _written("talk, or something done at a birthday", "on", "words"),
    Achievement: _written("what went well", "on", "text"),
    YearlyHello: _written("yearly hello", "on", "note"),
    HandingOver: _written("change of adviser", "on", "reason", "card", "goodbye", "cancelled"),
}
# Kinds with words in them that are not listed, and why. What they themselves said stays theirs.
THEIRS = "It is what they said themselves."
TO_THEM = "It was written to them, and they have read it."
NOT_LISTED: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "pathways.Answer",
            "pathways.CameBack",
            "pathways.ChoiceAt21",
            "pathways.GoalView",
            "pathways.Meaning",
            "pathways.OwnWords",
            "pathways.PreferredWord",
            "pathways.Typed",
        ),
        THEIRS,
    ),
    **dict.fromkeys(("pathways.CheckIn", "pathways.Reply", "pathways.ReviewAsk"), TO_THEM),
    "pathways.Copy": "It names a language.",
    "pathways.PlanVersion": "It names a language.",
    "pathways.PlanDocument": "It names a file.",
    "pathways.Reminder": "It names a duty.",
}
