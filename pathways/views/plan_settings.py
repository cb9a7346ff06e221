"""A council's settings for plans: a page that shows them, and a form for each."""

from abc import abstractmethod
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.actions.council import fingerprint
from leaving_care.council_views import CouncilFormView, Signed, address, choice_of_councils, council_for
from leaving_care.law import book, provisions
from pathways.actions import plan_headings as heading_actions
from pathways.actions import plan_settings as actions
from pathways.duty_names import NEVER_WAIT
from pathways.forms.manage import plan_settings as forms
from pathways.models import PlanSettings
from pathways.plan_settings import as_timetable
from pathways.timetable import PAPERS
from pathways.timetable.law import Timed, law_on
from pathways.timetable.own import MAY_BE_LEFT_OUT
from pathways.timetable.settings import Settings
from pathways.timetable.words import POLICY
from pathways.views.work.working import of_them

LAW_SAYS = {
    "within": "{long}, counted from {start}",
    "every": "{long}, counted from {start}",
    "after": "{long} after {start}",
    "on": "on {start}",
    "before": "before {start}",
    "soon": "as soon as possible after {start}",
    "none": "no time is set",
}

RESTS_ON = {"guidance": "National guidance", POLICY: "No law asks for it"}


@require_safe
def settings_view(request: Signed) -> HttpResponse:
    """All of them, as they are, each time beside the law's."""
    council = council_for(request, actions.WHAT)
    row = actions.stored(council)
    told = {
        "council": council,
        "councils": choice_of_councils(request, actions.WHAT, council),
        "headings": heading_actions.in_order(council, request.today),
        "times": [_line(timed, row, as_timetable(row)) for timed in duties(request)],
        "row": row,
        "papers": [words for kind, words in PAPERS.items() if kind in as_timetable(row).papers],
        "words": actions.care_words_of(council),
    }
    return render(request, "plan_settings/settings.html", told)


def duties(request: Signed) -> list[Timed]:
    """What has to be seen to for one person in time, as the law has it today."""
    return [timed for id, timed in law_on(book(), request.today).items() if id not in NEVER_WAIT]


def law_says(timed: Timed) -> str:
    """What a duty rests on, and the time that there is for it, in words about the young person."""
    said = LAW_SAYS[timed.rule].format(long=timed.length, start=of_them(timed.counts_from))
    return f"{RESTS_ON.get(timed.ground.kind, 'The law')}: {said}"


def _line(timed: Timed, row: PlanSettings, settings: Settings) -> dict[str, Any]:
    law = provisions().get(timed.ground.provision)
    return {
        "timed": timed,
        "what": of_them(timed.what),
        "law_says": law_says(timed),
        "law": law,
        "own": settings.clocks.get(timed.id),
        "lead": settings.lead(timed.id),
        "is_left_out": timed.id in settings.left_out,
    }


class PlanSettingsFormView(CouncilFormView):
    """One group of settings; "Back" leads to all of them."""

    what = actions.WHAT
    template_name = "plan_settings/form.html"
    done = "The settings are changed."

    def back(self):
        """All of them."""
        return address("manage_plan_settings", council=self.council)

    @abstractmethod
    def values(self) -> dict[str, Any]:
        """What the form changes, as it is now."""

    def get_initial(self):
        """As it is now."""
        return self.values()

    def says_now(self, form):
        """As it is now."""
        values = self.values()
        return [
            (field.label, "Not set" if values.get(name) in (None, "") else str(values[name]))
            for name, field in form.fields.items()
        ]


class TimeView(PlanSettingsFormView):
    """One duty."""

    form_class = forms.TimeForm

    def find(self, request, **kwargs):
        """The duty too. Raises Http404 for one that there is not."""
        super().find(request, **kwargs)
        found = next((timed for timed in duties(request) if timed.id == kwargs["duty"]), None)
        if found is None:
            raise Http404
        self.timed = found
        self.title = found.what
        self.lead = (
            f"What the law says: {law_says(found)}.",
            "Your own time can be shorter than this, never longer.",
        )
        self.has_clock = actions.has_clock(found.id, request.today)
        if not self.has_clock:
            self.lead = self.lead[:1]

    def get_form_kwargs(self):
        """What can be set for this one."""
        said = {"has_clock": self.has_clock, "may_be_left_out": self.timed.id in MAY_BE_LEFT_OUT}
        return super().get_form_kwargs() | said

    def values(self):
        """What is set."""
        return actions.time_of(actions.stored(self.council), self.timed.id)

    def version(self):
        """The same in a number."""
        return fingerprint(self.values())

    def act(self, form, **opened):
        """Calls the action."""
        actions.set_time(self.council, self.timed.id, **form.values, **opened)


class DaysView(PlanSettingsFormView):
    """How early things show, how soon a disagreement is answered, and since when records here are complete."""

    form_class = forms.DaysForm
    title = "Days before and after"

    def values(self):
        """The days."""
        row = actions.stored(self.council)
        return {"lead_days": row.lead_days, "reply_days": row.reply_days, "records_from": row.records_from}

    def version(self):
        """The same in a number."""
        return fingerprint(*self.values().values())

    def act(self, form, **opened):
        """Calls the action."""
        actions.set_days(self.council, **form.cleaned_data, **opened)


class PapersView(PlanSettingsFormView):
    """Which papers are kept track of."""

    form_class = forms.PapersSetForm
    title = "Important papers"
    lead = ("No law has this list. Choose what your service keeps track of.",)

    def values(self):
        """The kinds."""
        return {"papers": list(as_timetable(actions.stored(self.council)).papers)}

    def says_now(self, form):
        """As it is now."""
        return [("Papers", ", ".join(PAPERS[kind] for kind in self.values()["papers"]))]

    def version(self):
        """What is stored, in a number."""
        return fingerprint(actions.stored(self.council).papers)

    def act(self, form, **opened):
        """Calls the action."""
        actions.set_papers(self.council, **form.cleaned_data, **opened)


class WordsView(PlanSettingsFormView):
    """Words that are not wanted in plans."""

    form_class = forms.CareWordsForm
    title = "Kinder words"
    lead = ("Whoever writes a plan is shown a kinder word. Nothing is changed by itself.",)

    def values(self):
        """As the box shows them."""
        return {"words": forms.CareWordsForm.written(actions.care_words_of(self.council))}

    def version(self):
        """The words, in a number."""
        return fingerprint(actions.care_words_of(self.council))

    def act(self, form, **opened):
        """Calls the action."""
        actions.set_care_words(self.council, **form.cleaned_data, **opened)
