"""Beginning a record, changing what it says of the person themself, inviting them, settling their status."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse

from leaving_care import audit
from leaving_care.access import authorities, may
from leaving_care.actions.invitations import invite_young_person
from leaving_care.actions.people import add_person, begins_with, change_about
from leaving_care.actions.statuses import settle
from leaving_care.models import Part, Status, YoungPerson
from leaving_care.record_views import OnceFormView, PersonFormView
from leaving_care.standing import decision_on, spell_on
from pathways.forms.work.about import AboutForm, AddPersonForm
from pathways.forms.work.base import in_record_words
from pathways.forms.work.status import OVERRIDE, InviteForm, SettleForm
from pathways.views.work.sent import sent_before
from pathways.views.work.working import QUESTIONS


class AddPerson(OnceFormView):
    """A record, begun."""

    form_class = AddPersonForm
    template_name = "work/form.html"
    person: YoungPerson | None = None

    def dispatch(self, request, *args, **kwargs):
        """Only those who may begin one, in some council."""
        self.councils = authorities(request.user, "add_person", request.today)
        if not self.councils:
            raise PermissionDenied("add_person")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        """The councils to choose from."""
        return super().get_form_kwargs() | {"councils": self.councils, "today": self.request.today}

    def act(self, form, **opened):
        """Begins it, and says who sees it."""
        council = form.authority
        self.person = add_person(council, form.values, is_another=form.is_another, **opened)
        if begins_with(self.request.user, council, self.request.today):
            said = "The record is there. You are the main adviser from today."
        else:
            said = "The record is there. A manager has to say who works with them."
        messages.success(self.request, said)

    def post(self, request, *args, **kwargs):
        """A form sent twice leads to the record that it began: the form itself would ask whether that is somebody else."""
        done = sent_before(request)
        if done is None:
            return super().post(request, *args, **kwargs)
        self.person = done.person
        return redirect(self.get_success_url())

    def get_success_url(self) -> str:
        """The new record, where the reader sees it."""
        request: Any = self.request
        if self.person and may(request.user, "see_record", self.person, request.today):
            return reverse("work_person", args=[self.person.key])
        return reverse("work")

    def get_context_data(self, **kwargs):
        """What the page is called."""
        begins = any(begins_with(self.request.user, council, self.request.today) for council in self.councils)
        lead = (
            "You become their main adviser from today. A manager can change that."
            if begins
            else "A manager says afterwards who works with them."
        )
        said = {"heading": "Add a young person", "button": "Add them", "back": reverse("work"), "lead": lead}
        return super().get_context_data(**said, **kwargs)


class RecordFormPage(PersonFormView):
    """A form about the record as a whole, from which one comes back to its first page."""

    template_name = "work/form.html"
    heading = button = ""
    done = "Saved."

    def get_success_url(self) -> str:
        """The record."""
        return reverse("work_person", args=[self.person.key])

    def get_form_kwargs(self):
        """The day."""
        return super().get_form_kwargs() | {"today": self.request.today}

    def get_context_data(self, **kwargs):
        """What the page is called."""
        said = {"heading": self.heading, "button": self.button, "back": self.get_success_url()}
        return super().get_context_data(**said, **kwargs)


class ChangeAbout(RecordFormPage):
    """What a record says of the person themself, changed."""

    what = "change_facts"
    form_class = AboutForm
    heading, button = "Change what we know about them", "Save"

    def get(self, request, *args, **kwargs):
        """Shows it, which is a look."""
        audit.looked(self.person, Part.ABOUT, by=request.user, at=request.now)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        """As it is. The form fills in a copy of its own."""
        instance = YoungPerson.objects.get(pk=self.person.pk)
        return super().get_form_kwargs() | {"person": self.person, "instance": instance}

    def act(self, form, **opened):
        """Changes it."""
        change_about(self.person, form.values, **opened)
        messages.success(self.request, self.done)

    def says_now(self, form):
        """Each question's answer as it is now."""
        now = YoungPerson.objects.get(pk=self.person.pk)
        return [(str(field.label), in_record_words(field, getattr(now, name))) for name, field in form.fields.items()]


class SettleStatus(RecordFormPage):
    """A status, settled by a manager."""

    what = "settle_status"
    form_class = SettleForm
    heading, button = "Settle the status", "Settle it"

    def get_success_url(self) -> str:
        """The part of the record that has it."""
        return reverse("work_part", args=[self.person.key, Part.CARE.value])

    def get(self, request, *args, **kwargs):
        """Shows how the status stands, which is a look."""
        audit.looked(self.person, Part.CARE, by=request.user, at=request.now)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        """The questions that are open today."""
        spell = spell_on(self.person, self.request.today)
        flags = [QUESTIONS[flag] for flag in (spell.flags if spell else []) if flag in QUESTIONS]
        return super().get_form_kwargs() | {"flags": flags, "initial": {"from_on": self.request.today}}

    def act(self, form, **opened):
        """Settles it."""
        said = form.cleaned_data
        flag = "" if said["flag"] == OVERRIDE else said["flag"]
        settle(self.person, flag=flag, status=said["status"], from_on=said["from_on"], reason=said["reason"], **opened)
        messages.success(self.request, "Settled.")

    def says_now(self, form):
        """The status that counts now."""
        spell = spell_on(self.person, self.request.today)
        return [("Status that counts today", spell.get_status_display().capitalize() if spell else "None yet")]

    def get_context_data(self, **kwargs):
        """What the dates say today."""
        computed = Status(decision_on(self.person, self.request.today).status).label
        lead = f"The dates say today: {computed}. What you settle holds for as long as they say the same as on the day you choose."
        return super().get_context_data(lead=lead, **kwargs)


class InviteYoungPerson(RecordFormPage):
    """A young person, invited to their own record."""

    what = "invite_young_person"
    form_class = InviteForm
    heading, button = "Invite them to their own record", "Send the invitation"

    def act(self, form, *, by, at, version, once):
        """Sends it. An invitation changes no fact, so it may be sent whatever else changed."""
        invite_young_person(self.person, email=form.cleaned_data["email"], by=by, at=at, once=once)
        messages.success(self.request, "The invitation is on its way.")

    def get_context_data(self, **kwargs):
        """Whether they can sign in already."""
        lead = (
            "They can sign in already. There is nothing to send."
            if self.person.user_id
            else "We send a link that works once. With it they see their own record, and who has looked at it."
        )
        return super().get_context_data(lead=lead, **kwargs)
