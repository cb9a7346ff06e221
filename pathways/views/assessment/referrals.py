"""Being referred to other services: the list, and the form of one."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pathways.actions import service_referrals as actions
from pathways.forms.assessment.referrals import NOT_ASKED, EndReferralForm, ReferralForm
from pathways.forms.assessment.writing import NO, YES
from pathways.forms.work.base import in_record_words
from pathways.models import ServiceReferral
from pathways.views.assessment.common import PlanFormView, open_plan_part


@require_safe
def referrals(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Every service that was talked about, the newest first."""
    record, may_write = open_plan_part(request, key)
    rows = record.person.servicereferral_rows.all()
    said = {"record": record, "person": record.person, "rows": rows, "may_write": may_write}
    return render(request, "assessment/referrals.html", said)


class AddReferral(PlanFormView):
    """A service that was talked about, added."""

    form_class = ReferralForm
    heading = "A service that could help"
    lead = "Talk about it first. Send it only if they agree."

    def get_initial(self):
        """Talked about today, unless somebody says otherwise."""
        return {"discussed_on": self.request.today}

    def get_form_kwargs(self):
        """The day and the person, for dates."""
        return super().get_form_kwargs() | {"today": self.request.today, "person": self.person}

    def act(self, form, **opened):
        """Adds it."""
        actions.add_referral(self.person, form.values, **opened)
        messages.success(self.request, "Saved.")

    def get_success_url(self):
        """The list."""
        return reverse("work_referrals", args=[self.person.key])


class OneReferral(PlanFormView):
    """A page about one of them. One that is marked as ended is changed by nobody: its pages are not there."""

    row: ServiceReferral

    def find(self, request, **kwargs):
        """The row too. Raises Http404."""
        person = super().find(request, **kwargs)
        row = person.servicereferral_rows.filter(key=kwargs["row"]).first()
        if row is None or (request.method != "POST" and row.ended):
            raise Http404
        self.row = row
        return person

    def edit(self):
        """What it says now, in a number."""
        self.row.refresh_from_db()
        return actions.edit_of(self.row)

    def says_now(self, form):
        """As it is now."""
        self.row.refresh_from_db()
        asked = ReferralForm.base_fields
        names = {
            "consent": "Do they agree?",
            "consent_on": "When they answered",
            "ended": "It came to nothing",
            "why_ended": "Why",
        }
        return [
            (
                names.get(name) or str(asked[name].label),
                "Not asked yet"
                if name == "consent" and self.row.consent is None
                else in_record_words(asked.get(name), getattr(self.row, name)),
            )
            for name in actions.FIELDS
        ]

    def get_success_url(self):
        """The list."""
        return reverse("work_referrals", args=[self.person.key])


class ChangeReferral(OneReferral):
    """One of them, changed: whether they agree, when it was sent, what came of it."""

    form_class = ReferralForm
    template_name = "assessment/referral.html"
    heading, lead = AddReferral.heading, AddReferral.lead

    def get_form_kwargs(self):
        """The day and the person, for dates."""
        return super().get_form_kwargs() | {"today": self.request.today, "person": self.person}

    def get_initial(self):
        """As it is."""
        row = self.row
        values = {name: getattr(row, name) for name in ("service", "for_what", "discussed_on", "sent_on", "outcome")}
        answer = {True: YES, False: NO}.get(row.consent, NOT_ASKED)
        return values | {"consent": answer, "agreed_on" if row.consent else "refused_on": row.consent_on}

    def act(self, form, **opened):
        """Changes it."""
        actions.change_referral(self.row, form.values, **opened)
        messages.success(self.request, "Saved.")

    def get_context_data(self, **kwargs):
        """The row, for the way to end it."""
        return super().get_context_data(row=self.row, **kwargs)


class EndReferral(OneReferral):
    """One that came to nothing, marked as that with the reason. It stays in the list."""

    form_class = EndReferralForm
    template_name = "assessment/referral_end.html"
    heading = "It did not go ahead, or was a mistake"
    lead = "It stays in the list with what you write here, and cannot be changed any more."

    def act(self, form, **opened):
        """Marks it."""
        actions.end_referral(self.row, **form.cleaned_data, **opened)
        messages.success(self.request, "Saved.")

    def get_context_data(self, **kwargs):
        """Which one it is."""
        return super().get_context_data(row=self.row, **kwargs)
