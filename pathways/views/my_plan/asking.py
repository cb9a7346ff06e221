"""Between meetings: how it goes, and asking for an early review."""

from django.contrib import messages
from django.http import Http404
from django.urls import reverse

from pathways.actions.check_ins import check_in
from pathways.actions.review_asks import ask_for_review, take_back, waiting
from pathways.forms.my_plan import AskReviewForm, CheckInForm, SureForm
from pathways.models import CheckIn, ReviewAsk
from pathways.views.me.own import ask_for
from pathways.views.my_plan.common import SayView

SHOWN = 20  # the newest so many of a list


class CheckInView(SayView):
    """How it goes, in a few words; and what was answered before."""

    form_class = CheckInForm
    template_name = "my_plan/check_in.html"
    heading = "How is it going?"

    def get_form_kwargs(self):
        """Where help is, by day and night."""
        slug = ask_for(self.person, self.request.today).slug
        return super().get_form_kwargs() | {"help_now": f"/{slug}/help-now/" if slug else "/help-now/"}

    def act(self, form, **opened):
        """Sends it."""
        said = form.cleaned_data
        check_in(self.person, said["said"], said["note"], needs_help=said["needs_help"], **opened)
        messages.success(self.request, "Sent. Your worker sees it the next time they open their list.")

    def get_success_url(self) -> str:
        """Here: the page shows what was sent."""
        return reverse("me_check_in")

    def get_context_data(self, **kwargs):
        """What they sent, with who saw it and what they answered."""
        rows = CheckIn.objects.filter(person=self.person).select_related("seen_by")[:SHOWN]
        ask = ask_for(self.person, self.request.today)
        return super().get_context_data(rows=rows, ask=ask, **kwargs) | {"back": reverse("me_plan")}


class AskReviewView(SayView):
    """Asking for an early review; and what was answered before."""

    form_class = AskReviewForm
    template_name = "my_plan/ask_review.html"
    heading = "Ask to look at your plan again"

    def act(self, form, **opened):
        """Asks."""
        ask_for_review(self.person, form.cleaned_data, **opened)
        messages.success(self.request, "Sent. Somebody who works with you will answer: with a day, or with a reason.")

    def get_success_url(self) -> str:
        """Here: the page shows what was asked."""
        return reverse("me_ask_review")

    def get_context_data(self, **kwargs):
        """What they asked before, and the answers."""
        rows = ReviewAsk.objects.filter(person=self.person).select_related("answered_by").order_by("-asked_at", "-pk")
        told = {"rows": rows[:SHOWN], "waits": waiting(self.person), "ask": ask_for(self.person, self.request.today)}
        return super().get_context_data(**told, **kwargs) | {"back": reverse("me_plan")}


class TakeBackView(SayView):
    """Taking back that one asked. Raises Http404 for an ask that is not the reader's, or waits no more."""

    form_class = SureForm
    template_name = "my_plan/take_back.html"
    heading = "Take back what you asked for"

    def find(self, request, **kwargs):
        """The row too."""
        person = super().find(request, **kwargs)
        rows = ReviewAsk.objects.filter(person=person, key=kwargs["row"], answered_at=None)
        found = rows.first()
        if found is None:
            raise Http404
        self.row = found
        return person

    def act(self, form, **opened):
        """Takes it back."""
        take_back(self.row, **opened)
        messages.success(self.request, "Done. You can ask again at any time.")

    def get_success_url(self) -> str:
        """What was asked."""
        return reverse("me_ask_review")
