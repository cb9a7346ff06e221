"""The headings of a council's plans: their order, what each is called, its own ones added and ended."""

from django.http import Http404

from leaving_care.actions.council import fingerprint
from leaving_care.council_views import address
from pathways.actions import plan_headings as actions
from pathways.forms.manage import plan_settings as forms
from pathways.models import CouncilSection
from pathways.sections import BY_KEY
from pathways.views.plan_settings import PlanSettingsFormView


class OrderView(PlanSettingsFormView):
    """The order of the headings."""

    form_class = forms.OrderForm
    template_name = "plan_settings/headings.html"
    title = "Headings of the plan"
    lead = (
        "Plans that are begun from now on have these headings. Those that the law asks for cannot be taken out.",
        "To change the order, number the headings.",
    )

    @property
    def found(self):
        """The headings in order."""
        return actions.in_order(self.council, self.request.today)

    def values(self):
        """Key → place."""
        return {heading.key: place for place, heading in enumerate(self.found, 1)}

    def get_form_kwargs(self):
        """The headings."""
        return super().get_form_kwargs() | {"found": self.found}

    def version(self):
        """The headings, in a number."""
        return fingerprint(self.found)

    def act(self, form, **opened):
        """Calls the action."""
        actions.order_headings(self.council, form.values, **opened)

    def get_context_data(self, **kwargs):
        """The headings, for the way to each."""
        return super().get_context_data(headings=self.found, council=self.council, **kwargs)


class OneHeadingView(PlanSettingsFormView):
    """A page about one heading; "Back" leads to all of them."""

    def values(self):
        """Nothing is filled in."""
        return {}

    def back(self):
        """The headings."""
        return address("manage_plan_settings_headings", council=self.council)


class AddHeadingView(OneHeadingView):
    """A heading of the council's own."""

    form_class = forms.NewHeadingForm
    title = "Add a heading of your own"
    done = "The heading is added. Plans that are begun from now on have it."

    def act(self, form, **opened):
        """Calls the action."""
        actions.add_heading(self.council, **form.cleaned_data, **opened)


class HeadingView(OneHeadingView):
    """One heading: what it is called, and what is asked under it."""

    form_class = forms.HeadingForm
    template_name = "plan_settings/heading.html"
    title = "Change a heading"
    done = "The heading is changed. Plans that are begun from now on have it."

    def find(self, request, **kwargs):
        """The heading too. Raises Http404 for one that there is not today."""
        super().find(request, **kwargs)
        self.section = kwargs["section"]
        if self._now() is None:
            raise Http404
        self.is_own = self.section not in BY_KEY

    def _now(self):
        found = actions.in_order(self.council, self.request.today)
        return actions.words_of(found, self.section)

    def values(self):
        """What it is called, and what is asked: the council's own words alone."""
        row = CouncilSection.objects.filter(authority=self.council, section=self.section).first()
        law = BY_KEY.get(self.section)
        if row is None:
            return {"heading": law.heading if law else "", "asks": ""}
        return {"heading": row.heading, "asks": row.asks}

    def get_form_kwargs(self):
        """The words that hold where the boxes are empty."""
        law = BY_KEY.get(self.section)
        hints = (f"Leave it empty for: {law.heading}", f"Leave it empty for: {law.asks}") if law else ("", "")
        return super().get_form_kwargs() | {"hints": hints}

    def version(self):
        """The words that hold, in a number."""
        return fingerprint(self._now())

    def act(self, form, **opened):
        """Calls the action."""
        actions.rename_heading(self.council, self.section, **form.cleaned_data, **opened)

    def get_context_data(self, **kwargs):
        """Whether it can be ended."""
        return super().get_context_data(is_own=self.is_own, section=self.section, council=self.council, **kwargs)


class EndHeadingView(OneHeadingView):
    """A heading of the council's own, ended."""

    form_class = forms.EndHeadingForm
    title = "End a heading of your own"
    lead = ("Plans that are begun from tomorrow on do not have it. Older plans keep it, with all that stands in it.",)
    done = "The heading is ended. From tomorrow on new plans do not have it."

    def find(self, request, **kwargs):
        """The heading too. Raises Http404 for one that the law asks for, or that is not there."""
        super().find(request, **kwargs)
        rows = CouncilSection.objects.filter(authority=self.council, section=kwargs["section"], is_own=True)
        found = rows.filter(ends_on=None).first()
        if found is None:
            raise Http404
        self.heading = f"End “{found.heading}”"

    def act(self, form, **opened):
        """Calls the action."""
        actions.end_heading(self.council, self.kwargs["section"], **opened)
