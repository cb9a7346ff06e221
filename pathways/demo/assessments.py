"""Needs assessments of the invented people, written through the actions that pages use: each is one that could be.

What a file says of one: its `kind`, who wrote it (`by`), when it was `begun` and `finished`, what it says on some `matters`, its
`result`, and when the copy was `given`. One that was finished has ordinary words where the file says nothing.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from leaving_care.models import User
from pathways import matters
from pathways.actions import assessments
from pathways.demo.telling import Said, Telling
from pathways.models import Assessment
from pathways.whom_to_ask import asked_of

TEXTS = ("theirs", "found", "needs")


def add_assessment(telling: Telling, said: Said) -> None:
    """One that was finished, or is still being written: then it says what the file says, and nothing else."""
    by, begun, is_finished = telling.who(said["by"]), telling.at(said["begun"]), "finished" in said
    made = assessments.begin(telling.person, said["kind"], by=by, at=begun)
    written = (_ordinary_matters(telling) if is_finished else {}) | said.get("matters", {})
    for row in made.matter_rows.filter(matter__in=written):
        texts = dict(zip(TEXTS, written[row.matter], strict=True))
        assessments.write_matter(row, texts, by=by, at=telling.at(said["begun"], 20), edit=row.edit)
    if not is_finished:
        return
    _ask(telling, made, said, by)
    at = telling.at(said["finished"])
    assessments.write_result(made, {"discussed": "", "result": said["result"]}, by=by, at=at, edit=made.edit)
    assessments.finish(made, copy_how=said.get("copy", "online"), by=by, at=at)
    telling.given(said, by, assessment=made)


def _ask(telling: Telling, made: Assessment, said: Said, by: User) -> None:
    """Everybody whom the law names was asked on the day it was begun, or it says why not."""
    words = _ordinary()["asked"][made.kind]
    for each in asked_of(made):
        if each.is_needed:
            answer = words[each.key]
            asked = {"asked_on": telling.day(said["begun"])} if "said" in answer else {}
            assessments.consult(made, each.key, answer | asked, by=by, at=telling.at(said["begun"], 30))


def _ordinary_matters(telling: Telling) -> dict[str, list[str]]:
    turn = sum(map(ord, telling.person.name_used))
    found = {key: every[turn % len(every)] for key, every in _ordinary()["matters"].items()}
    return {key: texts for key, texts in found.items() if not matters.BY_KEY[key].only_for}


@cache
def _ordinary() -> dict[str, Any]:
    path = Path(settings.BASE_DIR) / "fixtures" / "people" / "assessment_words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
