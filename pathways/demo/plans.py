"""Plans of the invented people, written through the actions that pages use, at moments of the past: so each is one that could be.

What a file says of a plan: who wrote it (`by`) and when it was `begun`, `shared`, `sent`, `approved`; what it says under some
`sections` (the rest has ordinary words, but for what is `blank`), `goals` and `actions` with ids of their own, which a later
plan of the same person takes up; `returned`, `answers`, `ticks`, `meaning`, `goal_views` and the `review` from which it came.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from leaving_care.models import User, YoungPerson
from offers.models import ItemIdentity
from pathways.actions import plans
from pathways.demo.rows import Cast
from pathways.models import (
    Answer,
    Assessment,
    Attended,
    Copy,
    Goal,
    GoalView,
    Matter,
    Meaning,
    PlanAction,
    PlanSection,
    PlanVersion,
    Reply,
    Review,
    SourcePlan,
    Tick,
    ToldWords,
)

Said = dict[str, Any]


def add_plans(cast: Cast, person: YoungPerson, said: Said) -> None:
    """Adds the assessments and the plans of a young person whose other rows are there."""
    writing = _Writing(cast, person)
    for row in said.get("assessments", ()):
        writing.assessment(row)
    for row in said.get("plans", ()):
        writing.plan(row)


@cache
def _ordinary() -> dict[str, list[str]]:
    path = Path(settings.BASE_DIR) / "fixtures" / "people" / "plan_words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


class _Writing:
    """One person's plans while they are made. `threads`: id in the file → what goes on from plan to plan."""

    def __init__(self, cast: Cast, person: YoungPerson):
        self.cast, self.person = cast, person
        self.threads: dict[str, UUID] = {}

    def at(self, written: str, minutes: int = 0):
        """A moment of a day."""
        return self.cast.moment(written, self.person.date_of_birth, minutes)

    def day(self, written: str):
        """A day."""
        return self.at(written).date()

    def who(self, id: str) -> User:
        """Somebody's account, by their id in the file."""
        return self.cast.members[id].user

    @property
    def own(self) -> User:
        """The young person's own account."""
        if self.person.user is None:
            raise ValueError("Only somebody with an account says something themselves.")
        return self.person.user

    def assessment(self, said: Said) -> None:
        """One that was finished, or is still being written."""
        by = self.who(said["by"])
        begun = {"kind": said["kind"], "begun_at": self.at(said["begun"]), "begun_by": by}
        made = Assessment.objects.create(person=self.person, **begun, result=said.get("result", ""))
        for matter, (theirs, found, needs) in said.get("matters", {}).items():
            told = {"theirs": theirs, "found": found, "needs": needs}
            Matter.objects.create(person=self.person, assessment=made, matter=matter, **told)
        if "finished" in said:
            Assessment.objects.filter(pk=made.pk).update(finished_at=self.at(said["finished"]), finished_by=by)
        self._given(said, by, assessment=made)

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
            self._given(said, by, version=version)
        if "review" in said:
            self._review(version, said["review"], by)
        self._said_of(version, said)

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

    def _given(self, said: Said, by: User, **of: Any) -> None:
        """That they got a copy, on the day it says. The copy of a version is there since it was approved."""
        if "given" not in said:
            return
        copy, _ = Copy.objects.get_or_create(person=self.person, **of, defaults={"how": said.get("copy", "online")})
        copy.given_on, copy.given_by = self.day(said["given"]), by
        copy.seen_at = self.at(said["seen"], 90) if "seen" in said else None
        copy.save()

    def _review(self, version: PlanVersion, said: Said, by: User) -> None:
        """The review of the version before, from which this one came: finished, or under way."""
        texts: Said = {
            name: said[name] for name in ("because", "where", "decided", "chosen", "of_care") if name in said
        }
        days: Said = {name: self.day(said[name]) for name in ("held_on", "next_on") if name in said}
        finished: Said = {"finished_at": self.at(said["finished"], 120)} if "finished" in said else {}
        if version.before is None:
            raise ValueError("A review is of a plan that there was before.")
        held: Said = {"begun_at": self.at(said["begun"]), "begun_by": by, **texts, **days, **finished}
        made = Review.objects.create(person=self.person, of=version.before, made=version, **held)
        for somebody in said.get("people", ()):
            Attended.objects.create(person=self.person, review=made, **somebody)
        self._given(said, by, review=made)

    def _said_of(self, version: PlanVersion, said: Said) -> None:
        of = {"person": self.person, "version": version}
        for row in said.get("answers", ()):
            told = {"told_to": self.who(row["told_to"])} if "told_to" in row else {}
            by = told.get("told_to") or self.own
            about = {"goal": self.threads[row["goal"]]} if "goal" in row else {}
            words = {"said": row["said"], "reason": row.get("reason", "")}
            made = Answer.objects.create(**of, **words, **about, **told, by=by, at=self.at(row["at"]))
            if reply := row.get("reply"):
                answered = {"text": reply["text"], "by": self.who(reply["by"]), "at": self.at(reply["at"])}
                Reply.objects.create(person=self.person, answer=made, **answered)
        for row in said.get("goal_views", ()):
            views = {name: row[name] for name in ("still_right", "being_met", "words") if name in row}
            asked = {"person": self.person, "version": version.before or version}
            GoalView.objects.create(
                **asked, goal=self.threads[row["goal"]], **views, by=self.own, at=self.at(row["at"])
            )
        for row in said.get("ticks", ()):
            by = self.who(row["by"]) if "by" in row else self.own
            tick = {"action": self.threads[row["action"]], "done": row.get("done", True)}
            Tick.objects.create(person=self.person, **tick, by=by, at=self.at(row["at"]))
        if meaning := said.get("meaning"):
            words = {"said": meaning["said"], "words": meaning.get("words", "")}
            Meaning.objects.create(**of, **words, by=self.own, at=self.at(meaning["at"]))
