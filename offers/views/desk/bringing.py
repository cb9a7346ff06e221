"""Bringing an offer in: sending a file or a text, taking in what was looked at, giving it up."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from leaving_care.council_views import CouncilFormView, Signed
from offers.actions import bringing as actions
from offers.actions.taking_in import draft_in_the_way, take_in
from offers.forms.bringing import BringForm
from offers.forms.desk import DoForm
from offers.models import Bringing, Edition
from offers.views.desk.common import EDIT, find_council


def find_bringing(request: Signed, council: str, key: Any) -> Bringing:
    """A file that is being brought in, through its council. Raises Http404, also where that is over."""
    authority = find_council(request, council, EDIT)
    row = authority.bringings.select_related("authority", "edition").filter(key=key).first()
    if row is None:
        raise Http404
    request.asked_for = row.key
    return row


class BringInView(CouncilFormView):
    """What can be sent, what is being looked at, and what can be taken out."""

    what = EDIT
    form_class = BringForm
    template_name = "desk/bringing/start.html"
    title = "Bring an offer in"
    made: Bringing | None = None

    def find(self, request, **kwargs):
        """The council that the address names."""
        self.council = find_council(request, kwargs["council"], self.what)

    def back(self) -> str:
        """The desk."""
        return f"{reverse('offers:desk')}?council={self.council.slug}"

    def act(self, form, *, by, at, once=None):
        """Keeps its rows, to be looked at."""
        self.made = actions.bring(
            self.council, form.found, kind=form.kind, file_name=form.file_name, by=by, at=at, once=once
        )

    def get_success_url(self) -> str:
        """The rows; where the form was sent before, the page itself, which lists the file."""
        if self.made is None:
            return reverse("offers:bring_in", args=[self.council.slug])
        return reverse("offers:brought", args=[self.council.slug, self.made.key])

    def get_context_data(self, **kwargs):
        """Files that are being looked at, editions to take out, and the draft that is in the way of a file."""
        under_way = self.council.bringings.filter(taken_in_at=None, dropped_at=None)[:20]
        editions = Edition.objects.filter(authority=self.council).order_by("-number")
        told = {"under_way": under_way, "editions": editions, "full": draft_in_the_way(self.council)}
        return super().get_context_data(council=self.council, **told, **kwargs)


class _DoView(CouncilFormView):
    """A button about a file."""

    what = EDIT
    form_class = DoForm
    template_name = "desk/bringing/do.html"
    button = ""

    def find(self, request, **kwargs):
        """The file, through its council."""
        self.bringing = find_bringing(request, kwargs["council"], kwargs["key"])
        self.council = self.bringing.authority

    def back(self) -> str:
        """The rows."""
        return reverse("offers:brought", args=[self.council.slug, self.bringing.key])

    def get_form_kwargs(self):
        """What the button says."""
        return super().get_form_kwargs() | {"button": self.button}


class TakeInView(_DoView):
    """Into a draft."""

    title = "Take these rows in"
    button = "Take them in"
    done = "The rows are in the draft. These are the checks of it."
    lead = (
        "The rows that you took make a new draft, or fill the empty one that there is. All of them go in, or none.",
        "You can go on changing the draft. Nothing is published.",
    )
    draft: Edition | None = None

    def act(self, form, *, by, at, once=None):
        """Takes them in."""
        self.draft = take_in(self.bringing, by=by, at=at, once=once)

    def get_success_url(self) -> str:
        """What is found in the draft."""
        said = super().get_success_url()
        if self.draft is None:
            return said
        return reverse("offers:checks", args=[self.council.slug, self.draft.number])


class DropView(_DoView):
    """Not at all."""

    title = "Give this file up"
    button = "Give it up"
    is_grave = True
    done = "The file was given up. Nothing of it is in an offer."
    lead = ("Nothing of it goes into an offer. You can send it again later.",)

    def act(self, form, *, by, at, once=None):
        """Gives it up."""
        actions.drop(self.bringing, by=by, at=at, once=once)

    def get_success_url(self) -> str:
        """Where another can be sent."""
        super().get_success_url()
        return reverse("offers:bring_in", args=[self.council.slug])
