"""Notices above all pages of a council: those that stand, putting one up, taking one down."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care.council_views import CouncilFormView, Signed, paged
from offers.actions.notices import WHAT, put_up, take_down
from offers.forms.notices import NoticeForm, TakeDownForm
from offers.models import Notice
from offers.rendering.notices import notices_of, standing
from offers.views.desk.common import SEE, find_council, may
from offers.views.desk.settled import SettledOnceView


@require_safe
def notices_view(request: Signed, council: str) -> HttpResponse:
    """Those that stand today, then those that are over or were taken down, newest first."""
    authority = find_council(request, council, SEE)
    here = standing(notices_of(authority), request.today)
    rest = Notice.objects.filter(authority=authority).exclude(pk__in=[notice.pk for notice in here])
    told = {"council": authority, "here": here, "page": paged(request, rest), "may": may(request, WHAT, authority)}
    return render(request, "desk/notices.html", told)


class NoticeFormView(CouncilFormView):
    """A form about notices; "Back" leads to all of them."""

    what = WHAT

    def find(self, request, **kwargs):
        """The council."""
        self.council = find_council(request, kwargs["council"], self.what)

    def back(self):
        """All of them."""
        return reverse("offers:notices", args=[self.council.slug])


class PutUpView(NoticeFormView):
    """Putting one up."""

    form_class = NoticeForm
    title = "Put up a notice"
    lead = (
        "It stands above every page of the council until its last day, in English. It is for what everybody has to know now. "
        "Nobody has to agree to it, so it cannot change what you offer.",
    )
    done = "The notice is up. The pages show it within minutes."

    def act(self, form, **opened):
        """Puts it up."""
        put_up(self.council, text=form.cleaned_data["text"], until=form.cleaned_data["until"], **opened)


class TakeDownView(NoticeFormView, SettledOnceView):
    """Taking one down before its last day."""

    form_class = TakeDownForm
    title = "Take a notice down"
    done = "The notice is taken down. It goes from the pages within minutes."

    def find(self, request, **kwargs):
        """The notice, whose last day is not over."""
        super().find(request, **kwargs)
        rows = Notice.objects.filter(authority=self.council, until__gte=request.today)
        self.notice = get_object_or_404(rows, key=kwargs["key"])

    def is_settled(self):
        """Whether it was taken down."""
        return self.notice.taken_down_at is not None

    @property
    def lead(self):
        """What it says."""
        return (self.notice.text,)

    def act(self, form, **opened):
        """Takes it down."""
        take_down(self.notice, **opened)
