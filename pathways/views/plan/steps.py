"""Beginning a version, showing it to the young person, and sending it to a manager."""

from typing import Any

from django.shortcuts import redirect

from leaving_care.dates import age_on
from leaving_care.models import YoungPerson
from leaving_care.record_views import PersonFormView
from pathways.actions.plans import begin, send, share
from pathways.forms.plan.steps import BeginForm, SendForm, StepForm
from pathways.sections import kinds_at
from pathways.shown import shown
from pathways.suggesting import suggested_kind
from pathways.versions import being_written, missing_in, newest_approved
from pathways.views.plan.common import PlanFormView

NEXT = "You go on from the version that holds: what it says is there already, without what was done or stopped."


class Begin(PlanFormView):
    """A version, begun."""

    form_class = BeginForm
    heading, button, done = (
        "Begin a version of the plan",
        "Begin",
        "Begun. Nobody but staff sees it until you share it.",
    )

    def find(self, request, **kwargs) -> YoungPerson:
        """The young person: there need be no version yet."""
        return PersonFormView.find(self, request, **kwargs)

    def get(self, request, *args, **kwargs):
        """Shows the kinds. Where one is being written already, the plan."""
        if being_written(self.person):
            return redirect("work_plan", self.person.key)
        return super(PlanFormView, self).get(request, *args, **kwargs)

    def get_form_kwargs(self):
        """The kinds of their age; what fits today is chosen."""
        today = self.request.today
        kind, kinds = suggested_kind(self.person, today), kinds_at(age_on(self.person.date_of_birth, today))
        return super().get_form_kwargs() | {"initial": {"kind": kind}, "kinds": {*kinds, kind}}

    def act(self, form, **opened):
        """Begins it."""
        begin(self.person, form.cleaned_data["kind"], **opened)

    def get_context_data(self, **kwargs):
        """That the new one goes on from the one before."""
        lead = NEXT if newest_approved(self.person) else ""
        said: dict[str, Any] = {"heading": self.heading, "button": self.button, "back": self.back(), "lead": lead}
        return super(PlanFormView, self).get_context_data(**said | kwargs)


class Share(PlanFormView):
    """The draft, shown to the young person."""

    form_class = StepForm
    heading, button = "Share the draft with them", "Share it"
    done = "They can read the draft on their own page now."

    def act(self, form, **opened):
        """Shows it."""
        share(self.version, **opened)

    def get_context_data(self, **kwargs):
        """What it means."""
        lead = "They can read it from now on, and say what they think. It stays a draft: you can go on writing."
        if not self.person.user_id:
            lead += " They cannot sign in yet: read it together."
        return super().get_context_data(**{"lead": lead} | kwargs)


class Send(PlanFormView):
    """The draft, sent to a manager."""

    form_class = SendForm
    template_name = "plan/send.html"
    heading, button, done = "Send the plan for approval", "Send it", "It waits for a manager now."

    def act(self, form, **opened):
        """Sends it."""
        send(self.version, **form.values, **opened)

    def get_context_data(self, **kwargs):
        """What is still missing, and whether they could read it and have answered, before anything is pressed."""
        said = {"missing": missing_in(self.version), "shown": shown(self.version)}
        return super().get_context_data(**said | kwargs)
