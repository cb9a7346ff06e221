"""What every page about a young person's record goes through: finding the record, and changing it by a form."""

import uuid
from abc import ABC, abstractmethod
from typing import cast

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from leaving_care.access import reachable
from leaving_care.changing import AlreadyDone, ChangedMeanwhile
from leaving_care.models import User, YoungPerson
from leaving_care.permissions import SEE_RECORD

MEANWHILE = (
    "The record was changed (perhaps by you in another tab) after you opened this page. What it says now is shown too. "
    "Yours is still here: look at both, then save again."
)


def find_person(request: HttpRequest, key: uuid.UUID, what: str = SEE_RECORD) -> YoungPerson:
    """The young person of an address, for doing `what`.

    Raises Http404 where the reader may not see the record, or there is none: one and the same; PermissionDenied where they
    may see it and not do this. WallsMiddleware notes either.
    """
    request.doing, request.asked_for = what, key  # type: ignore[attr-defined]
    user, today = cast(User, request.user), request.today  # type: ignore[attr-defined]
    person = reachable(user, SEE_RECORD, today).select_related("authority").filter(key=key).first()
    if person is None:
        raise Http404
    request.found = person  # type: ignore[attr-defined]
    if what != SEE_RECORD and not reachable(user, what, today).filter(pk=person.pk).exists():
        raise PermissionDenied(what)
    return person


class OpenedForm(forms.Form):
    """What a form on a record carries unseen: the version that it was opened on, and its own token.

    Blank or spoilt: the change is refused as if somebody else had changed the record, and nothing is lost.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    once = forms.UUIDField(widget=forms.HiddenInput, required=False)


class OnceFormView(ABC, FormView):
    """A page with one form that is done once, however often it is sent.

    Subclasses say `form_class`, `template_name`, `act` (call one action; may raise ValidationError) and `get_success_url`.
    A form that was cut off by the end of a session comes back filled (`request.kept`), to be looked at and sent.
    """

    @abstractmethod
    def act(self, form: forms.Form, **opened) -> None:
        """Calls the one action, with `by`, `at`, and what the form was opened on (`once`, for records `version` too)."""

    def opened(self) -> dict:
        """What a fresh form carries."""
        return {"once": uuid.uuid4()}

    def get_form_kwargs(self):
        """What was kept from before the session ended is shown as if it had just been typed, and not sent."""
        kwargs = super().get_form_kwargs()
        if self.request.method == "GET" and getattr(self.request, "kept", None):
            kwargs["data"] = self.request.kept
        return kwargs

    def post(self, request, *args, **kwargs):
        """Does it, or shows the form again with what is wrong with it."""
        form = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        carried = OpenedForm(request.POST)
        carried.is_valid()
        try:
            self.act(form, by=request.user, at=request.now, **self.carried(carried.cleaned_data))
        except AlreadyDone:
            pass
        except ChangedMeanwhile:
            return self.changed_meanwhile(form)
        except forms.ValidationError as wrong:
            form.add_error(None, wrong)
            return self.form_invalid(form)
        return redirect(self.get_success_url())

    def carried(self, said: dict) -> dict:
        """What the action is told of the form."""
        return {"once": said.get("once")}

    def changed_meanwhile(self, form) -> HttpResponse:
        """Shows what was typed beside what the record says now."""
        form.add_error(None, MEANWHILE)
        return self.render_to_response(self.get_context_data(form=form, now=self.says_now(form)))

    def says_now(self, form) -> list[tuple[str, str]]:
        """What the record says now, for each question: its label and the answer in words."""
        return []

    def get_context_data(self, **kwargs):
        """The form, and the hidden fields that it carries: those of a form sent before stay, those of a fresh one are new."""
        context = super().get_context_data(**kwargs)
        sent = self.request.POST if self.request.method == "POST" else {}
        fresh = self.opened()
        if "now" not in context and sent:
            fresh |= {name: sent.get(name, "") for name in fresh}
        elif sent.get("once"):
            fresh["once"] = sent["once"]
        context["carried"] = OpenedForm(initial=fresh)
        context["kept"] = bool(getattr(self.request, "kept", None)) and self.request.method == "GET"
        return context


class PersonFormView(OnceFormView):
    """A page with one form that changes a young person's record. `what` is the action that it asks for."""

    what = ""

    def dispatch(self, request, *args, **kwargs):
        """Finds the record first: 404 or 403 before anything else is looked at."""
        self.person = self.find(request, **kwargs)
        return super().dispatch(request, *args, **kwargs)

    def find(self, request, **kwargs) -> YoungPerson:
        """The young person that the address names. A page about the reader's own record finds it otherwise."""
        return find_person(request, kwargs["key"], self.what)

    def opened(self) -> dict:
        """The version that the form is opened on, too."""
        return {"once": uuid.uuid4(), "version": self.person.version}

    def carried(self, said: dict) -> dict:
        """A form that does not say which version it was opened on was opened on none."""
        version = said.get("version")
        return {"once": said.get("once"), "version": -1 if version is None else version}

    def changed_meanwhile(self, form) -> HttpResponse:
        """The next attempt is on the version that the reader now sees."""
        self.person.refresh_from_db()
        return super().changed_meanwhile(form)

    def get_context_data(self, **kwargs):
        """The young person, too."""
        return super().get_context_data(person=self.person, **kwargs)
