"""Leaving-care status, worked out from dated facts: `decide(care, day)`. Pure: no database, no clock, no Django.

Facts are in `leaving_care.care`, the law in `leaving_care.law`. `groups` is the way through the rules, and has a module for
each of them; `readings` has every point that the law leaves open, and `flags` asks a person where a case turns on one.
"""

from leaving_care.status.decision import StatusDecision, decide, status_on
from leaving_care.status.duties import LiveDuty
from leaving_care.status.flags import FLAGS, Flag
from leaving_care.status.readings import DEFAULT, Readings
from leaving_care.status.saying import Reason
from leaving_care.status.stretches import Stretch, stretches
from leaving_care.status.timeline import Change, next_change, timeline

__all__ = [
    "DEFAULT",
    "FLAGS",
    "Change",
    "Flag",
    "LiveDuty",
    "Readings",
    "Reason",
    "StatusDecision",
    "Stretch",
    "decide",
    "next_change",
    "status_on",
    "stretches",
    "timeline",
]
