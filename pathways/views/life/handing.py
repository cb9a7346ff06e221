"""Handing over from one main adviser to another: what is planned, what was, and what is to be taken over."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care import audit
from leaving_care.access import reachable
from leaving_care.models import Part
from leaving_care.permissions import SEE_RECORD
from leaving_care.record_views import find_person
from pathways.actions import handing_over
from pathways.actions.handing_over import ALLOCATE, PLAN
from pathways.forms.life.handing import CancelForm, DoItForm, HandOverForm
from pathways.leavers import left_behind_for
from pathways.taking_over import adviser_history, open_promises, to_take_over
from pathways.views.contacts.common import ContactView, RowView, able
from pathways.views.life.saying import change


@require_safe
def hand_over(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What is planned; what the new adviser takes over; who it was before, and for how long."""
    person = find_person(request, key, PLAN)
    today, user = request.today, request.user  # type: ignore[attr-defined]
    row = handing_over.planned(person)
    last, left = to_take_over(person)
    audit.looked(person, Part.WORKERS, by=user, at=request.now)  # type: ignore[arg-type, attr-defined]
    return render(
        request,
        "life/hand_over.html",
        {
            "person": person,
            "today": today,
            "row": row,
            "said": change(row) if row else [],
            "promises": open_promises(row) if row else [],
            "last": last,
            "left": left,
            "left_behind": [each for each in left_behind_for(person, today) if each not in left],
            "main": handing_over.main_adviser(person, today),
            "history": adviser_history(person, today),
            "may_do": ALLOCATE in able(request, person, ALLOCATE),
        },
    )


class PlanView(ContactView):
    """Planning it."""

    what, form_class, part = PLAN, HandOverForm, Part.WORKERS
    leads_to = "work_hand_over"
    heading, button = "Plan a change of adviser", "Save"
    lead = "The young person reads why, from when, the card and the goodbye, from the day on which they are told."
    done = "Planned. Nobody’s access changes until a manager does it on the day."

    def get_form_kwargs(self):
        """Who hands over."""
        return super().get_form_kwargs() | {"before": handing_over.main_adviser(self.person, self.request.today)}

    def act(self, form, **opened):
        """Plans it."""
        handing_over.plan(self.person, form.cleaned_data, **opened)


class OneChange(RowView):
    """A page about one change that is planned."""

    rows, part = "handingover_rows", Part.WORKERS
    leads_to = "work_hand_over"
    template_name = "life/change.html"

    def get_context_data(self, **kwargs):
        """What is planned, and the promises."""
        told = {"said": change(self.row), "promises": open_promises(self.row)}
        return super().get_context_data(**told, **kwargs)


class ChangePlan(OneChange):
    """Changing what is planned."""

    what, form_class = PLAN, HandOverForm
    template_name = "work/form.html"
    heading, button, done = "Change what is planned", "Save", "Saved."

    def get_form_kwargs(self):
        """Who hands over."""
        return super().get_form_kwargs() | {"before": self.row.before}

    def get_initial(self):
        """What is planned."""
        names = [name for name in handing_over.FIELDS if name != "after"]
        return {name: getattr(self.row, name) for name in names} | {"after": self.row.after.key}

    def act(self, form, **opened):
        """Changes it."""
        handing_over.change_plan(self.row, form.cleaned_data, **opened)


class Cancel(OneChange):
    """Taking it back."""

    what, form_class = PLAN, CancelForm
    heading, button, done = "Cancel the change", "Cancel the change", "Cancelled. Nothing has changed."

    def act(self, form, **opened):
        """Takes it back."""
        handing_over.cancel(self.row, **form.cleaned_data, **opened)


class DoIt(OneChange):
    """Doing it, on the day or later: for whoever allocates workers."""

    what, form_class = ALLOCATE, DoItForm
    heading, button = "Do the change now", "Do it now"
    lead = "The new adviser is the main adviser from the first day below. The adviser of before loses access at once."
    done = "Done. The young person can read it, and the adviser of before sees the record no more."

    def act(self, form, **opened):
        """Does it."""
        handing_over.carry_out(self.row, **opened)

    def get_success_url(self):
        """Back, unless the reader no longer reaches the record, such as the manager of the team it left."""
        said = super().get_success_url()
        mine = reachable(self.request.user, SEE_RECORD, self.request.today).filter(pk=self.person.pk)
        return said if mine.exists() else reverse("work")
