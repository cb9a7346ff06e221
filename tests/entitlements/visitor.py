"""Somebody who answers the status questions by chance, within what the forms let through."""

import random
from datetime import date, timedelta

from entitlements.questions import Answers, PartDate, Spell, next_question
from entitlements.questions.answers import ON_A_DATE, YES
from entitlements.questions.wording import stem, wording
from leaving_care.dates import birthday

TODAY = date(2026, 11, 21)
COUNCIL = "Testshire County Council"
FIELDS = {"placesnow": "places_now"}


def visit(seed: int) -> tuple[Answers, list[str]]:
    """Answers up to the end, and the questions that were asked."""
    chance, told, asked = random.Random(seed), Answers(), []
    while question := next_question(told, TODAY):
        assert question not in asked, f"{question} twice: {asked}"
        asked.append(question)
        told = _answer(question, told, chance)
    return told, asked


def _answer(question: str, told: Answers, chance: random.Random) -> Answers:
    name = stem(question)
    if name == "born":
        if chance.random() < 0.2:
            return told.but(age_only=True)
        return told.but(born=TODAY - timedelta(days=chance.randrange(13 * 365, 26 * 365)))
    if name == "age":
        return told.but(age=chance.randrange(13, 26))
    if name == "elsewhere":
        return told.but(went_on=True)
    b18 = birthday(told.born or birthday(TODAY, -(told.age or 0) - 1), 18)
    until, since = min(TODAY, b18 - timedelta(days=1)), birthday(b18, -6)
    if name == "period":
        first = _part(chance, since, until)
        return told.but(periods=(*told.periods, Spell(first, _part(chance, first.earliest, TODAY))), more="")
    if name == "homewhen":
        first = _part(chance, since, TODAY)
        last = _part(chance, first.earliest, TODAY) if chance.random() < 0.6 else None
        return told.but(home_spell=Spell(first, last))
    choices = [value for value, _, _ in wording(question, told, TODAY, COUNCIL).choices]
    chosen = chance.choice(choices)
    if name == "places":
        return told.but(places=frozenset({chosen}))
    told = told.but(**{FIELDS.get(name, name): chosen})
    if name == "since" and chosen == ON_A_DATE:
        return told.but(since_on=_part(chance, since, until))
    if name == "guardian" and chosen == YES and chance.random() < 0.6:
        return told.but(guardian_on=_part(chance, since, until))
    return told


def _part(chance: random.Random, first: date, last: date) -> PartDate:
    day = first + timedelta(days=chance.randrange(max(1, (last - first).days)))
    return PartDate.of(day) if chance.random() < 0.5 else PartDate(day.year, day.month)
