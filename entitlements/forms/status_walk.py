"""The way through the status questions: what a page has sent, read anew each time from the first question on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from entitlements.forms.status import form_for
from entitlements.forms.status_question import QuestionForm, Raw
from entitlements.questions import Answers, next_question
from entitlements.questions.answers import MOST_PERIODS, NOT_SURE, YES

LONGEST, MOST_VALUES = 40, 10  # characters of an answer, and answers to one question, that are worth keeping
_DAY = "-(?:day|month|year)"
_NAMES = re.compile(
    rf"born{_DAY}|birth|age|council|went_on|england|care|breaks|since|since_on{_DAY}|when|p[1-{MOST_PERIODS}]-(?:first|last){_DAY}"
    rf"|more[0-{MOST_PERIODS}]|rough|after16|home|homewhen-(?:first|last){_DAY}|sixteen|straight|guardian|guardian_on{_DAY}"
    r"|places|placesnow|course"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def read(sent: QueryDict) -> Raw:
    """What was sent of the questions' own fields. Whatever else came, and what is longer than any answer, is left out."""
    raw: Raw = Raw()
    for name in sent:
        if _NAMES.fullmatch(name):
            values = [_CONTROL.sub(" ", value)[:LONGEST] for value in sent.getlist(name)[:MOST_VALUES]]
            if any(value.strip() for value in values):
                raw.setlist(name, values)
    return raw


@dataclass
class Walk:
    """The questions answered so far, in order, each with its form; and the next (`stop`), None at the end of the way."""

    told: Answers
    path: list[QuestionForm] = field(default_factory=list)
    stop: QuestionForm | None = None

    def at(self, question: str) -> QuestionForm | None:
        """A question that has been answered; None if it is not on the way."""
        return next((form for form in self.path if form.question == question), None)

    def before(self, question: str) -> QuestionForm | None:
        """The question before this one, or before the end. None before the first."""
        names = [form.question for form in self.path]
        place = names.index(question) if question in names else len(names)
        return self.path[place - 1] if place else None


def walk(raw: Raw, today: date, council: str, answering: str = "") -> Walk:
    """Checks every answer again, from the first, up to one that is missing or wrong.

    `answering`: the question that was just answered. If there is no answer to it, its form says so.
    """
    walked = Walk(Answers(times=_times(raw)))
    for question in _questions(walked, today):
        form = form_for(question, walked.told, today, council, raw)
        if not form.has_answer(raw) and question != answering:
            walked.stop = form_for(question, walked.told, today, council)
            break
        if not form.is_valid():
            walked.stop = form
            break
        walked.told = form.put()
        walked.path.append(form)
    return walked


def _questions(walked: Walk, today: date) -> Iterator[str]:
    while question := next_question(walked.told, today):
        yield question


def _times(raw: Raw) -> int:
    """How many times in care were given, by what was answered to "any other time?"."""
    times = 0 if raw.get("care") == YES else 1
    while raw.get(f"more{times}") == YES and times < MOST_PERIODS:
        times += 1
    return times


def not_sure_of_dates(raw: Raw, question: str) -> None:
    """Takes a page of dates as answered with "I am not sure". Another page has no such button, and is left as it is."""
    number = next((place for place in range(1, MOST_PERIODS + 1) if question == f"period{place}"), 0)
    if not number:
        return
    raw["when" if number == 1 and raw.get("care") != YES else f"more{number - 1}"] = NOT_SURE


def add_time(raw: Raw, told: Answers) -> None:
    """Asks for one more time in care."""
    if len(told.periods) < MOST_PERIODS:
        raw[f"more{len(told.periods)}"] = YES


def remove_time(raw: Raw, number: int, told: Answers) -> None:
    """Takes a time in care away; those after it move up."""
    count = len(told.periods)
    if not 1 <= number <= count:
        return
    for place in range(number, count + 1):
        for name in [name for name in raw if name.startswith(f"p{place}-")]:
            del raw[name]
        for name in [name for name in raw if name.startswith(f"p{place + 1}-")]:
            raw.setlist(name.replace(f"p{place + 1}-", f"p{place}-", 1), raw.getlist(name))
    last = raw.get(f"more{count}")
    for place in (count, count - 1):
        raw.pop(f"more{place}", None)
    if last and last != YES:
        raw[f"more{count - 1}"] = last
