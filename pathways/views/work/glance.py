"""What stands at the top of a record: what comes next, whether they wait for help, how far the plan is, when they were reached."""

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from leaving_care.dates import in_words
from leaving_care.models import Home, Part, YoungPerson
from pathways.day import Writing, writing
from pathways.helping import needing_help
from pathways.models import Summary
from pathways.ringing import Back, back_of, read
from pathways.summaries import of_people
from pathways.trying import tried
from pathways.views.day.lines import Due, coming, overdue
from pathways.views.work.record import Record


@dataclass(frozen=True, slots=True)
class Glance:
    """`next` None: nothing has a last day to come. `reached_on` None: not recorded yet. `held_until` None: nothing waits.

    `overdue`: every duty that is, the longest first. `back` None: they did not come back, or were rung since;
    `is_back_late`: not by the day that was said. `has_no_home`: that is recorded, and the reader may see where they live.
    """

    next: Due | None
    overdue: list[Due]
    back: Back | None
    is_back_late: bool
    has_no_home: bool
    held_until: date | None
    needs_help: bool
    plan: str
    reached_on: date | None
    tried: str


def with_glance(people: QuerySet[YoungPerson], on: date) -> QuerySet[YoungPerson]:
    """People with what `glance` asks of them beside their summary on a day. No query more."""
    homes = Home.objects.on(on).filter(person=OuterRef("pk"), kind=Home.Kind.NO_FIXED)
    return people.annotate(
        came_back=back_of(words="words", who="worker__user__name"),
        has_no_home=Exists(homes),
        needs_help=Exists(needing_help().filter(person=OuterRef("pk"))),
        writing=Coalesce(Subquery(writing()), Value(""), output_field=CharField()),
    )


def glance(record: Record, on: date) -> Glance | None:
    """How it stands on a day. None where the reader sees neither plan nor contacts, or the record is another council's.

    `record`: opened with `with_glance`. One query where the summary is right.
    """
    if record.is_handed or not (record.sees(Part.PLAN) or record.sees(Part.CONTACTS)):
        return None
    (summary,) = of_people([record.person], on)
    found = record.person.__dict__
    back = read(found["came_back"])
    return Glance(
        next=coming(summary, on),
        overdue=overdue(summary, on),
        back=back,
        is_back_late=back is not None and back.is_late(on),
        has_no_home=found["has_no_home"] and record.sees(Part.HOMES),
        held_until=summary.held_until,
        needs_help=found["needs_help"],
        plan=_plan(summary, found["writing"], on),
        reached_on=summary.last_contact_on,
        tried=tried(summary),
    )


def _plan(summary: Summary, written: str, on: date) -> str:
    """How far the plan is, and when its review is due."""
    said = []
    if summary.has_plan:
        review = summary.next_review_on
        by = "was due by" if review and review < on else "is due by"
        said.append(f"There is one. Its review {by} {in_words(review)}." if review else "There is one.")
    elif not written:
        said.append("None yet." if summary.owed_plan else "There is none.")
    if written:
        said.append(f"A version is being written: {Writing(written).label}.")
    return " ".join(said)
