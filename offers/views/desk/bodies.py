"""The bodies that have to agree a council's offer: the list, and a form for each change."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from leaving_care.access import authorities
from leaving_care.changing import AlreadyDone
from leaving_care.council_views import CouncilFormView, Signed
from leaving_care.models import Authority
from leaving_care.record_views import OpenedForm
from offers.actions import bodies as actions
from offers.agreeing import bodies_of
from offers.forms.agreeing import BodyForm, EndBodyForm
from offers.models import ApprovingBody
from offers.views.desk.common import SEE


def find_bodies_of(request: Signed, slug: str) -> Authority:
    """The council whose list a page is about. Administrators, who see no desk, keep it too.

    Raises Http404 where the reader neither sees its desk nor keeps its list; PermissionDenied where they only see the desk.
    """
    request.doing = actions.CHANGE
    user, today = request.user, request.today
    keeps = [council for council in authorities(user, actions.CHANGE, today) if council.slug == slug]
    if keeps:
        return keeps[0]
    if any(council.slug == slug for council in authorities(user, SEE, today)):
        raise PermissionDenied(actions.CHANGE)
    raise Http404


def find_body(council: Authority, key: uuid.UUID) -> ApprovingBody:
    """A body of the list, by the key in an address. Raises Http404."""
    found = ApprovingBody.objects.select_related("authority").filter(authority=council, ends_on=None, key=key).first()
    if found is None:
        raise Http404
    return found


@require_safe
def bodies_view(request: Signed, council: str) -> HttpResponse:
    """The list, in order."""
    authority = find_bodies_of(request, council)
    sees_desk = authority in authorities(request.user, SEE, request.today)
    ended = ApprovingBody.objects.filter(authority=authority).exclude(ends_on=None).order_by("-ends_on", "pk")
    told = {
        "council": authority,
        "bodies": bodies_of(authority),
        "ended": ended,
        "once": uuid.uuid4(),
        "sees_desk": sees_desk,
    }
    return render(request, "desk/agreeing/bodies.html", told)


@require_POST
def move_view(request: Signed, council: str, key: uuid.UUID) -> HttpResponse:
    """Moves a body one place."""
    authority = find_bodies_of(request, council)
    body = find_body(authority, key)
    carried = OpenedForm(request.POST)
    carried.is_valid()
    up, once = request.POST.get("to") != "down", carried.cleaned_data.get("once")
    try:
        actions.move_body(body, up=up, by=request.user, at=request.now, once=once)
    except AlreadyDone:
        pass
    except ValidationError as wrong:
        messages.warning(request, " ".join(wrong.messages))
    return redirect("offers:bodies", authority.slug)


class BodiesFormView(CouncilFormView):
    """A form about the list; "Back" leads to it."""

    what = actions.CHANGE

    def find(self, request, **kwargs):
        """The council."""
        self.council = find_bodies_of(request, kwargs["council"])

    def back(self):
        """The list."""
        return reverse("offers:bodies", args=[self.council.slug])


class AddBodyView(BodiesFormView):
    """A body at the end of the list."""

    form_class = BodyForm
    title = "Add a body"
    done = "The body is in the list."
    lead = ("It comes last. You can move it up afterwards.",)

    def act(self, form, **opened):
        """Calls the action."""
        actions.add_body(self.council, **form.cleaned_data, **opened)


class OneBodyFormView(BodiesFormView):
    """A form about one body of the list."""

    def find(self, request, **kwargs):
        """The body, too."""
        super().find(request, **kwargs)
        self.body = find_body(self.council, kwargs["key"])


class BodyView(OneBodyFormView):
    """What a body is called, and whether it has a chair."""

    form_class = BodyForm
    title = "Change a body"
    done = "The body is changed."

    def get_initial(self):
        """As it is."""
        return {"name": self.body.name, "has_chair": "yes" if self.body.has_chair else "no"}

    def version(self):
        """As it is, in a number."""
        return actions.stamp_of(self.body)

    def says_now(self, form):
        """As it is."""
        return [
            ("What the body is called", self.body.name),
            ("Board with a chair", "Yes" if self.body.has_chair else "No"),
        ]

    def act(self, form, **opened):
        """Calls the action."""
        actions.change_body(self.body, **form.cleaned_data, **opened)


class EndBodyView(OneBodyFormView):
    """A body is taken off the list."""

    form_class = EndBodyForm
    title = "Take a body off the list"
    done = "The body is off the list."
    is_grave = True

    @property
    def lead(self):
        """What it means."""
        return (f"{self.body} will not have to agree the offer any more.", "What it agreed before stays recorded.")

    def act(self, form, **opened):
        """Calls the action."""
        actions.end_body(self.body, **opened)
