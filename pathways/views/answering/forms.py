"""Writing down what a young person told, giving them a copy, and answering what they asked for or said."""

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.urls import reverse

from leaving_care import audit
from leaving_care.dates import in_words, uk_day
from leaving_care.models import Part
from leaving_care.record_views import PersonFormView
from pathways.actions import check_ins, copies, review_asks
from pathways.actions.answering_them import newest_answers, note_told
from pathways.actions.plan_rows import WRITE
from pathways.forms.their_say import AnswerAskForm, AnswerCheckInForm, GiveCopyForm, ToldAnswersForm
from pathways.helping import needing_help
from pathways.models import CheckIn, Copy, Goal, PlanVersion, ReviewAsk
from pathways.views.typing import KeepsTyping

STILL_WAITS = (
    "Saved that you have seen it. They still need help: it stays on the list until somebody writes an answer, "
    "or logs contact in which they were reached."
)


class RowView(KeepsTyping, PersonFormView):
    """A page about one row of a young person's record. Raises Http404 for a row of somebody else's."""

    template_name = "answering/form.html"
    model: Any
    heading = button = done = ""
    named = "row"

    def find(self, request, **kwargs):
        """The row too."""
        person = super().find(request, **kwargs)
        self.row = self.rows().filter(person=person, key=kwargs[self.named]).first()
        if self.row is None:
            raise Http404
        self.row.person = person
        return person

    def rows(self):
        """The rows that the page can be about."""
        return self.model.objects.all()

    def get(self, request, *args, **kwargs):
        """Opening the form is looking at the plan: it is noted."""
        audit.looked(self.person, Part.PLAN, by=request.user, at=request.now)
        return super().get(request, *args, **kwargs)

    def opened(self) -> dict:
        """The form's own token alone: nothing else of the record is a hindrance."""
        opened = super().opened()
        opened.pop("version", None)
        return opened

    def carried(self, said: dict) -> dict:
        """The same."""
        return {"once": said.get("once")}

    def get_success_url(self) -> str:
        """What they said."""
        messages.success(self.request, self.done)
        return self.back()

    def back(self) -> str:
        """The page that lists it."""
        return reverse("work_their_say", args=[self.person.key])

    def said(self) -> list[tuple[str, str]]:
        """What the form is about, in words."""
        return []

    def get_context_data(self, **kwargs):
        """How the page looks, and what it is about."""
        told = {"heading": self.heading, "button": self.button, "back": self.back(), "said": self.said()}
        return super().get_context_data(**told, **kwargs) | {"typed": self.typed}


class ToldAnswerView(RowView):
    """What they told a worker of a plan."""

    what, model, named = WRITE, PlanVersion, "version"
    form_class = ToldAnswersForm
    heading, button = "What they say to the plan", "Save as told to you"
    done = "Saved, as told to you. The young person sees it."

    def get_form_kwargs(self):
        """The goals that are followed."""
        goals = Goal.objects.filter(version=self.row, stopped="").values_list("thread", "text")
        return super().get_form_kwargs() | {"goals": list(goals)}

    def get_initial(self):
        """What they answered before."""
        return ToldAnswersForm.filled(newest_answers(self.row))

    def act(self, form, **opened):
        """Writes it down."""
        note_told(self.row, form.said, **opened)


class GiveCopyView(RowView):
    """That a copy was given."""

    what, model = copies.GIVE, Copy
    form_class = GiveCopyForm
    heading, button, done = "A copy for them", "Save", "Saved. The young person sees it."

    def get_form_kwargs(self):
        """The day."""
        return super().get_form_kwargs() | {"today": self.request.today}

    def get_initial(self):
        """How it was meant to be given, or was."""
        known = {"how": self.row.how, "language": self.row.language}
        return known | ({"given_on": self.row.given_on} if self.row.given_on else {})

    def act(self, form, **opened):
        """Notes it."""
        said = form.cleaned_data
        copies.give(self.row, said["how"], said["given_on"], said["language"], **opened)


class AnswerAskView(RowView):
    """An answer to an ask for an early review."""

    what, model = review_asks.ANSWER, ReviewAsk
    form_class = AnswerAskForm
    heading, button, done = (
        "They ask for an early review",
        "Send the answer",
        "Sent. The young person sees your answer.",
    )

    def said(self):
        """What they wrote."""
        row = self.row
        told = [("Asked on", in_words(uk_day(row.asked_at))), ("Why", row.why), ("Who", row.with_whom)]
        return [(label, text or "Not said") for label, text in [*told, ("Where", row.where), ("When", row.when)]]

    def act(self, form, **opened):
        """Answers."""
        review_asks.answer_ask(self.row, form.cleaned_data["offered_on"], form.cleaned_data["answer"], **opened)


class AnswerCheckInView(RowView):
    """That a check-in was seen, and what is said to it. A call for help stays on the list until they are answered or reached."""

    what, model = check_ins.ANSWER, CheckIn
    form_class = AnswerCheckInForm
    template_name = "answering/check_in.html"
    heading, button, done = "How they say it goes", "I have seen this", "Saved. The young person sees it."

    def find(self, request, **kwargs):
        """Whether they still wait for help, too."""
        person = super().find(request, **kwargs)
        self.waits = self.row.needs_help and self._waits()
        return person

    def _waits(self) -> bool:
        return needing_help().filter(pk=self.row.pk).exists()

    def get_form_kwargs(self):
        """Whether seeing it is enough."""
        return super().get_form_kwargs() | {"needs_help": self.waits}

    def get_context_data(self, **kwargs):
        """Where they wait, the button does not say that seeing it is all."""
        return super().get_context_data(waits=self.waits, **kwargs) | ({"button": "Send"} if self.waits else {})

    def get_success_url(self) -> str:
        """What they said. Where only seeing it was noted, it says that they still wait."""
        if self.waits and self._waits():
            self.done = STILL_WAITS
        return super().get_success_url()

    def said(self):
        """What they wrote."""
        row = self.row
        told = [("Sent on", in_words(uk_day(row.at))), ("How it goes", row.get_said_display() or "Not said")]
        told += [("Help", "They need help")] if row.needs_help else []
        return [*told, ("What they wrote", row.note or "Nothing more")]

    def get_initial(self):
        """What was answered."""
        return {"answer": self.row.answer}

    def act(self, form, **opened):
        """Says it."""
        check_ins.answer_check_in(self.row, form.cleaned_data["answer"], **opened)
