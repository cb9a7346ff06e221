"""A version of a plan for display: `read(version)` gives a `Plan`."""

from pathways.reading.making import read
from pathways.reading.shapes import Cited, Plan, ReadAction, ReadGoal, ReadSection, Source, Told, Words

__all__ = ["Cited", "Plan", "ReadAction", "ReadGoal", "ReadSection", "Source", "Told", "Words", "read"]
