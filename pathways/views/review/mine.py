"""A review of the reader's own plan that was held: when, where, who came, what was decided and what changed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from leaving_care.actions.rights import row_name
from leaving_care.models import YoungPerson
from pathways.actions import copies
from pathways.models import Review
from pathways.views.me.own import ask_for, own
from pathways.views.my_plan.assessment import copy_of, held_back
from pathways.views.my_plan.held import was_there
from pathways.views.my_plan.plan import PostView
from pathways.views.review.held import changed_in


def held_of(person: YoungPerson):
    """The reviews that are finished, the newest first."""
    rows = Review.objects.filter(person=person, finished_at__isnull=False, made__isnull=False)
    return rows.select_related("made").order_by("-held_on", "-pk")


@own
def my_held(request: HttpRequest, person: YoungPerson, row: UUID) -> HttpResponse:
    """One of them. What changed is there once the plan that came of it can be read."""
    review = get_object_or_404(held_of(person), key=row)
    held = held_back(person)
    made = review.made
    can_read = bool(made and (made.approved_at or made.shared_at))
    asked = list(review.attended_rows.all())
    said = {
        "person": person,
        "ask": ask_for(person, request.today),  # type: ignore[attr-defined]
        "review": review,
        "held": held.get(row_name(review), ""),
        "people": [one for one in asked if row_name(one) not in held],
        "was_there": was_there(asked),
        "can_read": can_read,
        "changed": changed_in(review) if can_read else [],
        **copy_of(review),
    }
    return render(request, "review/me_held.html", said)


class SeenReviewView(PostView):
    """Saying that one has read one's copy of a review."""

    def act(self, form, **opened):
        """Says it."""
        copies.see(get_object_or_404(held_of(self.person), key=self.kwargs["row"]), **opened)
        messages.success(self.request, "Thank you. We noted that you have read your copy.")

    def get_success_url(self) -> str:
        """The review."""
        return reverse("me_review_held", args=[self.kwargs["row"]])
