"""What the pages of assessments, papers and referrals share: the record, and a form that two people may have open."""

import uuid

from django.http import HttpRequest

from leaving_care import audit
from leaving_care.access import may
from leaving_care.models import Part
from leaving_care.record_views import PersonFormView
from pathways.actions.plan_rows import WRITE
from pathways.views.typing import KeepsTyping
from pathways.views.work.record import Record, note_look, open_record


def open_plan_part(request: HttpRequest, key: uuid.UUID) -> tuple[Record, bool]:
    """The record of a page that shows what belongs to the plan, and whether the reader may write. It notes the look."""
    record = open_record(request, key, Part.PLAN)
    note_look(request, record, Part.PLAN)
    return record, may(request.user, WRITE, record.person, request.today)  # type: ignore[arg-type,attr-defined]


class PlanFormView(KeepsTyping, PersonFormView):
    """A page with one form of which nothing typed is lost. What it shows is noted as a look.

    `edit` is a number that changes with what the form writes, so that a change elsewhere in the record does not count as
    one of it; None: nothing can be overtaken. The action is told it as `edit`.
    """

    what = WRITE
    template_name = "work/form.html"
    heading = ""
    button = "Save"
    lead = ""

    def edit(self) -> int | None:
        """What the form is opened on, as it is now."""
        return None

    def opened(self) -> dict:
        """Its own token, and what it was opened on."""
        edit = self.edit()
        return {"once": uuid.uuid4()} | ({} if edit is None else {"version": edit})

    def carried(self, said: dict) -> dict:
        """A form that does not say what it was opened on was opened on nothing that there is."""
        edit = said.get("version")
        return {"once": said.get("once")} | ({} if self.edit() is None else {"edit": -1 if edit is None else edit})

    def get(self, request, *args, **kwargs):
        """Shows the form."""
        audit.looked(self.person, Part.PLAN, by=request.user, at=request.now)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        """What the page says round the form."""
        said = {"heading": self.heading, "button": self.button, "lead": self.lead, "back": self.get_success_url()}
        # Made first: whether something typed before stands in it is known from then on.
        form = kwargs.pop("form", None) or self.get_form()
        return super().get_context_data(form=form, **(said | kwargs))
