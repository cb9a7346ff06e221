"""What every form on a row of a draft goes through: finding it, closed editions, two editors at once."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from leaving_care.council_views import Drawn
from leaving_care.forms import PageForm
from leaving_care.record_views import OnceFormView
from offers.actions.editing import EDIT, raise_unless_open, stamp
from offers.forms.repeated import ADD, REMOVE
from offers.models import Edit, Edition
from offers.views.desk.common import find_edition

MEANWHILE = (
    "This was changed (perhaps by you in another tab) after you opened this page. What it says now is shown too. Yours is "
    "still here: look at both, then save again."
)


class DraftFormView(Drawn, OnceFormView):
    """A page with one form on a draft. `find` looks up its row (404); `says` is what the row says.

    The form carries a stamp of that where the row can be changed by somebody else meanwhile (`is_of_a_row`). What stands in a
    published edition cannot be changed: the page says so in words.
    """

    what = EDIT
    template_name = "desk/editing/form.html"
    edition: Edition
    is_of_a_row = False

    def dispatch(self, request, *args, **kwargs):
        """Finds what it is about first: 404 or 403 before anything else is looked at."""
        self.edition = find_edition(request, kwargs["council"], kwargs["number"], self.what)
        try:
            self.find(**kwargs)
        except Http404:
            # The second half of a double click, where the first took away what the page is about.
            if request.method == "POST" and self._was_done():
                return redirect(self.back())
            raise
        try:
            raise_unless_open(self.edition, request.now)
        except ValidationError as closed:
            if not (request.method == "POST" and self._was_done()):
                return self.closed(closed)
        return super().dispatch(request, *args, **kwargs)

    def find(self, **kwargs: Any) -> None:
        """Looks up the row that the address names, through the edition. Raises Http404."""

    def says(self) -> dict[str, Any]:
        """What the row says."""
        return {}

    def closed(self, why: ValidationError) -> HttpResponse:
        """The page of an edition in which nothing can be changed now."""
        said = {
            "edition": self.edition,
            "why": why.messages,
            "heading": self.heading or self.title,
            "back": self.back(),
        }
        return render(
            self.request, "desk/editing/closed.html", said, status=409 if self.request.method == "POST" else 200
        )

    def post(self, request, *args, **kwargs):
        """Adds or takes away a part of the form, which saves nothing; or does what the form is for."""
        if ADD in request.POST or REMOVE in request.POST:
            form = self.get_form()
            form.is_valid()  # what was typed stands there again; what is wrong with it is said when it is sent
            groups = getattr(form, "groups", {}).values()
            for each in [form, *(part.form for group in groups for part in group.parts)]:
                each._errors = forms.utils.ErrorDict()
            return self.render_to_response(self.get_context_data(form=form))
        return super().post(request, *args, **kwargs)

    def opened(self) -> dict:
        """What the row says, as a short stamp, too."""
        return super().opened() | ({"stamp": stamp(self.says())} if self.is_of_a_row else {})

    def carried(self, said: dict) -> dict:
        """A form that does not say what it was opened on was opened on something else."""
        more = {"opened": self.request.POST.get("stamp", "")} if self.is_of_a_row else {}
        return super().carried(said) | more

    def changed_meanwhile(self, form) -> HttpResponse:
        """Shows what was typed beside what the row says now; the next attempt is on that."""
        form.add_error(None, MEANWHILE)
        self.find(**self.kwargs)
        return self.render_to_response(self.get_context_data(form=form, now=self.says_now(form)))

    def says_now(self, form) -> list[tuple[str, str]]:
        """What the row says now where the form says something else: the question, and the answer in words."""
        return form.difference(self.form_now())

    def form_now(self):
        """The form as it would be opened now."""
        kwargs = {name: value for name, value in self.get_form_kwargs().items() if name != "data"}
        return self.get_form_class()(**kwargs)

    def back(self) -> str:
        """The edition."""
        return edition_page(self.edition)

    def get_form_kwargs(self):
        """Without files: these forms have none."""
        return {name: value for name, value in super().get_form_kwargs().items() if name != "files"}

    def get_context_data(self, **kwargs):
        """The edition and the stamp, too."""
        context = super().get_context_data(edition=self.edition, **kwargs)
        return context | {"stamp": context["carried"].initial.get("stamp"), "council": self.edition.authority}

    def _was_done(self) -> bool:
        try:
            once = uuid.UUID(self.request.POST.get("once", ""))
        except ValueError:
            return False
        return Edit.objects.filter(once=once, by=self.request.user).exists()


def edition_page(edition: Edition) -> str:
    """Where a draft's own page is."""
    return reverse("offers:edition", args=[edition.authority.slug, edition.number])


def page_of(name: str, edition: Edition, *args: Any) -> str:
    """The address of a page about a row of an edition."""
    return reverse(f"offers:{name}", args=[edition.authority.slug, edition.number, *args])


class RemoveView(DraftFormView):
    """A page that asks whether to take a row out of the draft. The button says what it does."""

    form_class = PageForm
    template_name = "desk/editing/remove.html"
    is_grave = True
    lead = ("It goes from this draft. Editions that are published keep it.",)

    def names(self) -> str:
        """What the row is called."""
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        """What the row is called, too."""
        return super().get_context_data(names=self.names(), **kwargs)
