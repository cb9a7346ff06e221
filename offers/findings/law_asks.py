"""What the law asks of an offer, beside what the offer has: the areas, the arrangements, the words for the four groups."""

from dataclasses import dataclass
from datetime import date

from leaving_care.law import Provision, areas, duties, provisions
from leaving_care.law import statuses as groups
from offers.contents import Contents
from offers.findings.owed import ARRANGED
from offers.models import Statement


@dataclass(frozen=True)
class Asked:
    """One thing that the law asks an offer to hold. `holds`: it is in force on the day; `found`: where the offer has it."""

    name: str
    law: Provision
    holds: bool
    found: list[str]


@dataclass(frozen=True)
class SaidOfGroup:
    """What the council says of a group, beside the law's ages for it."""

    said: Statement
    name: str
    plain: str
    law: Provision


def areas_asked(contents: Contents, on: date) -> list[Asked]:
    """The areas that a local offer must cover, those to come too, and the council's arrangements (2026 Act, section 8)."""
    asked = [
        Asked(
            area.name,
            provisions()[area.provision],
            area.in_force(on),
            [theme.name for theme in contents.themes if area.id in theme.areas and contents.entries[theme.pk]],
        )
        for area in areas().values()
    ]
    if duty := duties().get(ARRANGED):
        given = [item.name for item in contents.items if item.national == ARRANGED]
        law = provisions()[duty.values[0].provision]
        asked.append(Asked("How the council arranges its help", law, bool(duty.in_force(on)), given))
    return asked


def statuses_said(contents: Contents) -> list[SaidOfGroup]:
    """Each wording of a group in the offer, beside the law's."""
    worded = [said for said in contents.said(Statement.Kind.STATUS_WORDING) if said.status]
    return [
        SaidOfGroup(said, group.name, group.plain, provisions()[group.provision])
        for said in worded
        for group in [groups()[said.status]]
    ]
