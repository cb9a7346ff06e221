"""The weeks in care added up, in words. Pure: no Django."""

from dataclasses import dataclass
from datetime import date

from entitlements.questions.answers import BEFORE_14, NONE_AT_ALL, NOT_SURE, YES, Answers
from entitlements.questions.life import Life, life
from entitlements.questions.verdict import Verdict
from leaving_care.dates import in_words
from leaving_care.status.figures import figures_on


@dataclass(frozen=True, slots=True)
class Weeks:
    """`counted`: the days as weeks and days; with `most`, from at least `counted` to `most` at most. Both blank: not known.

    `needed`: the weeks that the law asks for. `missing`: what is missing of them, "" if nothing is. `times`: each time in
    care that counts, in words.
    """

    needed: str
    counted: str = ""
    most: str = ""
    missing: str = ""
    at_least: bool = False
    times: tuple[str, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether what is sure is enough."""
        return bool(self.counted) and not self.missing


def count_weeks(told: Answers, found: Verdict, today: date) -> Weeks | None:
    """The count for somebody who gave dates; without numbers for somebody who did not; None where there was no care to count."""
    days = figures_on(today).looked_after_days
    needed = in_weeks(days)
    if not told.was_in_care or told.rough == NONE_AT_ALL or not told.care:
        return None
    if told.is_rough:
        return Weeks(needed)
    least, most = found.days
    if told.more == NOT_SURE:
        most = least
    return Weeks(
        needed=needed,
        counted=in_weeks(least),
        most=in_weeks(most) if most != least else "",
        missing=in_weeks(days - least) if least < days else "",
        at_least=told.more == NOT_SURE,
        times=tuple(_times(told, found, today)),
    )


def in_weeks(days: int) -> str:
    """14 weeks and 3 days; 1 day; no days."""
    weeks, rest = divmod(days, 7)
    said = [
        f"{number} {word}{'' if number == 1 else 's'}" for number, word in ((weeks, "week"), (rest, "day")) if number
    ]
    return " and ".join(said) or "no days"


def _times(told: Answers, found: Verdict, today: date) -> list[str]:
    exact = told.born is not None and all(spell.is_exact for spell in told.spells) and told.more != NOT_SURE
    if exact:
        one, alone = life(told, today), len(found.periods) == 1
        return [_time(first, last, one, alone=alone) for first, last in found.periods]
    said = [spell.in_words for spell in told.periods]
    until = "your 18th birthday" if life(told, today).is_adult else "today"
    if told.care == YES and told.since == BEFORE_14:
        said.append(f"from your 14th birthday to {until}")
    elif told.care == YES and told.since_on:
        said.append(f"{told.since_on.in_words} to {until}")
    return said


def _time(first: date, last: date, one: Life, *, alone: bool) -> str:
    since = f"{in_words(first)}{' (your 14th birthday)' if first == one.b14 else ''}"
    until = "today" if last == one.today else in_words(last)
    return f"{since} to {until}{'' if alone else ': ' + in_weeks((last - first).days + 1)}"
