"""Before a review: the young person answers first, page by page, and shares it all at once when they send it."""

import zlib
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from leaving_care.changing import ChangedMeanwhile
from leaving_care.models import YoungPerson
from pathways.actions.review_answers import SAY, answer
from pathways.actions.review_days import planned
from pathways.forms.review.mine import ShareForm
from pathways.models import PlanVersion
from pathways.news.lines import next_review
from pathways.news.plan import offered_to
from pathways.versions import newest_approved
from pathways.views.me.own import OwnFormView, ask_for, own
from pathways.views.my_plan.held import told_of
from pathways.views.review.mine import held_of
from pathways.views.review.steps import Step, steps_of
from pathways.views.typing import DROP, KEEP, KeepsTyping, forget_typed, keep_typed

MEANWHILE = "You changed something on another page after you opened this one. Look at it again, then send it."


@own
def my_review(request: HttpRequest, person: YoungPerson) -> HttpResponse:
    """What a review is, what they have written so far, and what they have sent."""
    today: date = request.today  # type: ignore[attr-defined]
    version = newest_approved(person)
    said: dict[str, Any] = {"person": person, "version": version, "ask": ask_for(person, today), "today": today}
    said |= {"held": told_of(person, held_of(person).prefetch_related("attended_rows"))}
    if version:
        steps = steps_of(person, request.user, version)  # type: ignore[arg-type]
        next_on, waits = planned(person, today)
        line = next_review(next_on, today)
        said |= {
            "steps": steps,
            "next_on": next_on if not waits else None,
            "offered_on": offered_to(person, today),
            "late_words": line.said if line and not waits and next_on and next_on < today else "",
            "waits": waits,
            "sent_at": _sent_at(steps),
        }
        said |= {"is_begun": any(step.typed for step in steps), "first": next(_open(steps), steps[0])}
    return render(request, "review/me.html", said)


class OwnReview(OwnFormView):
    """A page of their answers. Raises Http404 where there is no plan yet."""

    what = SAY
    version: PlanVersion
    steps: list[Step]

    def find(self, request, **kwargs) -> YoungPerson:
        """The plan that holds, and its steps."""
        person = super().find(request, **kwargs)
        version = newest_approved(person)
        if version is None:
            raise Http404
        self.version, self.steps = version, steps_of(person, request.user, version)
        return person

    def get_success_url(self) -> str:
        """The first page."""
        return reverse("me_review")


class MyStep(KeepsTyping, OwnReview):
    """One heading. What they write is kept for them, and shared only when they send it all."""

    template_name = "review/me_step.html"
    here: Step

    def find(self, request, **kwargs):
        """The step too. Raises Http404 for a heading that the plan does not have."""
        person = super().find(request, **kwargs)
        found = [step for step in self.steps if step.key == kwargs["section"]]
        if not found:
            raise Http404
        self.here = found[0]
        self.heading = self.here.heading
        return person

    @property
    def step(self) -> str:
        """Kept under the heading, whatever the plan's version: nothing typed is lost when a newer one comes."""
        return self.here.name

    def get_form_class(self):
        """Made by the step."""
        return None

    def get_form(self, form_class=None):
        """What they wrote stands in it again."""
        form = self.here.form(self.get_form_kwargs().get("data"))
        if self.typed:
            form.errors.clear()
        return form

    def post(self, request, *args, **kwargs):
        """Keeps what they wrote and goes on; nothing is shared."""
        if DROP in request.POST:
            forget_typed(request.user, self.person, self.step)
            return redirect(request.get_full_path())
        keep_typed(request.user, self.person, self.step, request.POST, at=request.now)
        if KEEP in request.POST:
            return HttpResponse(status=204)
        form = self.get_form()
        return redirect(self.way_on()) if form.is_valid() else self.form_invalid(form)

    def act(self, form, **opened):
        """Does nothing yet: what they write is kept (`post`), and shared on the last page."""

    def way_on(self) -> str:
        """The next heading; after the last, the page that shares it all."""
        place = self.steps.index(self.here) + 1
        if place == len(self.steps):
            return reverse("me_review_check")
        return reverse("me_review_step", args=[self.steps[place].key])

    def get_context_data(self, **kwargs):
        """The step, its place among all, and the way past it."""
        number = self.steps.index(self.here) + 1
        said = {"step": self.here, "number": number, "of": len(self.steps), "past": self.way_on()}
        return super().get_context_data(**said, **kwargs)


class Share(OwnReview):
    """Everything that would be shared, to be looked at, and shared by one button."""

    form_class = ShareForm
    template_name = "review/me_check.html"
    heading = "Check what you will share"

    def opened(self) -> dict:
        """A number that changes with what they wrote."""
        return super().opened() | {"version": self.fingerprint()}

    def fingerprint(self) -> int:
        """Of everything that they wrote and did not share."""
        written = "\n".join(f"{step.key} {sorted(step.typed.fields.items())}" for step in self.steps if step.typed)
        return zlib.crc32(written.encode())

    def act(self, form, *, by, at, once, version):
        """Shares it. What they see is what is shared: not what another tab wrote meanwhile."""
        written = [(step, form) for step in self.steps if (form := step.kept) is not None]
        if bad := [step.heading for step, form in written if not form.is_valid()]:
            raise ValidationError(
                [f"Something under “{heading}” cannot be sent as it is. Change it." for heading in bad]
            )
        if written and version != self.fingerprint():
            raise ChangedMeanwhile
        words = {step.of_words: form.words for step, form in written if form.words}
        views = [view for _, form in written for view in form.views]
        names = [step.name for step, _ in written]
        answer(self.version, words, views, steps=names, by=by, at=at, once=once)
        messages.success(self.request, "Sent. Your worker can read it now.")

    def changed_meanwhile(self, form):
        """With what they wrote last."""
        form.add_error(None, MEANWHILE)
        return self.render_to_response(self.get_context_data(form=form, now=[("", "")]))

    def get_context_data(self, **kwargs):
        """What would be shared, what cannot be, and where it goes."""
        shown = [(step, step.in_words) for step in self.steps if step.typed]
        return super().get_context_data(shown=shown, **kwargs)


def _open(steps: list[Step]):
    """Those with nothing written or shared, in order."""
    return (step for step in steps if not step.typed and not step.is_shared)


def _sent_at(steps: list[Step]):
    """When they shared something last for this review; None: not yet."""
    words = [step.said_now.at for step in steps if step.said_now]
    views = [view.at for step in steps[:1] for view in step.views.values()]
    return max([*words, *views], default=None)
