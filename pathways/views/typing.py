"""Nothing typed is lost: what stands in a form is kept on the server as it is typed, for whoever typed it and nobody else."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import resolve

from leaving_care.models import User, YoungPerson
from leaving_care.record_views import OnceFormView
from pathways.models import Typed

KEEP, DROP = "keep", "drop"  # names of what the script and the buttons send beside the form
LATER = (
    "later"  # what the button sends as KEEP, and the script does not: whoever pressed it is told, and needs no script
)
KEPT = "Kept for you. It is not sent yet, and nobody else sees it. Come back when you like."
NOTHING = "There is nothing to keep yet."
TOO_LONG = "This is too long to keep for later. Send it, or make it shorter."
NOT_KEPT = {"csrfmiddlewaretoken", "once", "version", KEEP, DROP}
MOST = 64 * 1024  # characters of one form


def take_typed(user: User, person: YoungPerson, step: str) -> Typed | None:
    """What this user typed at a step and has not sent; None: nothing."""
    return Typed.objects.filter(user=user, person=person, step=step).first()


def keep_typed(user: User, person: YoungPerson, step: str, fields: QueryDict, *, at) -> bool:
    """Keeps what stands in a form, and says whether it did: not what is too long. Nothing typed: what was kept goes."""
    # No database keeps a NUL, which no keyboard types.
    typed = (
        (name, [value.replace("\0", "") for value in values]) for name, values in fields.lists() if "\0" not in name
    )
    said = {name: values for name, values in typed if name not in NOT_KEPT and any(values)}
    if not said:
        forget_typed(user, person, step)
    elif sum(len(name) + sum(map(len, values)) for name, values in said.items()) <= MOST:
        Typed.objects.update_or_create(user=user, person=person, step=step, defaults={"fields": said, "at": at})
    else:
        return False
    return True


def forget_typed(user: User, person: YoungPerson, step: str) -> None:
    """Forgets what was kept: it was sent, or they dropped it."""
    Typed.objects.filter(user=user, person=person, step=step).delete()


class KeepsTyping(OnceFormView):
    """A form about a person of which nothing typed is lost. `step` names it: a page, and what it is about.

    It is kept as it is typed (a script sends it here with `keep`), when the form is refused, and by a button where the page
    is one of those that take long (`is_long`). Whoever typed it gets it back when they open the page again, until they send it
    or drop it. Needs `self.person` from the view beside it.
    """

    person: YoungPerson
    typed: Typed | None = None
    is_long = False
    keeps_typing = True  # for what is said when a form did not arrive (leaving_care.sign_in.lost)

    @property
    def step(self) -> str:
        """The page, and what it is about: from the address, unless a view says otherwise."""
        page = resolve(self.request.path_info).view_name
        return page + "".join(f" {value}" for name, value in sorted(self.kwargs.items()) if name != "key")

    def post(self, request, *args, **kwargs):
        """Keeps what is typed, or drops it, or does what the form is for."""
        if request.POST.get(KEEP) == LATER:
            return self.keep_for_later()
        if KEEP in request.POST:
            keep_typed(request.user, self.person, self.step, request.POST, at=request.now)
            return HttpResponse(status=204)
        if DROP in request.POST:
            forget_typed(request.user, self.person, self.step)
            return redirect(request.get_full_path())
        response = super().post(request, *args, **kwargs)
        if response.status_code == 302:
            forget_typed(request.user, self.person, self.step)
        else:
            keep_typed(request.user, self.person, self.step, request.POST, at=request.now)
        return response

    def keep_for_later(self) -> HttpResponse:
        """Keeps it because they pressed the button, and says so on the page, where it stands again."""
        request = self.request
        if not keep_typed(request.user, self.person, self.step, request.POST, at=request.now):  # type: ignore[attr-defined, arg-type]
            form = self.get_form()
            form.add_error(None, TOO_LONG)
            return self.form_invalid(form)
        if take_typed(request.user, self.person, self.step):  # type: ignore[arg-type]
            messages.success(request, KEPT)
        else:
            messages.info(request, NOTHING)
        return redirect(request.get_full_path())

    def get_form_kwargs(self):
        """What was typed and not sent stands in the form again."""
        kwargs = super().get_form_kwargs()
        if self.request.method == "GET" and "data" not in kwargs:
            self.typed = take_typed(self.request.user, self.person, self.step)
            if self.typed:
                kwargs["data"] = _query(self.typed.fields)
        return kwargs

    def get_form(self, form_class=None):
        """Nothing is wrong yet with what was not sent."""
        form = super().get_form(form_class)
        if self.typed:
            form._errors = forms.utils.ErrorDict()
        return form

    def get_context_data(self, **kwargs):
        """That the page keeps what is typed, and since when what stands here."""
        context = super().get_context_data(keeps=True, is_long=self.is_long, **kwargs)
        # Only now is the form made.
        return context | {"typed": self.typed}


def _query(fields: dict[str, list[str]]) -> QueryDict:
    made = QueryDict(mutable=True)
    for name, values in fields.items():
        made.setlist(name, values)
    return made
