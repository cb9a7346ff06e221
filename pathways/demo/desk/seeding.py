"""Filling a council's desk: its next draft, begun from the edition in force, and what was done with it (fixtures/desk/)."""

import tomllib
from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from leaving_care.models import Authority
from leaving_care.walls import across
from offers.actions.copying import copy_edition
from offers.models import Edition
from pathways.demo.cast import Cast
from pathways.demo.desk import asking, writing
from pathways.demo.desk.desk import Desk
from pathways.demo.people import told

# What the files call what is done, one step after the other.
STEPS: dict[str, Callable[[Desk, dict[str, Any]], None]] = {
    step.__name__: step
    for step in (
        writing.name_body, writing.change_item, writing.add_item, writing.end_item, writing.say_change,
        writing.add_statement, writing.settle_date, writing.differ, writing.mark, writing.pass_over,
        writing.give_finding, writing.submit,
        asking.consult, asking.open_survey, asking.answer_survey, asking.record_survey,
        asking.add_point, asking.make_link, asking.suggest,
    )
}  # fmt: skip


def done_at_the_desk(council: str) -> dict[str, Any]:
    """What a council's file says: who begins the draft, when, and every step after that."""
    return tomllib.loads(
        (Path(settings.BASE_DIR) / "fixtures" / "desk" / f"{council}.toml").read_text(encoding="utf-8")
    )


def seed_desk(council: Authority, on: date, *, at: datetime) -> Edition | None:
    """Fills the desk of a council whose people are there, in one transaction; returns its draft.

    None, and nothing is done, where no edition is published yet or a second one was begun. Days are reckoned from `on`.
    """
    editions = list(Edition.objects.filter(authority=council))
    if len(editions) != 1 or editions[0].is_draft:
        return None
    said = done_at_the_desk(council.slug)
    with across("demo", by="seed_people", at=at):
        desk = _begin(council, editions[0], on, said["begun"])
        for step in said["steps"]:
            rest = deepcopy(step)
            STEPS[rest.pop("do")](desk, rest)
            desk.done += 1
    return desk.draft


def next_year(on: date) -> date:
    """The first day of the financial year that a draft is written for: the next one, or in March the one after."""
    april = date(on.year, 4, 1)
    return april if on.month < 3 else april.replace(year=on.year + 1)


def _begin(council: Authority, published: Edition, on: date, begun: dict[str, Any]) -> Desk:
    staff = {row["id"]: row for row in told(council.slug)["staff"]}
    desk = Desk(Cast(council, on), staff, published)
    desk.draft = copy_edition(published, effective_from=next_year(on), **desk.hand(dict(begun)))
    return desk
