"""Whether a row that is not saved yet would break a constraint: worked out in memory, where the database would take a query.

A condition is true, false or, where what it asks is not there, unknown; as in the database, only one that is false is broken.
What is not understood here is asked of the database, which has the last word on every row in any case.
"""

import operator
from collections.abc import Callable, Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Model, Q

_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
    "in": lambda value, known: value in known,
}


class _NotUnderstood(Exception):
    """A condition that only the database can answer."""


def is_broken(constraint: CheckConstraint, row: Model, excluded: Collection[str] = ()) -> bool:
    """Whether a row breaks a constraint. One that asks for a field among `excluded` is not asked."""
    condition = constraint.condition
    if not isinstance(condition, Q):
        return _asked_of_the_database(constraint, row, excluded)
    if condition.referenced_base_fields & set(excluded):
        return False
    try:
        return _holds(condition, row) is False
    except _NotUnderstood:
        return _asked_of_the_database(constraint, row, excluded)


def _asked_of_the_database(constraint: CheckConstraint, row: Model, excluded: Collection[str]) -> bool:
    try:
        constraint.validate(type(row), row, exclude=set(excluded))
    except ValidationError:
        return True
    return False


def _holds(condition: Q, row: Model) -> bool | None:
    """Whether it is true of a row. None: unknown."""
    answers = [_holds(part, row) if isinstance(part, Q) else _compared(part, row) for part in condition.children]
    if condition.connector not in (Q.AND, Q.OR):
        raise _NotUnderstood
    deciding = condition.connector == Q.OR  # one such answer decides it, whatever the others are
    found = deciding if deciding in answers else None if None in answers else not deciding
    return found if found is None or not condition.negated else not found


def _compared(part: Any, row: Model) -> bool | None:
    if not isinstance(part, tuple):
        raise _NotUnderstood
    name, _, lookup = part[0].partition("__")
    value, wanted = _value(row, name), part[1]
    if lookup == "isnull" or (lookup in ("", "exact") and wanted is None):
        return (value is None) is (wanted is not False)
    if isinstance(wanted, F):
        wanted = _value(row, str(wanted.name))  # type: ignore[attr-defined]
    elif hasattr(wanted, "resolve_expression"):
        raise _NotUnderstood
    if (lookup or "exact") not in _COMPARED:
        raise _NotUnderstood
    return None if value is None or wanted is None else _COMPARED[lookup or "exact"](value, wanted)


def _value(row: Model, name: str) -> Any:
    return getattr(row, row._meta.get_field(name).attname)  # type: ignore[union-attr]
