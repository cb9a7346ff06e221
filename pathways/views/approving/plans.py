"""Plans that wait for a manager: the list, one to read beside what changed, approving it, or giving it back."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care import audit
from leaving_care.access import reachable
from leaving_care.changing import ChangedMeanwhile
from leaving_care.council_views import Drawn, Signed, councils_for, paged
from leaving_care.models import Part, YoungPerson
from leaving_care.record_views import PersonFormView, find_person
from pathways.actions import plans
from pathways.actions.plans import APPROVE, give_back
from pathways.forms.their_say import ApproveForm, GiveBackForm
from pathways.leavers import leavers
from pathways.models import Answer, Copy, PlanVersion, PlanWriter, Review
from pathways.reading import read
from pathways.reading.changes import changes
from pathways.reading.shapes import NOBODY
from pathways.shown import shown
from pathways.versions import past_when_sent
from pathways.views.approving.answers import answers_to
from pathways.views.review.held import they_came
from pathways.views.typing import KeepsTyping


@require_safe
def plans_view(request: Signed) -> HttpResponse:
    """The plans that wait, the longest first. Those that the reader wrote in wait for another manager."""
    councils_for(request, APPROVE)
    people = reachable(request.user, APPROVE, request.today)
    waiting = PlanVersion.objects.filter(person__in=people, sent_at__isnull=False, approved_at=None)
    rows = (
        waiting.annotate(
            is_own=_is_own(request.user), is_answered=Exists(Answer.objects.filter(version=OuterRef("pk")))
        )
        .select_related("person__authority", "sent_by", "begun_by")
        .prefetch_related("planwriter_rows__user")
        .order_by("sent_at", "pk")
    )
    page = paged(request, rows)
    told = [(row, writers(row), (request.now - row.sent_at).days) for row in page.object_list]
    return render(request, "approving/plans.html", {"page": page, "rows": told})


def writers(version: PlanVersion) -> list[str]:
    """The names of everybody who wrote in a version, whoever began it first."""
    users = [version.begun_by, *(row.user for row in version.planwriter_rows.all()), version.sent_by]
    return list(dict.fromkeys(user.name or NOBODY for user in users if user))


def _is_own(user) -> Q:
    return Exists(PlanWriter.objects.filter(version=OuterRef("pk"), user=user)) | Q(begun_by=user) | Q(sent_by=user)


class OfVersionView(Drawn, PersonFormView):
    """A page with one form about a version. `version`: it, read with who wrote in it; `seen`: when it was sent, as the form says.

    Raises Http404 for a version of somebody whom the reader cannot see, or that was never sent.
    """

    what = APPROVE
    afterwards = "manage_plans"
    version: Any
    seen: int | None = None

    def find(self, request, **kwargs) -> YoungPerson:
        """The young person through the version; a version that there is not is as a person that there is not."""
        key: UUID = kwargs["version"]
        found = PlanVersion.objects.filter(key=key).values_list("person__key", flat=True)
        person = find_person(request, found.first() or key, self.what)
        rows = PlanVersion.objects.filter(person=person, key=key).exclude(sent_at=None)
        rows = rows.annotate(is_own=_is_own(request.user)).select_related("sent_by", "begun_by", "before")
        version = rows.prefetch_related("planwriter_rows__user").first()
        if version is None:
            raise Http404
        version.person = person
        self.version = version
        return person

    def get(self, request, *args, **kwargs):
        """Reading it is looking at the record: it is noted."""
        audit.looked(self.person, Part.PLAN, by=request.user, at=request.now)
        return super().get(request, *args, **kwargs)

    def opened(self) -> dict:
        """The moment at which what is read was sent: given back, changed and sent anew, it is another."""
        return super().opened() | {"version": int(self.version.sent_at.timestamp())}

    def carried(self, said: dict) -> dict:
        """The same."""
        self.seen = said.get("version")
        return {"once": said.get("once")}

    def as_read(self) -> PlanVersion:
        """The version, as it was when the form was opened. Raises ChangedMeanwhile."""
        if self.seen != int(self.version.sent_at.timestamp()):
            raise ChangedMeanwhile
        return self.version

    def back(self) -> str:
        """The list."""
        return reverse("manage_plans")


class PlanView(OfVersionView):
    """The whole version: what the young person says first, what changed since the one before, and the button that approves it."""

    form_class = ApproveForm
    template_name = "approving/plan.html"
    title = "A plan to approve"
    done = "Approved. It holds from now on, and nobody can change it."

    def act(self, form, **opened):
        """Approves it, and says how it is with their copy: online they have it from today."""
        plans.approve(self.as_read(), **opened)
        is_online = self.version.copy_how == Copy.How.ONLINE
        copy = "They have their copy: it is on their own page from today." if is_online else "A copy is owed."
        self.done = f"{self.done} {copy}"

    def get_context_data(self, **kwargs):
        """What is to be read."""
        version, plan = self.version, read(self.version)
        before = version.before
        if before:
            before.person = self.person
        told = {
            "version": version,
            "plan": plan,
            "changes": changes(read(before), plan) if before else None,
            "answers": answers_to(version, plan),
            "shown": shown(version),
            **leavers(version, self.request.today),
            "writers": writers(version),
            "days": (self.request.now - version.sent_at).days,
            "how": Copy.How(version.copy_how).label if version.copy_how else "",
            "returned": version.returned_rows.select_related("by"),
            "were_past": past_when_sent(version),
            **_review(version),
        }
        return super().get_context_data(**told, **kwargs)


def _review(version: PlanVersion) -> dict[str, Any]:
    """The review from which a version came, with who was asked to it; nothing where it came of none."""
    review = Review.objects.filter(made=version).first()
    if review is None:
        return {}
    people = list(review.attended_rows.all())
    return {"review": review, "people": people, "they_came": they_came(people)}


class GiveBackView(KeepsTyping, OfVersionView):
    """Giving it back to be written on, and why."""

    form_class = GiveBackForm
    title = "Give the plan back"
    lead = ("Its writers can change it again, and send it to you anew.",)
    done = "Given back. Its writers see why."

    def act(self, form, **opened):
        """Gives it back."""
        give_back(self.as_read(), reason=form.cleaned_data["reason"], **opened)

    def back(self) -> str:
        """The version."""
        return reverse("manage_plan", args=[self.version.key])

    def get_success_url(self) -> str:
        """The list."""
        super().get_success_url()
        return reverse("manage_plans")

    def get_context_data(self, **kwargs):
        """Since when what stands in the form was typed: known once the form is made."""
        return super().get_context_data(**kwargs) | {"typed": self.typed}
