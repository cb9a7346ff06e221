"""One call for help, for those on duty: what was written, where, and what is known of who wrote it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care.access import held
from leaving_care.council_views import Signed
from leaving_care.models import Authority
from offers.calls_for_help import calls_for_help
from offers.duty import MODERATE, may_read_calls
from offers.models import ProposedChange, Suggestion, SurveyAnswer
from offers.views.desk.common import EDIT, may


@dataclass(frozen=True)
class Call:
    """What reads like a call for help. `reach` blank: how to reach them is not known. `lists`: where it is settled, for whom."""

    words: list[str]
    where: str
    on: date | datetime
    reach: str = ""
    page: str = ""
    told_at: datetime | None = None
    lists: tuple[str, str] = ("", "")


@require_safe
def help_view(request: Signed, council: str, kind: str, key: Any) -> HttpResponse:
    """The one call that the address names. Absent for whoever is not on duty for the council, and for what is no call."""
    request.doing = "read a call for help"
    authority = next(
        (row.authority for row in held(request.user, request.today) if row.authority.slug == council), None
    )
    if authority is None or kind not in KINDS or not may_read_calls(request.user, authority, request.today):
        raise Http404
    call = KINDS[kind](authority, key)
    if call is None:
        raise Http404
    address, what = call.lists
    told = {"council": authority, "call": call, "settle": address if may(request, what, authority) else ""}
    return render(request, "desk/linking/help.html", told)


def _suggestion(authority: Authority, key: Any) -> Call | None:
    row = Suggestion.objects.filter(authority=authority, key=key, needs_help=True).first()
    if row is None:
        return None
    place = reverse("offers:suggestions", args=[authority.slug])
    where = "On the page where anybody can tell us that something is wrong or missing"
    return Call([row.words], where, row.at, row.reach, row.page, row.told_duty_at, (place, MODERATE))


def _comment(authority: Authority, key: Any) -> Call | None:
    rows = ProposedChange.objects.select_related("edition", "answer").filter(edition__authority=authority, key=key)
    row = rows.exclude(answer=None).first()
    if row is None or not calls_for_help(row.words):
        return None
    place = reverse("offers:proposals", args=[authority.slug, row.edition.number])
    who = row.answer.said_by if row.answer else ""
    where = "In a comment on the draft, through a private link"
    return Call([row.words], where, row.made_at, f"they gave the name {who}" if who else "", lists=(place, EDIT))


def _survey(authority: Authority, key: Any) -> Call | None:
    rows = SurveyAnswer.objects.select_related("survey__edition").prefetch_related("item_answers")
    row = rows.filter(survey__edition__authority=authority, key=key, needs_help=True).first()
    if row is None:
        return None
    edition, every = row.survey.edition, [row.anything_else, *(each.missing for each in row.item_answers.all())]
    place = reverse("offers:survey_words", args=[authority.slug, edition.number, row.survey.key])
    words = [said for said in every if calls_for_help(said)]
    return Call(words, "In a survey that nobody signs", row.on, lists=(place, MODERATE))


KINDS: dict[str, Callable[[Authority, Any], Call | None]] = {
    "suggestion": _suggestion,
    "comment": _comment,
    "survey": _survey,
}
