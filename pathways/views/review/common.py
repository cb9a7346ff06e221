"""What the adviser's pages of a review share: the review under way, the look that is noted, the way on."""

from typing import Any

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from leaving_care import audit
from leaving_care.models import Part, YoungPerson
from leaving_care.record_views import PersonFormView
from pathways.actions import reviews
from pathways.models import PlanAction, Review
from pathways.versions import Missing
from pathways.views.plan.common import TO_REVIEW
from pathways.views.review.material import Block, rest, screens
from pathways.views.typing import KeepsTyping
from pathways.views.work.sent import sent_before


def hub(person: YoungPerson) -> str:
    """The address of the review's first page."""
    return reverse("work_review", args=[person.key])


def way_on(person: YoungPerson, blocks: list[Block]) -> str:
    """The first screen that was not seen to; the last one where every heading was."""
    for screen in screens(blocks):
        if not all(block.is_looked_at for block in screen):
            return reverse("work_review_section", args=[person.key, screen[0].key])
    if not all(block.is_looked_at for block in rest(blocks)):
        return reverse("work_review_rest", args=[person.key])
    return reverse("work_review_end", args=[person.key])


def place_of(person: YoungPerson, missing: Missing) -> str:
    """The address where one thing that is missing is filled in: an action that is new at its own form, the rest in the review."""
    if isinstance(missing.row, PlanAction) and missing.is_new:
        return f"{reverse('work_plan_change_actions', args=[person.key, missing.row.key])}?{TO_REVIEW}"
    return reverse("work_review_section", args=[person.key, missing.section])


class ReviewFormView(KeepsTyping, PersonFormView):
    """A page with one form about reviews. Opening it is a look at the plan. A second click leads where the first did."""

    what = "write_plan"
    template_name = "work/form.html"
    heading = button = ""
    lead = ""

    def dispatch(self, request, *args, **kwargs):
        """As everywhere; what is gone because this very form was sent is no error."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            if request.method != "POST" or not sent_before(request):
                raise
            return redirect("work_review", kwargs["key"])

    def get(self, request, *args, **kwargs):
        """Shows it, which is a look."""
        audit.looked(self.person, Part.PLAN, by=request.user, at=request.now)
        return super().get(request, *args, **kwargs)

    def get_success_url(self) -> str:
        """The review's first page."""
        return hub(self.person)

    def get_context_data(self, **kwargs):
        """What the page is called."""
        said = {"heading": self.heading, "button": self.button, "lead": self.lead, "back": hub(self.person)}
        return super().get_context_data(**said, **kwargs)


class UnderWayView(ReviewFormView):
    """A page of the review that is under way. Raises Http404 where there is none.

    `is_shown_finished`: whether there is something to read on it once the review is finished; else it leads to the first page.
    """

    review: Review
    is_shown_finished = True

    def find(self, request, **kwargs) -> YoungPerson:
        """The review too."""
        person = super().find(request, **kwargs)
        found = reviews.under_way(person)
        if found is None:
            raise Http404
        found.person = person
        self.review = found
        return person

    def get(self, request, *args, **kwargs):
        """Shows it, where it is of use."""
        if self.review.finished_at and not self.is_shown_finished:
            return redirect(hub(self.person))
        return super().get(request, *args, **kwargs)

    @property
    def step(self) -> str:
        """What is typed belongs to this review: the next one begins empty."""
        return f"{super().step} {self.review.pk}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The review."""
        return super().get_context_data(review=self.review, **kwargs)
