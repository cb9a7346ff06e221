"""What stands in rows of a pathway plan, in words that its young person can read."""

from collections.abc import Callable, Container, Mapping
from functools import cached_property, partial
from typing import Any
from uuid import UUID

from django.db.models import Model

from leaving_care.actions.rights import row_name
from leaving_care.dates import in_words, uk_day
from leaving_care.law import timetable
from leaving_care.models import YoungPerson
from offers.models import ItemIdentity
from pathways.matters import ASKED_BY_KEY
from pathways.matters import BY_KEY as MATTERS
from pathways.models import Answer, Assessment, Copy, Goal, OwnWords, PlanAction, PlanSection, PlanVersion, Review
from pathways.sections import BY_KEY, KINDS, SECTIONS
from pathways.timetable.words import TRIGGERS

HELD = "something that is held back"
# Said only where there is something to say.
QUIET_IN_PLANS = {
    *(
        "left_out",
        "details",
        "own_words",
        "stopped",
        "still_right",
        "being_met",
        "outcome",
        "why",
        "owner_name",
        "worker",
    ),
    *("who_pays", "if_it_goes_wrong", "item", "edition", "national", "cancelled", "mistaken", "refused", "settled_on"),
    *("settled_why", "withdrawn_on", "until", "at_time", "next_on", "fault", "not_asked", "instead", "made", "because"),
    *("answer", "answered_by", "answered_at", "offered_on", "review", "assessment", "version"),
}
# What a blank means, where it does not mean that nothing is recorded yet: model and field → words; "": nothing to say.
BLANK: Mapping[tuple[str | None, str], str] = {
    ("answer", "goal"): "the whole plan",
    ("answer", "told_to"): "nobody: you answered yourself",
    ("choiceat21", "told_to"): "nobody: you chose yourself",
    ("ownwords", "section"): "the plan as a whole",
    ("ownwords", "language"): "English",
    ("toldwords", "section"): "the plan as a whole",
    ("toldwords", "whose"): "you",
    ("advice", "section"): "the plan as a whole",
    ("planversion", "before"): "none: it was the first",
    ("planversion", "copy_language"): "English",
    ("copy", "language"): "English",
    ("planaction", "goal"): "no one goal",
    ("yearlyhello", "outcome"): "no answer yet",
    ("checkin", "answer"): "no answer yet",
    ("reviewask", "answer"): "no answer yet",
    ("servicereferral", "outcome"): "none yet",
    ("preferredword", "instead"): "nothing",
    ("planversion", "approved_at"): "not yet",
    ("assessment", "finished_at"): "not yet",
    ("review", "finished_at"): "not yet",
    ("copy", "given_on"): "not yet",
    ("copy", "seen_at"): "not yet",
    **{(model, "note"): "" for model in ("contact", "checkin", "changeinlife", "yearlyhello", "dutyheld")},
    **{(model, "words"): "" for model in ("meaning", "goalview", "milestone", "choiceat21", "cameback")},
    ("answer", "reason"): "",
    ("contact", "where"): "",
    ("paper", "who"): "",
    ("paper", "by_when"): "",
}
# Choices that speak of the young person, as they read them.
TO_YOU: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("pathways.PlanAction", "owner_kind"): {"young_person": "You", "worker": "A worker", "somebody": "Somebody else"},
    ("pathways.Paper", "state"): {"have": "You have it", "missing": "Missing", "getting": "Somebody is getting it"},
    ("pathways.Contact", "outcome"): {
        "tried": "We tried, and got no answer",
        "reached": "We reached you",
        "seen": "We saw you face to face",
        "seen_at_home": "We saw you where you live",
    },
    ("pathways.YearlyHello", "outcome"): {
        "hello": "You said hello",
        "help": "You wanted help",
        "no_more": "You asked for no more",
        "not_there": "It came back",
    },
}
DETAILS = {name: words for section in SECTIONS for name, words in section.details}


class PlanNames:
    """What one person's plan calls its sections, and what their goals and actions say.

    `held`: names of the rows that are held back (leaving_care.actions.rights.row_name).
    """

    def __init__(self, person: YoungPerson, held: Container[str] = ()):
        self._person, self._held = person, held

    def named(self, thing: Model) -> str:
        """A row that another one names, in words; "" for anything that is of no plan."""
        said = _NAMED.get(type(thing))
        if said is None:
            return ""
        return HELD if isinstance(thing, Goal) and row_name(thing) in self._held else said(thing)

    def heading(self, section: str) -> str:
        """The heading of a section, as it stood last; the law's where no plan has it yet."""
        known = BY_KEY.get(section)
        return self._headings.get(section) or (known.heading if known else section)

    def thread(self, thread: UUID) -> str:
        """The words of a goal or an action, as they stood last among those that are not held back."""
        return self._threads.get(thread, "something that is not in your plan any more")

    @cached_property
    def _headings(self) -> dict[str, str]:
        rows = PlanSection.objects.filter(person=self._person).order_by("version__number")
        return dict(rows.values_list("section", "heading"))

    @cached_property
    def _threads(self) -> dict[UUID, str]:
        held: dict[UUID, str] = {}
        shown: dict[UUID, str] = {}
        for model, said in ((Goal, "text"), (PlanAction, "what")):
            for row in model._default_manager.filter(person=self._person).order_by("version__number"):
                is_held = row_name(row) in self._held
                (held if is_held else shown)[row.thread] = HELD if is_held else getattr(row, said)
        return held | shown


def _day(moment) -> str:
    return in_words(uk_day(moment))


def _said_to_you(words: Mapping[str, str], kept: str) -> str:
    return words.get(kept, kept)


def _duty(id: str) -> str:
    known = timetable().get(id.partition(":")[0])
    return known.name if known else id.replace("-", " ")


_NAMED: dict[type[Model], Callable[[Any], str]] = {
    PlanVersion: lambda row: f"plan number {row.number}, begun on {_day(row.begun_at)}",
    Assessment: lambda row: f"the one begun on {_day(row.begun_at)}",
    Review: lambda row: f"the one begun on {_day(row.begun_at)}",
    Answer: lambda row: f"{row.get_said_display()}, on {_day(row.at)}",
    OwnWords: lambda row: f"those that you sent on {_day(row.at)}",
    Goal: lambda row: row.text,
    ItemIdentity: lambda row: row.key.replace("-", " ").replace("_", " "),
}
SPECIAL_IN_PLANS: dict[tuple[str, str], Callable[[Any], str]] = {
    **{of: partial(_said_to_you, words) for of, words in TO_YOU.items()},
    ("pathways.PlanVersion", "kind"): lambda kind: KINDS.get(kind, kind),
    ("pathways.Assessment", "kind"): lambda kind: KINDS.get(kind, kind),
    ("pathways.PlanVersion", "copy_how"): lambda how: str(dict(Copy.How.choices).get(how, how)),
    ("pathways.PlanSection", "details"): lambda said: "; ".join(
        f"{DETAILS.get(name, name)}: {words}" for name, words in said.items() if words
    ),
    ("pathways.Matter", "matter"): lambda key: MATTERS[key].heading if key in MATTERS else key,
    ("pathways.Consulted", "who"): lambda key: ASKED_BY_KEY[key].words if key in ASKED_BY_KEY else key,
    ("pathways.Review", "because"): lambda why: TRIGGERS.get(why, why),
    ("pathways.DutyHeld", "duties"): lambda ids: ", ".join(map(_duty, ids)),
    ("pathways.AgreedInterval", "duty"): _duty,
    ("pathways.Reminder", "duty"): _duty,
    ("pathways.Typed", "fields"): lambda fields: "; ".join(
        ", ".join(map(str, said)) if isinstance(said, list) else str(said) for said in fields.values() if said
    ),
}
