"""Important papers: the list, for workers and for the young person, and the form that changes one of them."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from leaving_care.dates import in_words
from leaving_care.models import YoungPerson
from pathways.actions import papers as actions
from pathways.forms.assessment.papers import REGISTERED, PaperForm
from pathways.models import Paper
from pathways.views.assessment.common import PlanFormView, open_plan_part
from pathways.views.me.own import ask_for, own

GO_ON = "go_on"  # the name of the button that leads to the next one


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


class PaperView(PlanFormView):
    """One of them. What is typed of it is kept by itself, and somebody else's work on another one is no hindrance."""

    form_class = PaperForm
    template_name = "assessment/paper.html"

    def find(self, request, **kwargs):
        """The kind too. Raises Http404 for one that the council does not keep track of."""
        person = super().find(request, **kwargs)
        self.kinds = actions.papers_of(person.authority)
        self.kind = kwargs["kind"]
        if self.kind not in self.kinds:
            raise Http404
        self.heading = capfirst(self.kinds[self.kind])
        self.person = person
        self.row = self.now()
        return person

    def now(self) -> Paper | None:
        """What is recorded now."""
        return Paper.objects.filter(person=self.person, kind=self.kind).first()

    def edit(self):
        """The same, in a number."""
        return actions.edit_of(self.now())

    def get_initial(self):
        """As it is."""
        row = self.row
        return {name: getattr(row, name) for name in actions.FIELDS} if row else {"state": ""}

    def get_form_kwargs(self):
        """The kind, and what is recorded of it."""
        more = {"kind": self.kind, "row": self.row, "today": self.request.today, "person": self.person}
        return super().get_form_kwargs() | more

    def act(self, form, **opened):
        """Saves it."""
        actions.save_paper(self.person, self.kind, form.values, **opened)
        messages.success(self.request, f"Saved: {self.kinds[self.kind]}.")

    def says_now(self, form):
        """What is recorded now."""
        return [(self.heading, _said(self.now()))]

    def following(self) -> str:
        """The kind that comes next in the list; blank after the last."""
        every = [*self.kinds, ""]
        return every[every.index(self.kind) + 1]

    def get_success_url(self):
        """The list; the next one, where they go on."""
        following = self.following()
        if GO_ON in self.request.POST and following:
            return reverse("work_paper", args=[self.person.key, following])
        return reverse("work_papers", args=[self.person.key])

    def get_context_data(self, **kwargs):
        """The next one, for the way on."""
        said = {"following": self.kinds.get(self.following(), ""), "go_on": GO_ON}
        back = reverse("work_papers", args=[self.person.key])
        return super().get_context_data(**said, back=back, **kwargs)


def _lines(person: YoungPerson) -> list[dict[str, Any]]:
    """Each kind that the council keeps track of, in words, with what is recorded of it."""
    rows = actions.known(person)
    kinds = actions.papers_of(person.authority)
    return [
        {"kind": kind, "words": words, "row": rows.get(kind), "is_place": kind in REGISTERED}
        for kind, words in kinds.items()
    ]


def _said(row: Paper | None) -> str:
    if row is None:
        return "Not recorded yet"
    if row.state == Paper.State.GETTING and row.by_when:
        return f"{row.who} is getting it, by {in_words(row.by_when)}"
    since = f", since {in_words(row.had_on)}" if row.had_on else ""
    return f"{row.get_state_display().capitalize()}{since}"
