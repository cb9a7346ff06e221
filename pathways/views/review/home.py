"""The first page of reviews: the one under way, what asks for one, and those that were held."""

import uuid

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from leaving_care.access import may
from leaving_care.models import Part, YoungPerson
from leaving_care.record_views import OpenedForm
from pathways.actions import reviews
from pathways.actions.review_asks import ANSWER
from pathways.actions.review_days import planned_by
from pathways.forms.review.meeting import BeginForm
from pathways.models import Attended, ChangeInLife, Review, ReviewAsk
from pathways.news.plan import offered_in
from pathways.versions import being_written, newest_approved
from pathways.views.review.common import way_on
from pathways.views.review.held import changed_in
from pathways.views.review.material import answered_at, blocks_of, message, rest, screens
from pathways.views.work.record import note_look, open_record


@require_safe
def home(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Everything about the reviews of one plan."""
    record = open_record(request, key, Part.PLAN)
    person, today = record.person, request.today  # type: ignore[attr-defined]
    held = list(_held(person))
    asks = list(ReviewAsk.objects.filter(person=person, withdrawn_on=None).order_by("-asked_at")[:5])
    of = newest_approved(person)
    said = {
        "record": record,
        "person": person,
        "may_write": may(request.user, "write_plan", person, today),  # type: ignore[arg-type]
        "can_answer": may(request.user, ANSWER, person, today),  # type: ignore[arg-type]
        "of": of,
        "held": held,
        "asks": asks,
        "changes": _open_changes(person, held),
        "next_on": planned_by(person, today) if of else None,
        "offered_on": offered_in(asks, today),
        "review": None,
    }
    if of:
        said |= {"message": message(of), "answered_at": answered_at(of)}
    review = reviews.under_way(person)
    if review:
        blocks = blocks_of(review)
        said |= {"review": review, "screens": screens(blocks), "rest": rest(blocks), "go_on": way_on(person, blocks)}
    elif of and said["may_write"] and being_written(person) is None:
        said |= {"form": BeginForm(), "carried": OpenedForm(initial={"once": uuid.uuid4(), "version": person.version})}
    note_look(request, record, Part.PLAN)
    return render(request, "review/home.html", said)


@require_safe
def held(request: HttpRequest, key: uuid.UUID, row: uuid.UUID) -> HttpResponse:
    """One review that was held: when, where, who came, what was decided and what changed in the plan."""
    record = open_record(request, key, Part.PLAN)
    rows = Review.objects.filter(person=record.person, finished_at__isnull=False)
    review = get_object_or_404(rows.select_related("of", "made", "begun_by"), key=row)
    if review.made is None:
        raise Http404
    people = review.attended_rows.all()
    note_look(request, record, Part.PLAN)
    said = {"record": record, "person": record.person, "review": review, "people": people}
    said |= {"changed": changed_in(review), "because_words": capfirst(reviews.BECAUSE.get(review.because, ""))}
    return render(request, "review/held.html", said)


def _held(person: YoungPerson):
    """Reviews that are finished, the newest first, with who was there."""
    rows = Review.objects.filter(person=person, finished_at__isnull=False).select_related("made")
    return rows.prefetch_related(Prefetch("attended_rows", Attended.objects.order_by("pk"))).order_by("-held_on", "-pk")


def _open_changes(person: YoungPerson, held: list[Review]) -> list[ChangeInLife]:
    """Changes that nobody has settled, and that no review has followed."""
    last = max((review.held_on for review in held if review.held_on), default=None)
    rows = ChangeInLife.objects.filter(person=person, settled_on=None).order_by("-on", "-pk")
    return [row for row in rows if last is None or row.on > last]
