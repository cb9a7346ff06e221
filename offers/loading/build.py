"""Makes a model's row out of a file's row, noting every field that will not do."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from offers.loading.faults import Faults
from offers.loading.files import Row

KINDS: tuple[tuple[type[models.Field], tuple[type, ...], str], ...] = (
    (models.DateField, (datetime.date,), "a day without quotes, such as 2026-04-01"),
    (models.BooleanField, (bool,), "true or false"),
    (models.IntegerField, (int,), "a whole number"),
    (models.DecimalField, (int, float), "a number"),
    (models.JSONField, (list,), 'a list, such as ["a", "b"]'),
    (models.CharField, (str,), "text in quotes"),
    (models.TextField, (str,), "text in quotes"),
)


def build(
    model: type[models.Model],
    row: Row,
    faults: Faults,
    *,
    fields: Iterable[str],
    also: Iterable[str] = (),
    renamed: dict[str, str] | None = None,
    **fixed: Any,
) -> models.Model:
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
        value, field = row.values[key], model._meta.get_field(target)
        wrong = _kind_fault(field, value)
        if wrong:
            faults.add(row, key, wrong)
            refused.add(target)
            continue
        if isinstance(field, models.DecimalField):
            value = str(value)
        setattr(instance, target, value.strip() if isinstance(value, str) else value)
    _validate(instance, row, faults, named, refused)
    return instance


def _kind_fault(field: models.Field, value: Any) -> str:
    for kind, types, words in KINDS:
        if isinstance(field, kind):
            # A bool is an int to Python, and a moment is a day: neither is meant.
            fits = isinstance(value, types) and not (isinstance(value, bool) and bool not in types)
            if fits and not isinstance(value, datetime.datetime):
                return "Leave it out when it is not known; an empty text says nothing." if value == "" else ""
            return f"{value!r} will not do here. It should be {words}."
    return ""


def _validate(instance, row, faults, named, refused):
    own = {field.name for field in instance._meta.fields if not field.is_relation} - refused
    exclude = {field.name for field in instance._meta.fields} - own
    try:
        instance.clean_fields(exclude=exclude)
    except ValidationError as error:
        for target, messages in error.message_dict.items():
            missing = named.get(target, target) not in row.values
            for message in messages:
                faults.add(row, named.get(target, target), "This is missing." if missing else message)
        exclude |= set(error.message_dict)
    for constraint in instance._meta.constraints:
        if isinstance(constraint, models.CheckConstraint):
            try:
                constraint.validate(type(instance), instance, exclude=exclude)
            except ValidationError as error:
                faults.add(row, "", " ".join(error.messages))


def no_twins(rows: Iterable[Row], key: str, faults: Faults, what: str) -> None:
    """Notes every row whose `key` another row has already."""
    seen: dict[Any, Row] = {}
    for row in rows:
        value = row.values.get(key)
        if value is None:
            continue
        if value in seen:
            faults.add(row, key, f"{what} {value!r} is there already ({seen[value].file}: {seen[value].label}).")
        seen.setdefault(value, row)


def chosen(row: Row, key: str, known: dict[Any, Any], faults: Faults, what: str) -> Any:
    """What `known` has under the row's value for `key`; None when it is left out. An unknown value is a fault."""
    value = row.values.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or value not in known:
        faults.add(row, key, f"{value!r} is no {what}. Known: {', '.join(sorted(known)) or 'none'}.")
        return None
    return known[value]
