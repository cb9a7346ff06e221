"""Am I a care leaver in law? One question a page, and the answer with its working. Nothing is kept, so nothing is written.

What was answered travels in the pages' hidden fields. Every page is checked from the first answer on.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from csp.decorators import csp_exempt
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from entitlements.forms.status_question import QuestionForm, Raw
from entitlements.forms.status_walk import Walk, add_time, not_sure_of_dates, read, remove_time, walk
from entitlements.questions import Answers
from entitlements.questions.answers import HERE, MOST_PERIODS, NOT_SURE, OTHER, YES
from entitlements.questions.letter import sentences
from entitlements.questions.result import Result, result
from entitlements.questions.told import rows, value
from entitlements.questions.wording import stem, wording
from offers.answering import Offer, answer, offer_on
from offers.rendering.site import CouncilLine, listed_councils

TITLE, SO_FAR = "Am I a care leaver in law?", "Your time in care so far"
TEMPLATES = {"born": "start", "elsewhere": "elsewhere", "period": "period", "homewhen": "spell", "more": "more"}
# Results for somebody in care who is in no group, or not yet.
IN_CARE_TODAY = ("in_care", "waiting", "short_breaks")


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # nothing changes, and the token's cookie would be the only one on the public pages
@login_not_required
@csp_exempt()  # type: ignore[arg-type]  # the page carries its own policy, which is stricter
def status_view(request: HttpRequest, council: str, district: str = "") -> HttpResponse:
    """The next question, or the answer. Nothing is read from the address: a date of birth must not stand in one.

    `district`: where in the county somebody said that they live; the answer is the same, and so is the way on from it.
    """
    today: date = request.today  # type: ignore[attr-defined]  # TodayMiddleware put it there
    offer = offer_on(council, today, district)
    raw = read(request.POST)
    asked, go = request.POST.get("asked", ""), request.POST.get("go", "")
    _adjust(raw, go, asked, walk(raw, today, offer["name"]) if go else None)
    walked = walk(raw, today, offer["name"], "" if go else asked)
    form = _chosen(walked, asked, go)
    if form is not None:
        return _question(offer, form, raw, today)
    return _result(offer, walked, raw, today)


def _adjust(raw: Raw, go: str, asked: str, walked: Walk | None) -> None:
    """What a button changes in the answers."""
    action, _, which = go.partition(":")
    if action == "unsure":
        not_sure_of_dates(raw, asked)
    elif walked is not None and action == "add":
        add_time(raw, walked.told)
    elif walked is not None and action == "remove" and which.isdecimal() and len(which) == 1:
        remove_time(raw, int(which), walked.told)


def _chosen(walked: Walk, asked: str, go: str) -> QuestionForm | None:
    """The question to show: one that a button names, or the first without a right answer. None: the answer is there."""
    action, _, which = go.partition(":")
    found = None
    if action == "back":
        found = walked.before(asked)
    elif action == "change":
        found = walked.at(which)
    return found or walked.stop


def _question(offer: Offer, form: QuestionForm, raw: Raw, today: date) -> HttpResponse:
    name = stem(form.question)
    heading = {"born": TITLE, "more": SO_FAR}.get(name, form.wording.heading)
    told: dict[str, Any] = {}
    if name == "elsewhere":
        told["councils"] = _councils(offer, today)
    if name == "more":
        told["times"] = list(enumerate((spell.in_words for spell in form.told.periods), 1))
        if form.told.care == YES:
            told["since_label"] = wording("since", form.told, today, offer["name"]).short
            told["since"] = value("since", form.told, today, offer["name"])
    return answer(
        offer,
        f"public/status/{TEMPLATES.get(name, 'question')}.html",
        f"Error: {heading}" if form.errors else heading,
        form=form,
        question=form.question,
        heading=heading,
        hidden=[(key, value) for key in raw if not form.owns(key) for value in raw.getlist(key)],
        **told,
    )


def _result(offer: Offer, walked: Walk, raw: Raw, today: date) -> HttpResponse:
    told, council = walked.told, offer["name"]
    found = result(told, today, council)
    return answer(
        offer,
        "public/status/result.html",
        "What your answers mean",
        found=found,
        told=told,
        today=today,
        rows=rows((form.question for form in walked.path), told, today, council),
        sentences=sentences(told, today, council),
        may_add=bool(told.periods or told.since_on) and len(told.periods) < MOST_PERIODS,
        ours=told.council in (HERE, ""),
        who="We" if told.council == HERE else "Your council",
        onward=_onward(found, told),
        hidden=[(key, value) for key in raw for value in raw.getlist(key)],
    )


def _onward(found: Result, told: Answers) -> list[tuple[str, str]]:
    """What the page "What can I get?" is told: no date, and nothing that was not asked."""
    if found.kind in IN_CARE_TODAY:
        group = "in_care"
    else:
        group = found.group.id if found.group and found.kind != "depends" else NOT_SURE
    at_home = told.home == YES and told.home_spell is not None and told.home_spell.last is None
    return [
        ("age", str(found.age)),
        ("status", group),
        ("lives", "other_council" if told.council == OTHER else ""),
        ("living", "with_family" if at_home else ""),
        ("from_status", "1"),
    ]


def _councils(offer: Offer, today: date) -> list[CouncilLine]:
    """The councils whose questions can be answered here, but for this one."""
    return [
        replace(line, address=f"{line.address}status/")
        for line in listed_councils(today)
        if line.authority.slug != offer["slug"]
    ]
