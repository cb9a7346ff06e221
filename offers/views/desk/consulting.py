"""Desk: who was asked about a draft."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leaving_care.actions.council import fingerprint
from leaving_care.dates import in_words as day_in_words
from leaving_care.forms import PageForm
from offers.actions import consulting
from offers.actions.editing import says
from offers.forms.consulting import FIELDS, ConsultationForm, SureForm
from offers.survey_results import has_closed
from offers.views.desk.common import DraftFormView, find_edition, may


def consultations_view(request: HttpRequest, council: str, number: int) -> HttpResponse:
    """Who was asked about an edition, and its surveys."""
    signed: Any = request
    edition = find_edition(signed, council, number)
    surveys = list(edition.surveys.all())
    told = {
        "edition": edition,
        "rows": list(edition.consultations.all()),
        "surveys": [{"row": row, "state": _state(row, signed.today)} for row in surveys],
        "may_consult": may(signed, consulting.CONSULT, edition.authority),
        "is_open": edition.is_draft and not edition.set_aside_at,
    }
    return render(request, "desk/consulting/list.html", told)


def _state(survey: Any, today: Any) -> str:
    if has_closed(survey, today):
        return "Closed"
    return "Open" if survey.opens_on <= today else "Not open yet"


def in_words(value: Any) -> str:
    """A value as it is said; what is blank is not recorded yet."""
    if isinstance(value, date):
        return day_in_words(value)
    return "Not recorded yet" if value in (None, "") else str(value)


class _RecordView(DraftFormView):
    """A form about the record of who was asked. One row of it, where the address names one."""

    what = consulting.CONSULT
    form_class: type[PageForm] = ConsultationForm
    consultation: Any = None  # Consultation

    def find(self, request, **kwargs) -> None:
        """The row, by its draft."""
        super().find(request, **kwargs)
        if "row" in kwargs:
            self.consultation = self.edition.consultations.filter(pk=kwargs["row"]).first()
            if self.consultation is None:
                raise Http404

    def back(self) -> str:
        """The list."""
        return reverse("offers:consultations", args=[self.council.slug, self.edition.number])

    def version(self) -> int | None:
        """What the row says, as a number."""
        return fingerprint(says(self.consultation)) if self.consultation else None


class AddView(_RecordView):
    """Records that people were asked."""

    title = "Who was asked"
    lead = ("This goes in the offer, for everybody to read. Leave blank what is not known.",)
    done = "Saved. It is part of this draft."

    def act(self, form, **opened) -> None:
        """Adds it."""
        consulting.add_consultation(self.edition, said=form.said(), **opened)


class ChangeView(_RecordView):
    """Changes what is recorded."""

    title = "Change who was asked"
    done = "Saved."

    def get_initial(self) -> dict[str, Any]:
        """What it says."""
        return {name: getattr(self.consultation, name) for name in FIELDS}

    def act(self, form, **opened) -> None:
        """Changes it."""
        consulting.change_consultation(self.consultation, said=form.said(), **opened)

    def says_now(self, form) -> list[tuple[str, str]]:
        """What somebody else has made of it."""
        said = {name: getattr(self.consultation, name) for name in FIELDS} | {
            "way": self.consultation.get_way_display()
        }
        return [(field.label, in_words(said[name])) for name, field in form.fields.items()]


class RemoveView(_RecordView):
    """Takes a record out of the draft."""

    title = "Remove this record"
    lead = ("It is taken out of this draft. What earlier editions say stays.",)
    form_class = SureForm
    is_grave = True
    done = "Removed."

    def version(self) -> None:
        """Nothing that can be overtaken."""

    def act(self, form, **opened) -> None:
        """Removes it."""
        consulting.remove_consultation(self.consultation, **opened)
