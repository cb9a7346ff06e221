"""What would settle an answer that depends on something, in words. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from entitlements.questions.verdict import Settles
from leaving_care.law import statuses
from leaving_care.status.figures import figures_on


@dataclass(frozen=True, slots=True)
class Settling:
    """One thing that is not sure, and by what it can turn out to be, the group. No `outcomes`: it decides with others only."""

    label: str
    outcomes: tuple[tuple[str, str], ...]


def settling(found: Iterable[Settles], today: date, adult: bool) -> tuple[Settling, ...]:
    """Each thing, in the order in which it was asked."""
    words = _words(today, adult)
    return tuple(
        Settling(
            words[each.question][0],
            tuple((words[each.question][1][meant], _group(group)) for meant, group in each.outcomes),
        )
        for each in found
    )


def _group(group: str) -> str:
    if group == "none":
        return "none of the law's groups from what you have told us"
    if group == "too_old":
        return "qualifying, but only until you turned 21"
    return f"likely {statuses()[group].name.lower()}"


def _words(today: date, adult: bool) -> dict[str, tuple[str, dict[str, str]]]:
    figures = figures_on(today)
    weeks, months = figures.looked_after_days // 7, figures.home_months
    yes_no = {"yes": "If yes", "no": "If not"}
    extremes = {
        "longest": "If it was as long as your answers allow",
        "shortest": "If it was as short as your answers allow",
    }
    return {
        "born": (
            "Your date of birth",
            {
                "earliest": "If you are about to have a birthday",
                "middle": "If your birthday is half a year away",
                "latest": "If you have just had a birthday",
            },
        ),
        "care": ("Whether you were in care when you turned 18" if adult else "Whether you are in care now", yes_no),
        "days": ("The exact days when you were in care", extremes),
        "rough": (
            "How long you were in care in all, since you turned 14",
            {
                "more": f"If it was {weeks} weeks or more",
                "less": f"If it was less than {weeks} weeks",
                "none": "If you were not",
            },
        ),
        "after16": ("Whether you were in care after you turned 16", yes_no),
        "breaks": ("Whether the short breaks were long", yes_no),
        "more": ("Whether you were in care at other times too", {"yes": "If so, and for long enough", "no": "If not"}),
        "england": ("Whether you were in care in England", yes_no),
        "home": (f"Whether you lived at home for {months} months or more, and when", yes_no),
        "home_days": ("The exact days when you lived at home", extremes),
        "sixteen": (
            "Where you were on your 16th birthday",
            {
                "custody": "If you were in custody or in hospital, straight from care",
                "no": "If you were somewhere else",
            },
        ),
        "straight": ("Whether you were in care right up to then", yes_no),
        "guardian": ("Whether a special guardian took over from the council", yes_no),
        "places": ("Whether you lived in one of the other places at 16 or 17", yes_no),
        "course": ("Whether you are in education or training", yes_no),
    }
