"""The days ahead on which the answer changes, in sentences. Pure: no Django."""

from collections.abc import Iterator

from entitlements.questions.answers import Answers
from entitlements.questions.life import Life
from entitlements.questions.verdict import Verdict
from leaving_care.dates import in_words
from leaving_care.law import statuses
from leaving_care.status.figures import figures_on


def turning(told: Answers, one: Life) -> dict[str, str]:
    """The birthdays still ahead, as the beginning of a sentence: "On 3 May 2028, when you turn 18,"."""
    figures = figures_on(one.today)
    ages = {
        "eligible": figures.eligible_age,
        "adult": figures.adult_age,
        "qualifying": figures.qualifying_to_age,
        "education": figures.education_to_age,
    }
    return {
        name: f"On {in_words(one.turns(age))}, when you turn {age},"
        if told.born is not None
        else f"When you turn {age},"
        for name, age in ages.items()
        if one.turns(age) > one.today
    }


def ahead(kind: str, told: Answers, found: Verdict, one: Life, reached: str) -> Iterator[str]:
    """What comes, soonest first. Nothing where it depends: then it is not known what would change."""
    turns, figures = turning(told, one), figures_on(one.today)
    at_18, leaving = _name(found.at_18[0] if len(found.at_18) == 1 else ""), _name(found.if_leaving)
    last = figures.education_to_age
    if kind == "in_care" and reached:
        yield f"You are likely to be eligible {reached}, if you stay in care without a break."
    if kind in ("in_care", "waiting", "eligible"):
        if at_18:
            yield f"{turns['adult']} you are likely to be {at_18}, if you are in care until then."
        if leaving:
            yield f"If you leave care before that, you are likely to be {leaving}. Ask for advice before anything is decided."
    elif kind == "relevant" and at_18:
        yield f"{turns['adult']} you are likely to be {at_18}, if nothing else changes."
    elif kind == "former_relevant" and "qualifying" in turns:
        yield (
            f"{turns['qualifying']} some of this ends. From then until you turn {last} you get a personal adviser, advice and "
            "support if you ask for it, and the council has to ask you every year. Help with a course that is in your pathway "
            "plan goes on to its end."
        )
    elif kind == "former_relevant":
        yield f"{turns['education']} most of this ends. Help with a course that is in your pathway plan can go on to its end."
    elif kind == "qualifying":
        if at_18 and found.at_18 != ("qualifying",):
            yield f"{turns['adult']} you are likely to be {at_18}."
        yield (
            f"{turns['qualifying']} this ends, but you can still ask for help with the cost of education or training until you "
            f"turn {figures.qualifying_education_to_age}."
        )
    elif kind in ("course", "too_old"):
        yield f"{turns['education']} that help ends too."


def _name(group: str) -> str:
    return statuses()[group].name.lower() if group in statuses() else ""
