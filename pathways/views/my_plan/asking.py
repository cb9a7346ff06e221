"""Between meetings: how it goes, and asking for an early review."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse

from pathways.actions.check_ins import check_in
from pathways.actions.review_asks import ask_for_review, take_back, waiting
from pathways.forms.my_asks import AskReviewForm, CheckInForm
from pathways.forms.my_plan import SureForm
from pathways.models import CheckIn, ReviewAsk
from pathways.views.me.own import ask_for
from pathways.views.me.workers import workers_of
from pathways.views.my_plan.common import SayView

SHOWN = 20  # the newest so many of a list
UNREAD = timedelta(days=2)  # what nobody has opened for longer is told with whom to ring
SENT = "Sent. Your worker sees it the next time they open their list."


class FromHome(SayView):
    """A page that both the first page and the plan lead to: back is where the reader came from."""

    def get_context_data(self, **kwargs):
        """The plan, where its link says so (`?from=plan`); else the first page."""
        back = "me_plan" if self.request.GET.get("from") == "plan" else "me"
        return super().get_context_data(**kwargs) | {"back": reverse(back)}


class CheckInView(FromHome):
    """How it goes, in a few words; and what was answered before."""

    is_long = True
    form_class = CheckInForm
    template_name = "my_plan/check_in.html"
    heading = "How is it going?"

    def get_form_kwargs(self):
        """Where help is, by day and night."""
        slug = ask_for(self.person, self.request.today).slug
        return super().get_form_kwargs() | {"help_now": f"/{slug}/help-now/" if slug else "/help-now/"}

    def act(self, form, **opened):
        """Sends it. Whoever needs help reads whom to ring meanwhile."""
        said, needs_help = form.cleaned_data, form.cleaned_data["needs_help"]
        check_in(self.person, said["said"], said["note"], needs_help=needs_help, **opened)
        messages.success(self.request, self.whom_to_ring() if needs_help else SENT)

    def whom_to_ring(self) -> str:
        """That it was sent, who to ring, and where help is by day and night."""
        today = self.request.today  # type: ignore[attr-defined]
        told = {"worker": workers_of(self.person, today).main, "ask": ask_for(self.person, today)}
        return render_to_string("my_plan/parts/sent_for_help.html", told)

    def get_success_url(self) -> str:
        """Here: the page shows what was sent."""
        return reverse("me_check_in")

    def get_context_data(self, **kwargs):
        """What they sent, with who saw it and what they answered; the newest answer (`answered`) goes before the form."""
        rows = list(CheckIn.objects.filter(person=self.person).select_related("seen_by")[:SHOWN])
        today = self.request.today
        done = [row for row in rows if row.answer and row.seen_at]
        answered = max(done, key=lambda row: (row.seen_at, row.pk), default=None)
        told = {"rows": rows, "answered": answered, "ask": ask_for(self.person, today), "ring_before": today - UNREAD}
        return super().get_context_data(**told, **kwargs)


class AskReviewView(FromHome):
    """Asking for an early review; and what was answered before."""

    is_long = True
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
        return super().get_context_data(**told, **kwargs)


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
