"""What every form on a draft goes through: finding what it is about, closed editions, two editors at once."""

from abc import abstractmethod
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from leaving_care.council_views import CouncilFormView
from leaving_care.forms import PageForm
from offers.actions.editing import EDIT, raise_unless_open
from offers.desk_lists.at_stake import AGAIN, at_stake
from offers.forms.repeated import ADD, REMOVE
from offers.models import Edit, Edition
from offers.views.desk.common import find_edition, once_of

MEANWHILE = (
    "This was changed (perhaps by you in another tab) after you opened this page. What it says now is shown too. Yours is "
    "still here: look at both, then save again."
)


class DraftFormView(CouncilFormView):
    """A page with one form on a draft: `self.edition`, `self.council`, and the `row` that `find` looks up, if it is about one.

    Where somebody else can change the row meanwhile, `version` is a number of what it says, and whoever saves second sees
    both. An edition in which nothing can be changed now says so instead, unless the form changes none of its text. A draft that
    was submitted says, before and after, that a change takes that back.
    """

    what = EDIT
    template_name = "desk/form.html"
    edition: Edition
    row: Any = None
    changes_text = True
    leads_back = "edition"  # the name of the page of the edition that "Back" leads to

    def dispatch(self, request, *args, **kwargs):
        """Finds what it is about first: 404 or 403 before anything else is looked at.

        The second half of a double click leads back, also where the first took away what the page is about.
        """
        self.edition = find_edition(request, kwargs["council"], kwargs["number"], self.what)
        self.council = self.edition.authority
        try:
            if self.changes_text:
                raise_unless_open(self.edition, request.now)
        except ValidationError as closed:
            return redirect(self.back()) if self.was_done() else self.closed(closed)
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            if not self.was_done():
                raise
            return redirect(self.back())

    def find(self, request, **kwargs) -> None:
        """Looks up the row that the address names, through the edition. Raises Http404."""

    def was_done(self) -> bool:
        """Whether the reader sent this very form before, and it changed the draft."""
        once = once_of(self.request) if self.request.method == "POST" else None
        return bool(once) and Edit.objects.filter(once=once, by=self.request.user).exists()

    def closed(self, why: ValidationError) -> HttpResponse:
        """The page of an edition in which nothing can be changed now."""
        said = {"edition": self.edition, "why": why.messages, "back": self.back()}
        status = 409 if self.request.method == "POST" else 200
        return render(self.request, "desk/editing/closed.html", said, status=status)

    def back(self) -> str:
        """The page that it was opened from."""
        return page_of(self.leads_back, self.edition)

    def called(self) -> str:
        """The row, as findings call it, to say who else has it open; blank: nobody is told."""
        return ""

    @cached_property
    def at_stake(self) -> str:
        """What a change takes back, as it stood when the page was asked for; blank: nothing, or the form changes no text."""
        return at_stake(self.edition) if self.changes_text else ""

    def post(self, request, *args, **kwargs):
        """Adds or takes away a part of the form, which saves nothing; or does what the form is for."""
        if ADD in request.POST or REMOVE in request.POST:
            form = self.get_form()
            form.is_valid()  # what was typed stands there again; what is wrong with it is said when it is sent
            groups = getattr(form, "groups", {}).values()
            for each in [form, *(part.form for group in groups for part in group.parts)]:
                each._errors = forms.utils.ErrorDict()
            return self.render_to_response(self.get_context_data(form=form))
        was_submitted = bool(self.at_stake)
        answer = super().post(request, *args, **kwargs)
        if was_submitted and answer.status_code == 302 and not at_stake(Edition.objects.get(pk=self.edition.pk)):
            messages.warning(request, AGAIN)
        return answer

    def changed_meanwhile(self, form) -> HttpResponse:
        """Shows what was typed beside what the row says now; the next attempt is on that."""
        form.add_error(None, MEANWHILE)
        self.find(self.request, **self.kwargs)
        return self.render_to_response(self.get_context_data(form=form, now=self.says_now(form)))

    def says_now(self, form) -> list[tuple[str, str]]:
        """What the row says now where the form says something else: the question, and the answer in words."""
        opened = {name: value for name, value in self.get_form_kwargs().items() if name not in ("data", "files")}
        return form.difference(self.get_form_class()(**opened))

    def get_context_data(self, **kwargs):
        """The draft, and the row as findings call it."""
        said = {"edition": self.edition, "council": self.council, "row": self.called(), "at_stake": self.at_stake}
        return super().get_context_data(**said, **kwargs)


def page_of(name: str, edition: Edition, *args: Any) -> str:
    """The address of a page about an edition, or about a row of it."""
    return reverse(f"offers:{name}", args=[edition.authority.slug, edition.number, *args])


class RemoveView(DraftFormView):
    """A page that asks whether to take a row out of the draft. It stands before the view that finds the row."""

    form_class = PageForm
    template_name = "desk/editing/remove.html"
    is_grave = True
    lead = ("It goes from this draft. Editions that are published keep it.",)
    button = "Take it out"

    @abstractmethod
    def names(self) -> str:
        """What the row is called."""

    def version(self) -> None:
        """Nothing that can be overtaken."""

    def get_context_data(self, **kwargs):
        """What the row is called, too."""
        return super().get_context_data(caption=self.names(), button=self.button, **kwargs)
