"""The reader's view of a heading of the plan, or of the whole plan, in their own words."""

from django.http import Http404
from django.urls import reverse

from pathways.actions.saying import say
from pathways.forms.my_plan import WordsForm
from pathways.headings import Heading, headings
from pathways.models import OwnWords, PlanSection
from pathways.sections import AFTER_CARE, BY_KEY
from pathways.views.my_plan.common import SayView
from pathways.views.my_plan.landing import of_section, says_at

ALL = "all"  # what an address calls the plan as a whole
WHOLE_HEADING = Heading("", "The whole plan", "What matters most to you? What should everybody know?")


class WordsView(SayView):
    """Writing what I think. It is kept as it is typed, and nobody else sees it until it is sent."""

    is_long = True
    form_class = WordsForm
    template_name = "my_plan/words.html"
    told: Heading

    def find(self, request, **kwargs):
        """The heading too, and what was sent under it. Raises Http404 for a heading that there is not."""
        person = super().find(request, **kwargs)
        self.section = "" if kwargs["section"] == ALL else kwargs["section"]
        found = WHOLE_HEADING if self.section == "" else self._heading(person, request.today)
        if found is None:
            raise Http404
        self.told = found
        self.sent = list(OwnWords.objects.filter(person=person, section=self.section).order_by("-at", "-pk"))
        return person

    def _heading(self, person, today) -> Heading | None:
        """Of the council's list, or one that a version of the reader's plan still has."""
        listed = {heading.key: heading for heading in headings(person.authority, AFTER_CARE, today)}
        if self.section in listed:
            return listed[self.section]
        row = PlanSection.objects.filter(person=person, section=self.section).order_by("-version").first()
        known = BY_KEY.get(self.section)
        asks = known.asks if known else "What do you want to say about this?"
        return Heading(self.section, row.heading, asks) if row else None

    @property
    def heading(self) -> str:  # type: ignore[override]
        """The heading of the plan."""
        return self.told.text

    def get_form_kwargs(self):
        """What they are asked."""
        return super().get_form_kwargs() | {"asks": self.told.asks}

    def get_initial(self):
        """What they sent last, to go on from."""
        return {"text": self.sent[0].text, "language": self.sent[0].language} if self.sent else {}

    def opened(self) -> dict:
        """How many there are under this heading: the form was opened on these."""
        return super().opened() | {"version": len(self.sent)}

    def carried(self, said: dict) -> dict:
        """A form that does not say on how many it was opened was opened on none."""
        known = said.get("version")
        return {"once": said.get("once"), "known": -1 if known is None else known}

    def act(self, form, **opened):
        """Sends it."""
        say(self.person, self.section, form.cleaned_data["text"], form.cleaned_data["language"], **opened)
        says_at(self.request, of_section(self.section), "Sent. It goes into your plan, in your words.")

    def get_success_url(self) -> str:
        """Where it was pressed."""
        return f"{reverse('me_plan')}#{of_section(self.section)}"

    def says_now(self, form):
        """What was sent from another tab."""
        self.sent = list(OwnWords.objects.filter(person=self.person, section=self.section).order_by("-at", "-pk"))
        return [("What you sent last", self.sent[0].text)] if self.sent else []

    def get_context_data(self, **kwargs):
        """Everything they sent under this heading, the newest first."""
        return super().get_context_data(sent=self.sent, is_whole=self.section == "", **kwargs)
