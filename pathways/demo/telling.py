"""What the files say of one person's plans, told by days and people: the copies, the reviews, and what was said of a plan."""

from typing import Any
from uuid import UUID

from leaving_care.models import User, YoungPerson
from pathways.demo.cast import Cast
from pathways.models import (
    Answer,
    Attended,
    Copy,
    GoalView,
    Meaning,
    PlanVersion,
    Reply,
    Review,
    Tick,
)

Said = dict[str, Any]


class Telling:
    """One person's plans while they are told. `threads`: id in the file → what goes on from plan to plan."""

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

    def given(self, said: Said, by: User, **of: Any) -> None:
        """That they got a copy, on the day it says. The copy of a version is there since it was approved."""
        if "given" not in said:
            return
        copy, _ = Copy.objects.get_or_create(person=self.person, **of, defaults={"how": said.get("copy", "online")})
        copy.given_on, copy.given_by = self.day(said["given"]), by
        copy.seen_at = self.at(said["seen"], 90) if "seen" in said else None
        copy.save()

    def review(self, version: PlanVersion, said: Said, by: User) -> None:
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
        self.given(said, by, review=made)

    def said_of(self, version: PlanVersion, said: Said) -> None:
        """Answers with their replies, what was thought of goals, ticks of actions, and what it meant to them."""
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
