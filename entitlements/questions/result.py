"""What the page of the answer is told: which kind of answer it is, the working, and the days ahead. Pure: no Django."""

from dataclasses import dataclass, replace
from datetime import date

from entitlements.questions.ahead import ahead, turning
from entitlements.questions.answers import NATION, NEVER, NO, NOT_SURE, SHORT_BREAKS, YES, Answers
from entitlements.questions.arguable import question
from entitlements.questions.cases import axes
from entitlements.questions.counting import Weeks, count_weeks
from entitlements.questions.life import Life, is_over, is_too_young, life
from entitlements.questions.meaning import in_short, meaning
from entitlements.questions.owed import Owed, owed, owed_in_care
from entitlements.questions.settling import Settling, settling
from entitlements.questions.verdict import Verdict, verdict
from entitlements.questions.you import counts_days, to_you, without_guesses
from leaving_care.dates import in_words
from leaving_care.law import Provision, Status, provisions, statuses
from leaving_care.status.figures import figures_on

NO_GROUP = ("none", "too_old")
# The places in the law that the page itself speaks of.
LAW = {
    "weeks": "cpr2010-reg40",
    "records": "ukgdpr-art15",
    "course": "ca1989-s23c-7",
    "homeless": "si2002-2051",
    "home": "ca1989-s20",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the working in words, with the place in the law that it rests on."""

    text: str
    law: Provision


@dataclass(frozen=True, slots=True)
class Result:
    """`kind` chooses the words of the page: a group's id; "course" (qualifying from 21 on); "too_old"; "depends"; "in_care",
    "waiting" (under 16 and in care), "early" (under 16 and not); "short_breaks"; "nation"; "never"; "none"; and without
    further questions "young" and "old". `groups`: those that are possible, the strongest first; `meaning`: why the first of
    them is likely; `in_short`: what each means for anybody.

    `reached`: when somebody in care will have been there for long enough, "on 3 May 2027"; blank: not in sight, or not known.
    `until`: until when `duties` hold that do not say it themselves. `turning`: the birthdays ahead, as
    sentences begin. `next_group`: of somebody under 16, the group that they will be in; None: none that is known of.
    """

    kind: str
    age: int
    rough_age: bool
    turning: dict[str, str]
    law: dict[str, Provision]
    groups: tuple[Status, ...] = ()
    meaning: str = ""
    in_short: tuple[tuple[Status, str], ...] = ()
    may_be_none: bool = False
    weeks: Weeks | None = None
    reached: str = ""
    steps: tuple[Step, ...] = ()
    duties: tuple[Owed, ...] = ()
    until: str = ""
    in_care: tuple[Owed, ...] = ()
    questions: tuple[Step, ...] = ()
    settles: tuple[Settling, ...] = ()
    would_change: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    ask: str = ""
    next_group: Status | None = None

    @property
    def group(self) -> Status | None:
        """The strongest group; None where there is none."""
        return self.groups[0] if self.groups else None


def result(told: Answers, today: date, council: str = "") -> Result:
    """The answer to all that was told."""
    one, law = life(told, today), provisions()
    start = Result(
        kind="young" if is_too_young(told, today) else "old",
        age=one.age,
        rough_age=told.born is None,
        turning=turning(told, one),
        law={name: law[provision] for name, provision in LAW.items()},
        in_care=owed_in_care(today) if is_too_young(told, today) else (),
    )
    if is_too_young(told, today) or is_over(told, today):
        return start
    found = verdict(told, today, council)
    kind, decision = _kind(told, found, one), found.decision
    exact = not told.is_rough and not axes(told, today)
    known_days = _known_days(told, one)

    def said(text: str) -> str:
        return to_you(text if exact else without_guesses(text, known_days))

    change = decision.next_change if decision.next_change and (exact or decision.next_change.on in known_days) else None
    reached = _reached(found, one) if told.born and not told.is_rough and told.more != NOT_SURE else ""
    duties, until = owed(decision, told)
    return replace(
        start,
        kind=kind,
        groups=tuple(statuses()[group] for group in found.groups if group not in NO_GROUP),
        meaning=meaning(decision, today),
        in_short=tuple((statuses()[group], in_short(group, today)) for group in found.groups if group not in NO_GROUP),
        may_be_none=not found.group and bool(set(found.groups) & set(NO_GROUP)),
        weeks=count_weeks(told, found, today),
        reached=reached,
        # The page adds the weeks up itself, in weeks.
        steps=tuple(
            Step(said(step.text), law[step.provision])
            for step in decision.reasons
            if step.provision != LAW["weeks"] and said(step.text)
        ),
        duties=duties,
        until=until,
        in_care=owed_in_care(today) if _is_owed_as_in_care(kind, told, one) else (),
        questions=tuple(Step(question(flag), law[flag.provision]) for flag in found.flags),
        settles=settling(found.settles, today, one.is_adult),
        would_change=tuple(
            text
            for text in map(said, decision.would_change)
            # Of these the page says itself what comes.
            if text and not counts_days(text) and kind not in ("depends", "eligible", "former_relevant")
        ),
        ahead=tuple(ahead(kind, told, found, one, reached)),
        ask=said(decision.ask),
        next_group=statuses().get(change.status) if change else None,
    )


def _kind(told: Answers, found: Verdict, one: Life) -> str:
    if told.council == NATION and told.england == NO and found.group == "none":
        return "nation"
    if not found.group:
        return "too_old" if set(found.groups) <= set(NO_GROUP) else "depends"
    if found.group == "qualifying" and one.age >= figures_on(one.today).qualifying_to_age:
        return "course"
    if found.group != "none":
        return found.group
    if told.care == YES and not one.is_adult:
        return "in_care" if one.is_16 else "waiting"
    if not one.is_16:
        return "early"
    return "short_breaks" if told.care == SHORT_BREAKS else "never" if told.council == NEVER else "none"


def _is_owed_as_in_care(kind: str, told: Answers, one: Life) -> bool:
    """Whether what is sure today is what everybody in care is owed."""
    return kind in ("in_care", "waiting") or (kind == "depends" and told.care == YES and not one.is_adult)


def _reached(found: Verdict, one: Life) -> str:
    """When the weeks are reached, where that comes after the 16th birthday."""
    if found.reached is None or found.reached[1] <= one.b16:
        return ""
    first, last = map(in_words, found.reached)
    return f"on {first}" if first == last else f"between {first} and {last}"


def _known_days(told: Answers, one: Life) -> set[date]:
    """The days that were told in full, and the birthdays if they are among them."""
    days = {one.today}
    for spell in (*told.spells, *((told.home_spell,) if told.home_spell else ())):
        days |= {day.earliest for day in (spell.first, spell.last) if day and day.is_exact}
    if told.born is not None:
        figures = figures_on(one.today)
        ages = (
            figures.care_from_age,
            figures.eligible_age,
            figures.adult_age,
            figures.qualifying_to_age,
            figures.education_to_age,
        )
        days |= {one.turns(age) for age in ages}
    return days
