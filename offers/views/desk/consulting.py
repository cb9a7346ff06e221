"""Desk: who was asked about a draft."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from leaving_care.actions.council import fingerprint
from leaving_care.council_views import Signed
from offers.actions import consulting
from offers.actions.rows import all_says
from offers.desk_lists.values import value_in_words
from offers.forms.consulting import FIELDS, ConsultationForm
from offers.survey_results import has_closed, last_day
from offers.views.desk.common import find_edition, may
from offers.views.desk.drafting import DraftFormView, RemoveView


@require_safe
def consultations_view(request: Signed, council: str, number: int) -> HttpResponse:
    """Who was asked about an edition, and its surveys."""
    edition = find_edition(request, council, number)
    surveys = list(edition.surveys.all())
    told = {
        "edition": edition,
        "rows": list(edition.consultations.all()),
        "surveys": [_survey(row, request.today) for row in surveys],
        "may_consult": may(request, consulting.CONSULT, edition.authority),
        "is_open": edition.is_draft and not edition.set_aside_at,
    }
    return render(request, "desk/consulting/list.html", told)


def _survey(survey: Any, today: Any) -> dict[str, Any]:
    closed = has_closed(survey, today)
    state = "Closed. It was open" if closed else "Open" if survey.opens_on <= today else "Not open yet. It is open"
    return {"row": survey, "state": state, "last_day": last_day(survey)}


class _RecordView(DraftFormView):
    """A form about the record of who was asked. One row of it, where the address names one."""

    what = consulting.CONSULT
    leads_back = "consultations"

    def find(self, request, **kwargs) -> None:
        """The row, by its draft."""
        if "row" in kwargs:
            self.row = get_object_or_404(self.edition.consultations, pk=kwargs["row"])


class AddView(_RecordView):
    """Records that people were asked."""

    form_class = ConsultationForm
    title = "Who was asked"
    lead = ("This goes in the offer, for everybody to read. Leave blank what is not known.",)
    done = "Saved. It is part of this draft."

    def act(self, form, **opened) -> None:
        """Adds it."""
        consulting.add_consultation(self.edition, said=form.said(), **opened)


class ChangeView(_RecordView):
    """Changes what is recorded."""

    form_class = ConsultationForm
    title = "Change who was asked"
    done = "Saved."

    def version(self) -> int:
        """What the row says, as a number."""
        return fingerprint(all_says(self.row))

    def get_initial(self) -> dict[str, Any]:
        """What it says."""
        return {name: getattr(self.row, name) for name in FIELDS}

    def act(self, form, **opened) -> None:
        """Changes it."""
        consulting.change_consultation(self.row, said=form.said(), **opened)

    def says_now(self, form) -> list[tuple[str, str]]:
        """What somebody else has made of it."""
        said = {name: getattr(self.row, name) for name in FIELDS} | {"way": self.row.get_way_display()}
        return [(field.label, value_in_words(said[name])) for name, field in form.fields.items()]


class RemoveRecordView(RemoveView, _RecordView):
    """Takes a record out of the draft."""

    title = "Remove this record"
    done = "Removed."
    button = "Remove it"

    def names(self) -> str:
        """Who was asked."""
        return self.row.who

    def act(self, form, **opened) -> None:
        """Removes it."""
        consulting.remove_consultation(self.row, **opened)
