"""The answers in words, as the list "Your answers" has them. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from entitlements.questions.answers import ON_A_DATE, YES, Answers
from entitlements.questions.wording import stem, wording
from leaving_care.dates import in_words


@dataclass(frozen=True, slots=True)
class Row:
    """One answer: the question's name, what it is called, and what was answered."""

    question: str
    label: str
    value: str


def rows(path: Iterable[str], told: Answers, today: date, council: str) -> list[Row]:
    """The answers to the questions of a path, in its order. Whether there were other times is left out where they follow."""
    found = []
    for question in path:
        if stem(question) == "elsewhere" or (question.startswith("more") and question != f"more{len(told.periods)}"):
            continue
        asked = wording(question, told, today, council)
        label = asked.short
        if stem(question) == "period" and len(told.periods) > 1:
            label = f"{label} {question.removeprefix('period')}"
        found.append(Row(question, label, value(question, told, today, council)))
    return found


def value(question: str, told: Answers, today: date, council: str) -> str:
    """What was answered to one question."""
    name = stem(question)
    if name == "born":
        return in_words(told.born) if told.born else "Not sure"
    if name == "age":
        return str(told.age)
    if name == "period":
        return told.periods[int(question.removeprefix("period")) - 1].in_words
    if name == "homewhen":
        return told.home_spell.in_words if told.home_spell else ""
    if name == "since" and told.since == ON_A_DATE and told.since_on:
        return told.since_on.in_words
    if name == "guardian" and told.guardian == YES and told.guardian_on:
        return (
            f"Yes, in {told.guardian_on.in_words}"
            if told.guardian_on.day is None
            else f"Yes, on {told.guardian_on.in_words}"
        )
    choices = {choice: words for choice, words, _ in wording(question, told, today, council).choices}
    if name == "places":
        return "; ".join(words for choice, words in choices.items() if choice in (told.places or ()))
    return choices.get(str(getattr(told, _FIELDS.get(name, name))), "")


_FIELDS = {"placesnow": "places_now"}
