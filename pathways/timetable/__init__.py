"""What is due towards one young person, and when: `timetable(history, day, settings)`. Pure: no database, no clock, no Django.

Facts are in `facts` and `happenings`, what a council adds in `settings`, the answer in `duty`. The law's times come from the
law book; `own` has the duties that it gives no time. `rules` has a function for each duty or group of them, whose docstring
is the rule; `making` counts the days and works out the state; `flags` asks where the law or the record leaves it open.
"""

from pathways.timetable.duty import Duty, Window
from pathways.timetable.facts import (
    Agreed,
    Assessment,
    CourseTold,
    Detention,
    History,
    Hold,
    Home,
    HomeInCare,
    PlanVersion,
    Review,
)
from pathways.timetable.flags import FLAGS
from pathways.timetable.happenings import Choice, Contact, Papers, ReviewAsked, Talk, Trigger
from pathways.timetable.lengths import Length
from pathways.timetable.listing import timetable
from pathways.timetable.settings import DEFAULT, Settings
from pathways.timetable.words import HOLD_REASONS, OWNERS, PAPERS, STATES, TRIGGERS

__all__ = [
    "DEFAULT",
    "FLAGS",
    "HOLD_REASONS",
    "OWNERS",
    "PAPERS",
    "STATES",
    "TRIGGERS",
    "Agreed",
    "Assessment",
    "Choice",
    "Contact",
    "CourseTold",
    "Detention",
    "Duty",
    "History",
    "Hold",
    "Home",
    "HomeInCare",
    "Length",
    "Papers",
    "PlanVersion",
    "Review",
    "ReviewAsked",
    "Settings",
    "Talk",
    "Trigger",
    "Window",
    "timetable",
]
