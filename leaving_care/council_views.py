"""Pages about a council: which council a page is about, pages of a list, and how a form's page looks."""

import uuid
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView

from leaving_care.access import authorities
from leaving_care.models import Authority, Event, User
from leaving_care.record_views import OnceFormView, OpenedForm

PAGE = 100


class Signed(HttpRequest):
    """A request of somebody who is signed in, as the middleware leaves it."""

    user: User
    today: date
    now: datetime
    doing: str
    asked_for: uuid.UUID
    asked: QueryDict


def councils_for(request: Signed, what: str) -> list[Authority]:
    """The councils for which the reader may do `what` today, by name. Raises PermissionDenied where there is none."""
    request.doing = what
    able = authorities(request.user, what, request.today)
    if not able:
        raise PermissionDenied(what)
    return sorted(able, key=lambda council: council.name)


def council_for(request: Signed, what: str) -> Authority:
    """The council that a page is about: the one that the address names (?council=slug), or the reader's first.

    Raises PermissionDenied where they may do `what` for none, Http404 where the one that is named is none of those.
    """
    able = councils_for(request, what)
    slug = request.GET.get("council", "")
    chosen = [council for council in able if council.slug == slug] if slug else able
    if not chosen:
        raise Http404
    prefetch_related_objects(chosen[:1], "role_titles")
    return chosen[0]


def choice_of_councils(request: Signed, what: str, chosen: Authority) -> list[dict[str, Any]]:
    """The councils that a reader of several can turn to. Nothing for a reader of one."""
    able = councils_for(request, what)
    return [{"council": council, "is_here": council == chosen} for council in able] if len(able) > 1 else []


def address(name: str, *args: Any, council: Authority | None = None) -> str:
    """The address of a page, about a council."""
    return reverse(name, args=args) + (f"?council={council.slug}" if council else "")


def was_done(request: Signed) -> bool:
    """Whether the reader sent this very form before, and it was done."""
    sent = OpenedForm(request.POST)
    sent.is_valid()
    once = sent.cleaned_data.get("once")
    return bool(once) and Event.objects.filter(once=once, by=request.user).exists()


def paged(request: Signed, rows: QuerySet) -> Page:
    """The page of a list that the address asks for; the first, or the last, where there is no such page."""
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))


class Drawn(FormView):
    """How a form's page looks: `title` (no names in it), `heading`, `lead` sentences, where "Back" goes, what is said after."""

    request: Signed
    template_name = "manage/form.html"
    title = heading = done = ""
    lead: tuple[str, ...] = ()
    is_grave = False
    afterwards = (
        "manage"  # where the second half of a double click leads, if the first took away what the page is about
    )

    def dispatch(self, request, *args, **kwargs):
        """As everywhere, but for that second half: what it asks for was done."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except (Http404, PermissionDenied):
            if request.method != "POST" or not was_done(request):
                raise
            return redirect(self.afterwards)

    def back(self) -> str:
        """The address that "Back" leads to; also where the reader goes afterwards, unless `get_success_url` says."""
        return reverse("manage")

    def get_success_url(self) -> str:
        """Back, saying that it was done."""
        if self.done:
            messages.success(self.request, self.done)
        return self.back()

    def get_context_data(self, **kwargs):
        """What the page says round the form."""
        said = {"title": self.title, "heading": self.heading or self.title, "lead": self.lead, "back": self.back()}
        return super().get_context_data(**said, is_grave=self.is_grave, **kwargs)


class CouncilFormView(Drawn, OnceFormView):
    """A page with one form about a council. `what` is the action that it asks for; `version` what the form is opened on."""

    what = ""
    councils: list[dict[str, Any]] = []

    def dispatch(self, request, *args, **kwargs):
        """Finds what it is about first: 404 or 403 before anything else is looked at."""
        self.find(request, **kwargs)
        return super().dispatch(request, *args, **kwargs)

    def find(self, request, **kwargs) -> None:
        """The council that the page is about. A reader of several chooses."""
        self.council = council_for(request, self.what)
        self.councils = choice_of_councils(request, self.what, self.council)

    def get_context_data(self, **kwargs):
        """The councils to choose from."""
        return super().get_context_data(councils=self.councils, **kwargs)

    def version(self) -> int | None:
        """A number that changes with what the form changes (council.fingerprint); None where nothing can be overtaken."""
        return None

    def opened(self) -> dict:
        """The version that the form is opened on, too."""
        version = self.version()
        return super().opened() | ({} if version is None else {"version": version})

    def carried(self, said: dict) -> dict:
        """A form that does not say which version it was opened on was opened on none."""
        if self.version() is None:
            return super().carried(said)
        version = said.get("version")
        return super().carried(said) | {"version": -1 if version is None else version}
