"""The questions of "Am I a care leaver in law?": which comes next, what the answers can mean, and what follows from them.

Pure: no Django, no clock, nothing kept. `next_question` is asked until it says "", and then `verdict` has the answer.
"""

from entitlements.questions.answers import Answers
from entitlements.questions.asking import next_question
from entitlements.questions.part_dates import PartDate, Spell

__all__ = ["Answers", "PartDate", "Spell", "next_question"]
