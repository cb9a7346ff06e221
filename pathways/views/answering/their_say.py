"""What a young person said, asked for and was given, on one page for those who work with them."""

import uuid
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.access import may
from leaving_care.models import Part, YoungPerson
from pathways.actions.check_ins import ANSWER
from pathways.helping import needing_help
from pathways.models import Answer, CheckIn, Copy, Goal, PlanVersion, PreferredWord, ReviewAsk
from pathways.views.work.record import note_look, open_record

SHOWN = 20  # the newest so many of a list


@require_safe
def their_say(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Check-ins, asks for a review, answers to the plan, copies, and words that they do not want."""
    record = open_record(request, key, Part.PLAN)
    person = record.person
    version = answerable(person)
    waits = Exists(needing_help().filter(pk=OuterRef("pk")))
    checks = CheckIn.objects.filter(person=person).select_related("seen_by").annotate(waits=waits)
    copies = Copy.objects.filter(person=person).select_related("version", "assessment", "review", "given_by")
    told = {
        "person": person,
        "can_answer": may(request.user, ANSWER, person, request.today),  # type: ignore
        "version": version,
        "answers": _answers(version) if version else [],
        "asks": ReviewAsk.objects.filter(person=person).select_related("answered_by").order_by("-asked_at")[:SHOWN],
        "check_ins": checks[:SHOWN],
        "copies": copies.order_by("-pk")[:SHOWN],
        "words": PreferredWord.objects.filter(person=person),
    }
    note_look(request, record, Part.PLAN)
    return render(request, "answering/their_say.html", told)


def answerable(person: YoungPerson) -> PlanVersion | None:
    """The newest version that they can read, and so answer; None: there is none."""
    readable = Q(approved_at__isnull=False) | Q(shared_at__isnull=False)
    return PlanVersion.objects.filter(readable, person=person).order_by("-number").first()


def _answers(version: PlanVersion) -> list[Any]:
    """What counts of their answers to a version, each with the text of its goal."""
    goals = Goal.objects.filter(version=OuterRef("version"), thread=OuterRef("goal"))
    rows = Answer.objects.filter(version=version).select_related("told_to", "reply__by").order_by("at", "pk")
    newest = {row.goal: row for row in rows.annotate(goal_text=Subquery(goals.values("text")[:1]))}
    return list(newest.values())
