"""What the timetable is worked out from: one person's plain, dated facts. Pure: no database, no clock, no Django.

Whatever is dated after the day asked about is left out, so the same history gives the answer of any earlier day. A tuple may
be in any order. A period has a first and a last day, both included; a last day of None means that it goes on.
"""

from dataclasses import dataclass
from datetime import date

from leaving_care.care import Course, Period
from leaving_care.status import Change
from pathways.timetable.happenings import NO_PAPERS, Choice, Contact, Papers, ReviewAsked, Talk, Trigger
from pathways.timetable.lengths import Length


@dataclass(frozen=True, slots=True)
class Assessment:
    """A needs assessment that was finished. `copy_given_on` None: no copy is recorded as given to the young person."""

    finished_on: date
    copy_given_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A version of the pathway plan that was approved: drafts are no facts here. `copy_given_on` as in Assessment."""

    approved_on: date
    copy_given_on: date | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A review that was held. `of_plan`: of the pathway plan; `of_care`: of the care plan; one meeting can be both.

    `next_on`: the day that was set there for the next; None: none was.
    """

    held_on: date
    of_plan: bool = True
    of_care: bool = False
    copy_given_on: date | None = None
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Home(Period):
    """A home that the responsible council provides after care (sections 23B and 24B), in the holidays too.

    A home in care is none of these, nor one that the young person rents.
    """


@dataclass(frozen=True, slots=True)
class HomeInCare(Period):
    """A home that somebody lives in while in care. `until_18`: meant to last until 18; None is not recorded."""

    until_18: bool | None = None


@dataclass(frozen=True, slots=True)
class Detention(Period):
    """A time in custody. `ended_care`: being in care stopped because of the sentence; None is not recorded."""

    ended_care: bool | None = None


@dataclass(frozen=True, slots=True)
class CourseTold(Period):
    """From 21, the young person told the council that they study, or want to: `starts_on` is the day they told it.

    `ends_on`: the last day of the course, or of wanting one.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold(Period):
    """A time in which some duties wait. It ends by itself, and never moves a due day.

    `duties`: ids of what waits. `reason`: a word of `pathways.timetable.words.HOLD_REASONS`. `asked_by` and `checked_by`
    name two people by whatever keys they have; it counts from `checked_on` on, and only if they are two. Without a last day
    it does not count.
    """

    duties: frozenset[str]
    reason: str
    asked_by: str
    checked_by: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed(Period):
    """An interval agreed for one person from one day to another, such as a visit every three months.

    It stands in the place of guidance and policy. It can shorten an interval of the law, and never lengthens one.
    """

    duty: str
    every: Length


@dataclass(frozen=True, slots=True)
class History:
    """One person.

    `statuses`: what `leaving_care.status.timeline` gives, or what was settled. `in_care`: every time looked after.
    `courses`: as status reads them (`continues`: the pathway plan sets out a programme that goes on). `advisers`: the times
    with a personal adviser, whoever it was. `offers`: days on which the council offered help to somebody of 21 or over.
    `switched_on`: the day on which the adviser became the main worker; `closed_on`: the record was closed; `died_on`.
    """

    date_of_birth: date
    statuses: tuple[Change, ...] = ()
    in_care: tuple[Period, ...] = ()
    homes_in_care: tuple[HomeInCare, ...] = ()
    homes: tuple[Home, ...] = ()
    detentions: tuple[Detention, ...] = ()
    courses: tuple[Course, ...] = ()
    courses_told: tuple[CourseTold, ...] = ()
    advisers: tuple[Period, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    plans: tuple[PlanVersion, ...] = ()
    reviews: tuple[Review, ...] = ()
    reviews_asked: tuple[ReviewAsked, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    contacts: tuple[Contact, ...] = ()
    talks: tuple[Talk, ...] = ()
    papers: Papers = NO_PAPERS
    choices: tuple[Choice, ...] = ()
    offers: tuple[date, ...] = ()
    holds: tuple[Hold, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    switched_on: date | None = None
    closed_on: date | None = None
    died_on: date | None = None
