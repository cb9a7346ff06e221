"""What a survey's answers come to, item by item, so that nobody can be known from the numbers.

Numbers are shown once the survey has closed: while it is open, what one more answer said would show by the difference. A group
of fewer than five is not shown, nor can it be worked out (`offers.small_groups`); for the same reason the answers to an item are
not told by age.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from leaving_care.dates import uk_day
from offers.models import ItemAnswer, ItemTheme, Survey
from offers.small_groups import FEW, shown, total

CHOICES = tuple(ItemAnswer.Useful.values)
BANDS = (("16-17", "16 or 17"), ("18-20", "18 to 20"), ("21-25", "21 to 25"), ("other", "Another age"))


@dataclass(frozen=True)
class Line:
    """The answers to one question: how many in all and for each answer; None: not shown."""

    people: int | None
    counts: tuple[int | None, ...]

    @property
    def cells(self) -> list[str]:
        """The same, in words for what is not shown."""
        return [_cell(self.people, FEW), *(_cell(count, "not shown") for count in self.counts)]


@dataclass(frozen=True)
class ItemResult:
    """What was said of one item. `told`: the words that may be shown."""

    name: str
    theme: str
    useful: Line
    clear: Line
    told: list[str] = field(default_factory=list)


def has_closed(survey: Survey, on: date) -> bool:
    """Whether a survey takes no more answers, so that what was said may be shown: its draft is published, or its days are over."""
    return survey.edition.published_at is not None or survey.closed_at is not None or survey.closes_on < on


def is_open(survey: Survey, on: date) -> bool:
    """Whether a survey takes answers on a day."""
    return survey.opens_on <= on and not has_closed(survey, on)


def last_day(survey: Survey) -> date:
    """The last day on which a survey takes answers: its own, or that on which its draft was published."""
    published_at = survey.edition.published_at
    return min(survey.closes_on, uk_day(published_at)) if published_at else survey.closes_on


def open_surveys(council: str, on: date) -> QuerySet[Survey]:
    """What the council of a slug asks about a draft on a day, by what closes first. One query."""
    asked = Survey.objects.filter(
        edition__authority__slug=council, edition__published_at=None, edition__set_aside_at=None, closed_at=None
    )
    return asked.filter(opens_on__lte=on, closes_on__gte=on).order_by("closes_on", "pk")


def asked_items(survey: Survey) -> list[ItemTheme]:
    """The items that a survey asks about, each under its first theme, in the order of the offer. Two queries."""
    rows = ItemTheme.objects.filter(item__edition_id=survey.edition_id, is_first=True)
    chosen = list(survey.items.values_list("pk", flat=True))
    if chosen:
        rows = rows.filter(item__identity__in=chosen)
    return list(rows.select_related("item__identity", "theme").order_by("theme__position", "position", "pk"))


def results(survey: Survey, items: Iterable[ItemTheme]) -> list[ItemResult]:
    """What was said of each of these items."""
    useful: dict[int, Counter[str]] = defaultdict(Counter)
    clear: dict[int, Counter[str]] = defaultdict(Counter)
    told: dict[int, list[str]] = defaultdict(list)
    rows = ItemAnswer.objects.filter(answer__survey=survey).order_by("told", "pk")
    for identity, is_useful, is_clear, words in rows.values_list("identity_id", "useful", "clear", "told"):
        useful[identity][is_useful] += 1
        clear[identity][is_clear] += 1
        if words:
            told[identity].append(words)
    return [
        ItemResult(
            name=listed.item.name,
            theme=listed.theme.name,
            useful=line(useful[listed.item.identity_id], CHOICES),
            clear=line(clear[listed.item.identity_id], CHOICES),
            told=told[listed.item.identity_id],
        )
        for listed in items
    ]


def by_age(survey: Survey) -> Line:
    """How many people of each age answered, those who did not say last."""
    counts = Counter(survey.answers.values_list("age_band", flat=True))
    return line(counts, [*(band for band, _ in BANDS), ""])


def said_besides(survey: Survey) -> list[str]:
    """What people said besides, as it may be shown."""
    return list(survey.answers.exclude(told="").order_by("told").values_list("told", flat=True))


def line(counts: Counter[str], answers: Iterable[str]) -> Line:
    """A line as it may be shown."""
    numbers = [counts[answer] for answer in answers]
    return Line(total(numbers), tuple(shown(numbers)))


def _cell(count: int | None, otherwise: str) -> str:
    return otherwise if count is None else str(count)
