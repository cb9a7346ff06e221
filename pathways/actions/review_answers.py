"""What a young person says before a review: shared all at once, when they send it."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.changing import changing
from leaving_care.models import User
from pathways.models import GoalView, OwnWords, PlanVersion, Typed
from pathways.versions import newest_approved

SAY = "say_own"


def answer(
    version: PlanVersion,
    words: Mapping[str, str],
    views: Sequence[Mapping[str, Any]],
    *,
    steps: Sequence[str],
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> None:
    """Shares what they say to the plan that holds: `words` by section ("" for anything else), `views` of goals.

    `steps`: names of what was kept for them as they typed, which goes in the same transaction. ValidationError where there is
    nothing to share, or the plan is not the one that holds any more.
    """
    with changing(version.person, SAY, by=by, at=at, once=once) as change:
        if newest_approved(change.person) != version:
            raise ValidationError("There is a newer plan now. Look at it, then say what you want to say.")
        if not words and not views:
            raise ValidationError("You have not written anything yet.")
        sections = {"", *version.plansection_rows.values_list("section", flat=True)}
        goals = set(version.goal_rows.values_list("thread", flat=True))
        if not words.keys() <= sections or not {view["goal"] for view in views} <= goals:
            raise ValidationError("Some of this is not in your plan any more. Look at it again.")
        for section, text in words.items():
            row = OwnWords(person=change.person, section=section, text=text, by=by, at=at)
            row.full_clean(exclude=["person", "by"])
            row.save()
            change.note(OwnWords.part, "ownwords.added")
        for said in views:
            view = GoalView(person=change.person, version=version, by=by, at=at, **said)
            view.full_clean(exclude=["person", "version", "by"])
            view.save()
            change.note(GoalView.part, "goalview.added")
        Typed.objects.filter(user=by, person=change.person, step__in=steps).delete()
