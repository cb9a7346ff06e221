"""The questions by name. Pure: no Django.

One place for the pages that ask, for the list of what was answered, and for the letter.
"""

from collections.abc import Callable
from datetime import date

from entitlements.questions import care_questions, other_questions
from entitlements.questions.answers import Answers
from entitlements.questions.asker import Asker, Wording

_WORDINGS: dict[str, Callable[[Asker], Wording]] = {
    "born": care_questions.born,
    "age": care_questions.age,
    "council": care_questions.council,
    "elsewhere": care_questions.elsewhere,
    "england": care_questions.england,
    "care": care_questions.care,
    "breaks": care_questions.breaks,
    "since": care_questions.since,
    "when": care_questions.when,
    "period": care_questions.period,
    "more": care_questions.more,
    "rough": care_questions.rough,
    "after16": care_questions.after16,
    "home": other_questions.home,
    "homewhen": other_questions.homewhen,
    "sixteen": other_questions.sixteen,
    "straight": other_questions.straight,
    "guardian": other_questions.guardian,
    "places": other_questions.places,
    "placesnow": other_questions.placesnow,
    "course": other_questions.course,
}


def wording(question: str, told: Answers, today: date, council: str) -> Wording:
    """A question, for somebody with these answers so far. Raises KeyError for a name that is none."""
    return _WORDINGS[stem(question)](Asker(told, today, council))


def stem(question: str) -> str:
    """The question without its number: period2 → period. Names that end in 16 keep it."""
    return question if question in _WORDINGS else question.rstrip("0123456789")
