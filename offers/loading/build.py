"""Makes a model's row out of a file's row, noting every field that will not do."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from offers.loading.constraints import is_broken
from offers.loading.faults import Faults, shown
from offers.loading.files import Row
from offers.loading.values import constraint_remedy, fault_of, remedies

M = TypeVar("M", bound=models.Model)
MISSING = "This is missing."


def build(
    model: type[M],
    row: Row,
    faults: Faults,
    *,
    fields: Iterable[str],
    also: Iterable[str] = (),
    renamed: dict[str, str] | None = None,
    **fixed: Any,
) -> M:
    """An unsaved `model` from a row.

    `fields` are the keys that go to fields of the same name, `renamed` those that go to another, `also` those that the
    caller takes care of; any other key is a fault. `fixed` are values the file does not hold. What is missing or will not
    do is noted in `faults`; the instance is for saving only if nothing was.
    """
    targets = {key: key for key in fields} | (renamed or {})
    instance = model(**fixed)
    named = {target: key for key, target in targets.items()}
    for key in sorted(set(row.values) - set(targets) - set(also)):
        faults.add(row, key, f"Not known here. Known: {', '.join(sorted(set(targets) | set(also)))}.")
    refused = set()
    for key, target in targets.items():
        if key not in row.values:
            continue
        value, field = row.values[key], _field(model, target)
        wrong = fault_of(field, value)
        if wrong:
            faults.add(row, key, wrong)
            refused.add(target)
            continue
        setattr(instance, target, str(value) if isinstance(field, models.DecimalField) else value)
    _validate(instance, row, faults, named, refused)
    return instance


def _field(model: type[models.Model], name: str) -> models.Field:
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)  # noqa: S101  (never the other end of a relation)
    return field


def _validate(instance, row, faults, named, refused):
    own = {field.name for field in instance._meta.fields if not field.is_relation} - refused
    try:
        instance.clean_fields(exclude={field.name for field in instance._meta.fields} - own)
    except ValidationError as error:
        for target, wrong in error.error_dict.items():
            key = named.get(target, target)
            said = (
                remedies(instance._meta.get_field(target), ValidationError(wrong), getattr(instance, target))
                if key in row.values
                else [MISSING]
            )
            for message in said:
                faults.add(row, key, message)
        refused |= set(error.error_dict)
    for constraint in instance._meta.constraints:
        if isinstance(constraint, models.CheckConstraint) and is_broken(constraint, instance, refused):
            asked = constraint.condition.referenced_base_fields
            keys = [named.get(field.name, field.name) for field in instance._meta.fields if field.name in asked]
            faults.add(row, ", ".join(keys), constraint_remedy(constraint))


def no_twins(rows: Iterable[Row], key: str, faults: Faults, *, within: str = "") -> None:
    """Notes every row whose `key` another row has already; with `within`, another row that has the same there too."""
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        value, of = row.values.get(key), row.values.get(within, "")
        if not isinstance(value, str) or not isinstance(of, str):
            continue
        first = seen.setdefault((of, value), row)
        if first is not row:
            faults.add(row, key, f"{shown(value)} is there already ({first.file}, {first.label}).")


def chosen(row: Row, key: str, known: dict[Any, Any], faults: Faults, what: str) -> Any:
    """What `known` has under the row's value for `key`; None when it is left out. An unknown value is a fault."""
    value = row.values.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or value not in known:
        faults.add(row, key, f"{shown(value)} is no {what}. Known: {', '.join(sorted(known)) or 'none'}.")
        return None
    return known[value]
