"""Help from 21 on a worker's pages: what somebody chose, what follows, and who knew them last."""

import uuid
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care import audit
from leaving_care.dates import birthday
from leaving_care.models import Allocation, Part, YoungPerson
from leaving_care.record_views import find_person
from pathways.actions import choices
from pathways.forms.life.choice import ToldChoiceForm
from pathways.from_21 import FIRST, LAST, is_over, last_known, may_choose, may_come_back, open_ask
from pathways.models import ChoiceAt21, Milestone
from pathways.views.contacts.common import ContactView, able, about_them
from pathways.views.life.saying import came_back, choice, from_21, mark

Kind, Said = Milestone.Kind, ChoiceAt21.Said


@require_safe
def at_21(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """That they asked to come back; what they chose, the newest first; what is open; talks and courses; whom they knew last."""
    person = find_person(request, key, choices.CHOOSE)
    today, user = request.today, request.user  # type: ignore[attr-defined]
    said = list(person.choiceat21_rows.select_related("told_to").order_by("-on", "-at", "-pk"))
    marks = person.milestone_rows.filter(kind__in=[Kind.TALK_21, Kind.TALK_25, Kind.COURSE_TOLD]).select_related("by")
    waits = open_ask(person)
    audit.looked(person, Part.PLAN, by=user, at=request.now)  # type: ignore[arg-type, attr-defined]
    return render(
        request,
        "life/at_21.html",
        {
            "person": person,
            "turns_on": birthday(person.date_of_birth, FIRST),
            "ends_on": birthday(person.date_of_birth, LAST),
            "waits": waits,
            "asked": came_back(waits) if waits else [],
            "today": today,
            "choices": [(row.get_said_display(), choice(row)) for row in said],
            "duties": [about_them(duty) for duty in from_21(person, today)],
            "marks": [(row.get_kind_display(), mark(row)) for row in marks],
            "last": last_known(person, today),
            "may_choose": may_choose(person, today),
            "is_over": is_over(person, today),
            "standing": "" if waits else _standing(person, said[0].said if said else "", today),
            "able": able(request, person, "take_back", "write_plan"),
        },
    )


def _standing(person: YoungPerson, chose: str, on: date) -> str:
    """What a choice means from 21 for whoever works with them: "stop" (to be ended), "stopped", "step_back"; blank: nothing."""
    if not may_come_back(person, on) or chose not in (Said.STOP, Said.STEP_BACK):
        return ""
    if chose == Said.STEP_BACK:
        return "step_back"
    return "stop" if Allocation.objects.on(on).filter(person=person).exclude(ends_on=on).exists() else "stopped"


class ToldChoice(ContactView):
    """Writing down what they chose, as they said it."""

    what, form_class, part = choices.CHOOSE, ToldChoiceForm, Part.PLAN
    leads_to = "work_at_21"
    heading, button = "Write down what they chose", "Save"
    lead = "It is theirs to choose, and to change on any day. Write what they said; your name stands beside it."
    done = "Saved. The timetable goes by this choice now."

    def act(self, form, **opened):
        """Writes it down."""
        choices.choose(self.person, **form.values, **opened)
