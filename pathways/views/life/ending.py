"""Ending the work with somebody: whether it can be, what was recorded, recording it, and marking that as a mistake."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from leaving_care import audit
from leaving_care.access import reachable
from leaving_care.council_views import Signed, was_done
from leaving_care.models import Part
from leaving_care.permissions import SEE_RECORD
from leaving_care.record_views import find_person
from leaving_care.retention import kept
from pathways.actions import ending
from pathways.actions.ending import WRITE
from pathways.ending import closing, ended, stopping
from pathways.forms.life.ending import CloseForm, LastDayForm, MistakeForm
from pathways.from_21 import last_known
from pathways.models import Milestone
from pathways.views.contacts.common import ContactView, able
from pathways.views.life.saying import ending as said_of


@require_safe
def closing_view(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Whether the work can be ended, what was recorded of it, and what becomes of the record."""
    person = find_person(request, key, WRITE)
    today, user = request.today, request.user  # type: ignore[attr-defined]
    rows = person.milestone_rows.filter(kind=Milestone.Kind.CLOSED).select_related("by").order_by("-at", "-pk")
    audit.looked(person, Part.PLAN, by=user, at=request.now)  # type: ignore[arg-type, attr-defined]
    return render(
        request,
        "life/closing.html",
        {
            "person": person,
            "ended": ended(person),
            "answer": closing(person, today),
            "said": [said_of(row) for row in rows],
            "kept": kept(person.date_of_birth, person.died_on, today),
            "last": last_known(person, today),
            "able": able(request, person, "take_out", "allocate"),
        },
    )


class EndingView(ContactView):
    """A page after which the reader may no longer reach the record."""

    request: Signed
    what, part, leads_to = WRITE, Part.PLAN, "work_closing"

    def dispatch(self, request, *args, **kwargs):
        """This very form, sent a second time, was done by the first: it leads to the reader's own list."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            if request.method == "POST" and was_done(request):
                return redirect("work")
            raise

    def get_success_url(self) -> str:
        """Back, or to the reader's own list."""
        said = super().get_success_url()
        mine = reachable(self.request.user, SEE_RECORD, self.request.today).filter(pk=self.person.pk)
        return said if mine.exists() else reverse("work")


class Close(EndingView):
    """Recording that the work has ended."""

    form_class = CloseForm
    heading, button = "We have ended our work together", "Record that it has ended"
    lead = (
        "Everybody works with them up to this day, and sees the record up to this day. Nothing is deleted. They keep their "
        "sign-in, and can ring at any age."
    )
    done = "Saved. They can read your words on their page."

    @cached_property
    def answer(self):
        """Whether it can be ended."""
        return closing(self.person, self.request.today)

    def get_form_kwargs(self):
        """From which day on."""
        return super().get_form_kwargs() | {"first_on": self.answer.first_on}

    def act(self, form, **opened):
        """Records it."""
        ending.close(self.person, **form.cleaned_data, **opened)


class Stop(EndingView):
    """Ending the work with somebody of 21 to 24 who chose to stop."""

    form_class, leads_to = LastDayForm, "work_at_21"
    heading, button = "End the work, as they chose", "End it"
    lead = (
        "They chose to stop. Everybody works with them up to this day, and sees the record up to this day. A hello and an offer "
        "of help go out once a year, and they can come back on any day before they are 25. Whom they knew last is kept."
    )
    done = "Saved. The work has ended, and the yearly hello goes on."

    def get_form_kwargs(self):
        """From which day on."""
        return super().get_form_kwargs() | {"first_on": stopping(self.person, self.request.today).first_on}

    def act(self, form, **opened):
        """Ends it."""
        ending.stop(self.person, **form.cleaned_data, **opened)


class Mistake(ContactView):
    """Marking that it was a mistake."""

    what, part, leads_to, form_class = WRITE, Part.PLAN, "work_closing", MistakeForm
    heading, button = "It was a mistake to end it", "Mark it as a mistake"
    lead = (
        "Both stay in the record. Whoever worked with them until then does so again, unless somebody else does by now."
    )
    done = "Saved. The work with them goes on. Look at who works with them."

    def act(self, form, **opened):
        """Marks it."""
        ending.take_back(self.person, **form.cleaned_data, **opened)
