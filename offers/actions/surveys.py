"""Surveys about a draft: opened and changed by those who consult, answered by anybody, and their words looked at."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from leaving_care import audit
from leaving_care.actions.council import deciding, raise_if_changed
from leaving_care.dates import uk_day
from leaving_care.models import User
from offers import link_mails, link_tasks
from offers.actions.consulting import CONSULT
from offers.actions.editing import editing, raise_unless_open, says
from offers.actions.rows import next_place
from offers.calls_for_help import calls_for_help
from offers.models import Consultation, Edit, Edition, Item, ItemAnswer, Survey, SurveyAnswer
from offers.small_groups import FEWEST
from offers.survey_results import has_closed, is_open

MODERATE = "moderate"
HAS_CLOSED = "This survey has closed, and what people said is being read. Open another one to ask again."
HAS_ANSWERS = "People have answered already. What is asked about stays as it is."
NOT_OPEN = "This survey is not open today."
NOTHING_SAID = "Nothing is filled in yet. Answer at least one question"


@dataclass(frozen=True)
class Said:
    """What somebody says of one item. Blank: they passed it over."""

    useful: str = ""
    clear: str = ""
    missing: str = ""

    def __bool__(self) -> bool:
        return bool(self.useful or self.clear or self.missing)


def open_survey(
    edition: Edition,
    *,
    said: Mapping[str, Any],
    items: Iterable[Item] = (),
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> Survey:
    """Opens a survey on a draft. `said`: title, intro, opens_on, closes_on; `items`: those it asks about, none for all.

    ValidationError, in words, for an edition that is no draft, or a survey that would be over before it began.
    """
    with deciding(edition.authority, CONSULT, by=by, at=at, once=once) as council:
        raise_unless_open(edition, at)
        survey = Survey(edition=edition, made_at=at, made_by=by, **said)
        if survey.closes_on and survey.closes_on < uk_day(at):
            raise ValidationError({"closes_on": "Enter a day that is still to come"})
        survey.full_clean(exclude=["edition", "made_by"])
        survey.save()
        survey.items.set([item.identity_id for item in _of(edition, items)])
        audit.done(council, CONSULT, by=by, at=at, fields=["survey"], once=once)
        return survey


def change_survey(
    survey: Survey,
    *,
    said: Mapping[str, Any],
    items: Iterable[Item] = (),
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes a survey that has not closed. Once somebody has answered, it asks about the same items to the end.

    One that has closed stays closed: numbers are shown from then on, and one more answer would show by the difference.
    """
    with deciding(survey.edition.authority, CONSULT, by=by, at=at, once=once) as council:
        held = Survey.objects.select_for_update().get(pk=survey.pk)
        raise_if_changed(version, asked(held))
        if has_closed(held, uk_day(at)):
            raise ValidationError(HAS_CLOSED)
        chosen = {item.identity_id for item in _of(survey.edition, items)}
        if held.answers.exists() and chosen != set(held.items.values_list("pk", flat=True)):
            raise ValidationError({"items": HAS_ANSWERS})
        for name, value in said.items():
            setattr(held, name, value)
        held.full_clean(exclude=["edition", "made_by", "consultation"])
        held.save()
        held.items.set(chosen)
        audit.done(council, CONSULT, by=by, at=at, fields=["survey"], once=once)


def asked(survey: Survey) -> list[Any]:
    """What a survey asks and when, for telling whether somebody changed it meanwhile."""
    items = sorted(survey.items.values_list("key", flat=True))
    return [survey.title, survey.intro, str(survey.opens_on), str(survey.closes_on), items]


def answer_survey(
    survey: Survey,
    *,
    key: uuid.UUID,
    on: date,
    items: Mapping[int, Said],
    age_band: str = "",
    anything_else: str = "",
) -> SurveyAnswer:
    """Keeps somebody's answers: nobody knows whose. `key`: the form's own token, so that a form sent twice is kept once.

    `items`: identity id → what they say of it. ValidationError, in words, on a day on which it is not open, and for nothing
    said. Words that read like a call for help go to those on duty at once, and are marked for whoever runs the survey.
    """
    said = {identity: each for identity, each in items.items() if each}
    if not (said or anything_else):
        raise ValidationError(NOTHING_SAID)
    needs_help = calls_for_help(anything_else, *(each.missing for each in said.values()))
    with transaction.atomic():
        # Held, so that no answer comes in beside somebody who closes it: its numbers never change once they are shown.
        survey = Survey.objects.select_for_update(of=("self",)).select_related("edition").get(pk=survey.pk)
        if not is_open(survey, on) or survey.edition.set_aside_at:
            raise ValidationError(NOT_OPEN)
        answer, is_new = SurveyAnswer.objects.get_or_create(
            key=key,
            defaults={
                "survey": survey,
                "on": on,
                "age_band": age_band,
                "anything_else": anything_else,
                "needs_help": needs_help,
            },
        )
        if is_new:
            ItemAnswer.objects.bulk_create(
                ItemAnswer(
                    answer=answer, identity_id=identity, useful=each.useful, clear=each.clear, missing=each.missing
                )
                for identity, each in said.items()
            )
            if needs_help:
                link_tasks.tell_duty_of_answer.enqueue(answer_id=answer.pk, site=link_mails.site())
    return answer


def look_at_words(
    answer: SurveyAnswer | ItemAnswer,
    *,
    told: str,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Somebody has read what a person wrote. `told`: those words as they may be shown, with names taken out; blank: not shown."""
    survey = (answer if isinstance(answer, SurveyAnswer) else answer.answer).survey
    with deciding(survey.edition.authority, MODERATE, by=by, at=at, once=once) as council:
        held = type(answer)._default_manager.get(pk=answer.pk)
        raise_if_changed(version, looked(held))
        held.told, held.looked_at, held.looked_by = told, at, by
        held.save(update_fields=["told", "looked_at", "looked_by"])
        audit.done(council, MODERATE, by=by, at=at, fields=["words of a survey"], once=once)


def looked(answer: SurveyAnswer | ItemAnswer) -> list[Any]:
    """How words stand, for telling whether somebody else looked at them meanwhile."""
    return [answer.told, str(answer.looked_at)]


def record_survey(survey: Survey, *, by: User, at: datetime, once: uuid.UUID | None = None) -> Consultation:
    """Puts a survey that has closed into the draft's record of who was asked, or its number anew where it is there."""
    with editing(survey.edition, by=by, at=at, once=once, what=CONSULT) as change:
        if not has_closed(survey, uk_day(at)):
            raise ValidationError("Put it in the record when it has closed.")
        people = survey.answers.count()
        row = survey.consultation
        before = says(row) if row else {}
        if row is None:
            position = next_place(change.edition.consultations.all())
            row = Consultation(edition=change.edition, position=position, way=Consultation.Way.SURVEY)
            row.who, row.about = "Everyone who answered our survey", survey.title
        row.held_on, row.ends_on = survey.opens_on, survey.closes_on
        row.people = people if people >= FEWEST else None
        row.save()
        Survey.objects.filter(pk=survey.pk).update(consultation=row)
        what = Edit.What.CHANGED if before else Edit.What.ADDED
        change.note(f"consultation {row.who}", what, before=before, after=says(row))
        return row


def _of(edition: Edition, items: Iterable[Item]) -> list[Item]:
    chosen = list(items)
    if any(item.edition_id != edition.pk for item in chosen):
        raise ValidationError({"items": "Choose items of this edition"})
    return chosen
