"""A council's desk while it is filled: its draft, who is at it, and the moments that days stand for."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from leaving_care.models import User
from offers.models import Edition, Item, ItemIdentity, Survey
from pathways.demo.cast import Cast
from pathways.demo.days import day_of
from pathways.demo.people import address


@dataclass
class Desk:
    """The desk of a council: what was made at it so far, by the word that the file gives it."""

    cast: Cast
    staff: dict[str, dict[str, Any]]
    draft: Edition
    surveys: dict[str, Survey] = field(default_factory=dict)
    done: int = 0

    @property
    def on(self) -> date:
        """The day from which days are reckoned."""
        return self.cast.on

    def day(self, written: str) -> date:
        """The day that something written means."""
        return day_of(written, self.on)

    def moment(self, written: str) -> datetime:
        """Ten in the morning of a day, and a minute later for each thing that was done before."""
        return self.cast.moment(written, minutes=self.done)

    def who(self, word: str) -> User:
        """The account of one of the council's invented staff."""
        return User.objects.get(email=address(self.cast.council.slug, self.staff[word]))

    def hand(self, said: dict[str, Any]) -> dict[str, Any]:
        """Who did something and when, as every action asks; taken out of what is said."""
        return {"by": self.who(said.pop("by")), "at": self.moment(said.pop("at"))}

    def item(self, key: str) -> Item:
        """An item of the draft. Raises Item.DoesNotExist for one that it does not have."""
        return self.draft.items.select_related("identity").get(identity__key=key)

    def items(self, keys: list[str]) -> list[Item]:
        """Items of the draft, in the order of the file."""
        return [self.item(key) for key in keys]

    def identity(self, key: str) -> ItemIdentity:
        """A promise of the council, whether the draft still has it or not."""
        return ItemIdentity.objects.get(authority=self.cast.council, key=key)

    def values(self, said: dict[str, Any]) -> dict[str, Any]:
        """A row's fields: what ends in `_on`, or is called `until`, is a day."""
        return {name: self.day(value) if _is_day(name) else value for name, value in said.items()}

    def once(self, *words: object) -> uuid.UUID:
        """A form's own token, the same at each seeding."""
        return uuid.uuid5(uuid.NAMESPACE_OID, "-".join(map(str, (self.cast.council.slug, *words))))


def _is_day(name: str) -> bool:
    return name.endswith("_on") or name in ("until", "on")
