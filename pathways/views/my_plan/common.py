"""What a young person's pages about their plan share: the versions that they can read, and a form by which they have their say."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Subquery
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from leaving_care.models import YoungPerson
from pathways.models import Attended, Copy, Meaning, PlanSettings, PlanVersion, Review
from pathways.views.me.own import OwnFormView
from pathways.views.review.held import THE_YOUNG_PERSON
from pathways.views.typing import KeepsTyping

SAY = "say_own"


class NoPlanYet(Exception):
    """There is no plan that the reader can read."""


def versions_of(person: YoungPerson) -> list[Any]:
    """The versions that the reader can read, the newest first: those approved, and a draft that was shared. One query.

    Each with its copy (`how`, `given_on`, `seen_at`), whether it `came_of_review` (`review_key`, held on `reviewed_on`,
    `held_without_them`), what it means to them (`meaning`, None: not answered), and within how many days their council
    replies (`reply_days`, None: it has set nothing).
    """
    copies = Copy.objects.filter(version=OuterRef("pk")).order_by("-pk")
    meanings = Meaning.objects.filter(version=OuterRef("pk")).order_by("-at", "-pk")
    reviews = Review.objects.filter(made=OuterRef("pk"), finished_at__isnull=False)
    asked = Attended.objects.filter(review__made=OuterRef("pk"))
    # Whether they came may not be recorded: that is not the same as that they did not.
    they = asked.filter(Q(came=True) | Q(came=None), who=THE_YOUNG_PERSON)
    without = ExpressionWrapper(Q(Exists(asked)) & ~Q(Exists(they)), output_field=BooleanField())
    days = PlanSettings.objects.filter(authority=OuterRef("person__authority"))
    rows = (
        PlanVersion.objects.filter(Q(approved_at__isnull=False) | Q(shared_at__isnull=False), person=person)
        .annotate(
            how=Subquery(copies.values("how")[:1]),
            given_on=Subquery(copies.values("given_on")[:1]),
            seen_at=Subquery(copies.values("seen_at")[:1]),
            came_of_review=Exists(Review.objects.filter(made=OuterRef("pk"))),
            review_key=Subquery(reviews.values("key")[:1]),
            reviewed_on=Subquery(reviews.values("held_on")[:1]),
            held_without_them=without,
            meaning=Subquery(meanings.values("said")[:1]),
            reply_days=Subquery(days.values("reply_days")[:1]),
        )
        .order_by("-number")
    )
    found = list(rows)
    for version in found:
        version.person = person
    return found


def holding(versions: Sequence[Any]) -> Any | None:
    """The version that holds: the newest approved one; else the draft that was shared; None: there is no plan to read yet."""
    return next((version for version in versions if version.approved_at), versions[0] if versions else None)


def draft_in(versions: Sequence[Any]) -> Any | None:
    """A newer version that is being written, and was shared; None: there is none beside the one that holds."""
    newest = versions[0] if versions else None
    return newest if newest and not newest.approved_at and len(versions) > 1 else None


def version_of(person: YoungPerson, key: UUID | None) -> Any:
    """One version that the reader can read; without a key the one that holds. Raises Http404, and NoPlanYet."""
    versions = versions_of(person)
    found = next((version for version in versions if version.key == key), None) if key else holding(versions)
    if found is None and key:
        raise Http404
    if found is None:
        raise NoPlanYet
    return found


class SayView(KeepsTyping, OwnFormView):
    """A page on which the reader has their say. What somebody else writes in the record meanwhile is no hindrance."""

    what = SAY

    def opened(self) -> dict:
        """The form's own token alone."""
        opened = super().opened()
        opened.pop("version", None)
        return opened

    def carried(self, said: dict) -> dict:
        """The same."""
        return {"once": said.get("once")}

    def get_context_data(self, **kwargs):
        """Since when what stands in the form was typed: known once the form is made."""
        return super().get_context_data(**kwargs) | {"typed": self.typed}

    def get_success_url(self) -> str:
        """The plan."""
        return reverse("me_plan")


class SayOfVersion(SayView):
    """A page about one version: the one that the address names, else the one that holds; without a plan, the way to who to ask."""

    version: Any

    def dispatch(self, request, *args, **kwargs):
        """Somebody without a plan is told who to ask."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except NoPlanYet:
            return redirect("me_plan")

    def find(self, request, **kwargs) -> YoungPerson:
        """The version too."""
        person = super().find(request, **kwargs)
        self.version = version_of(person, kwargs.get("version"))
        return person

    def get_success_url(self) -> str:
        """The plan; the version, where the address names one."""
        key = self.kwargs.get("version")
        return reverse("me_plan_version", args=[key]) if key else reverse("me_plan")
