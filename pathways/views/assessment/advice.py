"""Where a clinician writes advice that everybody who works on the plan may read."""

from django.contrib import messages
from django.urls import reverse

from leaving_care import audit
from leaving_care.models import Part
from pathways.actions.advice import advise
from pathways.forms.assessment.referrals import AdviceForm
from pathways.headings import headings
from pathways.sections import AFTER_CARE
from pathways.views.assessment.common import PlanFormView

WHOLE = "The whole plan"


class AdviceView(PlanFormView):
    """Advice for a section of the plan, added. Clinicians do not see the plan: they see what they advised themselves."""

    what = "write_note"
    form_class = AdviceForm
    template_name = "assessment/advice.html"
    heading = "Advice for the plan"
    button = "Add the advice"

    @property
    def sections(self) -> list[tuple[str, str]]:
        """The council's headings: key and words."""
        found = headings(self.person.authority, AFTER_CARE, self.request.today)  # type: ignore[attr-defined]
        return [(heading.key, heading.text) for heading in found]

    def get_form_kwargs(self):
        """The headings to choose from."""
        return super().get_form_kwargs() | {"sections": self.sections}

    def get(self, request, *args, **kwargs):
        """Shows the form. What it shows is the clinician's own: their notes are the part that is looked at."""
        audit.looked(self.person, Part.NOTES, by=request.user, at=request.now)
        return super(PlanFormView, self).get(request, *args, **kwargs)

    def act(self, form, **opened):
        """Adds it."""
        advise(self.person, **form.cleaned_data, **opened)
        messages.success(self.request, "Added. Everybody who works on the plan can read it.")

    def get_success_url(self):
        """Here: the page shows what was advised."""
        return reverse("work_advice", args=[self.person.key])

    def get_context_data(self, **kwargs):
        """What the reader advised before."""
        words = {"": WHOLE, **dict(self.sections)}
        rows = self.person.advice_rows.filter(by=self.request.user).order_by("-at", "-pk")
        given = [(row, words.get(row.section, row.section)) for row in rows]
        back = reverse("work_person", args=[self.person.key])
        return super().get_context_data(given=given, back=back, **kwargs)
