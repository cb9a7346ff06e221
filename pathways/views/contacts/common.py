"""What the pages about contact, visits, holds and intervals share."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.urls import reverse

from leaving_care import audit
from leaving_care.abilities import Asking
from leaving_care.models import OfPerson, Part, YoungPerson
from leaving_care.record_views import PersonFormView
from pathways.duty_names import name_of
from pathways.in_touch import InTouch, OpenDuty, in_touch
from pathways.views.typing import KeepsTyping
from pathways.views.work.working import of_them


def able(request: HttpRequest, person: YoungPerson, *names: str) -> frozenset[str]:
    """Which of these actions the reader may do to somebody today. One query, as a rule."""
    asking = Asking(request.user, names, request.today)  # type: ignore[arg-type, attr-defined]
    return asking.settle(YoungPerson.objects.annotate(**asking.first).get(pk=person.pk))


def standing_of(person: YoungPerson, on: date) -> InTouch:
    """How it stands on a day with being in touch, in words about them. As many queries as in_touch."""
    found = in_touch(person, on)
    return replace(found, next=tuple(map(about_them, found.next)), duties=tuple(map(about_them, found.duties)))


def called(duty: str, on: date) -> str:
    """A duty's name on a day, in words about them; its id where the law book has no such duty then."""
    return of_them(name_of(duty, on)) or duty


def about_them(duty: OpenDuty) -> OpenDuty:
    """A duty in words about them: a worker reads it, and “you” would be the worker."""
    return replace(duty, what=of_them(duty.what), because=of_them(duty.because))


class ContactView(KeepsTyping, PersonFormView):
    """A page with one form, which adds to the record: no change that somebody else makes to it stands in the way.

    `part`: what the page shows of the record, noted as a look; None: it shows nothing. `leads_to`: the page that one comes
    from, and goes back to. `done`: what is said there.
    """

    template_name = "work/form.html"
    part: Part | None = None
    leads_to = "work_contacts"
    heading = button = done = lead = ""

    def get(self, request, *args, **kwargs):
        """Shows it, which is a look."""
        if self.part:
            audit.looked(self.person, self.part, by=request.user, at=request.now)
        return super().get(request, *args, **kwargs)

    def opened(self) -> dict:
        """No version: the form is about something new, or about one row that says itself whether it can still be changed."""
        return {"once": super().opened()["once"]}

    def carried(self, said: dict) -> dict:
        """No version."""
        return {"once": said.get("once")}

    def get_form_kwargs(self):
        """The young person and the day."""
        return super().get_form_kwargs() | {"person": self.person, "today": self.request.today}

    def back(self) -> str:
        """Where one goes without doing it."""
        return reverse(self.leads_to, args=[self.person.key])

    def get_success_url(self) -> str:
        """Back, saying that it was done."""
        if self.done:
            messages.success(self.request, self.done)
        return self.back()

    def get_context_data(self, **kwargs):
        """What the page is called."""
        said: dict[str, Any] = {
            "heading": self.heading,
            "button": self.button,
            "back": self.back(),
            "lead": self.lead,
        }
        return super().get_context_data(**said | kwargs)


class RowView(ContactView):
    """A page about one row of a young person's record, of the relation `rows`."""

    rows = ""
    row: Any

    def find(self, request, **kwargs) -> YoungPerson:
        """The row too, through its person."""
        person = super().find(request, **kwargs)
        self.row = row_of(person, self.rows, kwargs["row"])
        self.row.person = person
        return person


def row_of(person: YoungPerson, rows: str, key) -> Any:
    """A row of somebody's record. Raises Http404 where there is none with this key."""
    found: OfPerson | None = getattr(person, rows).filter(key=key).first()
    if found is None:
        raise Http404
    return found
