"""The rows of a file in lists, each row in words and beside what the offer says now."""

from collections.abc import Callable
from datetime import date
from typing import Any

from leaving_care.actions.council import fingerprint
from leaving_care.council_views import Signed
from offers.actions.bringing import same_as_now
from offers.bringing.beside import beside, differing, offer_now
from offers.bringing.saying import called, shown
from offers.bringing.sheets import SHEETS
from offers.bringing.spoken import names_of, spoken, without_idle
from offers.models import Bringing, BroughtRow

NOTHING = "Nothing"
SAME = "same"
# What a list can be narrowed to: its word in the address, what it is called, and which rows are in it.
LISTS: dict[str, tuple[str, Callable[[BroughtRow], bool]]] = {
    "": ("To look at", lambda row: row.taken is None),
    "faulty": ("With something wrong", lambda row: bool(row.faults)),
    "taken": ("Taken", lambda row: row.taken is True),
    "left": ("Left out", lambda row: row.taken is False),
    "all": ("All", lambda row: True),
}
SAME_NOW = "The same as your offer now"


def list_of(request: Signed) -> str:
    """The list that the address asks for; rows to look at where there is no such list."""
    here = request.GET.get("show", "")
    return here if here in LISTS or here == SAME else ""


class RowsNow:
    """All rows of a file, beside the edition in force on a day while the file is open. Every page of it asks as many queries.

    A booklet's rows are guessed, and are beside nothing.
    """

    def __init__(self, bringing: Bringing, on: date, is_open: bool):
        self.rows = list(bringing.rows.all())
        is_compared = is_open and bringing.kind == Bringing.Kind.SPREADSHEET
        offer = offer_now(bringing.authority, on) if is_compared else []
        self.is_compared = bool(offer)
        self.names = names_of(self.rows, offer)
        self.found = beside(self.rows if offer else [], offer)
        self.same = set(self.found.same)
        self.to_take = same_as_now(self.rows, self.found)

    def version(self) -> int:
        """Which rows one press would take, in a number."""
        return fingerprint(self.to_take)

    def lists(self) -> list[dict[str, Any]]:
        """Every list with how many rows it has."""
        words = [(word, name) for word, (name, _) in LISTS.items()]
        if self.is_compared:
            words.insert(1, (SAME, SAME_NOW))
        return [{"word": word, "name": name, "count": len(self.of_list(word))} for word, name in words]

    def of_list(self, word: str) -> list[BroughtRow]:
        """The rows of a list, in order."""
        if word == SAME:
            return [row for row in self.rows if row.position in self.same]
        return [row for row in self.rows if LISTS[word][1](row)]

    def told(self, row: BroughtRow) -> dict[str, Any]:
        """A row in words: what it is called, what it says, and what differs from now (`differs`; None: nothing is beside it)."""
        said = spoken(row.sheet, row.values, self.names)
        told: dict[str, Any] = {
            "called": called(row.sheet, said),
            "says": shown(row.sheet, without_idle(row.sheet, said)),
            "is_same": row.position in self.same,
            "differs": None,
        }
        if (now := self.found.now.get(row.position)) is not None:
            before = spoken(row.sheet, now, self.names)
            heading = SHEETS[row.sheet].heading
            told["differs"] = [
                (heading(key), said.get(key, NOTHING), before.get(key, NOTHING))
                for key in differing(row.sheet, row.values, now)
            ]
        else:
            told["is_new"] = self.is_compared and not told["is_same"]
        return told

    def gone(self) -> list[str]:
        """What the offer has now and the file has not, each by what it is called."""
        return [called(row.sheet, spoken(row.sheet, row.values, self.names)) for row in self.found.gone]
