"""Writing a needs assessment: a page for each matter, what came of it, finish, and the plan from it."""

from django.contrib import messages
from django.http import Http404
from django.urls import reverse

from leaving_care.law import provisions
from pathways import matters
from pathways.actions import assessments as actions
from pathways.actions.plan_from import begin_plan_from, why_no_plan_from
from pathways.forms.assessment.writing import MatterForm, NothingForm, ResultForm
from pathways.forms.copies import CopyForm
from pathways.models import Assessment, Matter
from pathways.views.assessment.common import PlanFormView
from pathways.views.assessment.reading import find_assessment


class OneView(PlanFormView):
    """A page about one assessment that is being written, or about a finished one. Otherwise: 404 on GET, words on POST."""

    is_finished = False

    def find(self, request, **kwargs):
        """The assessment too."""
        person = super().find(request, **kwargs)
        self.assessment: Assessment = find_assessment(person, kwargs["row"])
        if bool(self.assessment.finished_at) != self.is_finished and request.method != "POST":
            raise Http404
        return person

    def get_success_url(self):
        """The assessment."""
        return reverse("work_assessment_one", args=[self.assessment.person.key, self.assessment.key])


class MatterView(OneView):
    """One matter."""

    form_class = MatterForm
    template_name = "assessment/matter.html"

    def find(self, request, **kwargs):
        """The matter too. Raises Http404 for one that this kind of assessment does not look at."""
        person = super().find(request, **kwargs)
        found = self.assessment.matter_rows.filter(matter=kwargs["matter"]).first()
        if found is None:
            raise Http404
        self.row: Matter = found
        self.matter = matters.BY_KEY[found.matter]
        self.heading = self.matter.heading
        return person

    def edit(self):
        """How many times it was saved, now."""
        self.row.refresh_from_db()
        return self.row.edit

    def get_initial(self):
        """As it is."""
        return {name: getattr(self.row, name) for name in ("theirs", "found", "needs")}

    def get_form_kwargs(self):
        """What to ask, and what to find out."""
        return super().get_form_kwargs() | {"asks": self.matter.asks, "looks_at": self.matter.looks_at}

    def act(self, form, **opened):
        """Writes it."""
        actions.write_matter(self.row, form.values, **opened)
        messages.success(self.request, "Saved.")

    def says_now(self, form):
        """As it is now."""
        self.row.refresh_from_db()
        return [(form.fields[name].label, getattr(self.row, name) or "Nothing yet") for name in form.fields]

    def get_context_data(self, **kwargs):
        """Whom it is about, and the law."""
        law = provisions()[self.matter.by[self.assessment.kind]]
        return super().get_context_data(matter=self.matter, law=law, **kwargs)


class ResultView(OneView):
    """What was talked about at meetings, and what came of it."""

    form_class = ResultForm
    heading = "Meetings, and what came of it"

    def edit(self):
        """How many times it was saved, now."""
        self.assessment.refresh_from_db(fields=["edit", "discussed", "result"])
        return self.assessment.edit

    def get_initial(self):
        """As it is."""
        return {"discussed": self.assessment.discussed, "result": self.assessment.result}

    def act(self, form, **opened):
        """Writes it."""
        actions.write_result(self.assessment, form.values, **opened)
        messages.success(self.request, "Saved.")

    def says_now(self, form):
        """As it is now."""
        self.edit()
        return [(form.fields[name].label, getattr(self.assessment, name) or "Nothing yet") for name in form.fields]


class FinishView(OneView):
    """Finishing it. What is still missing is said before anything is asked."""

    form_class = CopyForm
    template_name = "assessment/finish.html"
    heading = "Finish the assessment"
    button = "Finish"

    def act(self, form, **opened):
        """Finishes it."""
        actions.finish(self.assessment, **form.cleaned_data, **opened)
        messages.success(self.request, "The assessment is finished. Nobody can change it now.")

    def get_context_data(self, **kwargs):
        """What is missing."""
        return super().get_context_data(missing=actions.missing_in(self.assessment), **kwargs)


class PlanFromView(OneView):
    """Beginning the plan from a finished assessment."""

    is_finished = True

    form_class = NothingForm
    template_name = "assessment/plan.html"
    heading = "Start the plan from this assessment"
    button = "Start the plan"

    def act(self, form, **opened):
        """Begins it."""
        begin_plan_from(self.assessment, **opened)
        messages.success(self.request, "The plan is begun. What the assessment says stands in it already.")
        self.begun = True

    def get_success_url(self):
        """The plan, once it is begun."""
        if getattr(self, "begun", False):
            return reverse("work_plan", args=[self.assessment.person.key])
        return super().get_success_url()

    def get_context_data(self, **kwargs):
        """Why it cannot be begun, where it cannot."""
        return super().get_context_data(why_not=why_no_plan_from(self.assessment), **kwargs)
