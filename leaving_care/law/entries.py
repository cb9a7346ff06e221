"""What stands in the law book: provisions, areas, groups, figures, duties, amounts and times."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from leaving_care.law.dated import Dated, Lasting, Row, Series


@dataclass(frozen=True)
class Provision(Lasting):
    """A place in the law, in national guidance, in a judgment or in an announcement.

    `sure` is "read" where somebody read the words at `address`. `kind`: one of `leaving_care.law.words.KINDS`.
    `starts_on` None: enacted or announced, and not in force. `ends_on`: the last day before a repeal. `from_note`: why
    the first day is the one given. `provision`: the id of the Act's section that puts it in and with which it starts,
    "" where it says its first day itself.
    """

    id: str
    title: str
    about: str
    address: str
    checked_on: date
    sure: str
    kind: str
    from_note: str = ""
    note: str = ""
    provision: str = ""


@dataclass(frozen=True)
class Area(Lasting):
    """An area that a local offer must cover."""

    id: str
    name: str
    provision: str
    checked_on: date


@dataclass(frozen=True)
class Status:
    """One of the four groups, with the ages the law gives it: `age_to` is the last age that counts."""

    id: str
    name: str
    age_from: int
    age_to: int
    provision: str
    plain: str
    checked_on: date


@dataclass(frozen=True, kw_only=True)
class FigureValue(Row):
    """A legal age, count or interval while it holds, in its figure's unit."""

    value: int


@dataclass(frozen=True, kw_only=True)
class Figure(Series[FigureValue]):
    """A legal age, count or interval. `unit`: days, weeks, months or years; `plain`: what it decides, in plain words."""

    unit: str
    plain: str


@dataclass(frozen=True, kw_only=True)
class Owed(Row):
    """Who is owed a duty while it holds: a group, between two ages, and when.

    `age_to` is the last age that counts; None: no upper age. `strength`: "must"; "must_unless" (the council must,
    unless the young person's welfare does not need it); "may". `when`: a condition's id, "" for always; `when_plain`
    is its sentence, "" for always.
    """

    status: str
    age_from: int
    age_to: int | None = None
    strength: str
    when: str = ""
    when_plain: str = ""

    def is_for(self, status: str, age: int) -> bool:
        """Whether it is for somebody of this group and age in whole years."""
        return self.status == status and self.age_from <= age and (self.age_to is None or age <= self.age_to)


@dataclass(frozen=True, kw_only=True)
class Duty(Dated[Owed]):
    """Something that a council owes young people, to each group and age by its own provision. `plain`: said to them."""

    plain: str

    def on(self, day: date) -> tuple[Owed, ...]:
        """Everybody to whom it is owed on a day. Raises NotInForce where that is nobody."""
        owed = self.in_force(day)
        if not owed:
            raise self._not_on(day)
        return owed

    def owed_to(self, status: str, age: int, day: date) -> tuple[Owed, ...]:
        """What is owed to a group at an age, () where nothing is. Raises NotInForce where it is owed to nobody on the day."""
        return tuple(row for row in self.on(day) if row.is_for(status, age))


@dataclass(frozen=True, kw_only=True)
class AmountValue(Row):
    """An amount while it holds: a figure in pounds, or words where there is no figure.

    `figure` None: no figure is set, `words` say what holds. `at_most`: the figure is the most that can be paid.
    `each`: "once", "a year", "a month"; "" with no figure. `groups`: for whom it is, by ids of the four groups; () for
    anybody. `age_from` and `age_to`: between which ages, the last age that counts included; None: no such age.
    """

    figure: Decimal | None = None
    at_most: bool = False
    each: str = ""
    words: str = ""
    groups: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None


@dataclass(frozen=True, kw_only=True)
class Amount(Series[AmountValue]):
    """Money, or something instead of money, that the law or a national scheme sets.

    `who`: who can have it; `how`: how to get it; `means`: what the figure means. `dated_by`: the day that decides which
    value counts, where it is not the day of asking ("" otherwise).
    """

    who: str
    how: str
    means: str = ""
    dated_by: str = ""


@dataclass(frozen=True, kw_only=True)
class TimeValue(Row):
    """How long something may take while it holds. `value` None: the law sets no number of days, weeks or months."""

    value: int | None = None
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Time(Series[TimeValue]):
    """Something that has to happen in time.

    `plain`: said to a young person. `counts_from`: the day it is counted from. `rule`: "within" so long of that day;
    "every": no more than so long after it; "after": when so long has passed; "for": kept for so long; and with no
    number "on" that day; "soon": as soon as possible after it; "before" it; "none": the law sets no time.
    `who`: who has to see to it.
    """

    plain: str
    rule: str
    counts_from: str
    who: str
