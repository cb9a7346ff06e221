"""Desk: a survey opened and changed, its poster, and how it gets into the record."""

from io import BytesIO
from typing import Any

import qrcode
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe
from qrcode.image.svg import SvgPathImage

from leaving_care.actions.council import fingerprint
from leaving_care.council_views import Signed
from offers.actions import survey_closing, surveys
from offers.desk_lists.values import value_in_words
from offers.forms.consulting import RecordForm, SurveyOnDraftForm
from offers.forms.desk import DoForm
from offers.models import Edition, Survey
from offers.views.desk.common import find_edition
from offers.views.desk.drafting import DraftFormView, page_of
from offers.views.survey import SHORT


def find_survey(request: Signed, council: str, number: int, key: Any, what: str) -> Survey:
    """The survey that an address names, for doing `what`. Raises as `find_edition`."""
    return survey_of(find_edition(request, council, number, what), key)


def survey_of(edition: Edition, key: Any) -> Survey:
    """An edition's survey by its key. Raises Http404."""
    survey = (
        Survey.objects.select_related("edition__authority", "consultation").filter(edition=edition, key=key).first()
    )
    if survey is None:
        raise Http404
    return survey


def short_address(request: HttpRequest, survey: Survey) -> str:
    """The address to print: short enough to type."""
    path = reverse("offers:survey_short", args=[survey.edition.authority.slug, survey.key.hex[:SHORT]])
    return settings.SITE_ADDRESS + path if settings.SITE_ADDRESS else request.build_absolute_uri(path)


def qr_code(address: str) -> SafeString:
    """An address as a square that phones read, as SVG: drawn here, by nobody else."""
    drawing, out = qrcode.make(address, image_factory=SvgPathImage, box_size=14), BytesIO()
    drawing.save(out)
    svg = out.getvalue().decode()
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308  (drawn from squares alone)


@require_safe
def poster_view(request: Signed, council: str, number: int, key: Any) -> HttpResponse:
    """A page to print and hang up: what is asked, until when, the short address and its square."""
    survey = find_survey(request, council, number, key, surveys.CONSULT)
    address = short_address(request, survey)
    told = {"survey": survey, "edition": survey.edition, "address": address, "square": qr_code(address)}
    return render(request, "desk/consulting/poster.html", told)


class _SurveyView(DraftFormView):
    """A form about a survey. The one that the address names, if it does."""

    what = surveys.CONSULT

    def find(self, request, **kwargs) -> None:
        """The survey, by its draft."""
        if "key" in kwargs:
            self.row = survey_of(self.edition, kwargs["key"])

    def back(self) -> str:
        """The survey's results, or the list."""
        if self.row:
            return page_of("survey_results", self.edition, self.row.key)
        return page_of("consultations", self.edition)


class _AskingView(_SurveyView):
    """A form in which is filled in what a survey asks."""

    form_class = SurveyOnDraftForm

    def get_form_kwargs(self):
        """The items that can be chosen, too."""
        return super().get_form_kwargs() | {"items": self.edition.items.select_related("identity")}


class OpenView(_AskingView):
    """Opens a survey on a draft."""

    title = "Open a survey"
    lead = (
        "Anybody who has its address can answer, without an account, and reads the draft’s words of each item.",
        "Numbers are shown here once it has closed, so that nobody can be known from one answer more.",
    )
    done = "Saved. Print its poster, or send its address."

    def act(self, form, **opened) -> None:
        """Opens it."""
        self.row = surveys.open_survey(self.edition, said=form.said(), items=form.chosen(), **opened)


class ChangeView(_AskingView):
    """Changes a survey that has not closed."""

    title = "Change this survey"
    done = "Saved."
    changes_text = False

    def get_initial(self) -> dict[str, Any]:
        """What it says."""
        return SurveyOnDraftForm.filled(self.row)

    def version(self) -> int:
        """What it asks, as a number."""
        return fingerprint(surveys.asked(self.row))

    def act(self, form, **opened) -> None:
        """Changes it."""
        surveys.change_survey(self.row, said=form.said(), items=form.chosen(), **opened)

    def says_now(self, form) -> list[tuple[str, str]]:
        """What somebody else has made of it."""
        said = SurveyOnDraftForm.filled(self.row)
        said["items"] = ", ".join(said["items"]) or "All"
        return [(field.label, value_in_words(said[name])) for name, field in form.fields.items()]


class CloseView(_SurveyView):
    """Closes a survey before its last day is over."""

    title = "Close this survey now"
    lead = (
        "From now on nobody can answer it. Whoever opens its address reads that it has closed.",
        "Its results are shown at once, by the same rule as always: no small number, and nothing from which one could be "
        "worked out.",
        "It stays closed. To ask again, open another one.",
    )
    is_grave = True
    form_class = DoForm
    done = "The survey is closed. These are its results."
    changes_text = False

    def get_form_kwargs(self):
        """What the button says."""
        return super().get_form_kwargs() | {"button": "Close it now"}

    def act(self, form, **opened) -> None:
        """Closes it."""
        survey_closing.close_survey(self.row, **opened)


class RecordView(_SurveyView):
    """Puts a survey that has closed into the record of who was asked."""

    title = "Put this survey in the record"
    lead = ("Who was asked is part of the offer. You can then write there what people said and what changed.",)
    form_class = RecordForm
    done = "It is in the record. Now write what people said."

    def act(self, form, **opened) -> None:
        """Puts it there."""
        surveys.record_survey(self.row, **opened)

    def get_success_url(self) -> str:
        """The record, to go on."""
        super().get_success_url()
        return page_of("consultations", self.edition)
