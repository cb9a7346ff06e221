"""Two editions side by side: what became of each item, for everybody and for people of an age."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from offers.compare.differing import (
    FEWER,
    HOW_MUCH,
    MIXED,
    MORE,
    NEITHER,
    WHO,
    WHO_AND_UNTIL,
    Difference,
    differences,
)
from offers.compare.reach import more_and_less, reaches
from offers.compare.values import Promise

NEW, BETTER, REWORDED, LESS, ENDED, SAME = "new", "better", "reworded", "less", "ended", "same"
KINDS = (NEW, BETTER, REWORDED, LESS, ENDED, SAME)


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said about the change of an item (offers.models.ItemChange)."""

    kind: str = ""
    words: str = ""
    reason: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    minute: str = ""

    @property
    def why(self) -> str:
        """The reason, as a sentence that another can follow."""
        said = self.reason.strip()
        return said if not said or said[-1] in ".!?…" else f"{said}."


@dataclass(frozen=True)
class ItemChange:
    """What became of one item. `before` None: it is new; `after` None: it ended."""

    before: Promise | None
    after: Promise | None
    told: Told = Told()
    differences: tuple[Difference, ...] = field(default=())

    @property
    def key(self) -> str:
        """Its identity."""
        return self._either.key

    @property
    def name(self) -> str:
        """What it is called now; of one that ended, what it was called."""
        return self._either.name

    @property
    def _either(self) -> Promise:
        if self.after is not None:
            return self.after
        if self.before is None:
            raise ValueError("An item is on one side at least.")
        return self.before

    @property
    def found(self) -> str:
        """What the comparison finds. More here and less there is less; another wording alone is reworded."""
        if self.before is None:
            return NEW
        if self.after is None:
            return ENDED
        return _kind(row.gives for row in self.differences) if self.differences else SAME

    @property
    def kind(self) -> str:
        """What it is called: what a person said, where they may say it, or else what was found.

        That an item is new, ended or the same is a fact. Of one that changed a person can say that it is better, reworded or
        less, since words may mean more than the comparison sees; but what was found to be less stays so unless they give a
        reason, so that no reduction can be called something else by a click.
        """
        return self._judged(self.found)

    def _judged(self, found: str) -> str:
        could = found in (BETTER, REWORDED, LESS) and self.told.kind in (BETTER, REWORDED, LESS)
        if not could or (found == LESS and self.told.kind != LESS and not self.told.reason):
            return found
        return self.told.kind

    def kind_at(self, ages: Collection[int]) -> str:
        """What it is for people of these ages: new where only now it is theirs, ended where no more; "": never theirs."""
        was = self.before is not None and reaches(self.before.rules, ages)
        now = self.after is not None and reaches(self.after.rules, ages)
        if not was or not now:
            return NEW if now else ENDED if was else ""
        return self._judged(_kind(row.gives for row in rows) if (rows := self.differences_at(ages)) else SAME)

    def differences_at(self, ages: Collection[int]) -> tuple[Difference, ...]:
        """The differences that people of these ages meet: who can have it only where it is otherwise for them."""
        if self.before is None or self.after is None:
            return ()
        more, less = more_and_less(self.before.rules, self.after.rules, ages)
        gives = MIXED if more and less else MORE if more else FEWER if less else NEITHER
        return tuple(
            row if row.label != WHO else Difference(WHO, row.before, row.after, gives)
            for row in self.differences
            if row.label != WHO or gives
        )

    @property
    def gives_less(self) -> bool:
        """Whether somebody has to say why, and whose decision it was: it is less, or ended, or was found to be."""
        return LESS in (self.kind, self.found) or self.found == ENDED

    @property
    def is_reasoned(self) -> bool:
        """Whether they have."""
        return bool(self.told.reason.strip() and self.told.decided_by.strip())

    @property
    def figures_differ(self) -> bool:
        """Whether figures in its texts differ, which a person has to read: they may mean more or less."""
        return any(_figures(row.before) != _figures(row.after) for row in self.differences if row.long)

    @property
    def names_an_amount(self) -> bool:
        """Whether an amount is named where none was, which a person has to read too: nobody can tell how much it was before."""
        if self.before is None or self.after is None:
            return False
        return self.before.amount.figure is None and self.after.amount.figure is not None

    @property
    def asks_about_figures(self) -> bool:
        """Whether nobody has said yet what figures mean that are others in the words, or new; nor does the amount."""
        by_amount = any(row.gives for row in self.differences if row.label == HOW_MUCH)
        unclear = self.figures_differ or self.names_an_amount
        return unclear and not (by_amount or self.told.kind or self.told.reason)

    @property
    def is_for_others(self) -> bool:
        """Whether it is for other people than before, or until another time: more than other words.

        The rules decide. Where they say nothing, it is what is told beside them, unless a person said that it means the same.
        """
        rows = [row for row in self.differences if row.label in WHO_AND_UNTIL]
        return any(row.gives for row in rows) or bool(rows and self.told.kind != REWORDED)


@dataclass(frozen=True)
class Comparison:
    """Every item of either edition, in the order of the later one; those that ended last."""

    changes: tuple[ItemChange, ...]

    def __iter__(self) -> Iterator[ItemChange]:
        return iter(self.changes)

    def counts(self) -> dict[str, int]:
        """How many of each kind."""
        kinds = [change.kind for change in self.changes]
        return {kind: kinds.count(kind) for kind in KINDS}

    def of(self, key: str) -> ItemChange | None:
        """What became of one item; None: neither edition has it."""
        return next((change for change in self.changes if change.key == key), None)


def compare(before: Iterable[Promise], after: Iterable[Promise], told: Mapping[str, Told] | None = None) -> Comparison:
    """The two editions, item by item by identity. `told`: identity → what a person said of it."""
    old, new, told = {each.key: each for each in before}, {each.key: each for each in after}, told or {}
    return Comparison(
        tuple(_change(old.get(key), new.get(key), told.get(key, Told())) for key in dict.fromkeys([*new, *old]))
    )


def _change(before: Promise | None, after: Promise | None, told: Told) -> ItemChange:
    both = before is not None and after is not None and before != after
    return ItemChange(before, after, told, differences(before, after) if both and before and after else ())


def _kind(gives: Iterable[str]) -> str:
    said = set(gives)
    return LESS if said & {FEWER, MIXED} else BETTER if MORE in said else REWORDED


def _figures(text: str) -> list[str]:
    return [word for word in text.replace("£", " ").split() if any(letter.isdigit() for letter in word)]
