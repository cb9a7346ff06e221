"""Goals and actions of a heading, what somebody told, and source plans: each added, some changed, each taken out again."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from pathways.actions.plan_rows import add, change_row, remove_row
from pathways.actions.reviews import under_way
from pathways.forms.plan.action import ActionForm
from pathways.forms.plan.rows import GoalForm, RemoveForm, RowForm
from pathways.models import Goal, PlanAction, PlanSection, SourcePlan, ToldWords
from pathways.models.said import OwnWords
from pathways.things import not_had
from pathways.views.plan.common import TO_REVIEW, PlanFormView, SectionFormView, workers_of
from pathways.views.work.sent import sent_before

NOTHING = "Nothing"


@dataclass(frozen=True)
class Kind:
    """A kind of row under a heading. `one`: what a page calls it."""

    model: type[Any]
    form: type[RowForm]
    one: str


KINDS = {"goals": Kind(Goal, GoalForm, "a goal"), "actions": Kind(PlanAction, ActionForm, "an action")}
REMOVABLE = {
    "goals": (Goal, "this goal"),
    "actions": (PlanAction, "this action"),
    "words": (ToldWords, "what was written down"),
    "sources": (SourcePlan, "this other plan"),
}


class RowFormView(SectionFormView):
    """A form about one goal or action under a heading."""

    @property
    def kind(self) -> Kind:
        """What it is about."""
        return KINDS[self.kwargs["kind"]]

    def get_form_class(self):
        """The kind's form."""
        return self.kind.form

    def get_form_kwargs(self):
        """The day and the person; for an action, who can do it and for which goal."""
        kwargs = super().get_form_kwargs() | {"today": self.request.today, "person": self.person}
        if self.kind.model is PlanAction:
            goals = Goal.objects.filter(version=self.version, section=self.section.section, stopped="")
            kwargs |= {"goals": goals, "workers": workers_of(self.person, self.request.today, self.has_now())}
        return kwargs

    def has_now(self):
        """The worker who has the action now."""
        return None

    def back(self) -> str:
        """The heading; in the review, where one came from there and it is under way."""
        if self.request.GET.urlencode() == TO_REVIEW and under_way(self.person):
            return reverse("work_review_section", args=[self.person.key, self.section.section])
        return super().back()

    def get_context_data(self, **kwargs):
        """What the young person says, first."""
        own = OwnWords.objects.filter(person=self.person, section=self.section.section).last()
        return super().get_context_data(**{"own": own, "under": self.section.heading, "button": "Save"} | kwargs)


class AddRow(RowFormView):
    """A goal or an action, added."""

    def get_form_kwargs(self):
        """For an action, what of the offer and the law it can ask for."""
        kwargs = super().get_form_kwargs()
        if self.kind.model is PlanAction:
            kwargs["things"] = not_had(self.person, self.version, self.request.today)
        return kwargs

    def act(self, form, *, by, at, once, edit):
        """Adds it. Beside what somebody else wrote there is room."""
        add(self.kind.model, self.section, form.values, by=by, at=at, once=once)

    def get_context_data(self, **kwargs):
        """What the page is called."""
        return super().get_context_data(**{"heading": f"Add {self.kind.one}"} | kwargs)


class ChangeRow(RowFormView):
    """A goal or an action, changed."""

    row: Any

    def find_section(self, **kwargs) -> PlanSection | None:
        """The heading that the row stands under. Raises Http404 where the version has no such row."""
        rows = KINDS[kwargs["kind"]].model._default_manager.filter(version=self.version, key=kwargs["row"])
        if KINDS[kwargs["kind"]].model is PlanAction:
            rows = rows.select_related("worker__user", "goal")
        self.row = rows.first()
        if self.row is None:
            raise Http404
        return self.version.plansection_rows.filter(section=self.row.section).first()

    def has_now(self):
        """Whoever has it."""
        return self.row.worker

    def get_form_kwargs(self):
        """As it is."""
        return super().get_form_kwargs() | {"initial": _initial(self.row)}

    def act(self, form, **opened):
        """Changes it."""
        change_row(self.row, form.values, **opened)

    def says_now(self, form):
        """Each answer as somebody else left it."""
        self.row.refresh_from_db()
        initial = _initial(self.row)
        return [(str(field.label), _in_words(field, initial.get(name))) for name, field in form.fields.items()]

    def get_context_data(self, **kwargs):
        """What the page is called."""
        return super().get_context_data(**{"heading": f"Change {self.kind.one}"} | kwargs)


class RemoveRow(PlanFormView):
    """A row that was a mistake, taken out of the draft."""

    form_class = RemoveForm
    button = "Remove"

    def find(self, request, **kwargs):
        """The row. A form that is sent twice leads back, the row being gone."""
        person = super().find(request, **kwargs)
        model, _ = REMOVABLE[kwargs["kind"]]
        self.row = model._default_manager.filter(version=self.version, key=kwargs["row"]).first()
        if self.row is None and (request.method != "POST" or not sent_before(request)):
            raise Http404
        return person

    def back(self) -> str:
        """The heading that it stood under; for what stands under none, the plan."""
        if isinstance(self.row, Goal | PlanAction):
            return reverse("work_plan_section", args=[self.person.key, self.row.section])
        return super().back()

    def post(self, request, *args, **kwargs):
        """Takes it out, unless this form has done so already."""
        if self.row is None:
            messages.success(request, "It is gone.")
            return redirect(self.back())
        return super().post(request, *args, **kwargs)

    def act(self, form, **opened):
        """Takes it out."""
        remove_row(self.row, **opened)
        messages.success(self.request, "Removed.")

    def get_context_data(self, **kwargs):
        """What it is, in words."""
        said = getattr(self.row, "text", "") or getattr(self.row, "what", "") or self.row.get_kind_display()
        heading = f"Remove {REMOVABLE[self.kwargs['kind']][1]}"
        return super().get_context_data(**{"heading": heading, "removes": said} | kwargs)


def _initial(row) -> dict[str, Any]:
    """A row, by its form's fields."""
    if isinstance(row, Goal):
        return {"text": row.text, "when": row.when}
    kept = {name: getattr(row, name) for name in ("what", "due_on", "who_pays", "if_it_goes_wrong", "owner_name")}
    owner = str(row.worker.key) if row.worker else row.owner_kind
    return kept | {"owner": owner, "goal": str(row.goal.key) if row.goal else ""}


def _in_words(field, value) -> str:
    choices = dict(getattr(field, "choices", ()))
    return str(choices.get(value, value) or NOTHING)
