"""Important papers: the list, for workers and for the young person, and the one form that changes it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care.dates import in_words
from leaving_care.models import YoungPerson
from pathways.actions import papers as actions
from pathways.forms.assessment.papers import REGISTERED, PapersForm
from pathways.models import Paper
from pathways.views.assessment.common import PlanFormView, open_plan_part
from pathways.views.me.own import ask_for, own


@require_safe
def papers(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """How it is with each paper, for a worker."""
    record, may_write = open_plan_part(request, key)
    said = {"record": record, "person": record.person, "papers": _lines(record.person), "may_write": may_write}
    return render(request, "assessment/papers_read.html", said)


@own
def my_papers(request: HttpRequest, person: YoungPerson) -> HttpResponse:
    """How it is with each of the reader's own papers."""
    today = request.today  # type: ignore[attr-defined]
    said = {"person": person, "papers": _lines(person), "ask": ask_for(person, today)}
    return render(request, "assessment/my_papers.html", said)


class PapersView(PlanFormView):
    """All of them in one form, saved together."""

    form_class = PapersForm
    template_name = "assessment/papers.html"
    heading = "Important papers"

    def edit(self):
        """What is recorded now, in a number."""
        return actions.edit_of(actions.known(self.person))

    def get_form_kwargs(self):
        """The kinds, and what is recorded."""
        return super().get_form_kwargs() | {
            "kinds": actions.papers_of(self.person.authority),
            "rows": actions.known(self.person),
            "today": self.request.today,
            "person": self.person,
        }

    def act(self, form, **opened):
        """Saves them."""
        actions.save_papers(self.person, form.values, **opened)
        messages.success(self.request, "Saved.")

    def says_now(self, form):
        """What is recorded now."""
        return [(line["words"], _said(line["row"])) for line in _lines(self.person)]

    def get_success_url(self):
        """The list."""
        return reverse("work_papers", args=[self.person.key])


def _lines(person: YoungPerson) -> list[dict[str, Any]]:
    """Each kind that the council keeps track of, in words, with what is recorded of it."""
    rows = actions.known(person)
    kinds = actions.papers_of(person.authority)
    return [{"words": words, "row": rows.get(kind), "is_place": kind in REGISTERED} for kind, words in kinds.items()]


def _said(row: Paper | None) -> str:
    if row is None:
        return "Not recorded yet"
    if row.state == Paper.State.GETTING and row.by_when:
        return f"{row.who} is getting it, by {in_words(row.by_when)}"
    since = f", since {in_words(row.had_on)}" if row.had_on else ""
    return f"{row.get_state_display().capitalize()}{since}"
