"""What a young person says by themselves: their words, what a plan means to them, ticks, what went well, words they prefer.

Nobody else may do any of it, whatever their role. Each function checks permission, holds the record, changes it and writes the
event in one transaction (see `leaving_care.changing` for NotAllowed and AlreadyDone). What a rule refuses is a ValidationError
in words.
"""

import uuid
from datetime import date, datetime

from django.core.exceptions import ValidationError

from leaving_care.changing import ChangedMeanwhile, changing
from leaving_care.dates import uk_day
from leaving_care.models import User, YoungPerson
from pathways.models import Achievement, Meaning, OwnWords, PlanAction, PlanVersion, PreferredWord, Tick

SAY = "say_own"


def say(
    person: YoungPerson,
    section: str,
    text: str,
    language: str = "",
    *,
    by: User,
    at: datetime,
    known: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Sends their words under a heading ("": of the plan as a whole). What they sent before is kept, and the newest counts.

    `known`: how many there were under this heading when the form was opened; ChangedMeanwhile where there are more by now.
    """
    with changing(person, SAY, by=by, at=at, once=once) as change:
        before = OwnWords.objects.filter(person=change.person, section=section)
        if known is not None and known != before.count():
            raise ChangedMeanwhile
        row = OwnWords(person=change.person, section=section, text=text, language=language, by=by, at=at)
        row.full_clean(exclude=["person", "by"])
        row.save()
        change.note(OwnWords.part, "ownwords.text")


def say_meaning(
    version: PlanVersion, said: str, words: str = "", *, by: User, at: datetime, once: uuid.UUID | None = None
) -> None:
    """Answers the one question after a review: does this plan mean something to you? It can be answered anew; the newest counts."""
    with changing(version.person, SAY, by=by, at=at, once=once) as change:
        if not version.approved_at or not hasattr(version, "made_in"):
            raise ValidationError("This is asked after a review of your plan.")
        row = Meaning(person=change.person, version=version, said=said, words=words, by=by, at=at)
        row.full_clean(exclude=["person", "version", "by"])
        row.save()
        change.note(Meaning.part, "meaning.said")


def tick(
    person: YoungPerson,
    version: PlanVersion,
    thread: uuid.UUID,
    done: bool,
    *,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> None:
    """Says of an action of their own that it is done, or is not done after all. What they said last is not said again."""
    with changing(person, SAY, by=by, at=at, once=once) as change:
        theirs = PlanAction.objects.filter(person=change.person, version=version, thread=thread)
        if not theirs.filter(owner_kind=PlanAction.Owner.YOUNG_PERSON).exists():
            raise ValidationError("This is not one of your own actions.")
        before = Tick.objects.filter(person=change.person, action=thread).order_by("at", "pk").last()
        if done == (before.done if before else False):
            return
        Tick.objects.create(person=change.person, action=thread, done=done, by=by, at=at)
        change.note(Tick.part, "tick.done")


def achieve(person: YoungPerson, text: str, on: date, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Adds something that went well, on a day that has come."""
    with changing(person, SAY, by=by, at=at, once=once) as change:
        if on > uk_day(at):
            raise ValidationError({"on": "The day cannot be in the future"})
        row = Achievement(person=change.person, text=text, on=on, by=by, at=at)
        row.full_clean(exclude=["person", "by"])
        row.save()
        change.note(Achievement.part, "achievement.added")


def prefer_word(
    person: YoungPerson, word: str, instead: str = "", *, by: User, at: datetime, once: uuid.UUID | None = None
) -> None:
    """Says which word they do not want to read about themselves, and which they prefer. The same word again changes it."""
    with changing(person, SAY, by=by, at=at, once=once) as change:
        known = PreferredWord.objects.filter(person=change.person, word__iexact=word).first()
        row = known or PreferredWord(person=change.person, by=by)
        row.word, row.instead, row.at = word, instead, at
        row.full_clean(exclude=["person", "by"])
        row.save()
        change.note(PreferredWord.part, "preferredword.word", "preferredword.instead")


def drop_word(row: PreferredWord, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Takes a word off their list."""
    with changing(row.person, SAY, by=by, at=at, once=once) as change:
        PreferredWord.objects.filter(pk=row.pk).delete()
        change.note(PreferredWord.part, "preferredword.removed")
