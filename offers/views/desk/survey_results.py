"""Desk: what a survey's answers come to, and the words in them, each to be looked at before it is shown."""

import csv
import re
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from leaving_care.actions.council import fingerprint
from leaving_care.council_views import Signed
from offers.actions import surveys
from offers.forms.survey_words import WordsForm
from offers.models import ItemAnswer, ItemTheme, Survey, SurveyAnswer
from offers.small_groups import FEW, FEWEST
from offers.survey_results import BANDS, asked_items, by_age, has_closed, is_open, last_day, results, said_besides
from offers.views.desk.drafting import DraftFormView, page_of
from offers.views.desk.surveys import find_survey, short_address, survey_of

PAGE = 50
ITEM, ANSWER = "item", "answer"
HEADER = (
    *("Theme", "Item", "Useful: answered", "Useful: yes", "Useful: partly", "Useful: no"),
    *("Clear: answered", "Clear: yes", "Clear: partly", "Clear: no", "What is missing"),
)
_LIKE_A_FORMULA = re.compile(r"\s*[=+\-@]")


@require_safe
def results_view(request: Signed, council: str, number: int, key: Any) -> HttpResponse:
    """Item by item, of one theme if the address says so. Numbers once it has closed."""
    survey = find_survey(request, council, number, key, surveys.CONSULT)
    items, closed = asked_items(survey), has_closed(survey, request.today)
    people, chosen = survey.answers.count(), request.GET.get("theme", "")
    told: dict[str, Any] = {
        "survey": survey,
        "edition": survey.edition,
        "closed": closed,
        "may_close": is_open(survey, request.today) and not survey.edition.set_aside_at,
        "is_open": survey.edition.is_draft and not survey.edition.set_aside_at,
        "people": people if people >= FEWEST else FEW,
        "nobody": closed and not people,
        "last_day": last_day(survey),
        "themes": list(dict.fromkeys(listed.theme for listed in items)),
        "chosen": chosen,
        "address": short_address(request, survey),
        "waiting": _words_of_items(survey).filter(looked_at=None).count()
        + _words_of_answers(survey).filter(looked_at=None).count(),
        "urgent": survey.answers.filter(needs_help=True, looked_at=None).exists(),
    }
    if closed:
        told["rows"] = results(survey, _of_theme(items, chosen))
        told["ages"] = list(zip([label for _, label in BANDS] + ["Not said"], by_age(survey).cells[1:], strict=True))
        told["besides"] = said_besides(survey)
    return render(request, "desk/consulting/results.html", told)


@require_safe
def csv_view(request: Signed, council: str, number: int, key: Any) -> HttpResponse:
    """The same as a file: what may be shown and nothing else. Raises Http404 while the survey is open."""
    survey = find_survey(request, council, number, key, surveys.CONSULT)
    if not has_closed(survey, request.today):
        raise Http404
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="survey-{council}-{number}.csv"'
    response.write("\ufeff")
    out = csv.writer(response)
    out.writerow(HEADER)
    for row in results(survey, _of_theme(asked_items(survey), request.GET.get("theme", ""))):
        cells = [row.theme, row.name, *row.useful.cells, *row.clear.cells, " | ".join(row.told)]
        out.writerow([f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell for cell in cells])
    return response


@require_safe
def words_view(request: Signed, council: str, number: int, key: Any) -> HttpResponse:
    """The words that people wrote: those that read like a call for help first, then those nobody has looked at."""
    survey = find_survey(request, council, number, key, surveys.MODERATE)
    besides = _words_of_answers(survey).order_by("-needs_help", "looked_at", "pk")
    of_items = _words_of_items(survey).select_related("answer", "identity")
    names = {listed.item.identity_id: listed.item.name for listed in asked_items(survey)}
    rows = [_row(ANSWER, row, row.anything_else, "Anything else", row.needs_help) for row in besides]
    rows += [
        _row(ITEM, row, row.missing, names.get(row.identity_id, str(row.identity)), row.answer.needs_help)
        for row in of_items
    ]
    rows.sort(key=lambda row: (row["looked"] is not None, not row["urgent"], row["about"]))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    told = {"survey": survey, "edition": survey.edition, "page": page}
    return render(request, "desk/consulting/words.html", told)


class LookView(DraftFormView):
    """What somebody wrote, and how it may be shown."""

    what = surveys.MODERATE
    template_name = "desk/consulting/look.html"
    form_class = WordsForm
    title = "Look at these words"
    done = "Saved."
    changes_text = False

    def find(self, request, **kwargs) -> None:
        """The words, by their survey and draft."""
        rows = {ITEM: _words_of_items, ANSWER: _words_of_answers}.get(kwargs["kind"])
        if rows is None:
            raise Http404
        self.row = get_object_or_404(rows(survey_of(self.edition, kwargs["key"])), pk=kwargs["row"])

    def back(self) -> str:
        """The words of the survey."""
        return page_of("survey_words", self.edition, self.kwargs["key"])

    def get_initial(self) -> dict[str, Any]:
        """How they may be shown so far; at first, as they were written."""
        return {"told": self.row.told if self.row.looked_at else _written(self.row)}

    def get_context_data(self, **kwargs):
        """What was written."""
        return super().get_context_data(written=_written(self.row), **kwargs)

    def version(self) -> int:
        """How the words stand, as a number."""
        return fingerprint(surveys.looked(self.row))

    def act(self, form, **opened) -> None:
        """Notes that they were looked at, and how they may be shown."""
        surveys.look_at_words(self.row, told=form.cleaned_data["told"], **opened)

    def says_now(self, form) -> list[tuple[str, str]]:
        """What somebody else has made of it."""
        return [("How they may be shown", self.row.told or "Not at all")]


def _words_of_items(survey: Survey) -> QuerySet[ItemAnswer]:
    return ItemAnswer.objects.filter(answer__survey=survey).exclude(missing="")


def _words_of_answers(survey: Survey) -> QuerySet[SurveyAnswer]:
    return survey.answers.exclude(anything_else="")


def _written(answer: SurveyAnswer | ItemAnswer) -> str:
    return answer.anything_else if isinstance(answer, SurveyAnswer) else answer.missing


def _row(kind: str, row: Any, words: str, about: str, urgent: bool) -> dict[str, Any]:
    return {
        "kind": kind,
        "pk": row.pk,
        "words": words,
        "about": about,
        "urgent": urgent,
        "looked": row.looked_at,
        "told": row.told,
    }


def _of_theme(items: list[ItemTheme], slug: str) -> list[ItemTheme]:
    return [listed for listed in items if not slug or listed.theme.slug == slug]
