"""The desk's list of what people asked for in another format or language, and the answer to each."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care.council_views import PAGE, CouncilFormView, Signed
from offers.actions.formats import MODERATE, answer_format
from offers.forms.formats import AnswerFormatForm
from offers.models import FormatRequest
from offers.views.desk.common import find_council


@require_safe
def format_requests_view(request: Signed, council: str) -> HttpResponse:
    """What was asked for: what waits for an answer first, the oldest first."""
    authority = find_council(request, council, MODERATE)
    rows = FormatRequest.objects.filter(authority=authority).select_related("answered_by")
    rows = rows.order_by(F("answered_at").desc(nulls_first=True), "at")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/languages/asked.html", {"council": authority, "page": page})


class AnswerFormatView(CouncilFormView):
    """What came of one."""

    what = MODERATE
    form_class = AnswerFormatForm
    title = "Answer a request for another format"
    done = "The answer is kept. How to reach them is removed 90 days from now."

    def find(self, request, **kwargs):
        """The request that the address names."""
        self.council = find_council(request, kwargs["council"], self.what)
        self.asked = FormatRequest.objects.filter(authority=self.council, key=kwargs["key"]).first()
        if self.asked is None:
            raise Http404

    @property
    def lead(self):
        """What was asked for."""
        words = f"They wrote: {self.asked.words}" if self.asked.words else ""
        where = f"Send it to: {self.asked.reach or 'not known any more'}"
        return tuple(filter(None, (f"Asked for: {self.asked.wanted}", words, where)))

    def back(self):
        """All requests."""
        return reverse("offers:format_requests", args=[self.council.slug])

    def act(self, form, **opened):
        """Keeps the answer."""
        answer_format(self.asked, answer=form.cleaned_data["answer"], **opened)
