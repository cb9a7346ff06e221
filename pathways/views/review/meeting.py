"""Beginning a review, writing down the meeting and ending it, and giving it up."""

from datetime import date

from django.contrib import messages

from leaving_care.dates import in_words
from leaving_care.law import provisions
from leaving_care.models import Role
from pathways.actions import reviews
from pathways.actions.review_days import next_review
from pathways.forms.review.meeting import FINISH, THEM, AbandonForm, BeginForm, EndForm, Guest, meeting_of
from pathways.matters import INVOLVED_BY
from pathways.models import Review
from pathways.sections import ELIGIBLE
from pathways.shown import shown
from pathways.versions import things_missing
from pathways.views.review.common import ReviewFormView, UnderWayView, hub, place_of, way_on
from pathways.views.review.held import THE_YOUNG_PERSON
from pathways.views.review.material import blocks_of, message
from pathways.views.work.working import of_them


class Begin(ReviewFormView):
    """A review, begun: its first screen comes next."""

    form_class = BeginForm
    heading, button = "Begin a review", "Begin the review"

    def act(self, form, *, by, at, once, version):
        """Begins it. Nothing that is on the record is written over: what else changed does not matter."""
        reviews.begin(self.person, because=form.cleaned_data["because"], by=by, at=at, once=once)

    def get_success_url(self) -> str:
        """The first heading."""
        review = reviews.under_way(self.person)
        return way_on(self.person, blocks_of(review)) if review else hub(self.person)


class End(UnderWayView):
    """The meeting, what is missing, and the way to a manager. The review's own count of saves tells editors apart."""

    form_class = EndForm
    template_name = "review/end.html"
    is_shown_finished = False
    heading = "The meeting, and what comes next"

    def get_form_kwargs(self):
        """Who may have been asked, and what was written down before."""
        today = self.request.today
        is_in_care = self.person.timeincare_rows.on(today).exists()
        kwargs = super().get_form_kwargs() | {"guests": self.guests(), "is_in_care": is_in_care}
        return kwargs | {"initial": meeting_of(self.review), "next_by": self.next_by()}

    def guests(self) -> list[Guest]:
        """The young person, who works with them, who is around them, and who else was written down before."""
        today: date = self.request.today  # type: ignore[attr-defined]
        written = {(row.name, row.who): row for row in self.review.attended_rows.all()}
        workers = self.person.allocation_rows.on(today).select_related("worker__user")
        known = [(THEM, self.person.name_used, THE_YOUNG_PERSON)]
        known += [(row.key.hex, row.worker.user.name, Role(row.role).label) for row in workers]
        known += [(row.key.hex, row.name, row.is_to_them) for row in self.person.knownperson_rows.on(today)]
        named = {(name, who) for _, name, who in known}
        known += [(row.key.hex, row.name, row.who) for pair, row in written.items() if pair not in named]
        return [
            Guest(key, name, who, written[name, who].came if (name, who) in written else None)
            for key, name, who in known
        ]

    def next_by(self) -> str:
        """By when the next review has to be, and what sets that, in words."""
        today: date = self.request.today  # type: ignore[attr-defined]
        start = self.review.held_on or today
        found = next_review(self.person, reviews.made_of(self.review).kind, start, on=today)
        if found is None or found.due_on is None:
            return "No time is set for it. Leave it open, or agree a day."
        return f"By {in_words(found.due_on)} at the latest: {of_them(found.said)} Leave it open if that is the day."

    def opened(self) -> dict:
        """The review's own count of saves."""
        return super().opened() | {"version": self.review.edit}

    def carried(self, said: dict) -> dict:
        """As the action takes it."""
        carried = super().carried(said)
        return {"once": carried["once"], "edit": carried["version"]}

    def act(self, form, **opened):
        """Saves the meeting, or ends the review."""
        if form.finishes:
            said = form.cleaned_data
            more = {"copy_how": said["copy_how"], "copy_language": said["copy_language"]}
            reviews.finish(self.review, form.values, form.people, **more, **opened)
            messages.success(self.request, "The review is finished. A manager is asked to approve the plan.")
        else:
            reviews.hold(self.review, form.values, form.people, **opened)
            messages.success(self.request, "Saved. The review is not finished yet.")

    def changed_meanwhile(self, form):
        """On the review as it is now."""
        self.review.refresh_from_db()
        return super().changed_meanwhile(form)

    def says_now(self, form):
        """The meeting as it is written down now."""
        row = Review.objects.get(pk=self.review.pk)
        came = [f"{one.name}{'' if one.came else ' (did not come)'}" for one in row.attended_rows.all()]
        return [
            ("Day", in_words(row.held_on) if row.held_on else "Not recorded yet"),
            ("Where", row.where or "Not recorded yet"),
            ("Who came", ", ".join(came) or "Not recorded yet"),
            ("What was decided", row.decided or "Not recorded yet"),
            ("Next review", in_words(row.next_on) if row.next_on else "Left open"),
        ]

    def get_context_data(self, **kwargs):
        """What is missing still, with the way to it; and whether they could read what came of it, and have answered."""
        made = reviews.made_of(self.review)
        missing = [(one.text, place_of(self.person, one)) for one in things_missing(made)]
        said = {"missing": missing, "finish": FINISH, "version": made, "shown": shown(made)}
        said["law"] = None if made.kind == ELIGIBLE else provisions()[INVOLVED_BY]
        return super().get_context_data(**said, message=message(self.review.of), **kwargs)


class Abandon(UnderWayView):
    """A review, given up with its draft."""

    form_class = AbandonForm
    is_shown_finished = False
    heading, button = "Give up this review", "Give up this review"
    lead = "What was written in it is thrown away. The plan that holds stays as it is, and what the young person sent stays too."

    def act(self, form, *, by, at, once, version):
        """Gives it up."""
        reviews.abandon(self.review, by=by, at=at, once=once)
        messages.success(self.request, "The review was given up. The plan is as it was.")
