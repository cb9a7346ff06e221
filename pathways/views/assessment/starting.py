"""Beginning a needs assessment: which kind, and what asks for one."""

from datetime import date
from typing import Any

from django.urls import reverse

from leaving_care.dates import age_on
from leaving_care.law import Provision, provisions
from leaving_care.models import StatusSpell, YoungPerson
from pathways import matters
from pathways.actions import assessments as actions
from pathways.forms.assessment.writing import StartForm
from pathways.models import Milestone
from pathways.sections import kinds_at
from pathways.summaries import of_people, state_on
from pathways.timetable.words import OVERDUE
from pathways.views.assessment.common import PlanFormView
from pathways.views.work.working import of_them


class StartView(PlanFormView):
    """Beginning an assessment. The kind that is owed, or that their status asks for, is chosen already."""

    form_class = StartForm
    template_name = "assessment/start.html"
    heading = "Begin a needs assessment"
    button = "Begin"

    def find(self, request, **kwargs):
        """What asks for one, too."""
        person = super().find(request, **kwargs)
        self.owed = owed(person, request.today)
        self.suggested = matters.OWED_AS[self.owed["id"]] if self.owed else kind_by_status(person, request.today)
        return person

    def get_initial(self):
        """The kind that they are owed."""
        return {"kind": self.suggested}

    def get_form_kwargs(self):
        """The kinds of their age, and the one that they are owed."""
        kinds = kinds_at(age_on(self.person.date_of_birth, self.request.today))
        return super().get_form_kwargs() | {"kinds": {*kinds, self.suggested}}

    def act(self, form, **opened):
        """Begins it."""
        self.made = actions.begin(self.person, form.cleaned_data["kind"], **opened)

    def get_success_url(self):
        """The list of tasks; the list of assessments, where nothing was begun just now."""
        if made := getattr(self, "made", None):
            return reverse("work_assessment_one", args=[self.person.key, made.key])
        return reverse("work_assessment", args=[self.person.key])

    def get_context_data(self, **kwargs):
        """The duty that asks for one, as the lists say it; else whether a kind could be suggested."""
        return super().get_context_data(
            owed=_in_words(self.owed, self.request.today), is_suggested=bool(self.suggested), **kwargs
        )


def owed(person: YoungPerson, on: date) -> dict[str, Any] | None:
    """The open duty to assess somebody, the earliest first, as it is kept for the lists; None: there is none."""
    (summary,) = of_people([person], on)
    found = [duty for duty in summary.duties if duty["id"] in matters.OWED_AS]
    return min(found, key=lambda duty: duty["due_on"] or date.max.isoformat(), default=None)


def kind_by_status(person: YoungPerson, on: date) -> str:
    """The kind of assessment that fits somebody's status on a day; blank: none."""
    spell = StatusSpell.objects.on(on).filter(person=person).first()
    course = person.milestone_rows.filter(kind=Milestone.Kind.COURSE_TOLD).exclude(until__lt=on)
    age = age_on(person.date_of_birth, on)
    return matters.kind_for(spell.status if spell else "", age, has_course=course.exists())


def _in_words(duty: dict[str, Any] | None, on: date) -> dict[str, Any]:
    """A duty for the page: what it is, its last day (None: none is set), whether that has gone, and its provision."""
    if duty is None:
        return {}
    law: Provision | None = provisions().get(duty["provision"])
    return {
        "what": of_them(duty["what"]),
        "due_on": date.fromisoformat(duty["due_on"]) if duty["due_on"] else None,
        "is_overdue": state_on(duty, on) == OVERDUE,
        "law": law,
    }
