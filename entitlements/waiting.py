"""What is said to somebody who is in none of the four groups: it opens a door, and shuts none. Pure: no Django."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from entitlements.decisions import Answer, Decision
from entitlements.facts import ELIGIBLE, QUALIFYING, YOUNGEST, Facts
from leaving_care.law import figures

NO_GROUP = "From what you told us, you are in none of the four groups. That may be wrong: ask us to look."


def long_enough(on: date) -> str:
    """What a child in care waits for who is in no group yet: the weeks in care that the law asks on a day."""
    return f"when you have been in care for {figures()['looked-after-weeks'].on(on).value} weeks"


def not_long_enough(decide: Callable[[str, int], Decision], facts: Facts) -> Decision:
    """For a child in care who is in no group yet: it opens after the weeks that the law asks, or on leaving care before."""
    age = max(facts.age or YOUNGEST, YOUNGEST)
    found = decide(ELIGIBLE, age)
    if found.answer > Answer.NOT_YET:
        event = long_enough(facts.on)
        return replace(
            found,
            answer=Answer.NOT_YET,
            because=f"It starts {event}, counting from your 14th birthday.",
            from_event=event,
            by_answers=False,
        )
    if found.answer == Answer.NOT_YET:
        why = f"{found.because} It is for you then {long_enough(facts.on).replace('when', 'if', 1)} by that day."
        return replace(found, because=why)
    found = decide(QUALIFYING, age)
    if found.answer > Answer.NOT_YET:
        event = "if you leave care at 16 or 17"
        return replace(found, answer=Answer.NOT_YET, because=f"It starts {event}.", from_event=event, by_answers=False)
    return found
