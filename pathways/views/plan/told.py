"""What somebody told, and other plans that a plan builds on: each written down in the version."""

from django.urls import reverse

from pathways.actions.plan_rows import link_source, tell
from pathways.actions.reviews import under_way
from pathways.forms.plan.rows import SourceForm, ToldForm, sections_to_choose
from pathways.headings import Heading
from pathways.views.plan.common import TO_REVIEW, PlanFormView


class AddTold(PlanFormView):
    """What somebody said, written down. The address names the heading that one came from, and leads back there."""

    form_class = ToldForm
    heading, button, done = "Write down what somebody said", "Save", "Written down."

    def find(self, request, **kwargs):
        """The headings too, and the one that one came from."""
        person = super().find(request, **kwargs)
        rows = self.version.plansection_rows.all()
        self.headings = sections_to_choose(Heading(row.section, row.heading, "") for row in rows)
        asked = request.GET.get("section", "")
        self.came_from = asked if asked in dict(self.headings) else ""
        return person

    def get_form_kwargs(self):
        """The headings, and today."""
        today = self.request.today
        more = {"today": today, "person": self.person, "headings": self.headings}
        return super().get_form_kwargs() | more | {"initial": {"section": self.came_from, "said_on": today}}

    def back(self) -> str:
        """The heading that one came from, in the review or in the plan; else the plan."""
        if not self.came_from:
            return super().back()
        is_of_review = TO_REVIEW in self.request.GET.urlencode().split("&") and under_way(self.person)
        page = "work_review_section" if is_of_review else "work_plan_section"
        return reverse(page, args=[self.person.key, self.came_from])

    def act(self, form, **opened):
        """Writes it down."""
        tell(self.version, form.values, **opened)


class AddSource(PlanFormView):
    """Another plan, named."""

    form_class = SourceForm
    heading, button, done = "Name another plan that this one builds on", "Save", "Saved."

    def get_form_kwargs(self):
        """The day and the person."""
        return super().get_form_kwargs() | {"today": self.request.today, "person": self.person}

    def act(self, form, **opened):
        """Names it."""
        link_source(self.version, form.values, **opened)
