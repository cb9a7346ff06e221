"""What the reader can have and has not had, and asking for it by one button."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leaving_care.models import YoungPerson
from leaving_care.record_views import OpenedForm
from pathways.actions.check_ins import check_in
from pathways.asking_for import asked_for, in_words
from pathways.models import CheckIn
from pathways.things import Things, not_had
from pathways.versions import newest_approved
from pathways.views.me.own import ask_for, own
from pathways.views.my_plan.plan import PostView

GONE = "This is not on your list any more. It may be in your plan already."


@own
def my_things(request: HttpRequest, person: YoungPerson) -> HttpResponse:
    """The list by their record, under the headings of a plan, and what they asked for with what was answered."""
    today = request.today  # type: ignore[attr-defined]
    things, asked = not_had(person, newest_approved(person), today), asked_for(person)
    waiting = {name for name, row in asked.items() if waits(row)}
    said = {
        "person": person,
        "ask": ask_for(person, today),
        "count": len(things.now),
        "groups": [
            (heading, [(thing, thing.entry.name in waiting) for thing in of]) for heading, of in things.now_by_heading
        ],
        "may_be": len(things.may_be),
        "asked": asked,
        "carried": OpenedForm(initial={"once": uuid.uuid4()}),
    }
    return render(request, "my_plan/things.html", said)


class AskForThing(PostView):
    """The button beside one of them (`thing`: its word)."""

    def act(self, form, *, by, at, once):
        """Asks, once: what waits for an answer is not asked for again."""
        word = self.request.POST.get("thing", "")[:200]
        thing = self.things().named(word)
        if thing is None:
            raise ValidationError(GONE)
        row = asked_for(self.person).get(thing.entry.name)
        if row and waits(row):
            raise ValidationError("You have asked for this already. Your worker has it on their list.")
        # A token of its own for each button of one page.
        check_in(self.person, note=in_words(thing), by=by, at=at, once=uuid.uuid5(once, word) if once else None)
        messages.success(self.request, f"Sent. You asked for: {thing.entry.name}. Your worker answers you here.")

    def things(self) -> Things:
        """What they can have, and what may be for them."""
        return not_had(self.person, newest_approved(self.person), self.request.today)  # type: ignore[attr-defined]

    def get_success_url(self) -> str:
        """The list."""
        return reverse("me_things")


def waits(row: CheckIn) -> bool:
    """Whether an ask has no answer yet."""
    return not row.answer
