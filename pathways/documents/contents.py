"""What a plan's document holds: the version, and what stands beside it on the day of its approval."""

from dataclasses import dataclass
from datetime import date

from leaving_care.dates import in_words, uk_day
from leaving_care.models import Authority
from offers.booklets import DEFAULT_ACCENT
from pathways.models import Achievement, Paper, PlanVersion
from pathways.reading import Plan, read
from pathways.timetable.words import PAPERS

ENGLISH = "en-GB"
IN_YOUR_WORDS = {Paper.State.HAVE: "you have it", Paper.State.MISSING: "missing"}


@dataclass(frozen=True, slots=True)
class Contents:
    """One version, ready to be drawn. `papers`: what each is, and whether it is there. `well`: what went well, the newest first."""

    plan: Plan
    council: str
    accent: str
    name: str
    approved_on: date
    well: tuple[tuple[date, str], ...]
    papers: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """What the file is called inside. It has no name of a person: titles are shown where others can see them."""
        return f"My pathway plan, version {self.plan.version.number}"

    @property
    def approved(self) -> str:
        """The day, in words."""
        return in_words(self.approved_on)


def contents_of(version: PlanVersion) -> Contents:
    """Everything for the documents of an approved version. Raises ValueError for a draft."""
    at = version.approved_at
    if at is None:
        raise ValueError("A draft has no document.")
    person, council = version.person, version.person.authority
    well = Achievement.objects.filter(person=person, at__lte=at)
    return Contents(
        plan=read(version),
        council=council.name,
        accent=_accent(council),
        name=person.name_used,
        approved_on=uk_day(at),
        well=tuple(well.values_list("on", "text")),
        papers=tuple(_paper(row) for row in Paper.objects.filter(person=person, at__lte=at)),
    )


def _accent(council: Authority) -> str:
    return council.accent or DEFAULT_ACCENT


def _paper(row: Paper) -> tuple[str, str]:
    said = IN_YOUR_WORDS.get(Paper.State(row.state), "")
    if not said:
        said = f"{row.who or 'somebody'} is getting it" + (f", by {in_words(row.by_when)}" if row.by_when else "")
    return PAPERS[row.kind].capitalize(), said
