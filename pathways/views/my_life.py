"""A young person's own: help from 21, coming back, ending, and a change of adviser."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leaving_care.dates import birthday, uk_day
from leaving_care.models import Role, YoungPerson
from leaving_care.retention import kept
from leaving_care.titles import role_title
from pathways.actions.choices import CHOOSE, choose
from pathways.actions.coming_back import ask, has_help
from pathways.ending import ended
from pathways.forms.life.back import AskBackForm
from pathways.forms.life.choice import OwnChoiceForm
from pathways.from_21 import FIRST, LAST, is_over, may_choose, may_come_back, open_ask
from pathways.models import CameBack, ChoiceAt21
from pathways.taking_over import open_promises, told_of
from pathways.views.life.saying import choice, from_21
from pathways.views.me.own import ask_for, own
from pathways.views.me.workers import NEW, Number, Worker, Workers, workers_of
from pathways.views.my_plan.common import SayView


class ChoiceView(SayView):
    """What help they want from 21: three choices, in their words, to be changed on any day; and what they chose before."""

    what, form_class = CHOOSE, OwnChoiceForm
    template_name = "my_life/at_21.html"
    heading = "Help from 21"

    def act(self, form, **opened):
        """Writes it down."""
        choose(self.person, **form.values, **opened)
        messages.success(self.request, "Saved. You can change it on any day.")

    def get_success_url(self) -> str:
        """Here: the page shows what was chosen."""
        return reverse("me_at_21")

    def get_context_data(self, **kwargs):
        """What they chose, what follows from it, and who knew them last."""
        person, today = self.person, self.request.today
        rows = list(person.choiceat21_rows.select_related("told_to").order_by("-on", "-at", "-pk"))
        told = {
            "waits": open_ask(person),
            "turns_on": birthday(person.date_of_birth, FIRST),
            "ends_on": birthday(person.date_of_birth, LAST),
            "choices": [(row.get_said_display(), choice(row, own=True)) for row in rows],
            "has_stopped": bool(rows) and rows[0].said == ChoiceAt21.Said.STOP,
            "duties": from_21(person, today) if rows else [],
            "may_choose": may_choose(person, today),
            "is_over": is_over(person, today),
            "ended": ended(person),
            "may_come_back": may_come_back(person, today),
        }
        return super().get_context_data(**told, **_known(person, today), **kwargs) | {"back": reverse("me")}


class BackView(SayView):
    """Asking for help again at 21 to 24."""

    form_class = AskBackForm
    template_name = "my_life/back.html"
    heading = "I want help again"

    def act(self, form, **opened):
        """Asks."""
        ask(self.person, form.cleaned_data["words"], **opened)
        messages.success(self.request, "Sent. Welcome back.")

    def get_success_url(self) -> str:
        """Here: the page says what happens next."""
        return reverse("me_back")

    def get_context_data(self, **kwargs):
        """Whether they asked, and who rings them."""
        person, today = self.person, self.request.today
        waits, is_helped = open_ask(person), has_help(person, today)
        settled = CameBack.objects.filter(person=person, settled_at__isnull=False).select_related("worker__user").last()
        if settled and settled.settled_at and uk_day(settled.settled_at) < today - NEW:
            settled = None
        told = {
            "waits": waits,
            "settled": settled,
            "may_ask": may_come_back(person, today) and not waits and not is_helped,
            "has_help": is_helped,
            "is_over": is_over(person, today),
        }
        return super().get_context_data(**told, **_known(person, today), **kwargs) | {"back": reverse("me")}


@own
def ended_view(request: HttpRequest, person: YoungPerson) -> HttpResponse:
    """That the work together has ended, the last words to them, and what becomes of their record."""
    today: date = request.today  # type: ignore[attr-defined]
    told: dict[str, Any] = {
        "person": person,
        "ended": ended(person),
        "keeping": kept(person.date_of_birth, person.died_on, today),
        "is_over": is_over(person, today),
    }
    return render(request, "my_life/ended.html", told | _known(person, today))


@own
def new_worker(request: HttpRequest, person: YoungPerson) -> HttpResponse:
    """A change of adviser: from the day on which they are told, until some weeks after it was done."""
    today: date = request.today  # type: ignore[attr-defined]
    row = told_of(person, today, done_since=today - NEW)
    told: dict[str, Any] = {"person": person, "ask": ask_for(person, today), "row": row, "today": today}
    if row:
        team = row.after.team
        told |= {
            "promises": open_promises(row),
            "title": role_title(person.authority, Role.PERSONAL_ADVISER),
            "phone": _number(row.after.phone),
            "team_phone": _number(team.phone) if team else None,
        }
    return render(request, "my_life/new_worker.html", told)


def _known(person: YoungPerson, today: date) -> dict[str, Any]:
    """The last adviser and team, kept for ever."""
    workers = workers_of(person, today)
    return {"last": _last(workers), "has_worker": bool(workers.now), "ask": ask_for(person, today)}


def _last(workers: Workers) -> Worker | None:
    """The main adviser of today; else whoever was it last."""
    if workers.main and workers.main.is_main:
        return workers.main
    return workers.last or workers.main


def _number(text: str) -> Number | None:
    return Number(text) if text else None
