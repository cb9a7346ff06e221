"""What anybody suggested for a council's offer: the list, taking one up, not taking it up."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care.council_views import CouncilFormView, Signed, paged
from leaving_care.models import Authority
from offers.actions import suggestions
from offers.actions.suggestions import MODERATE
from offers.forms.proposals import RefuseSuggestionForm, TakeSuggestionForm
from offers.models import Suggestion
from offers.views.desk.common import find_council

NEW = Suggestion.State.NEW


@require_safe
def suggestion_list(request: Signed, council: str) -> HttpResponse:
    """What is to be read, calls for help on top (`?settled=1`: what was settled, the newest first)."""
    authority = find_council(request, council, MODERATE)
    settled = request.GET.get("settled") == "1"
    rows = authority.suggestions.all()
    rows = rows.exclude(state=NEW).order_by("-settled_at", "-pk") if settled else rows.filter(state=NEW)
    told = {"council": authority, "page": paged(request, rows), "settled": settled}
    return render(request, "desk/linking/suggestions.html", told | {"query": "settled=1&" if settled else ""})


def find_suggestion(council: Authority, key: Any) -> Suggestion:
    """A suggestion to the council. Raises Http404."""
    row = council.suggestions.select_related("authority").filter(key=key).first()
    if row is None:
        raise Http404
    return row


class _SuggestionView(CouncilFormView):
    """A form about one suggestion, which is read again above it."""

    what = MODERATE
    template_name = "desk/linking/suggestion.html"

    def find(self, request, **kwargs):
        """The suggestion, through its council."""
        self.council = find_council(request, kwargs["council"], MODERATE)
        self.suggestion = find_suggestion(self.council, kwargs["key"])

    def back(self) -> str:
        """The list."""
        return reverse("offers:suggestions", args=[self.council.slug])

    def get_context_data(self, **kwargs):
        """What was said."""
        return super().get_context_data(row=self.suggestion, **kwargs)


class TakeSuggestionView(_SuggestionView):
    """Into what is proposed for the newest draft."""

    form_class = TakeSuggestionForm
    title = "Take this up"
    done = "It is now among the proposed changes of the draft. How to reach who sent it is removed."

    def act(self, form, *, by, at, once=None):
        """Takes it up."""
        suggestions.take_up(self.suggestion, by=by, at=at, once=once)


class RefuseSuggestionView(_SuggestionView):
    """With an answer."""

    form_class = RefuseSuggestionForm
    title = "Do not take this up"
    done = "It is kept with your answer. How to reach who sent it is removed."

    def act(self, form, *, by, at, once=None):
        """Refuses it."""
        suggestions.refuse(self.suggestion, answer=form.cleaned_data["answer"], by=by, at=at, once=once)
