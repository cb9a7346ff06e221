"""When a draft goes out: now or at a time; and how far the run is that makes its pages."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from leaving_care.access import may_in
from leaving_care.council_views import Signed
from offers.actions import timing as actions
from offers.actions.editing import QUIET, raise_unless_open
from offers.forms.publishing import CancelTimeForm, PublishForm, TimeForm
from offers.models import Edition, Publishing
from offers.views.desk.agreeing import EditionFormView
from offers.views.desk.common import find_edition

REFRESH = 5  # seconds after which a page about a run that is under way looks again


@require_safe
def publish_view(request: Signed, council: str, number: int) -> HttpResponse:
    """Whether a draft may go out, when it does, and how far its run is."""
    edition = find_edition(request, council, number)
    run = edition.publishings.select_related("begun_by").first()
    timed = edition.timings.filter(cancelled_at=None).select_related("set_by").first()
    is_running = bool(run and not run.ended_at and run.seen_at > request.now - QUIET)
    is_open = edition.is_draft and not edition.set_aside_at
    told = {
        "edition": edition,
        "run": run,
        "is_running": is_running,
        "was_cut_off": bool(run and not run.ended_at and not is_running and edition.is_draft),
        "failed": _failed(edition, run),
        "timed": timed if is_open else None,
        "is_late": bool(timed and timed.goes_out_at <= request.now),
        "why_not": _why_not(request, edition) if is_open and not is_running else "",
        "is_open": is_open,
        "may_publish": is_open and may_in(request.user, actions.PUBLISH, edition.authority, request.today),
        "is_later": bool(edition.effective_from and edition.effective_from > request.today),
    }
    if is_open:
        told["surveys"] = list(edition.surveys.filter(closes_on__gte=request.today, closed_at=None))
    response = render(request, "desk/agreeing/publish.html", told)
    if is_running:
        response["Refresh"] = str(REFRESH)
    return response


def _failed(edition: Edition, run: Publishing | None) -> str:
    """Why the last run did not publish a draft, in words; blank: it did, or there was none."""
    return run.failed if run and run.ended_at and edition.is_draft else ""


def _why_not(request: Signed, edition: Edition) -> str:
    """Why a draft may not go out now; blank: it may."""
    try:
        actions.raise_unless_ready(edition, request.now)
    except ValidationError as wrong:
        return " ".join(wrong.messages)
    return ""


class PublishingFormView(EditionFormView):
    """A form about when a draft goes out; "Back" leads to the page about that."""

    what = actions.PUBLISH

    def back(self):
        """When it goes out."""
        return self.page("publish")


class GoesOutView(PublishingFormView):
    """A form that has a draft go out. For one that may not, the page about that says why, and there is no button."""

    def get(self, request, *args, **kwargs):
        """The form."""
        try:
            raise_unless_open(self.edition, request.now)
            actions.raise_unless_ready(self.edition, request.now)
        except ValidationError:
            return redirect(self.back())
        return super().get(request, *args, **kwargs)


class PublishNowView(GoesOutView):
    """Begins to publish a draft."""

    form_class = PublishForm
    title = "Publish it now"
    is_grave = True
    lead = (
        "Pages, booklets and the list of what changed go out together. Nothing in this edition can be changed afterwards.",
    )

    def act(self, form, **opened):
        """Calls the action."""
        actions.publish_now(self.edition, **opened)


class SetTimeView(GoesOutView):
    """Sets when a draft goes out."""

    form_class = TimeForm
    title = "Set a time to publish it"
    done = "The time is set. The draft goes out by itself."
    lead = ("Until then you can cancel the time. If anything in the draft is changed before, it does not go out.",)

    def get_form_kwargs(self):
        """From today on."""
        return super().get_form_kwargs() | {"today": self.request.today}

    def get_initial(self):
        """The day from which the edition applies, most often."""
        first = self.edition.effective_from
        return {"day": first, "at": "00:01"} if first and first > self.request.today else {}

    def act(self, form, **opened):
        """Calls the action."""
        actions.set_time(self.edition, goes_out_at=form.goes_out_at, **opened)


class CancelTimeView(PublishingFormView):
    """Cancels the time."""

    form_class = CancelTimeForm
    title = "Cancel the time"
    done = "The time is cancelled. The draft does not go out by itself."
    lead = ("The draft stays agreed. You can set another time, or publish it at once.",)

    def act(self, form, **opened):
        """Calls the action."""
        actions.cancel_time(self.edition, **opened)
