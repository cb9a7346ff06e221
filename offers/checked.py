"""Which items of a draft were confirmed by a partner, and whether the item was changed since."""

from dataclasses import dataclass
from datetime import date

from leaving_care.dates import uk_day
from offers.models import Edit, Edition, LinkAnswer


@dataclass(frozen=True)
class Check:
    """That an organisation said of an item that it is right. `changed_since`: what they read is not what it says now."""

    by: str
    on: date
    changed_since: bool


def checks_of(edition: Edition, identity: int | None = None) -> dict[int, list[Check]]:
    """Item identity id → its checks, in the order in which they came; of one item alone where `identity` is given."""
    rows = LinkAnswer.objects.filter(link__edition=edition, what=LinkAnswer.What.CONFIRM)
    edits = Edit.objects.filter(edition=edition, identity__isnull=False).exclude(what=Edit.What.MOVED)
    if identity:
        rows, edits = rows.filter(identity=identity), edits.filter(identity=identity)
    answers = list(rows.select_related("link"))
    last = dict(edits.order_by("at").values_list("identity_id", "at")) if answers else {}
    found: dict[int, list[Check]] = {}
    for row in answers:
        if row.identity_id is None:
            continue
        by, changed = row.link.organisation or row.link.name, last.get(row.identity_id)
        check = Check(by, uk_day(row.at), changed is not None and changed > row.at)
        found.setdefault(row.identity_id, []).append(check)
    return found
