"""A survey about a draft, answered on a phone by anybody who has its address. Nobody signs in, and nothing says who answers."""

from datetime import date
from typing import Any

from csp.decorators import csp_exempt
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from leaving_care.models import Authority
from offers.actions.surveys import answer_survey
from offers.answering import Offer, answer, offer_on
from offers.calls_for_help import calls_for_help
from offers.forms.survey import SurveyForm, elsewhere
from offers.helplines import helplines
from offers.models import ItemTheme, Survey
from offers.open_forms import OPENED, carried, drawn
from offers.rendering.answering import answering
from offers.rendering.pages import PageMaker
from offers.survey_results import asked_items, has_closed, is_open

SHORT = 8  # letters of a survey's key that its short address has


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # nobody is signed in whom a forged form could speak for; machines are kept out by offers.open_forms
@login_not_required
@csp_exempt()  # type: ignore[arg-type]  # the page carries its own policy, which is stricter
@sensitive_post_parameters()
def survey_view(request: HttpRequest, council: str, key: str) -> HttpResponse:
    """The survey's first screen, the one that a button asks for, or thanks. Closed: since when, or from when it is open."""
    survey = _surveys(council).filter(key=key).first()
    if survey is None:
        raise Http404
    today: date = request.today  # type: ignore[attr-defined]  # TodayMiddleware put it there
    page = _Page(request, survey, _frame(survey.edition.authority, today))
    if not is_open(survey, today):
        response = page.shut()
    elif request.method == "POST":
        response = page.posted()
    else:
        response = page.screen(page.form(0))
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@login_not_required
def short_view(request: HttpRequest, council: str, code: str) -> HttpResponse:
    """A survey's address as a poster has it, short enough to type: leads to the survey."""
    found = [survey for survey in _surveys(council) if survey.key.hex[:SHORT] == code.lower()]
    if not found:
        raise Http404
    return redirect("offers:survey", council, found[0].key)


def _surveys(council: str) -> Any:
    return Survey.objects.filter(edition__authority__slug=council, edition__set_aside_at=None).select_related(
        "edition__authority"
    )


def _frame(council: Authority, today: date) -> Offer:
    # A council that asks about its first offer has published nothing yet.
    try:
        return offer_on(council.slug, today)
    except Http404:
        prefetch_related_objects([council], "role_titles", "languages", "districts")
        return answering(PageMaker(council, None, today), None)


class _Page:
    """The pages of one survey, for one visitor."""

    def __init__(self, request: HttpRequest, survey: Survey, offer: Offer):
        self.request, self.survey, self.offer = request, survey, offer
        self.at, self.today = request.now, request.today  # type: ignore[attr-defined]
        self.address = reverse("offers:survey", args=[offer["slug"], survey.key])

    @property
    def items(self) -> list[ItemTheme]:
        """What the survey asks about."""
        if not hasattr(self, "_items"):
            self._items = asked_items(self.survey)
            prefetch_related_objects(self._items, "item__rules")
        return self._items

    def form(self, screen: int | None, data: Any = None, **more: Any) -> SurveyForm:
        """A screen's form, or the whole."""
        return SurveyForm(self.survey, self.items, screen, data, at=self.at, **more)

    def posted(self) -> HttpResponse:
        """What a button asks for: the next screen, the one before, the last, or to send everything."""
        sent, go = self.request.POST, self.request.POST.get("go", "")
        here = self._asked_screen()
        if go == "send":
            return self._sent()
        if go != "back" and not (form := self.form(here, sent)).is_valid():
            return self.screen(form)
        last = self.form(0).number_of_screens - 1
        to = {"back": here - 1, "end": last}.get(go, here + 1)
        return self.screen(self.form(max(0, min(to, last)), initial=sent.dict(), opened=sent.get(OPENED, "")))

    def _asked_screen(self) -> int:
        said, last = self.request.POST.get("screen", ""), self.form(0).number_of_screens - 1
        return min(int(said), last) if said.isascii() and said.isdecimal() and len(said) < 5 else 0

    def _sent(self) -> HttpResponse:
        whole = self.form(None, self.request.POST)
        if not whole.lets_in(self.request, self.offer["slug"]):
            form = self.form(whole.screen_with_a_mistake(), self.request.POST)
            form.is_valid()
            form.take_over(whole)
            return self.screen(form, 429 if whole.is_too_many else 200)
        told = whole.cleaned_data
        try:
            row = answer_survey(
                self.survey,
                key=whole.once,
                on=self.today,
                items=whole.said(),
                age_band=told["age_band"],
                anything_else=told["anything_else"],
            )
        except ValidationError:  # it was closed in this very moment
            self.survey.refresh_from_db()
            return self.shut()
        title = "Thank you"
        return self._answer("public/survey_thanks.html", title, needs_help=row.needs_help)

    def screen(self, form: SurveyForm, status: int = 200) -> HttpResponse:
        """A screen of the survey."""
        title = self.survey.title
        response = self._answer(
            "public/survey.html",
            f"Error: {title}" if form.errors else title,
            form=form,
            fields=drawn(form),
            carried=[carried(*pair) for pair in elsewhere(self.items, self.request.POST, form)],
            number=(form.screen or 0) + 1,
            needs_help=calls_for_help(*form.words_in(self.request.POST)),
        )
        response.status_code = status
        return response

    def shut(self) -> HttpResponse:
        """That the survey is not open today: from when it is, or that it is over. What somebody typed stands there again."""
        typed = [text for text in self.form(0).words_in(self.request.POST) if text.strip()]
        return self._answer(
            "public/survey_shut.html",
            self.survey.title,
            is_over=has_closed(self.survey, self.today),
            typed=typed,
            needs_help=calls_for_help(*typed),
        )

    def _answer(self, template: str, title: str, **told: Any) -> HttpResponse:
        more = {"survey": self.survey, "address": self.address, "helplines": helplines()}
        return answer(self.offer, template, title, **more, **told)
