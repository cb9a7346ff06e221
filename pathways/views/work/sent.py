"""Whether a form was sent before: the page it leads to is then shown again, instead of what it would say today."""

from django.http import HttpRequest

from leaving_care.models import Event
from leaving_care.record_views import OpenedForm


def sent_before(request: HttpRequest) -> Event | None:
    """The event of this very form, where this user sent it before and it was done; else None."""
    carried = OpenedForm(request.POST)
    carried.is_valid()
    once = carried.cleaned_data.get("once")
    done = Event.objects.filter(once=once, by=request.user).select_related("person")  # type: ignore[misc]
    return done.first() if once else None
