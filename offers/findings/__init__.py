"""What a council should look at in its offer, before it publishes and afterwards: each fault is a finding with its row.

A rule is one small function whose docstring is the rule; `checking.RULES` holds all of them in order. Nothing here
changes an edition or asks the database anything: a rule reads a `Contents` and a day, and some what lies round it.
"""

from offers.findings.around import Around
from offers.findings.checking import RULES, RULES_AROUND, accepted, blocking, findings, standing, unanswered
from offers.findings.finding import Finding

__all__ = [
    "RULES",
    "RULES_AROUND",
    "Around",
    "Finding",
    "accepted",
    "blocking",
    "findings",
    "standing",
    "unanswered",
]
