"""What one reader may do to one record, asked in as few conditions as the permission table allows.

What somebody may do is asked of `leaving_care.access` alone. Actions that the table opens to the reader's roles in the same
way share one answer; each action asked for by itself would make a statement so long that planning it takes most of the time.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef

from leaving_care.access import held, reachable
from leaving_care.models import Role, User, YoungPerson
from leaving_care.permissions import TABLE, Reach, action

Reaches = frozenset[tuple[Role, Reach]]


def exists(user: User, what: str, on: date) -> Exists:
    """The condition on a young person that a user may do `what` on a day."""
    return Exists(reachable(user, what, on).filter(pk=OuterRef("pk")))


def reaches(user: User, what: str, on: date) -> Reaches:
    """How far the user's roles of the day reach for an action; empty: not at all, by the usual rule."""
    roles = {Role(membership.role) for membership in held(user, on)}
    return frozenset((role, reach) for role, reach in action(what).roles.items() if role in roles)


class Asking:
    """The actions `names`, for one reader on a day: `first` is put to the query that finds the record, then `settle` it."""

    def __init__(self, user: User, names: Iterable[str], on: date):
        self.user, self.names, self.on = user, tuple(names), on
        plain: dict[Reaches, str] = {}
        for name, row in TABLE.items():
            if not row.shows:
                plain.setdefault(reaches(user, name, on), name)
        ways = {self._ways(name) for name in self.names}
        # What is shared is shared part by part: one answer says nothing of the others.
        self.asked = {way: plain[way] for way in ways if way in plain and not _is_by_part(way)}

    @property
    def first(self) -> dict[str, Exists]:
        """Annotations: one for each way in which the reader's roles reach."""
        return {f"able_{name}": exists(self.user, name, self.on) for name in self.asked.values()}

    def settle(self, person: YoungPerson) -> frozenset[str]:
        """Which of the actions the reader may do to somebody found with `first`.

        One query more where a part may be open beside the usual rule: it was shared, or handed over, or the glass is broken.
        """
        open_ways = {way for way, name in self.asked.items() if getattr(person, f"able_{name}")}
        able = {name for name in self.names if self._ways(name) in open_ways}
        others = [name for name in self.names if name not in able and self._may_be_open(name)]
        if others:
            asked = {f"able_{name}": exists(self.user, name, self.on) for name in others}
            found = YoungPerson.objects.annotate(**asked).get(pk=person.pk)
            able |= {name for name in others if getattr(found, f"able_{name}")}
        return frozenset(able)

    def _ways(self, name: str) -> Reaches:
        return reaches(self.user, name, self.on)

    def _may_be_open(self, name: str) -> bool:
        is_manager = any(membership.role == Role.MANAGER for membership in held(self.user, self.on))
        return action(name).shows and (is_manager or bool(self._ways(name)))


def _is_by_part(way: Reaches) -> bool:
    return not way or any(reach is Reach.SHARED for _, reach in way)
