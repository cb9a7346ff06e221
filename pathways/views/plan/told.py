"""What somebody told, and other plans that a plan builds on: each written down in the version."""

from pathways.actions.plan_rows import link_source, tell
from pathways.forms.plan.rows import SourceForm, ToldForm, sections_to_choose
from pathways.headings import Heading
from pathways.views.plan.common import PlanFormView


class AddTold(PlanFormView):
    """What somebody said, written down."""

    form_class = ToldForm
    heading, button, done = "Write down what somebody said", "Save", "Written down."

    def get_form_kwargs(self):
        """The headings, and today."""
        rows = self.version.plansection_rows.all()
        headings = sections_to_choose(Heading(row.section, row.heading, "") for row in rows)
        asked = self.request.GET.get("section", "")
        initial = {"section": asked if asked in dict(headings) else "", "said_on": self.request.today}
        more = {"today": self.request.today, "person": self.person, "headings": headings, "initial": initial}
        return super().get_form_kwargs() | more

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
