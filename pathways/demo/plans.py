"""Plans of the invented people, written through the actions that pages use, at moments of the past: so each is one that could be.

What a file says of a plan: who wrote it (`by`) and when it was `begun`, `shared`, `sent`, `approved`; what it says under some
`sections` (the rest has ordinary words, but for what is `blank`), `goals` and `actions` with ids of their own, which a later
plan of the same person takes up; `returned`, `answers`, `ticks`, `meaning`, `goal_views` and the `review` from which it came.
"""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings

from leaving_care.models import User, YoungPerson
from offers.models import ItemIdentity
from pathways.actions import plans
from pathways.demo.assessments import add_assessment
from pathways.demo.cast import Cast
from pathways.demo.telling import Said, Telling
from pathways.models import (
    Goal,
    PlanAction,
    PlanSection,
    PlanVersion,
    SourcePlan,
    ToldWords,
)


def add_plans(cast: Cast, person: YoungPerson, said: Said) -> None:
    """Adds the assessments and the plans of a young person whose other rows are there."""
    writing = _Writing(cast, person)
    for row in said.get("assessments", ()):
        add_assessment(writing, row)
    for row in said.get("plans", ()):
        writing.plan(row)


@cache
def _ordinary() -> dict[str, list[str]]:
    path = Path(settings.BASE_DIR) / "fixtures" / "people" / "plan_words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


class _Writing(Telling):
    """One person's plans, written."""

    def plan(self, said: Said) -> None:
        """A version, as far as it got."""
        by, at = self.who(said["by"]), self.at(said["begun"])
        version = plans.begin(self.person, said["kind"], by=by, at=at)
        self._write(version, said, by)
        if "shared" in said:
            plans.share(version, by=by, at=self.at(said["shared"]))
        if "returned" in said:
            back = said["returned"]
            plans.send(version, copy_how="online", by=by, at=self.at(back["sent"]))
            manager = self.who(back["by"])
            plans.give_back(version, reason=back["reason"], by=manager, at=self.at(back["at"]))
        if "sent" in said:
            plans.send(version, copy_how=said.get("copy", "online"), by=by, at=self.at(said["sent"], 30))
        if "approved" in said:
            manager = self.who(said.get("approved_by", "grace"))
            plans.approve(version, by=manager, at=self.at(said["approved"], 60))
            self.given(said, by, version=version)
        if "review" in said:
            self.review(version, said["review"], by)
        self.said_of(version, said)

    def _write(self, version: PlanVersion, said: Said, by: User) -> None:
        moment = self.at(said["begun"], 20)
        turn = sum(map(ord, self.person.name_used))
        for section in version.plansection_rows.all():
            ordinary = _ordinary()[section.section]
            words = said.get("sections", {}).get(section.section) or ordinary[turn % len(ordinary)]
            if section.section in said.get("blank", ()) or not words:
                continue
            told = {"now": words, "edit": 2, "changed_by": by, "changed_at": moment}
            PlanSection.objects.filter(pk=section.pk).update(**told)
        for row in said.get("goals", ()):
            self._goal(version, row)
        for row in said.get("actions", ()):
            self._action(version, row)
        for row in said.get("told", ()):
            told = self.cast.values(ToldWords, row, self.person.date_of_birth)
            ToldWords.objects.create(person=self.person, version=version, by=by, at=moment, **told)
        for row in said.get("sources", ()):
            values = self.cast.values(SourcePlan, row, self.person.date_of_birth)
            SourcePlan.objects.create(person=self.person, version=version, **values)

    def _goal(self, version: PlanVersion, row: Said) -> None:
        """A new goal, or what a later plan says of one that there was."""
        values = {name: value for name, value in row.items() if name != "id"}
        if row["id"] in self.threads:
            Goal.objects.filter(version=version, thread=self.threads[row["id"]]).update(**values)
            return
        place = version.goal_rows.filter(section=row["section"]).count()
        made = Goal.objects.create(person=self.person, version=version, position=place, **values)
        self.threads[row["id"]] = made.thread

    def _action(self, version: PlanVersion, row: Said) -> None:
        """A new action, or what a later plan says of one that there was."""
        values = {name: value for name, value in row.items() if name not in ("id", "who", "goal", "item")}
        if "due_on" in values:
            values["due_on"] = self.day(values["due_on"])
        if row.get("id") in self.threads:
            PlanAction.objects.filter(version=version, thread=self.threads[row["id"]]).update(**values)
            return
        values |= self._owner(row["who"]) | self._cited(row.get("item", ""))
        if "goal" in row:
            values["goal"] = version.goal_rows.get(thread=self.threads[row["goal"]])
        place = version.planaction_rows.filter(section=row["section"]).count()
        made = PlanAction.objects.create(person=self.person, version=version, position=place, **values)
        if "id" in row:
            self.threads[row["id"]] = made.thread

    def _owner(self, who: str) -> Said:
        if who == "they":
            return {"owner_kind": PlanAction.Owner.YOUNG_PERSON}
        if worker := self.cast.members.get(who):
            return {"owner_kind": PlanAction.Owner.WORKER, "worker": worker}
        return {"owner_kind": PlanAction.Owner.SOMEBODY, "owner_name": who}

    def _cited(self, item: str) -> Said:
        """The promise of the council's offer; nothing where no offer is loaded, as in many tests."""
        found = ItemIdentity.objects.filter(authority=self.cast.council, key=item).first()
        return {"item": found, "edition": 1} if found else {}
