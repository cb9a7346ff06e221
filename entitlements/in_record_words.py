"""The list's words for somebody whose facts come from their record: they told us nothing on this page. Pure: no Django.

What is going on in somebody's life is not named back to them as a label, which a worker may have chosen, and which somebody
beside them could read.
"""

import re
from dataclasses import replace

from entitlements.entries import Entry
from entitlements.listing import TOLD, Group
from offers.conditions import CIRCUMSTANCES

OPENED = "Something in your record opens this for you."
ASK_FIRST, ASK_US = "Ask your personal adviser. Or ask us", "Ask us"
HEADING = "Because of what is in your record"
_TOLD = re.compile(r"You told us that ([^.]*)\.")
_OTHERS = {
    "You did not tell us so.": "Your record does not say so.",
    "From what you told us,": "From what your record says,",
}


def in_record_words(group: Group, *, has_worker: bool = True) -> Group:
    """The group with every reason put as the record's. Without a worker, it is the council that is asked."""
    name = HEADING if group.name == TOLD else _reason(group.name)
    return Group(name, [_entry(entry, has_worker) for entry in group.entries])


def _entry(entry: Entry, has_worker: bool) -> Entry:
    said, how = entry.decision, entry.how if has_worker else entry.how.replace(ASK_FIRST, ASK_US)
    return replace(entry, how=how, decision=replace(said, because=_reason(said.because), rule=_reason(said.rule)))


def _reason(text: str) -> str:
    for ours, theirs in _OTHERS.items():
        text = text.replace(ours, theirs)
    return _TOLD.sub(_recorded, text)


def _recorded(found: re.Match[str]) -> str:
    is_label = any(words in found[1] for words in CIRCUMSTANCES.values())
    return OPENED if is_label else f"Your record says that {found[1]}."
