"""What stands in a row, in words that its young person can read, and as data."""

from collections.abc import Callable, Container, Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Field, Model, UUIDField

from leaving_care.dates import UK, in_words
from leaving_care.look_words import CHANGED, DONE, LOOKED, WHOLE, field_words
from leaving_care.look_words import PARTS as PARTS_OF_YOURS
from leaving_care.models import Authority, Membership, Part, Team, User, YoungPerson
from leaving_care.models.periods import Period
from leaving_care.status import FLAGS
from leaving_care.titles import role_title
from offers.conditions import CIRCUMSTANCES
from pathways.archive.kinds import PARTS
from pathways.archive.plan_words import BLANK, QUIET_IN_PLANS, SPECIAL_IN_PLANS, PlanNames
from pathways.archive.shapes import Value

NOT_RECORDED, GOES_ON = "not recorded yet", "it goes on"
# Said only where there is something to say: for most people there never is, and a blank would alarm.
QUIET = {
    *("died_on", "adopted_on", "why_over_25", "flags", "flag", "hidden_until", "hidden_because", "withdrawn_at"),
    *QUIET_IN_PLANS,
}
TITLES = {kind.model: kind.title for part in PARTS for kind in part.kinds}
FACTORS = {
    "totp": "An app that makes codes",
    "webauthn": "A passkey",
    "recovery_codes": "Codes for when a phone is lost",
}
QUESTIONS = {flag.id: flag.question for flag in FLAGS.values()}


def value(row: Model, name: str, label: str, names: "Names") -> Value:
    """One field of a row. `names`: who is who."""
    field: Field = row._meta.get_field(name)  # type: ignore[assignment]
    kept = getattr(row, name)
    if kept is None or kept in ("", [], {}):
        return Value(label, _blank(row, name), None)
    if special := SPECIAL.get((row._meta.label, name)):
        return Value(label, said := special(kept), said)
    if name == "section":
        return Value(label, said := names.heading(kept), said)
    if isinstance(field, UUIDField):
        return Value(label, said := names.thread(kept), said)
    if field.is_relation:
        return Value(label, said := names.of(kept), said)
    if field.choices:
        return Value(label, said := _first_capital(dict(field.flatchoices).get(kept, kept)), said)
    return Value(label, *_plain(kept))


def moment_in_words(moment: datetime) -> str:
    """A moment as people in the UK write it: 3 November 2026, 14:05."""
    there = moment.astimezone(UK)
    return f"{in_words(there.date())}, {there:%H:%M}"


class Names:
    """Who is who in one person's record: staff by name and job, as the council calls it; the person by "you".

    `held`: names of the rows that are held back, whose words nothing else may say either.
    """

    def __init__(self, person: YoungPerson, held: Container[str] = ()):
        self.person, self._jobs = person, {}  # type: YoungPerson, dict[int, str]
        self._titles: dict[str, str] = {}
        self._learnt: set[int] = set()
        self._plan = PlanNames(person, held)

    def learn(self, users: set[int]) -> None:
        """Looks up what those of these users are to the council who are not known yet, in one query."""
        unknown = users - self._learnt
        self._learnt |= unknown
        if not unknown:
            return
        held = Membership.objects.filter(user__in=unknown, authority=self.person.authority).order_by(
            "-starts_on", "-pk"
        )
        for membership in held:
            self._jobs.setdefault(membership.user_id, self._title(membership.role))

    def of(self, thing: Model) -> str:
        """A user, a membership, a council or a team by name, a part of a plan in words. Raises TypeError for anything else."""
        if isinstance(thing, User):
            return self._user(thing, self._jobs.get(thing.pk, ""))
        if isinstance(thing, Membership):
            return self._user(thing.user, self._title(thing.role))
        if isinstance(thing, Authority | Team):
            return thing.name
        if said := self._plan.named(thing):
            return said
        raise TypeError(f"{thing._meta.label} has no name here")

    def heading(self, section: str) -> str:
        """What a section of their plan is called."""
        return self._plan.heading(section)

    def thread(self, thread: UUID) -> str:
        """The words of a goal or an action that goes on from version to version."""
        return self._plan.thread(thread)

    def _title(self, role: str) -> str:
        if role not in self._titles:
            self._titles[role] = role_title(self.person.authority, role)
        return self._titles[role]

    def _user(self, user: User, job: str) -> str:
        if user.pk == self.person.user_id:
            return "you"
        name = user.name or "somebody whose name is not recorded"
        return f"{name}, {job}" if job else name


def _blank(row: Model, name: str) -> str:
    """What a blank means: nothing to say (""), a time that goes on, or that it is not recorded."""
    if (said := BLANK.get((row._meta.model_name, name))) is not None:
        return said
    if name in QUIET:
        return ""
    return GOES_ON if name == "ends_on" and isinstance(row, Period) else NOT_RECORDED


def _plain(kept: Any) -> tuple[str, Any]:
    if isinstance(kept, bool):
        return ("yes" if kept else "no"), kept
    if isinstance(kept, datetime):
        return moment_in_words(kept), kept.isoformat()
    if isinstance(kept, date):
        return in_words(kept), kept.isoformat()
    if isinstance(kept, time):
        return f"{kept:%H:%M}", kept.isoformat()
    if isinstance(kept, list):
        return ", ".join(map(str, kept)), kept
    if isinstance(kept, Mapping):
        return "; ".join(f"{name}: {said}" for name, said in kept.items()), dict(kept)
    return str(kept), kept if isinstance(kept, int) else str(kept)


def _first_capital(words: Any) -> str:
    return str(words)[:1].upper() + str(words)[1:]


def _kind_of(row: str) -> str:
    """What kind of row HeldBack names: people around you."""
    label = row.partition(":")[0]
    return TITLES.get(label, label)


def _field_words(fields: list[str]) -> str:
    return ", ".join(map(field_words, fields))


def _part_words(part: str) -> str:
    return _first_capital(PARTS_OF_YOURS.get(part, WHOLE))


def _what_was_done(what: str) -> str:
    """The action of an event: looked at where you live. One without words of its own changed something."""
    seen = what.removeprefix("see_")
    if seen != what:
        return _first_capital(f"{LOOKED} {PARTS_OF_YOURS.get(seen, WHOLE)}")
    return _first_capital(DONE.get(what, CHANGED))


# Fields that the person they are about reads in other words than those who work with them.
SPECIAL: dict[tuple[str, str], Callable[[Any], str]] = {
    ("leaving_care.Circumstance", "kind"): lambda kind: _first_capital(CIRCUMSTANCES.get(kind, kind)),
    ("leaving_care.StatusSpell", "flags"): lambda flags: " ".join(QUESTIONS.get(flag, flag) for flag in flags),
    ("leaving_care.StatusSettled", "flag"): lambda flag: QUESTIONS.get(flag, flag),
    ("leaving_care.HeldBack", "row"): _kind_of,
    ("leaving_care.Correction", "about"): lambda part: "Something else" if part == Part.DATA else _part_words(part),
    ("leaving_care.PartnerAccess", "to_part"): _part_words,
    ("leaving_care.HandedOver", "handed_part"): _part_words,
    ("mfa.Authenticator", "type"): lambda kind: FACTORS.get(kind, kind),
    ("leaving_care.Event", "part"): _part_words,
    ("leaving_care.Event", "what"): _what_was_done,
    ("leaving_care.Event", "fields"): _field_words,
    **SPECIAL_IN_PLANS,
}
