"""Writing under one heading of a plan."""

from typing import Any

from django.contrib import messages
from django.urls import reverse

from pathways.actions.plan_rows import write_section
from pathways.forms.plan.section import SectionForm, as_written
from pathways.headings import Heading, headings_of
from pathways.models import PlanSection
from pathways.plain_words import kinder_words, prompts
from pathways.reading import ReadSection, read
from pathways.sections import BY_KEY
from pathways.views.plan.common import SectionFormView

NOTHING = "Nothing"
NEXT = "next"  # the name of the button that leads on


class WriteSection(SectionFormView):
    """How things are under a heading, with the goals and actions that stand there."""

    form_class = SectionForm
    template_name = "plan/section.html"
    button = "Save"

    def get_form_kwargs(self):
        """As it is written, and what the heading holds."""
        return super().get_form_kwargs() | {"heading": self.asked(), "initial": as_written(self.section)}

    def asked(self) -> Heading:
        """The heading, as the council has it; one that it has no more as it was called then."""
        if not hasattr(self, "_asked"):
            found = {heading.key: heading for heading in headings_of(self.version)}
            known = BY_KEY.get(self.section.section)
            as_then = Heading(self.section.section, self.section.heading, "", details=known.details if known else ())
            self._asked = found.get(self.section.section, as_then)
        return self._asked

    def act(self, form, **opened):
        """Writes it."""
        write_section(self.section, form.values, **opened)

    def get_success_url(self) -> str:
        """The next heading, where that was asked for; else this one."""
        following = self.following() if NEXT in self.request.POST else None
        if following is None:
            return super().get_success_url()
        messages.success(self.request, f"“{self.section.heading}” is saved.")
        return reverse("work_plan_section", args=[self.person.key, following.section])

    def following(self) -> PlanSection | None:
        """The heading after this one; None: it is the last."""
        return self.version.plansection_rows.filter(position__gt=self.section.position).order_by("position").first()

    def says_now(self, form):
        """Each text as somebody else left it."""
        written = as_written(self.section)
        return [(str(field.label), written.get(name) or NOTHING) for name, field in form.fields.items()]

    def get_context_data(self, **kwargs):
        """The young person's words, the rows, and prompts about what is saved."""
        every = read(self.version).sections
        said = next(one for one in every if one.key == self.section.section)
        kinder = kinder_words(self.person.authority, self.person)
        more: dict[str, Any] = {
            "heading": self.section.heading,
            "section": said,
            "asked": self.asked(),
            "next": "" if said == every[-1] else NEXT,
            "prompts": prompts(_texts(said), kinder),
            "is_saved": "saved" in self.request.GET,
            "changed_by": self.section.changed_by,
            "changed_at": self.section.changed_at,
        }
        return super().get_context_data(**more | kwargs) | {"back": self.back_to_plan()}


def _texts(said: ReadSection) -> list[str]:
    """What staff wrote here: never the young person's own words, nor what they told."""
    texts = [said.now, *(text for _, text in said.details), *(goal.text for goal in said.goals)]
    for action in said.every_action:
        texts += [action.what, action.if_it_goes_wrong]
    return texts
