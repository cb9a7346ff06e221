"""What the pages of a plan share: the version that is written, the way back, and how a form on a heading is opened."""

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from leaving_care import audit
from leaving_care.models import Allocation, Membership, Part, RoleTitle, YoungPerson
from leaving_care.record_views import PersonFormView
from pathways.models import PlanSection, PlanVersion
from pathways.views.typing import KeepsTyping
from pathways.views.work.sent import sent_before

TO_REVIEW = "to=review"  # in an address: afterwards back to the review that is under way


def newest(person: YoungPerson) -> PlanVersion | None:
    """The draft, where there is one, else the version that holds; None: nothing was ever written."""
    found = PlanVersion.objects.filter(person=person).order_by("-number").first()
    if found:
        found.person = person
    return found


def is_open(version: PlanVersion) -> bool:
    """Whether it can be written in: neither approved nor waiting for a manager."""
    return version.approved_at is None and version.sent_at is None


def workers_of(person: YoungPerson, on, also: Membership | None = None) -> list[tuple[Membership, str]]:
    """Who works with somebody on a day, with the council's title of each; `also`: one who does not any more. One query."""
    titles = RoleTitle.objects.filter(authority=OuterRef("worker__authority"), role=OuterRef("role"))
    rows = Allocation.objects.on(on).filter(person=person).select_related("worker__user")
    rows = rows.annotate(title=Subquery(titles.values("title")[:1])).order_by("-is_main", "starts_on", "pk")
    found: dict[int, tuple[Membership, str]] = {}
    for row in rows:
        said = f"{row.worker.user.name or 'Somebody'}, {row.title or row.get_role_display()}"
        found.setdefault(row.worker_id, (row.worker, said))
    if also and also.pk not in found:
        found[also.pk] = (also, f"{also.user.name or 'Somebody'}, who does not work with them today")
    return list(found.values())


class PlanFormView(KeepsTyping, PersonFormView):
    """A page with one form that writes in the plan of somebody. There has to be a version: 404 where there is none.

    What is typed is never thrown away: a form that is sent after the version was approved, or while it waits, is answered
    with why it could not be saved, and with all that was typed.
    """

    what = "write_plan"
    template_name = "plan/form.html"
    version: PlanVersion
    heading = button = done = ""
    kwargs: dict[str, Any]

    def find(self, request, **kwargs) -> YoungPerson:
        """The young person, and the version."""
        person = super().find(request, **kwargs)
        version = newest(person)
        if version is None:
            raise Http404
        self.version = version
        return person

    def get(self, request, *args, **kwargs):
        """Shows the form, which is a look at the plan. Where nothing can be written, the plan itself says why."""
        if not is_open(self.version):
            return redirect("work_plan", self.person.key)
        audit.looked(self.person, Part.PLAN, by=request.user, at=request.now)
        return super().get(request, *args, **kwargs)

    def opened(self) -> dict:
        """What is written beside others is not held against them: the form's own token alone."""
        return {"once": uuid.uuid4()}

    def carried(self, said: dict) -> dict:
        """The token."""
        return {"once": said.get("once")}

    def get_success_url(self) -> str:
        """The plan, saying that it was done."""
        if self.done:
            messages.success(self.request, self.done)
        return self.back()

    def back(self) -> str:
        """Where the way back leads."""
        return reverse("work_plan", args=[self.person.key])

    def get_context_data(self, **kwargs):
        """What the page is called."""
        said = {"heading": self.heading, "button": self.button, "back": self.back(), "version": self.version}
        # Whether something was typed before is known once the form is made.
        return super().get_context_data(**said | kwargs) | {"typed": self.typed}


class SectionFormView(PlanFormView):
    """A form about one heading of the version that is written. Two who write under one heading see each other's words."""

    section: PlanSection

    def find(self, request, **kwargs) -> YoungPerson:
        """The heading too. Raises Http404 where the version has none of that name."""
        person = super().find(request, **kwargs)
        section = self.find_section(**kwargs)
        if section is None:
            raise Http404
        self.section = section
        return person

    def find_section(self, **kwargs) -> PlanSection | None:
        """The heading that the address names."""
        return self.version.plansection_rows.filter(section=kwargs["section"]).first()

    def opened(self) -> dict:
        """The count of saves under this heading, not the record's: what happens elsewhere stops nobody here."""
        return {"once": uuid.uuid4(), "version": self.section.edit}

    def carried(self, said: dict) -> dict:
        """A form that does not say which save it was opened on was opened on none."""
        edit = said.get("version")
        return {"once": said.get("once"), "edit": -1 if edit is None else edit}

    def changed_meanwhile(self, form):
        """The next attempt is on what the reader now sees."""
        self.section.refresh_from_db()
        return super().changed_meanwhile(form)

    def back_to_plan(self) -> str:
        """The plan."""
        return super().back()

    def back(self) -> str:
        """The heading."""
        return reverse("work_plan_section", args=[self.person.key, self.section.section])

    def get_success_url(self) -> str:
        """The heading, with what could be said more plainly."""
        messages.success(self.request, "Saved.")
        return f"{self.back()}?saved=1"

    def sent_before(self) -> bool:
        """Whether this very form was sent before, and it was done."""
        return sent_before(self.request) is not None
