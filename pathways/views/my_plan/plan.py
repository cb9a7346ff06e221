"""The reader's plan: as it holds now, and each version before."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from leaving_care.dates import uk_day
from leaving_care.models import YoungPerson
from pathways.actions import copies, saying
from pathways.forms.my_plan import SureForm
from pathways.leavers import leavers
from pathways.models import Achievement, Answer, Copy, Goal, PlanAction
from pathways.reading import read
from pathways.reading.shapes import NOBODY, Plan
from pathways.replies import due_on
from pathways.views.me.own import OwnFormView, ask_for, own
from pathways.views.my_plan.common import NoPlanYet, draft_in, holding, version_of, versions_of
from pathways.views.my_plan.landing import SAY, WENT_WELL, landed, of_action, of_goal, of_section, places_of, says_at

HOWS = {
    Copy.How.ONLINE: "here, online",
    Copy.How.PDF: "as a PDF",
    Copy.How.PAPER: "on paper",
    Copy.How.LARGE_PRINT: "in large print",
    Copy.How.EASY_WORDS: "in easy words",
    Copy.How.LANGUAGE: "in another language",
    Copy.How.READ: "read together with you",
}


@own
def plan(request: HttpRequest, person: YoungPerson) -> HttpResponse:
    """My plan as it holds now; where there is none, who to ask."""
    versions = versions_of(person)
    version = holding(versions)
    told = {"versions": versions, "draft": draft_in(versions), "went_well": _went_well(person)}
    if version is None:
        at = landed(request, {SAY, WENT_WELL})
        return render(request, "my_plan/none.html", _frame(request, person) | told | at)
    said = _of(request, version)
    said["open_parts"] = _open_parts(said, every=request.GET.get("open") == "all")
    return render(request, "my_plan/plan.html", _frame(request, person) | told | said)


@own
def plan_version(request: HttpRequest, person: YoungPerson, version: UUID) -> HttpResponse:
    """One version: an older one, or the draft that was shared."""
    shown = version_of(person, version)
    newest = holding(versions_of(person))
    told = (
        _frame(request, person)
        | _of(request, shown)
        | {"holds": newest, "is_older": newest and newest.number > shown.number}
    )
    return render(request, "my_plan/version.html", told)


class PostView(OwnFormView):
    """A button on the plan's page. What cannot be done is said there, and nothing is shown of its own."""

    http_method_names = ["post"]
    form_class = SureForm
    what = saying.SAY

    def carried(self, said: dict) -> dict:
        """Pressed twice, it is done once."""
        return {"once": said.get("once")}

    def form_invalid(self, form):
        """Back to the plan, saying why not."""
        for line in form.non_field_errors():
            messages.error(self.request, line)
        return redirect(self.get_success_url())

    def get_success_url(self) -> str:
        """The plan."""
        return reverse("me_plan")


class TickView(PostView):
    """Saying of an action of one's own that it is done, or is not after all (`done`: yes)."""

    def find(self, request, **kwargs) -> YoungPerson:
        """The reader's record. Raises Http404 for an action that none of their plans has had; without a plan `act` says so."""
        person = super().find(request, **kwargs)
        threads = set(PlanAction.objects.filter(person=person).values_list("thread", flat=True))
        if threads and kwargs["thread"] not in threads:
            raise Http404
        return person

    def act(self, form, **opened):
        """Says it."""
        try:
            version = version_of(self.person, None)
        except NoPlanYet:
            raise ValidationError("You do not have a plan yet.") from None
        done = self.request.POST.get("done") == "yes"
        saying.tick(self.person, version, self.kwargs["thread"], done, **opened)
        words = "Well done. Your worker can see it." if done else "Changed: it is not done yet."
        says_at(self.request, of_action(self.kwargs["thread"]), words)

    def get_success_url(self) -> str:
        """Where the button is."""
        return f"{reverse('me_plan')}#{of_action(self.kwargs['thread'])}"


class SeenView(PostView):
    """Saying that one has read one's copy of a version."""

    def act(self, form, **opened):
        """Says it."""
        copies.see(version_of(self.person, self.kwargs["version"]), **opened)
        messages.success(self.request, "Thank you. We noted that you have read your copy.")


def _frame(request: HttpRequest, person: YoungPerson) -> dict[str, Any]:
    today = request.today  # type: ignore[attr-defined]
    return {"person": person, "own": True, "ask": ask_for(person, today), "today": today}


def _of(request: HttpRequest, version: Any) -> dict[str, Any]:
    """What a page says of one version: what stands in it, what the reader answered, and what was replied."""
    plan, answers = read(version), list(_answers(version, request.today))  # type: ignore[attr-defined]
    followed = {goal.thread for goal in plan.goals if not goal.stopped}
    for each in answers:
        each["is_beside"] = each["row"].goal in followed
    return {
        "version": version,
        "plan": plan,
        **leavers(version, request.today),  # type: ignore[attr-defined]
        "how": HOWS.get(version.how, ""),
        "answers": answers,
        "answered_goals": {each["row"].goal for each in answers if not each["is_earlier"]},
        **landed(request, places_of(plan)),
        "since": _since(version, plan, answers),
        "asks_meaning": bool(version.approved_at and version.came_of_review and version.meaning is None),
    }


def _open_parts(said: dict[str, Any], *, every: bool) -> set[str]:
    """The headings that are open from the start: with something of theirs to do, that they did not agree with, or just did."""
    disagreed = {each["row"].goal for each in said["answers"] if each["reply"] or each["reply_due_on"]}
    found = set()
    for section in said["plan"].sections:
        waits = any(each.is_theirs and each.is_open and not each.ticked for each in section.every_action)
        goals = {goal.thread for goal in section.goals}
        here = {of_section(section.key), *(of_goal(goal) for goal in goals)}
        if every or waits or goals & disagreed or said["done_at"] in here:
            found.add(section.key)
    return found


def _answers(version: Any, today):
    """What counts of what they answered to this version, and every disagreement with an earlier one: with the replies."""
    goals = Goal.objects.filter(version=OuterRef("version"), thread=OuterRef("goal"))
    rows = (
        Answer.objects.filter(person=version.person, version__number__lte=version.number)
        .select_related("version", "reply__by", "told_to")
        .annotate(goal_text=Subquery(goals.values("text")[:1]))
        .order_by("-version__number", "at", "pk")
    )
    newest = {(row.version_id, row.goal): row for row in rows}
    for row in newest.values():
        disagrees = row.said == Answer.Said.DISAGREE
        if row.version_id != version.pk and not disagrees:
            continue
        last = due_on(uk_day(row.at), version.reply_days)
        replied = getattr(row, "reply", None)
        yield {
            "row": row,
            "said": row.get_said_display(),
            "on": uk_day(row.at),
            "told_to": (row.told_to.name or NOBODY) if row.told_to else "",
            "reply": replied,
            "reply_by": (replied.by.name or NOBODY) if replied else "",
            "reply_due_on": last if disagrees and not replied else None,
            "is_late": disagrees and not replied and last < today,
            "is_earlier": row.version_id != version.pk,
        }


def _since(version: Any, plan: Plan, answers: list[dict[str, Any]]) -> list[str]:
    """What was said since a version was approved, and so is not in its files: in words, each kind once."""
    made = version.approved_at
    if made is None:
        return []
    newer = any(section.newer for section in (plan.whole, *plan.sections))
    said = {
        "what you answered": any(each["row"].at > made for each in answers),
        "what a manager promised or replied to you": any(each["reply"] and each["reply"].at > made for each in answers),
        "what you wrote later in your own words": newer,
        "what you or somebody else said is done": any(
            action.ticked and action.ticked_at and action.ticked_at > made for action in plan.actions
        ),
    }
    return [words for words, is_so in said.items() if is_so]


def _went_well(person: YoungPerson) -> list[Achievement]:
    return list(Achievement.objects.filter(person=person).select_related("by"))
