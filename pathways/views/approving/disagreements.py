"""Disagreements that wait for a manager's reply."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care import audit
from leaving_care.access import reachable
from leaving_care.council_views import Drawn, Signed, councils_for, paged
from leaving_care.models import Part, YoungPerson
from leaving_care.record_views import PersonFormView, find_person
from pathways.actions.answering_them import REPLY, reply
from pathways.forms.their_say import ReplyForm
from pathways.models import Answer
from pathways.replies import unanswered, waiting
from pathways.views.typing import KeepsTyping


@require_safe
def disagreements_view(request: Signed) -> HttpResponse:
    """Those that nobody replied to, the oldest first, with the days that are left."""
    councils_for(request, REPLY)
    page = paged(request, unanswered(reachable(request.user, REPLY, request.today)))
    rows = waiting(page.object_list, request.today)
    return render(request, "approving/disagreements.html", {"page": page, "rows": rows})


class ReplyView(KeepsTyping, Drawn, PersonFormView):
    """A reply to one disagreement. Raises Http404 for one that does not wait."""

    what = REPLY
    form_class = ReplyForm
    template_name = "approving/reply.html"
    title = "Reply to a disagreement"
    done = "Sent. The young person reads your reply."
    afterwards = "manage_disagreements"

    def find(self, request, **kwargs) -> YoungPerson:
        """The young person through their answer; an answer that there is not is as a person that there is not."""
        key: UUID = kwargs["answer"]
        found = Answer.objects.filter(key=key).values_list("person__key", flat=True)
        person = find_person(request, found.first() or key, self.what)
        row = unanswered(YoungPerson.objects.filter(pk=person.pk)).filter(key=key).first()
        if row is None:
            raise Http404
        (self.waiting,) = waiting([row], request.today)
        return person

    def get(self, request, *args, **kwargs):
        """Opening the form is looking at the record: it is noted."""
        audit.looked(self.person, Part.PLAN, by=request.user, at=request.now)
        return super().get(request, *args, **kwargs)

    def carried(self, said: dict) -> dict:
        """What else is written in the record is no hindrance; a second reply is."""
        return {"once": said.get("once")}

    def act(self, form, **opened):
        """Replies."""
        reply(self.waiting.row, form.cleaned_data["text"], **opened)

    def back(self) -> str:
        """The list."""
        return reverse("manage_disagreements")

    def get_context_data(self, **kwargs):
        """What they said."""
        return super().get_context_data(waiting=self.waiting, **kwargs) | {"typed": self.typed}
