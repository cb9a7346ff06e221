"""What a council should look at in its offer, before it publishes and afterwards: each fault is a finding with its row.

A rule is one small function whose docstring is the rule; `checking.RULES` holds all of them in order. Nothing here
changes an edition or asks the database anything: a rule reads a `Contents` and a day.
"""

from offers.findings.checking import RULES, accepted, blocking, findings, standing
from offers.findings.finding import Finding

__all__ = ["RULES", "Finding", "accepted", "blocking", "findings", "standing"]
