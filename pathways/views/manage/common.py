"""What these pages share: the young person or the member of staff that a page is about."""

import uuid

from django.http import Http404
from django.urls import reverse

from leaving_care import audit
from leaving_care.access import reachable
from leaving_care.council_views import Drawn, Signed, address, councils_for
from leaving_care.models import Membership, Part, Role, YoungPerson
from leaving_care.record_views import PersonFormView, find_person


def managed_person(request: Signed, key: uuid.UUID, what: str) -> YoungPerson:
    """As record_views.find_person, with one query fewer where the answer is yes."""
    request.doing, request.asked_for = what, key
    found = reachable(request.user, what, request.today).select_related("authority").filter(key=key).first()
    return found or find_person(request, key, what)


def find_member(request: Signed, key: uuid.UUID) -> Membership:
    """A member of staff of a council whose staff the reader sees, whenever they were there.

    Raises PermissionDenied where they see no staff at all; Http404 where there is no such membership, or another council's.
    """
    able = councils_for(request, "see_staff")
    rows = Membership.objects.filter(authority__in=able).exclude(role=Role.YOUNG_PERSON)
    found = rows.select_related("user", "team", "authority").filter(key=key).first()
    if found is None:
        raise Http404
    return found


class ManagedFormView(Drawn, PersonFormView):
    """A page with one form about a young person whom the reader manages."""

    afterwards = "manage_people"

    def find(self, request, **kwargs) -> YoungPerson:
        """The young person, in one query."""
        return managed_person(request, kwargs["key"], self.what)

    def get(self, request, *args, **kwargs):
        """Opening the form is looking at the record: it is noted."""
        audit.looked(self.person, Part.WORKERS, by=request.user, at=request.now)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        """The young person and the day, for the form's choices."""
        return super().get_form_kwargs() | {"person": self.person, "today": self.request.today}

    def back(self) -> str:
        """Who works with them; the list, where they are no longer among those whom the reader manages."""
        return address("manage_person", self.person.key)

    def get_success_url(self) -> str:
        """As everywhere, unless what was done took the record out of the reader's reach."""
        said = super().get_success_url()
        if not reachable(self.request.user, self.what, self.request.today).filter(pk=self.person.pk).exists():
            return reverse("manage_people")
        return said
