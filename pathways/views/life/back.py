"""Coming back on workers' pages: who waits, and for managers what they said, and settling who works with them."""

import uuid
from typing import cast

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care import audit
from leaving_care.access import authorities, reachable
from leaving_care.models import Part, User
from leaving_care.record_views import find_person
from pathways.actions import coming_back
from pathways.actions.coming_back import TAKE_BACK
from pathways.actions.handing_over import main_adviser
from pathways.actions.hellos import GREET
from pathways.forms.life.back import CallForm, SettleForm
from pathways.from_21 import is_over, last_known, may_come_back
from pathways.models import CameBack
from pathways.views.contacts.common import ContactView
from pathways.views.life.saying import came_back

A_PAGE = 50


@require_safe
def list_view(request: HttpRequest) -> HttpResponse:
    """Whoever came back and waits, the longest first: of those whom the reader works with, or manages. A manager settles it."""
    user, today = cast(User, request.user), request.today  # type: ignore[attr-defined]
    request.doing = GREET  # type: ignore[attr-defined]
    if not authorities(user, GREET, today):
        raise PermissionDenied(GREET)
    settles = Exists(reachable(user, TAKE_BACK, today).filter(pk=OuterRef("person")))
    waiting = CameBack.objects.filter(person__in=reachable(user, GREET, today), settled_at=None)
    rows = waiting.annotate(may_settle=settles).select_related("person", "offered__user")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "life/came_back.html", {"rows": page.object_list, "page": page})


@require_safe
def back(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Whether somebody came back, and when before; whom they knew last."""
    person = find_person(request, key, TAKE_BACK)
    today, user = request.today, request.user  # type: ignore[attr-defined]
    rows = list(person.cameback_rows.select_related("worker__user").order_by("-asked_at", "-pk"))
    waits = next((row for row in rows if row.settled_at is None), None)
    audit.looked(person, Part.PLAN, by=user, at=request.now)  # type: ignore[arg-type, attr-defined]
    return render(
        request,
        "life/back.html",
        {
            "person": person,
            "waits": waits,
            "said": came_back(waits) if waits else [],
            "before": [came_back(row) for row in rows if row.settled_at],
            "last": last_known(person, today),
            "main": main_adviser(person, today),
            "may_come_back": may_come_back(person, today),
            "is_over": is_over(person, today),
        },
    )


class TakeCall(ContactView):
    """Writing down that they rang."""

    what, form_class, part = TAKE_BACK, CallForm, Part.PLAN
    leads_to = "work_back"
    heading, button, done = "They want help again", "Save", "Saved. Now settle who works with them."

    def act(self, form, **opened):
        """Writes it down."""
        coming_back.take_call(self.person, **form.cleaned_data, **opened)


class Settle(ContactView):
    """Who works with them. Raises Http404 where nobody waits, unless this very form settled it."""

    what, form_class, part = TAKE_BACK, SettleForm, Part.PLAN
    leads_to = "work_back"
    template_name = "life/settle.html"
    heading, button = "Settle who works with them", "Settle it"
    done = (
        "Settled. They can see who works with them. It is written down that they chose to stay with an adviser, in the words in "
        "which they asked: read it with them. They can choose again on any day."
    )
    lead = "It also writes down that they chose to stay with an adviser, on the day on which they asked. They can change that."
    row: CameBack

    def find(self, request, **kwargs):
        """What waits, too."""
        person = super().find(request, **kwargs)
        found = person.cameback_rows.filter(key=kwargs["row"]).first()
        if found is None:
            raise Http404
        self.row = found
        self.row.person = person
        self.last = last_known(person, request.today)
        return person

    def get_initial(self):
        """The last adviser first."""
        return {
            "worker": self.last.adviser.key if self.last.adviser else None,
            "reply_by": self.row.reply_by,
        }

    def act(self, form, **opened):
        """Settles it."""
        coming_back.settle(self.row, **form.cleaned_data, **opened)

    def get_context_data(self, **kwargs):
        """What they said, and whom they knew last."""
        return super().get_context_data(said=came_back(self.row), last=self.last, **kwargs)
