"""Items that were taken out of a draft, so that they are found again."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from offers.models import Edit, Edition, Item


@dataclass(frozen=True)
class Ended:
    """An item that was taken out of a draft.

    `edit`: who did it, when and why. `may_come_back`: another edition says it too, so that it can be filled in from there.
    """

    key: str
    name: str
    edit: Edit
    may_come_back: bool


def ended_in(edition: Edition) -> list[Ended]:
    """What was taken out of a draft and is not in it again, the last one first. One query."""
    said = Item.objects.filter(identity=OuterRef("identity"))
    removed = edition.edits.filter(
        ~Exists(said.filter(edition=edition)), what=Edit.What.REMOVED, row__startswith="item ", before__has_key="name"
    )
    newest: dict[str, Ended] = {}
    for edit in removed.select_related("by").annotate(is_elsewhere=Exists(said)):
        key = edit.row.removeprefix("item ")
        newest.setdefault(key, Ended(key, edit.before["name"], edit, edit.is_elsewhere))
    return list(newest.values())
