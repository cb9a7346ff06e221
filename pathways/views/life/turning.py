"""At 18: the talk before, and the change of main worker. At 21: the talk before, a course told of later, and the talk before 25."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care import audit
from leaving_care.dates import birthday
from leaving_care.law import statuses
from leaving_care.models import Part, StatusSpell, YoungPerson
from leaving_care.record_views import find_person
from pathways.actions import milestones
from pathways.actions.handing_over import main_adviser
from pathways.forms.life.turning import CourseToldForm, MarkForm, SwitchForm
from pathways.from_21 import ADULT
from pathways.models import Milestone
from pathways.timetable.lengths import ONE
from pathways.views.contacts.common import ContactView, standing_of
from pathways.views.life.saying import mark

Kind = Milestone.Kind
AT_18 = ("talk-before-18", "papers-by-18", "at-18", "adviser-18-to-20")


@require_safe
def at_18(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What changes at 18, the talk about it, and since when the adviser is the main worker."""
    person = find_person(request, key, "write_plan")
    today: date = request.today  # type: ignore[attr-defined]
    turns_on = birthday(person.date_of_birth, ADULT)
    rows = list(person.milestone_rows.filter(kind__in=[Kind.TALK_18, Kind.SWITCHED]).select_related("by"))
    audit.looked(person, Part.PLAN, by=request.user, at=request.now)  # type: ignore[arg-type, attr-defined]
    return render(
        request,
        "life/at_18.html",
        {
            "person": person,
            "today": today,
            "turns_on": turns_on,
            "groups": _groups(person, turns_on),
            "adviser": main_adviser(person, max(today, turns_on)),
            "duties": [duty for duty in standing_of(person, today).duties if duty.id in AT_18],
            "talks": [mark(row) for row in rows if row.kind == Kind.TALK_18],
            "switches": [mark(row) for row in rows if row.kind == Kind.SWITCHED],
        },
    )


def _groups(person: YoungPerson, turns_on: date) -> list[tuple[str, Any]]:
    """The status the day before the 18th birthday and on it, in the law book's words; None: none of the four groups."""
    spells = list(StatusSpell.objects.filter(person=person))
    found = []
    for words, day in (("The day before", turns_on - ONE), ("From the birthday", turns_on)):
        spell = next((row for row in spells if row.starts_on <= day and (not row.ends_on or row.ends_on >= day)), None)
        found.append((words, statuses().get(spell.status) if spell else None))
    return found


class MarkView(ContactView):
    """A page that writes down one of these."""

    what, form_class, part = "write_plan", MarkForm, Part.PLAN
    kind = ""
    button = "Save"
    done = "Saved."

    def act(self, form, **opened):
        """Writes it down."""
        milestones.mark(self.person, self.kind, **form.cleaned_data, **opened)


class Talk18(MarkView):
    """The talk before 18."""

    kind, leads_to = Kind.TALK_18, "work_at_18"
    heading = "The talk about turning 18"
    lead = "Talk about what ends, what goes on, and who is there for them. It counts if it was before the birthday."


class Switch(MarkView):
    """The change of main worker."""

    kind, leads_to, form_class = Kind.SWITCHED, "work_at_18", SwitchForm
    heading = "The change of main worker"
    lead = "At 18 the social worker and the reviewing officer end, and the personal adviser is the main worker."


class Talk21(MarkView):
    """The talk before 21."""

    kind, leads_to = Kind.TALK_21, "work_at_21"
    heading = "The talk about turning 21"
    lead = (
        "Talk about what help there can be from 21. It counts if it was before the birthday. So does a choice by then."
    )


class Talk25(MarkView):
    """The talk before 25."""

    kind, leads_to = Kind.TALK_25, "work_at_21"
    heading = "The talk about turning 25"
    lead = (
        "Talk about what ends at 25 and what goes on, such as help with a course in their plan, and about who is there for them "
        "then. It counts if it was before the birthday."
    )


class CourseTold(MarkView):
    """A course told of at 21 or over."""

    kind, leads_to, form_class = Kind.COURSE_TOLD, "work_at_21", CourseToldForm
    heading = "They told us of a course"
    lead = (
        "From 21 to 24, whoever is in a course, or wants to be, can have an adviser, an assessment and a plan for it."
    )
