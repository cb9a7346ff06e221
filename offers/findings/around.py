"""What rules need to know of an edition that does not stand in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from offers.contents import Contents
from offers.findings.finding import Finding
from offers.models import Correction, DateToCheck, LinkCheck, Translation

Translations = dict[tuple[str, str], Translation]


@dataclass(frozen=True)
class Around:
    """What lies round an edition, read beforehand (`offers.around`), so that no rule asks the database.

    `links`: address → what the job that calls links last heard. `translations`: language → (kind, row) → its words.
    `open_dates`: days that were copied from last year's edition and not looked at.
    `corrected`: corrections of the edition before, newest of each item, whose item was not changed in this draft since.
    """

    links: Mapping[str, LinkCheck] = field(default_factory=dict)
    translations: Mapping[str, Translations] = field(default_factory=dict)
    open_dates: tuple[DateToCheck, ...] = ()
    corrected: tuple[Correction, ...] = ()


RuleAround = Callable[[Contents, date, Around], Iterator[Finding]]
